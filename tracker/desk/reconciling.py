"""Comparing the casebook with an extract of the council's case system, and what past comparisons say."""

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from tracker.dates import plain_day
from tracker.desk.session import Session, line
from tracker.domain.casebook import Casebook
from tracker.domain.life import months_after
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Reconciliation
from tracker.domain.young_people import Case
from tracker.measures.suppression import SMALLEST
from tracker.store.change import Edit
from tracker.wording import counted
from tracker.wording.compared import (
    CASE,
    comparison_lines,
    count_sentence,
    difference_sentence,
    remark_lines,
    same_file,
    summary,
)

__all__ = [
    "Comparison",
    "ReconcileDesk",
    "comparison_lines",
    "count_sentence",
    "difference_sentence",
    "remark_lines",
    "same_file",
    "summary",
]

_MEASURES = {
    CASE: ("young-people",),
    "date of birth": ("aged-16-17", "aged-18-20", "aged-21-24"),
    "status": ("status-eligible", "status-relevant", "status-former-relevant", "status-former-relevant-in-education",
               "status-former-relevant-21-to-25", "status-qualifying", "status-not-eligible", "status-not-recorded"),
    "personal adviser": ("with-adviser", "adviser-missing"),
    "in touch": ("in-touch-code",),
    "exchange with adviser": ("in-touch", "out-of-touch"),
    "suitability": ("suitable-home", "suitable-home-19-21"),
    "accommodation": ("staying-put", "in-custody", "homeless", "no-fixed-abode", "bed-and-breakfast"),
    "activity": ("in-education-or-work", "in-education-or-work-19-21"),
    "plan day": ("plan-in-place", "plan-up-to-date", "plan-reviews-overdue"),
    "unaccompanied": ("unaccompanied", "unaccompanied-adults"),
}  # fmt: skip
FIELD_BEHIND = {measure: field for field, measures in _MEASURES.items() for measure in measures}
"""What of a young person a measure is worked out from; a measure that rests on more than one thing is not here."""


class Comparison(NamedTuple):
    """What came of comparing; nothing is kept yet."""

    record: Reconciliation
    left_out: tuple[str, ...]
    """Headings of the extract that were not compared."""
    outside: int
    """Rows about people too young or too old to be here, who are not; they count nowhere."""
    before: Reconciliation | None
    """The comparison with the same file and the same result that is kept already."""


class ReconcileDesk:
    """Comparisons with extracts."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def compare(self, raw: bytes, name: str) -> Comparison:
        """Compare with an extract row by row, keeping nothing; raises Refusal for what is none."""
        from tracker.exchange.comparing import compare
        from tracker.exchange.extract import read_extract

        session = self._session
        extract = read_extract(raw, line(name))
        held = compare(extract, session.casebook, session.today, self._counts())
        if not held.compared:
            raise Refusal(
                f"{extract.name} names nobody who is here, in {counted(len(extract.rows), 'row')}: "
                "its case numbers have to be the council's own."
            )
        record = Reconciliation(
            **session.new(Reconciliation),
            day=session.today,
            name=extract.name,
            digest=blake2b(raw, digest_size=16).hexdigest(),
            by=session.me,
            compared=held.compared,
            fields=tuple(field.field for field in extract.fields),
            differences=held.differences,
            counts=held.counts,
        )
        return Comparison(record, extract.left_out, held.outside, self._same(record))

    def keep(self, comparison: Comparison) -> Reconciliation:
        """Keep a comparison as one change; the same file with the same result is kept once. Raises Refusal."""
        if comparison.before is not None:
            return comparison.before
        record = comparison.record
        say = f"compared with {record.name}: {counted(len(record.differences), 'difference')}"
        self._session.commit([Edit(None, record, say)], "reconcile")
        return self._session.casebook.get(Reconciliation, record.id) or record

    def all(self) -> list[Reconciliation]:
        """Give the comparisons that were kept, newest first."""
        return compared_by(self._session.casebook, self._session.today)

    def latest(self) -> Reconciliation | None:
        """Give the latest comparison, or None."""
        return next(iter(self.all()), None)

    def ref_of(self, case_id: str) -> str:
        """Give a young person's reference; empty where there is none."""
        case = self._session.casebook.get(Case, case_id)
        return case.ref if case else ""

    def _same(self, record: Reconciliation) -> Reconciliation | None:
        """Give the latest comparison with the same file, where it found the same."""
        before = next((kept for kept in self.all() if kept.digest == record.digest), None)
        return before if before is not None and _result(before) == _result(record) else None

    def _counts(self) -> dict[str, Callable[[str], bool]]:
        """Say who counts in each figure; a plan is up to date within the months of the regulations."""
        months = self._session.policy.setting("PP-06.months").value
        since = months_after(self._session.today, -months)
        return _counting(since)


def _counting(since: date) -> dict[str, Callable[[str], bool]]:
    return {
        "personal adviser": bool,
        "in touch": lambda key: key == "YES",
        "suitability": lambda key: key == "suitable",
        "activity": lambda key: key[:1] in ("F", "P"),
        "plan day": lambda key: key >= since.isoformat(),
        "unaccompanied": lambda key: key == "yes",
    }


def _result(record: Reconciliation) -> bytes:
    """Give what two comparisons share that have the same result."""
    told = (record.compared, record.fields, record.differences, record.counts)
    return msgspec.json.encode(told)


def compared_by(casebook: Casebook, day: date) -> list[Reconciliation]:
    """Give the comparisons kept up to a day, the latest first."""
    kept = (each for each in casebook.all(Reconciliation) if each.day <= day)
    return sorted(kept, key=lambda each: (each.day, each.id), reverse=True)


def mark_in(kept: Sequence[Reconciliation], name: str, *, small: bool = False) -> str:
    """Say how a measure or a field stands to the latest comparison that speaks of it; empty where none does.

    ``small`` tells a difference of 1 to 4 rows as "c", for what leaves the team.
    """
    field = FIELD_BEHIND.get(name, name)
    latest = next((each for each in kept if field == CASE or field in each.fields), None)
    if latest is None:
        return ""
    apart = {each.number for each in latest.differences if each.field == field}
    for count in latest.counts:
        apart |= {*count.more_here, *count.more_there} if count.field == field else set()
    of = f"{latest.name} of {plain_day(latest.day)}"
    if not apart:
        return f"agrees with {of}"
    return (
        f"differs by {'c rows' if small and len(apart) < SMALLEST else counted(len(apart), 'row')} from {of}"
    )
