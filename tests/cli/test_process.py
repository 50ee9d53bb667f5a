"""The command line as a process of its own: pipes, imports, and streams that cannot show everything."""

import argparse
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.cli.main import PAGES, parser

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
    "words", [("triage",), ("action", "add", "y", "--owner", "me"), ("show", "visit 5"), ("undo",)]
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


def test_a_stream_that_knows_ascii_alone_gets_question_marks(tracker: Tracker) -> None:
    tracker("action", "add", "Zoë’s plan")
    done = run("-m", "tracker", "actions", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Zo?" in done.stdout


def test_every_page_holds_the_verbs_it_is_found_by() -> None:
    top = parser()
    everywhere = argparse.ArgumentParser(add_help=False)
    for page, words in PAGES.items():
        verbs = argparse.ArgumentParser().add_subparsers()
        import_module(f"tracker.cli.{page}").add_verbs(verbs, everywhere)
        assert set(verbs.choices) == words
        assert not words - set(top.format_help().split())
