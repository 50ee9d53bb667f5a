"""What the lists say of young people, and of the contact notes about them."""

from datetime import date

from tracker.desk.row import Fact, Row, made
from tracker.desk.session import Session, name_of
from tracker.domain.care_codes import ADVISERS
from tracker.domain.life import Life, months_after
from tracker.domain.notes import ContactNote
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Figure, PathwayPlan, Spell
from tracker.rules.continuity import worker_changes
from tracker.rules.flags import Flag
from tracker.rules.in_touch import recorded_late
from tracker.rules.visiting import owed
from tracker.wording import plain_day, rough, short
from tracker.wording.care_words import code_words, moved_away


def case_row(session: Session, case: Case, flags: tuple[Flag, ...]) -> Row:
    """Make a young person's row: the two clocks, the plan's age, workers, and what is open."""
    life, today = session.casebook.life_of(case), session.today
    people = {role: _holder(session, life, roles) for role, roles in _ROLES.items()}
    next_visit = min(owed(life, session.policy, today), key=lambda o: o.due, default=None)
    days, status = _days(life, today), life.eligibility(today)
    words = {kind: _said(life, kind, today) for kind in ("home", "activity", "need")}
    adviser, social_worker = (name_of(person) or None for person in people.values())
    return made(
        case,
        flags,
        state=_state(case, status, life, today),
        owner=adviser or social_worker or "",
        due=next_visit.due if next_visit else None,
        title=f"{case.initials} {case.chosen_name}" if session.names and case.chosen_name else case.initials,
        more={
            "initials": case.initials,
            "age": life.age(today),
            "case_number": case.number or None,
            **{f"days_since_{name}": (today - day).days if day else None for name, day in days.items()},
            **days,
            "next_visit": next_visit.kind if next_visit else None,
            "next_visit_due": next_visit.due if next_visit else None,
            "next_visit_basis": next_visit.basis if next_visit else None,
            "worker_changes": _changes(life, today),
            "open_actions": len(life.open_actions()),
            "personal_adviser": adviser,
            "social_worker": social_worker,
            "team": case.team or None,
            "status": status,
            **words,
            "complexity": list(case.complexity),
        },
        facts=_facts(case, days, status, words, adviser, social_worker),
        looks_at=people.values(),
    )


def _facts(
    case: Case,
    days: dict[str, date | None],
    status: str | None,
    words: dict[str, str | None],
    adviser: str | None,
    social_worker: str | None,
) -> dict[str, Fact]:
    return {
        "case": tuple(filter(None, (case.ref, case.number))),
        "team": case.team or None,
        "adviser": adviser,
        "worker": tuple(filter(None, (adviser, social_worker))),
        "status": status,
        "marker": case.complexity,
        "born": case.born,
        "seen": days["seen"],
        "touch": days["touch"],
        "planned": days["plan"],
        **words,
    }


_ROLES = {"adviser": tuple(ADVISERS), "social worker": ("social worker",)}


def _holder(session: Session, life: Life, roles: tuple[str, ...]) -> Person | None:
    spell = life.worker(roles, session.today)
    return session.casebook.get(Person, spell.worker) if spell else None


def _days(life: Life, today: date) -> dict[str, date | None]:
    """Give the last days of each clock: seen, in touch, and the plan looked at."""
    seen, touch = life.last_seen(today), life.last_touch(today)
    return {
        "seen": seen.day if seen else None,
        "touch": touch.day if touch else None,
        "plan": life.plan_looked_at(today),
    }


def _said(life: Life, kind: str, today: date) -> str | None:
    spell: Spell | None = life.current(kind, today)  # type: ignore[arg-type]  # one of three kinds
    return code_words(spell.kind, spell.what) if spell else None


def _changes(life: Life, today: date) -> int:
    """Count how often a worker followed another in the same role in the last twelve months."""
    return len(worker_changes(life, months_after(today, -12), today))


def _state(case: Case, status: str | None, life: Life, today: date) -> str:
    if not case.open_on(today):
        return "closed"
    in_care = "in care" if life.in_care(today) else ""
    return ", ".join(filter(None, (status, in_care))) or "no status"


def note_row(session: Session, note: ContactNote, flags: tuple[Flag, ...]) -> Row:
    """Make a contact note's row: when, with whom, how, late or not, on file or not."""
    casebook = session.casebook
    case, worker = casebook.get(Case, note.case), casebook.get(Person, note.by)
    later = casebook.pointing(ContactNote, "replaces", note.id)
    moved = bool(later) and moved_away(note, casebook)
    state = "on file" if note.filed else "not yet filed"
    return made(
        note,
        flags,
        state="replaced" if later else state,
        owner=name_of(worker),
        title="moved to another file" if moved else short(note.text, 200),
        more={
            "case": case.ref if case else None,
            "initials": case.initials if case else None,
            "name": case.chosen_name if case and session.names else None,
            "day": note.day,
            "happened": note.happened,
            "recorded": note.recorded,
            "late_days": note.late_days,
            "kind": note.kind,
            "outcome": note.outcome,
            "direction": note.direction,
            "seen": note.saw,
            "own_words": None if moved else note.own_words or None,
            "filed": note.filed,
            "role": note.role,
        },
        facts=_note_facts(note, case, name_of(worker), recorded_late(note, session.policy)),
        looks_at=[case, worker, *later],
    )


def _note_facts(note: ContactNote, case: Case | None, by: str, late: bool) -> dict[str, Fact]:
    return {
        "case": tuple(filter(None, (case.ref, case.number))) if case else None,
        "kind": note.kind,
        "by": by or None,
        "role": note.role,
        "outcome": note.outcome,
        "happened": note.day,
        "recorded": note.recorded,
        "filed": note.filed,
        "late": ("late", "yes") if late else None,
    }


def plan_row(session: Session, plan: PathwayPlan, flags: tuple[Flag, ...]) -> Row:
    """Make a pathway plan's row."""
    case = session.casebook.get(Case, plan.case)
    looked = plan.last_looked_at(session.today)
    return made(
        plan,
        flags,
        state="reviewed" if plan.reviewed else "drawn up",
        title=f"pathway plan of {plain_day(plan.drawn_up)} for {case.ref if case else 'nobody here'}",
        more={"case": case.ref if case else None, "drawn_up": plan.drawn_up, "looked_at": looked},
        facts={"case": case.ref if case else None, "planned": looked},
        looks_at=[case],
    )


def figure_row(session: Session, figure: Figure, flags: tuple[Flag, ...]) -> Row:
    """Make the row of a number somebody reported."""
    return made(
        figure,
        flags,
        state="reported",
        more={
            "when": rough(figure.when),
            "day": figure.when.latest,
            "value": figure.value,
            "unit": figure.unit,
        },
        facts={"held": figure.when.latest},
    )
