"""Social worker visits to young people in care: which interval is in force, and whose clock runs."""

import pytest

from tests.rules.boundaries_visiting import in_care, leaver, sw
from tests.rules.life_sample import case, note, spell
from tests.rules.sample import day, flags_on, oversight
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.care_visits import care_visit
from tracker.rules.duties import Owed
from tracker.rules.policy import load_policy

TODAY = "2026-03-26"
RULES = {f"VI-{n}" for n in range(12, 17)}


def visit(of: Case, *others: Record, today: str = TODAY) -> tuple[str, Owed]:
    found = care_visit(Casebook([of, *others]).life_of(of), load_policy(), day(today))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("home", "order", "last", "rule", "due"),
    [
        (("2026-03-02", "K2"), "C2", "2026-03-02", "VI-13", "2026-04-13"),
        (("2024-01-10", "K3"), "V2", "2026-03-02", "VI-14", "2026-04-13"),
        (("2024-01-10", "U1"), "C2", "2026-01-31", "VI-14", "2026-04-30"),
        (("2026-02-02", "P1"), "C1", "2026-03-20", "VI-16", "2026-03-27"),
        (("2026-02-02", "P1"), "C2", "2026-03-20", "VI-16", "2026-05-01"),
        (("2026-02-02", "P1"), "V2", "2026-03-20", "VI-13", "2026-05-01"),
    ],
)
def test_the_interval_follows_the_placement(
    home: tuple[str, str], order: str, last: str, rule: str, due: str
) -> None:
    one, status = in_care(order)
    found, owed = visit(one, status, spell(one, "home", *home), sw(one, last))
    assert (found, owed.due, owed.agreed) == (rule, day(due), False)
    assert owed.basis.endswith(", by law")


def test_one_rule_speaks_at_a_time_and_breaks_the_law() -> None:
    one, status = in_care()
    flags = flags_on(TODAY, one, status, spell(one, "home", "2026-01-05", "K2"), sw(one, "2026-01-07"))
    assert flags.keys() & RULES == {"VI-13"}
    flag = flags["VI-13"]
    assert (flag.word, flag.severity, flag.days) == ("overdue", 4, 36)
    assert flag.sentence == (
        "Social worker visit 36 days overdue: every 6 weeks, by law; last seen 7 Jan 2026"
    )


def test_never_seen_is_missing_and_no_move_makes_it_timely() -> None:
    one, status = in_care()
    homes = [spell(one, "home", "2026-01-05", "K2", end="2026-03-22"), spell(one, "home", "2026-03-23", "K2")]
    flag = flags_on(TODAY, one, status, *homes)["VI-12"]
    assert (flag.word, flag.severity, flag.since) == ("missing", 4, day("2026-01-13"))
    seen = sw(one, "2026-01-20")
    assert flags_on(TODAY, one, status, *homes, seen)["VI-13"].since == day("2026-03-04")


def test_without_a_home_on_file_six_weeks_count_from_the_start_of_care() -> None:
    one, status = in_care(since="2026-01-05")
    assert visit(one, status)[:1] == ("VI-13",)
    assert visit(one, status)[1].due == day("2026-02-16")


def test_an_adviser_seeing_them_is_no_social_worker_visit() -> None:
    one, status = in_care()
    home = spell(one, "home", "2026-03-02", "K2")
    assert "VI-12" in flags_on(TODAY, one, status, home, note(one, "2026-03-04"))
    assert "VI-12" not in flags_on(TODAY, one, status, home, sw(one, "2026-03-04"))
    attempt = sw(one, "2026-03-04", outcome="attempted")
    assert "VI-12" in flags_on(TODAY, one, status, home, attempt)


def test_a_long_term_placement_is_questioned_at_three_months_and_breaks_the_law_after_six() -> None:
    one, status = in_care()
    records = [status, spell(one, "home", "2024-01-10", "U4"), sw(one, "2025-09-30")]
    asked = flags_on("2025-12-31", one, *records)
    assert (asked["VI-14"].word, asked["VI-14"].severity) == ("check", 3)
    assert "in time until 30 Mar 2026 only if they agreed to fewer visits" in asked["VI-14"].clears
    assert "VI-14" in flags_on("2026-03-30", one, *records)
    late = flags_on("2026-03-31", one, *records)
    assert late.keys() & RULES == {"VI-15"}
    assert (late["VI-15"].word, late["VI-15"].severity, late["VI-15"].days) == ("overdue", 4, 1)


def test_a_review_before_the_move_home_does_not_end_the_weekly_visits() -> None:
    one, status = in_care("C1", since="2025-06-02")
    home = spell(one, "home", "2026-02-02", "P1")
    former = oversight(kind="statutory review", day=day("2026-01-20"), cases=(one.id,))
    assert visit(one, status, home, former, sw(one, "2026-03-20"))[1].days == 7
    other = oversight(kind="supervision", day=day("2026-02-20"), cases=(one.id,))
    assert visit(one, status, home, other, sw(one, "2026-03-20"))[1].days == 7


def test_who_is_not_in_care_is_owed_none() -> None:
    adult, old_status = in_care(born=day("2008-03-26"))
    breaks, short = in_care("V3")
    closed, closed_status = in_care(closed_on=day("2026-03-25"))
    for one, status in [(adult, old_status), (breaks, short), (closed, closed_status), leaver()]:
        assert not flags_on(TODAY, one, status).keys() & (RULES | {"VI-17"})
    assert "VI-13" in flags_on("2026-03-25", adult, old_status)


def test_eligible_without_any_legal_status_on_file_means_in_care() -> None:
    one = case(born=day("2009-06-01"))
    eligible = spell(one, "eligibility", "2025-09-01", "eligible")
    assert visit(one, eligible)[1].since == day("2025-09-01")
    ended = spell(one, "legal status", "2024-01-10", "V2", end="2026-03-01")
    assert "VI-13" not in flags_on(TODAY, one, eligible, ended)


def test_a_change_of_order_is_no_new_start_of_care() -> None:
    one = case(born=day("2009-06-01"))
    interim = spell(one, "legal status", "2026-01-05", "C1", end="2026-02-28")
    order = spell(one, "legal status", "2026-03-01", "C2")
    assert visit(one, interim, order)[1].since == day("2026-01-05")


@pytest.mark.parametrize("alone", [True, False])
def test_seen_alone_is_asked_of_the_last_visit_only(alone: bool) -> None:
    one, status = in_care()
    unsaid = sw(one, "2026-03-02", seen_alone=None)
    flag = flags_on(TODAY, one, status, unsaid)["VI-17"]
    assert (flag.word, flag.severity) == ("check", 1)
    assert "VI-17" not in flags_on(TODAY, one, status, unsaid, sw(one, "2026-03-20", seen_alone=alone))
