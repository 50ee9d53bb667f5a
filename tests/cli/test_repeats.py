"""What comes back, as plain verbs: proposed, linked, merged, and told as one page."""

import json

from tests.cli.conftest import Tracker

EARLIER = "Supervision is uneven. Nobody asks what became of agreed actions, and they drift."


def earlier(tracker: Tracker) -> str:
    tracker("visit", "add", "monitoring visit", "--when", "3 feb 2024", "--number", "4")
    return tracker("finding", "add", EARLIER, "--visit", "visit 4", "--quiet").out.strip()


def test_each_waiting_paragraph_is_told_with_both_quotes_and_the_command(
    tracker: Tracker, document: str
) -> None:
    earlier(tracker)
    thread = json.loads(tracker("threads", "--json").out)[0]["ref"]
    told = tracker("finding", "repeats", document)
    assert told.code == 0
    assert "nothing earlier reads alike" in told.out
    assert "monitoring visit 4: “*Supervision* is *uneven*.”" in told.out
    assert f"tracker accept {document} --paragraphs 4 --thread {thread} --step 'seen again'" in told.out
    rows = json.loads(tracker("finding", "repeats", document, "--json").out)
    assert [row["of"] for row in rows] == ["1", "2", "3", "4", "5"]
    (row,) = json.loads(tracker("finding", "repeats", document, "--paragraphs", "4", "--json").out)
    first = row["repeats"][0]
    assert (first["thread"], first["quote"], first["step"]) == (thread, EARLIER, "seen again")
    assert first["new_sentence"] in row["text"]
    assert first["earlier_sentence"] in EARLIER
    assert json.loads(tracker("documents", "--json").out)[0]["waiting"] == 5


def test_accepting_says_what_it_may_repeat_and_how_to_link_it(tracker: Tracker, document: str) -> None:
    earlier(tracker)
    thread = json.loads(tracker("threads", "--json").out)[0]["ref"]
    told = tracker("accept", document, "--paragraphs", "3,4").out
    (hint,) = [line for line in told.splitlines() if "tracker finding link" in line]
    made = hint.split()[0]
    assert hint.endswith(f"monitoring visit 4: tracker finding link {made} {thread}")
    words = hint.split(": tracker ")[1].split()
    assert f"Linked {made} to {thread}" in tracker(*words).out
    assert "nothing earlier reads alike" in tracker("finding", "repeats", made).out
    linked = tracker("accept", document, "--paragraphs", "5", "--thread", thread).out
    assert "tracker finding link" not in linked


def test_every_finding_of_a_visit_is_asked_about_at_once(tracker: Tracker, document: str) -> None:
    earlier(tracker)
    tracker("accept", document, "--all")
    rows = json.loads(tracker("finding", "repeats", "visit 5", "--json").out)
    assert len(rows) == 5
    assert [bool(row["repeats"]) for row in rows] == [False, False, False, True, False]
    assert "Supervision is inconsistent." in tracker("finding", "repeats", "visit 5").out


def test_what_cannot_repeat_anything_is_said_in_a_sentence(tracker: Tracker, document: str) -> None:
    tracker("accept", document, "--paragraphs", "4")
    thread = json.loads(tracker("threads", "--json").out)[0]["ref"]
    for words, said in (
        ((thread,), f"{thread} is a thread: name a finding, a visit, or a document whose paragraphs wait."),
        (("5/4", "--paragraphs", "1"), "--paragraphs goes with a document, and F-"),
        ((document, "--paragraphs", "4"), f"Paragraph 4 of {document} was accepted already."),
        ((document, "--paragraphs", "99"), "has no paragraph “99”"),
    ):
        told = tracker("finding", "repeats", *words)
        assert (told.code, said in told.err) == (2, True), told


def test_a_thread_is_shown_as_one_page_and_as_one_ordered_array(tracker: Tracker, document: str) -> None:
    made = earlier(tracker)
    thread = json.loads(tracker("threads", "--json").out)[0]["ref"]
    tracker(
        "action", "add", "Ask what became of actions", "--finding", made, "--owner", "J Price", "--due", "+2w"
    )
    tracker("accept", document, "--paragraphs", "4", "--thread", thread)
    shown = tracker("show", thread).out
    places = [
        shown.index(words)
        for words in (
            "3 Feb 2024 monitoring visit 4: first seen, concern",
            f"“{EARLIER[:40]}",
            "30 Apr 2024 monitoring visit 5: seen again, mixed, 87 days later",
            "10 Jun 2024 A-",
            "Today, 10 Jun 2024: open",
            "1 action: 1 not started",
        )
    ]
    assert places == sorted(places)
    story = json.loads(tracker("show", thread, "--json").out)["story"]
    assert [(m["day"], m["what"]) for m in story] == [
        ("2024-02-03", "said"),
        ("2024-04-30", "said"),
        ("2024-06-10", "action"),
    ]
    assert story[0]["quote"] == EARLIER


def test_threads_are_merged_and_a_wrong_one_is_refused(tracker: Tracker, document: str) -> None:
    earlier(tracker)
    tracker("accept", document, "--paragraphs", "4")
    one, other = (row["ref"] for row in json.loads(tracker("threads", "--json").out))
    assert tracker("thread", "merge", one, one).code == 2
    assert tracker("thread", "merge", one, other).out.startswith(f"Merged {one} into {other}: ")
    assert [row["ref"] for row in json.loads(tracker("threads", "--json").out)] == [other]
    assert tracker("undo").code == 0
    assert len(json.loads(tracker("threads", "--json").out)) == 2
