"""Checks of the data: what kept here cannot be true, or is not there, each with the way to mend it."""

from tracker.rules.quality import (
    action_order,
    codes,
    figures,
    life_order,
    loose,
    owners,
    papers,
    returns,
    scrutiny_order,
    twice,
)
from tracker.rules.quality.fault import CHECKS, Check, Fault, Fix, Found, checks, faults_in, faults_of

__all__ = [
    "CHECKS",
    "Check",
    "Fault",
    "Fix",
    "Found",
    "action_order",
    "checks",
    "codes",
    "faults_in",
    "faults_of",
    "figures",
    "life_order",
    "loose",
    "owners",
    "papers",
    "returns",
    "scrutiny_order",
    "twice",
]
