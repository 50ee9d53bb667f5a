"""A theme of which everything can be shown: said twice, answered, proved, measured, heard."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from tests.make import (
    a_case,
    a_contact_note,
    a_figure,
    a_finding,
    a_person,
    a_plan,
    a_self_evaluation,
    a_thread,
    a_visit,
    an_action,
    an_oversight,
    an_update,
)
from tracker.desk import Desk
from tracker.domain.records import Record
from tracker.domain.work import OversightDecision
from tracker.store.change import Edit

ROOM = "accommodation"
CHOSEN = "Robin Zephyr"
WORDS = "Robin likes the flat. Nobody asked before."

OWNER = a_person("J Price")
FIRST = a_visit(when=date(2024, 1, 15), ordinal=1)
SECOND = a_visit(when=date(2024, 5, 15), ordinal=2)
NEXT = a_visit(when=date(2024, 7, 1), ordinal=3, expected=True)
THREAD = a_thread("Too few homes close by", theme=ROOM, owner=OWNER.id)
SAID = a_finding("Too few homes are close by.", visit=FIRST.id, thread=THREAD.id, theme=ROOM, paragraph="12")
AGAIN = a_finding(
    "Homes are [b]still[/b] <i>too few</i>.",
    "mixed",
    visit=SECOND.id,
    thread=THREAD.id,
    theme=ROOM,
    paragraph="4",
    step="seen again",
)
ACTION = an_action(
    "Find twelve homes",
    date(2024, 2, 1),
    findings=(SAID.id, AGAIN.id),
    owner=OWNER.id,
    state="complete",
    completed_on=date(2024, 5, 20),
    measure="Homes within ten miles",
    baseline="4 of 12",
    impact="Nobody had to change school",
)
SLIP = an_update(
    ACTION.id, "moved", date(2024, 3, 1), moved_from=date(2024, 4, 1), moved_to=date(2024, 5, 31)
)
AUDIT = an_update(
    ACTION.id, "evidence", date(2024, 5, 20), text="12 of 12 read", pillar="audit", source="May audit",
    kept_at="library 3",
)  # fmt: skip
DATA = an_update(THREAD.id, "evidence", date(2024, 5, 21), text="9 of 12 near", pillar="data")
IMPACT = an_update(ACTION.id, "impact", date(2024, 6, 1), text="Nobody had to change school")
DECISION = an_update(THREAD.id, "decision", date(2024, 6, 2), text="Keep going", decided_by="the board")
BOARD = an_oversight(
    "board",
    date(2024, 6, 3),
    title="Improvement Board",
    decisions=(OversightDecision(text="Pay for twelve homes", action=ACTION.id),),
)
FIGURE = a_figure("Care leavers in suitable homes", 91, date(2024, 5, 31), definition="Homes found suitable")
CASE = a_case("AB", date(2005, 1, 15), chosen_name=CHOSEN)
PLAN = a_plan(CASE, date(2024, 5, 1))
NOTE = a_contact_note(CASE, OWNER, date(2024, 6, 5), own_words=WORDS)
LEAVERS = a_self_evaluation("care leavers", date(2024, 6, 1))
IN_CARE = a_self_evaluation("children in care", date(2024, 6, 1))

RECORDS: tuple[Record, ...] = (
    OWNER, FIRST, SECOND, NEXT, THREAD, SAID, AGAIN, ACTION, SLIP, AUDIT, DATA, IMPACT, DECISION, BOARD, FIGURE,
    CASE, PLAN, NOTE, LEAVERS, IN_CARE,
)  # fmt: skip


def without(*pieces: Record) -> list[Record]:
    """Give the records but for those."""
    return [record for record in RECORDS if record not in pieces]


def with_other(*changed: Record) -> list[Record]:
    """Give the records, those changed in place of the former."""
    anew = {record.id: record for record in changed}
    return [anew.pop(record.id, record) for record in RECORDS] + list(anew.values())


def changed(record: Record, **fields: object) -> list[Record]:
    """Give the records with one of them otherwise."""
    return with_other(replace(record, **fields))


def fill(desk: Desk, records: Iterable[Record] = RECORDS) -> Desk:
    """Keep the records as they are, references and all."""
    desk.session.commit([Edit(None, record, f"added {record.ref}") for record in records], "fill")
    return desk
