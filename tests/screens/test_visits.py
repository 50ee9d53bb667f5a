"""Visits and oversight: one dated list, bringing letters in, and decisions that become actions."""

from datetime import date
from pathlib import Path

import pytest

from tests.letters.sample import sample
from tests.screens.stage import on_stage
from tracker.desk import Desk
from tracker.domain.scrutiny import Document, ScrutinyVisit
from tracker.domain.work import Action, Oversight


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "focused.txt"
    path.write_text(sample("focused_visit"), encoding="utf-8")
    return path


async def test_scrutiny_and_our_own_oversight_stand_in_one_list_newest_first(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2")
        assert isinstance(stage.on, Oversight)
        await stage.press("j")
        assert isinstance(stage.on, ScrutinyVisit)
        assert "1/2" in stage.lines[4]


async def test_a_letter_is_brought_in_and_opens_at_its_first_paragraph(desk: Desk, letter: Path) -> None:
    async with on_stage(desk, (80, 30)) as stage:
        await stage.press("2", "i")
        await stage.type(str(letter))
        await stage.press("tab")
        await stage.answer("1 july 2024")
        assert "Paragraph 1: waiting" in stage.text
        assert "Brought in D-" in stage.text
        visit = next(v for v in desk.session.casebook.all(ScrutinyVisit) if v.kind == "focused visit")
        assert visit.received == date(2024, 7, 1)
        await stage.press("q")
        assert stage.on == visit


async def test_the_same_letter_twice_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_text(sample("monitoring_letter"), encoding="utf-8")
    async with on_stage(desk) as stage:
        await stage.press("2", "i")
        await stage.answer(str(again))
        assert "is here already" in " ".join(stage.text.split())
        assert len(list(desk.session.casebook.all(Document))) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "There is no file"), (b"", "empty"), (b"\x00\x01\x02\x89PNG" * 50, "")],
)
async def test_a_file_that_is_no_letter_is_refused_and_can_be_typed_again(
    desk: Desk, tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "scan.txt"
    if content is not None:
        path.write_bytes(content)
    async with on_stage(desk) as stage:
        await stage.press("2", "i")
        await stage.answer(str(path))
        assert stage.asks
        assert why in " ".join(stage.text.split())
        assert len(list(desk.session.casebook.all(Document))) == 1


async def test_a_folder_is_refused(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letters").mkdir()
    monkeypatch.chdir(tmp_path)
    async with on_stage(desk) as stage:
        await stage.press("2", "i")
        await stage.answer("letters")
        assert stage.asks
        assert "letters is a folder" in stage.text


async def test_an_expected_visit_is_added_with_a_rough_date(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "n", "v", "tab")
        await stage.type("autumn 2024")
        await stage.press("tab")
        await stage.type("six")
        await stage.press("f2")
        assert "Number: write it in digits" in stage.text
        await stage.press(*["backspace"] * 3, "6", "f2")
        added = stage.on
        assert (added.ordinal, added.expected, added.when.text) == (6, True, "autumn 2024")


async def test_the_same_visit_twice_is_refused_and_the_words_are_kept(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "n", "v", "tab")
        await stage.type("may 2024")
        await stage.press("tab")
        await stage.type("5")
        await stage.press("f2")
        assert "is there already" in stage.told
        await stage.press("n", "v")
        assert "may 2024" in stage.text


async def test_a_visit_is_corrected(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "j", "u")
        assert "30 April and 1 May 2024" in stage.text
        await stage.press(*["tab"] * 5)
        await stage.type("Better at the front door")
        await stage.press("f2")
        assert stage.on.headline == "Better at the front door"
        assert stage.told == f"Changed the headline of {stage.on.ref}. z to undo"


async def test_oversight_is_added_and_its_decision_becomes_an_action(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "n", "o", "right", "tab")
        await stage.type("Audit of six files")
        await stage.press("tab", "tab", "tab")
        await stage.type("Ask why")
        await stage.press("f2")
        audit = stage.on
        assert (audit.kind, [d.text for d in audit.decisions]) == ("audit", ["Ask why"])
        await stage.press("a")
        await stage.press("tab")
        await stage.type("Jo Price")
        await stage.press("f2")
        raised = next(a for a in desk.session.casebook.all(Action) if a.title == "Ask why")
        assert (raised.source, raised.oversight) == ("audit", audit.id)
        assert "became" in stage.told
        await stage.press("f")
        assert (stage.place, stage.on) == ("actions", raised)
        await stage.press("f")
        assert stage.on.id == audit.id


async def test_a_decision_is_added_and_one_of_several_is_picked(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "u")
        await stage.answer("Meet again in May")
        assert [d.text for d in stage.on.decisions][-1] == "Meet again in May"
        await stage.press("a")
        await stage.type("again")
        await stage.press("enter", "f2")
        raised = next(a for a in desk.session.casebook.all(Action) if a.title == "Meet again in May")
        assert raised.ref in stage.told


async def test_a_visit_leads_to_its_findings(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "j", "f")
        assert (stage.place, stage.list.words) == ("findings", "visit:5")
        await stage.press("escape")
        assert stage.place == "visits"


async def test_actions_for_findings_are_not_raised_here(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "j", "a")
        assert stage.told == "Choose a piece of oversight: actions for findings are raised on Findings."


async def test_kind_and_the_letters_days_are_corrected_too(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "j", "u", "f", *["tab"] * 7)
        await stage.type("2 june 2024")
        await stage.press("tab")
        await stage.type("3 june 2024")
        await stage.press("f2")
        visit = stage.on
        assert visit.kind == "focused visit"
        assert (visit.letter_date, visit.received) == (date(2024, 6, 2), date(2024, 6, 3))
        await stage.press("u", *["tab"] * 8, "backspace", "f2")
        assert (stage.on.letter_date, stage.on.received) == (date(2024, 6, 2), None)


async def test_a_visit_added_as_next_month_is_corrected_without_saying_when_again(desk: Desk) -> None:
    visit = desk.visits.add("inspection", "next month")
    async with on_stage(desk) as stage:
        await stage.press("2")
        await stage.stand_on(visit)
        await stage.press("u", *["tab"] * 3)
        await stage.type("Wye")
        await stage.press("f2")
        assert (stage.on.authority, stage.on.when) == ("Wye", visit.when)
        await stage.press("u", "f2")
        assert stage.told == f"Nothing of {visit.ref} was changed"


@pytest.mark.parametrize("number", ["²", "9" * 5000])
async def test_a_number_that_is_none_is_refused_in_the_form(desk: Desk, number: str) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "n", "v", "tab")
        await stage.type("autumn 2024")
        await stage.press("tab")
        await stage.type(number)
        await stage.press("f2")
        assert "Number: write it in digits" in stage.text


async def test_a_letter_is_read_once(desk: Desk, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def count(path: str) -> bytes:
        read.append(Path(path))
        return letter.read_bytes()

    monkeypatch.setattr("tracker.desk.reading.read_document_file", count)
    async with on_stage(desk, (80, 30)) as stage:
        await stage.press("2", "i")
        await stage.answer(str(letter))
        assert "Brought in D-" in stage.text
    assert read == [letter]


async def test_a_file_too_large_for_a_letter_is_refused_in_the_form(desk: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    async with on_stage(desk) as stage:
        await stage.press("2", "i")
        await stage.answer(str(large))
        assert stage.asks
        assert "larger than 20 MB" in " ".join(stage.text.split())


async def test_visits_are_sorted_by_their_days_and_not_by_how_these_are_written(desk: Desk) -> None:
    desk.visits.add("inspection", "summer 2022")
    async with on_stage(desk) as stage:
        await stage.press("2", "S", "1")
        assert "summer 2022" in stage.lines[3]
        await stage.press("S", "5")
        assert "1/2" in stage.lines[3]
