"""The rows behind any number by its name in filters: of a measure, of a stock's movement, of a week, of a pack.

``with-adviser`` is a measure; ``me/with-adviser`` or ``team/with-adviser`` counts one's own or one's team's alone.
"""

from tracker.desk.session import Session
from tracker.desk.whose import SCOPES, belongs, whose


def rows_named(session: Session, name: str) -> frozenset[str]:
    """Give the ids behind a number by its name; raises Refusal for a name unknown."""
    if name.startswith("week-"):
        from tracker.desk.past_reviews import PastReviews

        return PastReviews(session).rows_named(name)
    from tracker.desk.measuring import MeasureDesk

    scope, slash, rest = name.partition("/")
    if not slash or scope not in SCOPES:
        return MeasureDesk(session).rows_named(name)
    of = whose(session, SCOPES[scope])
    found = (session.casebook.by_id(i) for i in MeasureDesk(session).rows_named(rest))
    return frozenset(r.id for r in found if r is not None and belongs(r, of, session))
