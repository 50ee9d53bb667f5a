"""Every number anyone reports, each with its definition and its rows; importing the package registers them all."""

from tracker.measures import follow_through, impact, partners, work
from tracker.measures.flow import STOCKS, Flow, Stock, flow
from tracker.measures.measure import MEASURES, Counted, Measure, Measured, Period, measured

__all__ = [
    "MEASURES",
    "STOCKS",
    "Counted",
    "Flow",
    "Measure",
    "Measured",
    "Period",
    "Stock",
    "flow",
    "follow_through",
    "impact",
    "measured",
    "partners",
    "work",
]
