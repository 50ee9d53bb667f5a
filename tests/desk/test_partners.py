"""The page for a partner agency: its numbers are the action list's, and it tells who nobody is."""

from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest

from tests.desk.book import TODAY, add_action, now, open_desk
from tests.desk.young import NAMED, young_person
from tests.make import a_case
from tracker.desk import Desk
from tracker.desk.identities import Identities, number_affected, suppressed
from tracker.domain.casebook import Casebook
from tracker.domain.refusal import Refusal
from tracker.wording.paper import paper_as_text

DAY = timedelta(days=1)


def page(desk: Desk, agency: str = "Wye NHS") -> str:
    return " ".join(paper_as_text(desk.partners.page(agency)).split())


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Four asks of one agency, one of another."""
    add_action(desk, "Open a clinic", partner="Wye NHS", due=TODAY + 9 * DAY)
    accepted = add_action(desk, "Share the list", partner="wye nhs", agreed_on=TODAY - 30 * DAY)
    desk.actions.partner(accepted, "accepted", "By summer.")
    desk.actions.update(now(desk, accepted), "Two surgeries took part.")
    declined = add_action(desk, "Send a nurse", partner="Wye NHS")
    desk.actions.partner(declined, "declined", "We have none")
    desk.actions.done(add_action(desk, "Name a lead", partner="Wye NHS"), "named")
    add_action(desk, "Ring first", partner="Wye Police")
    return desk


def test_totals_equal_the_action_list(asked: Desk) -> None:
    listed = asked.lists.actions('partner:"wye nhs" state:open')
    health, police = asked.partners.all()
    assert (health.name, police.name) == ("wye nhs", "Wye Police")
    assert sorted(a.ref for a in health.open) == sorted(r.ref for r in listed)
    assert (len(health.open), health.oldest) == (3, 30)
    assert (health.accepted, health.declined, health.unanswered) == (1, 1, 1)
    told = page(asked)
    assert (
        "3 asks open: 1 accepted, 1 declined, 1 without an answer. The oldest was asked 30 days ago." in told
    )
    assert all(row.ref in told for row in listed)
    assert len(asked.partners.asks("Wye NHS")) == 3


def test_it_says_what_was_answered_done_and_asked(asked: Desk) -> None:
    told = page(asked)
    for words in (
        "Your answer: accepted, as we wrote it down “By summer.”",
        "What was done: 10 Jun 2024, Two surgeries took part",
        "What we ask: agree a day with us by which it is done",
        "What we ask: say whether you accept, and who will see to it, by 24 Jun 2024",
        "What we ask: say who can take it on in your place; what nobody takes on goes to the improvement board",
        "Completed in the last weeks --------------------------- - Name a lead: complete on 10 Jun 2024",
    ):
        assert words in told, words
    assert "fewer than 5" not in told


def test_what_is_late_and_silent_is_asked_again(book: Path, asked: Desk) -> None:
    later = open_desk(book, today=TODAY + 30 * DAY)
    assert "by 24 Jun 2024, which is past" in page(later)
    (open_ask,) = [a for a in later.partners.all()[0].open if a.title == "Open a clinic"]
    later.actions.partner(open_ask, "accepted")
    assert "say when it will be done: it was due on 19 Jun 2024" in page(later)
    later.close(quick=True)


def test_nothing_tells_who_a_young_person_is(desk: Desk) -> None:
    case = young_person(desk, initials="JD", number="C-4471")
    own = add_action(desk, f"Ring {NAMED}, JD, about the flat", partner="Wye NHS", case=case.id)
    desk.actions.partner(own, "accepted", f"We see {NAMED} on Monday")
    desk.actions.update(now(desk, own), f"Rang Robin of {case.ref}")
    general = add_action(desk, f"The clinic where J.D. ({case.ref}, C-4471) waits", partner="Wye NHS")
    desk.actions.partner(general, "declined", f"{NAMED.lower()} may come; ring 07700 900123")
    told = page(desk)
    for secret in (NAMED, NAMED.lower(), "Robin", "JD", "J.D.", case.ref, "C-4471", "07700"):
        assert secret not in told, secret
    assert "An action for fewer than 5 young people, on other" in told
    assert "The clinic where a young person (a young person, a young person) waits" in told
    assert "a young person may come; ring [phone number]" in told
    assert "its words are left out here" in told
    assert "What was done: 10 Jun 2024, progress" in told


def test_a_number_of_young_people_below_five_is_not_said(desk: Desk) -> None:
    cases = [young_person(desk, f"{n:03}", chosen_name="") for n in range(6)]
    for few, said in ((4, "fewer than 5"), (5, "5"), (6, "6")):
        audit = desk.oversight.add("audit", f"Audit {few}", decisions=["Read them"], cases=cases[:few])
        action = desk.oversight.raise_action(audit, 1)
        assert number_affected(action, desk.session.casebook) == few
        assert suppressed(few) == said
    assert suppressed(0) == ""
    desk.actions.partner(action, "asked", agency="Wye NHS")
    assert "Young people it is about: 6" in page(desk)


def test_abbreviations_of_the_field_are_nobodys_initials(desk: Desk) -> None:
    young_person(desk, initials="PA", chosen_name="")
    assert Identities(desk.session.casebook).without("Every PA visits") == "Every PA visits"


def test_a_page_is_written_once_with_its_reason(asked: Desk, tmp_path: Path) -> None:
    for name, start in (("page.md", "# What we ask of Wye NHS"), ("page.txt", "What we ask of Wye NHS\n=")):
        path = tmp_path / name
        assert asked.partners.write("wye n", path, "the board asked") == "Wye NHS"
        assert path.read_text().startswith(start)
        entry = asked.past.latest(1)[0]
        assert (entry.sentence, entry.reason) == (
            f"wrote “What we ask of Wye NHS” to {name}",
            "the board asked",
        )
    with pytest.raises(Refusal, match="is there already"):
        asked.partners.write("Wye NHS", tmp_path / "page.md", "again")
    assert len(asked.past.latest(100)) == len({e.change for e in asked.past.latest(100)})


def test_nothing_is_written_where_the_history_cannot_say_so(asked: Desk, tmp_path: Path) -> None:
    asked.session.looking = True
    with pytest.raises(Refusal, match="turn read-only off"):
        asked.partners.write("Wye NHS", tmp_path / "page.md", "x")
    assert list(tmp_path.glob("*.md")) == []


@pytest.mark.parametrize(
    ("agency", "name", "reason", "why"),
    [
        ("Wye NHS", "page.md", " ", "The reason for taking the paper out is missing"),
        ("Wye NHS", "page.pdf", "x", "is no kind of file a paper is written to"),
        ("Wye", "page.md", "x", "may be Wye NHS, Wye Police"),
        (
            "Gas board",
            "page.md",
            "x",
            "Nothing was asked of an agency called “Gas board”. Asked were Wye NHS",
        ),
        ("", "page.md", "x", "The name of the partner agency is missing"),
        ("Wye NHS", "no/page.md", "x", "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_refused(
    asked: Desk, tmp_path: Path, agency: str, name: str, reason: str, why: str
) -> None:
    before = asked.past.latest(1)
    with pytest.raises(Refusal, match=why):
        asked.partners.write(agency, tmp_path / name, reason)
    assert list(tmp_path.glob("*.md")) == []
    assert asked.past.latest(1) == before


def test_word_opens_again(asked: Desk, tmp_path: Path) -> None:
    from docx import Document

    asked.partners.write("Wye NHS", tmp_path / "page.docx", "the board asked")
    assert Document(str(tmp_path / "page.docx")).paragraphs[0].text == "What we ask of Wye NHS"


def test_references_stay_inside_and_names_numbers_and_initials_go(desk: Desk) -> None:
    case = young_person(desk, initials="JD", number="C-4471", chosen_name="Kayleigh")
    add_action(desk, "Anything", owner="Kayleigh Stone")
    identities = Identities(desk.session.casebook)
    said = f"A-7272  2024: kayleigh ({case.ref}, C-4471) told Kayleigh Stone of J D, 07700 900123"
    assert identities.inside(said) == (
        f"A-7272  2024: a young person ({case.ref}, a young person) told Kayleigh Stone of a young person, "
        "[phone number]"
    )


def test_a_name_that_is_a_word_as_well_is_hidden_only_as_it_is_written(desk: Desk) -> None:
    for number, name in enumerate(("Will", "May", "April")):
        young_person(desk, f"00{number}", chosen_name=name, initials="XQ")
    identities = Identities(desk.session.casebook)
    assert identities.without("We will ask Will by 4 May 2024") == "We will ask a young person by 4 May 2024"
    assert identities.without("It may be April 2025, May says") == "It may be April 2025, a young person says"


def test_a_thousand_names_are_looked_for_quickly(desk: Desk) -> None:
    names = [f"Name{n} Other{n}" for n in range(1000)]
    book = Casebook([a_case(chosen_name=name, number=f"N{n:05}") for n, name in enumerate(names)])
    identities, begun = Identities(book), perf_counter()
    told = [identities.inside(f"Call families about the flat on the hill, line {n}") for n in range(2000)]
    assert identities.without("Ring Name999 about N00998") == "Ring a young person about a young person"
    assert len(told) == 2000
    assert perf_counter() - begun < 1


def test_a_short_number_is_a_count_and_a_reference_made_of_it_stays_inside(desk: Desk) -> None:
    case = young_person(desk, "114", chosen_name="")
    young_person(desk, "41147", chosen_name="")
    identities = Identities(desk.session.casebook)
    said = f"{case.ref}: 114 days overdue"
    assert identities.inside(f"YP-114 {said}, 41147") == f"YP-114 {said}, a young person"
    assert identities.without(said) == "a young person: 114 days overdue"
