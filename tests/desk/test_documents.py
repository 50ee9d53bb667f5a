from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk.book import TODAY, add_action, bring_in, contents, now, open_desk
from tests.letters.sample import sample
from tracker.desk import Desk
from tracker.desk.documents import Choice
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread

LETTER = sample("monitoring_letter")
SAME_LETTER_SET_ANEW = "\n\n\n".join(LETTER.split("\n\n"))


def places(document: Document, decision: str) -> list[str]:
    return [p.place for p in document.paragraphs if p.decision == decision]


def flags(desk: Desk, finding: Finding) -> list[str]:
    return [f.rule for f in desk.session.flags(finding)]


def test_a_letter_comes_in_with_its_visit_and_everything_waits(desk: Desk) -> None:
    imported = bring_in(desk)
    document, visit = imported.document, imported.visit
    assert not imported.was_there
    assert visit
    assert (document.kind, document.day, document.visit) == ("letter", date(2024, 6, 6), visit.id)
    assert places(document, "waiting") == ["1", "2", "3", "4", "5"]
    assert (visit.title, visit.received, visit.documents) == (
        "monitoring visit 5",
        date(2024, 6, 6),
        (document.id,),
    )
    assert desk.session.casebook.count(Finding) == 0


@pytest.mark.parametrize("text", [LETTER, SAME_LETTER_SET_ANEW, LETTER.replace("\n", "\r\n")])
def test_the_same_document_twice_adds_nothing(desk: Desk, text: str) -> None:
    first = bring_in(desk).document
    before = contents(desk)
    again = bring_in(desk, text, "a copy.txt")
    assert again.was_there
    assert again.document.id == first.id
    assert contents(desk) == before


def test_a_letter_received_tomorrow_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="The day it was received, Tue 11 Jun 2024, lies ahead"):
        desk.documents.bring_in(LETTER.encode(), "x.txt", TODAY + timedelta(days=1))
    assert contents(desk) == {}


def test_a_paragraph_accepted_is_a_finding_word_for_word_with_a_thread(desk: Desk) -> None:
    document = bring_in(desk).document
    (finding,) = desk.documents.accept(document, ["2"])
    paragraph = now(desk, document).paragraphs[1]
    assert finding.quote == paragraph.text == document.paragraphs[1].text
    assert (paragraph.decision, paragraph.finding) == ("accepted", finding.id)
    assert (finding.visit, finding.document, finding.paragraph) == (document.visit, document.id, "2")
    assert (finding.kind, finding.answer) == ("concern", "action")
    thread = desk.session.casebook.get(Thread, finding.thread)
    assert thread
    assert finding.quote.startswith(thread.title.rstrip("…"))
    assert desk.find("5/2").id == finding.id


def test_the_usual_answer_follows_kind_and_standing(desk: Desk) -> None:
    document = bring_in(desk).document
    concern, strength, mixed = desk.documents.accept(document, ["2", "3", "4"])
    assert (concern.answer, strength.answer, mixed.answer) == ("action", "none", "watch")
    (formal,) = desk.documents.accept(now(desk, document), ["5"], Choice(standing="area for improvement"))
    assert formal.answer == "action"


def test_less_than_what_is_asked_for_takes_a_reason(desk: Desk) -> None:
    document = bring_in(desk).document
    with pytest.raises(Refusal, match="2 is a concern paragraph: to answer it with “none”, give the reason"):
        desk.documents.accept(document, ["2"], Choice(answer="none"))
    (finding,) = desk.documents.accept(document, ["2"], Choice(answer="none", reason="in plan 3.2"))
    assert (finding.answer, finding.answer_reason) == ("none", "in plan 3.2")


def test_accepted_again_or_skipped_twice_is_refused_and_nothing_is_half_done(desk: Desk) -> None:
    document = bring_in(desk).document
    desk.documents.accept(document, ["2"])
    document = desk.documents.skip(now(desk, document), ["1"])
    with pytest.raises(Refusal, match=f"Paragraph 2 of {document.ref} was accepted already"):
        desk.documents.accept(document, ["3", "2"])
    with pytest.raises(Refusal, match=r"Paragraph 1 .* was skipped already"):
        desk.documents.skip(document, ["1"])
    assert desk.session.casebook.count(Finding) == 1
    with pytest.raises(Refusal, match="is not skipped: undo takes an acceptance back"):
        desk.documents.wait(document, ["2"])
    assert places(desk.documents.wait(document, ["1"]), "waiting") == ["1", "3", "4", "5"]


def test_split_gives_the_rest_a_letter_and_merge_takes_it_back(desk: Desk) -> None:
    document = bring_in(desk).document
    whole = document.paragraphs[1].text
    second = whole.split(". ", 1)[1]
    parted = desk.documents.split(document, "2", second[:30])
    assert [p.place for p in parted.paragraphs] == ["1", "2", "2b", "3", "4", "5"]
    assert parted.paragraphs[2].text == second
    joined = desk.documents.merge(parted, "2")
    assert joined.paragraphs[1].text == whole
    assert [p.place for p in joined.paragraphs] == ["1", "2", "3", "4", "5"]
    with pytest.raises(Refusal, match="has no “not in it” inside it"):
        desk.documents.split(joined, "2", "not in it")
    with pytest.raises(Refusal, match=r"is the last of .*: there is none to merge it with"):
        desk.documents.merge(joined, "5")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,3-5", ["1", "3", "4", "5"]),
        (" 2 , 2", ["2"]),
        ("3–4", ["3", "4"]),
        ("", ["1", "2", "3", "4", "5"]),
    ],
)
def test_places_are_read_as_people_write_them(desk: Desk, typed: str, read: list[str]) -> None:
    assert desk.documents.places(bring_in(desk).document, typed) == read


@pytest.mark.parametrize("typed", ["9", "0-3", "3-99", "x", "5-3", "1,,9", ",", "99999999999"])
def test_places_that_are_none_are_refused(desk: Desk, typed: str) -> None:
    document = bring_in(desk).document
    with pytest.raises(Refusal, match="no paragraph"):
        desk.documents.places(document, typed)


def test_deciding_resumes_after_a_restart(book: Path) -> None:
    desk = open_desk(book)
    document = bring_in(desk).document
    desk.documents.accept(document, ["2"])
    desk.documents.suggest(now(desk, document), "4", Choice(kind="concern"))
    desk.close()
    desk = open_desk(book)
    (document,) = desk.lists.documents()
    assert places(document, "waiting") == ["1", "3", "4", "5"]
    assert document.paragraphs[3].kind == "concern"
    desk.documents.accept(document, desk.documents.places(document, ""))
    assert now(desk, document).waiting == ()
    with pytest.raises(Refusal, match="no paragraph waiting: every one is decided"):
        desk.documents.skip(now(desk, document), [])
    desk.close()


def test_undo_takes_an_acceptance_back_whole(desk: Desk) -> None:
    document = bring_in(desk).document
    before = contents(desk)
    desk.documents.accept(document, ["2", "4"])
    desk.past.undo()
    after = contents(desk)
    assert after.keys() == before.keys()
    assert now(desk, document).paragraphs == document.paragraphs


def test_a_concern_is_missing_its_action_until_it_has_one_or_a_reason_for_none(book: Path) -> None:
    desk = open_desk(book)
    one, other = desk.documents.accept(
        bring_in(desk).document, ["2", "4"], Choice(kind="concern", answer="action")
    )
    assert flags(desk, one) == []
    desk.close()
    later = open_desk(book, today=TODAY + timedelta(days=14))
    assert flags(later, one) == flags(later, other) == ["FI-01"]
    add_action(later, findings=["5/2"], owner="me", due=later.today)
    assert flags(later, one) == []
    later.findings.answer(now(later, other), "watch", "the panel looks at it in May")
    assert flags(later, other) == []
    assert [row.ref for row in later.lists.triage()] == []
    later.close()


class TestASecondDocumentOfTheSameVisit:
    def test_fulfils_an_expected_visit(self, desk: Desk) -> None:
        expected = desk.visits.add("monitoring visit", "spring 2024", ordinal=5, expected=True)
        visit = bring_in(desk).visit
        assert visit
        assert (visit.id, visit.expected) == (expected.id, False)
        assert (visit.when.earliest, visit.when.latest) == (date(2024, 4, 30), date(2024, 5, 1))
        assert (visit.authority, visit.claims) == ("Marlowshire", ())

    def test_narrows_an_imprecise_date_without_a_claim(self, desk: Desk) -> None:
        desk.visits.add("monitoring visit", "spring 2024", expected=False)
        visit = bring_in(desk).visit
        assert visit
        assert (visit.ordinal, visit.when.earliest, visit.claims) == (5, date(2024, 4, 30), ())

    def test_claims_what_differs_and_leaves_what_is_known(self, desk: Desk) -> None:
        first = bring_in(desk).visit
        told = LETTER.replace("30 April and 1 May", "1 May and 2 May").replace("6 June", "7 June")
        assert told != LETTER
        imported = bring_in(desk, told, "second.txt")
        assert imported.visit
        assert first
        assert imported.visit.id == first.id
        assert imported.visit.when == first.when
        claims = {c.field: (c.value, c.document) for c in imported.visit.claims}
        assert claims["letter_date"] == ("7 Jun 2024", imported.document.id)
        assert "when" in claims
        assert f"letter date is 7 Jun 2024 in {imported.document.ref}" in desk.sheet(imported.visit)

    def test_a_visit_of_the_same_number_years_before_is_another(self, desk: Desk) -> None:
        old = desk.visits.add("monitoring visit", "14 May 2015", ordinal=5)
        visit = bring_in(desk).visit
        assert visit
        assert visit.id != old.id
        assert desk.session.casebook.count(ScrutinyVisit) == 2


def test_a_place_may_be_typed_in_capitals(desk: Desk) -> None:
    document = bring_in(desk).document
    words = document.paragraphs[1].text.split()[3:6]
    document = desk.documents.split(document, "2", " ".join(words))
    document = desk.documents.suggest(document, "2B", Choice(theme="partnership"))
    assert next(p for p in document.paragraphs if p.place == "2b").theme == "partnership"
    document = desk.documents.split(document, "2B", " ".join(words[1:]))
    assert [p.place for p in document.paragraphs][1:4] == ["2", "2b", "2c"]
    document = desk.documents.merge(document, "2B")
    assert [p.place for p in document.paragraphs][1:3] == ["2", "2b"]


def test_nothing_is_put_back_where_nothing_was_skipped(desk: Desk) -> None:
    document = bring_in(desk).document
    with pytest.raises(Refusal, match="no paragraph that was skipped"):
        desk.documents.wait(document, [])


PRESS = "PRESS RELEASE\n\nThe council has published the letter of {}.\n\nVisits to children are too late.\n"
MONTHLY = PRESS.format("its fifth monitoring visit, held in March 2024")
UNDATED = PRESS.format("its latest monitoring visit")


def test_a_document_that_names_a_month_alone_is_brought_in_for_that_month(desk: Desk) -> None:
    visit = bring_in(desk, MONTHLY).visit
    assert visit
    assert (visit.ordinal, visit.when.text) == (5, "March 2024")
    assert (visit.when.earliest, visit.when.latest) == (date(2024, 3, 1), date(2024, 3, 31))


def test_a_month_names_the_visit_that_is_known_and_takes_nothing_from_it(desk: Desk) -> None:
    known = desk.visits.add("monitoring visit", "21 and 22 March 2024")
    visit = bring_in(desk, MONTHLY).visit
    assert visit
    assert (visit.id, visit.when, visit.ordinal, visit.claims) == (known.id, known.when, 5, ())


def test_a_document_without_any_day_is_brought_in_once_its_visit_is_there(desk: Desk) -> None:
    with pytest.raises(Refusal, match="add the visit first, then bring it in"):
        bring_in(desk, UNDATED)
    known = desk.visits.add("monitoring visit", "summer 2023")
    visit = bring_in(desk, UNDATED).visit
    assert visit
    assert (visit.id, visit.when) == (known.id, known.when)


def test_where_several_may_be_meant_the_visit_is_named(desk: Desk) -> None:
    desk.visits.add("monitoring visit", "3 feb 2023", ordinal=1)
    second = desk.visits.add("monitoring visit", "8 jun 2023", ordinal=2)
    with pytest.raises(Refusal, match="--visit"):
        bring_in(desk, UNDATED)
    brought = desk.documents.bring_in(UNDATED.encode(), "x.txt", visit="visit 2")
    assert brought.visit
    assert brought.visit.id == second.id == brought.document.visit
