"""The weekly reviews that were held: of whose items, since when, and what became of what they decided."""

from datetime import date, timedelta
from typing import NamedTuple

from tracker.desk.carried_out import CarriedOut, carried_out
from tracker.desk.corrected import Correction, Own, corrections
from tracker.desk.session import Session
from tracker.desk.week import LISTS, Week
from tracker.desk.whose import SCOPES, Whose, belongs, whose
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Person
from tracker.rules.weekly import has_items, last_covered


class Unreviewed(NamedTuple):
    """Somebody who has items, and how long nobody has reviewed them."""

    person: Person
    last: date | None
    days: int | None
    """Days since; None where no review ever looked at them."""


class PastReviews:
    """Looks back over weekly reviews."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._week: tuple[tuple[Whose, str, int, date], Week] | None = None
        """The week that was asked about last, and when it is the same still."""

    def whose(self, scope: codes.Scope, name: str = "") -> Whose:
        """Say whose items are meant, or those of somebody a person stands in for; raises Refusal."""
        return whose(self._session, scope, name)

    def of_review(self, review: WeeklyReview) -> Whose:
        """Say whose items a review is about."""
        person = self._session.casebook.get(Person, review.whose)
        return Whose(review.scope, review.team, review.whose, person.name if person else "")

    def all(self) -> list[WeeklyReview]:
        """Give the reviews, the latest first."""
        reviews = self._session.casebook.all(WeeklyReview)
        return sorted((r for r in reviews if r.begun <= self._session.today), key=lambda r: (r.begun, r.id))[
            ::-1
        ]

    def of(self, of: Whose) -> list[WeeklyReview]:
        """Give the reviews of the same people's items, the latest first."""
        return [r for r in self.all() if _about(r) == _about_of(of)]

    def _covers(self, review: WeeklyReview, of: Whose) -> bool:
        """Tell whether a review looked at these people's items: its own, or everything."""
        return review.scope == "all" or _about(review) == _about_of(of)

    def under_way(self, of: Whose | None = None) -> WeeklyReview | None:
        """Give the review that was begun in this person's name and has not ended, the latest; or None."""
        mine = (
            r for r in (self.of(of) if of else self.all()) if r.ended is None and r.by == self._session.me
        )
        return next(mine, None)

    def week(self, of: Whose, before: WeeklyReview | None = None) -> Week:
        """Look back to the last review of these items that is over, or to the one before a review.

        One that nobody ended is over once the next is due.
        """
        reviews = [r for r in self.all() if r.items and self._covers(r, of)]
        if before is not None:
            reviews = [r for r in reviews if (r.begun, r.id) < (before.begun, before.id)]
        over = self._session.today - timedelta(days=self._session.policy.days("WR-01"))
        reviews = [r for r in reviews if r.ended is not None or r.begun <= over]
        last = next(iter(reviews), None)
        key = of, last.id if last else "", self._session.store.history.n, self._session.today
        if self._week is None or self._week[0] != key:
            self._week = key, Week(self._session, of, last)
        return self._week[1]

    def rows_named(self, name: str) -> frozenset[str]:
        """Give the ids behind a week's number, such as ``week-all-completed``; raises Refusal for a name unknown."""
        scope, _, told = name.removeprefix("week-").partition("-")
        if scope not in SCOPES or told.replace("-", "_") not in LISTS:
            known = ", ".join(f"week-all-{each.replace('_', '-')}" for each in LISTS)
            raise Refusal(
                f"There is no figure “{name[:40]}” of a week: use one of {known}; me or team for all."
            )
        week = self.week(self.whose(SCOPES[scope]))
        return frozenset(moved.id for moved in getattr(week, told.replace("-", "_")))

    def last_reviewed(self, record: Record) -> date | None:
        """Give the day a review last decided on a record, or None."""
        reviews = self._session.casebook.pointing(WeeklyReview, "items", record.id)
        days = (item.day for review in reviews for item in review.items if item.about == record.id)
        return max((day for day in days if day <= self._session.today), default=None)

    def carried_out(self, review: WeeklyReview, of: Whose | None = None) -> list[CarriedOut]:
        """Say of each decision of a review what became of it up to today; of some people's items alone if named."""
        casebook = self._session.casebook
        found = [(item, casebook.by_id(item.about)) for item in review.items]
        own = (i for i, r in found if of is None or (r is not None and belongs(r, of, self._session)))
        return [carried_out(item, self._session) for item in own]

    def before(self, review: WeeklyReview) -> WeeklyReview | None:
        """Give the review of the same items before this one, or None."""
        return self.week(self.of_review(review), review).last

    def corrections(self, week: Week) -> list[Correction]:
        """Give the figures kept with the last review that what was recorded since has corrected."""
        same = week.last and _about(week.last) == _about_of(week.of)
        return corrections(Own(self._session, week.of), week.last) if same and week.last else []

    def unreviewed(self) -> list[Unreviewed]:
        """Give everybody who has items, those whom no review looked at first, then the longest ago."""
        casebook, today = self._session.casebook, self._session.today
        found = []
        for person in casebook.all(Person):
            if has_items(person, casebook, today):
                last = last_covered(person, casebook, today)
                found.append(Unreviewed(person, last, (today - last).days if last else None))
        return sorted(found, key=lambda u: (u.last or date.min, u.person.name))

    @property
    def usual_scope(self) -> codes.Scope:
        """Give whose items the person at work most likely means."""
        return self.scope_of(self._session.own_record)

    def scope_of(self, me: Person | None) -> codes.Scope:
        """Give whose items somebody most likely means: a manager's team's, else their own; all where unknown."""
        if me is None or "director" in me.role or "head of" in me.role:
            return "all"
        return "my team" if me.team and "manager" in me.role else "me"


def week_list(of: Whose, name: str) -> str:
    """Give the name by which filters find one of a week's lists, such as ``week-all-newly-overdue``."""
    scope = next(word for word, scope in SCOPES.items() if scope == of.scope)
    return f"week-{scope}-{name.replace('_', '-')}"


def _about(review: WeeklyReview) -> tuple[str, str, str]:
    """Give what tells the reviews of one group of items from those of another."""
    return review.scope, review.team.casefold(), review.whose


def _about_of(of: Whose) -> tuple[str, str, str]:
    return of.scope, of.team.casefold(), of.person
