"""Plans laid out as a list: under each pledge the names of the columns one below the other, each with its words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.domain.text import one_line
from tracker.exchange.plan_columns import field_of, words_in
from tracker.exchange.sheets import Row

LEAST_KNOWN = 2
"""Columns known here, besides the action's own, that at least half of the actions have."""

HEADING = ""
"""The name under which the words of a heading stand."""


class _Said(NamedTuple):
    """What some lines say by name, and the number of the first."""

    row: int
    words: dict[str, str]


Listed = tuple[tuple[str, ...], tuple[Row, ...], str]
"""Headings, rows, and what stands above the first."""


def as_table(rows: Sequence[Row]) -> Listed | None:
    """Make a table of rows such as "Responsible officer: Team Manager"; None where they are no such list.

    A name of an action begins a new row, and so does a line without a name right above one with a name; any other
    line is a heading, unless it goes on in small letters.
    """
    made: list[_Said] = []
    for row in rows:
        _take(made, row)
    actions = [said.words for said in made if HEADING not in said.words]
    if not _is_plan(actions):
        return None
    first = next(n for n, said in enumerate(made) if HEADING not in said.words)
    # The heading right above the first action is its own; what stands above that is the plan's name.
    title = made[0].words[HEADING] if first > 1 else ""
    kept = made[1:] if title else made
    names = tuple(_column(actions))
    cells = (
        Row(said.row, (said.words.get(HEADING, ""), *(_under(said.words, name) for name in names)))
        for said in kept
    )
    return ("Heading", *names), tuple(cells), one_line(title)


def _is_plan(actions: Sequence[dict[str, str]]) -> bool:
    """Tell whether the actions have columns known here in common: any text has lines with a colon."""
    had = Counter(
        field for words in actions for field in {field_of(name)[0] for name in words} - {"", "action"}
    )
    return sum(2 * count >= len(actions) for count in had.values()) >= LEAST_KNOWN


def _take(made: list[_Said], row: Row) -> None:
    """Take one line to what was said last, or begin anew with it."""
    name, words = _pair(row)
    last = made[-1] if made else None
    field = field_of(name)[0] if name else ""
    if field == "action":
        made.append(_Said(row.number, {name: words}))
    elif not name and last is not None and words[:1].islower():
        key = next(reversed(last.words))
        last.words[key] = f"{last.words[key]}\n{words}"
    elif not name or last is None:
        made.append(_Said(row.number, {HEADING: "\n".join(filter(None, (name, words)))}))
    else:
        if HEADING in last.words:  # what it is said of is the action
            last.words["Action"] = last.words.pop(HEADING)
        before = last.words.get(name)
        last.words[name] = f"{before}\n{words}" if before else words


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
        if (key := _key(name)) not in seen:
            seen.add(key)
            yield name


def _under(said: dict[str, str], column: str) -> str:
    return "\n".join(words for name, words in said.items() if name and _key(name) == _key(column))


def _key(name: str) -> str:
    return field_of(name)[0] or words_in(name)
