"""The rule on the weekly review: it is held, and nobody's items go unreviewed for long."""

from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Spell
from tracker.rules.duties import DAY, say_days
from tracker.rules.policy import Policy
from tracker.rules.reasons import by_verb, overdue
from tracker.rules.rule import Reason, rule


@rule(
    "WR-01",
    WeeklyReview,
    2,
    sentence="What is late or stuck is reviewed every week, and everybody's items are in some review.",
    source="Local standard, as councils review their figures weekly.",
    confidence="C2",
    also=(Person,),
)
def not_reviewed(record: Record, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last weekly review of a kind when the next is late, and a person whose items no review looked at.

    Where no weekly review was ever held here none is missed.
    """
    if isinstance(record, Person):
        return _of_person(record, casebook, policy, today)
    if not isinstance(record, WeeklyReview) or not _is_last(record, casebook, today):
        return None
    due = held_on(record, today) + timedelta(days=policy.days("WR-01"))
    if today <= due:
        return None
    because = f"the last was {plain_day(held_on(record, today))}, by {record.by}"
    return overdue("Weekly review", because, due, today, by_verb("the next one", "review start", "b"))


def held_on(review: WeeklyReview, today: date) -> date:
    """Give the last day up to today on which a review was worked on."""
    days = (review.ended, *(item.day for item in review.items))
    return max((day for day in days if day and day <= today), default=review.begun)


def covers(review: WeeklyReview, person: Person) -> bool:
    """Tell whether a person's items were among those a review was about."""
    if review.scope == "all":
        return True
    if review.scope == "me":
        return review.whose == person.id
    return bool(person.team) and review.team.casefold() == person.team.casefold()


def last_covered(person: Person, casebook: Casebook, today: date) -> date | None:
    """Give the day on which a review last looked at a person's items, or None."""
    reviews = (r for r in casebook.all(WeeklyReview) if r.items and r.begun <= today and covers(r, person))
    return max((held_on(review, today) for review in reviews), default=None)


def has_items(person: Person, casebook: Casebook, today: date) -> bool:
    """Tell whether a person owns an open action, or works with a young person whose case is open."""
    if any(action.open for action in casebook.pointing(Action, "owner", person.id)):
        return True
    spells = (s for s in casebook.pointing(Spell, "worker", person.id) if s.on(today))
    cases = (casebook.get(Case, spell.case) for spell in spells)
    return any(case is not None and case.open_on(today) for case in cases)


def _of_person(person: Person, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    first = min((r.begun for r in casebook.all(WeeklyReview) if r.begun <= today), default=None)
    if first is None or not has_items(person, casebook, today):
        return None
    last = last_covered(person, casebook, today)
    due = (last or first) + timedelta(days=policy.days("WR-01"))
    if today <= due:
        return None
    clears = by_verb("a review that looks at them", f"review start --for {person.ref}", "b")
    if last is None:
        says = f"No weekly review has looked at their items since reviews began on {plain_day(first)}"
        return Reason("missing", due + DAY, says, clears)
    late = (today - due).days
    says = f"Nobody reviewed their items for {say_days((today - last).days)}: last on {plain_day(last)}"
    return Reason("overdue", due + DAY, says, clears, late)


def _is_last(review: WeeklyReview, casebook: Casebook, today: date) -> bool:
    """Tell whether no later review was about the same, or about everything, up to today."""
    about = (review.scope, review.team.casefold(), review.whose)
    return _was_held(review, today) and not any(
        (other.begun, other.id) > (review.begun, review.id)
        for other in casebook.all(WeeklyReview)
        if _was_held(other, today)
        and (other.scope == "all" or (other.scope, other.team.casefold(), other.whose) == about)
    )


def _was_held(review: WeeklyReview, today: date) -> bool:
    """Tell whether a review was one: something was decided, or it was ended as nothing was left to decide."""
    return review.begun <= today and bool(review.items or review.ended)
