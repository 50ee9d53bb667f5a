"""Whether a paragraph reads as a strength, a concern, both, or neither."""

import re
from functools import cache

from tracker.domain import codes
from tracker.letters.cues import letter_words, lower_words
from tracker.letters.sentences import clauses_of, sentences_of

_WEIGHTS = {"concern3": -3, "concern2": -2, "strength3": 3, "strength2": 2}
_NEGATED = re.compile(
    r"\b(?:not|no|nor|never|without|cannot|n[’']t|lack\w*|absence|insufficien\w+|too|less|limited|fail\w*|need\w*"
    r"|requir\w*|unable|poor|inconsisten\w+|little|despite|rather than"
    r"|(?:plan\w*|work|need\w*|aim\w*|seek\w*|order|how|begun|efforts?|due|want\w*|trying|more) to)\b"
    r"(?:\W+[\w’'-]+){0,5}\W*$",
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


def kind_of(text: str) -> codes.FindingKind:
    """Give how a paragraph reads, by the balance of its clauses.

    A single weak clause does not turn a long paragraph that otherwise speaks with one voice.
    """
    weights = [w for sentence in sentences_of(text) for w in weights_of(sentence)]
    concerns = [w for w in weights if w < 0]
    strengths = [w for w in weights if w > 0]
    if not weights:
        return "context"
    if concerns and strengths:
        fewer, more = sorted((concerns, strengths), key=len)
        lone = len(fewer) == 1 and len(more) >= _CHORUS and abs(fewer[0]) <= _WEAK
        if not lone:
            return "mixed"
        weights = more
    return "concern" if weights[0] < 0 else "strength"


def weights_of(sentence: str) -> list[float]:
    """Weigh the clauses of a sentence that lean clearly: below nought a concern, above a strength."""
    return [weight for clause in clauses_of(sentence) if abs(weight := balance(clause)) > 1]


def balance(clause: str) -> float:
    """Weigh a clause: below nought it reads as a concern, above as a strength."""
    words = clause.lower()
    better = len(_better().findall(words)) * _WEIGHTS["strength3"]
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
def _neutral() -> re.Pattern[str]:
    return lower_words(letter_words()["polarity"]["neutral"])


@cache
def _better() -> re.Pattern[str]:
    return lower_words(letter_words()["polarity"]["better"])


@cache
def _cues() -> list[tuple[int, re.Pattern[str]]]:
    table = letter_words()["polarity"]
    return [(weight, lower_words(table[name])) for name, weight in _WEIGHTS.items()]
