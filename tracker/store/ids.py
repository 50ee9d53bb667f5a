"""New ids: random, ordered by time, unique over laptops that never meet."""

import os
import time

from tracker.domain.identity import make_id


def new_id() -> str:
    """Give a new ULID; 48 bits of time and 80 random bits."""
    return make_id(time.time_ns() // 1_000_000, os.urandom(10))
