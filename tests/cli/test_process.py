"""The command line as a process of its own: pipes, imports, and streams that cannot show everything."""

import argparse
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.cli.entry import PAGES, main, parser
from tracker.config import Config

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "rich", "openpyxl", "pypdf", "tinydb", "shtab", "tracker.letters", "screens")
SPY = f"""
import sys
from tracker.cli import main
code = main(sys.argv[1:])
loaded = [name for name in {HEAVY} if name in sys.modules]
print("loaded", *loaded, file=sys.stderr)
sys.exit(code)
"""


def run(*words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, cwd=ROOT, env=environment, encoding="utf-8"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("triage",),
        ("action", "add", "y", "--owner", "me"),
        ("show", "visit 5"),
        ("undo", "--as", "T Manager"),
    ],
)
def test_a_plain_verb_loads_nothing_heavy(tracker: Tracker, document: str, words: tuple[str, ...]) -> None:
    tracker("accept", document, "--paragraphs", "2")
    done = run("-c", SPY, *words)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "loaded"


def test_a_pipe_that_closes_early_is_no_error(tracker: Tracker, book: Path) -> None:
    for n in range(3):
        tracker("action", "add", f"{n} " + "x" * 400)
    command = f"{sys.executable} -m tracker history --json --last 500 | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_a_file_or_pipe_gets_every_character_whatever_the_code_page(
    tracker: Tracker, encoding: str, form: tuple[str, ...]
) -> None:
    tracker("action", "add", "Zoë’s plan → Łucja")
    done = run("-m", "tracker", "actions", *form, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "Zoë’s plan → Łucja" in done.stdout


def test_every_page_holds_the_verbs_it_is_found_by() -> None:
    top = parser()
    everywhere = argparse.ArgumentParser(add_help=False)
    for page, words in PAGES.items():
        verbs = argparse.ArgumentParser().add_subparsers()
        import_module(f"tracker.cli.{page}").add_verbs(verbs, everywhere)
        assert set(verbs.choices) == words
        assert not words - set(top.format_help().split())


def test_the_mouse_is_on_where_the_settings_say_so(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screens.terminal import TerminalSettings

    given: list[TerminalSettings] = []
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("tracker.cli.screen_verbs.has_terminal", lambda: True)
    monkeypatch.setattr("screens.app.run", lambda desk, settings, *more: given.append(settings) or 0)
    for mouse in (False, True):
        settings = Config(file=str(book), mouse=mouse)
        monkeypatch.setattr("tracker.cli.running.load_config", lambda found=settings: found)
        assert main([]) == 0
    assert [settings.mouse for settings in given] == [False, True]
