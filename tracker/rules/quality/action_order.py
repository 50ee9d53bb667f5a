"""Checks on the days of actions: agreed, started, complete, embedded, dropped, in an order that can be."""

from collections.abc import Iterator
from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action, Update
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check

_MEND = "mend {ref} {field} DAY"


def _before(casebook: Casebook, field: str, other: str, says: str) -> Iterator[Found]:
    """Find actions of which one day lies before another that cannot come after it."""
    for action in casebook.all(Action):
        day, base = getattr(action, field), getattr(action, other)
        if day is not None and base is not None and day < base:
            yield Found(action, f"{says}: {plain_day(day)}, and {plain_day(base)}", field=field)


@check(
    "DQ-30",
    Action,
    sentence="An action is complete on or after the day it was agreed.",
    verb=_MEND,
    key="mend",
)
def completed_early(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions complete before they were agreed."""
    return _before(casebook, "completed_on", "agreed_on", "complete before it was agreed")


@check(
    "DQ-31",
    Action,
    sentence="An action starts on or before the day it is complete.",
    verb=_MEND,
    key="mend",
)
def started_late(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions that started after they were complete."""
    for action in casebook.all(Action):
        done = action.completed_on
        if action.started_on and done and done >= action.agreed_on and action.started_on > done:
            says = f"started on {plain_day(action.started_on)}, after it was complete on {plain_day(done)}"
            yield Found(action, says, field="started_on")


@check(
    "DQ-32",
    Action,
    sentence="An action is embedded on or after the day it was complete.",
    verb=_MEND,
    key="mend",
)
def embedded_early(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions embedded before they were complete."""
    return _before(casebook, "embedded_on", "completed_on", "embedded before it was complete")


@check(
    "DQ-33",
    Action,
    sentence="What is embedded was complete first.",
    verb="mend {ref} completed_on DAY",
    key="mend",
    word="missing",
)
def embedded_incomplete(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions embedded that were never complete."""
    for action in casebook.all(Action):
        embedded = action.embedded_on is not None or action.state == "embedded"
        if (
            embedded and action.completed_on is None and action.plan_row is None
        ):  # a plan may give no such day
            says = "embedded, and no day is kept on which it was complete"
            yield Found(action, says, field="completed_on")


@check(
    "DQ-34",
    Action,
    sentence="An action is dropped on or after the day it was agreed.",
    verb=_MEND,
    key="mend",
)
def dropped_early(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions dropped before they were agreed."""
    return _before(casebook, "dropped_on", "agreed_on", "dropped before it was agreed")


@check(
    "DQ-35",
    Action,
    sentence="An action is due on or after the day it was agreed.",
    verb="action move {ref} DAY --reason WHY",
    key="move_due",
)
def due_early(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open actions due before they were agreed; a plan brought in late holds days long past."""
    for action in casebook.all(Action):
        if action.open and action.plan_row is None and action.due and action.due < action.agreed_on:
            says = f"due on {plain_day(action.due)}, before it was agreed on {plain_day(action.agreed_on)}"
            yield Found(action, says, field="due")


@check(
    "DQ-36",
    Action,
    sentence="What is open has no day on which it was complete, embedded or dropped.",
    verb="mend {ref} {field} none",
    key="mend",
)
def open_but_over(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions that are open and over at once."""
    for action in casebook.all(Action):
        over = {"completed_on": action.completed_on, "dropped_on": action.dropped_on}
        field = next((name for name, day in over.items() if day), "")
        if action.open and field:
            what = "complete" if field == "completed_on" else "dropped"
            yield Found(action, f"it is {action.state}, yet it has a day on which it was {what}", field=field)


@check(
    "DQ-37",
    Action,
    sentence="What was done lies in the past.",
    verb=_MEND,
    key="mend",
)
def done_ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions agreed, started, complete, embedded or dropped on a day to come."""
    for action in casebook.all(Action):
        for field in ("agreed_on", "started_on", "completed_on", "embedded_on", "dropped_on"):
            day = getattr(action, field)
            if day is not None and day > today:
                what = field.removesuffix("_on")
                yield Found(action, f"{what} on {plain_day(day)}, a day to come", field=field)
                break


@check(
    "DQ-38",
    Action,
    sentence="What waits for something has waited since a day that was.",
    verb="action block {ref} WHAT",
    key="block",
)
def blocked_ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions blocked since a day to come, or to be chased before they were blocked."""
    for action in casebook.all(Action):
        held = action.blocked
        if held is None:
            continue
        if held.since > today:
            yield Found(action, f"blocked since {plain_day(held.since)}, a day to come")
        elif held.chase_on and held.chase_on < held.since:
            says = f"to be chased on {plain_day(held.chase_on)}, before it was blocked"
            yield Found(action, f"{says} on {plain_day(held.since)}")


@check(
    "DQ-39",
    Update,
    sentence="An update tells of a day that was.",
    verb="mend {ref} day DAY",
    key="mend",
)
def told_ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find updates of a day to come."""
    for update in casebook.all(Update):
        if update.day > today and not casebook.pointing(Update, "supersedes", update.id):
            about = casebook.by_id(update.about)
            whose = f" of {about.ref}" if about else ""
            yield Found(update, f"this {update.kind}{whose} is dated {plain_day(update.day)}, a day to come")
