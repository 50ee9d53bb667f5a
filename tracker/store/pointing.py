"""What a record leads to, and the record leading elsewhere or to less."""

from collections.abc import Callable
from typing import Any

import msgspec

from tracker.domain.casebook import POINTING, targets
from tracker.domain.records import Record


def leads_to(record: Record | None) -> set[str]:
    """Give the ids of all records that a record points at."""
    if record is None:
        return set()
    return {target for field in POINTING[type(record)] for target in targets(record, field) if target}


def leading_only_to(record: Record, known: Callable[[str], bool]) -> Record:
    """Give the record with only those pointers whose ids are known; the others are left out."""
    return redirected(record, lambda target: target if known(target) else "")


def redirected(record: Record, to: Callable[[str], str]) -> Record:
    """Give the record pointing at other ids; where there is none, an empty text, the pointer is left out."""
    held = {field: _redirected(record, field, to) for field in POINTING[type(record)]}
    return msgspec.structs.replace(record, **held)


def _redirected(record: Record, field: str, to: Callable[[str], str]) -> Any:
    held = getattr(record, field)
    inner = type(record).points_within.get(field)
    if not isinstance(held, tuple):
        return to(held) if held else held
    if inner is None:
        return tuple(found for target in held if (found := to(target)))
    return tuple(
        msgspec.structs.replace(value, **{inner: to(target)}) if (target := getattr(value, inner)) else value
        for value in held
    )
