"""What of a pathway plan's text is worth a second look: passages marked, nothing scored.

The marks are advice to whoever writes the plan. They say nothing of the plan as a whole, and nothing of a person.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from tracker.dates import plain_day
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.work import Action
from tracker.domain.young_people import PathwayPlan
from tracker.rules.jargon import Jargon, Twin
from tracker.rules.sentences import Former, Sentence, sentences

OWN_WORDS = "own words"
"""Stands in place of a matter where the young person's own words are meant."""
SHORTEST_PASSAGE = 8
"""Words below which a passage that stood in the version before is not worth a mark."""

_SHORT = r"([A-Z](?:&?[A-Z]){1,5})s?"
_CAPITALS = re.compile(rf"(?<![\w&]){_SHORT}(?![\w&])")
_AFTER_ITS_WORDS = re.compile(rf"[a-z]\s*\({_SHORT}\)")
_BEFORE_ITS_WORDS = re.compile(rf"(?<![\w&]){_SHORT}\s*\([^()]*[a-z]")
_FIRST_PERSON = re.compile(r"(?<!\w)(?:I|[Mm]y|[Mm]e|I['’](?:m|ve|ll|d))(?!\w)")

MarkKind = Literal[
    "carried forward", "acronym", "jargon", "own words missing", "not covered", "not yet an action"
]


class Mark(NamedTuple):
    """One thing to look at again, and why."""

    kind: MarkKind
    matter: str
    """The plan's matter it stands under, "own words", or nothing."""
    passage: str
    """The words as they stand; empty where something is missing."""
    why: str


def marks(
    plan: PathwayPlan, before: PathwayPlan | None, actions: Sequence[Action], jargon: Jargon
) -> list[Mark]:
    """Mark what to look at again in a plan; of the actions given, those of this plan that are open count.

    The young person's own words are never corrected: they are only marked where missing or carried forward.
    """
    return [
        *_carried_forward(plan, before),
        *_acronyms(plan, jargon),
        *_jargon(plan, jargon),
        *_missing(plan),
        *_unassigned(plan, actions),
    ]


def _passages(plan: PathwayPlan) -> list[tuple[str, str]]:
    """Give the plan's text by matter, the young person's own words last."""
    return [*((text.matter, text.text) for text in plan.texts), (OWN_WORDS, plan.own_words)]


def _carried_forward(plan: PathwayPlan, before: PathwayPlan | None) -> Iterator[Mark]:
    if before is None:
        return
    former = Former(text for _, text in _passages(before))
    day = plain_day(before.drawn_up)
    for matter, text in _passages(plan):
        judged = [(sentence, _likeness(former, sentence)) for sentence in sentences(text)]
        for carried, run in groupby(judged, lambda one: bool(one[1])):
            passage = list(run)
            if not carried or sum(len(sentence.words) for sentence, _ in passage) < SHORTEST_PASSAGE:
                continue
            likeness = min(likeness for _, likeness in passage)  # "nearly …" comes before "word …"
            stood = text[passage[0][0].start : passage[-1][0].end].strip()
            yield Mark(
                "carried forward", matter, stood, f"{likeness} as in the plan of {day}: does it still hold?"
            )


def _likeness(former: Former, sentence: Sentence) -> str:
    if former.has(sentence):
        return "word for word"
    return "nearly word for word" if former.has_nearly(sentence) else ""


def _acronyms(plan: PathwayPlan, jargon: Jargon) -> Iterator[Mark]:
    whole = "\n".join(text.text for text in plan.texts)
    told = {*jargon.known, *_AFTER_ITS_WORDS.findall(whole), *_BEFORE_ITS_WORDS.findall(whole)}
    for text in plan.texts:
        for sentence in sentences(text.text):
            said = text.text[sentence.start : sentence.end]
            if said.isupper():  # a heading in capitals
                continue
            for short in _CAPITALS.findall(said):
                if short not in told:
                    told.add(short)
                    yield Mark(
                        "acronym", text.matter, short, f"{short} is not written out anywhere in the plan"
                    )


def _jargon(plan: PathwayPlan, jargon: Jargon) -> Iterator[Mark]:
    told: set[Twin] = set()
    for text in plan.texts:
        for sentence in sentences(text.text):
            said = text.text[sentence.start : sentence.end]
            voice = "; it says “I”: are these their own words?" if _FIRST_PERSON.search(said) else ""
            for word in jargon.pattern.findall(said):
                twin = jargon.twin_of(word)
                if twin not in told:
                    told.add(twin)
                    yield Mark("jargon", text.matter, word, f"plainer: {twin.plain}{voice}")


def _missing(plan: PathwayPlan) -> Iterator[Mark]:
    if not plan.own_words.strip():
        yield Mark("own words missing", OWN_WORDS, "", "nothing stands in the young person’s own words")
    covered = {*plan.matters, *(text.matter for text in plan.texts if text.text.strip())}
    for matter in words(care_codes.Matter):
        if matter not in covered:
            yield Mark("not covered", matter, "", f"the plan says nothing on {matter}")


def _unassigned(plan: PathwayPlan, actions: Sequence[Action]) -> Iterator[Mark]:
    for action in actions:
        lacking = " and ".join(
            lack for lack, there in (("who", action.owner), ("by when", action.due)) if not there
        )
        if action.plan == plan.id and action.open and lacking:
            yield Mark("not yet an action", "", action.title, f"{action.ref} does not say {lacking}")
