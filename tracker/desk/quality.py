"""What the data's own checks find: a row a fault, check by check, with the way to mend it."""

from collections import Counter

from tracker.desk.row import Row, texts_in
from tracker.desk.session import Session
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.quality import CHECKS, Fault, checks, faults_in


class QualityDesk:
    """The faults of one casebook."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._kept: dict[str, Fault] | None = None
        """Faults by their keys, until anything changes."""
        self._rows: dict[str, Row] = {}
        session.listeners.append(self._forget)

    def faults(self, words: str = "") -> list[Row]:
        """Give a row a fault, check by check; raises QueryNotUnderstood for filter words nobody knows."""
        self._all()
        rows = list(self._rows.values())
        if not words.strip():
            return rows
        from tracker.desk.lists import ListDesk

        query = ListDesk(self._session).query(words)
        return [row for row in rows if query.matches(row)]

    def counts(self, rows: list[Row]) -> list[tuple[str, int, str]]:
        """Give each check that found something, how many of the rows it found, and what must be so."""
        found = Counter(row.more["check"] for row in rows)
        return [(each.id, found[each.id], each.sentence) for each in checks() if found[each.id]]

    @property
    def checks(self) -> int:
        """Give how many checks there are."""
        return len(CHECKS)

    def fault(self, row_id: str) -> Fault | None:
        """Give the fault of a row, or None where it is there no more."""
        return self._all().get(row_id)

    def of(self, record: Record) -> list[Fault]:
        """Give what is wrong with one record."""
        return [fault for fault in self._all().values() if fault.record.id == record.id]

    def _all(self) -> dict[str, Fault]:
        if self._kept is None:
            session = self._session
            found = faults_in(session.casebook, session.policy, session.today)
            self._kept = {fault.key: fault for fault in found}
            self._rows = {key: self._row(fault) for key, fault in self._kept.items()}
        return self._kept

    def _forget(self, ids: set[str]) -> None:
        self._kept = None

    def _row(self, fault: Fault) -> Row:
        record, each = fault.record, fault.check
        case = self._session.casebook.get(Case, getattr(record, "case", ""))
        more = {
            "check": each.id,
            "noun": record.noun,
            "case": record.ref if isinstance(record, Case) else case.ref if case else None,
            "fix": f"tracker {fault.verb}",
            "command": fault.command or None,
            "about": each.sentence,
            "source": each.source,
        }
        return Row(
            id=fault.key,
            table=record.table,
            ref=record.ref,
            title=fault.sentence,
            state=each.word,
            owner="",
            due=None,
            flags=(),
            more=more,
            facts={"ref": record.ref, "state": each.word, "rule": (each.id,), "flag": (each.word,),
                   "case": more["case"], "kind": record.noun},
            haystack=texts_in((record.ref, fault.sentence, each.word, *more.values())),
        )  # fmt: skip
