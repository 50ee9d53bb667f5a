from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.book import open_desk
from tests.exchange.extracts import Rows, exported, fill
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


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The forty young people, for tests that keep nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda fd: None)
        desk = open_desk(tmp_path_factory.mktemp("service") / "casebook.json")
        fill(desk)
        yield desk
        desk.close(quick=True)


@pytest.fixture
def rows(service: Desk, tmp_path: Path) -> Rows:
    return exported(service, tmp_path, "annexa")
