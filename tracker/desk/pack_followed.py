"""The parts of a pack on what was done: follow-through, what delivery changed, the reviews, and the extract."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from tracker.desk.pack_scene import Scene, day_words, more
from tracker.desk.reconciling import compared_by, mark_in
from tracker.domain.codes import ReviewDecision, words
from tracker.domain.paper import Block, heading, item, table, text
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Action
from tracker.measures.follow_through import EVER_DONE, ON_TIME, STEPS, WHOM, By, Group, follow, grouped
from tracker.measures.impact import Impact, impacts
from tracker.measures.measure import MEASURES, Counted, percent
from tracker.measures.suppression import MARK
from tracker.rules.effects import CLASSES, Class

GROUPS: tuple[By, ...] = ("source", "partner")
"""By what a pack parts the actions it follows."""
TOLD: tuple[Class, ...] = (
    "delivered, no change",
    "changed without delivery",
    "too early",
    "delivered, change seen",
)
"""The classes of which each action is told; of the others how many there are, and the first."""
SHOWN = 8
"""Groups of a table, and actions of a class; the rest are counted."""


def follow_through(scene: Scene) -> Iterable[Block]:
    """Tell how much was done by the day first agreed, in all and by source and partner, and how long it took."""
    named = {action.id for action in scene.actions}
    found = follow(scene.book, scene.period)
    whole = Group("All", tuple(f for f in found.followed if f.action.id in named))
    yield heading("Follow-through")
    if not whole.followed:
        yield text("No action of this paper was first due in this period.")
        return
    yield text(f"{WHOM} {ON_TIME} {EVER_DONE}")
    rows = [_followed_row("all", whole)]
    for by in GROUPS:
        parts = grouped(whole, by, scene.book)
        parts = [part for part in parts if not part.name.startswith("no ")]
        rows += [_followed_row(f"{by}: {scene.clean(part.name)}", part) for part in parts[:SHOWN]]
    yield table(("Of", "Actions", "Done on time", "Ever done"), rows)
    for step, says in STEPS.items():
        days = whole.step(step).values
        told = f"{median(days.values()):g} days, of {len(days)}" if days else "none could be measured"
        yield item(f"{step.capitalize()}: {told}. {says}")


def _followed_row(name: str, group: Group) -> tuple[str, ...]:
    return name, str(len(group.followed)), _share(group.on_time()), _share(group.ever_done())


def _share(counted: Counted) -> str:
    rows, of, _ = counted
    return f"{percent(100 * len(rows) / len(of))} ({len(rows)})" if of else "-"


def delivered(scene: Scene) -> Iterable[Block]:
    """Tell what was delivered and what changed, each class by itself, delivered and embedded apart."""
    named = {action.id for action in scene.actions}
    found = [i for i in impacts(scene.book, scene.policy, scene.period.end) if i.action.id in named]
    if not found:
        return
    yield heading("What was delivered, and what changed")
    yield text("Nothing here says that an action caused a change: it says what was delivered and what moved.")
    for kind in CLASSES:
        same = sorted((i for i in found if i.kind == kind), key=lambda i: i.action.ref)
        if same and kind not in TOLD:
            yield item(f"{kind.capitalize()}: {len(same)}", *(i.action.ref for i in same[:SHOWN]))
            yield from more(len(same) - SHOWN)
        elif same:
            yield heading(f"{kind.capitalize()}: {len(same)}", 3)
            header = ("Action", "What", "Delivered", "Embedded", "The number it should move")
            yield table(header, [_delivered_row(scene, each) for each in same[:SHOWN]])
            yield from more(len(same) - SHOWN)


def _delivered_row(scene: Scene, impact: Impact) -> tuple[str, ...]:
    action = impact.action
    done = day_words(impact.delivered_on) if impact.delivered else "not yet"
    embedded = "yes" if impact.embedded else "not yet"
    return action.ref, scene.clean(action.title), done, embedded, _number(scene, impact)


def _number(scene: Scene, impact: Impact) -> str:
    """Say what the number was and is; a measure's as this paper prints it, so that what is withheld stays so."""
    action = impact.action
    if not action.moves:
        return scene.clean(action.measure) or "none is named"
    figure = next((f for f in scene.figures if f.measure == action.moves), None)
    unseen = (
        action.moves in MEASURES and not scene.for_team
    )  # not printed here, so nobody weighed whether it may be
    read = MARK if unseen else impact.reading.shown if impact.reading else "not known"
    now = figure.shown if figure else read
    name = figure.name if figure else action.moves
    wanted = [("from", action.baseline_value), ("to", action.target_value)]
    told = " ".join(f"{how} {value:g}" for how, value in wanted if value is not None)
    return f"{scene.clean(name)}: {told}; now {now}" if told else f"{scene.clean(name)}: now {now}"


def reviewed(scene: Scene) -> Iterable[Block]:
    """Tell what the weekly reviews of the period decided of what this paper may name."""
    held = [r for r in scene.book.all(WeeklyReview) if scene.period.has(r.begun)]
    if not held:
        return
    yield heading("Weekly reviews")
    yield text("Decisions on what this paper may name; those on anything else are not counted here.")
    decisions = words(ReviewDecision)
    rows = []
    for review in sorted(held, key=lambda r: (r.begun, r.id)):
        found: list[str] = [i.decision for i in review.items if _named(scene, i.about)]
        rows.append((day_words(review.begun), review.ref, *(str(found.count(d)) for d in decisions)))
    yield table(("Day", "Review", *(d.capitalize() for d in decisions)), rows)


def _named(scene: Scene, record_id: str) -> bool:
    record = scene.book.by_id(record_id)
    return isinstance(record, Action) and scene.may_name(record)


def reconciled(scene: Scene) -> Iterable[Block]:
    """Tell how the figures stand to the latest extract of the case system that was compared, as it was known."""
    kept = compared_by(scene.book, date.max)
    yield heading("Reconciliation")
    if not kept:
        yield text("No extract of the case system was compared with what is kept here.")
        return
    compared = f"Compared with {scene.clean(kept[0].name)} on {day_words(kept[0].day)}."
    yield text(f"{compared} A difference of 1 to 4 rows is told as c.", kept[0].ref)
    small, whole = not scene.for_team, f"{kept[0].name} of {day_words(kept[0].day)}"
    marks = ((f, mark_in(kept, f.measure, small=small)) for f in scene.figures)
    rows = [(f.name, f.shown, _without(said, whole)) for f, said in marks if said]
    yield table(("Figure", "As printed", "Against the extract"), _fewer(rows))


def _without(said: str, extract: str) -> str:
    """Leave out of a mark the extract that was named above."""
    return said.removesuffix(f" with {extract}").removesuffix(f" from {extract}")


def _fewer(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Put figures that differ before those that agree."""
    return sorted(rows, key=lambda row: (row[2].startswith("agrees"), row[0]))
