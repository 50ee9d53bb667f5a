"""The head of a paper that is no letter: its title, the body it was written for, and its day."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from tracker.data import data_file
from tracker.letters.clean import Line
from tracker.letters.dates import find_days, only_date

_LINK = re.compile(r"\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")
_MARKS = re.compile(r"^#+ +|\*\*|__|(?<=^)[-*] (?=\*\*)")
_TITLE = re.compile(r"^(?:title of report|report title|title|subject)\s*:\s*(.*)", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:meeting|committee|report to|decision maker|meeting of|board|to)\s*:\s*(?P<body>.{3,160})$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"^(?:meeting date|date of (?:the )?(?:meeting|decision|publication)|meeting|date|published(?: on)?|released)"
    r"\s*:?\s*(?P<day>.{6,160})$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
_NOT_BODY = re.compile(r"^[\d/ .–-]+|\(item \d+\)|\d{1,2} \w+ 20\d\d", re.IGNORECASE)
_GENERIC = re.compile(r"(?:agenda item|issue(?: - meetings)?|agenda|minutes|decision details)", re.IGNORECASE)
_HEAD_LINES = 40


class Paper(NamedTuple):
    """What a paper says at its head; empty and None where it does not say."""

    title: str = ""
    body: str = ""
    day: date | None = None

    @property
    def key(self) -> str:
        """Give what two copies of one paper share; empty where too little is said to tell."""
        said = (self.title, self.body, self.day.isoformat() if self.day else "")
        return "|".join(_plainest(each) for each in said) if all(said) else ""


@cache
def paper_words() -> dict[str, Any]:
    """Load the words once."""
    return tomllib.loads(data_file("papers.toml").read_text(encoding="utf-8"))


@cache
def paper_pattern(table: str, name: str) -> re.Pattern[str]:
    """Give one pattern for an entry of the words, be it one or a list."""
    held = paper_words()[table][name]
    return re.compile(
        "|".join(f"(?:{p})" for p in ([held] if isinstance(held, str) else held)), re.IGNORECASE
    )


def unmarked(lines: Sequence[Line]) -> list[Line]:
    """Give lines without the marks of Markdown: signs of headings, bold, and the targets of links."""
    shown = (replace(line, text=_MARKS.sub("", _LINK.sub(r"\1", line.text)).strip()) for line in lines)
    return [line for line in shown if line.text]


def paper_of(lines: Sequence[Line]) -> Paper:
    """Read the head of a paper."""
    head = [line.text for line in lines[:_HEAD_LINES]]
    return Paper(_title(head), _body(head), _day(head))


def _title(head: list[str]) -> str:
    for place, text in enumerate(head):
        if found := _TITLE.match(text):
            return found[1] or next(iter(head[place + 1 :]), "")
    return next((text for text in head if not _GENERIC.fullmatch(text)), "")


def _body(head: list[str]) -> str:
    for text in head:
        found = _BODY.match(text)
        body = _NOT_BODY.sub("", found["body"]).strip(" -–,:") if found else ""
        if body:
            return body
    return ""


def _day(head: list[str]) -> date | None:
    for text in head:
        if (day := only_date(text)) is not None:
            return day
        found = _DAY.match(text)
        if found and (day := _day_in(found["day"])):
            return day
    return None


def _day_in(text: str) -> date | None:
    if numeric := _NUMERIC.search(text):
        try:
            return date(int(numeric[3]), int(numeric[2]), int(numeric[1]))
        except ValueError:
            return None
    days = find_days(text)
    return days.start if days and days.start == days.end else None


def _plainest(text: str) -> str:
    return " ".join(re.findall(r"[a-z\d]+", text.lower()))
