"""The rules on our own oversight: young people in supervision, the board, the local offer, and waiting lists."""

from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case, Figure
from tracker.rules.caseloads import last_board
from tracker.rules.duties import DAY, say_days, served
from tracker.rules.policy import Policy
from tracker.rules.reasons import overdue
from tracker.rules.rule import Reason, rule

WORKERS = ("personal adviser", "virtual personal adviser", "social worker")
"""Roles of the workers in whose supervision a young person is discussed."""
_DAYS_IN = {"day": 1, "days": 1, "week": 7, "weeks": 7}


@rule(
    "SU-02",
    Case,
    2,
    sentence="Each young person is discussed in their worker's supervision every three months, every four weeks "
    "where need is intensive.",
    source="Local standard, as councils report it.",
    confidence="C2",
    once_kept="supervision",
)
def supervision(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a young person with a worker whom no supervision has discussed for too long."""
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    allocated = min((s.start for s in life.workers(WORKERS, today) if s.on(today)), default=None)
    if allocated is None:
        return None
    last = max((o.day for o in life.oversight if o.kind == "supervision" and o.day <= today), default=None)
    due = _supervision_due(life, last or allocated, policy, today)
    if today <= due:
        return None
    if last is None:
        says = (
            f"Not yet discussed in supervision: worker since {plain_day(allocated)}, due by {plain_day(due)}"
        )
        return Reason("missing", due + DAY, says, _DISCUSS)
    late = (today - due).days
    says = f"Supervision {say_days(late)} overdue: last discussed {plain_day(last)}"
    return Reason("overdue", due + DAY, says, _DISCUSS, late)


@rule(
    "IB-01",
    Oversight,
    2,
    sentence="The improvement board meets, with its report, every six weeks.",
    source="Council papers on an improvement board.",
    confidence="SEED",
)
def board_due(board: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last board when the next is late; where no board is recorded none is missed."""
    if not last_board(board, casebook, today):
        return None
    due = board.day + timedelta(days=policy.days("IB-01"))
    if today <= due:
        return None
    because = f"the last met {plain_day(board.day)}"
    return overdue("Board", because, due, today, "the next board, recorded")


@rule(
    "LO-01",
    Oversight,
    3,
    sentence="The local offer for care leavers is reviewed with them every two to three years.",
    source="Local offer guidance, Department for Education.",
    confidence="C",
)
def local_offer(review: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last review of the local offer when two years have passed, and when three have."""
    if review.kind != "local offer review" or review.day > today:
        return None
    warn = months_after(review.day, policy.days("LO-01", "check"))
    if today <= warn:
        return None
    reviews = (o for o in casebook.all(Oversight) if o.kind == review.kind and o.day <= today)
    if any((o.day, o.id) > (review.day, review.id) for o in reviews):
        return None
    red = months_after(review.day, policy.days("LO-01", "overdue"))
    if today > red:
        says = f"Local offer not reviewed since {plain_day(review.day)}: due by {plain_day(red)}"
        return Reason("overdue", red + DAY, says, _REVIEW, (today - red).days)
    says = f"Local offer last reviewed {plain_day(review.day)}: due again by {plain_day(red)}"
    return Reason("check", warn + DAY, says, _REVIEW, (today - warn).days, 2)


@rule(
    "WL-01",
    Figure,
    2,
    sentence="The longest wait on a waiting list is short.",
    source="Local standard, after waits of five weeks in an inspection letter.",
    confidence="LOCAL",
)
def long_wait(figure: Figure, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last figure of a waiting list, in days or weeks, when the wait is longer than it should be."""
    waited = days_waited(figure)
    if waited is None or figure.when.latest > today:
        return None
    warn, red = policy.days("WL-01", "check"), policy.days("WL-01", "long")
    if waited <= min(warn, red) * 7:
        return None
    if last_figures(casebook, today)[figure.name.casefold()].id != figure.id:
        return None
    limit = red if waited > red * 7 else warn
    says = f"{figure.title} on {plain_day(figure.when.latest)}, longer than {limit} weeks"
    return Reason("check", figure.when.latest, says, "a shorter wait, reported", int(waited - limit * 7))


def last_figures(casebook: Casebook, day: date) -> dict[str, Figure]:
    """Give the last figure of each name that was reported up to a day, by the name in small letters."""
    known = (f for f in casebook.all(Figure) if f.when.latest <= day)
    in_order = sorted(known, key=lambda f: (f.when.latest, f.id))
    return {figure.name.casefold(): figure for figure in in_order}


def of_waiting(figure: Figure) -> bool:
    """Tell whether a reported number is about a waiting list: its name says so."""
    return "waiting" in figure.name.casefold()


def days_waited(figure: Figure) -> float | None:
    """Give the days that a number about a waiting list says somebody waited; None where it is no time."""
    day_count = _DAYS_IN.get(figure.unit.strip().casefold())
    return figure.value * day_count if day_count and of_waiting(figure) else None


_DISCUSS = "a supervision that discusses them"
_REVIEW = "a review of the local offer with care leavers"


def _supervision_due(life: Life, start: date, policy: Policy, today: date) -> date:
    """Give the last day for supervision; intensive need shortens the wait from the day it was recorded."""
    due = months_after(start, policy.days("SU-02", "months"))
    need = life.current("need", today)
    if need and need.what == "intensive":
        due = min(due, max(start, need.start) + timedelta(days=policy.days("SU-02", "intensive")))
    return due
