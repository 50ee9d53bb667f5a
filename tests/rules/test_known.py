"""What the rules hand to the pages about a young person agrees with their own flags."""

from datetime import date, timedelta

from tests.rules.life_sample import case, note, plan, spell, worker
from tests.rules.sample import OWNER, flags_on, person
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.known import known_of
from tracker.rules.policy import load_policy
from tracker.wording.clocks import Known

DAY = timedelta(days=1)
TODAY = date(2026, 3, 26)
SAM = person(name="S Ahmed")
MAYA = case(born=date(2007, 1, 15))
RECORDS: tuple[Record, ...] = (
    SAM,
    spell(MAYA, "eligibility", "2025-01-15", "former relevant"),
    worker(MAYA, "2025-01-15", worker=SAM.id, end="2025-12-31"),
    worker(MAYA, "2026-01-12"),
    plan(MAYA, "2025-10-01", reviewed=("2026-02-02",), interval_months=3),
    note(MAYA, "2026-03-02"),
    note(MAYA, "2026-03-10", "text or messaging"),
)


def known(*records: Record) -> Known:
    casebook = Casebook([OWNER, MAYA, *records])
    return known_of(casebook.life_of(MAYA), casebook, load_policy(), TODAY, ["housing"])


def test_each_clock_runs_out_on_the_day_before_its_rule_speaks() -> None:
    told = known(*RECORDS)
    assert told.touch_due is not None
    [visit] = told.owed
    [(review, what)] = told.coming
    assert what == "pathway plan review"
    for rule, due in (("VI-08", told.touch_due), ("VI-03", visit.due), ("PP-06", review)):
        assert rule not in flags_on(due.isoformat(), MAYA, *RECORDS), rule
        assert rule in flags_on((due + DAY).isoformat(), MAYA, *RECORDS), rule


def test_changes_of_worker_are_counted_with_the_days_nobody_held_the_role() -> None:
    assert known(*RECORDS).changes == [("personal adviser", 1, 11)]
    assert known(*RECORDS).not_explained == ["housing"]


def test_where_nothing_is_owed_nothing_is_due() -> None:
    assert known() == Known([], None, [], [], ["housing"])
