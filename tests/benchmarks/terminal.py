"""A terminal of 80x24 for one program: how long until a text of it has arrived."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from pathlib import Path

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])")


def until_shown(
    command: list[str], text: str, environ: dict[str, str], folder: Path, limit: float = 20
) -> float:
    """Start a program and give the seconds until it has written a text; then end it.

    Raises TimeoutError with what it wrote when the text does not come within ``limit`` seconds.
    """
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover  (the other process)
        os.chdir(folder)
        os.execvpe(command[0], command, environ)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written = b""
    try:
        while time.perf_counter() - began < limit:
            written += _read(terminal)
            if text.encode() in _ESCAPES.sub(b"", written):
                return time.perf_counter() - began
        raise TimeoutError(_ESCAPES.sub(b"", written).decode(errors="replace"))
    finally:
        _end(child, terminal)


def _read(terminal: int) -> bytes:
    if not select.select([terminal], [], [], 0.05)[0]:
        return b""
    with suppress(OSError):  # the program has ended
        return os.read(terminal, 65536)
    time.sleep(0.05)
    return b""


def _end(child: int, terminal: int) -> None:
    """End the program politely, reading on so that it is never stuck, and after 3 seconds for good."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGTERM)
    deadline = time.perf_counter() + 3
    while os.waitpid(child, os.WNOHANG)[0] == 0:
        _read(terminal)
        if time.perf_counter() > deadline:
            os.kill(child, signal.SIGKILL)
    os.close(terminal)
