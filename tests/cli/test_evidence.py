"""What shows something, what was decided, audits and plans sent, by plain verbs."""

import json

import pytest

from tests.cli.conftest import Tracker


def ref_of(tracker: Tracker, verb: str) -> str:
    return str(json.loads(tracker(verb, "--json").out)[0]["ref"])


def rules_of(tracker: Tracker, ref: str) -> set[str]:
    return {flag["rule"] for flag in json.loads(tracker("show", ref, "--json").out)["flags"]}


@pytest.fixture
def action(tracker: Tracker) -> str:
    added = tracker("action", "add", "Read every plan", "--owner", "Jo", "--due", "fri", "--quiet")
    return added.out.strip()


def test_evidence_is_kept_shown_and_completed(tracker: Tracker, action: str) -> None:
    said = tracker("action", "evidence", action, "12 of 12 read", "--pillar", "audit")
    assert (said.out, said.code) == (f"Evidence on {action}: 12 of 12 read.\n", 0)
    assert rules_of(tracker, action) == {"AN-02", "AN-12"}
    line = json.loads(tracker("show", action, "--json").out)["updates"][0]["ref"]
    done = tracker(
        "action", "evidence", action, "--line", line, "--source", "May audit", "--kept-at", "library 3"
    )
    now = done.out.split()[-2]
    assert done.out == f"Said more of {line}, evidence of {action}: it is {now} now.\n"
    assert (
        "12 of 12 read; audit; from May audit; kept at library 3 (T Manager)" in tracker("show", action).out
    )
    assert rules_of(tracker, action) == {"AN-02"}
    assert tracker("show", line).out.startswith(f"({line} was completed: it is {now} now)\n{action}  ")
    assert tracker("show", now).out.startswith(action)
    (told,) = json.loads(tracker("show", action, "--json").out)["updates"]
    assert (told["ref"], told["pillar"], told["source"], told["kept_at"]) == (
        now, "audit", "May audit", "library 3",
    )  # fmt: skip


def test_a_line_is_completed_bit_by_bit_by_its_first_reference(tracker: Tracker, action: str) -> None:
    tracker("action", "evidence", action, "12 of 12 read")
    line = json.loads(tracker("show", action, "--json").out)["updates"][0]["ref"]
    tracker("action", "evidence", action, "--line", line, "--source", "HR return")
    tracker("action", "evidence", action, "--line", line, "--kept-at", "HR drive")
    out = tracker("show", action).out
    assert out.count("12 of 12 read") == 1
    assert "12 of 12 read; from HR return; kept at HR drive" in out
    assert rules_of(tracker, action) == {"AN-02"}


def test_evidence_goes_with_update_done_and_embed_too(tracker: Tracker, action: str) -> None:
    shown = ("--pillar", "data", "--source", "weekly figures", "--kept-at", "library 1")
    assert tracker("action", "update", action, "58 in 100", "--kind", "evidence", *shown).code == 0
    assert tracker("action", "done", action, "--evidence", "92 in 100", *shown).code == 0
    assert tracker("action", "embed", action, "Plans are kept", "--pillar", "young").code == 0
    out = tracker("show", action).out
    assert out.count("data; from weekly figures; kept at library 1") == 2
    assert "Plans are kept; young people's feedback" in out


def test_a_thread_is_decided_on_and_closed_on_two_kinds_of_evidence(tracker: Tracker) -> None:
    tracker("finding", "add", "Plans are late", "--source", "complaint")
    thread = ref_of(tracker, "threads")
    tracker("thread", "update", thread, "--state", "closed", "--evidence", "Two audits")
    assert rules_of(tracker, thread) == {"FI-03"}
    tracker("thread", "evidence", thread, "Two audits", "--pillar", "audit")
    tracker("thread", "evidence", thread, "92 in 100", "--pillar", "data")
    assert rules_of(tracker, thread) == set()
    assert "Last closed: 10 Jun 2024" in tracker("show", thread).out
    decided = tracker("thread", "decide", thread, "The board hears of it again in May")
    assert decided.out == f"Decision on {thread}: The board hears of it again in May.\n"
    said = tracker("thread", "decide", thread, "Closed for good", "--day", "7 jun", "--by", "the board")
    assert said.out == f"Decision by the board on {thread}: Closed for good.\n"
    out = tracker("show", thread).out
    assert "decision by the board: Closed for good (T Manager)" in out
    ahead = tracker("thread", "decide", thread, "Closed", "--day", "2024-06-11")
    assert (ahead.code, ahead.out) == (2, "")


def test_a_thread_closes_on_the_evidence_kept_on_it(tracker: Tracker) -> None:
    tracker("finding", "add", "Plans are late", "--source", "complaint")
    thread = ref_of(tracker, "threads")
    refused = tracker("thread", "update", thread, "--state", "closed")
    assert (refused.code, refused.out) == (2, "")
    assert "--evidence" in refused.err
    tracker("thread", "evidence", thread, "92 in 100", "--source", "weekly figures", "--kept-at", "library 1")
    assert "(closed, owner nobody)" in tracker("thread", "update", thread, "--state", "closed").out


def test_an_audit_says_its_four_and_what_followed(tracker: Tracker) -> None:
    said = ("--grade", "good", "--moderated-grade", "inadequate", "--immediate-risk", "--day", "3 jun")
    audit = tracker("oversight", "add", "audit", "Plans", *said, "--quiet").out.strip()
    assert rules_of(tracker, audit) == {"AU-02", "AU-03"}
    more = ("--team-manager", "--reflective", "--no-young-view", "--responded-on", "4 jun")
    assert (
        tracker("oversight", "update", audit, *more).out
        == f"Updated {audit}: audit of Mon 3 Jun 2024, Plans.\n"
    )
    out = tracker("show", audit).out
    for line in (
        "Team manager: took part",
        "Young person: not asked",
        "Risk responded to: 4 Jun 2024",
    ):
        assert line in out
    assert "Audit without the young person’s view [AU-03]" in out
    again = tracker("oversight", "add", "audit", "Plans again", "--again-of", audit, "--quiet").out.strip()
    assert f"Repeats: {audit} of 3 Jun 2024" in tracker("show", again).out
    assert f"Repeated by: {again} of 10 Jun 2024" in tracker("show", audit).out
    assert "changed the team manager’s part" in tracker("history", audit).out


def test_a_plan_sent_and_whom_a_letter_was_shared_with(tracker: Tracker) -> None:
    visit = ("monitoring visit", "--when", "2 apr 2024", "--number", "1", "--received", "2 may 2024")
    ref = tracker("visit", "add", *visit, "--shared", "Cabinet: 7 may", "--quiet").out.strip()
    tracker("visit", "update", ref, "--shared", "Wye Academy: 8 may", "--plan-sent", "7 jun")
    out = tracker("show", ref).out
    assert "Shared with: Cabinet, 7 May 2024; Wye Academy, 8 May 2024" in out
    assert "Plan sent: 7 Jun 2024" in out
    assert rules_of(tracker, ref) == {"MV-04"}
    tracker("visit", "update", ref, "--shared", "cabinet: 9 may")
    assert "Shared with: Wye Academy, 8 May 2024; cabinet, 9 May 2024" in tracker("show", ref).out
    assert (
        tracker("visit", "decide", ref, "The academy may have it").out
        == f"Decision on {ref}: The academy may have it.\n"
    )
    assert rules_of(tracker, ref) == set()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("evidence", "ACTION"), "What shows it is missing"),
        (("evidence", "ACTION", "x", "--pillar", "hearsay"), "choose data; audit; young people's feedback"),
        (("evidence", "ACTION", "--line", "U-ZZZZZ"), "U-ZZZZZ"),
        (("update", "ACTION", "x", "--kept-at", "library"), "and this is progress"),
    ],
)
def test_what_is_no_evidence_is_refused(
    tracker: Tracker, action: str, words: tuple[str, ...], why: str
) -> None:
    before = tracker("history", action).out
    said = tracker("action", *(action if word == "ACTION" else word for word in words))
    assert (said.code, said.out) == (2, "")
    assert why in said.err
    assert tracker("history", action).out == before


def test_what_cannot_be_of_oversight_is_refused(tracker: Tracker) -> None:
    board = tracker("oversight", "add", "board", "The letter", "--quiet").out.strip()
    assert "Nothing is said of" in tracker("oversight", "update", board).err
    assert "recorded of audits alone" in tracker("oversight", "update", board, "--reflective").err
    assert "lies before the audit" in tracker("oversight", "add", "audit", "x", "--responded-on", "3 jun").err
    assert tracker("oversight", "update", board, "--responded-on", "whenever").code == 2


def test_the_rules_and_their_figures_are_listed_with_their_sources(tracker: Tracker) -> None:
    tracker("people", "add", "Jo")
    listed = {rule["rule"]: rule for rule in json.loads(tracker("policy", "rules", "--json").out)}
    new = {
        "FI-02",
        "FI-03",
        "MV-01",
        "MV-02",
        "MV-04",
        "MV-05",
        "IB-01",
        "AU-02",
        "AU-03",
        "SU-03",
        "AN-10",
        "AN-11",
        "AN-12",
    }
    assert all(listed[rule]["on"] and listed[rule]["source"] for rule in new)
    assert "trade press" in listed["MV-01"]["sentence"]
    figures = tracker("policy", "list").out
    assert "MV-01.days = 70 working days." in figures
