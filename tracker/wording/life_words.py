"""What holds for a young person on a day, a line for each thing: shared by their file page and the handover."""

from collections.abc import Iterator
from datetime import date

from tracker.dates import plain_day, say_distance
from tracker.domain import care_codes
from tracker.domain.care_codes import SpellKind
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.work import Action
from tracker.wording.care_words import code_words, joined, name_of, quoted, spell_words
from tracker.wording.saying import due_sentence

ROLES: tuple[tuple[str, tuple[care_codes.WorkerRole, ...]], ...] = (
    ("personal adviser", ("personal adviser", "virtual personal adviser")),
    ("social worker", ("social worker",)),
    ("independent reviewing officer", ("independent reviewing officer",)),
)
"""Who works with a young person: the word for it, and the roles that count."""


def who(life: Life, today: date, names: bool) -> str:
    """Say whom a page is about: reference and initials, and the chosen name only where it is asked for."""
    case = life.case
    called = f", called {case.chosen_name}" if names and case.chosen_name else ""
    return f"{case.ref} {case.initials}{called}, {life.age(today)} years old"


def status_line(life: Life, today: date) -> str:
    """Say the leaving care status, the legal status of those in care, and the team."""
    in_care = life.in_care(today)
    return joined(
        life.eligibility(today) or "no leaving care status recorded",
        f"in care: {code_words('legal status', in_care.what)}" if in_care else "",
        f"team {life.case.team}" if life.case.team else "",
        f"closed on {plain_day(life.case.closed_on)}" if life.case.closed_on else "",
    )


def worker_lines(life: Life, casebook: Casebook, today: date) -> Iterator[str]:
    """Say who holds each role and since when; a role that nobody holds, or ever held, is said where it matters."""
    for word, roles in ROLES:
        spell, held = life.worker(roles, today), life.workers(roles, today)
        if spell is not None:
            role = spell.role or word
            yield f"{role}: {name_of(spell.worker, casebook)} since {plain_day(spell.start)}"
        elif held:
            last = max(held, key=lambda s: (s.end or s.start, s.id))
            until = f", {name_of(last.worker, casebook)} until {plain_day(last.end)}" if last.end else ""
            yield f"{word}: nobody now{until}"
        elif word == "personal adviser":
            yield f"{word}: nobody yet"


def agreement_line(life: Life, today: date) -> str:
    """Say how often a manager agreed that they are visited, and why; or that nothing is agreed."""
    agreed = life.case.frequency
    if agreed is None or agreed.set_on > today:
        return "no visiting frequency is agreed"
    lapsed = "" if today <= agreed.until else "lapsed: "
    return (
        f"{lapsed}visited every {agreed.days} days until {plain_day(agreed.until)}, "
        f"agreed by {agreed.set_by} on {plain_day(agreed.set_on)}: {agreed.reason}"
    )


_CIRCUMSTANCES: tuple[SpellKind, ...] = ("home", "activity", "out of area", "waiting")


def circumstance_lines(life: Life, casebook: Casebook, today: date) -> Iterator[str]:
    """Say where they live, what they do, how much help is agreed, and what makes it complex."""
    for kind in _CIRCUMSTANCES:
        spells = [spell for spell in life.spells_of(kind, today) if spell.on(today)]
        for spell in spells:
            yield f"{kind}: {spell_words(spell, casebook)}, since {plain_day(spell.start)}"
        if not spells and kind in ("home", "activity"):
            yield f"{kind}: not recorded"
    yield f"level of need: {life.level(today)}"
    if life.case.complexity:
        yield f"complexity: {', '.join(life.case.complexity)}"


def plan_line(life: Life, today: date) -> str:
    """Say which pathway plan is in force, how old it is, and when it was last looked at."""
    plan = life.plan(today)
    if plan is None:
        return "there is no pathway plan"
    looked = life.plan_looked_at(today) or plan.drawn_up
    interval = f"next review within {plan.interval_months} months" if plan.interval_months else ""
    return joined(
        f"{plan.ref} drawn up {plain_day(plan.drawn_up)}, {say_distance(plan.drawn_up, today)}",
        f"last looked at {plain_day(looked)}, {say_distance(looked, today)}"
        if looked != plan.drawn_up
        else "",
        joined(interval, plan.interval_basis, separator=": "),
        "" if plan.copy_given else "no copy given yet",
    )


def action_line(action: Action, casebook: Casebook, today: date) -> str:
    """Say what an action is, when it is due, and whose it is; of a promise, the exact words and to whom."""
    promise = action.promise
    what = action.title
    if promise:
        more = "" if action.title == promise.words else action.title
        what = joined(f"{quoted(promise.words)} to {promise.to}", more, separator=": ")
    owner = name_of(action.owner, casebook) if action.owner else "nobody"
    waits = f"waits for {action.blocked.what}" if action.blocked else ""
    told = ""
    if promise:
        told = (
            f"told on {plain_day(promise.told_on)}" if promise.told_on else "not told yet what became of it"
        )
    return joined(f"{action.ref} {what}", f"due {due_sentence(action, today)}", f"owner {owner}", waits, told)


def open_work(life: Life) -> tuple[list[Action], list[Action]]:
    """Give the open actions and the open promises about them, each by its due day, those without one last."""
    asked = sorted(life.open_actions(), key=lambda a: (a.due or date.max, a.id))
    return [a for a in asked if not a.promise], [a for a in asked if a.promise]
