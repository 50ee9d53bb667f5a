"""Every test of the store has a folder of its own, and most have an open casebook in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.casebooks import opened
from tracker.store import Store


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Name a casebook that is not there yet."""
    return tmp_path / "casebook.json"


@pytest.fixture
def store(book: Path) -> Iterator[Store]:
    """Begin a casebook and keep it open."""
    with opened(book) as store:
        yield store


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the disk's confirmation where only what stands in the files matters."""
    monkeypatch.setattr("os.fsync", lambda fd: None)
