"""Checks on the days of a young person's file: born, begun, ended, written down, in an order that can be."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tracker.dates import plain_day
from tracker.domain.care_codes import ADVISERS
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.young_people import Case, Event, PathwayPlan, Spell
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Fix, Found, check
from tracker.rules.quality.whose import age, plausible, ref_of

_SEVERAL = frozenset(("waiting", "out of area"))
"""Kinds of which several may run at once."""
_STARTS: tuple[tuple[type[Record], str], ...] = (
    (Spell, "start"),
    (Event, "day"),
    (PathwayPlan, "drawn_up"),
    (ContactNote, "day"),
)
"""The first day of each kind on file."""
_PAST: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Event, ("day",)),
    (PathwayPlan, ("drawn_up", "agreed", "copy_given")),
    (ContactNote, ("day",)),
)
"""Days that have been; a spell may begin on a day to come, as a move does."""
_FIXES: dict[type[Record], Fix] = {
    ContactNote: Fix("note correct {ref} REASON --when MOMENT", "edit"),
    Spell: Fix("case correct {ref} --from DAY", "mend"),
}
"""How a day is put right where a verb of its own does it."""


@check(
    "DQ-40",
    Spell,
    sentence="A stretch ends on or after the day it begins.",
    verb="case correct {ref} --until DAY",
    key="mend",
)
def ends_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find spells that end before they begin."""
    for spell in casebook.all(Spell):
        if spell.end is not None and spell.end < spell.start:
            whose = ref_of(spell, casebook)
            says = f"the {spell.kind} of {whose} ends on {plain_day(spell.end)}, before it begins"
            yield Found(spell, f"{says} on {plain_day(spell.start)}", field="end")


@check(
    "DQ-41",
    Spell,
    sentence="One home, activity, status or level of need holds at a time, and one worker in each role.",
    verb="case end {other} --on DAY",
    key="mend",
)
def side_by_side(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find spells that began while another ran, of which only one can; all advisers share one role."""
    places: dict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for spell in casebook.all(Spell):
        if spell.kind not in _SEVERAL and (spell.end is None or spell.end >= spell.start):
            role = "adviser" if spell.role in ADVISERS else spell.role or ""
            places[spell.case, spell.kind, role].append(spell)
    for spells in places.values():
        for before, spell in pairwise(sorted(spells, key=lambda s: s.order)) if len(spells) > 1 else ():
            if before.end is None or before.end >= spell.start:
                whose, what = ref_of(spell, casebook), spell.role or spell.kind
                says = f"a {what} of {whose} begins on {plain_day(spell.start)} while {before.ref} still runs"
                yield Found(before, says, before.ref, "end")


@check(
    "DQ-42",
    Record,
    sentence="Nothing on file happened before the young person was born.",
    verb="mend {ref} {field} DAY",
    key="mend",
)
def before_birth(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find what is dated before birth, where the date of birth itself can be right."""
    born = {case.id: case.born for case in casebook.all(Case) if plausible(case, today)}
    for kind, field in _STARTS:
        for record in casebook.all(kind):
            birth = born.get(record.case)  # type: ignore[attr-defined]  # all four kinds have a young person
            day = getattr(record, field)
            if birth is not None and day < birth:
                whose = ref_of(record, casebook)  # type: ignore[arg-type]
                says = f"dated {plain_day(day)}, before {whose} was born"
                yield Found(record, says, field=field, fix=_FIXES.get(kind))


@check(
    "DQ-43",
    ContactNote,
    sentence="A contact note is recorded on or after the day it tells of.",
    verb="note correct {ref} REASON --when MOMENT",
    key="edit",
)
def recorded_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find notes recorded before what they tell of happened."""
    for note in casebook.all(ContactNote):
        if note.recorded < note.day <= today and casebook.stands(note):
            says = f"recorded on {plain_day(note.recorded)}, before it happened on {plain_day(note.day)}"
            yield Found(note, says)


@check(
    "DQ-44",
    Record,
    sentence="An event, a plan and a contact note tell of days that have been.",
    verb="mend {ref} {field} DAY",
    key="mend",
)
def ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find events, plans, reviews and notes dated on a day to come; one fault a record."""
    for kind, fields in _PAST:
        for record in casebook.all(kind):
            for field in fields:
                day = getattr(record, field)
                if day is not None and day > today:
                    whose = ref_of(record, casebook)  # type: ignore[arg-type]
                    says = f"{_said(field)} of {whose} is {plain_day(day)}, a day to come"
                    yield Found(record, says, field=field, fix=_FIXES.get(kind))
                    break


@check(
    "DQ-45",
    PathwayPlan,
    sentence="A plan is reviewed on or after the day it was drawn up, and on a day that has been.",
    verb="mend {ref} drawn_up DAY",
    key="mend",
)
def reviewed_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find plans reviewed before they were drawn up, or on a day to come."""
    for plan in casebook.all(PathwayPlan):
        wrong = [day for day in plan.reviewed if day < plan.drawn_up <= today or day > today]
        if wrong:
            where = "a day to come" if wrong[0] > today else "before it was drawn up"
            says = f"the plan of {ref_of(plan, casebook)} was reviewed on {plain_day(wrong[0])}, {where}"
            yield Found(plan, says, field="drawn_up")


@check(
    "DQ-46",
    PathwayPlan,
    sentence="A copy of a plan is given on or after the day it was drawn up.",
    verb="plan update {ref} --copy-given DAY",
    key="mend",
)
def given_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find plans of which a copy was given before they were drawn up."""
    for plan in casebook.all(PathwayPlan):
        if plan.copy_given is not None and plan.copy_given < plan.drawn_up <= today:
            says = f"a copy was given to {ref_of(plan, casebook)} on {plain_day(plan.copy_given)}, before the plan"
            yield Found(plan, f"{says} was drawn up on {plain_day(plan.drawn_up)}", field="copy_given")


@check(
    "DQ-47",
    PathwayPlan,
    sentence="A plan is agreed on or after the day it was drawn up.",
    verb="plan update {ref} --agreed DAY",
    key="mend",
)
def agreed_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find plans agreed before they were drawn up."""
    for plan in casebook.all(PathwayPlan):
        if plan.agreed is not None and plan.agreed < plan.drawn_up <= today:
            says = f"the plan of {ref_of(plan, casebook)} was agreed on {plain_day(plan.agreed)}, before it"
            yield Found(plan, f"{says} was drawn up on {plain_day(plan.drawn_up)}", field="agreed")


@check(
    "DQ-48",
    Spell,
    sentence="Of a case that is closed nothing runs on.",
    verb="case end {ref} --on DAY",
    key="mend",
)
def runs_on(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find what still runs of cases closed before today."""
    closed = {c.id: c for c in casebook.all(Case) if c.closed_on is not None and c.closed_on < today}
    for spell in casebook.all(Spell) if closed else ():
        case = closed.get(spell.case)
        if case is not None and (spell.end is None or spell.end > today):
            what = f"{spell.role or spell.kind} of {case.ref}"
            yield Found(spell, f"the {what} still runs, though the case is closed", field="end")


@check(
    "DQ-49",
    Case,
    sentence="A young person is between 10 and 40 years old.",
    verb="case update {ref} --born DAY",
    key="edit",
)
def odd_age(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find dates of birth that cannot be right; who is merely over 25 is DQ-17."""
    for case in casebook.all(Case):
        if not plausible(case, today):
            years = age(case, today)
            yield Found(case, f"by the date of birth {years} years old" if years >= 0 else "not born yet")


def _said(field: str) -> str:
    """Say a day's field in the middle of a sentence."""
    return {
        "day": "the day",
        "drawn_up": "the day a plan was drawn up",
        "agreed": "the day a plan was agreed",
        "copy_given": "the day a copy was given",
    }[field]
