"""A program in a terminal of its own: keys in, bytes out, signals, and the line dropped."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTER, LEAVE, SHOW_CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


class Terminal:
    """80 columns and 24 lines with one program in it."""

    def __init__(self, command: Sequence[str], environ: dict[str, str], deaf: bool = False) -> None:
        """Start the program; ``deaf`` ignores SIGHUP, as under nohup."""
        self.fd, theirs = pty.openpty()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

        def settle() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if deaf:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.program = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environ,
            cwd=ROOT,
            start_new_session=True,
            preexec_fn=settle,
        )
        os.close(theirs)
        self.seen = b""
        self._at = 0

    def read(self, seconds: float) -> bytes:
        """Read what comes in some time, and give it."""
        got, end = b"", time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self.fd], [], [], left)[0]:
                break
            try:
                piece = os.read(self.fd, 1 << 16)
            except OSError:
                break
            got += piece
            if not piece:
                break
        self.seen += got
        return got

    def wait_for(self, words: str, seconds: float = 10) -> None:
        """Read until the program has sent these words after those waited for before."""
        end = time.perf_counter() + seconds
        while (found := self.seen.find(words.encode(), self._at)) < 0:
            assert time.perf_counter() < end, f"{words!r} did not come; last: {self.seen[-600:]!r}"
            self.read(0.05)
        self._at = found + len(words)

    def send(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def drop(self) -> None:
        """Close the line, as when the network goes."""
        os.close(self.fd)
        self.fd = -1

    def end(self, seconds: float = 5) -> int:
        """Read until the program has ended, and give its exit code."""
        end = time.perf_counter() + seconds
        while self.program.poll() is None:
            assert time.perf_counter() < end, "the program lives on"
            if self.fd < 0:
                time.sleep(0.01)
            else:
                self.read(0.02)
        if self.fd >= 0:
            self.read(0.05)
        return self.program.returncode

    def close(self) -> None:
        """Leave nothing behind."""
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        if self.fd >= 0:
            os.close(self.fd)


def tracker(book: Path) -> list[str]:
    """Give the command that opens the screens on a casebook, as Jess Bell on the sample's day."""
    return [
        sys.executable,
        "-m",
        "tracker",
        "--file",
        str(book),
        "--as",
        "Jess Bell",
        "--today",
        "2024-07-08",
    ]
