"""One concern on one page: what was said, what was done in between, and the visits that said nothing."""

from datetime import date

from tests.make import a_finding, a_person, a_thread, a_visit, an_action, an_oversight, an_update
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.wording.thread_page import thread_lines
from tracker.wording.thread_story import Moment, thread_story

TODAY = date(2024, 6, 10)
OWNER = a_person("T Manager")
THREAD = a_thread(
    "Changes of social worker", owner=OWNER.id, theme="workforce stability", state="being addressed"
)
ONE = a_visit(when=date(2023, 3, 29), ordinal=1)
TWO = a_visit(when=date(2023, 6, 28), ordinal=2)
THREE = a_visit(when=date(2024, 2, 21), ordinal=3)
FOUR = a_visit(when=date(2024, 5, 2), ordinal=4)
FIRST = a_finding("Workers change too often.", visit=ONE.id, paragraph="2", thread=THREAD.id)
AGAIN = a_finding(
    "Workers still change.", "mixed", visit=THREE.id, paragraph="7", thread=THREAD.id, step="seen again"
)
ACTION = an_action(
    "Pay a welcome sum",
    date(2023, 4, 3),
    findings=(FIRST.id,),
    owner=OWNER.id,
    original_due=date(2023, 5, 1),
    due=date(2023, 5, 1),
    state="embedded",
    completed_on=date(2023, 4, 23),
    embedded_on=date(2023, 7, 2),
    impact="Four of five stayed",
)
EVIDENCE = an_update(ACTION.id, "evidence", date(2023, 4, 23), text="Twelve were paid")
IMPACT = an_update(ACTION.id, "impact", date(2023, 7, 2), text="Four of five stayed")


def story(*records: Record, not_read: tuple = ()) -> list[Moment]:  # type: ignore[type-arg]
    book = Casebook([OWNER, THREAD, ONE, TWO, THREE, FIRST, AGAIN, ACTION, EVIDENCE, IMPACT, *records])
    return thread_story(THREAD, book, TODAY, [TWO], not_read)


def page(*records: Record, width: int = 80, moments: list[Moment] | None = None) -> list[str]:
    book = Casebook([OWNER, THREAD, ONE, TWO, THREE, FIRST, AGAIN, ACTION, EVIDENCE, IMPACT, *records])
    lines = thread_lines(THREAD, book, TODAY, story(*records) if moments is None else moments, (), width)
    return [words for _, words in lines]


def test_everything_stands_in_its_order() -> None:
    assert [(m.day.isoformat(), m.what, m.kind) for m in story()] == [
        ("2023-03-29", "said", "concern"),
        ("2023-04-03", "action", "agreed"),
        ("2023-04-23", "action", "completed"),
        ("2023-04-23", "update", "evidence"),
        ("2023-06-28", "not tested", ""),
        ("2023-07-02", "action", "embedded"),
        ("2024-02-21", "said", "mixed"),
    ]


def test_the_page_reads_from_the_first_words_to_today() -> None:
    assert page() == [
        f"{THREAD.ref} Changes of social worker",
        "Being addressed, owner T Manager; workforce stability",
        "Said at monitoring visit 1, monitoring visit 3",
        "Not tested at monitoring visit 2",
        "",
        "29 Mar 2023 monitoring visit 1: first seen, concern",
        "  “Workers change too often.”",
        f"  {FIRST.ref}, 1/2 (visit 1, para 2); said by the inspectorate",
        f"  3 Apr 2023 {ACTION.ref} agreed: Pay a welcome sum; T Manager; due 1 May 2023",
        f"  23 Apr 2023 {ACTION.ref} completed after 20 days, T Manager",
        f"  23 Apr 2023 {ACTION.ref} evidence {EVIDENCE.ref}: Twelve were paid (J Price)",
        "",
        "? 28 Jun 2023 monitoring visit 2: not tested (nothing it said is linked to this)",
        f"  2 Jul 2023 {ACTION.ref} embedded after 90 days, T Manager: Four of five stayed",
        "",
        "21 Feb 2024 monitoring visit 3: seen again, mixed, 329 days later",
        "  “Workers still change.”",
        f"  {AGAIN.ref}, 3/7 (visit 3, para 7); said by the inspectorate",
        "",
        "Today, 10 Jun 2024: being addressed",
        "  1 action: 1 embedded",
    ]


def test_a_quote_is_whole_however_long_and_no_line_is_wider_than_the_page() -> None:
    audit = an_oversight("audit", date(2024, 3, 1), title="Files")
    long = a_finding(
        " ".join(["Workers"] * 60), oversight=audit.id, source="audit", thread=THREAD.id, said_by="council"
    )
    for width in (40, 80, 120):
        lines = page(audit, long, width=width)
        assert max(map(len, lines)) <= width
        assert " ".join(lines).count("Workers ") >= 59
    assert any("audit of 1 Mar 2024: first seen, concern, 9 days later" in line for line in page(audit, long))


def test_where_nothing_was_done_in_between_it_says_so() -> None:
    book = Casebook([OWNER, THREAD, ONE, TWO, THREE, FIRST, AGAIN])
    told = [words for _, words in thread_lines(THREAD, book, TODAY, thread_story(THREAD, book, TODAY, [TWO]))]
    assert "  Nothing is recorded as done until it was said again." in told
    assert told[-1] == "  No action answers it."
    assert "  Nothing is recorded as done until it was said again." not in page()


def test_a_letter_that_is_not_here_is_told_from_one_that_is_not_read() -> None:
    moment = next(m for m in story(FOUR, not_read=(FOUR,)) if m.what == "not read yet")
    assert moment.says == "monitoring visit 4: not read yet (its letter is not here)"


def test_what_lies_ahead_is_not_told() -> None:
    later = a_visit(when=date(2024, 9, 1), ordinal=5)
    ahead = a_finding("Workers stay.", visit=later.id, thread=THREAD.id)
    assert len(story(later, ahead)) == len(story())


def test_updates_of_the_thread_itself_and_a_dropped_action_are_told_once() -> None:
    dropped = an_action(
        "Advertise",
        date(2023, 4, 5),
        findings=(FIRST.id,),
        state="dropped",
        dropped_on=date(2023, 4, 9),
        dropped_reason="no money",
    )
    why = an_update(dropped.id, "decision", date(2023, 4, 9), text="dropped: no money")
    own = an_update(THREAD.id, "decision", date(2023, 4, 7), text="the board takes it on")
    told = [m.says for m in story(dropped, why, own)]
    assert f"{dropped.ref} dropped after 4 days, nobody yet: no money" in told
    assert sum("no money" in says for says in told) == 1
    assert f"{THREAD.ref} decision: the board takes it on (J Price)" in told
