"""The weekly review: a round through what is late or stuck that stops and resumes, one decision kept at a time."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from tracker.dates import plain_day
from tracker.desk.actions import ActionDesk
from tracker.desk.corrected import Own, kept_figures
from tracker.desk.deciding import Said, effect_of
from tracker.desk.lists import SEVERE
from tracker.desk.past_reviews import PastReviews
from tracker.desk.session import Session
from tracker.desk.whose import Whose, belongs, owner_id
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Reviewed, WeeklyReview
from tracker.domain.work import Person
from tracker.rules.flags import subjects_in_order
from tracker.store.change import Edit

NOTHING = Said()


class Place(NamedTuple):
    """Where a review stands."""

    review: WeeklyReview
    record: Record | None
    """What is to be decided on now; None where nothing is left."""
    number: int
    """Its number, counted from 1 over what was decided and what is left."""
    of: int
    reviewed: date | None
    """Day it was last reviewed."""


class ReviewDesk(PastReviews):
    """Weekly reviews, held and to be held."""

    def __init__(self, session: Session, actions: ActionDesk) -> None:
        """Work in a session; decisions on actions go through the action desk."""
        super().__init__(session)
        self._actions = actions

    # The round.

    def begin(self, of: Whose, covering: str = "") -> WeeklyReview:
        """Begin a review, or go on with the one under way; ``covering`` names a reviewer who is away.

        What has come up since joins the end of one that goes on. Raises Refusal where nothing is to be reviewed.
        """
        session = self._session
        queue = self._queue(of)
        going = self.under_way(of)
        if going is not None and not self._is_over(going):
            return self._joined(going, queue)
        if not queue:
            raise Refusal(f"Nothing of {of.said} is late or stuck: there is nothing to review.")
        away = session.find(covering, Person).id if covering else ""
        review = WeeklyReview(
            **session.new(WeeklyReview),
            begun=session.today,
            by=session.me,
            scope=of.scope,
            team=of.team,
            whose=of.person,
            covers=away,
            queue=tuple(queue),
            figures=kept_figures(Own(session, of), session.today),
        )
        say = f"began {review.ref}, the weekly review of {of.said}"
        ended = msgspec.structs.replace(going, ended=session.today) if going and going.items else None
        former = [Edit(going, ended, f"ended {ended.ref}, which nobody had")] if going and ended else []
        return self._kept(Edit(None, review, say), "begin review", former)

    def _is_over(self, review: WeeklyReview) -> bool:
        """Tell whether the next review is due, so that one nobody ended is not gone on with."""
        return review.begun <= self._session.today - timedelta(days=self._session.policy.days("WR-01"))

    def _joined(self, review: WeeklyReview, queue: list[str]) -> WeeklyReview:
        known = {*review.queue, *(item.about for item in review.items)}
        more = tuple(i for i in queue if i not in known)
        if not more or review.begun == self._session.today:
            return review
        after = msgspec.structs.replace(review, queue=(*review.queue, *more))
        return self._kept(
            Edit(review, after, f"{len(more)} more came into {review.ref}"), "go on with review"
        )

    def _queue(self, of: Whose) -> list[str]:
        """Give the ids of what is late or stuck, the longest unreviewed first, then the worst."""
        session = self._session
        flags = [f for f in session.board.all() if f.severity >= SEVERE]
        found = [r for i, _ in subjects_in_order(flags) if (r := session.casebook.by_id(i))]
        own = [record for record in found if belongs(record, of, session)]
        return [r.id for r in sorted(own, key=lambda r: self.last_reviewed(r) or date.min)]

    def left(self, review: WeeklyReview) -> list[Record]:
        """Give what is still to be decided on: what was cleared meanwhile has fallen out."""
        casebook = self._session.casebook
        found = (casebook.by_id(i) for i in review.queue)
        return [r for r in found if r is not None and self._why(r)]

    def _why(self, record: Record) -> tuple[str, ...]:
        return tuple(f.rule for f in self._session.flags(record) if f.severity >= SEVERE)

    def place(self, review: WeeklyReview) -> Place:
        """Say where a review stands."""
        left = self.left(review)
        record = left[0] if left and review.ended is None else None
        done = len(review.items)
        reviewed = self.last_reviewed(record) if record else None
        return Place(review, record, done + 1 if record else done, done + len(left), reviewed)

    def decide(
        self,
        review: WeeklyReview,
        decision: codes.ReviewDecision,
        said: Said = NOTHING,
        about: Record | None = None,
    ) -> tuple[WeeklyReview, str]:
        """Decide on the item that is up, and do what was decided, as one change; gives a sentence.

        ``about`` is the item the person saw: where another is up by now nothing is decided. Raises Refusal.
        """
        record = self._up(review)
        if about is not None and about.id != record.id:
            raise Refusal(
                f"{about.ref} is not up any more, somebody dealt with it meanwhile: nothing was decided. "
                f"{record.ref} is up now."
            )
        effect = effect_of(self._session, self._actions, record, decision, said)
        item = Reviewed(
            about=record.id,
            decision=decision,
            by=self._session.me,
            day=self._session.today,
            text=said.text.strip(),
            owner=owner_id(record, self._session),
            to=effect.to,
            due=said.due if decision == "re-date" else None,
            why=self._why(record),
            mark=self._session.new(WeeklyReview)["id"],
        )
        after = msgspec.structs.replace(
            review,
            items=(*review.items, item),
            queue=tuple(r.id for r in self.left(review) if r.id != record.id),
        )
        say = f"{record.ref}: {effect.sentence}"
        return self._kept(Edit(review, after, say), "review", effect.edits), say

    def skip(self, review: WeeklyReview) -> WeeklyReview:
        """Put the item that is up at the end of the queue."""
        record = self._up(review)
        rest = [r.id for r in self.left(review) if r.id != record.id]
        return self._reordered(review, [*rest, record.id], f"skipped {record.ref} in {review.ref} for now")

    def pull(self, review: WeeklyReview, record: Record) -> WeeklyReview:
        """Bring a record to the front of the queue, also one that is not late. Raises Refusal."""
        if any(item.about == record.id for item in review.items):
            raise Refusal(f"{record.ref} was decided on in {review.ref} already: z takes a decision back.")
        if not self._why(record):
            raise Refusal(f"{record.ref} is neither late nor stuck: there is nothing to decide on it here.")
        rest = [r.id for r in self.left(review) if r.id != record.id]
        return self._reordered(review, [record.id, *rest], f"pulled {record.ref} forward in {review.ref}")

    def end(self, review: WeeklyReview) -> WeeklyReview:
        """End a review, whatever is left; raises Refusal where it has ended or nothing was decided."""
        if review.ended is not None:
            raise Refusal(f"{review.ref} ended on {plain_day(review.ended)}.")
        if not review.items and self.left(review):
            raise Refusal(
                f"Nothing was decided in {review.ref} yet, so it is no review: decide on an item, or undo it."
            )
        after = msgspec.structs.replace(review, ended=self._session.today)
        return self._kept(Edit(review, after, f"ended {review.ref}"), "end review")

    def _up(self, review: WeeklyReview) -> Record:
        if review.ended is not None:
            raise Refusal(f"{review.ref} ended on {plain_day(review.ended)}: begin the next one.")
        left = self.left(review)
        if not left:
            raise Refusal(f"Everything in {review.ref} is decided: end it for the minutes.")
        return left[0]

    def _reordered(self, review: WeeklyReview, queue: Iterable[str], say: str) -> WeeklyReview:
        return self._kept(
            Edit(review, msgspec.structs.replace(review, queue=tuple(queue)), say), "reorder review"
        )

    def _kept(self, edit: Edit, command: str, others: Iterable[Edit] = ()) -> WeeklyReview:
        """Keep a review with what its decision does as one change; its own sentence is the change's."""
        self._session.commit([*others, edit], command)
        review = edit.after
        if not isinstance(review, WeeklyReview):
            raise TypeError("a weekly review was expected")
        return self._session.casebook.get(WeeklyReview, review.id) or review
