"""The rules on what stands in a pathway plan."""

import pytest

from tests.rules.life_sample import MATTERS, case, plan, spell
from tests.rules.sample import action, day, flags_on
from tracker.domain.young_people import MatterText, PathwayPlan

TODAY = "2026-03-26"
YOUNG = case()
FORMER = spell(YOUNG, "eligibility", "2025-01-15", "former relevant")
CONTENT = {"PP-12", "PP-13", "PP-15", "PP-16"}


def said(*plans: PathwayPlan) -> dict[str, tuple[str, int, str]]:
    flags = flags_on(TODAY, YOUNG, FORMER, *plans)
    return {rule: (f.word, f.severity, f.sentence) for rule, f in flags.items() if rule in CONTENT}


def test_a_whole_plan_has_no_flag() -> None:
    assert said(plan(YOUNG, "2026-02-01")) == {}


@pytest.mark.parametrize(
    ("owner", "due", "lacking"),
    [(False, False, "no owner and no day"), (False, True, "no owner"), (True, False, "no day")],
)
def test_a_plans_action_without_owner_or_day_is_not_yet_one_and_is_said_once(
    owner: bool, due: bool, lacking: str
) -> None:
    fields = ({} if owner else {"owner": ""}) | ({} if due else {"due": None})
    flags = flags_on(TODAY, action(source="pathway plan", **fields))
    assert flags.keys() == {"PP-11"}
    assert (flags["PP-11"].word, flags["PP-11"].severity) == ("missing", 4)
    assert flags["PP-11"].sentence == f"Not yet an action: {lacking}"


def test_a_plans_action_is_asked_about_until_the_case_is_closed() -> None:
    young = case(closed_on=day("2026-03-25"))
    loose = action(source="pathway plan", owner="", case=young.id)
    assert "PP-11" in flags_on("2026-03-25", loose, young)
    assert "PP-11" not in flags_on("2026-03-26", loose, young)


def test_other_actions_and_those_no_longer_open_are_none_of_it() -> None:
    assert flags_on(TODAY, action(owner="", due=None)).keys() == {"AN-04", "AN-05"}
    assert flags_on(TODAY, action(source="pathway plan", owner="", due=None, state="dropped")) == {}


def test_matters_left_out_are_named_and_text_covers_too() -> None:
    short = plan(
        YOUNG, "2026-02-01", matters=MATTERS[:-2], texts=(MatterText(matter="identity", text="Proud."),)
    )
    assert said(short) == {
        "PP-12": ("missing", 4, "1 of 10 matters not covered in the plan of 1 Feb 2026: health")
    }


def test_an_empty_text_covers_nothing() -> None:
    blank = plan(YOUNG, "2026-02-01", matters=MATTERS[:-1], texts=(MatterText(matter="identity", text=" "),))
    assert "PP-12" in said(blank)


def test_where_no_matter_is_recorded_only_the_record_is_in_doubt() -> None:
    assert said(plan(YOUNG, "2026-02-01", matters=())) == {
        "PP-12": ("check", 1, "Not recorded which matters are covered in the plan of 1 Feb 2026")
    }


DAYS_ONLY = {"matters": (), "took_part": None, "own_words": "", "local_offer": False, "copy_given": None}


def test_of_a_plan_brought_in_by_its_days_one_flag_says_that_the_rest_is_not_known() -> None:
    bare = plan(YOUNG, "2026-02-01", **DAYS_ONLY)
    assert said(bare) == {
        "PP-12": ("check", 2, "Only the days of the plan of 1 Feb 2026 are recorded, not what stands in it")
    }
    assert "PP-14" not in flags_on(TODAY, YOUNG, FORMER, bare)
    near_18 = case(born=day("2008-04-10"), complexity=("unaccompanied",))
    assert not flags_on(TODAY, near_18, plan(near_18, "2026-02-01", **DAYS_ONLY)).keys() & {"PP-17", "PP-20"}


@pytest.mark.parametrize(
    "fields", [{"took_part": False}, {"local_offer": True}, {"matters": MATTERS}, {"copy_given": day(TODAY)}]
)
def test_once_anything_of_a_plan_is_recorded_the_rest_is_asked_for(fields: dict[str, object]) -> None:
    assert "PP-13" in said(plan(YOUNG, "2026-02-01", **DAYS_ONLY | fields))


@pytest.mark.parametrize(
    ("fields", "lacking"),
    [
        ({"own_words": ""}, "the young person's views in their own words"),
        ({"took_part": None}, "whether the young person took part"),
        (
            {"took_part": None, "own_words": ""},
            "whether the young person took part, and their own words",
        ),
        ({"took_part": False, "own_words": ""}, "why the young person took no part"),
        ({"took_part": False, "own_words": "", "no_part_reason": "In hospital"}, ""),
    ],
)
def test_the_young_persons_part(fields: dict[str, object], lacking: str) -> None:
    found = said(plan(YOUNG, "2026-02-01", **fields))
    expected = (
        {"PP-13": ("missing", 4, f"Not recorded in the plan of 1 Feb 2026: {lacking}")} if lacking else {}
    )
    assert found == expected


def test_the_local_offer() -> None:
    found = said(plan(YOUNG, "2026-02-01", local_offer=False))
    assert found == {
        "PP-15": ("missing", 3, "The local offer is not recorded as part of the plan of 1 Feb 2026")
    }


def test_only_the_version_in_force_is_looked_at() -> None:
    old = plan(YOUNG, "2025-08-01", matters=(), own_words="", local_offer=False)
    assert said(old, plan(YOUNG, "2026-02-01")) == {}


def told(drawn_up: str, text: str) -> PathwayPlan:
    return plan(YOUNG, drawn_up, texts=(MatterText(matter="finance", text=text),))


FIVE = "You save ten pounds. You pay your rent. You get a grant. You have a bank card. You owe nobody."


def test_a_text_mostly_carried_forward_is_looked_at_again() -> None:
    new = (
        "You save ten pounds. You pay your rent. You get a grant. You have a bank card. You bought a bicycle."
    )
    found = flags_on(TODAY, YOUNG, FORMER, told("2025-08-01", FIVE), told("2026-02-01", new))["PP-16"]
    assert (found.word, found.severity, found.since) == ("check", 1, day("2026-02-01"))
    assert found.sentence == "4 of 5 sentences of the plan of 1 Feb 2026 stand as in that of 1 Aug 2025"


def test_at_sixty_per_cent_it_is_not_yet() -> None:
    new = "You save ten pounds. You pay your rent! You get a grant? You moved in June. You bought a bicycle."
    before = "You save ten pounds! You pay your rent. You get a grant.\nYou have a bank card. You owe nobody."
    assert "PP-16" not in said(told("2025-08-01", before), told("2026-02-01", new))
    assert "PP-16" in said(told("2025-08-01", before), told("2026-02-01", new + " You owe nobody."))


def test_a_text_written_anew_or_the_first_of_all_is_not() -> None:
    anew = "You moved in June. You pay your rent. You started work. You are paid weekly. You plan a trip."
    assert "PP-16" not in said(told("2025-08-01", FIVE), told("2026-02-01", anew))
    assert "PP-16" not in said(told("2026-02-01", FIVE))
    assert "PP-16" not in said(plan(YOUNG, "2025-08-01"), told("2026-02-01", FIVE))
