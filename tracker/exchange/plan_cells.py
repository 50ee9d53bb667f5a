"""What one cell of an improvement plan says: a day or words, owners, a state, a list. What is unsure stays words."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.dates import read_rough
from tracker.dates.words import MONTH, DateNotUnderstood, NoSuchDay, month_end
from tracker.domain.codes import ActionState
from tracker.domain.text import one_line
from tracker.exchange.plan_columns import plan_words
from tracker.wording import short

Known = Callable[[str], bool]
"""Tells whether somebody is called so."""

LONGEST_ACTION = 500
"""Characters of an action's title; a longer cell is cut there and stands whole beside it."""
LONGEST_OWNER = 100

_FAR_APART = (date(1950, 1, 1), date(2150, 12, 31))
"""Two days of reading: what means the same on both leaves nothing to guess."""
_MARK = re.compile(r"\s*(?:[•●▪◦‣·*–—-]\s+|\(?\d{1,2}[.)](?:\s+|$)|\(?[a-h][.)]\s+|\([ivx]{1,4}\)\s+)")
"""How an item of a list begins."""
_DATE_LIKE = re.compile(r"\d|ongoing|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_APART = re.compile(r"\s*[-–—:;,.(\[]")
"""What parts the plain words of a status from what is said beside."""
_ON_A_DAY = re.compile(rf"\s+(?:(?:on|in)\s+)?(?:\d|{MONTH})")
_BETWEEN = re.compile(r",|/|\s(?:and|&)\s")


class Due(NamedTuple):
    """By when something is to be done: a day, or the words that stand where a day should."""

    day: date | None = None
    words: str = ""
    impossible: bool = False
    """Whether the words name a day that no calendar has."""


def title_of(text: str) -> str:
    """Give the words of a cell as the title of an action, cut where they are too long for one."""
    return short(text, LONGEST_ACTION)


@lru_cache(maxsize=1_000)
def read_due(text: str) -> Due:
    """Read a cell that is one day or one month with its year; everything else stays words.

    A month is due by its last day, the first on which the whole of it has passed; its words are kept beside.
    """
    words = one_line(text)
    try:
        asked = re.sub(r"(?i)^by\s+", "", words)
        first = read_rough(asked, _FAR_APART[0], looks="back")
        again = read_rough(asked, _FAR_APART[1], looks="forward")
    except NoSuchDay:
        return Due(None, words, impossible=True)
    except DateNotUnderstood:
        return Due(None, words)
    start, end = first
    if first != again:
        return Due(None, words)
    if start == end:
        return Due(end)
    is_month = start.day == 1 and end == month_end(start)
    return Due(end, words) if is_month else Due(None, words)


def state_of(text: str) -> ActionState | None:
    """Give the state that a status says in plain words, also with more after them: "Completed - 12/05/25".

    None for a colour, a letter or other words, and where what follows may take the plain words back.
    """
    states: dict[str, ActionState] = plan_words()["words"]["states"]
    said = one_line(text).casefold().rstrip(".")
    if said in states:
        return states[said]
    start = _begun(said)
    more = said.removeprefix(start)
    dated = start in plan_words()["words"]["past"] and _ON_A_DAY.match(more)
    if not start or not (_APART.match(more) or dated):
        return None
    doubts: list[str] = plan_words()["words"]["doubts"]
    doubtful = "%" in more or "?" in more or any(word in doubts for word in re.findall(r"[\w']+", more))
    return None if doubtful else states[start]


def is_doubtful(text: str) -> bool:
    """Tell whether a status begins with plain words and yet says no state for sure: "Complete by June"."""
    return state_of(text) is None and _begun(one_line(text).casefold()) != ""


def _begun(said: str) -> str:
    """Give the plain words of a state with which a status begins; empty where it does not."""
    states = sorted(plan_words()["words"]["states"], key=len, reverse=True)
    return next((word for word in states if re.match(rf"{word}\b", said)), "")


def owners_of(text: str, known: Known) -> tuple[str, ...]:
    """Give those whom a cell names: parted by lines and semicolons, by commas or "and" only where it is sure.

    So it is where each part is known or looks like a person's own name. A role such as "Assistant Director,
    Safeguarding" stays one owner.
    """
    names = [one_line(_MARK.sub("", line, count=1)) for line in re.split(r"[\n;]", text)]
    nobody: list[str] = plan_words()["words"]["nobody"]
    named = [name for name in names if name.casefold().rstrip(".") not in nobody]
    return tuple(dict.fromkeys(part for name in named for part in _apart(name, known)))


def first_named(text: str) -> str:
    """Give whom a cell names first if all its parts were people; empty where it names nobody."""
    first = next(iter(owners_of(text, lambda _: False)), "")
    return _BETWEEN.split(first)[0].strip()


def alone(text: str) -> list[str]:
    """Give those whom a cell names without any doubt: each stands alone in a line or between semicolons."""
    return [name for name in owners_of(text, lambda _: False) if not _BETWEEN.search(name)]


def _apart(name: str, known: Known) -> Sequence[str]:
    if known(name):
        return [name]
    parts = [part.strip() for part in _BETWEEN.split(name) if part.strip()]
    sure = all(known(part) or _is_personal(part) for part in parts)
    return parts if len(parts) > 1 and sure else [name]


def _is_personal(name: str) -> bool:
    """Tell whether a name is two capitalised words, of which none is a role's, a team's or a field of work."""
    words = plan_words()["words"]
    others = {*words["groups"], *words["roles"], *words["fields"]}
    named = name.split()
    return len(named) == 2 and all(w[0].isupper() and w.casefold() not in others for w in named)


def names_several(owner: str) -> bool:
    """Tell whether one owner seems to be several: "Head of Service & PSW", but not "Head of Care and Health".

    Each part is a name, a role, a team or an abbreviation by itself.
    """
    words = plan_words()["words"]
    roles = {*words["groups"], *words["roles"]}
    parts = [part.strip() for part in _BETWEEN.split(owner) if part.strip()]
    return len(parts) > 1 and all(
        _is_personal(part) or part.isupper() or roles.intersection(re.findall(r"[\w-]+", part.casefold()))
        for part in parts
    )


def is_group(owner: str) -> bool:
    """Tell whether an owner is a team, a board or all, whom nobody can ask, and not one person's role."""
    words = plan_words()["words"]
    said = one_line(owner).casefold()
    named = re.findall(r"[\w-]+", said)
    if not named or said in words["everybody"]:
        return True
    return named[-1] in words["groups"] and not any(role in named for role in words["roles"])


# Lists.


def marked_items(text: str) -> list[str]:
    """Give the items of a list whose every item begins with a bullet or a number; empty where it is none."""
    items: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        found = _MARK.match(line)
        if found:
            items.append(line[found.end() :].strip())
        elif items:
            items[-1] = f"{items[-1]}\n{line.strip()}"
        else:
            return []
    return items if len(items) > 1 else []


def lines_of(text: str) -> list[str]:
    """Give the items of a list, or else the lines of a cell."""
    return marked_items(text) or [line.strip() for line in text.split("\n") if line.strip()]


def days_of(text: str) -> list[str]:
    """Give the several days a cell lists, by lines, semicolons or commas; one where it is no such list."""
    for items in (lines_of(text), *([i.strip() for i in re.split(mark, text) if i.strip()] for mark in ";,")):
        if len(items) > 1 and all(not item or _DATE_LIKE.search(item) for item in items):
            return items
    return [text]


def numbered(items: Sequence[str]) -> str:
    """Write items as a list that is read back as the same items."""
    return "\n".join(f"{n}. {one_line(item)}".rstrip() for n, item in enumerate(items, 1))
