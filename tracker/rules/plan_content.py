"""The rules on what stands in a pathway plan: who does what by when, all matters, the young person's own part."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.care_codes import Matter
from tracker.domain.casebook import Casebook
from tracker.domain.codes import words
from tracker.domain.work import Action
from tracker.domain.young_people import Case, PathwayPlan
from tracker.rules.policy import Policy
from tracker.rules.reasons import say_list
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import bare, open_life, planned, written

_MATTERS = words(Matter)


@rule(
    "PP-11",
    Action,
    4,
    sentence="Every action of a pathway plan says by whom and by when.",
    source="Care Leavers (England) Regulations 2010, reg. 6.",
    confidence="C",
)
def not_yet_an_action(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action of a pathway plan that nobody owns, or that has no day; none of a closed case."""
    if action.source != "pathway plan" or not action.open or today < action.agreed_on:
        return None
    case = casebook.get(Case, action.case)
    if case and not open_life(case, casebook, today):
        return None
    lacking = [] if casebook.owner_of(action) else ["no owner"]
    lacking += [] if action.due else ["no day"]
    if not lacking:
        return None
    says = f"Not yet an action: {' and '.join(lacking)}"
    return Reason("missing", action.agreed_on, says, "an owner and a due day")


@rule(
    "PP-12",
    Case,
    4,
    sentence="A pathway plan covers each of the ten matters, a plan for contingencies among them.",
    source="Care Leavers (England) Regulations 2010, schedule 1.",
    confidence="C",
)
def matters_not_covered(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan that leaves matters out.

    Where none is recorded, only the record is in doubt; where nothing of the plan is, that is said here once for all.
    """
    found = planned(case, casebook, today)
    if found is None:
        return None
    plan = found[1]
    if bare(plan):
        says = f"Only the days of the plan of {plain_day(plan.drawn_up)} are recorded, not what stands in it"
        return Reason(
            "check", plan.drawn_up, says, "its matters, their part in it and their copy, recorded", 0, 2
        )
    covered = {*plan.matters, *(text.matter for text in plan.texts if text.text.strip())}
    if len(covered) == len(_MATTERS):
        return None
    of, clears = f"in the plan of {plain_day(plan.drawn_up)}", "the matters, covered in the plan"
    if not covered:
        return Reason("check", plan.drawn_up, f"Not recorded which matters are covered {of}", clears, 0, 1)
    left_out = [matter for matter in _MATTERS if matter not in covered]
    says = f"{len(left_out)} of {len(_MATTERS)} matters not covered {of}: {say_list(left_out)}"
    return Reason("missing", plan.drawn_up, says, clears)


@rule(
    "PP-13",
    Case,
    4,
    sentence="A pathway plan records the young person's views and that they took part, or why not.",
    source="Care Leavers (England) Regulations 2010, reg. 4.",
    confidence="C",
)
def views_missing(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan without the young person's part in it: their own words, or the reason why there are none."""
    found = written(case, casebook, today)
    if found is None:
        return None
    plan = found[1]
    if plan.took_part is False:
        lacking = "" if plan.no_part_reason.strip() else "why the young person took no part"
    else:
        lacking = "" if plan.own_words.strip() else "the young person's views in their own words"
        if plan.took_part is None:
            lacking = "whether the young person took part" + (", and their own words" if lacking else "")
    if not lacking:
        return None
    says = f"Not recorded in the plan of {plain_day(plan.drawn_up)}: {lacking}"
    return Reason(
        "missing", plan.drawn_up, says, "the young person's part and words, or the reason, recorded"
    )


@rule(
    "PP-15",
    Case,
    3,
    sentence="A pathway plan sets out the local offer for care leavers, or links to it.",
    source="An inspection finding; the government's local offer guidance expects personal advisers to share it.",
    confidence="C",
)
def no_local_offer(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan that is not recorded as setting out the local offer."""
    found = written(case, casebook, today)
    if found is None or found[1].local_offer:
        return None
    drawn_up = found[1].drawn_up
    says = f"The local offer is not recorded as part of the plan of {plain_day(drawn_up)}"
    return Reason("missing", drawn_up, says, "the local offer in the plan, or a link to it")


@rule(
    "PP-16",
    Case,
    1,
    sentence="The text of a pathway plan is written anew where life has moved on, not carried forward whole.",
    source="Local standard; inspectors criticise plans in which old text is copied forward.",
    confidence="LOCAL",
)
def carried_forward(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan whose text stands for the most part unchanged in the version before."""
    found = written(case, casebook, today)
    if found is None or not found[1].texts:
        return None
    life, plan = found
    n = life.plans.index(plan)
    before = life.plans[n - 1] if n else None
    if before is None or not before.texts:
        return None
    now, then = _sentences(plan), set(_sentences(before))
    same = sum(sentence in then for sentence in now)
    if same * 100 <= len(now) * policy.days("PP-16", "share"):
        return None
    says = f"{same} of {len(now)} sentences of the plan of {plain_day(plan.drawn_up)} stand as in that of "
    says += plain_day(before.drawn_up)
    return Reason("check", plan.drawn_up, says, "a look at whether it still holds, and text written anew")


def _sentences(plan: PathwayPlan) -> list[str]:
    """Give the sentences of a plan as they are written: a board of a thousand plans has no time to read closer."""
    whole = ".".join(text.text for text in plan.texts)
    for mark in "!?\n":
        whole = whole.replace(mark, ".")
    return [sentence for part in whole.split(".") if (sentence := part.strip())]
