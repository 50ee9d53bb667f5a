"""Pages about young people, numbers reported, and oversight that is about them."""

import pytest

from tests.desk.book import TODAY, contents, now
from tests.desk.young import DAY, NAMED, days_ago, file_of, log, row, young_person
from tracker.desk import Desk
from tracker.desk.figures import FigureDesk
from tracker.domain.refusal import Refusal
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case, Figure


@pytest.fixture
def case(desk: Desk) -> Case:
    return young_person(desk)


def looks(desk: Desk) -> list[str]:
    """Give the reasons with which names were shown, the latest first."""
    return [e.reason for e in desk.past.latest(99) if "showed young people's names" in e.sentence]


def test_the_file_of_one_says_the_chosen_name(desk: Desk, case: Case) -> None:
    assert file_of(desk, case).startswith(f"YP-014 AB, called {NAMED}, 19 years old\n")
    assert looks(desk) == []


def test_the_handover_says_it_only_for_a_reason_which_is_written_down(desk: Desk, case: Case) -> None:
    log(desk, case, "PA visit", days_ago(3), own_words="I want to stay here.")
    page = "\n".join(desk.files.handover(case))
    assert page.startswith("Handover: YP-014 AB, 19 years old")
    assert "I want to stay here." in page
    assert NAMED not in page
    with pytest.raises(Refusal, match="Why names are shown is missing"):
        desk.session.show_names("")
    desk.session.show_names("first meeting on Friday")
    assert NAMED in desk.files.handover(case)[0]
    assert looks(desk) == ["first meeting on Friday"]


def test_the_pattern_of_visits_is_that_of_one_team_or_of_all(desk: Desk, case: Case) -> None:
    desk.cases.edit(case, team="Care leavers")
    young_person(desk, "031", initials="CD", team="16 and 17")
    for days in (100, 50, 0):
        log(desk, case, "PA visit", days_ago(days))
    assert desk.files.visiting(" care LEAVERS ") == desk.files.visiting()
    assert desk.files.visiting("16 and 17") != desk.files.visiting()
    assert "YP-014" not in str(desk.files.visiting("16 and 17").lines)


def test_a_number_is_kept_with_its_day_source_and_meaning(desk: Desk) -> None:
    figures: FigureDesk = desk.figures
    figure = figures.add("Waiting for counselling", 12.0, "may 2024", unit="young people", source="Wye NHS")
    assert (figure.title, figure.source) == ("Waiting for counselling: 12 young people", "Wye NHS")
    assert (row(desk, figure).more["day"].isoformat(), row(desk, figure).more["value"]) == (
        "2024-05-31",
        12.0,
    )
    newer = figures.add("Waiting for counselling", 9.5)
    assert [r.ref for r in desk.lists.figures()] == [newer.ref, figure.ref]
    assert [r.ref for r in desk.lists.figures("held:<june")] == [figure.ref]


@pytest.mark.parametrize(
    ("name", "value", "when", "sentence"),
    [
        (" ", 1.0, "today", "What the number is of is missing"),
        ("Waiting", float("nan"), "today", "Waiting cannot be nan: give a number"),
        ("Waiting", float("inf"), "today", "cannot be inf"),
        ("Waiting", 1.0, "whenever", "“whenever” is not understood"),
    ],
)
def test_what_is_no_number_is_refused(desk: Desk, name: str, value: float, when: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        desk.figures.add(name, value, when)
    assert desk.session.casebook.count(Figure) == 0


def test_oversight_is_kept_about_young_people_and_the_worker(desk: Desk, case: Case) -> None:
    other = young_person(desk, "031", initials="CD")
    both = desk.oversight.add(
        "supervision", "Monthly", cases=[case, other, case], worker="j price", took_part=("J Price\x1b[1m",)
    )
    assert both.cases == (case.id, other.id)
    assert both.took_part == ("J Price",)
    price = desk.session.casebook.person_named("J Price")
    assert price
    assert both.worker == price.id
    assert "About: YP-014, YP-031" in desk.sheet(both)
    assert "about 2 young people" in file_of(desk, other)
    assert [r.ref for r in desk.lists.oversight("case:031")] == [both.ref]
    assert row(desk, both).more["cases"] == ["YP-014", "YP-031"]


def test_what_a_review_of_one_decides_becomes_an_action_for_them(desk: Desk, case: Case) -> None:
    held = desk.oversight.add(
        "statutory review",
        "Third review",
        cases=[case],
        decisions=["Find a mentor"],
        in_person=True,
        participation="PN1",
    )
    action = desk.oversight.raise_action(held, 1)
    assert (action.case, action.source) == (case.id, "review")
    assert "For: YP-014" in desk.sheet(action)
    assert f"{action.ref} Find a mentor" in file_of(desk, case)
    both = desk.oversight.add(
        "supervision", "Monthly", decisions=["Ask"], cases=[case, young_person(desk, "031")]
    )
    assert desk.oversight.raise_action(both, 1).case == ""


def test_a_worker_named_first_in_supervision_is_added_with_it_or_not_at_all(desk: Desk) -> None:
    with pytest.raises(Refusal, match="lies ahead"):
        desk.oversight.add("supervision", "Monthly", worker="K Lane", day=TODAY + DAY)
    assert contents(desk) == {}
    desk.oversight.add("supervision", "Monthly", worker="K Lane")
    assert [r.title for r in desk.lists.people()] == ["K Lane"]
    desk.past.undo()
    assert desk.session.casebook.count(Oversight) == 0


def test_an_action_for_a_young_person_stands_on_both_pages(desk: Desk, case: Case) -> None:
    action = desk.actions.add("Ring the landlord", case=case.id).record
    assert "For: YP-014" in desk.sheet(action)
    assert f"{action.ref} Ring the landlord" in file_of(desk, case)
    assert row(desk, case).more["open_actions"] == 1
    assert [r.ref for r in desk.lists.actions("case:YP-014")] == [action.ref]
    assert action.ref not in [r.ref for r in desk.lists.orphan_actions()]
    desk.actions.done(now(desk, action))
    assert row(desk, case).more["open_actions"] == 0
