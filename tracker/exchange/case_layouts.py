"""The layouts in which young people's data leave: those of the returns, and a plain one.

Sources: Annex A list 9 (17 columns, and the 13 of before); SSDA903 OC3 with validation rules 131-133, 153, 344 and
345; ``ssd_care_leavers``. Days are dd/mm/yyyy in the returns and ISO in the plain layout.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from tracker.domain import care_codes
from tracker.domain.casebook import Casebook
from tracker.domain.young_people import Case
from tracker.exchange import national_words as national
from tracker.exchange.case_columns import FREQUENCY, PLAIN, SEVERAL, SPELLS
from tracker.exchange.known import Known, uk_day

Layout = Literal["annexa", "annexa13", "oc3", "ssd", "plain"]

Cell = Callable[[Known], str]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yes(truth: bool | None) -> str:
    return "" if truth is None else "yes" if truth else "no"


def _plan_day(known: Known) -> str:
    return uk_day(known.plan_day)


def _last_exchange(known: Known) -> str:
    """Give the day of the last exchange with a personal adviser; blank where the council is not in touch."""
    return uk_day(known.last_exchange) if known.life.case.in_touch in (None, "YES") else ""


def _suitable(known: Known) -> bool | None:
    return known.suitable if known.accommodation else None


def _digit(known: Known) -> str:
    suitable = _suitable(known)
    return "" if suitable is None else "1" if suitable else "2"


def _oc3(value: Cell) -> Cell:
    """Give a value of the OC3 table: all coded or all blank, and 0 for who died or went home."""

    def cell(known: Known) -> str:
        code = known.life.case.in_touch
        if code is None:
            return ""
        if code in ("DIED", "RHOM"):
            return "0"
        return value(known) or ("" if code == "YES" else "0")

    return cell


def _accom(known: Known) -> str:
    return known.accommodation + _digit(known) if _digit(known) else ""


ANNEX_A: tuple[tuple[str, Cell], ...] = (
    ("Child Unique ID", lambda k: k.life.case.number or k.life.case.ref),
    ("Gender", lambda k: national.gender(k.life.case.gender)),
    ("Ethnicity", lambda k: national.ethnicity(k.life.case.ethnicity)),
    ("Date of Birth", lambda k: uk_day(k.life.case.born)),
    ("Age", lambda k: str(k.life.age(k.today))),
    ("UASC (Y/N)", lambda k: national.yes_no("unaccompanied" in k.life.case.complexity)),
    ("Does the Child have a Disability", lambda k: national.disability(k.life.case.disability)),
    ("Allocated Team", lambda k: k.life.case.team),
    ("Allocated Worker", lambda k: k.worker("social worker")),
    ("Allocated Personal Advisor", lambda k: k.adviser),
    ("Eligibility Category", lambda k: national.STATUS.get(k.what("eligibility"), "")),
    ("Latest Pathway Plan Review Date", _plan_day),
    ("LA In Touch", lambda k: national.IN_TOUCH.get(k.life.case.in_touch or "", "")),
    ("Latest Date of Contact", _last_exchange),
    ("Type of Accommodation", lambda k: national.with_words(k.accommodation, national.ACCOMMODATION)),
    ("Suitability of Accommodation", lambda k: national.suitability(_suitable(k))),
    ("Activity Status", lambda k: national.with_words(k.what("activity"), national.ACTIVITY)),
)
_SINCE_17 = {
    "UASC (Y/N)", "Allocated Personal Advisor", "Latest Pathway Plan Review Date", "Latest Date of Contact",
}  # fmt: skip
_OTHERWISE_13: dict[str, tuple[str, Cell]] = {
    "Allocated Worker": ("Allocated Worker", lambda k: k.any_worker),
    "LA In Touch": ("LA in Touch", lambda k: national.IN_TOUCH.get(k.life.case.in_touch or "", "")),
}
ANNEX_A_13 = tuple(_OTHERWISE_13.get(name, (name, cell)) for name, cell in ANNEX_A if name not in _SINCE_17)
OC3: tuple[tuple[str, Cell], ...] = (
    ("CHILD", lambda k: k.life.case.number or k.life.case.ref),
    ("DOB", lambda k: uk_day(k.life.case.born)),
    ("IN_TOUCH", lambda k: k.life.case.in_touch or ""),
    ("ACTIV", _oc3(lambda k: k.what("activity"))),
    ("ACCOM", _oc3(_accom)),
)
SSD: tuple[tuple[str, Cell], ...] = (
    ("clea_person_id", lambda k: k.life.case.number or k.life.case.ref),
    ("clea_care_leaver_eligibility", lambda k: national.SSD_STATUS.get(k.what("eligibility"), "")),
    ("clea_care_leaver_in_touch", lambda k: k.life.case.in_touch or ""),
    ("clea_care_leaver_latest_contact", _last_exchange),
    ("clea_care_leaver_accommodation", lambda k: k.accommodation),
    ("clea_care_leaver_accom_suitable", _digit),
    ("clea_care_leaver_activity", lambda k: k.what("activity")),
    ("clea_pathway_plan_review_date", _plan_day),
    ("clea_care_leaver_personal_advisor", lambda k: k.adviser),
    ("clea_care_leaver_allocated_team", lambda k: k.life.case.team),
)


def cases_table(
    layout: Layout, casebook: Casebook, today: date
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the column names and rows of a layout, young people by their number.

    Plain has everybody, closed cases too; Annex A those with a leaving care status today, OC3 care leavers,
    and the dataset everybody whose status is recorded.
    """
    held = held_by(layout, casebook, today)
    if layout == "plain":
        return PLAIN, [_plain_row(k) for k in held]
    cells = _LAYOUTS[layout][1]
    return tuple(name for name, _ in cells), [tuple(cell(k) for _, cell in cells) for k in held]


def held_by(layout: Layout, casebook: Casebook, today: date) -> list[Known]:
    """Give those whom a layout holds, by their number."""
    cases = sorted(casebook.all(Case), key=lambda c: (c.number, c.ref))
    known = (Known(casebook.life_of(case), casebook, today) for case in cases)
    return [k for k in known if holds(layout, k)]


def holds(layout: Layout, known: Known) -> bool:
    """Tell whether a layout has a row for a young person today."""
    if layout == "plain":
        return True
    return known.what("eligibility") in _LAYOUTS[layout][0] and known.life.case.open_on(known.today)


_LAYOUTS: dict[str, tuple[frozenset[str], Sequence[tuple[str, Cell]]]] = {
    "annexa": (frozenset(national.STATUS), ANNEX_A),
    "annexa13": (frozenset(national.STATUS), ANNEX_A_13),
    "oc3": (frozenset(care_codes.CARE_LEAVERS), OC3),
    "ssd": (frozenset(national.SSD_STATUS), SSD),
}


WHOM: dict[Layout, str] = {
    "annexa": "Annex A list 9 holds young people with a leaving care status",
    "annexa13": "Annex A list 9 holds young people with a leaving care status",
    "oc3": "OC3 holds young people with the status of a care leaver",
    "ssd": "the dataset holds young people with a leaving care status",
    "plain": "the table holds everybody",
}
"""Whom each layout holds, for the middle of a sentence."""


def _plain_row(known: Known) -> tuple[str, ...]:
    case = known.life.case
    row = {
        "case number": case.number,
        "reference": case.ref,
        "initials": case.initials,
        "chosen name": case.chosen_name,
        "date of birth": _iso(case.born),
        "team": case.team,
        "gender": case.gender,
        "ethnicity": case.ethnicity,
        "disability": case.disability,
        "complexity": "; ".join(case.complexity),
        "in touch": case.in_touch or "",
        "immigration until": _iso(case.immigration_until),
        "closed on": _iso(case.closed_on),
        "closed reason": case.closed_reason,
    }
    if agreed := case.frequency:
        said = (str(agreed.days), agreed.set_by, _iso(agreed.set_on), agreed.reason, _iso(agreed.until))
        row |= dict(zip(FREQUENCY, said, strict=True))
    for column, kind in SPELLS.items():
        row |= _spell_cells(known, column, kind)
    for column, kind in SEVERAL.items():
        running = [s for s in known.life.spells_of(kind, known.today) if s.on(known.today)]
        row[column] = "; ".join(f"{s.what} since {_iso(s.start)}" for s in running)
    return tuple(row.get(column, "") for column in PLAIN)


def _spell_cells(known: Known, column: str, kind: care_codes.SpellKind) -> dict[str, str]:
    spell = known.life.worker((column,), known.today) if kind == "worker" else known.spell(kind)
    if spell is None:
        return {}
    cells = {f"{column} since": _iso(spell.start), f"{column} until": _iso(spell.end)}
    cells |= {column: spell.what, f"{column} reason": spell.reason}
    if kind == "worker":
        cells[column] = known.worker(column)
    elif kind == "home":
        words = {**care_codes.ACCOMMODATION, **care_codes.PLACEMENTS}
        cells[column] = national.with_words(spell.what, words)
        suitable = {True: "suitable", False: "unsuitable", None: ""}[spell.suitable]
        cells |= {"home suitability": suitable, "home provided": _yes(spell.provided)}
    return cells
