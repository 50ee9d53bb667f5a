"""Which row of an extract is which young person here: by the council's own case number, never by initials."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tracker.domain.identity import tidy_ref
from tracker.domain.young_people import Case
from tracker.exchange.extract import ExtractRow


class Matched(NamedTuple):
    """The rows of an extract by whom they are about."""

    pairs: tuple[tuple[Case, ExtractRow], ...]
    """Each young person once, with the first row about them."""
    twice: tuple[tuple[Case | None, ExtractRow], ...]
    """Further rows about somebody."""
    strangers: tuple[ExtractRow, ...]
    """Rows about nobody here, each number once."""


def match(cases: Iterable[Case], rows: Iterable[ExtractRow]) -> Matched:
    """Match rows with young people; a number written otherwise counts where only one can be meant by it."""
    known = list(cases)
    told = list(rows)
    found = _exactly(known, told)
    taken = {case.id for case in found.values()}
    loosely = _loosely(known, [r for r in told if r.row not in found])
    found |= {row: case for row, case in loosely.items() if case.id not in taken}
    pairs: dict[str, tuple[Case, ExtractRow]] = {}
    strangers: dict[str, ExtractRow] = {}
    twice: list[tuple[Case | None, ExtractRow]] = []
    for row in told:
        case = found.get(row.row)
        if case is None:
            number = _tidy(row.number or row.ref) or f"row {row.row}"
            if strangers.setdefault(number, row) is not row:
                twice.append((None, row))
        elif pairs.setdefault(case.id, (case, row))[1] is not row:
            twice.append((case, row))
    return Matched(tuple(pairs.values()), tuple(twice), tuple(strangers.values()))


def _exactly(cases: list[Case], rows: list[ExtractRow]) -> dict[int, Case]:
    """Give the young person of each row that has their number, or our reference where there is no number."""
    by_number = _only(cases, lambda case: _tidy(case.number))
    by_ref = {case.ref: case for case in cases}
    found: dict[int, Case] = {}
    for row in rows:
        case = by_number.get(_tidy(row.number))
        if case is None:
            case = by_ref.get(tidy_ref(row.ref or row.number))
            if case is not None and case.number and row.number:
                case = None  # the council's number says that it is another
        if case is not None:
            found[row.row] = case
    return found


def _loosely(cases: list[Case], rows: list[ExtractRow]) -> dict[int, Case]:
    """Match rows that are left by the number without blanks, hyphens and leading zeros.

    A number may mean any case that has it so, also one that another row named exactly: two, and it means neither.
    """
    by_number = _only(cases, lambda case: _loose(case.number))
    written: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        written[_loose(row.number)].add(_tidy(row.number))
    return {
        row.row: by_number[loose]
        for row in rows
        if (loose := _loose(row.number)) in by_number and len(written[loose]) == 1
    }


def _only(cases: list[Case], name: Callable[[Case], str]) -> Mapping[str, Case]:
    """Give the young people by a name that only one of them has."""
    named: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        named[name(case)].append(case)
    return {key: same[0] for key, same in named.items() if key and len(same) == 1}


def _tidy(number: str) -> str:
    return " ".join(number.split()).casefold()


def _loose(number: str) -> str:
    return "".join(char for char in number.casefold() if char.isalnum()).lstrip("0")
