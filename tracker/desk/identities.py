"""Who an action is about, and words without anything that tells who a young person is, for what leaves the house."""

import re
from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import replace

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Block, Paper
from tracker.domain.text import one_line
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case, PathwayPlan
from tracker.exchange.masking import masked
from tracker.glossary import glossary
from tracker.measures.suppression import SMALLEST
from tracker.rules.jargon import load_jargon

SOMEBODY = "a young person"
LEAST_PART = 3
"""Letters a part of a name, or a case number, must have to be looked for by itself."""
LEAST_DIGITS = 5
"""Digits a case number of digits alone must have: shorter ones are days and counts as well."""
_ALSO = (
    "amber april art august autumn bill chance dawn drew eve faith frank gene grace grant harmony honey hope",
    "iris ivy jade joy june lily mark max may melody mercy miles pat patience pearl penny ray river rob rose",
    "ruby sky star summer sunny violet will",
)
WORDS_TOO = frozenset(word for line in _ALSO for word in line.split())
"""Names that are words of their own in small letters."""
_WORD = re.compile(r"\w+")
_YOUNG_REF = re.compile(r"\bYP-\w+", re.IGNORECASE)
_REF = re.compile(r"(?<![\w-])(YP-\w+|[A-Z]{1,3}-[0-9A-Z]{4,6})(?![\w-])")
_DATED = r"\d{1,2} (?:April|May|June|August)(?: \d{4})?|(?:April|May|June|August) \d{4}"  # months are names as well


def number_affected(action: Action, casebook: Casebook) -> int:
    """Count the young people an action is recorded to be about: its own, and those of the oversight behind it."""
    plan, note = casebook.get(PathwayPlan, action.plan), casebook.get(ContactNote, action.note)
    held = [casebook.get(Oversight, action.oversight)]
    held += [casebook.get(Oversight, finding.oversight) for finding in casebook.findings_of(action)]
    about = {action.case, plan.case if plan else "", note.case if note else ""}
    return len((about | {case for each in held if each for case in each.cases}) - {""})


def suppressed(count: int) -> str:
    """Say a number of young people as it may leave: "fewer than 5" for 1 to 4, and nothing for none."""
    return "" if not count else f"fewer than {SMALLEST}" if count < SMALLEST else str(count)


class Identities:
    """What tells who the young people of a casebook are; made once for a paper, it is quick on each line of it."""

    def __init__(self, casebook: Casebook) -> None:
        """Look at every young person, those whose case is closed as well."""
        self._casebook = casebook

    def without(self, text: str) -> str:
        """Give words on one line without names, initials, references, numbers and addresses."""
        words, _ = masked(one_line(text))
        return self._hide(_YOUNG_REF.sub(SOMEBODY, words))

    def inside(self, text: str) -> str:
        """Give the same words in which references stay, as what is worked with inside the team needs them."""
        pieces = _REF.split(text)  # every second one is a reference, or a case number that looks like one
        numbers = self._numbers
        kept = (
            self._hide(masked(piece)[0]) if n % 2 == 0 or piece.casefold() in numbers else piece
            for n, piece in enumerate(pieces)
        )
        return "".join(kept)

    def paper(self, paper: Paper) -> Paper:
        """Give a paper of which every word is so; the references that its sentences rest on stay."""
        return Paper(blocks=tuple(map(self._block, paper.blocks)))

    def _block(self, block: Block) -> Block:
        rows = tuple(tuple(map(self.inside, row)) for row in block.rows)
        return replace(block, text=self.inside(block.text), rows=rows)

    def _hide(self, words: str) -> str:
        """Look for those names, numbers and initials alone whose words are said: all at once would be slow."""
        said = set(_WORD.findall(words))
        whole = {each for word in said for each in self._by_word.get(word.casefold(), ())}
        letters = set("".join(word for word in said if word.isupper()))
        initials = self._initials & said
        if letters:
            initials |= {each for each in self._initials if letters.issuperset(each)}
        if initials:
            initials -= self._known
        if not whole and not initials:
            return words  # as most lines are
        for pattern in self._patterns(whole, initials):
            words = pattern.sub(lambda found: found["kept"] or SOMEBODY, words)
        return words

    @cached_property
    def _names(self) -> set[str]:
        return {one_line(case.chosen_name) for case in self._casebook.all(Case)} - {""}

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        """Give names and case numbers by each of their words in small letters."""
        numbers = {case.number for case in self._casebook.all(Case)}
        long = {n for n in numbers if len(n) >= (LEAST_DIGITS if n.isdigit() else LEAST_PART)}
        found: dict[str, set[str]] = {}
        for each in self._names | long:
            for word in _WORD.findall(each):
                found.setdefault(word.casefold(), set()).add(each)
        return found

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """Give case numbers that look like references, in small letters."""
        return frozenset(c.number.casefold() for c in self._casebook.all(Case) if "-" in c.number)

    @cached_property
    def _initials(self) -> set[str]:
        return {case.initials for case in self._casebook.all(Case) if len(case.initials) > 1}

    @cached_property
    def _known(self) -> set[str]:
        """Give abbreviations of the field: "PA" tells of nobody."""
        return {*load_jargon().known, *(word for term in glossary() for word in term.also)}

    @cached_property
    def _people(self) -> set[str]:
        """Give the whole names of people who work here and are called like no young person."""
        folded = {name.casefold() for name in self._names}
        names = {one_line(person.name) for person in self._casebook.all(Person)}
        return {name for name in names if " " in name and name.casefold() not in folded}

    def _patterns(self, whole: set[str], initials: set[str]) -> tuple[re.Pattern[str], ...]:
        """Give the patterns: whole names in any case, then initials and single names as written.

        A name that is a word as well, such as Will, is looked for as it is written alone.
        """
        names = whole & self._names
        parts = {part for name in names for part in _WORD.findall(name) if len(part) >= LEAST_PART}
        capital = {part[:1].upper() + part[1:] for part in parts} | {part.upper() for part in parts}
        kept = [re.escape(name) for name in self._people] + [_DATED]
        return (
            _any_of(kept, map(re.escape, (n for n in whole if n.casefold() not in WORDS_TOO)), re.IGNORECASE),
            _any_of(kept, (*map(re.escape, capital), *map(_dotted, initials))),
        )


def _dotted(initials: str) -> str:
    """Find "J.D." and "J D" as well as "JD"."""
    letters = [re.escape(letter) for letter in initials]
    return r"\. ?".join(letters) + r"\.|" + "[. ]{0,2}".join(letters)


def _any_of(kept: Iterable[str], hidden: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Find what is hidden, longest first, and before it what is kept although it may look so."""
    either = ["|".join(sorted(each, key=len, reverse=True)) or "(?!)" for each in (kept, hidden)]
    return re.compile(rf"(?<!\w)(?:(?P<kept>{either[0]})|(?:{either[1]}))(?!\w)", flags)
