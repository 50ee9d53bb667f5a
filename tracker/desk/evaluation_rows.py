"""What the lists say of a self-evaluation."""

from tracker.desk.row import Row, made
from tracker.desk.session import Session
from tracker.domain.reporting import SelfEvaluation
from tracker.rules.evaluations import last_evaluation
from tracker.rules.flags import Flag
from tracker.wording import plain_day, short


def evaluation_row(session: Session, evaluation: SelfEvaluation, flags: tuple[Flag, ...]) -> Row:
    """Make a self-evaluation's row: its area and day, and whether a newer one stands in its place."""
    last = last_evaluation(evaluation.area, session.casebook, session.today)
    newer = last is not None and last.id != evaluation.id
    return made(
        evaluation,
        flags,
        state="superseded" if newer else "latest",
        title=f"self-evaluation: {evaluation.area}; {short(evaluation.text, 200)}",
        more={
            "kind": evaluation.noun,
            "day": evaluation.day,
            "when": plain_day(evaluation.day),
            "area": evaluation.area,
            "grade": evaluation.grade,
            "by": evaluation.by,
        },
        facts={"kind": evaluation.noun, "held": evaluation.day, "by": evaluation.by},
        looks_at_all=(SelfEvaluation,),
    )
