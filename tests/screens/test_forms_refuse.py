"""What cannot be is said while the form is open, so that it can be typed again there."""

import pytest

from screens.dialogs.fields import FieldRow
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.notes import ContactNote
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case


def said(stage: Stage) -> str:
    """What is on the screen with line ends and frames taken out."""
    return " ".join(stage.text.replace("│", " ").split())


async def test_letters_that_no_answer_begins_with_are_said_and_the_answer_is_left(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "l")
        await stage.type("not")
        assert "Nothing begins with “not”: left and right show every answer." in said(stage)
        assert stage.form.values["kind"] == "text or messaging"
        await stage.press("backspace")
        assert "Nothing begins with" not in stage.text
        await stage.type("visit")
        assert stage.form.values["kind"] == "PA visit"


async def test_q_leaves_from_an_answer_unless_it_ends_letters_that_fit_nothing(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "l", "x", "q")
        assert "“xq”" in stage.text
        await stage.press("backspace", "q")
        assert not stage.asks


async def test_letters_that_fit_nothing_are_forgotten_in_the_next_field(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "b", "a", "z", "z")
        assert "“zz”" in stage.text
        await stage.press("tab", "f2")
        assert "What is needed." in stage.text
        await stage.press("a", "p")
        assert stage.form.values["what"].startswith("apprentice")


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ({"happened": "1/1/2000"}, "is before YP-014 was born"),
        ({"kind": "ph", "seen": "y"}, "Nobody is seen face to face by phone"),
        ({"actions": "Ring; Jo Price; 1/1/2024"}, "has passed already"),
    ],
)
async def test_a_note_that_the_desk_refuses_stays_in_its_form(
    caseload: Desk, answers: dict[str, str], refused: str
) -> None:
    lines = caseload.session.store.history.n
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "l")
        await stage.fill(text="We talked.", **answers)
        await stage.press("f2")
        assert stage.asks
        assert refused in said(stage)
        assert stage.form.values["text"] == "We talked."
    assert caseload.session.store.history.n == lines


async def test_a_note_is_not_moved_to_somebody_unknown(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6", "m")
        note = stage.app._front.selected
        await stage.fill(case="099", why="wrong file")
        await stage.press("f2")
        assert "There is no young person “099”" in said(stage)
        await stage.fill(case="031")
        await stage.press("f2")
        assert isinstance(stage.on, ContactNote)
        assert isinstance(note, ContactNote)
        assert stage.told == f"{caseload.notes.moved_sentence(note, stage.on)}. z to undo"


async def test_messages_and_oversight_about_somebody_unknown_are_refused_in_the_form(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6", "i")
        await stage.fill(case="099", paste="05/07/2024, 17:30 - Juno: hello")
        await stage.press("f2")
        assert "There is no young person “099”" in said(stage)
        await stage.press("escape", "escape", "2", "n", "o")
        await stage.fill(title="Second review", cases="YP-031, 099")
        await stage.press("f2")
        assert "There is no young person “099”" in said(stage)
        await stage.fill(cases="YP-031")
        await stage.press("f2")
        assert isinstance(stage.on, Oversight)
        assert stage.on.cases == (caseload.session.find("YP-031", Case).id,)


async def test_under_a_day_that_is_not_understood_stands_what_to_write(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "e")
        await stage.fill(day="someday")
        row = next(row for row in stage.form.query(FieldRow) if row.field.name == "day")
        good, sentence = row.field.echo("someday") if row.field.echo else (True, "")
        before, _, rest = sentence.partition(": ")
        assert not good
        assert rest[:50] in said(stage)
        assert before not in said(stage)
        await stage.press("f2")
        assert before in said(stage)
