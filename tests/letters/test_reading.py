from datetime import date

import pytest

from tests.letters.sample import ends_of, letter, sample
from tracker.letters import Unreadable, read


class TestMonitoringLetter:
    reading = read(sample("monitoring_letter"))

    def test_facts(self):
        visit = self.reading.visit
        assert self.reading.document == "letter"
        assert (visit.kind, visit.authority, visit.ordinal) == ("monitoring visit", "Marlowshire", 5)
        assert (visit.start, visit.end) == (date(2024, 4, 30), date(2024, 5, 1))
        assert visit.letter_date == date(2024, 6, 6)
        assert visit.inspectors == ("Robin Ashdown", "Sam O’Hara", "Kit Lane-Price")
        assert [area.split(" ")[0] for area in visit.areas] == ["Help", "The"]
        assert visit.areas[1].endswith("those who live outside the county")

    def test_every_finding_and_nothing_else(self):
        assert ends_of(self.reading) == [
            ("Children", "difference."),
            ("Too", "January."),
            ("Foster", "safe."),
            ("Supervision", "drift."),
            ("Senior", "value."),
        ]

    def test_address_in_mid_sentence_is_gone(self):
        second = self.reading.paragraphs[1]
        assert "anxious about what comes next. The multi-agency panel" in second.text
        assert not any(word in second.text for word in ("Ofsted", "Manchester", "Textphone"))

    def test_suspended_hyphen_keeps_its_space(self):
        assert self.reading.paragraphs[1].text.startswith("Too many 16- and 17-year-olds")

    def test_kinds_and_themes(self):
        assert [(p.kind, p.theme) for p in self.reading.paragraphs[1:]] == [
            ("concern", "personal adviser allocation"),
            ("strength", "accommodation"),
            ("mixed", "supervision & management oversight"),
            ("strength", "leadership & governance"),
        ]

    def test_section_page_and_line(self):
        assert [p.section for p in self.reading.paragraphs[:2]] == [
            "Headline findings",
            "Findings and evaluation of progress",
        ]
        assert [p.page for p in self.reading.paragraphs] == [1, 1, 2, 2, 2]
        lines = sample("monitoring_letter").split("\n")
        assert all(p.text.startswith(lines[p.line - 1].strip()[:20]) for p in self.reading.paragraphs)


class TestLetterInsideCoverReport:
    reading = read(sample("cover_report_with_letter"))

    def test_paragraphs_and_facts_are_those_of_the_letter(self):
        alone = read(sample("monitoring_letter"))
        assert [p.text for p in self.reading.paragraphs] == [p.text for p in alone.paragraphs]
        assert self.reading.visit == alone.visit

    def test_cover_report_becomes_remarks(self):
        remarks = [(r.kind, r.text) for r in self.reading.remarks]
        assert ("visit expected", "A sixth monitoring visit is expected in the autumn of 2024.") in remarks
        assert ("commitment", "The refreshed plan will be presented to Cabinet on 18 July 2024.") in remarks
        assert [kind for kind, _ in remarks].count("template text") == 2
        assert remarks[0][0] == "cover report before the letter"


class TestFocusedVisit:
    """Set without empty lines, with running heads, page numbers and a footnote."""

    reading = read(sample("focused_visit"))

    def test_facts(self):
        visit = self.reading.visit
        assert (visit.kind, visit.authority, visit.ordinal) == ("focused visit", "Wealdmere", None)
        assert (visit.start, visit.end) == (date(2023, 10, 10), date(2023, 10, 11))
        assert visit.when_text == "10 and 11 October"
        assert visit.inspectors == ("Pat Quill", "Ade Bello")
        assert visit.areas == ("children who go missing from home and care",)

    def test_bullet_over_a_page_break(self):
        bullet = self.reading.paragraphs[2]
        assert bullet.bullet
        assert bullet.text == (
            "How managers follow up the actions that come out of audits, "
            "so that the same weaknesses are not found twice."
        )

    def test_section_carries_kind_and_standing(self):
        bullets = [p for p in self.reading.paragraphs if p.bullet]
        assert {(p.kind, p.standing) for p in bullets} == {("concern", "area for improvement")}
        assert [p.text for p in bullets][-1] == "The recording of decisions"

    def test_footnote_and_its_mark_are_gone(self):
        text = self.reading.paragraphs[4].text
        assert "for a year. The same gaps" in text
        assert not any("This note" in p.text for p in self.reading.paragraphs)

    def test_paragraphs_without_empty_lines_are_told_apart(self):
        assert [p.page for p in self.reading.paragraphs] == [1, 1, 1, 2, 2, 3]
        assert self.reading.paragraphs[5].text.startswith("Early help is a strength.")


class TestJointInspection:
    reading = read(sample("joint_inspection"))

    def test_standings(self):
        assert [(p.standing, p.bullet) for p in self.reading.paragraphs] == [
            *[("area for priority action", True)] * 3,
            *[("area for improvement", True)] * 2,
            *[("none", True)],
            *[("none", False)] * 2,
        ]

    def test_nested_bullets_stand_alone(self):
        assert self.reading.paragraphs[0].text.endswith("at the earliest point:")
        assert self.reading.paragraphs[2].text == "The police should tell schools about every incident."

    def test_next_steps_are_a_commitment(self):
        assert [r.kind for r in self.reading.remarks] == ["commitment"]
        assert "by 7 June 2024" in self.reading.remarks[0].text

    def test_visit(self):
        visit = self.reading.visit
        assert (visit.kind, visit.authority) == ("joint targeted area inspection", "Oxbourne")
        assert (visit.start, visit.end) == (date(2024, 1, 29), date(2024, 2, 2))
        assert visit.areas == ("neglect",)


class TestFullReport:
    reading = read(sample("full_report"))

    def test_grades(self):
        grades = {j.area: j.grade for j in self.reading.visit.judgements}
        assert grades == {
            "The impact of leaders on social work practice with children and families": "good",
            "The experiences and progress of children who need help and protection": "requires improvement",
            "The experiences and progress of children in care": "outstanding",
            "The experiences and progress of care leavers": "good",
            "Overall effectiveness": "good",
        }

    def test_numbered_paragraphs_are_whole_over_pages(self):
        assert self.reading.document == "report"
        assert ends_of(self.reading)[2:] == [
            ("Children", "purposeful."),
            ("Social", "fits."),
            ("Care", "understood."),
        ]
        assert not any("4 to 15 March" in p.text for p in self.reading.paragraphs)

    def test_heading_over_two_lines(self):
        assert self.reading.paragraphs[2].section == (
            "The experiences and progress of children who need help and protection"
        )


@pytest.mark.parametrize(
    ("name", "kind", "ordinal", "start", "quoted"),
    [("minutes", "minutes", 2, date(2022, 10, 3), 1), ("press_release", "press release", 3, None, 1)],
)
def test_other_documents_give_what_they_quote(name, kind, ordinal, start, quoted):
    reading = read(sample(name))
    assert reading.document == kind
    assert [p.said_by for p in reading.paragraphs].count("inspectorate as quoted") == quoted
    assert "inspectorate" not in [p.said_by for p in reading.paragraphs]
    assert (reading.visit.ordinal, reading.visit.start) == (ordinal, start)
    assert reading.remarks[0].kind == "no letter inside"


@pytest.mark.parametrize("text", ["", " \n\n\f\n", "\x1b[0m"])
def test_nothing_to_read_is_refused_with_the_name(text):
    with pytest.raises(Unreadable, match=r"^letter\.txt holds no text"):
        read(text, "letter.txt")


def test_ordinal_of_another_visit_does_not_count():
    body = "This was the third monitoring visit. Since the second monitoring visit, leaders have changed."
    assert read(letter(body)).visit.ordinal == 3
    assert read(letter("Since the second monitoring visit, practice has improved.")).visit.ordinal is None


def test_markup_and_escapes_are_only_text():
    (paragraph,) = read(
        letter("Headline findings\n\n\x1b[31m[bold]Practice is good[/bold] and safe.")
    ).paragraphs
    assert paragraph.text == "[bold]Practice is good[/bold] and safe."


@pytest.mark.parametrize(
    ("heading", "kind", "standing"),
    [
        ("Area for priority action", "concern", "area for priority action"),
        ("Areas for improvement", "concern", "area for improvement"),
        ("Recommendations", "concern", "recommendation"),
        ("Key strengths", "strength", "none"),
        ("What is working well", "strength", "none"),
        ("Context", "context", "none"),
        ("Areas to develop", "concern", "area for improvement"),
        ("Case study: highly effective practice", "strength", "none"),
        ("Case study: area for improvement", "concern", "none"),
        ("Remaining weaknesses", "concern", "none"),
        ("What the partnership does well", "strength", "none"),
    ],
)
def test_headings_say_what_stands_under_them(heading, kind, standing):
    (paragraph,) = read(letter(f"{heading}\n\nThe work of the panel and its members.")).paragraphs
    assert (paragraph.section, paragraph.kind, paragraph.standing) == (heading, kind, standing)


def test_a_bullet_under_a_heading_that_leans_reads_as_it_does():
    body = "Where practice needs strengthening\n\n• Effective use of plans.\n\nLeaders are strong."
    assert [p.kind for p in read(letter(body)).paragraphs] == ["concern", "strength"]
    silent = "Findings\n\n• The timeliness of visits, so that children are safe.\n• Visits are purposeful."
    assert [p.kind for p in read(letter(silent)).paragraphs] == ["concern", "strength"]


def test_a_document_is_no_section_and_a_grade_no_part_of_one():
    body = "Children are safer now.\n\nThe experiences of care leavers are good\n\nStaff are skilled."
    report = f"Southfell\nInspection of children’s services\nInspection dates: 4 to 8 March 2024\n\n{body}\n"
    assert [p.section for p in read(report).paragraphs] == ["", "The experiences of care leavers"]
    assert read(report).visit.authority == "Southfell"


@pytest.mark.parametrize(
    "closing",
    [
        "I am copying this letter to the Department for Education.",
        "This letter will be published on the Ofsted website.",
        "Thank you for the welcome you gave to inspectors.",
    ],
)
def test_closings_are_no_findings(closing):
    reading = read(letter(f"Headline findings\n\nPractice is good.\n\n{closing}"))
    assert [p.text for p in reading.paragraphs] == ["Practice is good."]


def test_overview_before_the_first_heading_is_kept():
    body = (
        "This letter summarises the findings of the visit on 1 May 2024.\n\n"
        "Children are safer than they were, but progress is too slow.\n\nAreas covered by the visit\n\n"
        "Inspectors reviewed the progress made for care leavers."
    )
    assert [p.text for p in read(letter(body)).paragraphs] == [
        "Children are safer than they were, but progress is too slow."
    ]
