"""Improvement plans in tables, in and out: what a file would change, all of it as one change, and the plan again."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from tracker.dates import say_day
from tracker.desk.bad_rows import REASON, BadRow, keep_rows, refuse_taken, write_new
from tracker.desk.plan_making import PlanMaking
from tracker.desk.plan_matching import (
    Matching,
    in_plan,
    match,
    plan_actions,
    plan_names,
    which_plan,
    with_columns,
)
from tracker.desk.plan_merging import Difference, merged
from tracker.desk.session import Session, line
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Person
from tracker.exchange.plan_columns import FIELDS, KEEP, fields_of
from tracker.exchange.plan_fields import PlanFields
from tracker.exchange.plan_layout import plan_table
from tracker.exchange.plan_rows import PlanItem, PlanRows, read_plan_rows
from tracker.exchange.plan_sheet import PlanSheet, read_plan
from tracker.exchange.sheets import Table, table_bytes
from tracker.store.change import Edit
from tracker.wording import counted

__all__ = ["FIELDS", "KEEP", "PlanAsked", "PlanImported", "PlanTableDesk", "PlannedRow"]

HERE = "Improvement plan"
"""What a plan is called that was made here."""
_AGAIN = re.compile(r"-errors(?:-\d+)?$")

Progress = Callable[[int, int], None]
"""Told after a row how many of how many are worked out."""


class PlanAsked(NamedTuple):
    """How a person wants a plan's file to be read."""

    columns: Mapping[str, str] = {}
    """What columns are to be read as, in place of what is found."""
    sheet: str = ""
    plan: str = ""
    """The plan it is a version of; empty: found out."""
    as_at: date | None = None
    """The day the progress stood so (today)."""
    take: bool = False
    """Follow the plan where both sides changed a field."""


class PlannedRow(NamedTuple):
    """What becomes of one action of the file."""

    row: int
    ref: str
    outcome: str
    """added, updated or unchanged."""
    changed: tuple[str, ...]
    action: Action


class PlanImported(NamedTuple):
    """What a plan brought, or would bring."""

    sheet: PlanSheet
    plan: str
    new_plan: bool
    rows: tuple[PlannedRow, ...]
    by_reference: int
    by_words: int
    gone: tuple[Action, ...]
    """Actions of the plan that its new version does not have; they stay."""
    differences: tuple[Difference, ...]
    bad_rows: tuple[BadRow, ...]
    remarks: tuple[str, ...]
    errors: Path | None = None
    """The file the bad rows were written to."""
    dry_run: bool = False
    owners: Mapping[str, str] = {}
    """Names by id of those who own its actions, whom the file adds among them."""

    def count(self, outcome: str) -> int:
        """Count the actions that were added, updated or unchanged."""
        return sum(row.outcome == outcome for row in self.rows)

    def summary(self) -> str:
        """Say in a sentence what the plan brought, or would bring."""
        would = "would be " if self.dry_run else ""
        return (
            f"{counted(self.count('added'), 'action')} {would}added, {self.count('updated')} updated, "
            f"{self.count('unchanged')} unchanged, {counted(len(self.bad_rows), 'row')} not brought in"
        )


class PlanTableDesk:
    """Improvement plans in and out."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def bring_in(
        self,
        raw: bytes,
        name: str,
        asked: PlanAsked | None = None,
        *,
        dry_run: bool = False,
        errors: Path | None = None,
        progress: Progress | None = None,
    ) -> PlanImported:
        """Add the actions of a plan, or bring them up to date; one change. On a dry run nothing is written.

        Bad rows go to ``errors``, with the reason. Raises Refusal.
        """
        asked = asked or PlanAsked()
        as_at = asked.as_at or self._session.today
        if as_at > self._session.today:
            raise Refusal(f"{say_day(as_at)} lies ahead: a plan is as at a day that has been.")
        sheet = read_plan(raw, line(name), sheet=asked.sheet, columns=asked.columns)
        mended = sheet.header[-1] == REASON
        if mended:
            sheet = _without_reason(sheet)
        rows = read_plan_rows(sheet, PlanFields(self._session.casebook).known)
        actions = plan_actions(self._session.casebook)
        plan = self._plan(asked, sheet, rows.items, actions, mended)
        making = PlanMaking(self._session, plan, sheet.name, as_at)
        matching = match(rows.items, plan, actions)
        imported, edits = _Planning(making, matching, asked.take, mended).all(rows, sheet, progress)
        imported = imported._replace(
            new_plan=plan not in plan_names(actions),
            gone=_gone(matching, in_plan(actions, plan), mended),
            dry_run=dry_run,
        )
        if dry_run:
            return imported
        table = Table(sheet.name, sheet.header, sheet.rows)
        if edits and sheet.above:
            why = f"above the columns stood: {'; '.join(sheet.above)}"
            edits[0] = msgspec.structs.replace(edits[0], why=why)
        written = keep_rows(self._session, table, edits, imported.bad_rows, errors, "import plan")
        return imported._replace(errors=written)

    def _plan(
        self,
        asked: PlanAsked,
        sheet: PlanSheet,
        items: Sequence[PlanItem],
        actions: Sequence[Action],
        mended: bool,
    ) -> str:
        """Give the plan a file belongs to: the one that is said, or the one found."""
        if asked.plan:
            there = (name for name in plan_names(actions) if name.casefold() == line(asked.plan).casefold())
            return next(there, line(asked.plan))
        if mended and (same := with_columns(sheet.header, actions)):
            return same
        called = sheet.title or _AGAIN.sub("", Path(sheet.name).stem)
        if sheet.one_of_several:  # what another sheet holds is not gone from this one
            called = f"{called}: {sheet.sheet}"
        return which_plan(items, called, actions)

    def export(self, path: Path, plan: str = "") -> int:
        """Write a plan to a new CSV or XLSX file in the columns it came in; gives how many actions.

        What was made here goes with it where there is one plan or none. Actions of young people stay out.
        Raises Refusal.
        """
        actions = plan_actions(self._session.casebook)
        names = plan_names(actions)
        name = self._chosen(plan, names)
        mine = in_plan(actions, name)
        if len(names) < 2:
            made = (a for a in actions if a.plan_row is None)
            mine += [a for a in made if not names or a.plan_ref or a.source == "plan"]
        if not mine:
            raise Refusal("There is no action to write yet: add one, or bring a plan in.")
        title, rows = plan_table(self._session.casebook, name, mine)
        read_as = fields_of(rows[0])  # as the file will be read again
        coloured = read_as.index("status") if "status" in read_as else None
        content = table_bytes(path, title, rows, coloured=coloured)
        refuse_taken(path)
        write_new(path, content)
        return len(mine)

    def _chosen(self, plan: str, names: list[str]) -> str:
        if plan:
            asked = line(plan).casefold()
            fitting = [name for name in names if name.casefold().startswith(asked)]
            exact = [name for name in fitting if name.casefold() == asked]
            if len(exact or fitting) != 1:
                there = ", ".join(f"“{name}”" for name in names) or "none"
                raise Refusal(f"“{line(plan)}” is none of the plans here, or several: there are {there}.")
            return (exact or fitting)[0]
        if len(names) > 1:
            raise Refusal(f"There are several plans: say which with --plan, {', '.join(names)}.")
        return names[0] if names else HERE


class _Planning:
    """The rows of one file being worked out, one after the other."""

    def __init__(self, making: PlanMaking, matching: Matching, take: bool, mended: bool) -> None:
        self._making = making
        self._matching = matching
        self._take = take
        self._order_changed = not mended and _is_other_order(matching)
        self._differences: list[Difference] = []

    def all(
        self, rows: PlanRows, sheet: PlanSheet, progress: Progress | None
    ) -> tuple[PlanImported, list[Edit]]:
        """Work every row out; gives what is to be told and the edits."""
        planned: list[PlannedRow] = []
        edits: list[Edit] = []
        for count, (item, action) in enumerate(zip(rows.items, self._matching.actions, strict=True), 1):
            row, more = self._one(item, action)
            planned.append(row)
            edits += more
            if progress is not None:
                progress(count, len(rows.items))
        new = [edit.after for edit in edits if isinstance(edit.after, Person)]
        imported = PlanImported(
            sheet=sheet,
            plan=self._making.plan,
            new_plan=False,
            rows=tuple(planned),
            by_reference=self._matching.by_reference,
            by_words=self._matching.by_words,
            gone=(),
            differences=tuple(self._differences),
            bad_rows=tuple(BadRow(row, reason) for row, reason in rows.bad),
            remarks=(*sheet.remarks, *rows.remarks, *_said_of(new)),
            owners={person.id: person.name for person in (*new, *self._making.session.casebook.all(Person))},
        )
        return imported, edits

    def _one(self, item: PlanItem, action: Action | None) -> tuple[PlannedRow, list[Edit]]:
        if action is None:
            edits = self._making.added(item)
            new = next(e.after for e in edits if isinstance(e.after, Action))
            return PlannedRow(item.number, new.ref, "added", (), new), edits
        done = merged(self._making, action, item, take=self._take, elsewhere=self._order_changed)
        self._differences += done.differences
        after = next((e.after for e in done.edits if isinstance(e.after, Action)), action)
        outcome = "updated" if done.changed else "unchanged"
        return PlannedRow(item.number, action.ref, outcome, tuple(done.changed), after), done.edits


def _said_of(new: Sequence[Person]) -> list[str]:
    """Say how many people a plan adds, and that groups are none."""
    if not new:
        return []
    groups = sum(person.is_group for person in new)
    said = f"{counted(len(new), 'owner')} new here, added to the people"
    return [f"{said}, of which {counted(groups, 'group')} that nobody can ask" if groups else said]


def _is_other_order(matching: Matching) -> bool:
    """Tell whether the plan has new rows, or those it had in another order."""
    numbers = [a.plan_row.number if a.plan_row else 0 for a in matching.actions if a is not None]
    came = [number for number in numbers if number]
    return None in matching.actions or came != sorted(came)


def _gone(matching: Matching, actions: Sequence[Action], mended: bool) -> tuple[Action, ...]:
    """Give the actions of a plan that its file does not have any more; mended rows are never the whole plan."""
    there = {action.id for action in matching.actions if action is not None}
    return () if mended else tuple(a for a in actions if a.id not in there)


def _without_reason(sheet: PlanSheet) -> PlanSheet:
    """Leave the column out in which the reasons stood."""
    rows = tuple(row._replace(cells=row.cells[:-1]) for row in sheet.rows)
    return sheet._replace(header=sheet.header[:-1], fields=sheet.fields[:-1], rows=rows)
