"""What is known of a self-evaluation, label by label."""

from datetime import date

from tracker.dates import say_day
from tracker.domain.casebook import Casebook
from tracker.domain.reporting import SelfEvaluation
from tracker.wording.listing import Facts, listed


def evaluation_facts(evaluation: SelfEvaluation, casebook: Casebook, today: date) -> Facts:
    """Say what the service said of itself, when, and which self-evaluations of the area there are besides."""
    others = sorted(
        (e for e in casebook.all(SelfEvaluation) if e.area == evaluation.area and e.id != evaluation.id),
        key=lambda e: (e.day, e.id),
    )
    return [
        ("Area", evaluation.area),
        ("Day", say_day(evaluation.day)),
        ("By", evaluation.by),
        ("Own grade", evaluation.grade or ""),
        *listed("In its words", filter(None, map(str.strip, evaluation.text.splitlines()))),
        *listed("Others", (f"{e.ref} of {say_day(e.day)}" for e in others)),
    ]
