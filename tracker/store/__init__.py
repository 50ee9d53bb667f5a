"""How it is kept: an append-only history, a TinyDB file as its checkpoint, and the lock between processes."""

from tracker.store.store import Store

open = Store.open
"""Open the casebook at a path; see ``Store.open``."""

__all__ = ["Store", "open"]
