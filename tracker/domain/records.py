"""The base of every record, and the small values that records share."""

from datetime import date
from typing import ClassVar

import msgspec


class Value(
    msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """A small value inside a record; compared by content."""


class Record(
    msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """One thing the casebook keeps; replaced as a whole, never changed in place."""

    table: ClassVar[str]
    """Name of the TinyDB table."""
    noun: ClassVar[str]
    """What people call one of these."""
    letters: ClassVar[str]
    """First part of the reference."""
    ref_length: ClassVar[int] = 4
    """Characters of the reference after the hyphen."""
    points: ClassVar[tuple[str, ...]] = ()
    """Fields that hold the id, or ids, of other records; the casebook indexes them."""
    points_within: ClassVar[dict[str, str]] = {}
    """Fields that hold small values, and the field of those that holds an id; indexed as well."""

    id: str
    ref: str = ""
    rev: str = ""
    """Id of the change that last touched the record; set by the store, never typed."""


class RoughDate(Value, frozen=True):
    """A date as somebody said it, with the first and last day it can mean."""

    text: str
    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        """Tell whether it means one day only."""
        return self.earliest == self.latest


class Claim(Value, frozen=True):
    """What one document says of one field, kept beside what others say of it."""

    field: str
    value: str
    document: str
    place: str = ""
    said_by: str = ""


class Threshold(Record, frozen=True):
    """A council's own figure in place of one in the policy file."""

    table = "thresholds"
    noun = "threshold"
    letters = "R"

    name: str
    value: int
    reason: str = ""
