"""The columns of an improvement plan, by whatever name a council gives them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from tracker.data import data_file
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line

FIELDS = (
    "ref", "source_ref", "theme", "finding", "action", "owner", "partner", "due", "first_due", "milestones",
    "status", "progress", "measure", "evidence", "links",
)  # fmt: skip
"""What a column may be read as."""
KEEP = "keep"
"""What a person says of a column whose words are only to be kept."""
LEAST_KNOWN = 2
"""Columns that a row of headings names at least, the action among them."""
LONGEST_HEADING = 60
"""Characters: what is longer and only begins like a heading is a sentence."""
REVISED = -1
"""Rank of a due day that is said to be the newer of two."""
BEGINS = 1_000
"""Rank of a heading that only begins like one we know."""

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SECTION = re.compile(r"^\W*(?:priority|pledge|outcome|objective|theme)\s*\d+\W*", re.IGNORECASE)
"""What some plans put before the name of a column: "(Priority 1) Action"."""
_NOT_WORDS = re.compile(r"[\W_]+")


@cache
def plan_words() -> dict[str, Any]:
    """Load the file once."""
    return tomllib.loads(data_file("plan_columns.toml").read_text(encoding="utf-8"))


def words_in(text: str) -> str:
    """Give a text in lower case with one blank in place of punctuation and line breaks."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


@cache
def _known() -> tuple[dict[str, tuple[str, int]], tuple[tuple[str, str], ...]]:
    """Give the field and rank of each whole heading, and what a heading may begin with, the longest first."""
    columns: dict[str, dict[str, list[str]]] = plan_words()["columns"]
    whole = {words: (field, n) for field, said in columns.items() for n, words in enumerate(said["is"])}
    begins = [(words, field) for field, said in columns.items() for words in said.get("begins", ())]
    return whole, tuple(sorted(begins, key=lambda pair: -len(pair[0])))


def field_of(heading: str) -> tuple[str, int]:
    """Give what a heading is read as, empty where it is not known, and its rank: the lower, the surer."""
    if (version := _version_of(words_in(heading))) is not None:
        return version
    whole, begins = _known()
    for text in (heading, _BRACKETS.sub(" ", heading), heading.replace("(s)", ""), _SECTION.sub("", heading)):
        if found := whole.get(words_in(text)):
            return found
    words = words_in(_BRACKETS.sub(" ", heading))
    if len(words) > LONGEST_HEADING:
        return "", BEGINS
    if (field := _by_parts(words)) is not None:
        return field, BEGINS
    return next((field for start, field in begins if words.startswith(f"{start} ")), ""), BEGINS


def _version_of(words: str) -> tuple[str, int] | None:
    """Give what the heading of a first or a revised due day is read as, such as "Timescale (revised)"."""
    whole, parts, said = _known()[0], plan_words()["parts"], words.split()
    for which, called in ((said[:1], said[1:]), (said[-1:], said[:-1])):
        name = " ".join(called)
        if name != "date" and whole.get(name, ("",))[0] != "due":
            continue
        if which[0] in parts["first"]:
            return "first_due", 0
        if which[0] in parts["revised"]:
            return "due", REVISED
    return None


def _by_parts(words: str) -> str | None:
    """Give what a heading of two is read as, such as "timescale end" or "who lead"; None where it is none.

    The second tells, unless it is a mere part of the first: the last is read as the first, another kept in words.
    """
    whole, parts = _known()[0], plan_words()["parts"]
    said = words.split()
    for n in range(1, len(said)):
        first, second = " ".join(said[:n]), " ".join(said[n:])
        if first in whole and second in parts["kept"]:
            return ""
        if first in whole and (second in parts["last"] or second in whole):
            return (whole[first] if second in parts["last"] else whole[second])[0]
    return None


def names_part(heading: str) -> bool:
    """Tell whether a heading is a mere part of one that stands over it, such as "Start" under "Timescale"."""
    parts: dict[str, list[str]] = plan_words()["parts"]
    return any(words_in(heading) in said for said in parts.values())


def fields_of(header: Sequence[str], said: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Give what each column is read as, each field once; what a person ``said`` comes first.

    Of two columns that may be the same, the surer is taken, else the first; beside a revised due day, another is
    the first.
    """
    chosen = {words_in(column): field for column, field in (said or {}).items()}
    given = [chosen.pop(words_in(heading), None) for heading in header]
    found = [field or "" for field in given]
    taken = set(filter(None, found))
    left = [(*field_of(heading), place) for place, heading in enumerate(header) if given[place] is None]
    revised = False
    for field, rank, place in sorted(left, key=lambda one: one[1:]):
        if field and field not in taken:
            found[place] = field
            taken.add(field)
            revised = revised or (field == "due" and rank == REVISED)
        elif field == "due" and revised and "first_due" not in taken:
            found[place] = "first_due"
            taken.add("first_due")
    if "first_due" in taken and "due" not in taken:
        found[found.index("first_due")] = "due"
    if "action" not in taken and len(taken) >= LEAST_KNOWN:
        # The column of actions may be called by the priority they serve.
        named = [n for n, heading in enumerate(header) if not found[n] and names_section(heading)]
        if len(named) == 1:
            found[named[0]] = "action"
    return tuple("" if field == KEEP else field for field in found)


def refuse_unknown(said: Mapping[str, str], header: Sequence[str]) -> None:
    """Raise Refusal where a person names a column or a field that is not there, or one field twice."""
    there = {words_in(heading) for heading in header}
    for column, field in said.items():
        if words_in(column) not in there:
            shown = ", ".join(f"“{heading}”" for heading in header if heading)
            raise Refusal(f"There is no column “{column}”: the columns are {shown}.")
        if field not in (*FIELDS, KEEP):
            raise Refusal(f"A column cannot be read as “{field}”: choose {', '.join((*FIELDS, KEEP))}.")
    fields = [field for field in said.values() if field != KEEP]
    if twice := next((field for field in fields if fields.count(field) > 1), None):
        raise Refusal(f"Two columns are to be read as {twice}: choose one of them.")


def known_in(cells: Sequence[str], said: Mapping[str, str] | None = None) -> int:
    """Count the columns that a row would name if it were the row of headings; 0 where it names no action."""
    fields = set(fields_of(cells, said)) - {""}
    return len(fields) if "action" in fields else 0


def names_section(text: str) -> bool:
    """Tell whether a text begins like a heading: "Priority 1 ...", "Theme: ...", or is in capitals."""
    words = one_line(text)
    start = words_in(words.partition(":")[0]).rstrip("0123456789 ")
    starts: list[str] = plan_words()["words"]["headings"]
    named = words_in(words).split(" ")
    numbered = any(
        words_in(words).startswith(f"{s} ") and named[len(s.split())][:1].isdigit() for s in starts
    )
    return numbered or (":" in words and start in starts) or (words.isupper() and len(words) > 3)
