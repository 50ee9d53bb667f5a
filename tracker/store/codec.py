"""Records to documents and back, validated on the way in."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from tracker.domain.casebook import KIND_OF_TABLE, KINDS
from tracker.domain.records import Record
from tracker.domain.text import plain
from tracker.store.problems import NotWritten

_encode = msgspec.json.Encoder().encode
_DECODE: dict[str, Callable[[bytes | msgspec.Raw], Record]] = {
    kind.table: msgspec.json.Decoder(kind).decode for kind in KINDS
}
_UNSET = {
    kind: {field.name: field.default for field in msgspec.structs.fields(kind) if not field.required}
    for kind in KINDS
}
_HARMFUL = re.compile(
    rb"\\u00|\\[bfr]|\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)


def document(record: Record) -> tuple[bytes, Record]:
    """Give a record as the JSON document that is stored, and the record as it will be read back.

    Control characters are taken out. Raises NotWritten when a field holds what it must not.
    """
    bare = msgspec.structs.replace(record, rev="")
    try:
        try:
            raw = _encode(bare)
        except UnicodeEncodeError:
            raw = _encode(_cleaned(bare))
        if _HARMFUL.search(raw):
            raw = _encode(_cleaned(bare))
        return raw, _DECODE[record.table](raw)
    except (msgspec.ValidationError, TypeError) as error:
        raise NotWritten(f"The {record.noun} was not saved: {_sentence(error)}.") from None


def read_document(table: str, raw: bytes | msgspec.Raw, rev: str) -> Record:
    """Read a stored document, marked with the change that last touched it; raises msgspec.ValidationError."""
    if table not in _DECODE:
        raise msgspec.ValidationError(f"there is no table {table!r}")
    record = _DECODE[table](raw)
    msgspec.structs.force_setattr(record, "rev", rev)
    return record


def from_dict(table: str, doc: dict[str, Any]) -> Record:
    """Check a plain dict and make it a record; raises NotWritten with what is wrong."""
    kind = KIND_OF_TABLE.get(table)
    if kind is None:
        raise NotWritten(f"There is no table {table!r}; the tables are {', '.join(KIND_OF_TABLE)}.")
    try:
        return msgspec.convert(_cleaned(doc), kind)
    except msgspec.ValidationError as error:
        raise NotWritten(f"The {kind.noun} was not saved: {_sentence(error)}.") from None


def to_dict(record: Record) -> dict[str, Any]:
    """Give a record as a plain dict of plain values, fields that were never set among them."""
    made: dict[str, Any] = msgspec.to_builtins(record)
    return {**_UNSET[type(record)], **made}


def blank(record: Record) -> Record:
    """Give the record with only those fields that no record of its kind can be without."""
    unset = {name: value for name, value in _UNSET[type(record)].items() if name not in ("ref", "rev")}
    return msgspec.structs.replace(record, **unset)


def plain_value(value: Any) -> Any:
    """Give one field's value as plain JSON values: a list where the record has a tuple, as it is read back."""
    made = msgspec.to_builtins(value)
    return list(made) if isinstance(made, tuple) else made


def fields_of(record: Record) -> tuple[str, ...]:
    """Give the names of the fields a person can change."""
    return tuple(name for name in record.__struct_fields__ if name not in ("id", "rev"))


def changed_fields(before: Record, after: Record) -> list[str]:
    """Give the names of the fields in which two forms of a record differ."""
    return [name for name in fields_of(after) if getattr(before, name) != getattr(after, name)]


def _cleaned(value: Any) -> Any:
    if isinstance(value, Record):
        return _cleaned({name: getattr(value, name) for name in value.__struct_fields__ if name != "rev"})
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    if isinstance(value, msgspec.Struct):
        return _cleaned(msgspec.structs.asdict(value))
    return value


def _sentence(error: Exception) -> str:
    text = str(error)
    what, _, where = text.partition(" - at `$.")
    return f"{where.rstrip('`')}: {what[:1].lower()}{what[1:]}" if where else text
