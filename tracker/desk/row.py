"""A row of a list: what it shows of a record, what it can be found by, and what a script gets."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from tracker.domain.records import Record
from tracker.rules.flags import Flag
from tracker.wording import title_of

UNSEARCHED = frozenset(("impact_class", "suggested_status", "said_status", "status_disagrees"))
"""What a script gets and plain words are not looked for in: else "change" would find every action."""

Fact = str | date | tuple[str, ...] | None


class Row(msgspec.Struct, frozen=True):
    """One record in a list."""

    id: str
    table: str
    ref: str
    title: str
    state: str
    owner: str
    due: date | None
    flags: tuple[Flag, ...]
    more: dict[str, Any]
    """What else a script gets, by name."""
    facts: Mapping[str, Fact]
    """What filter words look at, by field."""
    haystack: str
    """Lower-case text that plain words are looked for in."""
    looks_at: frozenset[str] = frozenset()
    """Ids of the records it tells of, and tables it tells of as a whole: when one of them changes, or a record
    comes to point elsewhere, it is made anew."""

    def as_dict(self) -> dict[str, Any]:
        """Give the row as plain values, days as ISO text and unknown as None."""
        flags = [
            {"rule": f.rule, "word": f.word, "since": f.since, "sentence": f.sentence, "severity": f.severity}
            for f in self.flags
        ]
        made: dict[str, Any] = msgspec.to_builtins(
            {
                "ref": self.ref,
                "title": self.title,
                "state": self.state,
                "owner": self.owner or None,
                "due": self.due,
                **self.more,
                "flags": flags,
            }
        )
        return made


def made(
    record: Record,
    flags: tuple[Flag, ...],
    *,
    state: str,
    owner: str = "",
    due: date | None = None,
    title: str = "",
    more: dict[str, Any],
    facts: Mapping[str, Fact],
    looks_at: Iterable[Record | None] = (),
    looks_at_all: Iterable[type[Record]] = (),
) -> Row:
    """Make a record's row; ``looks_at`` are the other records asked, ``looks_at_all`` kinds asked as a whole."""
    title = title or title_of(record)
    common: dict[str, Fact] = {
        "ref": record.ref,
        "figure": record.id,
        "state": state,
        "owner": owner or None,
        "due": due,
        "flag": tuple(dict.fromkeys(part for f in flags for part in (f.word, f.rule))),
        "rule": tuple(f.rule for f in flags),
    }
    seen = [record.id, *(other.id for other in looks_at if other), *(kind.table for kind in looks_at_all)]
    return Row(
        id=record.id,
        table=record.table,
        ref=record.ref,
        title=title,
        state=state,
        owner=owner,
        due=due,
        flags=flags,
        more=more,
        facts={**common, **facts},
        haystack=_haystack((record.ref, title, state, owner), more, flags),
        looks_at=frozenset(seen),
    )


def _haystack(first: Iterable[str], more: Mapping[str, Any], flags: Iterable[Flag]) -> str:
    told = (value for name, value in more.items() if name not in UNSEARCHED)
    return texts_in((*first, *told, *(flag.word for flag in flags)))


def texts_in(values: Iterable[Any]) -> str:
    """Give the texts among some values, and in lists among them, in lower case, as plain words are looked for."""
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list | tuple):
            found += [item for item in value if isinstance(item, str)]
    return " ".join(found).casefold()
