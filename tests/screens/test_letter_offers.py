"""The commitments and figures of a paper, decided on where its paragraphs are."""

from pathlib import Path

import pytest

from tests.desk.book import bring_in, open_desk
from tests.letters.sample import sample
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.scrutiny import Document
from tracker.domain.work import Action
from tracker.domain.young_people import Figure


@pytest.fixture
def papers(tmp_path: Path) -> Desk:
    """A casebook with minutes and nothing else; its paragraphs are decided."""
    desk = open_desk(tmp_path / "papers.json")
    document = bring_in(desk, sample("minutes_visit3"), "minutes").document
    desk.documents.skip(document, [p.place for p in document.paragraphs])
    return desk


def document(desk: Desk) -> Document:
    return next(iter(desk.session.casebook.all(Document)))


async def open_offers(stage: Stage) -> None:
    await stage.press("2", "L")
    assert "Commitment c1: waiting" in stage.text


async def test_a_commitment_is_shown_with_who_says_it_and_when(papers: Desk) -> None:
    async with on_stage(papers) as stage:
        await open_offers(stage)
        assert "Done 14 Jul 2023, Scrutiny Committee" in stage.text
        assert "Said by council" in stage.text
        assert "6 of 12 waiting" in stage.lines[0]


async def test_enter_asks_and_makes_an_action(papers: Desk) -> None:
    async with on_stage(papers) as stage:
        await open_offers(stage)
        await stage.press("n", "enter")
        assert "Take over as an action" in stage.text
        await stage.fill(owner="Jo March", due="1 jul 2024")
        await stage.press("f2")
        (made,) = papers.session.casebook.all(Action)
        assert made.title.startswith("Work with the council’s sector adviser")
        assert f"Commitment c2 is {made.ref}. z to undo." in stage.text
        assert "Commitment c3: waiting" in stage.text
        await stage.press("z")
        assert papers.session.casebook.count(Action) == 0
        assert "Commitment c2: waiting" in stage.text


async def test_a_figure_is_kept_and_one_is_left_and_put_back(papers: Desk) -> None:
    async with on_stage(papers) as stage:
        await open_offers(stage)
        await stage.press("n", "n", "n", "enter", "f2")
        (made,) = papers.session.casebook.all(Figure)
        assert (made.value, made.unit) == (41, "families")
        await stage.press("s")
        assert document(papers).offers[4].decision == "skipped"
        await stage.press("N", "s")
        assert document(papers).offers[4].decision == "waiting"


async def test_keys_for_paragraphs_say_what_works_here(papers: Desk) -> None:
    async with on_stage(papers) as stage:
        await open_offers(stage)
        for key in ("y", "t", "p", "m"):
            await stage.press(key)
            assert "Enter takes c1 over and s leaves it" in " ".join(stage.text.split())


async def test_a_form_that_cannot_be_kept_stays_open(papers: Desk) -> None:
    async with on_stage(papers) as stage:
        await open_offers(stage)
        await stage.press("enter")
        await stage.fill(title="x" * 2001)
        await stage.press("f2")
        assert "Take over as an action" in stage.text
        assert papers.session.casebook.count(Action) == 0
