"""The middle of a pack: what moved in the period, what stands out, what changed for young people, and partners."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from tracker.desk.pack_scene import MOST, Scene, day_words, more
from tracker.domain import codes
from tracker.domain.paper import Block, heading, item, table, text
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Update
from tracker.domain.young_people import Case
from tracker.measures import Period
from tracker.rules.flags import Flag, subjects_in_order
from tracker.rules.movement import evidence_of
from tracker.wording import counted, title_of

DAY = timedelta(days=1)
TWICE = 2
"""How often a due day was put back before it is an exception."""
REASONS = 2
"""Reasons that an exception gives, the gravest first; the rest are counted."""
_LISTED = (ScrutinyVisit, Thread, Finding)
"""What may be an exception besides actions; young people inside the team alone."""

Line = tuple[Action, str]


def movements(scene: Scene) -> Iterable[Block]:
    """Tell what was completed, became overdue, was moved and was dropped in the period."""
    yield heading("Movements")
    done = [(a, day_words(a.completed_on)) for a in scene.actions if scene.period.has(a.completed_on)]
    yield from _moved_table("Completed", "Completed on", scene, done)
    late = [(a, day_words(a.due)) for a in scene.open_actions if _newly_overdue(a, scene.period)]
    yield from _moved_table("Newly overdue", "Was due", scene, late)
    yield from _moved_table("Due days moved", "From, to and why", scene, _moves(scene))
    dropped = [
        (a, f"{day_words(a.dropped_on)}: {scene.clean(a.dropped_reason) or 'no reason given'}")
        for a in scene.actions
        if scene.period.has(a.dropped_on)
    ]
    yield from _moved_table("Dropped", "When and why", scene, dropped)


def _newly_overdue(action: Action, period: Period) -> bool:
    """Tell whether it is overdue at the period's end and was not the day before it began."""
    return action.due is not None and period.start - DAY <= action.due < period.end


def _moves(scene: Scene) -> list[Line]:
    found = [
        (action, update)
        for action in scene.actions
        for update in scene.book.updates_about(action.id)
        if update.kind == "moved" and scene.period.has(update.day)
    ]
    return [(action, _move_words(scene, update)) for action, update in found]


def _move_words(scene: Scene, update: Update) -> str:
    why = scene.clean(update.text) or "no reason given"
    return f"{day_words(update.moved_from)} to {day_words(update.moved_to)}: {why}"


def _moved_table(title: str, column: str, scene: Scene, lines: Sequence[Line]) -> Iterable[Block]:
    yield heading(title, 3)
    if not lines:
        yield text("None.")
        return
    rows = [(a.ref, scene.clean(a.title), scene.owner(a), said) for a, said in sorted(lines, key=_by_ref)]
    yield table(("Action", "What", "Owner", column), rows)


def _by_ref(line: Line) -> tuple[str, str]:
    return line[0].ref, line[1]


def exceptions(scene: Scene) -> Iterable[Block]:
    """Tell what stands out, the gravest first: overdue, stalled, nobody's, put back twice, complete unproved."""
    yield heading("Exceptions")
    rows = _flagged(scene)
    if rows:
        yield text("What the rules say of each at the period's end, the gravest first.")
        yield table(
            ("Ref", "What", "Owner", "Why it is here"), [_flag_row(scene, *row) for row in rows[:MOST]]
        )
        yield from more(len(rows) - MOST)
    named = (
        ("No owner", [a for a in scene.open_actions if not a.owner and not a.partner]),
        ("Put back twice or more", [a for a in scene.open_actions if _slips(scene, a) >= TWICE]),
        ("Complete without evidence", [a for a in scene.actions if _unproved(scene, a)]),
    )
    for title, actions in named:
        yield item(f"{title}: {_some(actions)}")


def _flagged(scene: Scene) -> list[tuple[Record, tuple[Flag, ...]]]:
    kinds = (*_LISTED, Case) if scene.for_team and scene.theme is None else _LISTED
    others = (r for kind in kinds for r in scene.book.all(kind) if scene.may_name(r))
    records = {r.id: r for r in (*scene.open_actions, *others)}
    late = (
        f for i in records for f in scene.flags.flags_of(i) if f.word in ("overdue", "stalled", "missing")
    )
    return [(records[subject], flags) for subject, flags in subjects_in_order(late)]


def _flag_row(scene: Scene, record: Record, flags: tuple[Flag, ...]) -> tuple[str, ...]:
    owner = scene.owner(record) if isinstance(record, Action) else ""
    what = record.noun if isinstance(record, Case) else scene.clean(title_of(record))
    why = "; ".join(f"{f.word}: {scene.clean(f.sentence)}" for f in flags[:REASONS])
    return (
        record.ref,
        what,
        owner,
        why + (f"; and {len(flags) - REASONS} more" if len(flags) > REASONS else ""),
    )


def _slips(scene: Scene, action: Action) -> int:
    return sum(u.slip and u.day <= scene.period.end for u in scene.book.updates_about(action.id))


def _unproved(scene: Scene, action: Action) -> bool:
    """Tell whether it was complete by the period's end, had to show evidence and had none."""
    done = action.completed_on is not None and action.completed_on <= scene.period.end
    asked = done and action.source in codes.EVIDENCE_REQUIRED
    return asked and not evidence_of(action, scene.book, scene.period.end)


def _some(actions: Sequence[Action]) -> str:
    """Name the first of some actions by their references, and count the rest."""
    if not actions:
        return "none."
    refs = sorted(a.ref for a in actions)
    left = f" and {len(refs) - MOST} more" if len(refs) > MOST else ""
    return f"{counted(len(refs), 'action')}: {', '.join(refs[:MOST])}{left}."


def impact(scene: Scene) -> Iterable[Block]:
    """Tell what changed for young people, as it was recorded in the period."""
    about = {r.id: r for r in (*scene.actions, *filter(scene.may_name, scene.book.all(Thread)))}
    found = [u for u in scene.book.all(Update) if u.about in about and u.kind == "impact"]
    lines = [u for u in found if scene.period.has(u.day) and scene.book.said_last(u) is u]
    yield heading("Impact")
    if not lines:
        yield text("No impact on young people was recorded in this period.")
    for update in sorted(lines, key=lambda u: (u.day, u.id)):
        shown = f" Shown by {update.pillar}." if update.pillar else ""
        yield item(
            f"{day_words(update.day)}: {scene.clean(update.text).rstrip('.')}.{shown}",
            about[update.about].ref,
        )


def partners(scene: Scene) -> Iterable[Block]:
    """Tell what is asked of each partner, how old it is, and what they answered."""
    asked: dict[str, list[Action]] = {}
    for action in scene.open_actions:
        if action.partner:
            asked.setdefault(action.partner, []).append(action)
    if not asked:
        return
    yield heading("Partners")
    header = ("Partner", "Open", "Overdue", "Accepted", "Declined", "Oldest asked")
    yield table(header, [_partner_row(scene, name, asked[name]) for name in sorted(asked)])


def _partner_row(scene: Scene, name: str, asks: Sequence[Action]) -> tuple[str, ...]:
    end = scene.period.end
    numbers = (
        len(asks),
        sum(a.due is not None and a.due < end for a in asks),
        sum(a.partner_answer == "accepted" for a in asks),
        sum(a.partner_answer == "declined" for a in asks),
    )
    oldest = min(a.partner_asked_on or a.agreed_on for a in asks)
    return scene.clean(name), *map(str, numbers), day_words(oldest)
