"""What a paper says was done, is due, is expected, is under way or goes on, and when, by whom."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.scrutiny import Offer
from tracker.letters.papers import paper_pattern, paper_words
from tracker.letters.told import Told
from tracker.letters.whens import When, whens_in

_STATES: tuple[tuple[str, codes.OfferState], ...] = (
    ("running", "running"),
    ("expected", "expected"),
    ("due", "due"),
    ("done", "done"),
    ("under_way", "under way"),
)
_WITHOUT_DAY: tuple[codes.OfferState, ...] = ("under way", "running", "expected")
"""States that say something even where no day is named."""
_JOINT = re.compile(
    r"(?:,|;)? and (?=(?:the|a|an|its) [\w ’'–-]{3,40}? (?:will|is|has|was)\b"
    r"|(?:submitted|presented|endorsed|will|was|has)\b)|; "
)
_VISIT = re.compile(
    r"\b(?:monitoring|focus+ed) (?:visit|inspection)\b|\binspection (?:that )?(?:took|was|in)\b",
    re.IGNORECASE,
)
_TAKES_PLACE = re.compile(
    r"\b(?:took|takes?|taken) place\b|\b(?:is|are) (?:likely|expected)\b|\bwill focus\b|\bwas the\b",
    re.IGNORECASE,
)
_AT_MEETING = re.compile(r"\b(?:considered|received|noted) (?:a|the) report\b", re.IGNORECASE)
_VAGUE_NUMBER = re.compile(r"\bup to \w+ (?:years|months)\b", re.IGNORECASE)


def state_of(text: str) -> codes.OfferState | None:
    """Give what a sentence says of something to be done, by the first words that do; None where none do."""
    found = (
        (match.start(), place)
        for place, (name, _) in enumerate(_STATES)
        if (match := paper_pattern("commitment", name).search(text))
    )
    first = min(found, default=None)
    return _STATES[first[1]][1] if first else None


def commitments_in(told: Sequence[Told], written: date | None, body: str = "") -> list[Offer]:
    """Give the commitments, decisions and expected events in order; template text and duties of law are none.

    ``body`` is the one whose meeting the paper was written for.
    """
    found: list[Offer] = []
    board = ""
    for sentence in told:
        if paper_pattern("commitment", "not_under").fullmatch(sentence.section.strip()):
            continue
        told_on = written
        board = _board_named(sentence.text) or board
        for text in _clauses(sentence.text):
            offer = _offer(len(found) + 1, text, sentence, told_on, body)
            if offer is not None:
                found.append(_called_in_full(offer, board))
                told_on = _soon_after(offer, written)
    return found


def _board_named(text: str) -> str:
    """Give the last board or the like that a sentence names in full."""
    names = re.findall(r"\b(?:[A-Z][\w’']+ (?:and )?){1,4}(?:Committee|Board|Panel|Partnership)\b", text)
    full = [name for each in names if " " in (name := each.removeprefix("The "))]
    return full[-1] if full else ""


def _called_in_full(offer: Offer, board: str) -> Offer:
    """Give "the Board" the name it was called by before."""
    if board and board.endswith(f" {offer.who}"):
        return msgspec.structs.replace(offer, who=board)
    return offer


def _soon_after(offer: Offer, written: date | None) -> date | None:
    """Give the day up to which the next thing a sentence tells happened: within a year of the one before it."""
    if offer.state != "done" or offer.when is None or written is None:
        return written
    return min(written, offer.when.latest + timedelta(days=364))


def _clauses(sentence: str) -> Iterator[str]:
    """Part a sentence where each part names a time or a state of its own, or one tells of a visit."""
    start = 0
    for joint in _JOINT.finditer(sentence):
        before, after = sentence[start : joint.start()], sentence[joint.end() :]
        if _stand_apart(before, after):
            yield before.strip()
            start = joint.end()
    yield sentence[start:].strip()


def _stand_apart(before: str, after: str) -> bool:
    times = bool(whens_in(before, None)), bool(whens_in(after, None))
    states = state_of(before), state_of(after)
    if all(times) or (all(states) and states[0] != states[1]):
        return True
    return (_is_visit(before) and times[1]) or (_is_visit(after) and times[0])


def _is_visit(text: str) -> bool:
    """Tell whether a clause tells of a scrutiny visit as such, which is kept as a visit and not as a commitment."""
    return bool(_VISIT.search(text) and _TAKES_PLACE.search(text))


def _offer(number: int, text: str, sentence: Told, written: date | None, body: str) -> Offer | None:
    state = state_of(text)
    if state is None or _is_visit(text):
        return None
    when = _when(text, state, sentence, written)
    if when is None and not (state in _WITHOUT_DAY or _is_decision(sentence)):
        return None
    if state == "expected" and when is None and not _VAGUE_NUMBER.search(text):
        return None
    return Offer(
        kind="commitment",
        number=number,
        text=text,
        page=sentence.block.first.page,
        line=sentence.line,
        said_by="council",
        state=state,
        when=when.rough if when else None,
        when_words=when.words if when else "",
        who=_who(text, when, body),
    )


def _when(text: str, state: codes.OfferState, sentence: Told, written: date | None) -> When | None:
    """Give the last time a clause names that is not a visit's; what a meeting decides is of the meeting's day."""
    visit = _VISIT.search(text)
    times = whens_in(text, written, "back" if state == "done" else "forward")
    own = [when for when in times if visit is None or when.end <= visit.start()]
    if own:
        return own[-1]
    if written and (_is_decision(sentence) or _AT_MEETING.search(text)):
        return When(plain_day(written), len(text), len(text), (written, written))
    return None


def _is_decision(sentence: Told) -> bool:
    return sentence.section.lower().startswith(("recommendation", "decision", "resolved"))


def _who(text: str, when: When | None, body: str) -> str:
    """Give the body named last before the time, else the first that is named; of a meeting's own, its body."""
    names = list(re.finditer(paper_words()["commitment"]["who"], text))
    if when is not None and when.start == len(text) and body:
        return body
    if not names:
        return ""
    before = [name for name in names if when is None or name.start() < when.start]
    of_meeting = when is None or when.start == len(text)
    return (names[0] if of_meeting or not before else before[-1])[0].removeprefix("the ").removeprefix("The ")
