"""What a paper tells besides: who directs and oversees the improvement, and which days it gives without a year."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.dates import plain_day
from tracker.domain.scrutiny import Offer
from tracker.letters.papers import paper_pattern
from tracker.letters.remarks import Remark, place_of, short
from tracker.letters.told import Told

_YEAR = re.compile(r"\b20\d\d\b")


def governance_in(told: Sequence[Told]) -> list[Remark]:
    """Give the sentences that name a direction, a commissioner, who chairs, or a peer review; none is a finding."""
    wanted, not_under = paper_pattern("governance", "facts"), paper_pattern("commitment", "not_under")
    named = {
        each.text: each
        for each in told
        if wanted.search(each.text) and not not_under.fullmatch(each.section.strip())
    }
    return [
        Remark(kind="governance", text=short(text), place=place_of(each.block.first))
        for text, each in named.items()
    ]


def implied_years(offers: Sequence[Offer], written: date | None) -> Iterator[Remark]:
    """Tell the days of commitments whose year the document does not say, and how each was read."""
    read = {
        offer.when_words: f"{offer.when_words} as {offer.when.text}"
        for offer in offers
        if offer.when and not _YEAR.search(offer.when_words)
    }
    if read and written:
        days = ", ".join(read.values())
        say = f"Said without a year, and read from the document's own day, {plain_day(written)}: {days}."
        first = next(offer for offer in offers if offer.when_words in read)
        yield Remark(kind="year implied", text=say, place=f"page {first.page}, line {first.line}")
