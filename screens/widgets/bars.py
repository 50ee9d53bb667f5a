"""Numbers over time as text: a line of small bars, and one bar that says how large a number is."""

from collections.abc import Sequence

_LEVELS = "▁▂▃▄▅▆▇█"
_PLAIN_LEVELS = "0123456789"
NOTHING = " "
"""What stands for a time at which there was nothing to measure."""


def trend(values: Sequence[float | None], ascii: bool = False) -> str:
    """Draw values as bars a cell wide, the lowest of them lowest; in ASCII as digits from 0 to 9."""
    levels = _PLAIN_LEVELS if ascii else _LEVELS
    known = [value for value in values if value is not None]
    low, high = min(known, default=0), max(known, default=0)
    return "".join(NOTHING if v is None else levels[_level(v, low, high, len(levels))] for v in values)


def _level(value: float, low: float, high: float, count: int) -> int:
    """Give the level of a value among so many; where all are the same, the middle one, or the lowest for none."""
    if high == low:
        return count // 2 if value else 0
    return round((value - low) / (high - low) * (count - 1))


def bar(value: float, most: float, width: int, ascii: bool = False) -> str:
    """Draw a number as a bar of at most ``width`` cells; what is more than nothing has a cell at least."""
    if value <= 0 or most <= 0:
        return ""
    cells = max(1, round(value / most * width))
    return ("#" if ascii else "█") * min(width, cells)
