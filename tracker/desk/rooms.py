"""The room for the next visit: all that is known of a theme, on one paper, each sentence with its reference."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tracker.dates import say_day
from tracker.desk.pack_opening import TEAM_ONLY
from tracker.desk.room_done import done_blocks
from tracker.desk.room_facts import RoomFacts, refs_of
from tracker.desk.room_gaps import Gap, gap_blocks, gaps_of
from tracker.desk.room_said import said_blocks
from tracker.desk.room_sample import sample, sample_blocks
from tracker.desk.room_shown import (
    evaluation_blocks,
    evidence_blocks,
    figure_blocks,
    impact_blocks,
    words_blocks,
)
from tracker.desk.room_themes import Room, room_named, rooms
from tracker.desk.room_words import voices
from tracker.desk.session import Session
from tracker.domain import codes
from tracker.domain.paper import Block, Paper, heading, item, text
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import Finding
from tracker.rules.flags import sort_key
from tracker.wording import counted, rough

SIZE, SEED = 6, 1
"""How many young people are drawn, and by which seed, unless somebody says otherwise."""
LARGEST = 50
"""Young people in each of the two samples at most."""
AT_RISK = 5
"""How many of the gravest flags the first page names."""


class Readiness(NamedTuple):
    """How ready a theme is for the next visit."""

    room: str
    findings: int
    actions: int
    open_actions: int
    evidence_kinds: int
    cannot_show: int


class RoomDesk:
    """Building the room of a theme or a group of themes."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def named(self, typed: str) -> Room:
        """Give the room whose name is typed, or begins so; raises Refusal."""
        return room_named(typed)

    @property
    def all(self) -> tuple[Room, ...]:
        """Give every room there can be: groups of themes first."""
        return rooms()

    def near(self, record: Record) -> tuple[str, ...]:
        """Give the names of the rooms that a record is about, such as those of what a visit found."""
        casebook = self._session.casebook
        found = [f for field in ("visit", "oversight") for f in casebook.pointing(Finding, field, record.id)]
        themes = {f.theme for f in found} | {getattr(record, "theme", "")}
        area = record.area if isinstance(record, SelfEvaluation) else ""
        return tuple(r.name for r in rooms() if set(r.themes) <= themes or area in r.areas)

    def build(
        self, room: Room | codes.Theme, size: int = SIZE, seed: int = SEED, *, for_team: bool = False
    ) -> Paper:
        """Put the paper together as at today; raises Refusal for a sample too large.

        Small numbers about young people stand in it for the team alone, and then it says that it must not leave.
        """
        if not 1 <= size <= LARGEST:
            raise Refusal(f"The sample cannot be {size}: give a number of young people from 1 to {LARGEST}.")
        about = room if isinstance(room, Room) else room_named(room)
        session = self._session
        facts = RoomFacts(session, about, for_team=for_team)
        said, found = voices(session, about), sample(session, about, size, seed)
        gaps = gaps_of(facts, said, found)
        blocks = (
            *_front(facts, gaps, _again(about, size, seed, for_team)),
            *said_blocks(facts),
            *done_blocks(facts),
            *evidence_blocks(facts),
            *impact_blocks(facts),
            *figure_blocks(facts),
            *words_blocks(facts, said),
            *evaluation_blocks(facts),
            *sample_blocks(session, about, found),
            *gap_blocks(facts, gaps),
        )
        return facts.identities.paper(Paper(blocks=blocks))

    def ready(self) -> list[Readiness]:
        """Give how ready each room is, as the paper of each would say."""
        return [self._readiness(room) for room in rooms()]

    def _readiness(self, room: Room) -> Readiness:
        session, facts = self._session, RoomFacts(self._session, room)
        gaps = gaps_of(facts, voices(session, room), sample(session, room, SIZE, SEED))
        is_open = sum(action.open for action in facts.actions)
        return Readiness(
            room.name, len(facts.findings), len(facts.actions), is_open, len(facts.pillars), len(gaps)
        )

    def write(self, paper: Paper, path: Path, reason: str) -> None:
        """Write a paper to a new .md, .txt or .docx file, and the reason to the history; raises Refusal.

        It tells of young people by their references: without a reason nothing is written.
        """
        from tracker.desk.paper_files import write_paper

        write_paper(self._session, paper, path, reason)


def _again(room: Room, size: int, seed: int, for_team: bool) -> str:
    """Give what to run to see the same paper again."""
    return f'tracker room "{room.name}" --sample {size} --seed {seed}' + " --for-team" * for_team


def _front(facts: RoomFacts, gaps: list[Gap], again: str) -> Iterator[Block]:
    """Give the first page: when the next visit is, how ready we are, and what is most at risk."""
    yield heading(f"Room for the next visit: {facts.room.name}", 1)
    yield text(
        f"As at {say_day(facts.today)}. Each sentence names in brackets what it rests on: a record, a rule, "
        "a measure, or what to run to see it",
        again,
    )
    if facts.for_team:
        yield text(TEAM_ONLY.rstrip("."), again)
    yield heading("How ready we are")
    yield _next_visit(facts)
    yield from _counts(facts)
    if gaps:
        refs = dict.fromkeys(ref for gap in gaps[:AT_RISK] for ref in gap.refs)
        yield item(f"{counted(len(gaps), 'thing')} cannot be shown yet: the last section names each", *refs)
    yield heading("Most at risk", 3)
    yield from _at_risk(facts)


def _next_visit(facts: RoomFacts) -> Block:
    """Say how many days it is to the next visit that is expected, or that none is."""
    visits = facts.casebook.visits_in_order()
    coming = [v for v in visits if v.expected and v.when.latest >= facts.today]
    if not coming:
        held = [v for v in visits if not v.expected and v.when.earliest <= facts.today]
        last = f"; the last was {held[-1].title}, {rough(held[-1].when)}" if held else ""
        return item(
            f"No next visit is recorded as expected{last}", *(refs_of(held[-1:]) or ("tracker visits",))
        )
    visit = coming[0]
    first, last_day = ((day - facts.today).days for day in (visit.when.earliest, visit.when.latest))
    days = counted(last_day, "day") if first >= last_day else f"{max(first, 0)} to {last_day} days"
    return item(f"{days} to the next visit: {visit.title}, expected {rough(visit.when)}", visit.ref)


def _counts(facts: RoomFacts) -> Iterator[Block]:
    visits = {f.visit for f in facts.findings} - {""}
    at = f" at {counted(len(visits), 'scrutiny visit')}" if visits else ""
    says = f"{counted(len(facts.findings), 'finding')}{at} in {counted(len(facts.threads), 'thread')}"
    yield item(says, *facts.about())
    is_open = [action for action in facts.actions if action.open]
    late = sum(a.due is not None and a.due < facts.today for a in is_open)
    says = f"{counted(len(facts.actions), 'action')}, {len(is_open)} of them open and {late} overdue"
    yield item(says, *(refs_of(facts.actions) or (facts.room.records("actions"),)))
    kinds = ", ".join(facts.pillars) or "none named"
    every = len(codes.words(codes.Pillar))
    says = f"Evidence of {len(facts.pillars)} of {every} kinds: {kinds}"
    yield item(says, *(refs_of(facts.shown) or facts.about()))


def _at_risk(facts: RoomFacts) -> Iterator[Block]:
    """Give the gravest flags on what was said, on its concerns and on its actions."""
    about = (*facts.threads, *facts.findings, *facts.actions)
    flags = sorted((f for record in about for f in facts.session.flags(record)), key=sort_key)[:AT_RISK]
    for flag in flags:
        yield item(f"{flag.word.upper()}: {flag.sentence}", flag.ref, flag.rule)
    if not flags:
        yield item("No rule speaks of what was said or agreed", *facts.about())
