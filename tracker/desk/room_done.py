"""What was done about a theme since it was said: actions, what waits to become one, and what was decided."""

from collections.abc import Iterator
from datetime import date

from tracker.dates import plain_day
from tracker.desk.room_facts import RoomFacts, called, refs_of
from tracker.desk.room_themes import Room
from tracker.domain.paper import Block, heading, item
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action, Oversight
from tracker.letters.themes import theme_of
from tracker.rules.findings import acted_on
from tracker.wording import counted, place_of, short
from tracker.wording.care_words import name_of


def done_blocks(facts: RoomFacts) -> Iterator[Block]:
    """Give the section: actions by concern, what is not yet an action, and decisions."""
    yield heading("What we did since")
    told: set[str] = set()
    for thread in facts.threads:
        answering = {f.id for f in facts.findings if f.thread == thread.id}
        actions = [a for a in facts.actions if a.id not in told and not answering.isdisjoint(a.findings)]
        told.update(action.id for action in actions)
        if actions:
            yield heading(f"{called(thread)} ({thread.state})", 3)
            yield from (_action(facts, action, thread.ref) for action in actions)
    rest = [action for action in facts.actions if action.id not in told]
    if rest:
        yield heading("Agreed for the theme, for no finding", 3)
        yield from (_action(facts, action) for action in rest)
    if not facts.actions:
        yield item("No action is on record for it", *facts.about())
    yield from _waiting(facts)
    yield from _decided(facts)


def _action(facts: RoomFacts, action: Action, *more: str) -> Block:
    """Say of an action its state, days, slips and owner."""
    slips = sum(u.slip for u in facts.told_of(action))
    owner = name_of(action.owner, facts.casebook) if action.owner else "nobody"
    parts = (
        f"{action.title}: {action.state}",
        f"agreed {plain_day(action.agreed_on)}",
        _due(action, facts.today),
        counted(slips, "slip") if slips else "",
        f"owner {owner}",
    )
    return item("; ".join(filter(None, parts)), action.ref, *more)


def _due(action: Action, today: date) -> str:
    """Say how long it took, or has been open, and how it stands to its due day."""
    end = action.completed_on or action.dropped_on or action.embedded_on
    if end and end <= today:
        return f"ended {plain_day(end)} after {counted((end - action.agreed_on).days, 'day')}"
    is_open = f"open for {counted((today - action.agreed_on).days, 'day')}"
    if action.due is None:
        return f"{is_open}, no due day{f' ({action.due_words})' if action.due_words else ''}"
    late = (today - action.due).days
    return f"{is_open}, due {plain_day(action.due)}" + (
        f", {counted(late, 'day')} overdue" if late > 0 else ""
    )


def unanswered(facts: RoomFacts) -> list[Finding]:
    """Give the concerns that ask for an action and have none."""
    return [f for f in facts.concerns if f.answer == "action" and not acted_on(f.id, facts.casebook)]


def _waiting(facts: RoomFacts) -> Iterator[Block]:
    """Give what should become an action: concerns without one, and decisions that are none yet."""
    found = unanswered(facts)
    decided = [(held, d.text) for held in facts.oversight for d in held.decisions if not d.action]
    if found or decided:
        yield heading("Not yet an action", 3)
    for finding in found:
        yield item(
            f"{place_of(finding, facts.casebook)}: {short(facts.identities.inside(finding.quote), 140)}",
            finding.ref,
        )
    for held, text in decided:
        yield item(f"Decided at the {held.kind} of {plain_day(held.day)}: {text}", held.ref)


def _decided(facts: RoomFacts) -> Iterator[Block]:
    """Give what boards decided on it, and decisions kept on its concerns and actions."""
    lines: list[tuple[date, Block]] = []
    subjects: list[Thread | Action] = [*facts.threads, *facts.actions]
    for about in subjects:
        for update in facts.told_of(about):
            if update.kind == "decision":
                by = update.decided_by or update.by
                says = f"{plain_day(update.day)}, {by}: {update.text}"
                lines.append((update.day, item(says, *refs_of((update, about)))))
    for held in facts.casebook.all(Oversight):
        if held.kind == "board" and held.day <= facts.today:
            lines += ((held.day, block) for block in _at_board(facts, held))
    if lines:
        yield heading("Decided", 3)
        yield from (block for _, block in sorted(lines, key=lambda each: each[0]))


def _at_board(facts: RoomFacts, held: Oversight) -> Iterator[Block]:
    own = {action.id for action in facts.actions}
    for decision in held.decisions:
        if decision.action in own or (not decision.action and _is_about(facts.room, decision.text)):
            action = facts.casebook.get(Action, decision.action)
            became = f"; it became {action.ref}, {action.state}" if action else "; not yet an action"
            says = f"{plain_day(held.day)}, {held.title}: {decision.text}{became}"
            yield item(says, *refs_of((held, action)))


def _is_about(room: Room, text: str) -> bool:
    return theme_of(text) in room.themes
