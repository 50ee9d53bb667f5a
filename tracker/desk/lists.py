"""The lists: what needs attention, and every record of a kind, narrowed by filter words."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import msgspec

from tracker.desk.rows import Row, RowMaker, has_row, rows_by_day
from tracker.desk.session import Session, name_of
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Figure
from tracker.query import Query, parse
from tracker.rules.findings import acted_on
from tracker.rules.flags import Flag, SortKey, sort_key, subjects_in_order
from tracker.wording import title_of
from tracker.wording.care_words import moved_away

SEVERE = 3
"""Severity from which triage shows a flag before a person asks for the rest."""


class Counts(NamedTuple):
    """How many records ask for attention, by the word of their worst flag."""

    overdue: int
    stalled: int
    missing: int


class ListDesk:
    """Lists in their usual order."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._rows = RowMaker(session)

    def query(self, words: str) -> Query:
        """Read filter words; raises QueryNotUnderstood."""
        me = name_of(self._session.own_record) or self._session.me
        return parse(words, self._session.today, me, self._behind)

    def _behind(self, figure: str) -> frozenset[str]:
        """Give the ids of the rows behind a number."""
        from tracker.desk.figures_named import rows_named

        return rows_named(self._session, figure)

    def triage(self, words: str = "", *, every: bool = False) -> list[Row]:
        """Give what needs attention, worst first, one row a subject; ``every`` adds the less severe flags."""
        flags = [f for f in self._session.board.all() if every or f.severity >= SEVERE]
        records = (self._session.casebook.by_id(subject) for subject, _ in subjects_in_order(flags))
        return self.narrowed((record for record in records if record is not None), words)

    def hidden(self) -> int:
        """Count the subjects whose flags are all less severe than triage shows."""
        return len(self._hidden())

    def less_severe(self) -> str:
        """Say what the less severe flags hide, in the words of the headline: "of them 1 overdue, 2 missing"."""
        words = [flags[0].word for _, flags in self._hidden()]
        told = [f"{words.count(word)} {word}" for word in Counts._fields if word in words]
        return f"with less severe flags, {'of them ' + ', '.join(told) if told else 'such as due soon'}"

    def _hidden(self) -> list[tuple[str, tuple[Flag, ...]]]:
        in_order = subjects_in_order(self._session.board.all())
        return [(subject, flags) for subject, flags in in_order if flags[0].severity < SEVERE]

    def actions(self, words: str = "") -> list[Row]:
        """Give the actions: those due first come first, those without a day and the finished ones last."""
        ordered = sorted(self._session.casebook.all(Action), key=_by_due)
        return self.narrowed(ordered, words)

    def findings(self, words: str = "") -> list[Row]:
        """Give the findings, those of the latest visit first, in the order of their document."""
        findings: list[Finding] = list(self._session.casebook.all(Finding))
        findings.sort(key=self._by_visit)
        return self.narrowed(findings, words)

    def threads(self, words: str = "") -> list[Row]:
        """Give the threads, open ones first, those seen most often first."""
        casebook = self._session.casebook
        states = ("open", "being addressed", "embedded", "closed")
        ordered = sorted(
            casebook.all(Thread),
            key=lambda t: (states.index(t.state), -len(casebook.pointing(Finding, "thread", t.id)), t.id),
        )
        return self.narrowed(ordered, words)

    def visits(self, words: str = "", *, oversight: bool = True) -> list[Row]:
        """Give scrutiny visits, our own oversight and self-evaluations in one dated list, newest first."""
        records: list[Record] = list(self._session.casebook.all(ScrutinyVisit))
        for own in (Oversight, SelfEvaluation) if oversight else ():
            records += self._session.casebook.all(own)
        return rows_by_day(self.narrowed(records, words))

    def oversight(self, words: str = "") -> list[Row]:
        """Give our own oversight, newest first."""
        return rows_by_day(self.narrowed(self._session.casebook.all(Oversight), words))

    def people(self, words: str = "") -> list[Row]:
        """Give the people by name, those who left last."""
        ordered = sorted(
            self._session.casebook.all(Person), key=lambda p: (p.left is not None, p.name.casefold())
        )
        return self.narrowed(ordered, words)

    def cases(self, words: str = "", *, closed: bool = False) -> list[Row]:
        """Give the young people: those with the worst flag first, then by who is owed a visit soonest."""
        session = self._session
        cases = [c for c in session.casebook.all(Case) if closed or c.open_on(session.today)]
        rows = self.narrowed(cases, words)
        return sorted(rows, key=lambda r: (_worst(r), r.due or date.max, r.ref))

    def notes(self, words: str = "", *, mine: bool = False) -> list[Row]:
        """Give the contact notes that stand, the latest first; ``mine`` only those of the person at work."""
        casebook = self._session.casebook
        if mine:
            own = self._session.own_record
            notes = casebook.pointing(ContactNote, "by", own.id) if own else []
        else:
            notes = list(casebook.all(ContactNote))
        standing = sorted(filter(casebook.stands, notes), key=lambda n: (n.happened, n.id), reverse=True)
        return self.narrowed(standing, words)

    def figures(self, words: str = "") -> list[Row]:
        """Give the numbers that were reported, newest first."""
        return rows_by_day(self.narrowed(self._session.casebook.all(Figure), words))

    def documents(self) -> list[Document]:
        """Give the documents, newest first."""
        return sorted(self._session.casebook.all(Document), key=lambda d: d.id, reverse=True)

    def document_rows(self, words: str = "") -> list[Row]:
        """Give the documents' rows, newest first."""
        return self.narrowed(self.documents(), words)

    def rows(self, records: Iterable[Record]) -> list[Row]:
        """Give the rows of the records named."""
        return [self._rows.row(record) for record in records]

    def narrowed(self, records: Iterable[Record], words: str) -> list[Row]:
        """Give the rows of those records that the filter words fit; raises QueryNotUnderstood."""
        rows = self.rows(records)
        if not words.strip():
            return rows
        query = self.query(words)
        return [row for row in rows if query.matches(row)]

    def changed(self, ids: set[str]) -> None:
        """Take notice that records changed."""
        self._rows.forget(ids)

    def counts(self) -> Counts:
        """Count the records with a severe flag of each word; one that is overdue and stalled counts as both."""
        flagged = {(flag.word, flag.subject) for flag in self._severe()}
        words = [word for word, _ in flagged]
        return Counts(words.count("overdue"), words.count("stalled"), words.count("missing"))

    def orphan_findings(self, words: str = "") -> list[Row]:
        """Give the findings that ask for an action and have none."""
        casebook = self._session.casebook
        findings: list[Finding] = list(casebook.all(Finding))
        findings.sort(key=self._by_visit)
        asking = (f for f in findings if f.answer == "action" and not acted_on(f.id, casebook))
        return self.narrowed(asking, words)

    def orphan_actions(self, words: str = "") -> list[Row]:
        """Give the open actions that come from nowhere: no finding, no oversight, no source."""
        actions = sorted(self._session.casebook.all(Action), key=_by_due)
        found = (a for a in actions if a.open and not (a.findings or a.oversight or a.source or a.case))
        return self.narrowed(found, words)

    def _severe(self) -> list[Flag]:
        return [f for f in self._session.board.all() if f.severity >= SEVERE]

    def _by_visit(self, finding: Finding) -> tuple[int, int, str]:
        visit = self._session.casebook.get(ScrutinyVisit, finding.visit)
        number = int("".join(c for c in finding.paragraph if c.isdigit()) or 0)
        return (-visit.when.earliest.toordinal() if visit else 0, number, finding.id)


def record_as_dict(session: Session, lists: ListDesk, record: Record) -> dict[str, Any]:
    """Give a record as a list's row would, with its own fields, its updates, and what it is called.

    Records it points at stand by their reference; what is not known is None.
    """
    casebook = session.casebook
    own: dict[str, Any] = {name: getattr(record, name) for name in record.__struct_fields__}
    for field in type(record).points:
        own[field] = _refs(own[field], casebook)
    if isinstance(record, ContactNote) and moved_away(record, casebook):
        own["text"] = None
    updates = [_told(u) for u in casebook.updates_about(record.id)]
    row = lists.rows([record])[0].as_dict() if has_row(record) else {"title": title_of(record)}
    made: dict[str, Any] = msgspec.to_builtins({**own, **row, "noun": record.noun, "updates": updates})
    return {name: None if value == "" else value for name, value in made.items()}


def _told(update: Update) -> dict[str, Any]:
    """Give what happened to a record as plain values, with what evidence says of itself and who decided."""
    own = {name: getattr(update, name) for name in ("ref", "day", "by", "kind", "text")}
    return own | {
        name: getattr(update, name) or None for name in ("pillar", "source", "kept_at", "decided_by")
    }


def _refs(held: str | tuple[str, ...], casebook: Casebook) -> str | list[str]:
    """Give the references in place of ids."""
    if isinstance(held, tuple):
        return [record.ref for i in held if (record := casebook.by_id(i))]
    record = casebook.by_id(held)
    return record.ref if record else ""


def _worst(row: Row) -> SortKey:
    """Give what sorts a row by its worst flag; rows without one stand last."""
    return sort_key(row.flags[0]) if row.flags else (0, 0, 0, True, "", "", "")


def _by_due(action: Action) -> tuple[bool, bool, int, str]:
    return (not action.open, action.due is None, action.due.toordinal() if action.due else 0, action.id)
