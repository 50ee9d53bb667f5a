"""What a list says of a row in its cells."""

from typing import Any

import msgspec

from tracker.desk.rows import Row
from tracker.domain.young_people import Case
from tracker.wording import mark


def flagged(row: Row) -> str:
    """Say a row's first flag in symbol, word and days, such as ``! OVERDUE 17d``."""
    return mark(row.flags[0]) if row.flags else ""


def pressing(row: Row) -> Row:
    """Give the row without flags on data alone, severity 1: a finished action is no alarm for want of a link."""
    kept = tuple(flag for flag in row.flags if flag.severity > 1)
    return row if len(kept) == len(row.flags) else msgspec.structs.replace(row, flags=kept)


def flag_order(row: Row) -> tuple[int, str, int]:
    """Give what rows sort by when the worst flagged come first, each word's together, the latest first."""
    if not row.flags:
        return (0, row.state, 0)
    worst = row.flags[0]
    return (-worst.severity, worst.word, -worst.days)


def by_words(cells: tuple[str, ...], *others: tuple[int, Any]) -> tuple[Any, ...]:
    """Give what each column sorts by: its words, but for the places named with what they sort by."""
    order: list[Any] = [cell.casefold() for cell in cells]
    for place, value in others:
        order[place] = value
    return tuple(order)


def titled(row: Row) -> str:
    """Say what a row is about, how often its due day slipped, and whether its status disagrees with its dates.

    Of a young person it says what is owed to them.
    """
    if row.table == Case.table and row.flags:
        return f"{row.title}: {row.flags[0].sentence}"
    slips = row.more.get("slips", 0)
    more = [f"moved x{slips}"] if slips else []
    more += [row.more["status_disagrees"]] if row.more.get("status_disagrees") else []
    return f"{row.title} ({'; '.join(more)})" if more else row.title
