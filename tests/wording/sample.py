"""One young person with a bit of everything, for the pages that tell of them."""

from datetime import date
from typing import Any, NamedTuple

from tests.rules.life_sample import case, event, note, plan, spell, worker
from tests.rules.sample import OWNER, action, day, oversight, person
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import OversightDecision, Promise
from tracker.domain.young_people import Case, Frequency
from tracker.wording.clocks import Known

TODAY = day("2026-03-26")
SAM = person(ref="P-SAM", name="S Ahmed")
FREQUENCY = Frequency(
    days=14, set_by="T Manager", set_on=day("2026-02-02"), reason="moved in alone", until=day("2026-04-30")
)
MAYA = case(ref="YP-014", initials="MK", chosen_name="Maya", born=day("2008-05-04"), team="16 and 17",
            complexity=("unaccompanied",), frequency=FREQUENCY)  # fmt: skip
OTHER = case(ref="YP-031", initials="TD")
PLAN = plan(MAYA, "2025-12-01", ref="PP-1", own_words="I want a job with animals.", reviewed=("2026-02-10",))
VISIT = note(MAYA, "2026-03-20 15:30", ref="N-VISIT", where="home", seen_alone=True, recorded=day("2026-03-24"),
             text="We looked at  the flat.\nThe boiler is fixed.", own_words="It is warm now.")  # fmt: skip
TEXT = note(
    MAYA, "2026-03-24", "text or messaging", ref="N-TEXT", text="Asked about college.", direction="from them"
)
WRONG = note(OTHER, "2026-03-02", "phone", ref="N-WRONG", text="Spoke of the boiler.")
MOVED = note(MAYA, "2026-03-02", "phone", ref="N-MOVED", text="Spoke of the boiler.", replaces=WRONG.id,
             why="written on the wrong file")  # fmt: skip
FIRST = note(MAYA, "2026-02-20", "phone", ref="N-FIRST", text="Rang at ten, long words nobody said.")
BETTER = note(
    MAYA, "2026-02-20", "phone", ref="N-BETTER", text="Rang at two.", replaces=FIRST.id, why="wrong time"
)
BOILER = action(ref="A-1", title="Have the boiler looked at", due=day("2026-04-02"), case=MAYA.id,
                agreed_on=day("2026-03-02"))  # fmt: skip
DONE = action(ref="A-2", title="Buy a bed", due=None, case=MAYA.id, agreed_on=day("2026-01-20"), state="complete",
              completed_on=day("2026-02-03"))  # fmt: skip
BIKE = action(ref="A-3", title="Get the bike", due=day("2026-04-20"), case=MAYA.id, owner="",
              agreed_on=day("2026-02-10"),
              promise=Promise(words="You will have your bike by Easter.", to="her"))  # fmt: skip
RECORDS: tuple[Record, ...] = (
    OWNER, SAM, MAYA, OTHER, PLAN, VISIT, TEXT, WRONG, MOVED, FIRST, BETTER, BOILER, DONE, BIKE,
    worker(MAYA, "2025-01-06", worker=SAM.id, end="2026-01-15", reason="left the council"),
    worker(MAYA, "2026-02-02"),
    spell(MAYA, "eligibility", "2024-05-04", "eligible"),
    spell(MAYA, "legal status", "2020-01-06", "C2"),
    spell(MAYA, "home", "2024-01-08", "U6", end="2026-01-31"),
    spell(MAYA, "home", "2026-02-01", "K3", suitable=True, provided=True),
    event(MAYA, "introduction", "2026-01-28", by="S Ahmed"),
    event(MAYA, "entitlement explained", "2026-03-20", "council tax and prescriptions", how="in person",
          by="J Price"),
    event(MAYA, "change of circumstances", "2026-02-01", "move"),
    oversight(ref="O-1", kind="supervision", title="Monthly supervision", day=day("2026-03-10"), cases=(MAYA.id,),
              took_part=("J Price", "T Manager"), decisions=(OversightDecision(text="Ask about the boiler"),)),
    oversight(ref="O-2", kind="supervision", title="Team supervision", day=day("2026-02-10"),
              cases=(MAYA.id, OTHER.id), decisions=(OversightDecision(text="Find TD a home"),)),
)  # fmt: skip


class Due(NamedTuple):
    """A visit that is owed, as the rules say it."""

    kind: str
    last: ContactNote | None
    due: date
    basis: str


KNOWN = Known(
    owed=(Due("PA visit", VISIT, day("2026-04-03"), "agreed every 14 days by T Manager until 30 Apr 2026"),),
    touch_due=day("2026-04-21"),
    changes=(("personal adviser", 1, 17),),
    coming=((day("2026-06-01"), "pathway plan review"),),
    not_explained=("housing priority", "advocacy and complaints"),
)


def book(*more: Record) -> Casebook:
    return Casebook([*RECORDS, *more])


def life(of: Case = MAYA, *more: Any) -> tuple[Life, Casebook]:
    """Give a young person's file and the casebook it is in."""
    casebook = book(*more)
    return casebook.life_of(of), casebook
