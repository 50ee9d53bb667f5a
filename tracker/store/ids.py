"""New ids: random, ordered by time, unique over laptops that never meet."""

import os
import re
import time

from tracker.domain.identity import make_id

_ID = re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")


def new_id() -> str:
    """Give a new ULID; 48 bits of time and 80 random bits."""
    return make_id(time.time_ns() // 1_000_000, os.urandom(10))


def is_id(text: str) -> bool:
    """Tell whether a text is an id in the one form that is stored."""
    return bool(_ID.fullmatch(text))
