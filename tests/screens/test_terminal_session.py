"""The whole program in a real terminal: signals, a dropped line, the shell and back, and few colours."""

import os
import re
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.screens.terminal import ENTER, LEAVE, SHOW_CURSOR, Terminal, tracker

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a terminal of its own needs a POSIX system")

Open = Callable[..., Terminal]
COLOUR = re.compile(rb"\x1b\[[0-9;]*(?<![0-9])(3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


@pytest.fixture
def start(book: Path) -> Iterator[Open]:
    """Start Tracker on the sample casebook; what is started is ended with the test."""
    started: list[Terminal] = []

    def start(command: list[str] | None = None, deaf: bool = False, **environ: str) -> Terminal:
        base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
        terminal = Terminal(command or tracker(book), {**base, "TERM": "xterm-256color", **environ}, deaf)
        started.append(terminal)
        terminal.wait_for("county.json")
        terminal.wait_for("all keys")
        return terminal

    yield start
    for terminal in started:
        terminal.close()


def half_type(terminal: Terminal) -> None:
    terminal.send("ju")
    terminal.wait_for("What happened")
    terminal.send("half typed")
    terminal.wait_for("d")
    terminal.read(0.2)


def draft() -> dict[str, Any]:
    folder = Path(os.environ["XDG_DATA_HOME"]) / "tracker" / "drafts"
    found: dict[str, Any] = msgspec.json.decode(next(folder.glob("*.draft")).read_bytes())
    return found


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_polite_end_keeps_the_draft_and_leaves_the_terminal_clean(start: Open, name: str) -> None:
    terminal = start()
    half_type(terminal)
    began = time.perf_counter()
    number = getattr(signal, name)
    terminal.program.send_signal(number)
    assert terminal.end() == 128 + number
    assert time.perf_counter() - began < 1, "300 ms on a machine that does nothing else"
    assert draft()["fields"]["text"] == "half typed"
    end = terminal.seen[terminal.seen.rindex(ENTER) :]
    assert LEAVE in end
    assert SHOW_CURSOR in end
    assert b"Traceback" not in end


@pytest.mark.parametrize("deaf", [False, True], ids=["", "SIGHUP ignored"])
def test_a_dropped_line_keeps_the_draft_and_leaves_no_orphan(start: Open, deaf: bool) -> None:
    terminal = start(deaf=deaf)
    half_type(terminal)
    terminal.drop()
    assert terminal.end() == 129
    assert draft()["fields"]["text"] == "half typed"


def test_a_note_half_typed_when_the_terminal_is_killed_is_there_at_the_next_start(
    start: Open, caseload_book: Path
) -> None:
    terminal = start(tracker(caseload_book))
    terminal.send("5")
    terminal.wait_for("YP-014")
    terminal.send("Gl")
    terminal.wait_for("YP-014 JT Juno")
    terminal.send("\t")
    terminal.read(0.3)
    terminal.send("walked to the river")
    terminal.wait_for("r")
    terminal.read(1.2)
    terminal.program.kill()
    terminal.end()
    assert draft()["about"] == "YP-014"
    again = start(tracker(caseload_book))
    again.wait_for("Not finished: log note YP-014")
    again.send("o")
    again.wait_for("walked to the river")


def test_to_the_shell_and_back_draws_the_whole_screen_again(start: Open, book: Path) -> None:
    shell = f"set -m; {shlex.join(tracker(book))}; echo at the shell; fg; echo left"
    terminal = start(["/bin/bash", "--norc", "-c", shell])
    terminal.send("\x1a")
    terminal.wait_for("at the shell")
    terminal.wait_for("STALLED")
    terminal.wait_for("all keys")
    terminal.send("q")
    terminal.wait_for("left")


def test_an_error_nobody_expected_is_one_sentence_without_names(start: Open, book: Path) -> None:
    fault = (
        "import sys; from screens.list_keys import ListKeys; from tracker.cli import main\n"
        "def action_copy(self): secret = 'Jo Price was not seen'; raise RuntimeError(secret)\n"
        "ListKeys.action_copy = action_copy; sys.exit(main(sys.argv[1:]))"
    )
    terminal = start([sys.executable, "-c", fault, *tracker(book)[3:]])
    terminal.send("c")
    assert terminal.end() == 1
    said = terminal.seen[terminal.seen.rindex(LEAVE) :].decode()
    assert "an error it did not expect (RuntimeError at <string>:2)" in " ".join(said.split())
    assert "Jo Price" not in said
    assert "Traceback" not in said


def test_a_terminal_of_sixteen_colours_gets_no_others(start: Open) -> None:
    terminal = start(TERM="xterm")
    assert COLOUR.search(terminal.seen)
    assert not re.search(rb"[;\[][34]8;[25];", terminal.seen)


def test_no_color_sends_no_colour_at_all(start: Open, caseload_book: Path) -> None:
    terminal = start(tracker(caseload_book), NO_COLOR="1")
    terminal.send("5")
    terminal.wait_for("Next due")
    terminal.send("Gl")
    terminal.wait_for("Log a note")
    assert not COLOUR.search(terminal.seen)


def test_a_terminal_without_unicode_gets_ascii(start: Open, caseload_book: Path) -> None:
    terminal = start(tracker(caseload_book), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    terminal.send("6")
    terminal.wait_for("Yours: 2 not yet filed")
    terminal.send("5")
    terminal.wait_for("Next due")
    terminal.send("Gh")
    terminal.wait_for("I like it there.")
    assert terminal.seen.isascii()


def test_nothing_is_sent_while_nothing_happens(start: Open) -> None:
    terminal = start()
    terminal.send("ju")
    terminal.wait_for("What happened")
    terminal.read(0.6)
    assert terminal.read(1.5) == b""
