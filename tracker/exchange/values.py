"""What one cell says: days, yes or no, and the codes of the national returns. What is unclear is refused.

Sources: Annex A list 9 and SSDA903 care leaver tables (wordings and codes); 903 validation rule 133 (homes that
can only be unsuitable).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from tracker.dates.words import make_day
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.refusal import Refusal

Reader = Callable[[str], Any]
"""Gives what a cell that is not blank says; raises Refusal."""

NOBODY = ("nobody", "no one", "none", "n/a", "unallocated", "not allocated")
"""What stands in a worker's column where there is no worker."""
SUPERSEDED = {"F3": "F5", "P3": "P5"}
"""Activities that the returns no longer have, and the code that took their place unless it is an apprenticeship."""

_LISTED = re.compile(r"[a-z]\)\s*", re.IGNORECASE)
"""How the texts of Annex A begin: "a) Yes"."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_TIME = re.compile(r"(?:^|[T ]\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$", re.ASCII)
_STATUS: dict[str, care_codes.Eligibility] = {
    "relevant child": "relevant",
    "former relevant child": "former relevant",
    "qualifying care leaver": "qualifying",
    "eligible child": "eligible",
    "no current eligibility": "not eligible",
}
"""Wordings of Annex A and the Standard Safeguarding Dataset."""


class Home(NamedTuple):
    """An accommodation code, and whether the home is suitable where the code says so."""

    code: str
    suitable: bool | None


def read_day(text: str) -> date:
    """Read 12/03/2026 or 2026-03-12, also with a midnight after it; no other form is taken for a day."""
    day, clock = _parted(text)
    if clock not in (None, time(0)):
        raise Refusal(f"“{text[:40]}” has a time where only a day is asked for.")
    return day


def read_moment(text: str) -> datetime:
    """Read a day with or without a time of day, as local time without a zone."""
    day, clock = _parted(text)
    return datetime.combine(day, clock or time(0))


def _parted(text: str) -> tuple[date, time | None]:
    clock = _TIME.search(text)
    said = text[: clock.start()].strip() if clock else text
    if found := _ISO.fullmatch(said):
        day = make_day(int(found[1]), int(found[2]), int(found[3]))
    elif found := _DAY_FIRST.fullmatch(said):
        day = make_day(int(found[3]), int(found[2]), int(found[1]))
    else:
        raise Refusal(f"“{text[:40]}” is no day: write it as 12/03/2026 or 2026-03-12.")
    return day, read_time(clock[0].strip("T ")) if clock else None


def read_time(text: str) -> time:
    """Read 14:05 or 14:05:33, to the minute."""
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refusal(f"“{text[:40]}” is no time: write it as 14:05.")
    return time(int(found[1]), int(found[2]))


def read_yes(text: str) -> bool:
    """Read yes or no, as people and Annex A write it."""
    said = unlisted(text).casefold()
    if said in ("yes", "y", "true"):
        return True
    if said in ("no", "n", "false"):
        return False
    raise Refusal(f"“{text[:40]}” is neither yes nor no.")


def read_suitable(text: str) -> bool:
    """Read whether a home is suitable, in the words of Annex A or the digit of the 903 return."""
    said = unlisted(text).casefold()
    known = {"suitable": True, "1": True, "unsuitable": False, "not suitable": False, "2": False}
    return known[said] if said in known else read_yes(text)


def read_days(text: str) -> int:
    """Read a number of days from 1 to 366."""
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not 1 <= int(text) <= 366:
        raise Refusal(f"“{text[:40]}” is no number of days from 1 to 366.")
    return int(text)


def word_of(code_list: object) -> Reader:
    """Give a reader of the words of a code list, whatever their case."""
    known = {word.casefold(): word for word in words(code_list)}

    def read(text: str) -> str:
        if (said := " ".join(unlisted(text).casefold().split())) not in known:
            raise Refusal(f"“{text[:40]}” is not known here: choose {'; '.join(known.values())}.")
        return known[said]

    return read


def read_eligibility(text: str) -> str:
    """Read a leaving care status in our words, or in those of Annex A."""
    said = " ".join(unlisted(text).casefold().split())
    read = _STATUS.get(said)
    return read if read is not None else str(word_of(care_codes.Eligibility)(text))


def is_national(text: str) -> bool:
    """Tell whether a status stands in the words of Annex A, which knows fewer of them than we do."""
    return " ".join(unlisted(text).casefold().split()) in _STATUS


def read_in_touch(text: str) -> str:
    """Read a 903 ``IN_TOUCH`` code, in capitals or as Annex A writes it."""
    said = unlisted(text).upper()
    codes: dict[str, str] = dict(care_codes.IN_TOUCH.items())
    return coded(codes, {"Y": "YES", "N": "NO"}.get(said, said), "in-touch code")


def read_activity(text: str) -> str:
    """Read a 903 ``ACTIV`` code, with or without its words; empty where none was provided."""
    code = text.partition(":")[0].strip().upper()
    if code == "0":
        return ""
    return coded(care_codes.ACTIVITY, SUPERSEDED.get(code, code), "activity code")


def read_accommodation(text: str) -> Home:
    """Read a 903 ``ACCOM`` code: a letter, with or without its suitability digit or its words."""
    said = text.partition(":")[0].strip().upper()
    if said == "0":
        return Home("", None)
    code, digit = said[:1], said[1:]
    if digit not in ("", "1", "2") or code not in care_codes.ACCOMMODATION:
        raise Refusal(f"“{text[:40]}” is no accommodation code: write a letter and 1 or 2, such as U1.")
    return checked_home(Home(code, None if not digit else digit == "1"))


def read_home(text: str) -> Home:
    """Read a home as we write it, "U: independent living" or "U6: foster placement", or by its bare code."""
    said, _, meaning = (part.strip() for part in text.partition(":"))
    code = said.upper()
    in_words = {**care_codes.ACCOMMODATION, **care_codes.PLACEMENTS}
    if meaning and in_words.get(code, "").casefold() == meaning.casefold():
        return Home(code, None)
    if code in care_codes.PLACEMENTS and code[0] in care_codes.ACCOMMODATION and code[1] in "12":
        raise Refusal(
            f"“{text[:40]}” may be a placement or a home with its suitability: write the code with its words."
        )
    return Home(code, None) if code in care_codes.PLACEMENTS else read_accommodation(text)


def checked_home(home: Home) -> Home:
    """Give a home back; raises Refusal where it is said to be suitable and can only be unsuitable."""
    if home.code in care_codes.NEVER_SUITABLE and home.suitable:
        meaning = care_codes.ACCOMMODATION[home.code]
        raise Refusal(f"{home.code}1 cannot be: {meaning} can only be unsuitable (903 validation rule 133).")
    return home


def read_legal_status(text: str) -> str:
    """Read a legal status code, with or without its words."""
    return coded(care_codes.LEGAL_STATUS, text.partition(":")[0].strip().upper(), "legal status code")


def unlisted(text: str) -> str:
    """Take off the letter by which Annex A lists its texts."""
    return _LISTED.sub("", text.strip(), count=1) if _LISTED.match(text.strip()) else text.strip()


def coded(known: Mapping[str, str], said: str, what: str) -> str:
    """Give a code, said by itself or by its meaning; raises Refusal where it is none of those known."""
    by_meaning = {meaning.upper(): code for code, meaning in known.items()}
    code = said if said in known else by_meaning.get(said, "")
    if not code:
        raise Refusal(f"“{said[:40]}” is no {what}: choose one of {', '.join(known)}.")
    return code
