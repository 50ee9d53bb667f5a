"""The first day of each rule on visits, being in touch, homes, activity, oversight and promises."""

from typing import Any

from tests.rules.boundary import Boundary
from tests.rules.life_sample import case, event, note, plan, spell, worker
from tests.rules.sample import action, day, new_id, oversight, person, rough, update
from tracker.domain.records import Record
from tracker.domain.work import Promise
from tracker.domain.young_people import Case, Figure, Frequency, Spell

Rows = list[Boundary]


def leaver(since: str = "2025-01-15", **fields: Any) -> tuple[Case, Spell]:
    """Make a former relevant young person, and the spell that says so."""
    one = case(**fields)
    return one, spell(one, "eligibility", since, "former relevant")


def in_care(order: str = "C2", since: str = "2020-01-06", **fields: Any) -> tuple[Case, Spell]:
    """Make somebody of 16 in care, and the legal status."""
    one = case(**{"born": day("2009-06-01")} | fields)
    return one, spell(one, "legal status", since, order)


def often(days: int, set_on: str = "2026-02-01", until: str = "2026-04-30") -> Frequency:
    return Frequency(days=days, set_by="T Manager", set_on=day(set_on), reason="Unsettled", until=day(until))


def sw(of: Case, on: str, **fields: Any) -> Record:
    return note(of, on, "social worker visit", **{"role": "social worker", "seen_alone": True} | fields)


def figure(value: float, on: str, unit: str = "weeks", **fields: Any) -> Figure:
    usual = {"id": new_id(), "name": "Longest wait on the waiting list", "when": rough(on)}
    return Figure(**usual | fields, value=value, unit=unit)


def promise(told_on: str = "") -> Promise:
    return Promise(words="A room by the summer", to="care leavers", told_on=day(told_on) if told_on else None)


def _new_homes() -> Rows:
    one, status = leaver("2023-01-15")
    week = spell(one, "home", "2026-03-02", "U", provided=True)
    leap = spell(one, "home", "2024-02-22", "U", provided=True)
    before = spell(one, "home", "2026-02-02", "U", provided=True)
    held = plan(one, "2025-11-03", reviewed=("2026-02-20",))
    shown = note(one, "2025-10-31", where="home", suitability="suitable")
    office = note(one, "2023-04-03", where="office")
    fresh, fresh_status = leaver("2026-02-01")
    unsaid = note(fresh, "2026-03-02", where="home")
    return [
        Boundary("VI-01", "2026-03-10", one, (status, week), "the day after a week in the new home"),
        Boundary("VI-01", "2024-03-01", one, (status, leap), "the week ends on 29 February"),
        Boundary("VI-02", "2026-03-03", one, (status, before), "the review is due 28 days after the move"),
        Boundary("VI-02", "2026-02-21", one, (status, before, held), "the review was held earlier"),
        Boundary("VI-06", "2026-03-01", one, (status, shown), "four months from 31 October"),
        Boundary("VI-06", "2023-05-16", one, (status, office), "never visited at home since it was owed"),
        Boundary(
            "VI-06", "2026-03-02", fresh, (fresh_status, unsaid), "a visit at home without a word on it"
        ),
    ]


def _adviser_visits() -> Rows:
    weekly, weekly_status = leaver(frequency=often(7))
    seen = note(weekly, "2026-03-03")
    plain, status = leaver("2023-01-15")
    ours = spell(plain, "home", "2023-01-15", "U", suitable=True, provided=True)
    january, new_year, leap = (note(plain, on) for on in ("2026-01-10", "2025-12-31", "2023-12-31"))
    late, late_status = leaver(frequency=often(7, set_on="2026-03-20"))
    march, winter, after = (note(late, on) for on in ("2026-03-03", "2026-01-10", "2026-03-23"))
    parent, parent_status = leaver(complexity=("parent",))
    usual, usual_status = leaver(frequency=often(56))
    move = event(usual, "change of circumstances", "2026-03-02", "move")
    need = spell(usual, "need", "2026-03-05", "enhanced")
    far = spell(weekly, "out of area", "2026-01-05", "Leeds")
    near = spell(weekly, "out of area", "2026-03-15", "Leeds")
    prison = spell(weekly, "home", "2026-01-05", "X", suitable=False)
    return [
        Boundary("VI-03", "2026-03-11", weekly, (weekly_status, seen), "agreed weekly"),
        Boundary("VI-03", "2026-03-08", plain, (status, january), "eight weeks without agreement"),
        Boundary("VI-03", "2026-03-11", plain, (status, ours, january), "two months: the law", 4),
        Boundary("VI-03", "2026-03-01", plain, (status, ours, new_year), "two months from 31 December", 4),
        Boundary("VI-03", "2024-03-01", plain, (status, ours, leap), "two months end on 29 February", 4),
        Boundary("VI-03", "2023-03-13", plain, (status,), "never seen: eight weeks from when it was owed"),
        Boundary("VI-03", "2023-03-16", plain, (status, ours), "never seen: two months", 4),
        Boundary("VI-03", "2026-03-28", late, (late_status, march), "a week from the day it was agreed"),
        Boundary("VI-03", "2026-03-08", late, (late_status, winter), "late already when it was agreed"),
        Boundary("VI-03", "2026-03-31", late, (late_status, march, after), "a week from a visit since"),
        Boundary("VI-04", "2025-01-15", parent, (parent_status,), "nothing agreed, and a marker of need"),
        Boundary("VI-04", "2023-01-15", plain, (status,), "nothing agreed, and need is standard"),
        Boundary("VI-04", "2026-05-01", usual, (usual_status,), "the day after the agreement's last"),
        Boundary("VI-05", "2025-01-15", parent, (parent_status,), "a complexity marker at the standard"),
        Boundary("VI-05", "2026-03-02", usual, (usual_status, move), "the day of a change"),
        Boundary("VI-05", "2026-03-05", usual, (usual_status, need), "the day need is raised"),
        Boundary("VI-11", "2026-03-11", weekly, (weekly_status, seen, far), "overdue out of the area"),
        Boundary("VI-11", "2026-03-15", weekly, (weekly_status, seen, near), "overdue, then out of the area"),
        Boundary("VI-11", "2026-03-11", weekly, (weekly_status, seen, prison), "overdue in custody"),
    ]


def _care_visits() -> Rows:
    one, status = in_care()
    new = spell(one, "home", "2026-03-02", "K2")
    old = spell(one, "home", "2024-01-10", "K2")
    foster = spell(one, "home", "2024-01-10", "U4")
    parents = spell(one, "home", "2026-02-02", "P1")
    interim, interim_status = in_care("C1", since="2026-02-02")
    own = spell(interim, "home", "2026-02-02", "P1")
    review = oversight(kind="statutory review", day=day("2026-02-20"), cases=(interim.id,))
    first = sw(interim, "2026-02-06")
    before = sw(one, "2026-02-20")
    return [
        Boundary("VI-12", "2026-03-10", one, (status, new), "a week in the placement, never seen"),
        Boundary("VI-12", "2026-03-10", one, (status, old, new, before), "a week, seen in the home before"),
        Boundary("VI-13", "2026-03-04", one, (status, new, sw(one, "2026-01-20")), "late before the move"),
        Boundary("VI-13", "2026-04-17", one, (status, new, sw(one, "2026-03-05")), "six weeks"),
        Boundary("VI-13", "2025-02-21", one, (status, old, sw(one, "2025-01-09")), "begun in the first year"),
        Boundary(
            "VI-14", "2025-02-22", one, (status, old, sw(one, "2025-01-10")), "begun in the second year"
        ),
        Boundary("VI-14", "2026-03-01", one, (status, foster, sw(one, "2025-11-30")), "three months"),
        Boundary("VI-15", "2026-03-01", one, (status, foster, sw(one, "2025-08-31")), "six months"),
        Boundary("VI-16", "2026-02-14", interim, (interim_status, own, first), "weekly before the review"),
        Boundary(
            "VI-16",
            "2026-03-24",
            interim,
            (interim_status, own, review, sw(interim, "2026-02-23")),
            "four weeks",
        ),
        Boundary(
            "VI-16", "2026-03-21", one, (status, parents, sw(one, "2026-02-06")), "a care order at home"
        ),
        Boundary(
            "VI-17",
            "2026-03-02",
            one,
            (status, sw(one, "2026-03-02", seen_alone=None)),
            "seen alone is not said",
        ),
    ]


def _in_touch() -> Rows:
    one, status = leaver()
    fresh, fresh_status = leaver("2026-01-01")
    touch = note(one, "2026-01-28", "text or messaging")
    return [
        Boundary(
            "VI-07", "2026-04-08", one, (note(one, "2026-03-27", filed=None),), "five working days, Easter"
        ),
        Boundary("VI-08", "2026-02-26", one, (status, touch), "four weeks"),
        Boundary("VI-08", "2026-03-26", one, (status, touch), "eight weeks", 4),
        Boundary("VI-08", "2026-01-30", fresh, (fresh_status,), "never in touch"),
        Boundary("VI-08", "2026-02-27", fresh, (fresh_status,), "never in touch for eight weeks", 4),
        Boundary("VI-09", "2026-04-21", one, (status, touch), "fifteen working days later, Easter between"),
    ]


def _homes() -> Rows:
    one, status = leaver()
    new = spell(one, "home", "2026-03-02", "U")
    decided = spell(one, "home", "2025-08-31", "U", suitable=True)
    hotel = spell(one, "home", "2026-04-02", "W", suitable=False)
    street = spell(one, "home", "2026-03-02", "S", suitable=False)
    bad = spell(one, "home", "2026-01-05", "U", suitable=True)
    found = note(one, "2026-03-02", where="home", suitability="unsuitable")
    days = ("2024-01-15", "2025-08-31", "2025-12-01", "2026-03-02")
    homes = tuple(spell(one, "home", on, "U") for on in days)
    leap, leap_status = in_care(born=day("2008-02-29"))
    august, august_status = in_care(born=day("2008-08-31"))
    seventeen, seventeen_status = in_care(born=day("2009-03-26"))
    study = spell(one, "activity", "2025-09-08", "F1")
    move = spell(one, "home", "2026-05-11", "U")
    return [
        Boundary("AC-01", "2026-03-02", one, (status, new), "not decided on when it began"),
        Boundary("AC-01", "2026-03-01", one, (status, decided), "six months from 31 August"),
        Boundary("AC-02", "2026-04-09", one, (status, hotel), "two working days over Easter"),
        Boundary("AC-03", "2026-03-10", one, (status, street), "no fixed abode for five working days"),
        Boundary("AC-03", "2026-03-10", one, (status, bad, found), "found unsuitable at a visit"),
        Boundary("AC-04", "2026-03-02", one, (status, *homes), "the third move in twelve months"),
        Boundary("AC-05", "2025-08-30", leap, (leap_status,), "born on 29 February, six months before 18"),
        Boundary("AC-05", "2026-03-01", august, (august_status,), "six months before 31 August"),
        Boundary("AC-06", "2025-09-08", one, (status, study, move), "a move in May while studying"),
        Boundary("AC-07", "2026-03-26", seventeen, (seventeen_status,), "the 17th birthday"),
    ]


def _activity() -> Rows:
    one, status = leaver(complexity=("parent",))
    out = spell(one, "activity", "2026-02-02", "G5")
    long = spell(one, "activity", "2025-08-31", "G4")
    once = spell(one, "activity", "2025-06-02", "G5", end="2025-07-31")
    wait = spell(one, "waiting", "2026-02-27", "CAMHS")
    may, may_status = in_care(born=day("2008-05-31"))
    return [
        Boundary("EE-01", "2026-03-03", one, (status, out), "four weeks without an action"),
        Boundary("EE-02", "2026-02-28", one, (status, long), "six months from 31 August"),
        Boundary("EE-02", "2026-02-02", one, (status, once, out), "the second time in twelve months"),
        Boundary("HE-01", "2026-03-28", one, (status, wait), "twenty working days of waiting"),
        Boundary("PA-01", "2025-01-15", one, (status,), "a parent from the first day on file"),
        Boundary("ID-01", "2026-03-01", may, (may_status,), "three months before 31 May"),
    ]


def _oversight_and_promises() -> Rows:
    one, status = leaver()
    held = worker(one, "2025-11-30")
    discussed = oversight(kind="supervision", day=day("2026-02-10"), cases=(one.id,))
    intensive = spell(one, "need", "2026-02-20", "intensive")
    offer = oversight(kind="local offer review", day=day("2024-02-29"))
    adviser = person()
    cases = [case() for _ in range(21)]
    load = [worker(c, "2026-03-02" if c is cases[-1] else "2026-01-05", worker=adviser.id) for c in cases]
    slipped = action(due=day("2026-06-01"), promise=promise(), agreed_on=day("2026-01-05"))
    back = update(slipped, "moved", "2026-03-02", moved_from=day("2026-03-31"), moved_to=day("2026-06-01"))
    late = action(due=day("2026-03-13"), promise=promise("2026-03-13"), agreed_on=day("2026-01-05"))
    return [
        Boundary(
            "SU-02", "2026-03-01", one, (status, held), "never discussed: three months from 30 November"
        ),
        Boundary("SU-02", "2026-05-11", one, (status, held, discussed), "three months after supervision"),
        Boundary(
            "SU-02", "2026-03-21", one, (status, held, discussed, intensive), "28 days of intensive need"
        ),
        Boundary("LO-01", "2026-03-01", offer, (), "two years from 29 February"),
        Boundary("LO-01", "2027-03-01", offer, (), "three years", 3),
        Boundary("CL-01", "2026-03-02", adviser, (*cases, *load), "the 21st young person"),
        Boundary("WL-01", "2026-03-02", figure(4, "2026-03-02"), (), "four weeks, the day it was reported"),
        Boundary("AN-09", "2026-03-14", late, (), "the day after a promise was due"),
        Boundary("AN-09", "2026-03-02", slipped, (back,), "the day a promise was put back"),
    ]


ROWS: Rows = [
    *_new_homes(),
    *_adviser_visits(),
    *_care_visits(),
    *_in_touch(),
    *_homes(),
    *_activity(),
    *_oversight_and_promises(),
]
