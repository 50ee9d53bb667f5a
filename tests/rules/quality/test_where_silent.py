"""Where the checks say nothing: days and codes at the edge, and what a service does not keep here."""

from datetime import date

import pytest

from tests.make import (
    a_case,
    a_contact_note,
    a_document,
    a_figure,
    a_person,
    a_spell,
    a_visit,
    a_weekly_review,
    an_action,
    make,
    on,
)
from tests.rules.quality.planting import DAY, TODAY
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record, Threshold
from tracker.domain.reporting import KeptFigure, Pack, PackFigure
from tracker.domain.scrutiny import VisitFacts
from tracker.domain.work import PlanRow
from tracker.rules.policy import load_policy
from tracker.rules.quality import CHECKS, faults_of
from tracker.wording.leftovers import empty_sign_off, is_sign_off, leftover

BORN = date(2007, 3, 26)
"""19 on the day the data is looked at."""


def found(check_id: str, *records: Record, today: date = TODAY) -> list[str]:
    casebook = Casebook(records)
    policy = load_policy().with_overrides(casebook)
    return [fault.record.ref for fault in faults_of(CHECKS[check_id], casebook, policy, today)]


def test_an_adult_has_so_many_days_to_leave_a_placement_code() -> None:
    case = a_case(born=BORN)
    home = a_spell(case, "home", BORN.replace(year=2020), "U6")
    eighteen = date(2025, 3, 26)
    assert found("DQ-09", case, home, today=eighteen + 28 * DAY) == []
    assert found("DQ-09", case, home, today=eighteen + 29 * DAY) == [home.ref]
    own = Threshold(id="T", name="DQ.placement", value=40, reason="a slow system")
    assert found("DQ-09", case, home, own, today=eighteen + 29 * DAY) == []


def test_a_child_in_care_has_a_placement_code_and_staying_put_begins_on_the_birthday() -> None:
    case = a_case(born=BORN)
    care = a_spell(case, "legal status", date(2020, 1, 1), "C2")
    placed = a_spell(case, "home", date(2020, 1, 1), "U6")
    assert found("DQ-10", case, care, placed, today=date(2025, 3, 25)) == []
    stays = a_spell(case, "home", date(2025, 3, 26), "Z")
    assert found("DQ-14", case, stays) == []
    assert found("DQ-14", case, a_spell(case, "home", date(2025, 3, 25), "Z")) != []


def test_over_25_is_asked_from_the_first_of_april_on() -> None:
    case = a_case(born=date(2001, 3, 31))
    assert found("DQ-17", case, today=date(2026, 3, 31)) == []
    assert found("DQ-17", case, today=date(2026, 4, 1)) == [case.ref]


def test_nothing_is_missed_of_what_a_service_does_not_keep_here() -> None:
    case = a_case(born=BORN)
    status = a_spell(case, "eligibility", date(2025, 3, 26), "former relevant")
    assert found("DQ-11", case, status, a_spell(case, "home", BORN.replace(year=2025))) == []
    care = a_spell(case, "legal status", date(2020, 1, 1), "C2", end=date(2025, 3, 25))
    assert found("DQ-19", case, care) == []
    other = a_case(born=BORN)
    kept = a_spell(other, "eligibility", date(2025, 3, 26), "former relevant")
    assert found("DQ-19", case, care, other, kept) == [case.ref]
    note = a_contact_note(case, a_person(), date(2025, 3, 4))
    assert found("DQ-73", case, note) == []
    filed = a_contact_note(case, a_person(), date(2025, 3, 5), filed=date(2025, 3, 5))
    assert found("DQ-73", case, note, filed) == [note.ref]


def test_a_note_waits_so_many_days_for_the_file() -> None:
    case, by = a_case(born=BORN), a_person()
    filed = a_contact_note(case, by, TODAY, filed=TODAY)
    in_time = a_contact_note(case, by, TODAY - 28 * DAY)
    late = a_contact_note(case, by, TODAY - 29 * DAY)
    assert found("DQ-73", case, by, filed, in_time, late) == [late.ref]
    corrected = a_contact_note(case, by, TODAY, filed=TODAY, replaces=late.id)
    assert found("DQ-73", case, by, filed, late, corrected) == []


@pytest.mark.parametrize("kind", ["waiting", "out of area"])
def test_several_of_some_kinds_run_at_once(kind: str) -> None:
    case = a_case(born=BORN)
    assert found("DQ-41", case, *(a_spell(case, kind, TODAY, "CAMHS") for _ in range(2))) == []


def test_advisers_share_one_role_and_the_day_after_is_no_overlap() -> None:
    case, by = a_case(born=BORN), a_person()
    first = a_spell(
        case, "worker", date(2025, 4, 1), "", worker=by.id, role="personal adviser", end=date(2025, 9, 30)
    )
    after = a_spell(case, "worker", date(2025, 10, 1), "", worker=by.id, role="virtual personal adviser")
    social = a_spell(case, "worker", date(2025, 4, 1), "", worker=by.id, role="social worker")
    assert found("DQ-41", case, first, after, social) == []
    early = a_spell(case, "worker", date(2025, 9, 30), "", worker=by.id, role="virtual personal adviser")
    assert found("DQ-41", case, first, early, social) == [first.ref]


def test_a_plan_that_was_brought_in_holds_days_long_past() -> None:
    row = PlanRow(plan="Plan", number=3, cells=())
    assert found("DQ-35", an_action(agreed_on=TODAY, due=TODAY - DAY, plan_row=row)) == []
    assert found("DQ-33", an_action(state="embedded", plan_row=row)) == []
    assert found("DQ-25", an_action(plan_row=row)) == []


def test_the_same_day_is_in_order() -> None:
    day = date(2025, 9, 1)
    done = an_action(
        agreed_on=day, started_on=day, completed_on=day, embedded_on=day, state="embedded", due=day
    )
    assert all(
        found(check_id, done) == [] for check_id in ("DQ-30", "DQ-31", "DQ-32", "DQ-33", "DQ-35", "DQ-37")
    )
    letter = a_visit(when=day, letter_date=day, received=day)
    assert all(found(check_id, letter) == [] for check_id in ("DQ-50", "DQ-51", "DQ-53", "DQ-55"))


def test_a_letters_day_is_asked_for_from_the_61st_day_on_and_for_two_years() -> None:
    visit = a_visit(when=date(2025, 9, 1))
    assert found("DQ-53", visit, today=date(2025, 10, 31)) == []
    assert found("DQ-53", visit, today=date(2025, 11, 1)) == [visit.ref]
    assert found("DQ-53", visit, today=date(2027, 9, 1)) == [visit.ref]
    assert found("DQ-53", visit, today=date(2027, 9, 2)) == []
    assert found("DQ-53", a_visit("peer review", when=date(2025, 9, 1))) == []


def test_a_visit_that_other_papers_tell_of_has_no_letter_here() -> None:
    visit = a_visit(when=date(2025, 9, 1))
    told = a_document(tells=(VisitFacts(kind="monitoring visit", visit=visit.id),))
    minutes = a_document(kind="minutes", visit=visit.id)
    assert found("DQ-53", visit, told) == []
    assert found("DQ-53", visit, minutes) == []
    assert found("DQ-53", visit, told, a_document(visit=visit.id)) == [visit.ref]


def test_a_paper_that_was_brought_in_again_finished_is_not_asked_about() -> None:
    usual = {"kind": "cover report", "paper": "Improvement report, Cabinet, 4 March"}
    draft = a_document("[Insert the risks]\nReviewed by:", digest="1" * 64, **usual)
    done = a_document("None.\nReviewed by: Finance", digest="2" * 64, **usual)
    again = a_document("[Insert the risks]\nReviewed by:", digest="3" * 64, **usual)
    for check_id in ("DQ-90", "DQ-91"):
        assert found(check_id, draft, done) == []
        assert found(check_id, draft, again) == [draft.ref, again.ref]
        assert found(check_id, draft) == [draft.ref]


def test_two_calls_in_one_minute_are_two_unless_their_words_are_the_same() -> None:
    case, by = a_case(born=BORN), a_person()
    calls = [a_contact_note(case, by, TODAY, "phone", text=text) for text in ("No answer.", "Rang back.")]
    assert found("DQ-64", case, by, *calls) == []
    again = a_contact_note(case, by, TODAY, "phone", text="no  answer.")
    assert found("DQ-64", case, by, *calls, again) == [again.ref]


def test_people_and_cases_that_are_no_longer_here_are_nobodys_double() -> None:
    assert found("DQ-62", a_person("Ash"), a_person("Ash", left=TODAY - DAY)) == []
    gone = a_case("AB", BORN, number="7", closed_on=TODAY - DAY)
    assert found("DQ-60", gone, a_case("CD", BORN, number="7")) == []
    twins = [a_case("AB", BORN, number=str(n), chosen_name=name) for n, name in enumerate(("Kit", "Kim"))]
    assert found("DQ-61", *twins) == []


def test_who_covers_may_be_covered() -> None:
    here = a_person("Here")
    second = a_person("Second", left=TODAY - DAY, covered_by=here.id)
    first = a_person("First", left=TODAY - 9 * DAY, covered_by=second.id)
    action = an_action(owner=first.id, source="board")
    assert found("DQ-70", here, second, first, action) == []
    assert found("DQ-70", second, first, action) == [action.ref]


def test_figures_of_different_days_sources_and_units_are_not_put_together() -> None:
    one = a_figure("Care leavers", 201, TODAY, source="the board")
    assert found("DQ-80", one, a_figure("Care leavers", 204, TODAY - DAY, source="the pack")) == []
    assert found("DQ-80", one, a_figure("Care leavers", 204, TODAY, source="The board")) == []
    parts = [a_figure(f"Homes: {part}", 5, TODAY, unit="%") for part in ("suitable", "unsuitable", "total")]
    assert found("DQ-82", *parts) == []
    three = [a_figure(f"Findings: {part}", 5, TODAY) for part in ("opening", "new", "closing")]
    assert found("DQ-81", *three) == []
    assert found("DQ-84", a_figure("Change since March", -4, TODAY)) == []
    month = on(TODAY)
    assert found("DQ-86", a_figure("Care leavers", 4, month.latest)) == []


def test_what_a_person_a_team_or_a_theme_counts_is_not_the_services_figure() -> None:
    figure = a_figure("open actions", 43, TODAY)
    own = (KeptFigure(measure="open-actions", value=4),)
    for scope in ("me", "my team"):
        assert found("DQ-85", figure, a_weekly_review(TODAY, scope=scope, figures=own)) == []
    assert found("DQ-85", figure, a_weekly_review(TODAY, figures=own)) == [figure.ref]
    whole, part = (
        make(Pack, name="K", start=TODAY - 41 * DAY, end=TODAY, made_on=TODAY, made_by="N", known="",
             theme=theme, figures=(PackFigure(measure="open-actions", name="Open", definition="", value=value),))
        for theme, value in ((None, 43), ("other", 4))
    )  # fmt: skip
    assert found("DQ-85", figure, whole, part) == []
    assert found("DQ-85", figure, part) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Click or tap here to enter text.", "click or tap"),
        ("[Insert name]", "[insert"),
        ("This section should include the risks.", "this section should include"),
        ("Delete as appropriate", "delete as appropriate"),
        ("[ Insert name ]", "[ insert"),
        ("By <<report author>>", "<<report author>>"),
        ("We tapped into the fund.", ""),
        ("They said [care leavers are safe now].", ""),
    ],
)
def test_template_words(text: str, words: str) -> None:
    assert leftover(text) == words


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Signed off by: ______", "signed off by"),
        ("Reviewed by:\nApproved by:\nDate: 3 May", "reviewed by"),
        ("Approved by:", "approved by"),
        ("Reviewed by:\nThe Director of Finance", ""),
        ("Reviewed by: the Director", ""),
        ("The plan was signed off by:\n", ""),
        ("Reviewers", ""),
    ],
)
def test_empty_sign_off_boxes(text: str, label: str) -> None:
    assert empty_sign_off(text) == label


def test_a_letter_from_outside_may_speak_of_forms() -> None:
    assert found("DQ-90", a_document("Please include the plan.", kind="letter")) == []
    assert is_sign_off("Signed off by")
    assert not is_sign_off("Risks")
