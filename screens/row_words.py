"""What a list says of a row in its cells."""

from tracker.desk.rows import Row
from tracker.wording import mark


def flagged(row: Row) -> str:
    """Say a row's first flag in symbol, word and days, such as ``! OVERDUE 17d``."""
    return mark(row.flags[0]) if row.flags else ""


def titled(row: Row) -> str:
    """Say what a row is about, and how often its due day slipped."""
    slips = row.more.get("slips", 0)
    return f"{row.title} (moved x{slips})" if slips else row.title
