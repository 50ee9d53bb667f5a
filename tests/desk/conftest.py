from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.book import open_desk
from tracker.desk import Desk


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the disk's confirmation: what is kept is proved by the tests of the store."""
    monkeypatch.setattr("os.fsync", lambda fd: None)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "casebook.json"


@pytest.fixture
def desk(book: Path) -> Iterator[Desk]:
    desk = open_desk(book)
    yield desk
    desk.close(quick=True)
