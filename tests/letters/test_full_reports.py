"""Full reports of 2014 to 2017, with a part about the safeguarding board, and those that came after."""

from collections import Counter
from datetime import date

import pytest

from tests.letters.sample import ends_of, sample
from tracker.letters import read
from tracker.letters.clean import lines_of
from tracker.letters.contents import without_contents

BOARD = "Local Safeguarding Children Board"


def sections(reading):
    return Counter(p.section for p in reading.paragraphs)


class TestFullReportOf2014:
    reading = read(sample("full_report_2014"))

    def test_facts(self):
        visit = self.reading.visit
        assert (visit.kind, visit.authority) == ("inspection", "Marlowshire")
        assert (visit.start, visit.end) == (date(2014, 6, 3), date(2014, 6, 25))
        assert visit.published == date(2014, 8, 8)
        assert visit.inspectors == ("Dana Whitlock", "Owen Marsh", "Jill Penhale", "Ravi Sethi")

    def test_judgements_of_the_front_page(self):
        assert [(j.area, j.grade) for j in self.reading.visit.judgements] == [
            ("Overall effectiveness", "requires improvement"),
            ("Children who need help and protection", "requires improvement"),
            ("Children looked after and achieving permanence", "good"),
            ("Adoption performance", "good"),
            ("Experiences and progress of care leavers", "requires improvement"),
            ("Leadership, management and governance", "requires improvement"),
            ("The effectiveness of the Local Safeguarding Children Board (LSCB)", "requires improvement"),
        ]

    def test_sections(self):
        assert list(sections(self.reading).items()) == [
            ("This local authority requires improvement and is not yet good because", 3),
            ("The local authority has the following strengths", 2),
            ("Priority and immediate action", 1),
            ("Areas for improvement", 2),
            ("The experiences and progress of children who need help and protection", 3),
            ("The experiences and progress of children looked after and achieving permanence", 1),
            ("The graded judgement for adoption performance", 1),
            ("The graded judgement about the experience and progress of care leavers", 1),
            ("Leadership, management and governance", 2),
            ("This LSCB requires improvement and is not yet good because", 1),
            ("The LSCB has the following strengths", 1),
            (f"{BOARD}: Areas for improvement", 1),
            ("Inspection judgement about the LSCB", 2),
        ]

    def test_kinds_and_standings(self):
        assert [p.kind for p in self.reading.paragraphs[:5]] == ["concern"] * 3 + ["strength"] * 2
        assert [p.standing for p in self.reading.paragraphs[5:8]] == [
            "area for priority action",
            "area for improvement",
            "area for improvement",
        ]


class TestFullReportOf2016:
    reading = read(sample("full_report_2016"))

    def test_facts(self):
        visit = self.reading.visit
        assert (visit.authority, visit.published) == ("Oxbourne", date(2017, 1, 20))
        assert (visit.start, visit.end) == (date(2016, 10, 31), date(2016, 11, 24))
        assert visit.inspectors[0] == "Dana Whitlock"
        assert visit.inspectors[-1] == "Sian O’Rourke"
        assert [j.grade[:4] for j in visit.judgements] == ["inad", "inad", "requ", "good", "requ", "inad"]

    def test_contents_figures_and_method_are_no_findings(self):
        said = " ".join(p.text for p in self.reading.paragraphs)
        assert not any(words in said for words in ("48,500", "Owen", "unvalidated", "edge of care began"))
        assert sections(self.reading)["Recommendations"] == 6
        assert sections(self.reading)[f"{BOARD}: Recommendations"] == 2

    def test_forms_belong_to_their_subject(self):
        of_help = [p for p in self.reading.paragraphs if p.section.endswith("who need help and protection")]
        assert [p.text.split(" ")[0] for p in of_help] == ["Children", "Thresholds", "Strategy", "Disabled"]
        assert not {"Summary", "Inspection findings"} & set(sections(self.reading))

    def test_recommendations_stand_as_such(self):
        assert Counter(p.standing for p in self.reading.paragraphs)["recommendation"] == 8


class TestFullReportOf2018:
    reading = read(sample("full_report_2018"))

    def test_the_council_stands_above_the_title(self):
        visit = self.reading.visit
        assert (visit.authority, visit.inspectors) == ("Southfell", ("Lou Garner",))
        assert (visit.start, visit.end) == (date(2018, 6, 5), date(2018, 6, 15))
        assert [j.grade for j in visit.judgements] == ["good", "requires improvement", "good", "good"]

    def test_sections_and_pages(self):
        paragraphs = self.reading.paragraphs
        assert [p.page for p in paragraphs] == [1, 2, 2, 2, 2, 3, 3, 3]
        assert [p.section[-9:] for p in paragraphs[3:]] == [*["rotection"] * 3, "e leavers", " families"]
        assert ends_of(self.reading)[2] == ("The", "decisions")


def test_a_grade_over_two_lines_is_no_part_of_a_section():
    visit = read(sample("full_report_2020")).visit
    assert (visit.authority, visit.inspectors) == ("Northmere", ("Lou Garner",))
    assert [j.grade for j in visit.judgements][2:] == ["requires improvement", "inadequate"]
    assert (
        sections(read(sample("full_report_2020")))[
            "The experiences and progress of children in care and care leavers"
        ]
        == 2
    )


def test_the_outcome_a_bullet_is_about_stays_with_it():
    reading = read(sample("full_report_2025"))
    bullets = [p for p in reading.paragraphs if p.bullet]
    assert [p.text.split("(")[1][:7] for p in bullets] == ["Outcome", "Outcome", "enabler"]
    assert reading.visit.judgements[3].grade == "outstanding"
    assert sections(reading)["The experiences and progress of care leavers"] == 1


@pytest.mark.parametrize(
    "entries",
    [
        "Summary 3\nThe council ........ 4\nWhat stands over\ntwo lines 5",
        "Summary\n3\nThe council\n4\nWhat it needs\n5",
        "Summary ……………\nThe council ……………\nThe board …………… 12",
    ],
)
def test_contents_are_taken_out(entries):
    lines = without_contents(lines_of(f"Title\nContents\n{entries}\nSummary\nChildren are safe."))
    assert [line.text for line in lines] == ["Title", "Summary", "Children are safe."]


def test_a_section_called_contents_is_kept():
    text = "Contents\nThe file holds 3\npapers.\nChildren are safe."
    assert without_contents(lines_of(text)) == lines_of(text)
