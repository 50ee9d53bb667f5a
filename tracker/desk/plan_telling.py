"""What a plan's file would bring or brought, line by line, as the command line prints it and a screen shows it."""

from collections.abc import Iterable, Iterator

from tracker.desk.plan_tables import PlanImported
from tracker.wording import short

Line = tuple[str, str]
"""A tone (heading, quiet, refused or none) and the words."""

SHOWN = 20
"""Lines of a kind that are told; --json has all of them."""


def told(imported: PlanImported) -> list[Line]:
    """Tell counts, what each column was read as, what should be known, and what is not followed."""
    would = "would be " if imported.dry_run else ""
    again = "new here" if imported.new_plan else f"here already, {would}brought up to date"
    lines = [
        ("heading", f"{imported.summary()}."),
        ("", f"Plan “{imported.plan}”, {again}."),
    ]
    if imported.by_reference or imported.by_words:
        known = f"{imported.by_reference} by plan reference, {imported.by_words} by the action's words"
        lines.append(("", f"Known again: {known}."))
    lines += [("", f"  {remark}") for remark in imported.remarks]
    lines += [
        *_columns(imported),
        *_differences(imported),
        *_gone(imported),
        *_changed(imported),
        *_bad(imported),
    ]
    return lines


def _columns(imported: PlanImported) -> Iterator[Line]:
    sheet = imported.sheet
    where = f" of the sheet “{sheet.sheet}”" if sheet.sheet else ""
    yield "heading", f"Columns, in row {sheet.heading_row}{where}:"
    for heading, field in zip(sheet.header, sheet.fields, strict=True):
        yield "", f"  {short(heading, 50) or '(no heading)'} -> {field or 'kept in its words'}"


def _differences(imported: PlanImported) -> Iterator[Line]:
    if imported.differences:
        yield "heading", "Changed here and in the plan; ours is kept (--take-plan, or t, takes the plan's):"
    yield from _first(
        ("", f"  {d.ref}: {d.field} is “{short(d.here, 60)}” here, “{short(d.plan, 60)}” in the plan")
        for d in imported.differences
    )


def _gone(imported: PlanImported) -> Iterator[Line]:
    if imported.gone:
        yield "heading", "Not in the file any more; they stay:"
    yield from _first(("", f"  {action.ref}  {short(action.title, 60)}") for action in imported.gone)


def _changed(imported: PlanImported) -> Iterator[Line]:
    changed = [row for row in imported.rows if row.changed]
    if changed:
        yield "heading", "Updated:"
    yield from _first(("", f"  {row.ref} (row {row.row}): {', '.join(row.changed)}") for row in changed)


def _bad(imported: PlanImported) -> Iterator[Line]:
    yield from _first(("refused", f"row {bad.row.number}: {bad.reason}") for bad in imported.bad_rows)
    if imported.errors:
        where = f"{imported.errors}, each with its reason: mend and import that file"
        yield "refused", f"The rows not brought in stand in {where}."


def _first(lines: Iterable[Line]) -> Iterator[Line]:
    found = list(lines)
    yield from found[:SHOWN]
    if len(found) > SHOWN:
        yield "quiet", f"  and {len(found) - SHOWN} more"
