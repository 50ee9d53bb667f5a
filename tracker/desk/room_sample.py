"""Young people whose files are looked at together: some drawn at random, and those with the gravest flags."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.desk.room_facts import refs_of
from tracker.desk.room_themes import Room
from tracker.desk.session import Session
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Block, heading, item
from tracker.domain.young_people import Case, PathwayPlan
from tracker.rules.flags import Flag, sort_key
from tracker.wording import counted, number_of_young_people


class Sample(NamedTuple):
    """Who was drawn at random of how many, and who is worst."""

    drawn: tuple[Case, ...]
    worst: tuple[tuple[Case, tuple[Flag, ...]], ...]
    """Each with the flags that belong to the theme, worst first."""
    of: int
    """How many young people the theme is about."""
    seed: int


def sample(session: Session, room: Room, size: int, seed: int) -> Sample:
    """Draw so many at random, the same for the same theme, day and seed; and as many with the gravest flags."""
    cases = people_of(session, room)
    chance = random.Random(f"{room.name}|{session.today.isoformat()}|{seed}")
    drawn = chance.sample(cases, min(size, len(cases)))
    flagged = ((case, tuple(f for f in session.flags(case) if f.rule in room.rules)) for case in cases)
    worst = sorted((each for each in flagged if each[1]), key=_gravity)
    return Sample(tuple(drawn), tuple(worst[:size]), len(cases), seed)


def people_of(session: Session, room: Room) -> list[Case]:
    """Give the young people a theme is about whose case is open, in the order they came into the casebook."""
    today, casebook = session.today, session.casebook
    first, last = room.ages
    found = (
        case
        for case in casebook.all(Case)
        if case.open_on(today)
        and (room.who is None or room.who in case.complexity)
        and first <= casebook.life_of(case).age(today) <= last
    )
    return sorted(found, key=lambda case: case.id)


def _gravity(each: tuple[Case, tuple[Flag, ...]]) -> tuple[object, ...]:
    """Order by the worst flag, then by how many there are."""
    case, flags = each
    severity, rank, days, *_ = sort_key(flags[0])
    return severity, rank, days, -len(flags), case.ref


def sample_blocks(session: Session, room: Room, found: Sample) -> Iterator[Block]:
    """Give the section: a line a young person, by reference and never by name."""
    again = f'tracker room "{room.name}" --sample {max(len(found.drawn), 1)} --seed {found.seed}'
    yield heading("Cases to look at")
    yield heading("At random", 3)
    of = number_of_young_people(found.of)
    yield item(f"{len(found.drawn)} drawn at random of {of}; seed {found.seed} draws the same again", again)
    yield from (_line(session, case) for case in found.drawn)
    yield heading("The worst", 3)
    yield from (_line(session, case, flags) for case, flags in found.worst)
    if not found.worst:
        asked = sorted(room.rules)
        none = "no flag of these rules" if asked else "no rule about young people belongs to it"
        yield item(f"Nobody: {none}", *(asked or [again]))


def _line(session: Session, case: Case, flags: Sequence[Flag] = ()) -> Block:
    """Say who it is by age and status, when they were last seen, their plan, and what is wrong."""
    from tracker.desk.care_rows import case_row

    life, today = session.casebook.life_of(case), session.today
    seen, plan = life.last_seen(today), life.plan(today)
    state = case_row(session, case, session.flags(case)).state
    parts = (
        f"{case.ref}: {life.age(today)} years old, {state}",
        f"last seen {_ago(session, seen)}" if seen else "never seen on record",
        _plan(session, plan) if plan else "no pathway plan",
        *(f"{flag.word.upper()}: {flag.sentence}" for flag in flags),
    )
    rules = dict.fromkeys(flag.rule for flag in flags)
    return item("; ".join(parts), *refs_of((case, seen, plan)), *rules)


def _ago(session: Session, seen: ContactNote) -> str:
    days = (session.today - seen.day).days
    return f"{plain_day(seen.day)}, {counted(days, 'day')} ago" if days else "today"


def _plan(session: Session, plan: PathwayPlan) -> str:
    looked = plan.last_looked_at(session.today)
    reviewed = f", looked at {plain_day(looked)}" if looked != plan.drawn_up else ""
    return f"pathway plan of {plain_day(plan.drawn_up)}{reviewed}"
