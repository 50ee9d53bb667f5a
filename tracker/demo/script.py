"""The demo's script: who did what on which day, read from ``data/demo.toml``.

Every table of the script is a subject of the desk, every entry a record with what happened to it, and every
word a method of the desk or one of its parameters. Days are counted from today.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter
from string import Template
from typing import Any, NamedTuple

import msgspec

from tracker.data import data_file
from tracker.dates import add_months
from tracker.dates.words import MONTHS
from tracker.desk.deciding import Said
from tracker.desk.evidence import Shown
from tracker.domain import codes
from tracker.domain.scrutiny import Judgement, Shared
from tracker.domain.work import Promise
from tracker.rules.calendar import add_working_days, is_working_day

SUBJECTS = ("people", "keeping", "visits", "oversight", "documents", "findings", "actions")
"""The order in which things of one day happen, so that what is pointed at is there."""

DAYS = frozenset(
    ("chase_on", "day", "due", "letter_date", "plan_sent", "publication_day", "received", "to", "told_on")
)
"""Parameters that hold a day."""

SHAPES: dict[str, Any] = {
    "areas": tuple[str, ...],
    "inspectors": tuple[str, ...],
    "judgements": tuple[Judgement, ...],
    "promise": Promise,
    "sent_report": tuple[str, ...],
    "shared_with": tuple[Shared, ...],
    "shown": Shown,
    "took_part": tuple[str, ...],
}
"""Parameters that hold more than words, and what they become."""


class Deed(NamedTuple):
    """One thing somebody did on a day: a method of the desk and what was said."""

    day: date
    by: str
    subject: str
    do: str
    of: str
    """Key of the record it is done to; empty when it adds one."""
    keys: tuple[str, ...]
    """What later deeds call the records it makes."""
    said: dict[str, Any]


def read_script(today: date) -> list[Deed]:
    """Read what happened up to today, in its order."""
    with data_file("demo.toml").open("rb") as file:
        held = tomllib.load(file)
    steps = [step for subject in SUBJECTS for step in _steps(subject, held[subject], held["by"])]
    return [_deed(step, today) for step in sorted(steps, key=itemgetter("at"))]


def parted(deeds: list[Deed], day: date) -> tuple[list[Deed], list[Deed]]:
    """Give the deeds up to a day, and those after it."""
    return [deed for deed in deeds if deed.day <= day], [deed for deed in deeds if deed.day > day]


def read_decisions() -> list[tuple[codes.ReviewDecision, Said]]:
    """Read what the last weekly review decided, item by item in the order in which they come."""
    with data_file("demo.toml").open("rb") as file:
        held = tomllib.load(file)["reviewed"]
    return [(each["decision"], Said(each["text"], each.get("to", ""))) for each in held]


def day_of(offset: int, today: date) -> date:
    """Give the working day so many days from today, the one before it in the past and else the one after."""
    day = today + timedelta(days=offset)
    if is_working_day(day):
        return day
    return add_working_days(day, -1 if offset < 0 else 1)


def _steps(subject: str, entries: list[dict[str, Any]], usual: str) -> Iterator[dict[str, Any]]:
    """Give what happened to a subject's records, each step complete; the first of an entry adds the record."""
    for number, entry in enumerate(entries):
        frame = {"subject": subject, "by": entry.get("by", usual), "keys": ()}
        key = entry.get("key", f"{subject} {number}")
        yield {**frame, "do": "add", "of": "", **entry, "keys": (key,)}
        for step in entry.get("then", ()):
            yield {**frame, "of": key, **step}


def _deed(step: dict[str, Any], today: date) -> Deed:
    frame = {name: step[name] for name in ("by", "subject", "do", "of", "keys")}
    said = {name: value for name, value in step.items() if name not in (*frame, "at", "key", "then")}
    return Deed(**frame, day=day_of(step["at"], today), said=_said(said, today))


def _said(said: dict[str, Any], today: date) -> dict[str, Any]:
    return {name: _value(name, value, today) for name, value in said.items()}


def _value(name: str, value: Any, today: date) -> Any:
    """Give what a parameter holds, with its days counted from today."""
    if name in DAYS and isinstance(value, int):
        return day_of(value, today)
    if name == "when":
        return _when(value, today)
    if name == "raw":
        days = {each: _when(spec, today) for each, spec in value["days"].items()}
        return Template(data_file(value["file"]).read_text(encoding="utf-8")).substitute(days).encode()
    if isinstance(value, dict):
        value = _said(value, today)
    elif isinstance(value, list) and name in SHAPES:
        value = [_said(each, today) if isinstance(each, dict) else each for each in value]
    return msgspec.convert(value, SHAPES[name]) if name in SHAPES else value


def _when(spec: dict[str, int], today: date) -> str:
    """Say when, as people write it: a calendar month so many from this one, or working days from a first."""
    if "month" in spec:
        month = add_months(today.replace(day=1), spec["month"])
        return f"{_month(month)} {month.year}"
    count = spec.get("working_days", 1)
    first = day_of(spec["first"], today)
    while count == 2 and not is_working_day(first + timedelta(days=1)):  # inspectors come within one week
        first = add_working_days(first, -1)
    return _span(first, add_working_days(first, count - 1))


def _span(first: date, last: date) -> str:
    """Write one day, or two and what is between: "3 and 4 May 2026", "30 May to 10 June 2026"."""
    end = f"{last.day} {_month(last)} {last.year}"
    if first == last:
        return end
    start = f"{first.day}"
    if first.month != last.month:
        start += f" {_month(first)}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} {'and' if (last - first).days == 1 else 'to'} {end}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1].capitalize()
