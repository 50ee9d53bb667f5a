"""What cannot yet be shown of a theme: every gap between what was said and what could be proved today."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from tracker.dates import add_months
from tracker.desk.evaluations import EvaluationDesk
from tracker.desk.room_done import unanswered
from tracker.desk.room_facts import NAMED, RoomFacts, called, refs_of
from tracker.desk.room_sample import Sample
from tracker.desk.room_shown import FEEDBACK, figures_of
from tracker.desk.room_words import MONTHS, Voice
from tracker.domain import codes
from tracker.domain.paper import Block, heading, item
from tracker.domain.work import Action
from tracker.domain.young_people import Case
from tracker.rules.movement import evidence_of
from tracker.rules.reasons import say_list
from tracker.rules.threads import pillars_of, shown_for
from tracker.wording import counted, number_of_young_people, place_of, short


class Gap(NamedTuple):
    """One thing that cannot be shown, and what it is missing of."""

    says: str
    refs: tuple[str, ...]


def gaps_of(facts: RoomFacts, said: Sequence[Voice], found: Sample) -> list[Gap]:
    """Give everything that cannot be shown, what weighs most first."""
    return [
        *_said_and_unanswered(facts),
        *_loose_ends(facts),
        *(gap for thread_gaps in (_kinds, _impact, _tested) for gap in thread_gaps(facts)),
        *_unmeasured(facts),
        *_unheard(facts, said),
        *_files(facts, found),
        *_evaluations(facts),
    ]


def gap_blocks(facts: RoomFacts, gaps: Sequence[Gap]) -> Iterator[Block]:
    """Give the section."""
    yield heading("What cannot yet be shown")
    yield from (item(gap.says, *gap.refs) for gap in gaps)
    if not gaps:
        yield item("Nothing that Tracker knows of is missing", *facts.about())


def _said_and_unanswered(facts: RoomFacts) -> Iterator[Gap]:
    if not facts.findings:
        yield Gap("Nothing inspectors said of it is on record", (facts.room.records("findings"),))
    for finding in unanswered(facts):
        where = place_of(finding, facts.casebook)
        yield Gap(
            f"No action answers {where}: {short(facts.identities.inside(finding.quote), 120)}", (finding.ref,)
        )


def _loose_ends(facts: RoomFacts) -> Iterator[Gap]:
    """Find actions that are called done with nothing behind it."""
    done = [action for action in facts.actions if action.state in ("complete", "embedded")]
    bare = [a for a in done if not evidence_of(a, facts.casebook, facts.today)]
    yield from _together("called done without a line of evidence", bare)


def _kinds(facts: RoomFacts) -> Iterator[Gap]:
    """Find concerns with evidence of fewer kinds than it takes to close one."""
    every = codes.words(codes.Pillar)
    enough = min(facts.session.policy.days("FI-03", "kinds"), len(every))
    for thread in facts.concerned:
        shown = pillars_of(thread, facts.casebook, facts.today)
        if len(shown) < enough:
            has = f"evidence of {say_list(shown)} alone" if shown else "no evidence of any kind named"
            yield Gap(f"{called(thread)}: {has}; {enough} kinds are needed", (thread.ref, "FI-03"))


def _impact(facts: RoomFacts) -> Iterator[Gap]:
    """Find concerns of which nothing says what changed for young people."""
    for thread in facts.concerned:
        lines = shown_for(thread, facts.casebook, facts.today)
        answering = [
            a for a in facts.actions if any(f.thread == thread.id for f in facts.casebook.findings_of(a))
        ]
        if not (any(u.kind == "impact" for u in lines) or any(a.impact for a in answering)):
            yield Gap(
                f"{called(thread)}: nothing says what changed for young people",
                facts.about(thread, *answering),
            )


def _tested(facts: RoomFacts) -> Iterator[Gap]:
    """Find concerns that no visit after the last words on them tested, or of which nobody can tell yet."""
    for thread in facts.concerned:
        last = facts.last_said(thread)
        for read, what in ((True, "not tested since at"), (False, "not read yet what is said at")):
            visits = [v for v in facts.visits(thread, read=read) if v.when.earliest > last]
            if visits:
                names = say_list([v.title if v.ordinal else f"the {v.kind} of {v.when.text}" for v in visits])
                yield Gap(f"{called(thread)}: {what} {names}", (thread.ref, *refs_of(visits)))


def _unmeasured(facts: RoomFacts) -> Iterator[Gap]:
    live = [action for action in facts.actions if action.state != "dropped"]
    yield from _together("without a success measure", [a for a in live if not a.measure])
    bare = [a for a in live if not a.baseline and a.baseline_value is None]
    yield from _together("without a baseline", bare)
    if not (any(m.value is not None for m in facts.measured) or figures_of(facts)):
        yield Gap("No figure speaks of it", facts.about())


def _together(what: str, actions: Sequence[Action]) -> Iterator[Gap]:
    """Say once what several actions lack; the first are named."""
    if actions:
        first = f", the first {NAMED} named" if len(actions) > NAMED else ""
        yield Gap(f"{counted(len(actions), 'action').capitalize()} {what}{first}", refs_of(actions))


def _unheard(facts: RoomFacts, said: Sequence[Voice]) -> Iterator[Gap]:
    if not said and not any(u.pillar == FEEDBACK for u in facts.shown):
        yield Gap(f"No young person’s words on it in {MONTHS} months, and no feedback", facts.about())


def _files(facts: RoomFacts, found: Sample) -> Iterator[Gap]:
    """Find young people of the sample without a recent plan, or not seen of late."""
    policy, today, casebook = facts.session.policy, facts.today, facts.casebook
    months, days = policy.days("PP-06", "months"), policy.days("VI-03", "due")
    lives = [casebook.life_of(case) for case in dict.fromkeys((*found.drawn, *(c for c, _ in found.worst)))]
    oldest, longest = add_months(today, -months), today - timedelta(days=days)
    unplanned = [life.case for life in lives if (life.plan_looked_at(today) or life.case.born) < oldest]
    seen = ((life.case, life.last_seen(today)) for life in lives)
    unseen = [case for case, note in seen if note is None or note.day < longest]
    if not lives:
        yield Gap("There is no young person whose file could be looked at", ("tracker cases",))
    yield from _sampled(f"without a pathway plan looked at in the last {months} months", unplanned, "PP-06")
    yield from _sampled(f"not seen in the last {days} days", unseen, "VI-03")


def _sampled(what: str, cases: Sequence[Case], rule: str) -> Iterator[Gap]:
    if cases:
        who = number_of_young_people(len(cases))
        yield Gap(f"{who} of those to look at {what}", (*refs_of(cases), rule))


def _evaluations(facts: RoomFacts) -> Iterator[Gap]:
    """Find the judgement areas that speak of it and have no self-evaluation, or one that is flagged."""
    desk = EvaluationDesk(facts.session)
    for standing in map(desk.standing, facts.room.areas):
        latest = standing.latest
        if latest is None:
            yield Gap(f"No self-evaluation of {standing.area}", ("SE-01",))
        elif standing.flag:
            yield Gap(
                f"{standing.why}, of {standing.area}" if standing.since else standing.why,
                (latest.ref, "SE-01"),
            )
