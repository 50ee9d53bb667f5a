"""The rules on when a pathway plan is looked at again."""

import pytest

from tests.rules.life_sample import case, event, plan, spell
from tests.rules.sample import day, flags_on
from tracker.domain.records import Record

TODAY = "2026-03-26"
YOUNG = case()
FORMER = spell(YOUNG, "eligibility", "2025-01-15", "former relevant")


FIRST_HOME = spell(YOUNG, "home", "2025-01-15", "E", end="2026-01-14")


def home(start: str, **fields: object) -> Record:
    return spell(YOUNG, "home", start, "U", **fields)


def changed(on: str, what: str = "pregnancy or birth") -> Record:
    return event(YOUNG, "change of circumstances", on, what)


def test_the_review_says_how_late_and_since_when() -> None:
    flag = flags_on(TODAY, YOUNG, FORMER, plan(YOUNG, "2025-06-01", reviewed=["2025-09-20"]))["PP-06"]
    assert (flag.word, flag.severity, flag.days) == ("overdue", 4, 6)
    assert flag.sentence == "Pathway plan review 6 days overdue: last looked at 20 Sep 2025, every 6 months"


def test_a_review_still_to_come_does_not_count_and_a_longer_interval_cannot_be_fixed() -> None:
    late = plan(YOUNG, "2025-06-01", reviewed=["2026-03-27"], interval_months=12)
    assert flags_on(TODAY, YOUNG, FORMER, late)["PP-06"].since == day("2025-12-02")


def test_a_new_version_is_a_review() -> None:
    assert "PP-06" not in flags_on(TODAY, YOUNG, FORMER, plan(YOUNG, "2025-01-01"), plan(YOUNG, "2026-01-01"))


def test_past_a_shorter_interval_the_law_is_broken_only_in_a_provided_home() -> None:
    late = plan(YOUNG, "2025-11-01", interval_months=3)
    for provided, severity in ((True, 4), (False, 3)):
        flag = flags_on(TODAY, YOUNG, FORMER, late, home("2025-01-15", provided=provided))["PP-06"]
        assert flag.severity == severity


@pytest.mark.parametrize(
    ("status", "speaks"),
    [
        ("eligible", True),
        ("relevant", True),
        ("former relevant", True),
        ("former relevant in education", True),
        ("former relevant 21 to 25", True),
        ("qualifying", False),
        ("not eligible", False),
    ],
)
def test_whose_plan_is_reviewed(status: str, speaks: bool) -> None:
    late = plan(YOUNG, "2025-01-20")
    assert (
        "PP-06" in flags_on(TODAY, YOUNG, late, spell(YOUNG, "eligibility", "2025-01-15", status))
    ) == speaks


def test_a_plan_speaks_for_itself_where_no_status_is_recorded() -> None:
    assert "PP-06" in flags_on(TODAY, YOUNG, plan(YOUNG, "2025-01-20"))


def test_from_25_on_no_plan_is_owed() -> None:
    old = case(born=day("2001-03-26"))
    late = plan(old, "2025-01-20")
    assert "PP-06" in flags_on("2026-03-25", old, late)
    assert "PP-06" not in flags_on("2026-03-26", old, late)


BEFORE = plan(YOUNG, "2026-01-10")


def test_the_first_review_in_a_home_is_due_and_then_overdue() -> None:
    soon = flags_on("2026-03-10", YOUNG, FORMER, BEFORE, home("2026-02-01", provided=True))["PP-07"]
    assert (soon.word, soon.severity, soon.days) == ("due soon", 2, -4)
    assert soon.sentence == (
        "First review in the new home due in 4 days, by 14 Mar 2026: moved 1 Feb 2026, by law soon after 28 days"
    )
    late = flags_on(TODAY, YOUNG, FORMER, BEFORE, FIRST_HOME, home("2026-02-01"))["PP-07"]
    assert (late.word, late.severity, late.days) == ("overdue", 3, 12)
    assert late.sentence.endswith("12 days overdue: moved 1 Feb 2026, by guidance soon after 28 days")


def test_a_review_on_the_28th_day_or_a_new_plan_after_it_answers() -> None:
    for answer in (plan(YOUNG, "2026-01-10", reviewed=["2026-03-01"]), plan(YOUNG, "2026-03-20")):
        assert "PP-07" not in flags_on(TODAY, YOUNG, FORMER, answer, FIRST_HOME, home("2026-02-01"))


def test_only_the_home_of_today_counts_and_an_eligible_childs_is_the_reviewing_officers() -> None:
    left = home("2026-01-15", end="2026-03-20")
    assert "PP-07" not in flags_on(TODAY, YOUNG, FORMER, BEFORE, left)
    assert "PP-07" not in flags_on(TODAY, YOUNG, FORMER, BEFORE, left, home("2026-03-21"))
    child = spell(YOUNG, "eligibility", "2025-01-15", "eligible")
    assert "PP-07" not in flags_on(TODAY, YOUNG, child, BEFORE, FIRST_HOME, home("2026-02-01"))


def test_the_interval_is_fixed_at_three_months_at_most_where_the_home_is_provided() -> None:
    provided = home("2026-02-01", provided=True)
    missing, long, good = (
        flags_on(
            TODAY,
            YOUNG,
            FORMER,
            provided,
            plan(YOUNG, "2026-01-10", reviewed=["2026-03-05"], interval_months=n),
        )
        for n in (None, 6, 3)
    )
    assert (missing["PP-08"].word, missing["PP-08"].severity) == ("missing", 4)
    assert (long["PP-08"].word, long["PP-08"].severity) == ("check", 4)
    assert long["PP-08"].sentence == "Next review in 6 months: more than the 3 the law allows here"
    assert "PP-08" not in good
    assert "PP-08" not in flags_on(TODAY, YOUNG, FORMER, BEFORE, provided)  # PP-07 asks for the review first
    assert "PP-08" not in flags_on(TODAY, YOUNG, FORMER, home("2026-02-01"), plan(YOUNG, "2026-03-05"))


def test_a_version_that_fixes_no_interval_speaks_from_its_own_day() -> None:
    reviewed = plan(YOUNG, "2026-01-10", reviewed=["2026-03-05"], interval_months=3)
    newer = plan(YOUNG, "2026-03-20")
    flags = flags_on(TODAY, YOUNG, FORMER, home("2026-02-01", provided=True), reviewed, newer)
    assert flags["PP-08"].since == day("2026-03-20")


def test_stale_since_the_change_at_first_a_prompt() -> None:
    soon = flags_on("2026-02-20", YOUNG, FORMER, BEFORE, FIRST_HOME, home("2026-02-01"))["PP-09"]
    assert (soon.word, soon.severity, soon.since) == ("due soon", 2, day("2026-02-01"))
    assert soon.sentence == (
        "Pathway plan update due in 9 days, by 1 Mar 2026: move since 1 Feb 2026, last looked at 10 Jan 2026"
    )
    late = flags_on("2026-03-11", YOUNG, FORMER, BEFORE, FIRST_HOME, home("2026-02-01"))["PP-09"]
    assert (late.word, late.severity, late.days) == ("overdue", 3, 10)
    assert late.sentence.startswith("Pathway plan update 10 days overdue: move since")


@pytest.mark.parametrize(
    ("looked", "silent"), [("2026-01-31", False), ("2026-02-01", True), ("2026-03-20", True)]
)
def test_only_a_plan_or_review_on_the_day_or_later_clears_it(looked: str, silent: bool) -> None:
    reviewed = plan(YOUNG, "2026-01-10", reviewed=[looked])
    for plans in ([reviewed], [BEFORE, plan(YOUNG, looked)]):
        assert ("PP-09" not in flags_on(TODAY, YOUNG, FORMER, *plans, changed("2026-02-01"))) == silent


def test_of_several_changes_the_first_limit_counts() -> None:
    flag = flags_on(TODAY, YOUNG, FORMER, BEFORE, FIRST_HOME, home("2026-03-01"), changed("2026-03-05"))[
        "PP-09"
    ]
    assert (flag.word, flag.since) == ("overdue", day("2026-03-20"))
    assert "move and 1 more since 1 Mar 2026" in flag.sentence


def test_a_move_told_as_event_and_as_home_is_one() -> None:
    both = [home("2026-03-10"), changed("2026-03-10", "move")]
    assert ": move since" in flags_on(TODAY, YOUNG, FORMER, BEFORE, FIRST_HOME, *both)["PP-09"].sentence


def test_a_change_still_to_come_or_without_any_plan_makes_nothing_stale() -> None:
    assert "PP-09" not in flags_on(TODAY, YOUNG, FORMER, BEFORE, changed("2026-03-27"), home("2026-04-01"))
    assert "PP-09" not in flags_on(TODAY, YOUNG, FORMER, changed("2026-02-01"))


def asked_for(on: str) -> Record:
    return event(YOUNG, "review asked for", on, by="the young person")


def test_a_review_that_was_asked_for_is_held() -> None:
    flag = flags_on(TODAY, YOUNG, FORMER, BEFORE, asked_for("2026-02-02"), asked_for("2026-03-20"))["PP-10"]
    assert (flag.word, flag.severity, flag.since) == ("overdue", 4, day("2026-03-03"))
    assert flag.sentence == "Review of the plan 24 days overdue: asked for by the young person on 2 Feb 2026"
    held = plan(YOUNG, "2026-01-10", reviewed=["2026-02-02"])
    assert "PP-10" not in flags_on(TODAY, YOUNG, FORMER, held, asked_for("2026-02-02"))


def test_a_copy_is_given_after_drawing_up_and_after_each_review() -> None:
    never = flags_on(TODAY, YOUNG, FORMER, plan(YOUNG, "2026-03-02", copy_given=None))["PP-14"]
    assert (never.word, never.severity, never.days) == ("missing", 4, 0)
    assert never.sentence == (
        "Copy of the pathway plan not recorded as given: drawn up 2 Mar 2026, due by 16 Mar 2026"
    )
    reviewed = plan(YOUNG, "2026-01-10", reviewed=["2026-03-02"], copy_given=day("2026-01-10"))
    again = flags_on(TODAY, YOUNG, FORMER, reviewed)["PP-14"]
    assert (again.word, again.days) == ("overdue", 10)
    assert again.sentence.endswith("reviewed 2 Mar 2026, last given 10 Jan 2026")


def test_a_copy_given_late_is_given_and_one_still_to_come_is_not() -> None:
    assert "PP-14" not in flags_on(TODAY, YOUNG, FORMER, plan(YOUNG, "2026-01-10", copy_given=day(TODAY)))
    later = plan(YOUNG, "2026-01-10", copy_given=day("2026-03-27"))
    assert flags_on(TODAY, YOUNG, FORMER, later)["PP-14"].word == "missing"
