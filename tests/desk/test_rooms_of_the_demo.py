"""Every room of the demo: each sentence has a reference that leads somewhere, and nobody's name stands in it."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date

import pytest

from tests.desk.test_rooms import NOTHING, all_have_references, section, words
from tracker.demo import build_demo
from tracker.desk import Desk
from tracker.desk.room_themes import Room, rooms
from tracker.domain.young_people import Case

TODAY = date(2026, 3, 26)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("demo")))
        path = build_demo(TODAY)
    desk = Desk.open(path, TODAY)
    yield desk
    desk.session.store.close(quick=True)
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_every_sentence_leads_somewhere_and_names_nobody(demo: Desk, room: Room) -> None:
    paper = demo.rooms.build(room)
    all_have_references(demo, paper)
    said = words(paper)
    names = {case.chosen_name for case in demo.session.casebook.all(Case) if case.chosen_name}
    assert names
    assert not [name for name in names if f" {name} " in said]
    assert [block.text for block in section(paper, "What cannot yet be shown")] != [NOTHING]


def test_one_flag_on_the_inspection_says_which_areas_were_not_evaluated(demo: Desk) -> None:
    (flag,) = (f for f in demo.session.board.all() if f.rule == "SE-01")
    assert (flag.table, flag.word, flag.severity) == ("visits", "missing", 2)
