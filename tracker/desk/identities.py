"""Who an action is about, and words without anything that tells who a young person is, for what leaves the house."""

import re
from collections.abc import Iterable
from functools import cached_property

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.text import one_line
from tracker.domain.work import Action, Oversight
from tracker.domain.young_people import Case, PathwayPlan
from tracker.exchange.masking import masked
from tracker.glossary import glossary
from tracker.rules.jargon import load_jargon

SOMEBODY = "a young person"
FEW = 5
"""A number of young people below this one tells too much of each, so it is not said."""
LEAST_PART = 3
"""Letters a part of a name, or a case number, must have to be looked for by itself."""


def number_affected(action: Action, casebook: Casebook) -> int:
    """Count the young people an action is recorded to be about: its own, and those of the oversight behind it."""
    plan, note = casebook.get(PathwayPlan, action.plan), casebook.get(ContactNote, action.note)
    held = [casebook.get(Oversight, action.oversight)]
    held += [casebook.get(Oversight, finding.oversight) for finding in casebook.findings_of(action)]
    about = {action.case, plan.case if plan else "", note.case if note else ""}
    return len((about | {case for each in held if each for case in each.cases}) - {""})


def suppressed(count: int) -> str:
    """Say a number of young people as it may leave: "fewer than 5" for 1 to 4, and nothing for none."""
    return "" if not count else f"fewer than {FEW}" if count < FEW else str(count)


class Identities:
    """What tells who the young people of a casebook are."""

    def __init__(self, casebook: Casebook) -> None:
        """Look at every young person, those whose case is closed as well."""
        self._casebook = casebook

    def without(self, text: str) -> str:
        """Give words on one line without names, initials, references, numbers and addresses."""
        words, _ = masked(one_line(text))
        for pattern in self._patterns:
            words = pattern.sub(SOMEBODY, words)
        return words

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """Give the patterns: references and whole names in any case, then initials and single names as written."""
        cases = list(self._casebook.all(Case))
        names = {one_line(case.chosen_name) for case in cases} - {""}
        numbers = {case.number for case in cases if len(case.number) >= LEAST_PART}
        parts = {part for name in names for part in re.findall(r"\w+", name) if len(part) >= LEAST_PART}
        known = load_jargon().known | {
            word for term in glossary() for word in term.also
        }  # "PA" tells of nobody
        initials = {case.initials for case in cases if len(case.initials) > 1} - known
        capital = {part[:1].upper() + part[1:] for part in parts} | {part.upper() for part in parts}
        return (
            re.compile(r"\bYP-\w+", re.IGNORECASE),
            _any_of((re.escape(name) for name in names | numbers), re.IGNORECASE),
            _any_of((*map(re.escape, capital), *map(_dotted, initials))),
        )


def _dotted(initials: str) -> str:
    """Find "J.D." and "J D" as well as "JD"."""
    letters = [re.escape(letter) for letter in initials]
    return r"\. ?".join(letters) + r"\.|" + "[. ]{0,2}".join(letters)


def _any_of(patterns: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    longest_first = sorted(patterns, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)", flags)
