"""The main job as it is done on the command line, from the letter to what drifts."""

import json

from tests.cli.conftest import Tracker


def test_from_a_letter_to_actions_and_on_to_what_is_late(tracker: Tracker, letter: str) -> None:
    brought = tracker("import", "letter", letter)
    assert brought.code == 0
    assert brought.out.startswith("Brought in D-")
    assert "letter of monitoring visit 5 (30 April and 1 May 2024)" in brought.out
    assert "5 paragraphs waiting" in brought.out
    assert "Began a new casebook" in brought.err
    document = brought.out.split()[2].rstrip(",")
    assert f"is here already as {document}: nothing was added" in tracker("import", "letter", letter).out

    accepted = tracker("accept", document, "--paragraphs", "2,4")
    assert "5/2" in accepted.out
    assert accepted.out.endswith(
        f"Accepted 2 paragraphs; answers: 1 action, 1 watch; 3 of 5 in {document} still waiting.\n"
    )
    assert tracker("skip", document, "--all", "--quiet").out.strip() == document

    added = tracker(
        "action", "add", "Name an adviser by 17", "--finding", "5/2", "--owner", "J Price", "--due", "+2w"
    )
    assert "owner J Price (new), due Mon 24 Jun 2024" in added.out
    assert added.err == "tracker: Added J Price to the people.\n"
    late = tracker(
        "action", "add", "Audit plans", "--finding", "5/4", "--owner", "j", "--due", "fri", "--quiet"
    ).out.strip()

    assert "give the reason" in tracker("action", "move", late, "+3w").err
    assert "to Mon 1 Jul 2024" in tracker("action", "move", late, "+3w", "--reason", "no capacity").out
    assert "line of evidence" in tracker("action", "done", late).err
    assert tracker("action", "done", late, "--evidence", "20 plans read").code == 0
    assert tracker("undo").out == f"Undo: completed {late}.\n"

    today = tracker("triage")
    assert today.out == "casebook.json: 0 overdue, 0 stalled, 0 missing; as at Mon 10 Jun 2024\n" + (
        "Nothing here needs attention.\n(1 more with less severe flags, such as due soon: --all shows them)\n"
    )
    weeks_on = tracker("triage", "--today", "2024-06-26")
    assert "1 overdue, 2 stalled" in weeks_on.out
    assert "2 days overdue: due 24 Jun 2024 [AN-01]" in weeks_on.out
    assert "No update for 16 days" in weeks_on.out


def test_triage_says_what_it_hides(tracker: Tracker) -> None:
    tracker("oversight", "add", "board", "The plan", "--day", "1 feb 2024")
    assert "\n(1 more with less severe flags, of them 1 overdue: --all shows them)\n" in tracker("triage").out
    assert "! OVERDUE" in tracker("triage", "--all").out


def test_everything_else_an_action_can_become(tracker: Tracker) -> None:
    ref = tracker("action", "add", "Recruit advisers", "--owner", "me", "--due", "eom", "--quiet").out.strip()
    for words, said in (
        (("update", ref, "advert out"), f"Updated {ref}: progress."),
        (("block", ref, "HR sign-off", "--on", "approval", "--chase", "fri"), "chase on Fri 14 Jun 2024."),
        (("unblock", ref), f"{ref} is no longer blocked."),
        (("partner", ref, "asked", "--agency", "Wye NHS"), f"Asked Wye NHS for {ref}."),
        (
            ("edit", ref, "--priority", "high", "--plan-ref", "3.2"),
            f"Changed the priority, plan ref of {ref}.",
        ),
        (("assign", "3.2", "K Lane"), f"Gave {ref} to K Lane (new)."),
        (("split", ref, "Recruit", "Train"), f"Split {ref} into 2."),
        (("drop", ref, "merged with 4.1"), f"Dropped {ref}."),
        (("reopen", ref, "4.1 fell away"), f"Opened {ref} again."),
        (("done", ref), f"Completed {ref}."),
        (("embed", ref, "Fewer changes", "--by", "T Manager"), f"{ref} is embedded."),
    ):
        told = tracker("action", *words)
        assert (told.code, said in told.out) == (0, True), told
    shown = tracker("show", ref).out
    assert "State: embedded on 10 Jun 2024" in shown
    assert "What happened:" in shown
    assert len(json.loads(tracker("history", ref, "--json").out)) == 12


def test_oversight_visits_threads_and_people(tracker: Tracker) -> None:
    held = tracker("oversight", "add", "audit", "Plans", "--day", "last fri", "--decision", "Check visits")
    assert held.out.endswith("audit of Fri 7 Jun 2024, 1 decision.\n")
    ref = held.out.split()[1].rstrip(":")
    assert "it is not yet an action" in tracker("oversight", "decide", ref, "Write to landlords").out
    raised = tracker("oversight", "raise", ref, "2", "--owner", "J Price", "--due", "+10wd")
    assert f"Decision 2 of {ref} became A-" in raised.out
    assert raised.err == "tracker: Added J Price to the people.\n"
    visit = tracker(
        "visit", "add", "monitoring", "--when", "autumn 2024", "--number", "6", "--quiet"
    ).out.strip()
    assert tracker("visit", "update", "visit 6", "--headline", "Care leavers").out.startswith(
        f"Updated {visit}:"
    )
    finding = tracker("finding", "add", "Plans are late", "--source", "audit", "--oversight", ref).out
    assert "concern, other; thread T-" in finding
    thread = finding.split("thread ")[1].split(";")[0]
    owned = tracker("thread", "update", thread, "--owner", "J Price", "--state", "being addressed")
    assert owned.out.endswith("(being addressed, owner J Price).\n")
    assert "1 open action and 1 open thread" in tracker("people", "leave", "J Price", "--day", "-2d").out
    assert tracker("people", "add", "J Pryce", "--team", "16+", "--quiet").out.startswith("P-")
    assert tracker("check").out == "Every line is as it was written, and every reference leads somewhere.\n"


def test_paragraphs_are_split_merged_and_answered(tracker: Tracker, document: str) -> None:
    text = json.loads(tracker("show", document, "--json").out)["paragraphs"][1]["text"]
    words = text.split(". ", 1)[1][:30]
    assert (
        f"Split paragraph 2 of {document}: 2b is “" in tracker("split", document, "2", "--before", words).out
    )
    assert tracker("merge", document, "2").out == f"Merged 2b of {document} into paragraph 2.\n"
    assert "give the reason" in tracker("accept", document, "--paragraphs", "2", "--answer", "none").err
    accepted = tracker(
        "accept", document, "--paragraphs", "2", "--answer", "none", "--reason", "3.2", "--json"
    )
    (finding,) = json.loads(accepted.out)
    assert (finding["answer"], finding["place"]) == ("none", "5/2 (visit 5, para 2)")
    assert (
        "mixed, accommodation" in tracker("finding", "update", "5/2", "--kind", "mixed", "--theme", "acc").out
    )
    assert "answer: watch" in tracker("finding", "update", "5/2", "--answer", "watch", "--reason", "May").out
    other = tracker("finding", "add", "Late again", "--quiet").out.strip()
    assert "(worse)" in tracker("finding", "link", other, finding["thread"], "--step", "worse").out


def test_letting_somebody_look_first(tracker: Tracker, letter: str) -> None:
    plain = tracker("import", "letter", letter, "--dry-run")
    assert "reads as a letter" in plain.out
    assert "2 [concern; personal adviser allocation]" in plain.out
    found = json.loads(tracker("import", "letter", letter, "--dry-run", "--json").out)
    assert found.keys() == {"document", "visit", "findings", "remarks"}
    assert found["visit"]["ordinal"] == 5
    assert (found["visit"]["start"], found["visit"]["end"]) == ("2024-04-30", "2024-05-01")
    assert found["findings"][0].keys() == {"paragraph", "section", "text", "kind", "standing", "theme"}
    assert tracker("documents").code == 2


def test_what_was_skipped_is_put_back_at_once(tracker: Tracker, document: str) -> None:
    assert "nothing to put back" in tracker("unskip", document, "--all").err
    tracker("skip", document, "--paragraphs", "1,3")
    assert tracker("unskip", document, "--all").out == (
        f"Put back 2 paragraphs; 5 of 5 in {document} still waiting.\n"
    )


def test_everything_a_visit_shows_can_be_set_and_picked(tracker: Tracker, letter: str) -> None:
    tracker("visit", "add", "monitoring visit", "--when", "29 apr 2024", "--number", "5")
    tracker("import", "letter", letter)
    assert "Sources differ: 1. when is 30 April and 1 May 2024" in tracker("show", "visit 5").out
    picked = tracker("visit", "pick", "visit 5", "1")
    assert "is now 30 April and 1 May 2024; the other is kept beside it" in picked.out
    said = ("--judgement", "Overall: Good", "--shared", "Wye Board: 7 jun")
    assert tracker("visit", "update", "visit 5", *said).code == 0
    shown = tracker("show", "visit 5").out
    assert "Judgements: Overall: good" in shown
    assert "Shared with: Wye Board, 7 Jun 2024" in shown
    assert "is no AREA:GRADE" in tracker("visit", "update", "visit 5", "--judgement", "Overall").err
    assert "write BODY:DAY" in tracker("visit", "update", "visit 5", "--shared", "today").err
