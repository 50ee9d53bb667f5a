"""What the lists say of a weekly review."""

from tracker.desk.row import Row, made
from tracker.desk.session import Session, name_of
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Person
from tracker.rules.flags import Flag


def review_row(session: Session, review: WeeklyReview, flags: tuple[Flag, ...]) -> Row:
    """Make the row of a weekly review: whose items, by whom, and how much was decided."""
    of = session.casebook.get(Person, review.whose)
    return made(
        review,
        flags,
        state="over" if review.ended else "under way",
        owner=review.by,
        more={
            "day": review.begun,
            "scope": review.scope,
            "team": review.team or None,
            "whose": name_of(of) or None,
            "decisions": len(review.items),
        },
        facts={"kind": review.noun, "held": review.begun, "team": review.team or None},
        looks_at=[of],
    )
