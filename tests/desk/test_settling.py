"""Several documents about the same visits: one picture, whatever the order in which they come."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.book import TODAY, bring_in, now, open_desk
from tests.letters.pdf_writer import pdf
from tests.letters.sample import INPUTS, letter, sample
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, ScrutinyVisit, Thread
from tracker.wording import place_of

PAPERS = ("cover_report_with_letter", "second_copy", "minutes_visit3", "progress_report", "press_visit4")


def visit(desk: Desk, ordinal: int | None) -> ScrutinyVisit:
    found = [v for v in desk.session.casebook.all(ScrutinyVisit) if v.ordinal == ordinal]
    assert len(found) == 1, [v.title for v in desk.session.casebook.all(ScrutinyVisit)]
    return found[0]


def told(desk: Desk, name: str) -> Document:
    return next(d for d in desk.session.casebook.all(Document) if d.name == name)


def picture(desk: Desk) -> Any:
    """Give everything documents told, without ids and references."""
    casebook = desk.session.casebook
    named = {d.id: d.name for d in casebook.all(Document)} | {"": ""}
    own = ("id", "ref", "rev", "documents", "claims")
    visits = sorted(
        repr(
            (
                [getattr(v, f) for f in v.__struct_fields__ if f not in own],
                sorted(named[d] for d in v.documents),
                sorted((c.field, c.value, named[c.document]) for c in v.claims),
            )
        )
        for v in casebook.all(ScrutinyVisit)
    )
    items = sorted(
        (d.name, item.place, item.text, item.decision, named[item.repeats])
        for d in casebook.all(Document)
        for item in d.items
    )
    return visits, items


def brought_in(texts: Sequence[tuple[str, str]], today: date = TODAY) -> Any:
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "book.json", today=today)
        for name, text in texts:
            bring_in(desk, text, name)
        seen = picture(desk)
        desk.close()
    return seen


@pytest.fixture
def papers(desk: Desk) -> Desk:
    """Give a desk with all five papers brought in."""
    for name in PAPERS:
        bring_in(desk, sample(name), name)
    return desk


def test_five_papers_tell_of_six_visits_and_one_inspection(papers: Desk) -> None:
    found = sorted(
        (v.ordinal or 0, v.when.text, v.expected) for v in papers.session.casebook.all(ScrutinyVisit)
    )
    assert found == [
        (0, "7 to 18 March 2022", False),
        (1, "May 2022", False),
        (3, "23 and 24 May 2023", False),
        (4, "November 2023", False),
        (5, "30 April and 1 May 2024", False),
        (6, "autumn of 2024", True),
    ]


@settings(max_examples=15, deadline=None)
@given(st.permutations(PAPERS))
def test_the_order_in_which_papers_come_makes_no_difference(order: list[str]) -> None:
    assert brought_in([(name, sample(name)) for name in order]) == brought_in(
        [(n, sample(n)) for n in PAPERS]
    )


@pytest.mark.skipif(not INPUTS.is_dir(), reason="the published documents are not here")
def test_published_papers_in_any_order_tell_the_same() -> None:
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(INPUTS.glob("seeds/0*.txt"))]
    today = date(2026, 11, 25)
    orders = list(permutations(texts))[::17]
    first = brought_in(texts, today)
    assert all(brought_in(order, today) == first for order in orders)
    assert len(first[0]) == 6
    assert sum("'monitoring visit'" in each for each in first[0]) == 5


def test_a_second_copy_of_a_paper_adds_nothing(papers: Desk) -> None:
    pack, copy = told(papers, "cover_report_with_letter"), told(papers, "second_copy")
    assert {(item.decision, item.repeats) for item in copy.items} == {("repeats", pack.id)}
    assert copy.undecided == ()


def test_words_quoted_of_a_letter_that_comes_later_repeat_it_from_then_on(desk: Desk) -> None:
    quoted = bring_in(desk, sample("second_copy"), "cover").document
    assert [p.decision for p in quoted.paragraphs] == ["waiting"]
    letter = bring_in(desk).document
    (paragraph,) = now(desk, quoted).paragraphs
    assert (paragraph.decision, paragraph.repeats) == ("repeats", letter.id)
    with pytest.raises(Refusal, match=f"only repeats {letter.ref}: decide there, or put it back first"):
        desk.documents.accept(now(desk, quoted), ["1"])


def test_what_a_person_put_back_stays_back(desk: Desk) -> None:
    bring_in(desk)
    quoted = bring_in(desk, sample("second_copy"), "cover").document
    assert quoted.waiting == ()
    desk.documents.wait(quoted, ["1"])
    bring_in(desk, sample("minutes_visit3"), "minutes")
    assert [p.place for p in now(desk, quoted).waiting] == ["q1"]


def test_one_commitment_in_two_papers_waits_once(papers: Desk) -> None:
    minutes, report = told(papers, "minutes_visit3"), told(papers, "progress_report")
    adviser = next(o for o in report.offers if "sector adviser" in o.text)
    assert (adviser.decision, adviser.repeats) == ("repeats", minutes.id)


def test_what_the_council_says_of_itself_repeats_no_letter(papers: Desk) -> None:
    press = told(papers, "press_visit4")
    assert {p.decision for p in press.paragraphs} == {"waiting"}


def test_a_statement_of_a_paper_has_a_place_of_its_own_beside_the_letters(papers: Desk) -> None:
    minutes = told(papers, "minutes_visit3")
    (quoted,) = papers.documents.accept(minutes, ["1"])
    assert (quoted.paragraph, place_of(quoted, papers.session.casebook)) == ("q1", "3/q1 (visit 3, para q1)")
    assert papers.find("3/q1") == quoted
    with pytest.raises(Refusal, match="3/1"):
        papers.find("3/1")
    assert papers.documents.places(minutes, "q2-q4,6") == ["q2", "q3", "q4", "q6"]


def test_what_the_council_says_of_itself_is_kept_apart_from_the_visit(papers: Desk) -> None:
    minutes = told(papers, "minutes_visit3")
    place = next(p.place for p in minutes.paragraphs if p.said_by == "council")
    (own,) = papers.documents.accept(minutes, [place])
    assert (own.said_by, own.source, own.visit) == ("council", "board", "")
    assert own.found_on == minutes.day == date(2023, 7, 14)
    assert place_of(own, papers.session.casebook) == f"minutes of 14 Jul 2023, para {place}"


def test_a_month_without_a_year_is_placed_between_its_neighbours_alone(desk: Desk) -> None:
    press = bring_in(desk, sample("press_visit4"), "press")
    assert press.visit
    assert press.visit.when.text == "November, year not said"
    bring_in(desk, sample("minutes_visit3"), "minutes")
    assert visit(desk, 4).when.text == "November, year not said"
    bring_in(desk)
    assert visit(desk, 4).when.text == "November 2023 (year worked out from the visits around it)"
    assert visit(desk, 4).when.earliest == date(2023, 11, 1)


def test_a_month_that_fits_in_two_years_is_not_guessed(desk: Desk) -> None:
    desk.visits.add("monitoring visit", "3 feb 2021", ordinal=3)
    bring_in(desk, sample("press_visit4"), "press")
    bring_in(desk)
    assert visit(desk, 4).when.text == "November, year not said"


def test_a_visit_told_as_expected_is_held_once_a_later_one_is(desk: Desk) -> None:
    bring_in(desk, sample("progress_report"), "report")
    assert visit(desk, 4).expected
    bring_in(desk)
    assert not visit(desk, 4).expected


def test_where_the_letter_says_otherwise_it_is_shown_and_the_paper_is_kept_as_a_claim(desk: Desk) -> None:
    paper = sample("second_copy").replace(
        "fifth monitoring visit.", "fifth monitoring visit on 2 and 3 May 2024."
    )
    cover = bring_in(desk, paper, "cover").document
    assert visit(desk, 5).when.text == "2 and 3 May 2024"
    bring_in(desk)
    shown = visit(desk, 5)
    assert shown.when.text == "30 April and 1 May 2024"
    assert [(c.field, c.value, c.document) for c in shown.claims] == [("when", "2 and 3 May 2024", cover.id)]


def test_of_two_runs_of_days_the_inspectors_own_is_shown_though_it_is_longer(desk: Desk) -> None:
    report = sample("full_report")
    bring_in(desk, report, "report")
    own = visit(desk, None)
    first, last = own.when.earliest, own.when.latest
    other = f"{first.day + 1} and {last.day} {last:%B %Y}"
    paper = sample("progress_report").replace("7 and 18 March 2022", other)
    bring_in(desk, paper, "paper")
    assert visit(desk, None).when == own.when
    assert [c.value for c in visit(desk, None).claims if c.field == "when"] == [
        other.replace(" and ", " to ")
    ]


def test_what_a_person_typed_stays_and_the_document_is_a_claim(desk: Desk) -> None:
    typed = desk.visits.add("monitoring visit", "28 and 29 april 2024", ordinal=5, authority="Marlow")
    bring_in(desk)
    shown = now(desk, typed)
    assert shown.when == typed.when
    assert {c.field for c in shown.claims} == {"when", "authority"}
    assert shown.inspectors == ("Robin Ashdown", "Sam O’Hara", "Kit Lane-Price")


def test_what_a_person_picked_is_not_undone_by_the_next_document(desk: Desk) -> None:
    paper = sample("second_copy").replace(
        "fifth monitoring visit.", "fifth monitoring visit on 2 and 3 May 2024."
    )
    bring_in(desk, paper, "cover")
    bring_in(desk)
    desk.visits.pick(visit(desk, 5), 1)
    bring_in(desk, sample("cover_report_with_letter"), "pack")
    assert visit(desk, 5).when.text == "2 and 3 May 2024"


def test_a_paper_that_told_of_a_letters_day_says_it_was_published_and_shared(desk: Desk) -> None:
    paper = sample("second_copy").replace(
        "The refreshed plan",
        "The fifth monitoring visit letter was published on 7 June 2024. The refreshed plan",
    )
    bring_in(desk, paper, "cover")
    shown = visit(desk, 5)
    assert (shown.publication, shown.publication_day) == ("published", date(2024, 6, 7))
    assert [s.body for s in shown.shared_with] == ["Cabinet"]


def test_the_same_letter_as_text_beside_its_pdf_adds_nothing(desk: Desk) -> None:
    first = desk.documents.bring_in(pdf([sample("monitoring_letter")]), "letter.pdf")
    again = desk.documents.bring_in("\n".join(first.document.text.splitlines()).encode(), "letter.txt")
    assert again.was_there
    assert again.document.id == first.document.id


def test_the_number_a_paragraph_bears_in_the_document_is_kept_beside_its_place(desk: Desk) -> None:
    body = "\n\n".join(f"{n}. Plans are poor, and visit {n} was late." for n in range(3, 6))
    document = bring_in(desk, letter(f"Findings and evaluation of progress\n\n{body}"), "letter.txt").document
    assert [(p.place, p.printed) for p in document.paragraphs] == [("1", "3"), ("2", "4"), ("3", "5")]
    (finding,) = desk.documents.accept(document, ["2"])
    assert "para 2, printed 4" in place_of(finding, desk.session.casebook)
    assert "printed 3]" in desk.sheet(now(desk, document))


def test_a_letter_with_one_word_changed_is_another(desk: Desk) -> None:
    bring_in(desk)
    changed = bring_in(
        desk, sample("monitoring_letter").replace("Supervision is inconsistent.", "Supervision is poor.")
    )
    assert not changed.was_there


def test_what_is_missing_in_a_paper_stays_with_it(papers: Desk) -> None:
    report = told(papers, "progress_report")
    assert [remark.partition(":")[0] for remark in report.remarks] == [
        "appendix missing",
        "appendix missing",
        "numbering",
        "governance",
        "governance",
        "year implied",
    ]
    assert "To look at: appendix missing: Appendix 1 (Dashboard for September)" in papers.sheet(report)


def test_a_visit_of_which_only_papers_are_here_is_not_read(papers: Desk) -> None:
    minutes, pack = told(papers, "minutes_visit3"), told(papers, "cover_report_with_letter")
    (earlier,) = papers.documents.accept(minutes, ["q2"])
    papers.documents.accept(told(papers, "press_visit4"), ["q4"])
    papers.documents.skip(pack, ["1", "2", "3", "4"])
    papers.documents.accept(now(papers, pack), ["5"])
    thread = papers.session.casebook.get(Thread, earlier.thread)
    assert thread
    page = papers.sheet(thread)
    assert "not read yet (only papers about it are here, and not its letter)" in " ".join(page.split())
    assert "monitoring visit 5: not tested (nothing it said is linked to this)" in " ".join(page.split())
    assert "? November 2023 monitoring visit 4: not read yet" in " ".join(page.split())


def test_undo_takes_a_paper_away_with_all_it_told(desk: Desk) -> None:
    bring_in(desk)
    before = picture(desk)
    bring_in(desk, sample("progress_report"), "report")
    assert picture(desk) != before
    desk.past.undo()
    assert picture(desk) == before
