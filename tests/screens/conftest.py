"""Screens in tests: no animation, no blinking cursor, and a quick look whether the app is idle."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

# Read when textual is imported: nothing moves, and a frame takes four milliseconds, which tests wait for.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_FPS"] = "1000"

import pytest
from textual import _wait
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenizer import Token
from textual.widgets import Input, TextArea

from tests.screens.sample_book import add_young_people, build, count_ids, open_desk
from tracker.desk import Desk

PARSED: dict[object, list[RuleSet]] = {}
"""What every app of a test run would read of the same style sheets again; a quarter of a screen's start."""


def parsed_once(scope: str, css: str, read_from: object, **more: object) -> list[RuleSet]:
    """Read a style sheet once for each theme."""
    tokens: dict[str, list[Token]] = more.get("variable_tokens") or {}  # type: ignore[assignment]
    known = tuple((name, tuple(token.value for token in each)) for name, each in tokens.items())
    rest = tuple(sorted((name, value) for name, value in more.items() if name != "variable_tokens"))
    key = (scope, css, read_from, known, rest)
    if key not in PARSED:
        PARSED[key] = list(parse(scope, css, read_from, **more))  # type: ignore[arg-type]
    return PARSED[key]


@pytest.fixture(autouse=True)
def quick_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    # Private names of Textual's, so a test run without them is slower and no worse.
    for name, seconds in (("SLEEP_GRANULARITY", 0.002), ("SLEEP_IDLE", 0.001)):
        if hasattr(_wait, name):
            monkeypatch.setattr(_wait, name, seconds)
    monkeypatch.setattr(stylesheet, "parse", parsed_once)
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget.cursor_blink, "_default", False)
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts and saved views of a test are its own."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample casebook, built once."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        count_ids(patch)
        patch.setattr("os.fsync", lambda fd: None)
        build(folder / "county.json")
    return folder


@pytest.fixture(scope="session")
def caseload_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample casebook with young people, built once."""
    folder = tmp_path_factory.mktemp("caseload") / "casebook"
    shutil.copytree(sample_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        count_ids(patch, 10_000)
        patch.setattr("os.fsync", lambda fd: None)
        add_young_people(folder / "county.json")
    return folder


@pytest.fixture
def book(sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample casebook; the disk's confirmation is left out, which the store's tests prove."""
    monkeypatch.setattr("os.fsync", lambda fd: None)
    copied = tmp_path / "casebook"
    shutil.copytree(sample_folder, copied)
    return copied / "county.json"


@pytest.fixture
def caseload_book(caseload_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample casebook with young people."""
    monkeypatch.setattr("os.fsync", lambda fd: None)
    copied = tmp_path / "caseload"
    shutil.copytree(caseload_folder, copied)
    return copied / "county.json"


@pytest.fixture
def caseload(caseload_book: Path) -> Iterator[Desk]:
    """The sample casebook with young people opened by Jess Bell on the day the screens are looked at."""
    opened = open_desk(caseload_book)
    yield opened
    opened.close(quick=True)


@pytest.fixture
def desk(book: Path) -> Iterator[Desk]:
    """The sample casebook opened by Jess Bell on the day the screens are looked at."""
    opened = open_desk(book)
    yield opened
    opened.close(quick=True)
