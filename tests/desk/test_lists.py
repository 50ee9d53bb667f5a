from datetime import date, timedelta

import pytest

from tests.desk.book import TODAY, add_action, bring_in, now
from tests.desk.young import log, young_person
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Thread
from tracker.query import DAY_FIELDS, FIGURE, WORD_FIELDS

DAY = timedelta(days=1)
ALWAYS = {"ref", "title", "state", "owner", "due", "flags"}


def refs(rows: list) -> list[str]:  # type: ignore[type-arg]
    return [row.ref for row in rows]


@pytest.fixture
def plan(desk: Desk) -> dict[str, str]:
    """Four actions: overdue, unowned, without a day, done."""
    made = {
        "late": add_action(desk, "Late", owner="T Manager", due=TODAY, priority="high"),
        "unowned": add_action(desk, "Unowned", due=TODAY + 90 * DAY),
        "undated": add_action(desk, "Undated", owner="me"),
        "done": add_action(desk, "Done", owner="me", due=TODAY),
    }
    desk.actions.done(made["done"])
    desk.session.today = TODAY + DAY
    desk.session._work_out()
    return {name: action.ref for name, action in made.items()}


def test_triage_puts_what_is_missing_before_what_is_late_and_counts_agree(
    desk: Desk, plan: dict[str, str]
) -> None:
    rows = desk.lists.triage()
    assert set(refs(rows)) == {plan["late"], plan["unowned"], plan["undated"]}
    assert rows[-1].ref == plan["late"]
    assert desk.lists.counts() == (1, 0, 2)
    assert desk.headline() == "casebook.json: 1 overdue, 0 stalled, 2 missing; as at Tue 11 Jun 2024"
    assert refs(desk.lists.triage("owner:me")) == [plan["undated"]]
    assert desk.lists.hidden() == 0


def test_less_severe_flags_are_one_word_away(desk: Desk) -> None:
    action = add_action(desk, owner="me", due=TODAY + DAY)
    assert desk.lists.triage() == []
    assert desk.lists.hidden() == 1
    assert desk.lists.less_severe() == "with less severe flags, such as due soon"
    assert refs(desk.lists.triage(every=True)) == [action.ref]


def test_what_is_overdue_or_missing_among_the_less_severe_is_said(desk: Desk) -> None:
    desk.oversight.add("board", "The plan", day=date(2024, 2, 1))
    desk.oversight.add("audit", "Plans", day=date(2024, 6, 3), young_view=False)
    assert desk.lists.triage() == []
    assert desk.headline().startswith("casebook.json: 0 overdue, 0 stalled, 0 missing")
    assert desk.lists.hidden() == 2
    assert desk.lists.less_severe() == "with less severe flags, of them 1 overdue, 1 missing"


def test_actions_stand_by_day_those_without_next_the_finished_last(desk: Desk, plan: dict[str, str]) -> None:
    assert refs(desk.lists.actions()) == [plan[name] for name in ("late", "unowned", "undated", "done")]
    assert refs(desk.lists.actions("state:open -priority:high")) == [plan["unowned"], plan["undated"]]
    assert refs(desk.lists.actions("due:<=today")) == [plan["late"], plan["done"]]
    with pytest.raises(Refusal, match="no field “colour”"):
        desk.lists.actions("colour:red")


def test_findings_stand_in_the_letter_s_order_and_orphans_are_those_without_action(desk: Desk) -> None:
    document = bring_in(desk).document
    desk.documents.accept(document, ["4", "2"])
    desk.documents.accept(now(desk, document), ["3"])
    assert [row.more["place"].split()[0] for row in desk.lists.findings()] == ["5/2", "5/3", "5/4"]
    (orphan,) = desk.lists.orphan_findings()
    assert desk.lists.orphan_findings("theme:accommodation") == []
    action = add_action(desk, findings=[orphan.ref])
    assert desk.lists.orphan_findings() == []
    assert [row.state for row in desk.lists.findings("5/2")] == ["acted on"]
    desk.actions.drop(now(desk, action), "no longer wanted")  # an action that was dropped answers nothing
    assert refs(desk.lists.orphan_findings()) == [orphan.ref]
    assert refs(desk.lists.findings('answer:action "no action"')) == [orphan.ref]
    assert desk.lists.visits()[0].more["findings_with_action"] == 0
    assert refs(desk.lists.findings("visit:5 kind:concern")) == [orphan.ref]
    lone = add_action(desk, "From nowhere")
    assert refs(desk.lists.orphan_actions()) == [lone.ref]


def test_threads_visits_people_and_documents(desk: Desk) -> None:
    document = bring_in(desk).document
    one, other, _ = desk.documents.accept(document, ["2", "3", "4"])
    desk.findings.link(other, desk.session.casebook.get(Thread, one.thread).ref)  # type: ignore[union-attr]
    held = desk.oversight.add("board", "Plans", decisions=["Do it"])
    expected = desk.visits.add("monitoring visit", "autumn 2024", ordinal=6)
    gone = desk.people.add("A Gone")
    desk.people.leave(gone, TODAY - DAY)
    here = desk.people.add("Z Here")
    assert [row.more["visits"] for row in desk.lists.threads()] == [["5"], ["5"]]
    assert desk.lists.threads()[0].more["findings"] == ["5/2", "5/3"]
    visit = desk.find("visit 5")
    assert refs(desk.lists.visits()) == [expected.ref, held.ref, visit.ref]
    assert refs(desk.lists.visits(oversight=False)) == [expected.ref, visit.ref]
    assert [row.state for row in desk.lists.oversight()] == ["1 not yet an action"]
    assert refs(desk.lists.people()) == [here.ref, gone.ref]
    (row,) = desk.lists.document_rows()
    assert (row.title, row.state, row.more["waiting"]) == ("letter of 6 Jun 2024", "waiting", 2)


def test_every_row_is_plain_values_with_the_same_first_keys(desk: Desk) -> None:
    desk.documents.accept(bring_in(desk).document, ["2"])
    action = add_action(desk, findings=["5/2"], owner="me", due=TODAY)
    desk.oversight.add("board", "Plans")
    lists = desk.lists
    rows = [*lists.actions(), *lists.findings(), *lists.threads(), *lists.visits(), *lists.people()]
    for row in [*rows, *lists.document_rows()]:
        made = row.as_dict()
        assert made.keys() >= ALWAYS
        assert all(key == key.lower() and " " not in key for key in made)
        assert "" not in made.values()
    made = lists.actions()[0].as_dict()
    assert (made["ref"], made["owner"], made["due"]) == (action.ref, "J Price", "2024-06-10")
    assert made["findings"] == ["5/2"]
    assert made["partner"] is None
    assert made["flags"][0].keys() >= {"rule", "word", "since", "sentence"}


def test_a_record_for_scripts_has_references_and_none_for_unknown(desk: Desk) -> None:
    document = bring_in(desk).document
    (finding,) = desk.documents.accept(document, ["2"])
    made = desk.as_dict(finding)
    assert made.keys() >= ALWAYS | {"quote", "section", "page", "updates", "noun"}
    assert (made["document"], made["visit"], made["oversight"]) == (
        document.ref,
        desk.find("visit 5").ref,
        None,
    )
    action = add_action(desk, findings=["5/2"])
    desk.actions.update(action, "Begun")
    made = desk.as_dict(now(desk, action))
    assert (made["split_from"], made["started_on"], made["blocked"]) == (None, "2024-06-10", None)
    assert [(u["kind"], u["text"], u["day"]) for u in made["updates"]] == [
        ("progress", "Begun", "2024-06-10")
    ]
    threshold = desk.keeping.set_threshold("AN-02.days", 7, "board")
    assert desk.as_dict(threshold)["title"] == "AN-02.days = 7"


class TestFinding:
    def test_by_whatever_people_call_it(self, desk: Desk) -> None:
        desk.documents.accept(bring_in(desk).document, ["2"])
        action = add_action(desk, plan_ref="3.2", owner="T Manager")
        visit = desk.find("visit 5")
        for typed in ("5", "VISIT  5", visit.ref.lower(), visit.ref[:4]):
            assert desk.find(typed) == visit
        for typed in ("3.2", action.ref.lower(), f" {action.ref} "):
            assert desk.find(typed) == action
        assert desk.find("t man").ref == desk.find("T MANAGER").ref
        assert desk.find("5 / 2").noun == "finding"

    def test_what_is_not_there_or_may_be_several_is_refused_with_help(self, desk: Desk) -> None:
        one, other = add_action(desk, plan_ref="1.1"), add_action(desk, plan_ref="1.1")
        with pytest.raises(Refusal, match=f"may mean 2 records: {one.ref}, {other.ref}. Type more"):
            desk.find("1.1")
        with pytest.raises(Refusal, match=f"did you mean {one.ref}"):
            desk.find(one.ref[:-1] + ("0" if one.ref[-1] != "0" else "1"))
        with pytest.raises(Refusal, match=f"{one.ref} is an action: give the reference of a thread here"):
            desk.session.find(one.ref, Thread)
        with pytest.raises(Refusal, match="The reference is missing: say which record"):
            desk.find(" \x1b[0m")
        with pytest.raises(Refusal) as refused:
            desk.find("x" * 10_000)
        assert len(str(refused.value)) < 200


def test_days_are_read_for_what_is_to_come_or_has_been(desk: Desk) -> None:
    assert desk.read_day("fri") == date(2024, 6, 14)
    assert desk.read_day("fri", back=True) == date(2024, 6, 7)
    assert desk.read_day("+10wd") == date(2024, 6, 24)
    assert desk.echo_day("+2w") == "Mon 24 Jun 2024, in 14 days"


def test_every_field_a_filter_knows_stands_in_some_row(desk: Desk) -> None:
    document = bring_in(desk).document
    (finding, *_) = desk.documents.accept(document, ["2", "3"])
    add_action(desk, findings=[finding.ref], owner="J Price", partner="Wye NHS", plan_ref="3.2", team="16+")
    desk.visits.add("monitoring visit", "autumn 2024", ordinal=6)
    desk.oversight.add("audit", "Plans")
    log(desk, young_person(desk))
    lists = desk.lists
    rows = [*lists.actions(), *lists.findings(), *lists.threads(), *lists.visits(), *lists.people()]
    rows += [*lists.cases(), *lists.notes()]
    known = {field for row in rows for field in row.facts}
    assert {*WORD_FIELDS, *DAY_FIELDS} - known == set()
    assert known - {*WORD_FIELDS, *DAY_FIELDS, FIGURE} == set()
    for words in ("agreed:today", "finding:5/2", f"finding:{finding.ref}", "updated:none", "completed:none"):
        assert len(lists.actions(words)) == 1, words
    assert [len(lists.visits(words)) for words in ("held:today", "expected:>today", "received:<=today")] == [
        1,
        1,
        1,
    ]
    assert len(lists.findings("received:2024-06-06")) == 2
    assert len(lists.actions("rule:AN-05")) == 1
