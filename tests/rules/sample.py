"""Small records for the tests of the rules, and what the board says of them on a day."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from tracker.domain.casebook import Casebook
from tracker.domain.codes import UpdateKind
from tracker.domain.identity import make_id
from tracker.domain.records import Record, RoughDate, Threshold
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Blocked, Oversight, Person, Update
from tracker.rules.flags import Flag
from tracker.rules.policy import load_policy
from tracker.rules.rule import rules_for

_numbers = count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def rough(first: str, last: str = "") -> RoughDate:
    return RoughDate(text=first, earliest=day(first), latest=day(last or first))


def new_id() -> str:
    number = next(_numbers)
    return make_id(number, number.to_bytes(10, "big"))


def person(**fields: Any) -> Person:
    return Person(**{"id": new_id(), "ref": f"P-{next(_numbers)}", "name": "J Price"} | fields)


OWNER = person()


def action(**fields: Any) -> Action:
    """Make an action that no rule flags on 26 March 2026 unless the fields given say otherwise."""
    usual: dict[str, Any] = {
        "id": new_id(),
        "ref": f"A-{next(_numbers)}",
        "title": "Refresh the plan after the move",
        "agreed_on": day("2026-03-25"),
        "owner": OWNER.id,
        "due": day("2026-12-31"),
    }
    return Action(**usual | fields)


def update(about: Record, kind: UpdateKind, on: str, **fields: Any) -> Update:
    return Update(id=new_id(), ref="", about=about.id, day=day(on), by="J Price", kind=kind, **fields)


def slip(about: Record, on: str, moved_from: str, moved_to: str) -> Update:
    return update(about, "moved", on, moved_from=day(moved_from), moved_to=day(moved_to))


def finding(**fields: Any) -> Finding:
    usual = {"id": new_id(), "ref": f"F-{next(_numbers)}", "quote": "Plans are late.", "kind": "concern"}
    return Finding(**usual | fields)


def visit(**fields: Any) -> ScrutinyVisit:
    usual = {"id": new_id(), "ref": f"V-{next(_numbers)}", "kind": "monitoring visit"}
    return ScrutinyVisit(**usual | fields)


def thread(**fields: Any) -> Thread:
    return Thread(
        **{"id": new_id(), "ref": f"T-{next(_numbers)}", "title": "Plans lag behind lives"} | fields
    )


def oversight(**fields: Any) -> Oversight:
    return Oversight(
        **{"id": new_id(), "ref": f"O-{next(_numbers)}", "kind": "audit", "title": "Case audit"} | fields
    )


def threshold(name: str, value: int, **fields: Any) -> Threshold:
    return Threshold(**{"id": new_id()} | fields, name=name, value=value)


def blocked(chase_on: str = "", since: str = "2026-03-01") -> Blocked:
    chase = day(chase_on) if chase_on else None
    return Blocked(on="partner", what="the health referral", since=day(since), chase_on=chase)


def flags_on(today: str, record: Record, *others: Record) -> dict[str, Flag]:
    """Give what the rules in force say of the record on a day, by rule; none waits for a first record of its kind."""
    casebook = Casebook([OWNER, record, *others])
    policy = load_policy().with_overrides(casebook)
    asked = (rule.ask(record, casebook, policy, day(today)) for rule in rules_for(type(record)))
    return {flag.rule: flag for flag in asked if flag}


def fires_from(rule: str, since: str, record: Record, *others: Record) -> Flag:
    """Check that a rule is silent the day before, speaks on the day and after; gives the day's flag."""
    before, after = (day(since) + timedelta(days=n) for n in (-1, 1))
    assert rule not in flags_on(before.isoformat(), record, *others)
    on_the_day, next_day = (flags_on(d, record, *others)[rule] for d in (since, after.isoformat()))
    assert on_the_day.since == next_day.since == day(since)
    return on_the_day
