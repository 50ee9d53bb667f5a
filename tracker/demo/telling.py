"""What can be left undone in a young person's file: the turns of which stories are made."""

from collections.abc import Callable

from tracker.demo.file import File
from tracker.demo.service import DAY
from tracker.domain import care_codes
from tracker.domain.notes import ContactNote
from tracker.domain.work import Action, Oversight
from tracker.domain.young_people import Event, PathwayPlan, Spell

Turn = Callable[[File], object]


def together(*turns: Turn) -> Turn:
    """Make one story of several turns, told in their order."""

    def tell(file: File) -> None:
        for turn in turns:
            turn(file)

    return tell


def never(*kinds: care_codes.EventKind) -> Turn:
    """Make events of these kinds not happen, nor what they are about be explained: the health history."""

    def fits(event: Event) -> bool:
        told = event.kind == "entitlement explained" and any(event.what in kind for kind in kinds)
        return told or event.kind in kinds

    return lambda file: file.drop(Event, fits)


def not_seen(kind: care_codes.ExchangeKind, days: int) -> Turn:
    """Let the last so many days pass without a visit of a kind, or an attempt at one."""
    return lambda file: file.drop(ContactNote, lambda n: n.kind == kind and n.day > file.days_ago(days))


def unheard(days: int) -> Turn:
    """Let the last so many days pass without a word."""
    return lambda file: file.drop(ContactNote, lambda n: n.day > file.days_ago(days))


def no_adviser(file: File) -> None:
    """Take away personal advisers, and what they wrote."""
    file.drop(ContactNote, lambda n: n.role == "personal adviser")
    file.drop(Spell, lambda s: s.role == "personal adviser")


def no_plan(file: File) -> None:
    """Take away the pathway plan and what stands in it."""
    file.drop(Action, lambda a: a.source != "review")
    file.drop(PathwayPlan)


def plan_untouched(days: int) -> Turn:
    """Make the plan one that was last looked at so many days ago, or longer."""

    def tell(file: File) -> None:
        limit = file.days_ago(days)
        file.drop(Action, lambda a: a.source == "pathway plan" and a.agreed_on > limit)
        file.drop(PathwayPlan, lambda p: p.drawn_up > limit)
        for plan in file.of(PathwayPlan):
            kept = tuple(day for day in plan.reviewed if day <= limit)
            given = file.service.after(max((plan.drawn_up, *kept)), 3, 6)
            file.change(plan, reviewed=kept, copy_given=given)

    return tell


def not_reviewed(days: int) -> Turn:
    """Let the last so many days pass without a statutory review."""

    def tell(file: File) -> None:
        file.drop(Action, lambda a: a.source == "review")
        file.drop(Oversight, lambda o: o.day > file.days_ago(days))

    return tell


def not_talked_about(file: File) -> None:
    """Leave them out of every supervision."""
    file.supervised = False


def latest_plan(file: File) -> PathwayPlan:
    """Give the version of the plan in force."""
    return max(file.of(PathwayPlan), key=lambda p: p.drawn_up)


def no_interval(file: File) -> None:
    """Leave it open when the plan is reviewed again."""
    file.change(latest_plan(file), interval_months=None)


def move(file: File, days: int, code: str, *, suitable: bool | None = True, provided: bool = False) -> None:
    """Let them move, so many days ago, to a home of some code; a negative number is a move to come."""
    day = file.days_ago(days)
    file.change(file.spells("home")[-1], end=day - DAY)
    file.spell("home", day, code, suitable=suitable, provided=provided)


def new_workers(role: care_codes.WorkerRole, *days: int) -> Turn:
    """Change the worker so many days ago, again and again, with nobody handing over."""

    def tell(file: File) -> None:
        service = file.service
        people = service.social_workers if role == "social worker" else service.advisers
        for turn, back in enumerate(days, 1):
            before = next(s for s in reversed(file.spells("worker")) if s.role == role)
            file.change(before, end=file.days_ago(back) - DAY)
            file.spell("worker", file.days_ago(back), worker=file.dealt(people, turn).id, role=role)
        for note in file.of(ContactNote, lambda n: n.role == role):
            file.change(note, by=file.worker(role, note.day))

    return tell
