"""The rows behind any number by its name in filters: of a measure, of a stock's movement, of a week, of a pack.

``with-adviser`` is a measure over the usual period, ``with-adviser/7`` over the last seven days, and
``me/with-adviser/7`` or ``team/with-adviser`` counts one's own or one's team's alone.
"""

from tracker.desk.session import Session
from tracker.desk.whose import SCOPES, belongs, whose
from tracker.domain.refusal import Refusal

LONGEST = 3660
"""Days a period that is named so may have."""


def rows_named(session: Session, name: str) -> frozenset[str]:
    """Give the ids behind a number by its name; raises Refusal for a name unknown."""
    if name.startswith("week-"):
        from tracker.desk.past_reviews import PastReviews

        return PastReviews(session).rows_named(name)
    scope, days, rest = _parts(name)
    from tracker.desk.measuring import MeasureDesk

    measures = MeasureDesk(session)
    ids = measures.rows_named(rest, measures.last_days(days) if days else None)
    if scope == "all":
        return ids
    of = whose(session, SCOPES[scope])
    found = (session.casebook.by_id(i) for i in ids)
    return frozenset(r.id for r in found if r is not None and belongs(r, of, session))


def _parts(name: str) -> tuple[str, int, str]:
    """Take a name apart: whose, over how many days (0: the usual period), and which number."""
    parts = name.split("/")
    scope = parts.pop(0) if len(parts) > 1 and parts[0] in SCOPES else "all"
    days = int(parts.pop()[:6]) if len(parts) > 1 and parts[-1].isascii() and parts[-1].isdigit() else 0
    if days > LONGEST:
        raise Refusal(f"A figure over {days} days cannot be asked for: at most {LONGEST}.")
    return scope, days, "/".join(parts)
