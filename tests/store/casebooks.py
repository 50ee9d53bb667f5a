"""What tests of the store do again and again, in a word."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tracker.domain.records import Record
from tracker.store import Store
from tracker.store.change import Edit

R = TypeVar("R", bound=Record)
ROOT = Path(__file__).parents[2]


def opened(book: Path, who: str = "J Price") -> Store:
    """Open a casebook, or begin it."""
    return Store.open(book, who=who, create=True)


def add(store: Store, *records: Record) -> list[Any]:
    """Add records with one change."""
    edits = [Edit(None, record, f"add {record.noun} {record.ref}") for record in records]
    return store.commit(edits, command="add")


def edit(store: Store, record: R, **fields: Any) -> R:
    """Change fields of a record as it was seen."""
    after = msgspec.structs.replace(record, **fields)
    (saved,) = store.commit([Edit(record, after, f"change {record.ref}")], command="change")
    assert isinstance(saved, type(record))
    return saved


def remove(store: Store, record: Record) -> None:
    """Take a record out."""
    store.commit([Edit(record, None, f"remove {record.ref}")], command="remove")


def contents(store: Store) -> dict[str, Record]:
    """Give all records by id."""
    return {record.id: record for record in store.casebook}


def contents_at(book: Path) -> dict[str, Record]:
    """Give all records by id as a new process would find them."""
    with Store.open(book, who="a reader") as store:
        return contents(store)


def in_process(script: str, *arguments: str | Path) -> "subprocess.Popen[bytes]":
    """Start a Python process of its own, with its output in a pipe."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        bufsize=0,  # what was read ahead would be missing from communicate()
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
