"""Young people of the demo in whom a few things are amiss, so that every rule has something to say."""

from typing import NamedTuple

from tracker.demo.file import Outline
from tracker.demo.telling import (
    Turn,
    never,
    new_workers,
    no_adviser,
    no_interval,
    no_plan,
    not_reviewed,
    not_seen,
    not_talked_about,
    plan_untouched,
    together,
    unheard,
)
from tracker.demo.turns import (
    alone_not_said,
    asked_for_review,
    bed_and_breakfast,
    in_custody,
    lapsed,
    left_by_worker,
    moved_again,
    note_corrected,
    nothing_filed,
    poor_plan,
    promise_slipped,
    review_on_screen,
    status_not_changed,
    without_leave,
)
from tracker.domain.care_codes import EventKind


class Story(NamedTuple):
    """Who somebody is, and what went another way than it should."""

    outline: Outline
    tell: Turn


UNTIL_18: tuple[EventKind, ...] = (
    "needs assessment", "housing referral", "home at 18 agreed", "identity documents", "health history offered",
)  # fmt: skip

IN_CARE = (
    Story(Outline(214, "eligible"), together(no_adviser, no_plan, never(*UNTIL_18))),
    Story(
        Outline(199, "eligible", home="K2"),
        together(no_plan, not_reviewed(190), not_seen("social worker visit", 50)),
    ),
    Story(
        Outline(203, "eligible", into_care=80),
        together(not_reviewed(400), not_seen("social worker visit", 90)),
    ),
    Story(
        Outline(206, "eligible", into_care=170),
        together(not_reviewed(120), not_seen("social worker visit", 50)),
    ),
    Story(
        Outline(202, "eligible", home="U4"),
        together(
            not_seen("social worker visit", 190), new_workers("social worker", 250, 150, 60), left_by_worker
        ),
    ),
    Story(
        Outline(205, "eligible", home="P1", legal="C2"),
        together(not_seen("social worker visit", 50), review_on_screen),
    ),
    Story(Outline(208, "eligible"), alone_not_said),
    Story(Outline(200, "relevant"), together(no_plan, never("needs assessment"))),
)
CARE_LEAVERS = (
    Story(
        Outline(257, "former relevant in education", moved=300),
        together(never("needs assessment"), plan_untouched(185), poor_plan, asked_for_review),
    ),
    Story(Outline(270, "former relevant 21 to 25"), together(no_adviser, no_plan)),
    Story(
        Outline(231, "former relevant"), together(moved_again, not_seen("PA visit", 62), plan_untouched(63))
    ),
    Story(
        Outline(233, "former relevant"),
        together(unheard(130), lapsed, plan_untouched(200), not_talked_about),
    ),
    Story(Outline(243, "former relevant"), together(in_custody, not_seen("PA visit", 64))),
    Story(
        Outline(250, "former relevant", "raised", ("unaccompanied",)),
        together(
            never("plans for support after 21"), new_workers("personal adviser", 300, 170, 50), without_leave
        ),
    ),
    Story(
        Outline(220, "former relevant", "raised", ("parent",)),
        together(bed_and_breakfast, never("link to own child's team", "health history offered")),
    ),
    Story(
        Outline(238, "former relevant", complexity=("mental health",), home="D", moved=100),
        together(no_interval, nothing_filed, promise_slipped),
    ),
    Story(Outline(227, "former relevant"), together(status_not_changed, note_corrected)),
)
STORIES = (*IN_CARE, *CARE_LEAVERS)
