"""The handover page: what the next worker has to know of a young person, on one page of plain text."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tracker.dates import plain_day, say_day, say_distance
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.notes import ContactNote
from tracker.wording.care_words import event_words, joined, name_of, note_words, quoted, spell_words
from tracker.wording.clocks import Known, clock_lines
from tracker.wording.life_words import (
    ROLES,
    action_line,
    agreement_line,
    circumstance_lines,
    open_work,
    plan_line,
    status_line,
    who,
    worker_lines,
)
from tracker.wording.listing import folded
from tracker.wording.saying import counted, short
from tracker.wording.timeline import spell_entries

EXCHANGES = 3
"""How many of the last exchanges are told."""
LONGEST_NOTE = 220
"""Characters of a note's words; the whole of it stands on the file."""
LOOK_BACK, LOOK_AHEAD = 6, 12
"""Months back over which changes are told, and ahead over which birthdays are."""
BIRTHDAYS = (18, 21, 25)
"""Ages at which what is owed changes."""
EARLY = timedelta(days=28)
"""How long before a worker begins an introduction may have been made."""
_LEFT = {True: "not looked up", False: "nothing is left"}
_CHANGES = (
    "change of circumstances",
    "missing",
    "status decision",
    "suitability decision",
    "review asked for",
)


def handover(
    life: Life, casebook: Casebook, today: date, known: Known | None = None, *, names: bool = False
) -> list[str]:
    """Give the page line by line, at 80 columns; what matters to the young person stands first.

    ``known`` is what the rules say; the chosen name is shown only where ``names`` asks for it.
    """
    facts = known or Known()
    actions, promises = open_work(life)
    sections: list[tuple[str, Iterable[str], str]] = [
        ("What matters to them, in their own words", _own_words(life, today), "nothing recorded: ask them"),
        ("Who works with them", _workers(life, casebook, today, facts), ""),
        ("Two clocks", clock_lines(life, today, facts), ""),
        ("What is agreed", [agreement_line(life, today)], ""),
        ("Where they are", circumstance_lines(life, casebook, today), ""),
        ("Pathway plan", [plan_line(life, today)], ""),
        ("Open actions", (action_line(a, casebook, today) for a in actions), "none"),
        ("Open promises", (action_line(a, casebook, today) for a in promises), "none"),
        ("Entitlements explained", _explained(life, today), "none yet"),
        ("Not explained yet", facts.not_explained or (), _LEFT[facts.not_explained is None]),
        ("What changed in the last six months", _changed(life, casebook, today), "nothing recorded"),
        ("Last exchanges", _exchanges(life, casebook, today), "none yet"),
        ("Introductions", _introductions(life, casebook, today), "nobody to introduce"),
        ("What falls due next", _coming(life, casebook, today, facts), "nothing known"),
    ]
    lines = [f"Handover: {who(life, today, names)}", f"As at {say_day(today)}; {status_line(life, today)}"]
    for heading, said, none in sections:
        lines += ["", heading]
        lines += [line for text in (list(said) or [none]) for line in folded(text)]
    return lines


def _own_words(life: Life, today: date) -> Iterator[str]:
    """Give their words in the plan, and those of the latest exchange with any."""
    plan = life.plan(today)
    if plan and plan.own_words:
        yield f"{quoted(plan.own_words)} (pathway plan of {plain_day(plan.drawn_up)})"
    note = next((n for n in life.notes_back(today) if n.own_words), None)
    if note is not None:
        yield f"{quoted(note.own_words)} ({note.kind}, {plain_day(note.day)})"


def _workers(life: Life, casebook: Casebook, today: date, known: Known) -> Iterator[str]:
    yield from worker_lines(life, casebook, today)
    for role, changes, nobody in known.changes:
        days = f", {counted(nobody, 'day')} with nobody" if nobody else ""
        yield f"{role}: {counted(changes, 'change')} in the last twelve months{days}"


def _explained(life: Life, today: date) -> Iterator[str]:
    for event in life.events_of("entitlement explained", today):
        yield f"{plain_day(event.day)}: {event_words(event)}"


def _changed(life: Life, casebook: Casebook, today: date) -> Iterator[str]:
    """Give what changed in their life and in who works with them, newest first."""
    first = months_after(today, -LOOK_BACK)
    events = [(e.day, e.kind, event_words(e)) for e in life.events if e.kind in _CHANGES]
    found = [entry for entry in (*spell_entries(life, casebook), *events) if first <= entry[0] <= today]
    for day, kind, text in sorted(found, key=lambda entry: entry[0], reverse=True):
        yield f"{plain_day(day)}: {kind}: {text}"


def _exchanges(life: Life, casebook: Casebook, today: date) -> Iterator[str]:
    had = [note for note in life.notes_back(today) if note.touched][:EXCHANGES]
    for note in had:
        yield f"{plain_day(note.day)}: {note.kind}; {note_words(note, casebook)}: {_words(note)}"


def _words(note: ContactNote) -> str:
    own = f"In their own words: {quoted(note.own_words)}" if note.own_words else ""
    return joined(short(note.text, LONGEST_NOTE), own, separator=" ")


def _introductions(life: Life, casebook: Casebook, today: date) -> Iterator[str]:
    """Say of each worker of today whether an introduction and a handover were recorded when they began."""
    for _, roles in ROLES:
        spell = life.worker(roles, today)
        if spell is None:
            continue
        done = []
        for kind in ("introduction", "handover"):
            event = life.last_event(kind, today)
            held = event is not None and event.day >= spell.start - EARLY
            done.append(f"{kind} on {plain_day(event.day)}" if event and held else f"no {kind} recorded")
        yield f"{spell.role or 'worker'} {name_of(spell.worker, casebook)}: {', '.join(done)}"


def _coming(life: Life, casebook: Casebook, today: date, known: Known) -> Iterator[str]:
    """Give what falls due, day by day; what was due already comes first."""
    until = life.case.frequency.until if life.case.frequency else None
    last = months_after(today, LOOK_AHEAD)
    dates = [
        *((owed.due, owed.kind) for owed in known.owed),
        *([(known.touch_due, "an exchange both ways")] if known.touch_due else []),
        *known.coming,
        *((s.start, f"{s.kind}: {spell_words(s, casebook)} begins") for s in life.spells if s.start > today),
        *((a.due, f"{a.ref} {a.title}") for a in life.open_actions() if a.due),
        *([(until, "the agreed frequency ends")] if until and until >= today else []),
        *([(leave, "leave to remain ends")] if (leave := life.case.immigration_until) else []),
        *((life.birthday(age), f"turns {age}") for age in BIRTHDAYS if today < life.birthday(age) <= last),
    ]
    for day, what in sorted(dates):
        yield f"{say_day(day)}, {say_distance(day, today)}: {what}"
