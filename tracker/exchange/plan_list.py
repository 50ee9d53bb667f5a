"""Plans laid out as a list: under each pledge the names of the columns one below the other, each with its words."""

from collections.abc import Iterator, Sequence

from tracker.domain.text import one_line
from tracker.exchange.plan_columns import field_of
from tracker.exchange.sheets import Row

LEAST_ITEMS = 2
"""Names with words an action has at least."""

Listed = tuple[tuple[str, ...], tuple[Row, ...], str]
"""Headings, rows, and what stands above the first."""


def as_table(rows: Sequence[Row]) -> Listed | None:
    """Make a table of rows such as "Responsible officer: Team Manager"; None where they are no such list.

    Each name of an action begins a new row; a line without a name before it is a heading.
    """
    made: list[tuple[int, dict[str, str]]] = []
    """Number of a row's first line, and what is said by name; a heading stands by the name "" alone."""
    for row in rows:
        name, words = _pair(row)
        field = field_of(name)[0] if name else ""
        if field == "action" or not field:
            if field or one_line(words):
                made.append((row.number, {name if field else "": words}))
        elif made and "" not in made[-1][1]:
            made[-1][1].setdefault(name, words)
    actions = [said for _, said in made if "" not in said]
    if not any(len(said) > LEAST_ITEMS for said in actions):
        return None
    first = next(n for n, (_, said) in enumerate(made) if "" not in said)
    names = tuple(_column(actions))
    title = made[0][1][""] if first > 1 else ""
    # The heading right above the first action is its own; what stands above that is the plan's name.
    kept = made[1:] if first > 1 else made
    header = ("Heading", *names)
    cells = (Row(n, (said.get("", ""), *(_under(said, name) for name in names))) for n, said in kept)
    return header, tuple(cells), one_line(title)


def _pair(row: Row) -> tuple[str, str]:
    """Give the name before the words of a line, in a cell of its own or before a colon."""
    filled = [cell for cell in row.cells if cell.strip()]
    if len(filled) > 1:
        return one_line(filled[0]).rstrip(": "), "\n".join(filled[1:])
    name, colon, words = filled[0].partition(":")
    return (one_line(name), words.strip()) if colon and field_of(one_line(name))[0] else ("", filled[0])


def _column(actions: Sequence[dict[str, str]]) -> Iterator[str]:
    """Give each name once, by what it is read as: "Action 1" and "Action 2" are one column."""
    seen = set()
    for name in (name for said in actions for name in said):
        if (field := field_of(name)[0]) not in seen:
            seen.add(field)
            yield name


def _under(said: dict[str, str], column: str) -> str:
    field = field_of(column)[0]
    return next((words for name, words in said.items() if name and field_of(name)[0] == field), "")
