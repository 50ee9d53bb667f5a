from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.letters.sample import SAMPLES
from tracker.cli import main

TODAY = "2024-06-10"


class Said(NamedTuple):
    """What one command printed, and its exit code."""

    out: str
    err: str
    code: int


Tracker = Callable[..., Said]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "casebook.json"


@pytest.fixture
def tracker(book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """Run commands on one casebook, as T Manager on the 10th of June 2024 unless they say otherwise."""
    monkeypatch.setattr("os.fsync", lambda fd: None)
    monkeypatch.setenv("TRACKER_FILE", str(book))

    def run(*words: str, today: str = TODAY, who: str = "T Manager") -> Said:
        said = [
            *words,
            *(["--today", today] if "--today" not in words else []),
            *(["--as", who] if who else []),
        ]
        capsys.readouterr()
        try:
            code = main(said)
        except SystemExit as end:
            code = int(end.code or 0)
        return Said(*capsys.readouterr(), code)

    return run


@pytest.fixture
def letter() -> str:
    return str(SAMPLES / "monitoring_letter.txt")


@pytest.fixture
def document(tracker: Tracker, letter: str) -> str:
    """Bring the sample letter in and give the document's reference."""
    return tracker("import", "letter", letter, "--quiet").out.strip()
