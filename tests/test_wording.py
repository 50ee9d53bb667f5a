from datetime import timedelta

import pytest

from tests.make import (
    A_DAY,
    a_document,
    a_finding,
    a_person,
    a_thread,
    a_threshold,
    a_visit,
    an_action,
    an_oversight,
    an_update,
    on,
)
from tracker.domain.casebook import Casebook
from tracker.domain.records import Claim, RoughDate
from tracker.domain.scrutiny import Paragraph
from tracker.domain.work import Blocked, OversightDecision, Promise
from tracker.rules.flags import Flag
from tracker.wording import (
    MARKS,
    a_noun,
    counted,
    due_sentence,
    facts_of,
    mark,
    marked,
    place_of,
    rough,
    sheet,
    sheet_lines,
    short,
    short_place,
    title_of,
    update_sentence,
)

WEEK = timedelta(days=7)
FLAG = Flag("", "actions", "A-1", "AN-01", "overdue", A_DAY, "17 days overdue", "completing it", 3, 17)


def test_a_flag_is_told_by_symbol_word_and_days() -> None:
    assert mark(FLAG) == "! OVERDUE 17d"
    assert len({(symbol, word) for word, symbol in MARKS.items()}) == 5
    assert MARKS["overdue"] != MARKS["stalled"]


@pytest.mark.parametrize(
    ("text", "length", "said"),
    [
        ("Plans  are\nlate", 72, "Plans are late"),
        ("Plans, which are late", 12, "Plans…"),
        ("x" * 100, 10, "x" * 9 + "…"),
        ("", 10, ""),
    ],
)
def test_short_keeps_whole_words_within_the_length(text: str, length: int, said: str) -> None:
    assert short(text, length) == said
    assert len(said) <= length


def test_counting_and_articles() -> None:
    assert [counted(n, "paragraph") for n in (0, 1, 2)] == ["0 paragraphs", "1 paragraph", "2 paragraphs"]
    assert (a_noun("action"), a_noun("finding")) == ("an action", "a finding")


def test_every_kind_has_a_title() -> None:
    titles = {
        a_finding("Plans are late"): "Plans are late",
        a_person("J Price"): "J Price",
        a_document(): "letter of 4 Mar 2024",
        a_document(day=None): "letter letter.txt",
        a_visit(ordinal=4): "monitoring visit 4",
        a_thread("Plans lag"): "Plans lag",
        an_oversight(): "Monthly supervision",
        an_update(text="begun"): "progress: begun",
        a_threshold("AN-02.days", 7): "AN-02.days = 7",
    }
    assert {record.ref: title_of(record) for record in titles} == {r.ref: said for r, said in titles.items()}


def test_a_finding_s_place_is_said_as_people_do() -> None:
    visit, unnumbered, held = a_visit(ordinal=4), a_visit(), an_oversight("audit")
    casebook = Casebook([visit, unnumbered, held])
    numbered = a_finding(visit=visit.id, paragraph="12b")
    assert (place_of(numbered, casebook), short_place(numbered, casebook)) == (
        "4/12b (visit 4, para 12b)",
        "4/12b",
    )
    plain = a_finding(visit=unnumbered.id, paragraph="3")
    assert place_of(plain, casebook) == "monitoring visit, 2024-03-04, para 3"
    assert short_place(plain, casebook) == plain.ref
    assert place_of(a_finding(oversight=held.id), casebook) == f"audit of 4 Mar 2024 ({held.ref})"
    assert place_of(a_finding(source="complaint"), casebook) == "complaint"


def test_a_due_day_is_said_with_its_distance_and_the_first_one() -> None:
    assert due_sentence(an_action(), A_DAY) == "no day"
    assert due_sentence(an_action(due_words="Ongoing"), A_DAY) == "no day (Ongoing)"
    moved = an_action(due=A_DAY + WEEK, original_due=A_DAY)
    assert due_sentence(moved, A_DAY) == "Mon 11 Mar 2024, in 7 days (first 4 Mar 2024)"
    done = an_action(due=A_DAY, state="complete", completed_on=A_DAY)
    assert due_sentence(done, A_DAY + WEEK) == "Mon 4 Mar 2024"


def test_updates_say_what_by_whom_in_which_words() -> None:
    assert update_sentence(an_update(text="begun")) == "progress: begun (J Price)"
    moved = an_update(kind="moved", text="no capacity", moved_from=A_DAY, moved_to=A_DAY + WEEK)
    assert update_sentence(moved) == "due day moved from 4 Mar 2024 to 11 Mar 2024: no capacity (J Price)"
    given_up = an_update(kind="moved", moved_from=A_DAY)
    assert update_sentence(given_up) == "due day moved from 4 Mar 2024 to no day (J Price)"


def test_an_imprecise_date_is_said_with_its_range() -> None:
    summer = RoughDate(
        text="summer 2024", earliest=A_DAY.replace(month=6, day=1), latest=A_DAY.replace(month=8)
    )
    assert rough(summer) == "summer 2024 (1 Jun 2024 to 4 Aug 2024)"
    assert rough(on(A_DAY)) == "2024-03-04"


def test_an_action_s_sheet_tells_why_what_and_what_happened() -> None:
    person, finding = a_person(), a_finding("Plans are late")
    action = an_action(
        owner=person.id,
        findings=(finding.id,),
        state="blocked",
        blocked=Blocked(on="partner", what="an answer", since=A_DAY, chase_on=A_DAY + WEEK),
        promise=Promise(words="We will tell you", to="young people"),
        source="visit",
    )
    casebook = Casebook([person, finding, action, an_update(action.id, text="asked twice")])
    said = sheet(action, casebook, A_DAY, [FLAG])
    assert said.splitlines()[:3] == [
        f"{action.ref}  Refresh the pathway plan",
        "! OVERDUE 17d: 17 days overdue [AN-01]",
        "  To clear: completing it",
    ]
    for line in (
        "State: blocked since 4 Mar 2024: waits for an answer (partner), chase on 11 Mar 2024",
        "Owner: J Price",
        "From: visit; agreed on 4 Mar 2024",
        "Promise: “We will tell you” to young people",
        f"Answers: {finding.ref}, visit: “Plans are late”",
        "  Mon 4 Mar 2024: progress: asked twice (J Price)",
    ):
        assert line in said.splitlines()
    assert [tone for tone, _ in sheet_lines(action, casebook, A_DAY, [FLAG])][:3] == [
        "heading",
        "overdue",
        "quiet",
    ]


def test_lines_with_nothing_to_say_are_left_out_for_every_kind() -> None:
    held = an_oversight(decisions=(OversightDecision(text="Check visits"),))
    paragraph = Paragraph(number=1, text="Plans are late", kind="concern")
    document = a_document(paragraphs=(paragraph,))
    claim = Claim(field="letter_date", value="5 Mar 2024", document=document.id)
    visit = a_visit(ordinal=4, claims=(claim,), documents=(document.id,))
    records = [held, document, visit, a_thread(), a_finding(), a_person(), an_action()]
    casebook = Casebook(records)
    for record in records:
        facts = facts_of(record, casebook, A_DAY)
        assert facts or record.table == "people"
        assert all(value for _, value in facts)
    assert ("Decisions", "1. Check visits -> not yet an action") in facts_of(held, casebook, A_DAY)
    assert ("", "1 [waiting; concern; other] Plans are late") in facts_of(document, casebook, A_DAY)
    differ = f"1. letter date is 5 Mar 2024 in {document.ref} letter of 4 Mar 2024"
    assert ("Sources differ", differ) in facts_of(visit, casebook, A_DAY)


def test_who_confirms_and_what_a_person_holds() -> None:
    owner = a_person()
    action = an_action(
        owner=owner.id, state="embedded", confirmed_by=owner.id, impact="Seen more", embedded_on=A_DAY
    )
    waiting = an_action("Open", owner=owner.id)
    casebook = Casebook([owner, action, waiting])
    assert ("Confirmed by", "self-confirmed") in facts_of(action, casebook, A_DAY)
    assert facts_of(owner, casebook, A_DAY) == [("Open actions", f"{waiting.ref} Open")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("changes", "worker"), "Too many *changes* of social *worker*, it says."),
        (("social", "worker"), "Too many changes of *social worker*, it says."),
        ((), "Too many changes of social worker, it says."),
        (("change", "Worker"), "Too many changes of social worker, it says."),
    ],
)
def test_words_are_marked_whole_and_those_side_by_side_together(words: tuple[str, ...], said: str) -> None:
    assert marked("Too many changes of social worker, it says.", words) == said
