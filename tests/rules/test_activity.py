"""Education, employment and training, health, young parents, identity papers."""

import pytest

from tests.rules.boundaries_visiting import in_care, leaver
from tests.rules.life_sample import case, event, spell
from tests.rules.sample import action, day, flags_on

TODAY = "2026-03-26"
EET = "education, employment & training"
MINE = {"EE-01", "EE-02", "HE-01", "PA-01", "ID-01", "AC-03", "AC-04", "SU-02"}


@pytest.mark.parametrize("code", ["G4", "G5", "G6"])
def test_an_action_with_owner_and_day_answers_being_out(code: str) -> None:
    one, status = leaver()
    out = spell(one, "activity", "2026-02-02", code)
    flag = flags_on(TODAY, one, status, out)["EE-01"]
    assert (flag.word, flag.severity) == ("missing", 3)
    assert flag.sentence.startswith(
        "Not in education, employment or training since 2 Feb 2026, and no open action"
    )
    assert "EE-01" not in flags_on(TODAY, one, status, out, action(case=one.id, theme=EET))
    for gap in ({"owner": ""}, {"due": None}, {"theme": "accommodation"}):
        assert "EE-01" in flags_on(TODAY, one, status, out, action(**{"case": one.id, "theme": EET} | gap))


@pytest.mark.parametrize("code", ["F1", "F4", "P5"])
def test_who_studies_works_or_trains_is_not_asked(code: str) -> None:
    one, status = leaver()
    assert not MINE & flags_on(TODAY, one, status, spell(one, "activity", "2025-02-03", code)).keys() - {
        "ID-01"
    }


def test_once_the_last_action_is_done_four_weeks_begin_again() -> None:
    one, status = leaver()
    out = spell(one, "activity", "2025-12-01", "G5")
    done = action(case=one.id, theme=EET, state="complete", completed_on=day("2026-02-26"))
    assert "EE-01" not in flags_on(TODAY, one, status, out, done)
    assert flags_on("2026-03-27", one, status, out, done)["EE-01"].since == day("2026-03-27")


def test_another_code_is_the_same_time_out() -> None:
    one, status = leaver()
    spells = [
        spell(one, "activity", "2025-10-06", "G5", end="2026-01-31"),
        spell(one, "activity", "2026-02-01", "G4"),
    ]
    assert "EE-02" not in flags_on(TODAY, one, status, *spells)
    flag = flags_on("2026-04-06", one, status, *spells)["EE-02"]
    assert flag.sentence.endswith("since 6 Oct 2025, 6 months or more")


def test_out_again_within_a_year() -> None:
    one, status = leaver()
    before = spell(one, "activity", "2025-01-06", "G5", end="2025-03-27")
    work = spell(one, "activity", "2025-03-28", "F5", end="2026-02-28")
    now = spell(one, "activity", "2026-03-01", "G5")
    flag = flags_on(TODAY, one, status, before, work, now)["EE-02"]
    assert flag.sentence == "Not in education, employment or training since 1 Mar 2026, 2 times in 12 months"
    assert (flag.word, flag.since) == ("check", day("2026-03-01"))
    assert "EE-02" not in flags_on("2026-03-27", one, status, before, work, now)
    assert "EE-02" not in flags_on(TODAY, one, status, before, work)


@pytest.mark.parametrize(
    ("service", "asked"),
    [
        ("CAMHS", True),
        ("adult mental health", True),
        ("Counselling", True),
        ("housing list", False),
        ("driving", False),
    ],
)
def test_a_wait_for_a_health_service_is_an_action_of_the_partner(service: str, asked: bool) -> None:
    one, status = leaver()
    wait = spell(one, "waiting", "2026-01-05", service)
    assert ("HE-01" in flags_on(TODAY, one, status, wait)) is asked
    own = action(case=one.id, theme="health & mental health")
    partners = action(case=one.id, theme="health & mental health", partner="Wye NHS")
    assert ("HE-01" in flags_on(TODAY, one, status, wait, own)) is asked
    assert "HE-01" not in flags_on(TODAY, one, status, wait, partners)
    over = spell(one, "waiting", "2026-01-05", service, end="2026-03-25")
    assert "HE-01" not in flags_on(TODAY, one, status, over)


def test_a_young_parent_is_linked_to_their_childs_team() -> None:
    one, status = leaver(complexity=("parent",))
    assert flags_on(TODAY, one, status)["PA-01"].severity == 2
    assert "PA-01" not in flags_on(TODAY, one, status, event(one, "link to own child's team", "2026-03-02"))
    assert "PA-01" not in flags_on(TODAY, *leaver())


def test_identity_papers_are_asked_up_to_21() -> None:
    one, status = in_care(born=day("2008-06-01"))
    assert flags_on(TODAY, one, status)["ID-01"].since == day("2026-03-02")
    assert "ID-01" not in flags_on(TODAY, one, status, event(one, "identity documents", "2026-03-02"))
    older, standing = leaver("2023-03-26", born=day("2005-03-26"))
    assert "ID-01" in flags_on("2026-03-25", older, standing)
    assert "ID-01" not in flags_on(TODAY, older, standing)
    assert "ID-01" not in flags_on(TODAY, case())


@pytest.mark.parametrize("fields", [{"closed_on": day("2026-03-25")}, {"in_touch": "DIED"}])
def test_nothing_is_asked_of_who_is_not_served(fields: dict[str, object]) -> None:
    one, status = leaver(**{"complexity": ("parent",)} | fields)
    records = [
        spell(one, "activity", "2025-02-03", "G5"),
        spell(one, "waiting", "2026-01-05", "CAMHS"),
        *(spell(one, "home", on, "S") for on in ("2025-09-01", "2025-12-01", "2026-01-05")),
    ]
    assert not MINE & flags_on(TODAY, one, status, *records).keys()
    alive = leaver(complexity=("parent",))[0]
    assert {"PA-01"} <= flags_on(TODAY, alive).keys()
