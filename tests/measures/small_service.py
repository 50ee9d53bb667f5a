"""A service so small that every figure of it can be counted by hand, on 26 March 2026."""

from datetime import date
from typing import Any

from tests.make import (
    a_case,
    a_contact_note,
    a_figure,
    a_finding,
    a_person,
    a_plan,
    a_spell,
    a_thread,
    a_visit,
    an_action,
    an_event,
    an_oversight,
)
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import OversightDecision, Promise
from tracker.domain.young_people import Case, Frequency
from tracker.measures import Period

WITHIN = Period(date(2026, 2, 13), date(2026, 3, 26))


def day(text: str) -> date:
    return date.fromisoformat(text)


PA, VIRTUAL = a_person("Pat Adviser"), a_person("Vi Screen")
GONE = a_person("Gil Gone", left=day("2026-01-31"))
SW, SW2 = a_person("Sol Worker"), a_person("Sam Worker")
PEOPLE: list[Record] = [PA, VIRTUAL, GONE, SW, SW2]

A = a_case("AA", day("2009-05-10"))
"""16, in care, with two changes of social worker in a year and no personal adviser."""
B = a_case(
    "BB",
    day("2006-06-15"),
    in_touch="YES",
    frequency=Frequency(
        days=28, set_by="T Manager", set_on=day("2026-01-05"), reason="need", until=day("2026-06-30")
    ),
)
"""19, and all is well."""
C = a_case("CC", day("2004-09-01"), in_touch="NO", complexity=("parent",))
"""21, without a home, out of touch, out of work, and held by somebody who left."""
D = a_case("DD", day("2003-01-01"), closed_on=day("2026-03-10"), closed_reason="Support ended")
"""23, whose case closed in the period."""
E = a_case("EE", day("2009-03-01"), complexity=("unaccompanied",))
"""17 in the period, with a virtual adviser, out of the area, waiting, and without a plan."""
F = a_case("FF", day("2007-12-01"))
"""18, of whom nothing is recorded."""
G = a_case("GG", day("2010-03-10"))
"""16 in the period, in care, seen and reviewed too late."""
CASES = (A, B, C, D, E, F, G)


def spell(case: Case, kind: str, start: str, what: str = "", end: str = "", **fields: Any) -> Record:
    return a_spell(case, kind, day(start), what, end=day(end) if end else None, **fields)


def worker(case: Case, who: Record, start: str, end: str = "", role: str = "personal adviser") -> Record:
    return spell(case, "worker", start, end=end, worker=who.id, role=role)


def note(
    case: Case, by: Any, on: str, kind: str, recorded: str = "", filed: str = "", **said: Any
) -> ContactNote:
    said |= {"recorded": day(recorded or on), "filed": day(filed) if filed else None}
    return a_contact_note(case, by, day(on), kind, **said)


SPELLS: list[Record] = [
    spell(A, "legal status", "2020-01-10", "C2"),
    spell(A, "eligibility", "2025-08-10", "eligible"),
    spell(A, "home", "2020-01-10", "U4", provided=True),
    spell(A, "activity", "2025-09-01", "F2"),
    worker(A, SW, "2024-01-08", "2025-05-31", role="social worker"),
    worker(A, SW2, "2025-06-01", "2025-12-31", role="social worker"),
    worker(A, SW, "2026-01-01", role="social worker"),
    spell(B, "eligibility", "2022-06-15", "eligible", "2024-06-14"),
    spell(B, "eligibility", "2024-06-15", "former relevant"),
    spell(B, "home", "2024-06-15", "U", suitable=True),
    spell(B, "activity", "2025-09-01", "F2"),
    spell(B, "need", "2025-12-01", "raised"),
    worker(B, SW, "2022-06-20", "2024-06-14", role="social worker"),
    worker(B, PA, "2023-05-01"),
    spell(C, "eligibility", "2022-09-01", "former relevant", "2025-08-31"),
    spell(C, "eligibility", "2025-09-01", "former relevant 21 to 25"),
    spell(C, "home", "2026-02-01", "S"),
    spell(C, "activity", "2025-06-01", "G5"),
    worker(C, GONE, "2024-03-01"),
    spell(D, "eligibility", "2024-01-01", "former relevant 21 to 25"),
    worker(D, PA, "2024-01-01"),
    spell(E, "eligibility", "2025-06-01", "relevant"),
    spell(E, "home", "2025-06-01", "B"),
    spell(E, "out of area", "2025-06-01", "Powys"),
    spell(E, "waiting", "2026-01-05", "CAMHS"),
    worker(E, VIRTUAL, "2025-06-10", role="virtual personal adviser"),
    spell(G, "legal status", "2018-01-10", "C2"),
    spell(G, "eligibility", "2026-03-10", "eligible"),
    spell(G, "home", "2018-01-10", "U6", "2025-12-19"),
    spell(G, "home", "2025-12-20", "K2"),
    spell(G, "activity", "2024-09-01", "F2"),
    worker(G, SW, "2025-01-01", role="social worker"),
]
NOTES: list[Record] = [
    note(A, SW, "2026-03-10", "social worker visit", filed="2026-03-11"),
    note(B, PA, "2026-01-20", "PA visit", filed="2026-01-21"),
    note(B, PA, "2026-02-16", "PA visit", filed="2026-02-17"),
    note(B, PA, "2026-03-12", "PA visit", filed="2026-03-13"),
    note(B, PA, "2026-03-20", "text or messaging", filed="2026-03-23"),
    note(C, GONE, "2025-12-20", "PA visit", filed="2025-12-22"),
    note(C, GONE, "2026-03-05", "phone", recorded="2026-03-20", outcome="attempted"),
    note(E, VIRTUAL, "2026-03-03", "PA visit", recorded="2026-03-04", filed="2026-03-06"),
    note(E, VIRTUAL, "2026-03-24", "social media"),
    note(G, SW, "2026-01-02", "social worker visit", filed="2026-01-05"),
]
_WHOLE = {"took_part": True, "own_words": "My own flat.", "matters": words(care_codes.Matter)}
PLANS: list[Record] = [
    a_plan(A, day("2025-10-01"), reviewed=(day("2026-03-20"),), copy_given=day("2026-03-23"), **_WHOLE),
    a_plan(
        B,
        day("2025-06-01"),
        reviewed=(day("2025-11-20"), day("2026-02-27")),
        copy_given=day("2026-03-02"),
        local_offer=True,
        **_WHOLE,
    ),
    a_plan(C, day("2025-03-01")),
    an_event(B, "entitlement explained", day("2025-10-10"), what="setting up home"),
    an_action(
        "Find a flat", day("2026-02-27"), source="pathway plan", case=B.id, owner=PA.id, due=day("2026-04-30")
    ),
    an_action("Passport", day("2026-03-20"), source="pathway plan", case=A.id, due=day("2026-05-30")),
]


def review(kind: str, on: str, case: Case, **fields: Any) -> Record:
    return an_oversight(kind, day(on), title="Review", cases=(case.id,), in_person=True, **fields)


INADEQUATE, REPEATED = (
    an_oversight("audit", day(on), title="Audit", grade="inadequate") for on in ("2025-12-05", "2025-12-10")
)
OVERSIGHT: list[Record] = [
    review("statutory review", "2025-12-01", A),
    review(
        "statutory review",
        "2026-03-16",
        A,
        agencies=("Wye Academy",),
        decisions=(OversightDecision(text="Ring"),),
    ),
    review("statutory review", "2025-03-01", G),
    review("statutory review", "2025-06-01", G),
    review("plan review", "2026-02-20", B),
    review("plan review", "2026-02-23", C),
    INADEQUATE,
    REPEATED,
    an_oversight(
        "audit",
        day("2026-02-20"),
        title="Second audit",
        grade="requires improvement",
        moderated_grade="good",
        team_manager=True,
        reflective=True,
        young_view=True,
        again_of=REPEATED.id,
    ),
    an_oversight("audit", day("2026-03-02"), title="Audit", grade="requires improvement"),
    an_oversight(
        "supervision", day("2026-02-02"), worker=SW.id, decisions=(OversightDecision(text="Ring the school"),)
    ),
    an_oversight("supervision", day("2026-03-02"), worker=SW.id, cases=(A.id, B.id, G.id)),
    an_oversight("supervision", day("2026-03-04"), worker=PA.id),
]

FIRST, LAST = (
    a_visit(when=day(when), ordinal=n, received=day(came))
    for n, when, came in ((1, "2025-11-10", "2025-12-01"), (2, "2026-02-25", "2026-03-05"))
)
AGAIN, SILENT = a_thread("Visits at the minimum"), a_thread("Plans out of date")
CLOSED = a_thread("Late allocation", state="closed", closed_on=day("2026-03-01"))
ANSWERED, NEW, ACTED, WATCHED = (
    a_finding(visit=visit.id, thread=thread.id, answer=answer)
    for visit, thread, answer in (
        (FIRST, AGAIN, "action"),
        (LAST, AGAIN, "action"),
        (FIRST, SILENT, "action"),
        (FIRST, CLOSED, "watch"),
    )
)
SCRUTINY: list[Record] = [
    *(FIRST, LAST, AGAIN, SILENT, CLOSED, ANSWERED, NEW, ACTED, WATCHED),
    an_action("Visit by need", day("2025-12-05"), source="visit", findings=(ANSWERED.id,)),
    an_action("Read every plan", day("2025-12-05"), source="visit", findings=(ACTED.id,)),
]


def promise(agreed: str, due: str, told: str = "", **fields: Any) -> Record:
    said = Promise(words="You will", to="the council of young people", told_on=day(told) if told else None)
    dates = {name: day(value) if name.endswith("_on") else value for name, value in fields.items()}
    return an_action(
        "Promise", day(agreed), source="promise", promise=said, due=day(due), original_due=day(due), **dates
    )


LATE, OPEN_LATE, AHEAD, IN_TIME, GIVEN_UP = (
    promise("2026-01-10", "2026-03-01", state="complete", completed_on="2026-03-11"),
    promise("2026-02-20", "2026-03-15"),
    promise("2025-12-01", "2026-04-30"),
    promise("2026-01-05", "2026-02-20", state="complete", completed_on="2026-02-18"),
    promise("2026-01-01", "2026-06-01", "2026-03-05", state="dropped", dropped_on="2026-03-01"),
)
PROMISES: list[Record] = [LATE, OPEN_LATE, AHEAD, IN_TIME, GIVEN_UP]
FIGURES: list[Record] = [
    a_figure("Families waiting for support", 40, day("2026-02-01"), unit="families"),
    a_figure("Families waiting for support", 32, day("2026-03-01"), unit="families"),
    a_figure("Longest on the waiting list for support", 5, day("2026-03-01"), unit="weeks"),
    a_figure("Longest on the waiting list for counselling", 14, day("2026-03-10"), unit="days"),
    a_figure("Families waiting for support", 99, day("2026-04-01"), unit="families"),
]
EVERYTHING: list[Record] = [
    *(*PEOPLE, *CASES, *SPELLS, *NOTES, *PLANS, *OVERSIGHT, *SCRUTINY, *PROMISES, *FIGURES),
]
