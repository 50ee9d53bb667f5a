"""Taking changes back one by one gives the casebook as a reading from the start gives it."""

from pathlib import Path

import pytest

from tests.desk.book import TODAY
from tracker.demo import build_demo
from tracker.domain.casebook import Casebook
from tracker.store import Store
from tracker.store.opening import apply


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(TODAY)


def test_every_state_of_the_demo_comes_back(demo: Path) -> None:
    with Store.open(demo, who="J Price") as store:
        before = {record.id: record for record in store.casebook}
        grown, marks = Casebook(), {}
        last = store.history.n
        wanted = {0, 1, last // 2, last - 3, last}
        for line in store.history.lines():
            if line.head.n - 1 in wanted:
                marks[line.head.n - 1] = {r.id: r for r in grown}
            apply(line, grown)
        marks[last] = {r.id: r for r in grown}
        for n, then in marks.items():
            found = {r.id: r for r in store.as_of(n)}
            assert found == then, n
            assert {i: r.rev for i, r in found.items()} == {i: r.rev for i, r in then.items()}
        assert {record.id: record for record in store.casebook} == before
