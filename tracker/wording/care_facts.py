"""What is known of the records about young people, label by label."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.dates import plain_day, say_day, say_distance
from tracker.domain.care_codes import IN_TOUCH
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Event, Figure, PathwayPlan, Spell
from tracker.wording.care_words import (
    event_words,
    joined,
    late_words,
    moved_away,
    name_of,
    quoted,
    ref_of,
    seen_words,
    spell_words,
)
from tracker.wording.clocks import Known, clock_lines
from tracker.wording.life_words import (
    agreement_line,
    circumstance_lines,
    plan_line,
    status_line,
    worker_lines,
)
from tracker.wording.listing import Facts, listed
from tracker.wording.saying import rough


def _case_facts(case: Case, casebook: Casebook, today: date) -> Facts:
    """Tell of a young person; the chosen name, gender, ethnicity and disability are left out."""
    life = casebook.life_of(case)
    leave = case.immigration_until
    return [
        ("Case number", case.number),
        ("Age", f"{life.age(today)}, born {plain_day(case.born)}"),
        ("Status", status_line(life, today)),
        *listed("Workers", worker_lines(life, casebook, today)),
        *listed("Clocks", clock_lines(life, today, Known())),
        ("Agreed", agreement_line(life, today)),
        *listed("Now", circumstance_lines(life, casebook, today)),
        ("Pathway plan", plan_line(life, today)),
        ("Yearly return", f"{case.in_touch}, {IN_TOUCH[case.in_touch]}" if case.in_touch else ""),
        ("Leave to remain", f"until {plain_day(leave)}, {say_distance(leave, today)}" if leave else ""),
        *listed("Open actions", (f"{a.ref} {a.title}" for a in life.open_actions()), "none"),
        ("Closed because", case.closed_reason),
    ]


def _note_facts(note: ContactNote, casebook: Casebook, _today: date) -> Facts:
    """Tell of an exchange; the words of one that was moved to another file stand there alone."""
    when = say_day(note.day) + (f" at {note.happened:%H:%M}" if note.has_time else "")
    former = casebook.get(ContactNote, note.replaces)
    later = casebook.pointing(ContactNote, "replaces", note.id)
    away = moved_away(note, casebook)
    words = [("Words", note.text), ("Their own words", quoted(note.own_words) if note.own_words else "")]
    return [
        ("About", ref_of(note.case, casebook)),
        ("When", when),
        ("Recorded", joined(plain_day(note.recorded), late_words(note), separator=", ")),
        ("By", f"{name_of(note.by, casebook)}, {note.role}"),
        ("With", note.with_whom),
        ("Direction", note.direction if note.outcome == "made" else "attempted"),
        ("Seen", _seen(note)),
        *([] if away else words),
        ("Change of circumstances", note.changed or ""),
        ("Home found", note.suitability or ""),
        ("Case system", f"on file since {plain_day(note.filed)}" if note.filed else "not yet on file"),
        ("Takes the place of", f"{former.ref}: {note.why}" if former else ""),
        *listed("Replaced by", (_replacing(n, note, casebook) for n in later)),
        *listed("Raised", (f"{a.ref} {a.title}" for a in casebook.pointing(Action, "note", note.id))),
    ]


def _seen(note: ContactNote) -> str:
    """Answer whether they were seen, after that label: "yes, alone, home"."""
    said = seen_words(note)
    for words, answer in (("not seen", "no"), ("seen with", "yes, with"), ("seen alone", "yes, alone")):
        if said.startswith(words):
            return answer + said.removeprefix(words)
    return f"yes{said.removeprefix('seen')}" if said else ""


def _replacing(later: ContactNote, note: ContactNote, casebook: Casebook) -> str:
    moved = f" (moved to {ref_of(later.case, casebook)})" if later.case != note.case else ""
    return f"{later.ref}{moved}: {later.why}"


def _plan_facts(plan: PathwayPlan, casebook: Casebook, today: date) -> Facts:
    took_part = {True: "yes", False: joined("no", plan.no_part_reason, separator=": "), None: "not recorded"}
    interval = f"within {plan.interval_months} months" if plan.interval_months else ""
    actions = casebook.pointing(Action, "plan", plan.id)
    return [
        ("For", ref_of(plan.case, casebook)),
        ("Drawn up", f"{plain_day(plan.drawn_up)}, {say_distance(plan.drawn_up, today)}"),
        ("Agreed", plain_day(plan.agreed) if plan.agreed else "not yet"),
        ("Reviewed", ", ".join(plain_day(day) for day in plan.reviewed)),
        ("Next review", joined(interval, plan.interval_basis, separator=": ")),
        ("Took part", took_part[plan.took_part]),
        ("Their own words", quoted(plan.own_words) if plan.own_words else "none"),
        ("Covers", ", ".join(plan.matters)),
        ("Local offer", "set out or linked" if plan.local_offer else "not linked"),
        ("Copy given", plain_day(plan.copy_given) if plan.copy_given else "not yet"),
        ("Immigration", "plans for more than one outcome" if plan.immigration_planned else ""),
        *((text.matter.capitalize(), text.text) for text in plan.texts),
        *listed("Actions", (f"{a.ref} {a.title} ({a.state})" for a in actions), "none yet"),
    ]


def _spell_facts(spell: Spell, casebook: Casebook, _today: date) -> Facts:
    until = f" to {plain_day(spell.end)}" if spell.end else ", still"
    return [
        ("About", ref_of(spell.case, casebook)),
        (spell.kind.capitalize(), spell_words(spell, casebook)),
        ("When", f"{plain_day(spell.start)}{until}"),
        ("Because", spell.reason),
    ]


def _event_facts(event: Event, casebook: Casebook, _today: date) -> Facts:
    note = casebook.get(ContactNote, event.note)
    return [
        ("About", ref_of(event.case, casebook)),
        ("When", say_day(event.day)),
        (event.kind.capitalize(), event_words(event)),
        ("Told in", note.ref if note else ""),
    ]


def _figure_facts(figure: Figure, _casebook: Casebook, _today: date) -> Facts:
    return [
        ("Value", f"{figure.value:g} {figure.unit}".rstrip()),
        ("When", rough(figure.when)),
        ("Source", figure.source),
        ("Means", figure.definition),
    ]


CARE_TELLERS: dict[type[Record], Callable[[Any, Casebook, date], Facts]] = {
    Case: _case_facts,
    ContactNote: _note_facts,
    PathwayPlan: _plan_facts,
    Spell: _spell_facts,
    Event: _event_facts,
    Figure: _figure_facts,
}
"""Who tells what of each kind."""
