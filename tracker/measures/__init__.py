"""Every number anyone reports, each with its definition and its rows; importing the package registers them all."""

from tracker.measures import (  # isort: skip  # in the order in which the groups are shown
    people,
    touch,
    notes,
    plans,
    reviews,
    homes,
    workers,
    work,
    findings,
    audits,
    supervision,
    promises,
    waiting,
)
from tracker.measures.flow import PARTS, STOCKS, Flow, Stock, flow
from tracker.measures.measure import MEASURES, Counted, Measure, Measured, Period, measured

__all__ = [
    "MEASURES",
    "PARTS",
    "STOCKS",
    "Counted",
    "Flow",
    "Measure",
    "Measured",
    "Period",
    "Stock",
    "audits",
    "findings",
    "flow",
    "homes",
    "measured",
    "notes",
    "people",
    "plans",
    "promises",
    "reviews",
    "supervision",
    "touch",
    "waiting",
    "work",
    "workers",
]
