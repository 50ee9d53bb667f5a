from datetime import date, timedelta

import pytest

from tests.desk.book import TODAY, bring_in, contents, now
from tracker.dates import DateNotUnderstood
from tracker.desk import Desk
from tracker.domain.records import Claim
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Judgement
from tracker.domain.work import Action


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("21 and 22 February 2024", "21 and 22 February 2024", False),
        ("summer 2023", "summer 2023", False),
        ("autumn 2024", "autumn 2024", True),
        ("next fri", "21 Jun 2024", True),
        ("today", "10 Jun 2024", False),
        ("next month", "next month (1 Jul 2024 to 31 Jul 2024)", True),
    ],
)
def test_when_is_kept_in_words_that_still_mean_it_later(
    desk: Desk, typed: str, text: str, expected: bool
) -> None:
    visit = desk.visits.add("monitoring visit", typed)
    assert (visit.when.text, visit.expected) == (text, expected)


def test_a_day_that_is_none_is_refused(desk: Desk) -> None:
    for typed in ("31 February 2024", "whenever", ""):
        with pytest.raises((DateNotUnderstood, Refusal)):
            desk.visits.add("monitoring visit", typed)
    assert contents(desk) == {}


def test_one_number_is_one_visit_until_the_count_starts_again(desk: Desk) -> None:
    first = desk.visits.add("monitoring visit", "21 feb 2024", ordinal=4)
    with pytest.raises(Refusal, match=f"Monitoring visit 4 is there already as {first.ref}"):
        desk.visits.add("monitoring visit", "22 feb 2024", ordinal=4)
    other = desk.visits.add("monitoring visit", "8 may 2024", ordinal=5)
    with pytest.raises(Refusal, match="is there already"):
        desk.visits.edit(other, ordinal=4)
    assert desk.visits.add("monitoring visit", "3 mar 2016", ordinal=4).ordinal == 4
    assert desk.visits.add("focused visit", "21 feb 2024", ordinal=4).ordinal == 4


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"received": TODAY + timedelta(days=1)}, "letter was received, Tue 11 Jun 2024, lies ahead"),
        ({"letter_date": TODAY + timedelta(days=1)}, "letter was dated"),
        ({"ordinal": 0}, "number cannot be 0"),
        ({"ordinal": -4}, "number cannot be -4"),
        ({"ordinal": 10**30}, "number cannot be 1000"),
    ],
)
def test_what_cannot_be_of_a_visit_is_refused(desk: Desk, said: dict[str, object], sentence: str) -> None:
    visit = desk.visits.add("monitoring visit", "8 may 2024", ordinal=5)
    with pytest.raises(Refusal, match=sentence):
        desk.visits.edit(visit, **said)
    with pytest.raises(Refusal, match=sentence):
        desk.visits.add("inspection", "8 may 2024", **said)
    assert now(desk, visit) == visit


def test_a_visit_is_corrected_field_by_field(desk: Desk) -> None:
    visit = desk.visits.add("monitoring visit", "autumn 2024", ordinal=6)
    later = desk.visits.edit(visit, when="winter 2024/25", headline="Care \x1b[1mleavers\n")
    assert (later.when.earliest, later.headline, later.ordinal) == (date(2024, 12, 1), "Care leavers", 6)
    assert "changed the headline, when" in desk.past.of(visit)[-1].sentence


def test_oversight_is_recorded_once_it_happened(desk: Desk) -> None:
    with pytest.raises(Refusal, match="Tue 11 Jun 2024 lies ahead"):
        desk.oversight.add("audit", "Plans", day=TODAY + timedelta(days=1))
    with pytest.raises(Refusal, match="is missing"):
        desk.oversight.add("audit", " ")
    held = desk.oversight.add("audit", "Plans", decisions=["Check visits", " "], grade="good")
    assert (held.day, len(held.decisions), held.grade) == (TODAY, 1, "good")


def test_a_decision_becomes_an_action_once(desk: Desk) -> None:
    held = desk.oversight.add("audit", "Plans", day=TODAY - timedelta(days=3), decisions=["Check visits"])
    held = desk.oversight.decide(held, "Write to landlords")
    action = desk.oversight.raise_action(held, 1, owner="T Manager", due=TODAY + timedelta(days=9))
    assert (action.title, action.source, action.oversight) == ("Check visits", "audit", held.id)
    assert action.agreed_on == held.day
    assert now(desk, held).decisions[0].action == action.id
    with pytest.raises(Refusal, match=f"Decision 1 of {held.ref} is an action already: {action.ref}"):
        desk.oversight.raise_action(now(desk, held), 1)
    for number in (0, 3, -1):
        with pytest.raises(Refusal, match=f"has 2 decisions: there is no number {number}"):
            desk.oversight.raise_action(now(desk, held), number)
    desk.past.undo()
    assert desk.session.casebook.count(Action) == 0
    assert now(desk, held).decisions[0].action == ""


@pytest.mark.parametrize(
    "kind", ["supervision", "statutory review", "plan review", "board", "learning review"]
)
def test_every_kind_of_oversight_is_a_source(desk: Desk, kind: str) -> None:
    held = desk.oversight.add(kind, "What we saw", decisions=["Do it"])  # type: ignore[arg-type]
    assert desk.oversight.raise_action(held, 1).source in (
        "supervision",
        "review",
        "board",
        "learning review",
    )


def test_where_sources_differ_a_person_picks_and_may_pick_back(desk: Desk) -> None:
    desk.visits.add("monitoring visit", "29 apr 2024", ordinal=5, authority="Marlow Council")
    visit = bring_in(desk).visit
    assert visit
    numbers = {claim.field: n for n, claim in enumerate(visit.claims, start=1)}
    assert set(numbers) == {"authority", "when"}
    visit = desk.visits.pick(visit, numbers["when"])
    assert (visit.when.earliest, visit.when.latest) == (date(2024, 4, 30), date(2024, 5, 1))
    assert (visit.claims[-1].field, visit.claims[-1].value, visit.claims[-1].said_by) == (
        "when",
        "29 Apr 2024",
        "casebook",
    )
    visit = desk.visits.pick(visit, numbers["authority"])
    assert visit.authority == "Marlowshire"
    with pytest.raises(Refusal, match="is Marlowshire already"):
        desk.visits.pick(visit, numbers["authority"])
    visit = desk.visits.pick(visit, 3)
    assert visit.when.earliest == date(2024, 4, 29)
    assert len(visit.claims) == 4
    with pytest.raises(Refusal, match="has 4 claims to pick from: there is no number 9"):
        desk.visits.pick(visit, 9)


@pytest.mark.parametrize(
    ("field", "value", "held"),
    [
        ("ordinal", "4", 4),
        ("letter_date", "10 Apr 2024", date(2024, 4, 10)),
        ("areas", "Front door; Care leavers", ("Front door", "Care leavers")),
        ("judgements", "Overall: good", (Judgement(area="Overall", grade="good"),)),
    ],
)
def test_every_field_that_is_claimed_can_be_picked(desk: Desk, field: str, value: str, held: object) -> None:
    claims = (Claim(field=field, value=value, document=""), Claim(field=field, value="?: ?", document=""))
    visit = desk.visits.add("inspection", "8 may 2024", claims=claims)
    assert getattr(desk.visits.pick(visit, 1), field) == held
    if field != "areas":
        with pytest.raises(Refusal, match=r"cannot be read|not understood"):
            desk.visits.pick(visit, 2)
