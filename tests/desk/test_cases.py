"""Young people on the desk: their references, closing, agreements and events."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY, contents, now, open_desk
from tests.desk.young import DAY, NAMED, file_of, log, row, rules, running, young_person
from tracker.desk import Desk
from tracker.desk.cases import read_interval
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case

BORN = date(2005, 1, 15)


@pytest.fixture
def case(desk: Desk) -> Case:
    return young_person(desk)


def test_the_reference_comes_from_the_councils_number(desk: Desk, case: Case) -> None:
    assert case.ref == "YP-014"
    assert desk.cases.add("CD", BORN, number="LCS/2024-0031").ref == "YP-240031"
    short = desk.cases.add("EF", BORN, number="A/0-14")
    assert desk.cases.add("GH", BORN, number="B/0-14").ref not in ("YP-014", short.ref)
    assert desk.cases.add("IJ", BORN).ref.startswith("YP-")


def test_a_young_person_is_found_by_reference_and_by_number(desk: Desk, case: Case) -> None:
    for typed in ("YP-014", "yp-014", "014", "YP-O14"):
        assert desk.session.find(typed, Case) == now(desk, case)
    assert desk.find("014") == now(desk, case)
    with pytest.raises(Refusal, match="The council's case 014 is here already as YP-014: update that one"):
        desk.cases.add("CD", BORN, number="014")
    other = desk.cases.add("CD", BORN, number="031")
    with pytest.raises(Refusal, match="is here already as YP-014"):
        desk.cases.edit(other, number="014")
    assert desk.cases.edit(other, number="031", team="16+").team == "16+"


@pytest.mark.parametrize(
    ("initials", "born", "sentence"),
    [
        (" ", BORN, "The short name .initials. is missing"),
        ("Robin Zephyr", BORN, "12 characters: write it in at most 8"),
        ("AB", TODAY, "The date of birth, Mon 10 Jun 2024, cannot be"),
        ("AB", date(1998, 6, 10), "up to 25"),
    ],
)
def test_what_is_no_young_person_is_refused(desk: Desk, initials: str, born: date, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        desk.cases.add(initials, born)
    assert contents(desk) == {}


def test_a_correction_says_what_it_changed_and_nothing_is_no_change(desk: Desk, case: Case) -> None:
    desk.cases.edit(case, initials="ABC", complexity=("parent",))
    (entry, *_) = desk.past.latest(1)
    assert entry.sentence == "changed the initials, complexity of YP-014"
    lines = len(desk.past.latest(99))
    desk.cases.edit(now(desk, case), initials="ABC")
    assert len(desk.past.latest(99)) == lines


def test_a_closed_case_leaves_lists_and_flags_and_what_runs_ends(desk: Desk, case: Case) -> None:
    desk.cases.begin(case, "home", "U", start=TODAY - 30 * DAY)
    desk.cases.begin(case, "waiting", "counselling", start=TODAY - 3 * DAY)
    planned = desk.cases.begin(case, "activity", "F4", start=TODAY + 7 * DAY).spell
    assert rules(desk, case)
    with pytest.raises(Refusal, match="Why the case is closed is missing"):
        desk.cases.close(case, TODAY, "")
    closed = desk.cases.close(case, TODAY - DAY, "moved abroad")
    assert rules(desk, case) == set()
    assert desk.lists.cases() == []
    assert [r.state for r in desk.lists.cases(closed=True)] == ["closed"]
    assert {s.end for s in desk.cases.life(closed).spells} == {TODAY - DAY}
    assert planned.id not in contents(desk)
    with pytest.raises(Refusal, match="YP-014 was closed on Sun 9 Jun 2024 already"):
        desk.cases.close(closed, TODAY, "again")
    opened = desk.cases.reopen(closed, "came back")
    assert [r.ref for r in desk.lists.cases()] == ["YP-014"]
    with pytest.raises(Refusal, match="YP-014 is open already"):
        desk.cases.reopen(opened, "again")


def test_the_day_a_case_closes_still_counts(desk: Desk, case: Case) -> None:
    desk.cases.close(case, TODAY, "turned 25")
    assert [r.ref for r in desk.lists.cases()] == ["YP-014"]


@pytest.mark.parametrize(
    ("days", "reason", "until", "sentence"),
    [
        (57, "settled", TODAY + 90 * DAY, "Every 57 days is looser than the floor of 56 for YP-014"),
        (0, "settled", TODAY + 90 * DAY, "cannot be 0 days apart"),
        (14, " ", TODAY + 90 * DAY, "Why this often is missing"),
        (14, "settled", TODAY - DAY, "Sun 9 Jun 2024 has passed already"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(
    desk: Desk, case: Case, days: int, reason: str, until: date, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        desk.cases.agree_frequency(case, days, reason, until)
    assert now(desk, case).frequency is None


def test_an_agreement_is_kept_to_and_lapses_after_its_last_day(book: Path) -> None:
    desk = open_desk(book)
    case = young_person(desk)
    log(desk, case, "PA visit")
    until = TODAY + 20 * DAY
    agreed = desk.cases.agree_frequency(now(desk, case), 7, "new flat", until, "T Manager").frequency
    assert agreed
    assert (agreed.days, agreed.set_by, agreed.set_on, agreed.until) == (7, "T Manager", TODAY, until)
    assert "VI-04" not in rules(desk, case)
    assert row(desk, case).more["next_visit_due"] == TODAY + 7 * DAY
    assert "visited every 7 days until 30 Jun 2024, agreed by T Manager" in file_of(desk, case)
    desk.close(quick=True)
    for day, lapsed in ((until, False), (until + DAY, True)):
        later = open_desk(book, today=day)
        flags = {flag.rule: flag for flag in later.session.flags(now(later, case))}
        assert ("VI-04" in flags) is lapsed
        if lapsed:
            assert flags["VI-04"].since == until + DAY
            assert "lapsed on 30 Jun 2024" in flags["VI-04"].sentence
            assert row(later, case).more["next_visit_due"] == TODAY + 56 * DAY
        later.close(quick=True)


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        (
            "entitlement explained",
            {"what": "council tax help"},
            "Say which entitlement was explained, and how",
        ),
        ("entitlement explained", {"how": "by text"}, "Say which entitlement was explained, and how"),
        ("change of circumstances", {}, "What changed is missing or not known: choose one of move"),
        ("change of circumstances", {"what": "weather"}, "choose one of move; eviction"),
        ("handover", {"day": TODAY + DAY}, "Tue 11 Jun 2024 lies ahead"),
        ("handover", {"day": date(2004, 1, 1)}, "is before YP-014 was born"),
    ],
)
def test_an_event_that_says_too_little_is_refused(
    desk: Desk, case: Case, kind: Any, said: dict[str, Any], sentence: str
) -> None:
    before = contents(desk)
    with pytest.raises(Refusal, match=sentence):
        desk.cases.happened(case, kind, **said)
    assert contents(desk) == before


def test_events_are_kept_with_who_did_them_and_told_on_the_file(desk: Desk, case: Case) -> None:
    told = desk.cases.happened(case, "entitlement explained", what="council tax help", how="by text")
    assert (told.by, told.day, told.how) == ("J Price", TODAY, "by text")
    changed = desk.cases.happened(case, "change of circumstances", what="mov", text="a[b]c\x1b[31m")
    assert (changed.what, changed.text) == ("move", "a[b]c")
    shown = file_of(desk, case)
    assert "entitlement explained: council tax help, by text; by J Price" in shown
    assert "council tax help;" not in shown.partition("Not explained yet")[2].partition("Timeline")[0]


def test_the_row_tells_of_both_clocks_workers_and_circumstances(desk: Desk, case: Case) -> None:
    desk.cases.edit(case, complexity=("parent", "custody"), team="16+")
    desk.cases.begin(case, "home", "U", suitable=True)
    desk.cases.begin(case, "need", "enhanced")
    said = row(desk, case)
    assert (said.title, said.owner, said.state) == ("AB", "J Price", "former relevant")
    assert (said.more["age"], said.more["home"], said.more["need"]) == (
        19,
        "independent living (U)",
        "enhanced",
    )
    for words in ("status:relevant", "marker:custody", "need:enh", "home:independent", "team:16+",
                  "adviser:me", "worker:price", "case:014", "seen:none", "-adviser:none"):  # fmt: skip
        assert [r.ref for r in desk.lists.cases(words)] == ["YP-014"], words
    for words in ("adviser:none", "marker:parents", "seen:<2w"):
        assert desk.lists.cases(words) == [], words
    log(desk, case, "PA visit")
    assert desk.lists.cases("seen:<2w") == []
    assert [r.ref for r in desk.lists.cases("seen:today")] == ["YP-014"]


def test_a_row_is_made_anew_when_what_it_tells_of_changes(desk: Desk, case: Case) -> None:
    assert row(desk, case).more["home"] is None
    spell = desk.cases.begin(case, "home", "U", start=TODAY - DAY).spell
    assert row(desk, case).more["home"] == "independent living (U)"
    desk.cases.correct_spell(spell, what="T")
    assert "foyer" in row(desk, case).more["home"]
    desk.past.undo()
    assert row(desk, case).more["home"] == "independent living (U)"
    price = desk.session.casebook.person_named("J Price")
    assert price
    desk.people.edit(price, name="J Pryce")
    assert row(desk, case).owner == "J Pryce"
    desk.plans.draw_up(case)
    assert row(desk, case).more["plan"] == TODAY
    assert running(desk, case, "home")


def test_no_list_flag_or_sentence_says_a_chosen_name(desk: Desk, case: Case) -> None:
    log(desk, case, "PA visit", changed="move")
    desk.plans.draw_up(case)
    desk.cases.edit(now(desk, case), chosen_name="Sky Zephyr")
    rows = [*desk.lists.triage(every=True), *desk.lists.cases(), *desk.lists.notes(), *desk.lists.actions()]
    told = [str(r.as_dict()) + r.haystack for r in rows]
    told += [f.sentence + f.clears for f in desk.session.board.all()]
    told += [str(entry) for entry in (*desk.past.latest(99), *desk.past.of(now(desk, case)))]
    assert rows
    assert not [text for text in told if "zephyr" in text.casefold()]
    desk.session.show_names("phone list for the duty worker")
    assert row(desk, case).title == "AB Sky Zephyr"
    assert ("chosen_name", NAMED) in [f for e in desk.past.of(now(desk, case)) for f in e.fields]
    assert desk.past.latest(1)[0].reason == "phone list for the duty worker"
    desk.session.hide_names()
    assert row(desk, case).title == "AB"


def test_two_names_at_once_are_a_clash_that_says_neither(book: Path) -> None:
    mine, theirs = open_desk(book), open_desk(book, who="K Lane")
    case = young_person(mine)
    theirs.poll()
    theirs.cases.edit(now(theirs, case), chosen_name="Sky")
    with pytest.raises(Refusal, match="chosen name is another now") as clash:
        mine.cases.edit(now(mine, case), chosen_name="Dee")
    assert not [name for name in (NAMED, "Sky", "Dee") if name in str(clash.value)]
    mine.close(quick=True)
    theirs.close(quick=True)


def test_names_are_shown_only_where_that_can_be_written_down(desk: Desk, case: Case) -> None:
    with pytest.raises(Refusal, match="Why names are shown is missing"):
        desk.session.show_names(" ")
    desk.session.looking = True
    with pytest.raises(Refusal, match="turn read-only off first"):
        desk.session.show_names("phone list")
    assert row(desk, case).title == "AB"


def test_read_only_refuses_every_change_and_undo(desk: Desk, case: Case) -> None:
    desk.session.looking = True
    before = contents(desk)
    for deed in (
        lambda: desk.cases.edit(case, team="16+"),
        lambda: log(desk, case),
        lambda: desk.plans.draw_up(case),
        lambda: desk.past.undo(),
        lambda: desk.past.redo(),
    ):
        with pytest.raises(Refusal, match="Read-only is on: nothing was changed"):
            deed()
    assert desk.past.next_undo() == ""
    assert contents(desk) == before


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("daily", 1),
        ("Weekly", 7),
        ("fortnightly", 14),
        ("every four weeks", 28),
        ("monthly", 28),
        ("every eight weeks", 56),
        ("fort", 14),
        ("10", 10),
    ],
)
def test_how_often_is_read_as_people_say_it(typed: str, days: int) -> None:
    assert read_interval(typed) == days


@pytest.mark.parametrize("typed", ["", "often", "every", "-7", "7.5", "٣"])
def test_what_does_not_say_how_often_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="does not say how often: write daily, weekly"):
        read_interval(typed)
