"""Records for tests: every builder fills in what the test does not care about, with fresh ids and references."""

import itertools
import os
from datetime import date, datetime, time
from typing import Any, TypeVar

from tracker.domain.identity import make_id, make_ref
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record, RoughDate, Threshold
from tracker.domain.reporting import Reviewed, SelfEvaluation, WeeklyReview
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Event, Figure, PathwayPlan, Spell

R = TypeVar("R", bound=Record)

A_DAY = date(2024, 3, 4)
"""The Monday on which things happen when a test does not say when."""

_count = itertools.count(1)
_CLOCK = 1_709_510_400_000
"""Milliseconds of A_DAY, from which the ids' times count on."""


def fresh_id() -> str:
    """Give an id later than those given before; its last four characters differ for a million ids."""
    number = next(_count)
    scattered = number * 611_953 % (1 << 20)  # an odd factor, so that references do not look alike
    random = int.from_bytes(os.urandom(10), "big") >> 20 << 20 | scattered
    return make_id(_CLOCK + number, random.to_bytes(10, "big"))


def make(kind: type[R], /, **fields: Any) -> R:
    """Build a record of a kind with a fresh id and reference."""
    record_id = fields.setdefault("id", fresh_id())
    fields.setdefault("ref", make_ref(kind.letters, record_id, kind.ref_length, ()))
    return kind(**fields)


def on(day: date) -> RoughDate:
    """Give an exact day as a date somebody said."""
    return RoughDate(text=day.isoformat(), earliest=day, latest=day)


def a_visit(kind: str = "monitoring visit", when: date = A_DAY, **fields: Any) -> ScrutinyVisit:
    """Build a scrutiny visit that was held."""
    return make(ScrutinyVisit, kind=kind, when=on(when), **fields)


def a_document(text: str = "Personal advisers know their young people well.", **fields: Any) -> Document:
    """Build a letter that was brought in."""
    defaults = {"digest": "0" * 64, "name": "letter.txt", "kind": "letter", "day": A_DAY}
    return make(Document, text=text, **{**defaults, **fields})


def a_finding(
    quote: str = "Too few pathway plans are up to date.", kind: str = "concern", **fields: Any
) -> Finding:
    """Build a finding of a visit's letter."""
    return make(Finding, quote=quote, kind=kind, **fields)


def a_thread(title: str = "Pathway plans lag behind lives", **fields: Any) -> Thread:
    """Build an open thread."""
    return make(Thread, title=title, **fields)


def an_action(title: str = "Refresh the pathway plan", agreed_on: date = A_DAY, **fields: Any) -> Action:
    """Build an action that has not been started."""
    return make(Action, title=title, agreed_on=agreed_on, **fields)


def an_update(about: str = "", kind: str = "progress", day: date = A_DAY, **fields: Any) -> Update:
    """Build an update; ``about`` is the id of an action, thread or visit."""
    return make(Update, about=about, kind=kind, day=day, **{"by": "J Price", **fields})


def an_oversight(kind: str = "supervision", day: date = A_DAY, **fields: Any) -> Oversight:
    """Build a supervision, audit, review, board, learning review or complaint."""
    return make(Oversight, kind=kind, day=day, **{"title": "Monthly supervision", **fields})


def a_person(name: str = "J Price", **fields: Any) -> Person:
    """Build a person who is here."""
    return make(Person, name=name, **fields)


def a_threshold(name: str = "stalled_after_days", value: int = 21, **fields: Any) -> Threshold:
    """Build a council's own figure."""
    return make(Threshold, name=name, value=value, **fields)


def staff(advisers: int = 4, social_workers: int = 3, managers: int = 2) -> list[Person]:
    """Build the staff of two teams, with one reviewing officer, and a social worker who left uncovered."""
    numbers = itertools.count(1)
    roles = {"personal adviser": advisers, "social worker": social_workers, "team manager": managers}
    people = [
        a_person(f"Worker {next(numbers)}", role=role, team="Care leavers" if role[0] == "p" else "16 and 17")
        for role, count in roles.items()
        for _ in range(count)
    ]
    officer = a_person(f"Worker {next(numbers)}", role="independent reviewing officer")
    gone = a_person(f"Worker {next(numbers)}", role="social worker", left=A_DAY)
    return [*people, officer, gone]


def a_case(initials: str = "JD", born: date = date(2006, 5, 9), **fields: Any) -> Case:
    """Build a young person's case."""
    return make(Case, initials=initials, born=born, **fields)


def a_spell(case: Case, kind: str = "home", start: date = A_DAY, what: str = "U", **fields: Any) -> Spell:
    """Build a stretch of something about a young person."""
    return make(Spell, case=case.id, kind=kind, start=start, what=what, **fields)


def a_contact_note(
    case: Case, by: Person, day: date = A_DAY, kind: str = "PA visit", **fields: Any
) -> ContactNote:
    """Build the note of an exchange, seen where it was a visit."""
    usual = {"happened": datetime.combine(day, time(14)), "recorded": day, "seen": kind.endswith("visit")}
    return make(ContactNote, case=case.id, by=by.id, kind=kind, **{**usual, **fields})


def a_weekly_review(begun: date = A_DAY, **fields: Any) -> WeeklyReview:
    """Build a weekly review of everything that decided something."""
    kept = Reviewed(about="", decision="keep", by="J Price", day=begun)
    return make(WeeklyReview, begun=begun, **{"by": "J Price", "scope": "all", "items": (kept,), **fields})


def a_figure(
    name: str = "Care leavers waiting for counselling", value: float = 3, day: date = A_DAY, **fields: Any
) -> Figure:
    """Build a number that was reported for a day."""
    return make(Figure, name=name, value=value, when=on(day), **fields)


def a_plan(case: Case, drawn_up: date = A_DAY, **fields: Any) -> PathwayPlan:
    """Build one version of a pathway plan."""
    return make(PathwayPlan, case=case.id, drawn_up=drawn_up, **fields)


def an_event(case: Case, kind: str = "handover", day: date = A_DAY, **fields: Any) -> Event:
    """Build a dated fact about a young person."""
    return make(Event, case=case.id, kind=kind, day=day, **fields)


def a_self_evaluation(area: str = "care leavers", day: date = A_DAY, **fields: Any) -> SelfEvaluation:
    """Build what the service says of itself in an area."""
    usual = {"text": "Plans are kept to.", "by": "J Price"}
    return make(SelfEvaluation, area=area, day=day, **{**usual, **fields})
