"""Rows of lists: what a list shows of a record, what it can be found by, and what a script gets."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.desk.session import Session, name_of
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person
from tracker.rules.flags import Flag
from tracker.wording import place_of, short_place, title_of

Fact = str | date | tuple[str, ...] | None


class Row(msgspec.Struct, frozen=True):
    """One record in a list."""

    id: str
    table: str
    ref: str
    title: str
    state: str
    owner: str
    due: date | None
    flags: tuple[Flag, ...]
    more: dict[str, Any]
    """What else a script gets, by name."""
    facts: Mapping[str, Fact]
    """What filter words look at, by field."""
    haystack: str
    """Lower-case text that plain words are looked for in."""

    def as_dict(self) -> dict[str, Any]:
        """Give the row as plain values, days as ISO text and unknown as None."""
        flags = [
            {"rule": f.rule, "word": f.word, "since": f.since, "sentence": f.sentence, "severity": f.severity}
            for f in self.flags
        ]
        made: dict[str, Any] = msgspec.to_builtins(
            {
                "ref": self.ref,
                "title": self.title,
                "state": self.state,
                "owner": self.owner or None,
                "due": self.due,
                **self.more,
                "flags": flags,
            }
        )
        return made


class RowMaker:
    """Makes rows and keeps them until their record or its flags change."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._kept: dict[str, tuple[Record, tuple[Flag, ...], Row]] = {}

    def row(self, record: Record) -> Row:
        """Give a record's row."""
        flags = self._session.flags(record)
        kept = self._kept.get(record.id)
        if kept is not None and kept[0] is record and kept[1] == flags:
            return kept[2]
        row = _MAKERS[type(record)](self._session, record, flags)
        self._kept[record.id] = (record, flags, row)
        return row

    def forget(self, ids: set[str]) -> None:
        """Make the rows of these records, and of what they point at, anew."""
        casebook = self._session.casebook
        for record_id in ids:
            self._kept.pop(record_id, None)
            record = casebook.by_id(record_id)
            for field in type(record).points if record else ():
                held = getattr(record, field)
                for target in held if isinstance(held, tuple) else (held,):
                    self._kept.pop(target, None)
            for user in casebook.pointing_at(record_id):
                self._kept.pop(user.id, None)


def _made(
    record: Record,
    flags: tuple[Flag, ...],
    *,
    state: str,
    owner: str = "",
    due: date | None = None,
    title: str = "",
    more: dict[str, Any],
    facts: Mapping[str, Fact],
) -> Row:
    title = title or title_of(record)
    common: dict[str, Fact] = {
        "ref": record.ref,
        "state": state,
        "owner": owner or None,
        "due": due,
        "flag": tuple(dict.fromkeys(part for f in flags for part in (f.word, f.rule))),
    }
    words = [record.ref, title, state, owner, *_texts(more.values()), *(f.word for f in flags)]
    return Row(
        id=record.id,
        table=record.table,
        ref=record.ref,
        title=title,
        state=state,
        owner=owner,
        due=due,
        flags=flags,
        more=more,
        facts={**common, **facts},
        haystack=" ".join(words).casefold(),
    )


def _texts(values: Any) -> list[str]:
    found = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list | tuple):
            found += [item for item in value if isinstance(item, str)]
    return found


def _action_row(session: Session, action: Action, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    findings = casebook.findings_of(action)
    updates = casebook.updates_about(action.id)
    visits = {str(v.ordinal) for f in findings if (v := casebook.get(ScrutinyVisit, f.visit)) and v.ordinal}
    return _made(
        action,
        flags,
        state=action.state,
        owner=name_of(casebook.owner_of(action)),
        due=action.due,
        more={
            "original_due": action.original_due,
            "slips": sum(u.slip for u in updates),
            "source": action.source,
            "theme": action.theme,
            "priority": action.priority,
            "findings": [short_place(f, casebook) for f in findings],
            "plan_ref": action.plan_ref or None,
            "partner": action.partner or None,
            "partner_answer": action.partner_answer,
            "team": action.team or None,
            "updated": updates[-1].day if updates else None,
        },
        facts={
            "source": action.source,
            "theme": action.theme,
            "priority": action.priority,
            "partner": action.partner or None,
            "plan": action.plan_ref or None,
            "team": action.team or None,
            "visit": tuple(sorted(visits)),
        },
    )


def _finding_row(session: Session, finding: Finding, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    visit = casebook.get(ScrutinyVisit, finding.visit)
    thread = casebook.get(Thread, finding.thread)
    actions = casebook.actions_for(finding.id)
    return _made(
        finding,
        flags,
        state=finding.answer if finding.answer != "action" else ("acted on" if actions else "no action"),
        owner=name_of(casebook.owner_of(thread)) if thread else "",
        more={
            "text": finding.quote,
            "place": place_of(finding, casebook),
            "kind": finding.kind,
            "standing": finding.standing,
            "theme": finding.theme,
            "answer": finding.answer,
            "said_by": finding.said_by,
            "source": finding.source,
            "thread": thread.ref if thread else None,
            "actions": [a.ref for a in actions],
        },
        facts={
            "kind": finding.kind,
            "theme": finding.theme,
            "source": finding.source,
            "answer": finding.answer,
            "standing": finding.standing,
            "visit": str(visit.ordinal) if visit and visit.ordinal else None,
            "thread": thread.ref if thread else None,
        },
    )


def _thread_row(session: Session, thread: Thread, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    findings = casebook.pointing(Finding, "thread", thread.id)
    actions = {a.ref: a for f in findings for a in casebook.actions_for(f.id)}
    visits = [v for v in casebook.visits_in_order() if any(f.visit == v.id for f in findings)]
    return _made(
        thread,
        flags,
        state=thread.state,
        owner=name_of(casebook.owner_of(thread)),
        more={
            "theme": thread.theme,
            "findings": [short_place(f, casebook) for f in findings],
            "visits": [str(v.ordinal) if v.ordinal else v.ref for v in visits],
            "actions": list(actions),
            "open_actions": sum(a.open for a in actions.values()),
        },
        facts={
            "theme": thread.theme,
            "visit": tuple(str(v.ordinal) for v in visits if v.ordinal),
            "kind": tuple(dict.fromkeys(f.kind for f in findings)),
            "source": tuple(dict.fromkeys(f.source for f in findings)),
        },
    )


def _visit_row(session: Session, visit: ScrutinyVisit, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    findings = casebook.pointing(Finding, "visit", visit.id)
    acted = [f for f in findings if casebook.actions_for(f.id)]
    return _made(
        visit,
        flags,
        state="expected" if visit.expected else "held",
        title=f"{visit.title}: {'; '.join(visit.areas) or visit.headline or visit.authority}".rstrip(": "),
        more={
            "kind": visit.kind,
            "number": visit.ordinal,
            "when": visit.when.text,
            "day": visit.when.earliest,
            "authority": visit.authority or None,
            "letter_date": visit.letter_date,
            "received": visit.received,
            "publication": visit.publication,
            "findings": len(findings),
            "findings_with_action": len(acted),
        },
        facts={
            "kind": visit.kind,
            "visit": str(visit.ordinal) if visit.ordinal else None,
            "source": "visit",
            "day": visit.when.earliest,
        },
    )


def _oversight_row(session: Session, held: Oversight, flags: tuple[Flag, ...]) -> Row:
    waiting = sum(not d.action for d in held.decisions)
    return _made(
        held,
        flags,
        state=f"{waiting} not yet an action" if waiting else "done",
        title=f"{held.kind}: {held.title}",
        more={
            "kind": held.kind,
            "day": held.day,
            "when": held.day.isoformat(),
            "grade": held.grade,
            "decisions": len(held.decisions),
            "not_yet_actions": waiting,
        },
        facts={"kind": held.kind, "source": held.kind, "day": held.day},
    )


def _person_row(session: Session, person: Person, flags: tuple[Flag, ...]) -> Row:
    owned = session.casebook.pointing(Action, "owner", person.id)
    return _made(
        person,
        flags,
        state="left" if not person.here_on(session.today) else ("group" if person.is_group else "here"),
        more={
            "role": person.role or None,
            "team": person.team or None,
            "agency": person.agency or None,
            "left": person.left,
            "open_actions": sum(a.open for a in owned),
        },
        facts={"team": person.team or None, "partner": person.agency or None},
    )


_MAKERS: dict[type[Record], Callable[[Session, Any, tuple[Flag, ...]], Row]] = {
    Action: _action_row,
    Finding: _finding_row,
    Thread: _thread_row,
    ScrutinyVisit: _visit_row,
    Oversight: _oversight_row,
    Person: _person_row,
}


def has_row(record: Record) -> bool:
    """Tell whether records of this kind stand in lists."""
    return type(record) in _MAKERS


def rows_by_day(rows: Sequence[Row]) -> list[Row]:
    """Put rows with a day newest first, expected ones on top."""
    return sorted(rows, key=lambda r: (r.more["day"], r.ref), reverse=True)
