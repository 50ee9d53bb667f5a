"""What is now known otherwise of a pack that has left: each figure as reported and as it would be, and why."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from tracker.desk.identities import Identities
from tracker.desk.pack_numbers import Guard, Number, leaves_out, numbers_of, reported
from tracker.desk.pack_scene import period_words, what_it_is
from tracker.domain.casebook import Casebook
from tracker.domain.paper import Block, Paper, heading, item, table, text
from tracker.domain.reporting import Pack
from tracker.measures import Period
from tracker.measures.suppression import MARK
from tracker.rules.policy import Policy

LATE, CHANGED, REMOVED = "recorded late", "changed", "removed"
RULES = "what is counted, or a threshold, is another now"
MOST_ROWS = 20
"""Rows that a correction names one by one."""

Why = Callable[[str], str]
"""Tells of a record, by its id, what became of it since: recorded late, changed or removed."""


class Correction(NamedTuple):
    """One figure as it was reported and as it would be now; ``now`` is None where it is measured no more."""

    was: Number
    now: Number | None

    @property
    def came(self) -> tuple[str, ...]:
        """Give the ids that would be counted now, or counted of, and were not."""
        return _beyond(self.now, self.was)

    @property
    def went(self) -> tuple[str, ...]:
        """Give the ids that were counted, or counted of, and would not be."""
        return _beyond(self.was, self.now)


def _beyond(one: Number | None, other: Number | None) -> tuple[str, ...]:
    """Give the ids that one number counts, or is counted of, and the other does not."""
    rows = set(one.rows if one else ()) - set(other.rows if other else ())
    of = set((one and one.of) or ()) - set((other and other.of) or ())
    return tuple(sorted(rows | of))


def corrections_of(pack: Pack, book: Casebook, policy: Policy) -> list[Correction]:
    """Give the figures of a pack that would be others now, in its order."""
    period = Period(pack.start, pack.end)
    found_now = numbers_of(book, policy, period, pack.theme, for_team=not leaves_out(pack.figures))
    now = {number.id: number for number in found_now}
    found = (Correction(reported(figure), now.get(figure.measure)) for figure in pack.figures)
    return [each for each in found if _differs(each)]


def _differs(each: Correction) -> bool:
    if each.now is None:
        return False  # a measure that this version no longer knows says nothing of the figure
    return (each.was.rows, each.was.of, each.was.value) != (each.now.rows, each.now.of, each.now.value)


def why_of(pack: Pack, then: Casebook | None, now: Casebook) -> Why:
    """Give what tells why a row came or went, by the casebook as the pack knew it, else by its id's time."""

    def why(record_id: str) -> str:
        if now.by_id(record_id) is None:
            return REMOVED
        late = record_id > pack.known if then is None else then.by_id(record_id) is None
        return LATE if late else CHANGED

    return why


def told(found: Sequence[Correction], guard: Guard, why: Why) -> tuple[Block, ...]:
    """Tell the corrections as they stand in the next pack: figures and reasons, no rows."""
    rows = [
        (each.was.name, guard.said(each.was), guard.said(each.now) if each.now else "", _reasons(each, why))
        for each in found
    ]
    return (table(("Figure", "As reported", "As it would be now", "Why"), rows),) if rows else ()


def _reasons(each: Correction, why: Why) -> str:
    return ", ".join(sorted({why(i) for i in (*each.came, *each.went)})) or RULES


def page(pack: Pack, found: Sequence[Correction], name: Callable[[str], str], why: Why) -> Paper:
    """Tell the corrections to one pack with every row that came and went; for the team alone."""
    period = period_words(Period(pack.start, pack.end))
    blocks = [heading(f"Corrections to {pack.ref}: {pack.name}", 1)]
    blocks.append(text(f"{period}. The pack itself stays as it left. For the team: rows are named here."))
    if not found:
        blocks.append(text("Every figure stands as it was reported."))
    for each in found:
        blocks += _detail(each, name, why)
    return Paper(blocks=tuple(blocks))


def _detail(each: Correction, name: Callable[[str], str], why: Why) -> Iterable[Block]:
    yield heading(each.was.name)
    yield item(f"As reported: {_shown(each.was)}")
    yield item(f"As it would be now: {_shown(each.now) if each.now else 'no longer measured'}")
    for said, ids in (("Came", each.came), ("Went", each.went)):
        yield from (item(f"{said}: {name(i)}, {why(i)}") for i in ids[:MOST_ROWS])
        if len(ids) > MOST_ROWS:
            yield item(f"{said}: … and {len(ids) - MOST_ROWS} more")
    if not each.came and not each.went:
        yield item(f"No row came or went: {RULES}.")


def as_values(each: Correction, name: Callable[[str], str], why: Why) -> dict[str, Any]:
    """Give one correction as plain values."""
    came, went = ([{"row": name(i), "why": why(i)} for i in ids] for ids in (each.came, each.went))
    now = each.now.shown if each.now else None
    return {"measure": each.was.id, "name": each.was.name, "reported": each.was.shown, "now": now,
            "came": came, "went": went}  # fmt: skip


def _shown(number: Number) -> str:
    """Say a figure as it was printed, and inside the team also what stood behind a withheld one."""
    if number.shown != MARK or number.value is None:
        return number.shown
    return f"{number.shown} (printed outside the team; {len(number.rows)} counted)"


def names_of(book: Casebook, then: Casebook | None) -> Callable[[str], str]:
    """Give what names a record by its reference and, without a young person's name, by its title."""

    inside = Identities(book).inside

    def name(record_id: str) -> str:
        record = book.by_id(record_id) or (then.by_id(record_id) if then else None)
        return f"{record.ref} {what_it_is(record, inside)}" if record else "a record that is gone"

    return name
