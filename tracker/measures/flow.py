"""Stocks that move: what was open at the start, what came and went, what is open at the end; and it adds up."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.measures.measure import Period

Span = tuple[date | None, date | None]
"""The day something came and the day it went, None where it did not."""


class Stock(NamedTuple):
    """Something of which there are more and fewer: what it is, and when each came and went."""

    id: str
    name: str
    definition: str
    on: type[Record]
    spans: Callable[[Casebook], "dict[str, Span]"]
    """Gives the days of every record by its id; a record that never came is left out."""


class Flow(NamedTuple):
    """A stock over a period, as ids. What came and went within it stands in both ``new`` and ``closed``."""

    stock: Stock
    opening: tuple[str, ...]
    new: tuple[str, ...]
    closed: tuple[str, ...]
    closing: tuple[str, ...]
    backwards: tuple[str, ...] = ()
    """Those of them that went before they came: the sum may hold, their days cannot."""

    @property
    def balanced(self) -> bool:
        """Tell whether opening + new - closed = closing."""
        return not self.unexplained

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Give the ids that do not add up: days in an order that cannot be, such as closed before it came."""
        came, went = {*self.opening, *self.new}, set(self.closed)
        left = (came - went) ^ set(self.closing) | (went - came)
        return tuple(sorted(left | set(self.backwards)))


PARTS = ("opening", "new", "closed", "closing")
"""The four that people count."""
STOCKS: dict[str, Stock] = {}
"""Every stock by its id, in the order in which they are shown."""


def stock(
    stock_id: str, name: str, *, definition: str, on: type[Record]
) -> Callable[[Callable[[Casebook], dict[str, Span]]], Callable[[Casebook], dict[str, Span]]]:
    """Register a function that gives when each record came and went; raises ValueError for an id taken."""

    def enter(spans: Callable[[Casebook], dict[str, Span]]) -> Callable[[Casebook], dict[str, Span]]:
        if stock_id in STOCKS:
            raise ValueError(f"there is a stock {stock_id} already")
        STOCKS[stock_id] = Stock(stock_id, name, definition, on, spans)
        return spans

    return enter


def flow(stock_id: str, casebook: Casebook, period: Period) -> Flow:
    """Work out how a stock moved over a period; raises KeyError for an id unknown.

    Each of the four is counted by itself, so that days in an impossible order show as a difference.
    """
    found = STOCKS[stock_id]
    spans = sorted(found.spans(casebook).items())
    first, last = period
    new = tuple(i for i, (came, _) in spans if period.has(came))
    closed = tuple(i for i, (_, went) in spans if period.has(went))
    moved = {*new, *closed}
    return Flow(
        found,
        tuple(i for i, (came, went) in spans if came and came < first and not (went and went < first)),
        new,
        closed,
        tuple(i for i, (came, went) in spans if came and came <= last and not (went and went <= last)),
        tuple(i for i, (came, went) in spans if i in moved and came and went and went < came),
    )
