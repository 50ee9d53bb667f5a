"""A letter, paragraph by paragraph: decided with a key each, stopped and resumed at any point."""

from typing import Any

from screens.letter_page import excerpt
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.scrutiny import Document, Finding, Paragraph


def document(desk: Desk) -> Document:
    return next(iter(desk.session.casebook.all(Document)))


def paragraph(desk: Desk, place: str) -> Paragraph:
    return next(p for p in document(desk).paragraphs if p.place == place)


def finding(desk: Desk, place: str) -> Any:
    return desk.session.casebook.get(Finding, paragraph(desk, place).finding)


async def open_letter(stage: Stage) -> None:
    await stage.press("2", "j", "L")
    assert "Paragraph 4: waiting" in stage.text


async def test_it_resumes_at_the_first_paragraph_that_waits_with_its_place_in_the_letter(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        below = stage.lines[next(n for n, line in enumerate(stage.lines) if line.startswith("──")) :]
        assert any(line.strip().startswith("Supervision is inconsistent.") for line in below)
        assert "2 of 5 waiting" in stage.lines[0]


async def test_accept_makes_a_finding_word_for_word_and_goes_on(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("a")
        made = finding(desk, "4")
        assert made.quote == paragraph(desk, "4").text
        assert f"Paragraph 4 is {made.ref}, mixed. z to undo." in stage.text
        assert "Paragraph 5: waiting" in stage.text
        await stage.press("enter")
        assert "Everything is decided: Esc goes back." in " ".join(stage.text.split())


async def test_it_stops_and_resumes(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("a", "q")
        assert stage.place == "visits"
        await stage.press("L")
        assert "Paragraph 5: waiting" in stage.text


async def test_skip_makes_nothing_of_it_and_again_puts_it_back(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("s")
        assert paragraph(desk, "4").decision == "skipped"
        await stage.press("N", "s")
        assert paragraph(desk, "4").decision == "waiting"
        assert "Paragraph 4: waiting" in stage.text


async def test_kind_theme_standing_answer_and_thread_are_chosen_before(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("y", "c", "i", "p", "t")
        await stage.type("workforce")
        await stage.press("enter", "w", "w")
        await stage.answer("the panel starts in September")
        await stage.press("h")
        await stage.type("too many")
        await stage.press("enter", "w")
        assert "Reads as concern   Standing area for priority action" in stage.text
        await stage.press("a")
        made = finding(desk, "4")
        assert (made.kind, made.standing, made.theme) == (
            "concern",
            "area for priority action",
            "workforce stability",
        )
        assert (made.answer, made.answer_reason, made.step) == (
            "watch",
            "the panel starts in September",
            "worse",
        )
        assert made.thread == finding(desk, "2").thread


async def test_a_paragraph_is_split_before_a_sentence_and_merged_again(desk: Desk) -> None:
    whole = paragraph(desk, "4").text
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("p")
        await stage.type("drift")
        await stage.press("enter")
        assert paragraph(desk, "4b").text == "As a result, actions drift."
        await stage.press("m")
        assert paragraph(desk, "4").text == whole


async def test_undo_stands_on_the_paragraph_it_was_about(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("a", "z")
        assert paragraph(desk, "4").decision == "waiting"
        assert "Paragraph 4: waiting" in stage.text
        assert "Z to redo" in stage.text
        await stage.press("Z")
        assert "Paragraph 4: accepted as F-" in stage.text


async def test_what_was_decided_is_not_changed_here(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("N", "N")
        for key in "yitwhp":
            await stage.press(key)
            assert "Paragraph 2 was accepted already" in stage.text, key
        await stage.press("a")
        assert "was accepted already" in stage.text
        await stage.press("n", "w")
        assert "Paragraph 3 was skipped already: s puts it back" in stage.text


async def test_the_last_paragraph_has_none_to_be_merged_with(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("n", "m")
        assert "is the last of" in stage.text


async def test_a_letter_that_is_taken_back_closes(desk: Desk, tmp_path: Any) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes of the board\n\nThe board heard that plans are late.\n", encoding="utf-8")
    async with on_stage(desk) as stage:
        await stage.press("2", "i")
        await stage.answer(str(path))
        await stage.press("z")
        assert stage.place == "visits"
        assert len(list(desk.session.casebook.all(Document))) == 1


async def test_the_palette_and_the_help_work_here_too(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("question_mark", "escape", "colon")
        await stage.type("nothing skipped")
        await stage.press("enter")
        assert paragraph(desk, "4").decision == "skipped"


def test_the_excerpt_marks_the_paragraph_through_a_page_break() -> None:
    text = "Before.\n\nToo many leave\n\n\f7\n\nwithout an adviser.\nAfter."
    shown = excerpt(text, Paragraph(number=1, text="Too many leave 7 without an adviser.", line=3))
    assert shown[0] == ("", "Before.")
    assert [words for role, words in shown if role == "heading" and words] == [
        "Too many leave",
        "7",
        "without an adviser.",
    ]
    assert shown[-1] == ("", "After.")


def test_an_address_that_parts_a_paragraph_is_not_marked_as_its_words() -> None:
    text = "Too many leave care\nOfsted\nMarket Hall Street 12\nwithout an adviser."
    shown = excerpt(text, Paragraph(number=1, text="Too many leave care without an adviser.", line=1))
    assert [(role, words) for role, words in shown if words] == [
        ("heading", "Too many leave care"),
        ("", "Ofsted Market Hall Street 12"),
        ("heading", "without an adviser."),
    ]
