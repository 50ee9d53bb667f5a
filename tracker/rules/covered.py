"""Since when no open action answers a need of a young person."""

from collections.abc import Callable
from datetime import date

from tracker.domain.codes import Theme
from tracker.domain.life import Life
from tracker.domain.work import Action


def uncovered_since(
    life: Life, theme: Theme, base: date, is_enough: Callable[[Action], bool] = lambda action: True
) -> date | None:
    """Give the first day from ``base`` on without an open action of the theme, or None while there is one.

    Where the last such action was completed or dropped after ``base``, it is that day.
    """
    own = [action for action in life.actions if action.theme == theme and is_enough(action)]
    if any(action.open for action in own):
        return None
    ended = (day for action in own for day in (action.completed_on, action.dropped_on) if day)
    return max([base, *ended])
