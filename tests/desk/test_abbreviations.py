"""No abbreviation in a pack goes unexplained."""

from datetime import date

import pytest

from tests.desk.book import add_action
from tests.desk.packs import BOARD
from tests.desk.test_packing import told
from tracker.demo import build_demo
from tracker.desk import Desk
from tracker.desk.pack_ahead import abbreviations
from tracker.domain.paper import Paper, text
from tracker.glossary import glossary
from tracker.measures import MEASURES, STOCKS, Period
from tracker.rules.rule import RULES

KNOWN = {name for term in glossary() for name in (term.word, *term.also)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The PA and the DfE met 2 IROs, A&E and HMI.", {"PA", "DfE", "IRO", "A&E", "HMI"}),
        ("A-7KQ2 of YP-014 and V-6AKA: I said OK on 4 Mar", {"OK"}),
        ("McDonald read IMPORTANTLY aloud", set()),
    ],
)
def test_abbreviations_are_found_and_references_are_none(words: str, found: set[str]) -> None:
    assert abbreviations(Paper(blocks=(text(words),))) == found


def test_every_abbreviation_of_measures_and_rules_is_in_the_glossary() -> None:
    said = [
        *(words for each in (*MEASURES.values(), *STOCKS.values()) for words in (each.name, each.definition)),
        *(rule.sentence for rule in RULES.values()),
    ]
    assert abbreviations(Paper(blocks=tuple(map(text, said)))) - KNOWN == set()


def test_every_abbreviation_of_the_demos_pack_is_in_the_glossary() -> None:
    today = date(2024, 3, 26)
    desk = Desk.open(build_demo(today), today, dated=True)
    start = date(2024, 2, 14)
    words = tuple(note for note, *_ in desk.packs.candidates(Period(start, today))[:20])
    pack = desk.packs.prepare(BOARD._replace(start=start, end=today, for_team=True, words=words))
    used = abbreviations(pack.paper)
    assert used <= KNOWN
    assert all(f"{each}: " in told(pack.paper) for each in used)
    desk.close(quick=True)


def test_what_nobody_explained_is_named_at_the_end(desk: Desk) -> None:
    add_action(desk, "Ask the IRO and the QXZ", due=BOARD.end)
    words = told(desk.packs.build(BOARD).paper)
    assert "IRO: independent reviewing officer." in words
    assert "QXZ: not in the glossary" in words
