"""One young person's file on one page: what holds today, what asks for attention, and everything that happened."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.dates import plain_day, say_period
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.wording.care_words import quoted, spell_words
from tracker.wording.clocks import Known, clock_lines
from tracker.wording.life_words import (
    action_line,
    agreement_line,
    circumstance_lines,
    open_work,
    plan_line,
    status_line,
    who,
    worker_lines,
)
from tracker.wording.listing import WIDTH, folded
from tracker.wording.sheet import Reason, mark
from tracker.wording.timeline import timeline

Line = tuple[str, str]
"""A tone (a flag's word, "heading", "quiet" or none) and the words, as in a sheet."""


def file_lines(
    life: Life,
    casebook: Casebook,
    today: date,
    reasons: Sequence[Reason] = (),
    known: Known | None = None,
    *,
    names: bool = False,
    width: int = WIDTH,
    entries: int | None = None,
) -> list[Line]:
    """Give the page line by line, in so many columns; the chosen name only where ``names`` asks for it.

    Of the timeline only the latest ``entries`` are told, or all of it.
    """
    facts = known or Known()
    actions, promises = open_work(life)
    plan = life.plan(today)
    own = f"in their own words: {quoted(plan.own_words)}" if plan and plan.own_words else ""
    lines: list[Line] = [("heading", line) for line in folded(who(life, today, names), 0, width=width)]
    lines += _plain([status_line(life, today)], width)
    lines += _reasons(reasons, width)
    for heading, said in (
        ("Two clocks", [*clock_lines(life, today, facts), agreement_line(life, today)]),
        ("Pathway plan", [plan_line(life, today), own]),
        ("Who and where", [*worker_lines(life, casebook, today), *circumstance_lines(life, casebook, today)]),
        ("Spells before", _former(life, casebook, today)),
        ("Open actions", [action_line(a, casebook, today) for a in actions]),
        ("Open promises", [action_line(a, casebook, today) for a in promises]),
        ("Not explained yet", ["; ".join(facts.not_explained or ())]),
        (
            "Timeline",
            _timeline(life, casebook, today, entries),
        ),
    ):
        told = [text for text in said if text]
        lines += [("heading", heading), *_plain(told, width)] if told else []
    return lines


def _timeline(life: Life, casebook: Casebook, today: date, entries: int | None) -> list[str]:
    found = timeline(life, casebook, today)
    told = [f"{plain_day(day)}  {kind}: {text}" for day, kind, text in found[:entries]]
    left = len(found) - len(told)
    return [*told, f"and {left} before that"] if left else told


def _plain(texts: Iterable[str], width: int) -> list[Line]:
    return [("", line) for text in texts for line in folded(text, width=width)]


def _reasons(reasons: Sequence[Reason], width: int) -> list[Line]:
    """Say why the file asks for attention, and what would clear each reason."""
    lines: list[Line] = []
    for reason in reasons:
        said = f"{mark(reason)}: {reason.sentence} [{reason.rule}]"
        lines += [(reason.word, line) for line in folded(said, 0, width=width)]
        clears = folded(f"To clear: {reason.clears}", width=width) if reason.clears else []
        lines += [("quiet", line) for line in clears]
    return lines


def _former(life: Life, casebook: Casebook, today: date) -> list[str]:
    """Give the spells that are over, the latest ended first, each in a line."""
    over = [(spell.end, spell) for spell in life.spells if spell.end is not None and spell.end < today]
    over.sort(key=lambda ended: (ended[0], ended[1].id), reverse=True)
    return [
        f"{spell.kind}: {spell_words(spell, casebook)}, {say_period(spell.start, end)}" for end, spell in over
    ]
