"""What a document only repeats: a second copy of a paper, words of a letter that is here, one commitment twice.

Nothing is lost by it: what repeats keeps its words and place, names the document that says it better, and can be put
back. It is worked out anew from all documents, so that the order in which they come makes no difference.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

import msgspec

from tracker.desk.settling_visits import Documents
from tracker.desk.visit_facts import RANKS
from tracker.domain import codes
from tracker.domain.scrutiny import Document, Offer, Paragraph

_USUAL_PAIRS = frozenset(
    (("improv", "plan"), ("monito", "visit"), ("improv", "board"), ("social", "worker"), ("feedba", "letter"))
)
"""Words that stand together in many sentences about scrutiny: sharing them tells nothing."""
_STEM = 6
_ON_ONE_DAY, _OTHERWISE = 0.3, 0.6

Item = TypeVar("Item", Paragraph, Offer)


class _Placed(NamedTuple):
    """An offer with the document it stands in."""

    document: Document
    offer: Offer

    @property
    def preference(self) -> tuple[bool, bool, int, date, str, int]:
        """Give its place among those that say the same: what a person took, then what is done, then the source."""
        return (
            self.offer.decision != "accepted",
            self.offer.state != "done",
            RANKS.get(self.document.kind, 1),
            self.document.day or date.max,
            self.document.digest,
            self.offer.number,
        )


def mark_repeats(documents: Documents) -> None:
    """Mark what waits in one document and is said better in another; changes the collection in place.

    What a person put back among those waiting stays there.
    """
    for document in list(documents.values()):
        copy_of = _first_copy(document, documents.values())
        letter = copy_of or _letter_of(document, documents.values())
        paragraphs = tuple(
            _marked(p, letter if copy_of or p.said_by != "council" else None) for p in document.paragraphs
        )
        offers = tuple(_marked(o, copy_of) for o in document.offers)
        documents[document.id] = msgspec.structs.replace(document, paragraphs=paragraphs, offers=offers)
    _mark_offers(documents)


def _first_copy(document: Document, documents: Iterable[Document]) -> Document | None:
    """Give the document this is a second copy of: the one that holds the letter as well, else the first by digest."""
    if not document.paper:
        return None
    copies = [d for d in documents if d.paper == document.paper]
    first = min(copies, key=lambda d: (d.kind not in codes.FIRST_HAND, d.digest))
    return first if first.id != document.id else None


def _letter_of(document: Document, documents: Iterable[Document]) -> Document | None:
    """Give the inspectors' own document about the visit of one at second hand, which says all it can quote."""
    if document.kind in codes.FIRST_HAND or not document.visit:
        return None
    letters = (d for d in documents if d.kind in codes.FIRST_HAND and d.visit == document.visit)
    return min(letters, key=lambda d: d.digest, default=None)


def _marked(item: Item, better: Document | None) -> Item:
    """Give an item as one that repeats a document, or as waiting where none says it better."""
    put_back = item.decision == "waiting" and item.repeats
    if item.decision not in ("waiting", "repeats") or put_back:
        return item
    if better is None:
        return msgspec.structs.replace(item, decision="waiting", repeats="")
    return msgspec.structs.replace(item, decision="repeats", repeats=better.id)


def _mark_offers(documents: Documents) -> None:
    """Mark every offer that says what a better one says already."""
    placed = [
        _Placed(d, o) for d in documents.values() for o in d.offers if o.decision in ("waiting", "accepted")
    ]
    first: list[_Placed] = []
    for each in sorted(placed, key=lambda p: p.preference):
        better = next(
            (f for f in first if f.document is not each.document and is_same(f.offer, each.offer)), None
        )
        if better is None:
            first.append(each)
            continue
        document = documents[each.document.id]
        offers = tuple(
            _marked(o, better.document) if o.place == each.offer.place else o for o in document.offers
        )
        documents[document.id] = msgspec.structs.replace(document, offers=offers)


def is_same(one: Offer, other: Offer) -> bool:
    """Tell whether two offers say the same: one time and words in common, or one number of one thing."""
    if one.kind != other.kind:
        return False
    shared = _shared(one.text, other.text)
    if one.kind == "figure":
        return (one.value, one.unit) == (other.value, other.unit) and _shared(
            one.name, other.name
        ) >= _OTHERWISE
    if one.when is None or other.when is None:
        return one.when is other.when and shared >= _OTHERWISE
    if one.when.latest < other.when.earliest or other.when.latest < one.when.earliest:
        return False
    if one.when.exact and other.when.exact and one.who.casefold() == other.who.casefold():
        return shared >= _ON_ONE_DAY
    return shared >= _OTHERWISE or bool(_pairs(one.text) & _pairs(other.text))


def _shared(one: str, other: str) -> float:
    """Tell how much of the shorter text's own words the longer one holds, from 0 to 1."""
    first, second = frozenset(_stems(one)), frozenset(_stems(other))
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(_stems(text))) - _USUAL_PAIRS


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _common()]


@cache
def _common() -> frozenset[str]:
    """Give the words that so many sentences hold that sharing them tells nothing."""
    from tracker.letters.papers import paper_words

    return frozenset(paper_words()["same"]["common"].split())
