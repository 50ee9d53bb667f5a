"""Leaving when the machine says so: a signal, a dropped line, an error nobody expected.

Textual alone dies on SIGTERM and SIGHUP with the terminal left broken, and lives on without a terminal
where SIGHUP is ignored. Here every way out saves what is being typed first.
"""

import asyncio
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App

FAILED = 1
"""Exit code after an error nobody expected."""
DROPPED = 128 + 1
"""Exit code after the terminal went away."""
PATIENCE = 2.0
"""Seconds a leaving app has before the process is ended, since a dead terminal can hold up its writer."""

PAUSE = 1.0
"""Seconds before the terminal is asked again after it woke us for nothing."""

Leave = Callable[[int], None]
"""Saves what is being typed and begins to leave with this exit code; called in the event loop."""


def watch(leave: Leave) -> None:
    """Call ``leave`` on SIGTERM, on SIGHUP, and when the terminal is gone; call this inside the event loop."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, 128 + number)
    if hasattr(select, "poll") and sys.stdin is not None and sys.stdin.isatty():
        arguments = (sys.stdin.fileno(), loop, leave)
        threading.Thread(target=_wait_for_hangup, args=arguments, name="hang-up", daemon=True).start()


def _wait_for_hangup(terminal: int, loop: asyncio.AbstractEventLoop, leave: Leave) -> None:
    """Sleep until the terminal hangs up; asks for no event, but a system may wake it for another all the same."""
    poller = select.poll()
    poller.register(terminal, 0)
    gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
    try:
        while not any(mask & gone for _, mask in poller.poll()):
            time.sleep(PAUSE)
    except OSError:
        return
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(leave, DROPPED)
    time.sleep(PATIENCE)
    # The app had its time: whatever is committed is on the disk, and nobody can see this process any more.
    os._exit(DROPPED)


def code_of(app: App[Any]) -> int:
    """Give the exit code of an app that ended; after an error nobody expected says so on stderr."""
    sys.stdout.flush()
    code = app.return_code or 0
    if code == FAILED:
        # Textual keeps the error under a private name; without the name nothing is lost but detail.
        sys.stderr.write(unexpected(getattr(app, "_exception", None)) + "\n")
    return code


def unexpected(error: BaseException | None) -> str:
    """Say that something went wrong, and where in the program, but nothing of what was on the screen."""
    where = ""
    trace = error.__traceback__ if error else None
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        where = f" at {os.path.basename(name)}:{trace.tb_lineno}"  # noqa: PTH119  # a name, not a path
        trace = trace.tb_next
    kind = type(error).__name__ if error else "error"
    return (
        f"Tracker met an error it did not expect ({kind}{where}) and closed. Every change it confirmed is "
        "saved, and what was being typed is offered at the next start. Please report the words in brackets."
    )
