"""Whether a paragraph reads as a strength, a concern, both, or neither."""

import re
from functools import cache

from tracker.domain import codes
from tracker.letters.cues import letter_words, lower_words
from tracker.letters.sentences import clauses_of, sentences_of

_WEIGHTS = {"concern3": -3, "concern2": -2, "strength3": 3, "strength2": 2}
_NEGATED = re.compile(
    r"\b(?:not|no|nor|never|rarely|seldom|without|cannot|n[’']t|lack\w*|absence|insufficien\w+|too|less|limited|fail\w*|need\w*"
    r"|requir\w*|unable|poor|inconsisten\w+|little|despite"
    r"|(?:plan\w*|work|need\w*|aim\w*|seek\w*|order|how|begun|efforts?|due|want\w*|trying|more) to)\b"
    r"(?:\W+[\w’'-]+){0,5}\W*$"
    r"|\brather than(?:\W+[\w’'-]+){0,12}\W*$",
    re.IGNORECASE,
)
_UNDOES = re.compile(
    r"\b(?:not|cannot|nor|never|no|lack\w*|absence|insufficien\w+|prevent\w*|hinder\w*|undermin\w*|limit\w*)\b"
    r"|\b(?:is|are|was|were|remains?|been) (?:\w+ )?(?:delayed|variable|inconsistent|weak|poor|unclear"
    r"|insufficient|missing|absent|lacking|reduced due|underdeveloped|a (?:significant )?challenge)\b",
    re.IGNORECASE,
)
_WHERE_UNDONE = 0.4
_CHORUS, _WEAK = 5, 4
_DROWNED = 0.18
"""Share of the weight of its concerns below which what a paragraph has to praise does not make it mixed."""


def kind_of(text: str) -> codes.FindingKind:
    """Give how a paragraph reads, by the balance of its clauses.

    A single weak clause does not turn a long paragraph that otherwise speaks with one voice, nor does a word of
    praise turn one that is heavy with concerns.
    """
    weights = [w for sentence in sentences_of(text) for w in weights_of(sentence)]
    concerns = [w for w in weights if w < 0]
    strengths = [w for w in weights if w > 0]
    if not weights:
        return "context"
    if concerns and strengths:
        fewer, more = sorted((concerns, strengths), key=len)
        lone = len(fewer) == 1 and len(more) >= _CHORUS and abs(fewer[0]) <= _WEAK
        if sum(strengths) < -sum(concerns) * _DROWNED:
            weights = concerns
        elif lone:
            weights = more
        else:
            return "mixed"
    return "concern" if weights[0] < 0 else "strength"


def asks(text: str) -> bool:
    """Tell whether a bullet names what is to be made better, without a verb that says how it is."""
    words = text.lower()
    named = _subordinate().split(words, maxsplit=1)[0]
    if _finite().search(named):
        return False
    plain_noun = words.startswith("the ") and ". " not in words and abs(balance(named)) <= 1
    return plain_noun or bool(_asking().match(words))


def weights_of(sentence: str) -> list[float]:
    """Weigh the clauses of a sentence that lean clearly: below nought a concern, above a strength."""
    return [weight for clause in clauses_of(sentence) if abs(weight := balance(clause)) > 1]


def balance(clause: str) -> float:
    """Weigh a clause: below nought it reads as a concern, above as a strength."""
    words = clause.lower()
    better = _standing(_better(), words) * _WEIGHTS["strength3"]
    words = _neutral().sub(" ", _better().sub(" ", words))
    concern = sum(len(p.findall(words)) * w for w, p in _cues() if w < 0)
    strength: float = sum(w * _standing(p, words) for w, p in _cues() if w > 0)
    if _UNDOES.search(words):
        strength *= _WHERE_UNDONE
    return better + concern + strength


def _standing(pattern: re.Pattern[str], words: str) -> int:
    """Count the good words that nothing before them takes back."""
    return sum(not _NEGATED.search(words[: match.start()]) for match in pattern.finditer(words))


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(letter_words()["polarity"]["asks"])


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(letter_words()["polarity"]["finite"])


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(letter_words()["polarity"]["subordinate"])


@cache
def _neutral() -> re.Pattern[str]:
    return lower_words(letter_words()["polarity"]["neutral"])


@cache
def _better() -> re.Pattern[str]:
    return lower_words(letter_words()["polarity"]["better"])


@cache
def _cues() -> list[tuple[int, re.Pattern[str]]]:
    table = letter_words()["polarity"]
    return [(weight, lower_words(table[name])) for name, weight in _WEIGHTS.items()]
