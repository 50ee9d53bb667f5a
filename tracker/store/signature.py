"""What the system says of who works here and on which machine: half of what signs a change."""

import contextlib
import getpass
import os


def login() -> str:
    """Give the login's name, or "unknown"."""
    with contextlib.suppress(Exception):  # a login without a name is no reason not to open
        return getpass.getuser()
    return "unknown"


def machine() -> str:
    """Name the machine, without the import that knows every system's way of asking."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "unknown")
