"""What shows that something is better: evidence by its three kinds, impact, figures, young people's words."""

from collections.abc import Iterator, Sequence

from tracker.dates import plain_day
from tracker.desk.pack_numbers import Number
from tracker.desk.pack_opening import SUPPRESSED
from tracker.desk.room_facts import RoomFacts, refs_of
from tracker.desk.room_themes import themes_said
from tracker.desk.room_words import Voice
from tracker.domain import codes
from tracker.domain.paper import Block, heading, item, quote
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Figure
from tracker.measures.suppression import MARK
from tracker.rules.evaluations import last_evaluation
from tracker.wording import rough, short

FEEDBACK: codes.Pillar = "young people's feedback"
OPENING = 600
"""Characters of a self-evaluation that are quoted; its reference leads to all of it."""


def evidence_blocks(facts: RoomFacts) -> Iterator[Block]:
    """Give the lines of evidence, each kind under its own heading, with day, source and where it is kept."""
    yield heading("Evidence")
    for pillar in (*codes.words(codes.Pillar), None):
        lines = [u for u in facts.shown if u.kind == "evidence" and u.pillar == pillar]
        if lines or pillar:
            yield heading((pillar or "of no kind named").capitalize(), 3)
        yield from (_line(facts, line) for line in lines)
        if pillar and not lines:
            yield item("No line of evidence of this kind", *facts.about())


def _line(facts: RoomFacts, line: Update) -> Block:
    """Say a line of evidence or impact, and where it comes from and is kept."""
    about = facts.casebook.by_id(line.about)
    where = (f"from {line.source}" if line.source else "", f"kept at {line.kept_at}" if line.kept_at else "")
    says = "; ".join(filter(None, (f"{plain_day(line.day)}: {line.text}", *where)))
    return item(says, *refs_of((line, about)))


def impact_blocks(facts: RoomFacts) -> Iterator[Block]:
    """Give what was delivered, what is embedded, and what changed: three things that are never one."""
    yield heading("Impact")
    for state, title in (("complete", "Delivered"), ("embedded", "Embedded")):
        actions = [a for a in facts.actions if a.state == state]
        yield heading(title, 3)
        yield from (_delivered(facts, action) for action in actions)
        if not actions:
            yield item(f"Nothing is {title.lower()} yet", *facts.about())
    lines = [u for u in facts.shown if u.kind == "impact"]
    if lines:
        yield heading("What changed", 3)
        yield from (_line(facts, line) for line in lines)


def _delivered(facts: RoomFacts, action: Action) -> Block:
    day = action.embedded_on or action.completed_on
    confirmed = facts.casebook.get(Person, action.confirmed_by)
    by = f"confirmed by {'its owner alone' if action.self_confirmed else confirmed.name}" if confirmed else ""
    parts = (
        action.title + (f", {plain_day(day)}" if day else ""),
        f"success measure: {action.measure}" if action.measure else "no success measure",
        f"before: {action.baseline}" if action.baseline else "",
        f"what changed: {action.impact}" if action.impact else "no impact said",
        by,
    )
    return item("; ".join(filter(None, parts)), action.ref)


def figures_of(facts: RoomFacts) -> list[list[Figure]]:
    """Give the numbers reported about the themes up to today, by name, the latest first."""
    moved = {action.moves for action in facts.actions if action.moves}
    named: dict[str, list[Figure]] = {}
    for figure in facts.casebook.all(Figure):
        about = not themes_said(f"{figure.name}. {figure.definition}").isdisjoint(facts.room.themes)
        if figure.when.earliest <= facts.today and (about or figure.name in moved):
            named.setdefault(figure.name, []).append(figure)
    return [sorted(figures, key=lambda f: (f.when.latest, f.id), reverse=True) for figures in named.values()]


def figure_blocks(facts: RoomFacts) -> Iterator[Block]:
    """Give the measures and the reported numbers, each with its definition."""
    yield heading("Figures")
    numbers, own = facts.numbers
    lines = [*(_measured(facts, n) for n in numbers)]
    lines += [_measured(facts, n, f", of {facts.room.name} alone") for n in own]
    yield from lines
    if any(facts.guard.said(n) == MARK for n in (*numbers, *own)):
        yield item(SUPPRESSED.rstrip("."), f'tracker room "{facts.room.name}" --for-team')
    reported = figures_of(facts)
    yield from (_reported(figures) for figures in reported)
    if not (facts.measured or reported):
        yield item("No figure speaks of it", *facts.about())


def _measured(facts: RoomFacts, number: Number, of: str = "") -> Block:
    said = facts.guard.said(number)
    return item(f"{number.name}{of}: {said}. {number.definition.rstrip('.')}", number.id)


def _reported(figures: Sequence[Figure]) -> Block:
    """Say the latest number of a name, with the one before it, its source and definition."""
    latest, *former = figures
    parts = (
        f"{latest.title}, {rough(latest.when)}",
        f"before {former[0].value:g}, {rough(former[0].when)}" if former else "",
        f"from {latest.source}" if latest.source else "",
        latest.definition.rstrip("."),
    )
    return item("; ".join(filter(None, parts)), *refs_of((latest, *former[:1])))


def words_blocks(facts: RoomFacts, said: Sequence[Voice]) -> Iterator[Block]:
    """Give young people's words, and what feedback showed."""
    yield heading("What young people say")
    for voice in said:
        yield item(f"A young person aged {voice.band}, {voice.month}, {voice.note.kind}", voice.note.ref)
        yield quote(voice.words, voice.note.ref)
    feedback = [u for u in facts.shown if u.pillar == FEEDBACK]
    yield from (_line(facts, line) for line in feedback)
    if not said and not feedback:
        yield item("No words of young people are on record about it", *facts.about())


def evaluation_blocks(facts: RoomFacts) -> Iterator[Block]:
    """Give what the service last said of itself in the judgement areas that speak of the themes."""
    yield heading("What we say of ourselves")
    for area in facts.room.areas:
        latest = last_evaluation(area, facts.casebook, facts.today)
        if latest is None:
            yield item(f"No self-evaluation of {area}", "SE-01")
            continue
        graded = f", own grade: {latest.grade}" if latest.grade else ""
        yield item(f"{area.capitalize()}, {plain_day(latest.day)}, by {latest.by}{graded}", latest.ref)
        yield quote(short(facts.identities.inside(latest.text), OPENING), latest.ref)
