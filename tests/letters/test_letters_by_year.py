"""Letters of several years and kinds, each with what its year brought: the pandemic, boxes, lists in parts."""

from datetime import date

from tests.letters.sample import ends_of, letter, sample
from tracker.letters import read


class TestMonitoringLetterOf2016:
    """Set without empty lines, with headings that are not known."""

    reading = read(sample("monitoring_letter_2016"))

    def test_visit(self):
        visit = self.reading.visit
        assert (visit.kind, visit.authority, visit.ordinal) == ("monitoring visit", "Southfell", 1)
        assert (visit.start, visit.end) == (date(2016, 9, 13), date(2016, 9, 14))
        assert visit.inspectors == ("Brenda Cole", "Tariq Aziz")
        assert len(visit.areas) == 3

    def test_a_short_line_between_paragraphs_is_a_heading(self):
        assert [p.section for p in self.reading.paragraphs] == [
            *["", "Overview", "Findings and evaluation of progress"],
            *["Assessment and planning"] * 2,
            *["Management oversight"] * 2,
        ]

    def test_opening_and_thanks_are_no_findings(self):
        assert self.reading.paragraphs[0].text.startswith("The local authority is making")
        assert self.reading.paragraphs[-1].text.endswith("rely on it.")


class TestMonitoringLetterOf2017:
    reading = read(sample("monitoring_letter_2017"))

    def test_visit(self):
        visit = self.reading.visit
        assert (visit.authority, visit.ordinal, visit.letter_date) == ("Northmere", 3, date(2017, 9, 12))
        assert (visit.start, visit.end) == (date(2017, 8, 8), date(2017, 8, 9))
        assert visit.inspectors == ("Robin Ashdown", "Kit Lane")
        assert [area.split(" ")[-1] for area in visit.areas] == ["door", "plans", "supervision"]

    def test_method_footnote_and_footers_are_no_findings(self):
        assert ends_of(self.reading) == [
            ("The", "protection."),
            ("Senior", "help."),
            ("Thresholds", "direction."),
            ("Assessments", "risk."),
            ("Social", "drift."),
            ("Performance", "attention."),
        ]


class TestFocusedVisitOf2018:
    reading = read(sample("focused_visit_2018"))

    def test_bullets_whose_font_is_lost(self):
        assert [(p.standing, p.bullet, p.text[:11]) for p in self.reading.paragraphs[1:5]] == [
            ("area for priority action", False, "The local a"),
            ("area for priority action", True, "The unsafe "),
            ("area for improvement", True, "The timelin"),
            ("area for improvement", True, "Health hist"),
        ]

    def test_findings_as_bullets(self):
        found = [p.kind for p in self.reading.paragraphs if p.section == "Findings"]
        assert found == ["strength", "concern", "strength", "mixed"]


class TestJointInspectionOf2016:
    reading = read(sample("joint_inspection_2016"))

    def test_sections_and_kinds(self):
        assert [(p.section, p.kind) for p in self.reading.paragraphs] == [
            ("", "strength"),
            *[("Key strengths", "strength")] * 2,
            ("Case study: highly effective practice", "strength"),
            *[("Areas for improvement", "concern")] * 2,
            ("Case study: area for improvement", "concern"),
        ]
        assert self.reading.visit.areas == ("abuse and neglect",)


class TestFocusedVisitOf2021:
    reading = read(sample("focused_visit_2021"))

    def test_how_it_was_done_in_the_pandemic_is_no_finding(self):
        assert self.reading.paragraphs[0].section == "Headline findings"
        assert self.reading.visit.inspectors == ("Ade Bello", "Pat Quill", "Maria dos Santos")

    def test_standings(self):
        standings = [p.standing for p in self.reading.paragraphs if p.bullet]
        assert standings == ["area for priority action"] * 2 + ["area for improvement"] * 2


class TestJointInspectionOf2018:
    reading = read(sample("joint_inspection_2018"))

    def test_sections_and_kinds(self):
        assert [(p.section, p.kind) for p in self.reading.paragraphs[1:6]] == [
            *[("Key strengths", "strength")] * 4,
            ("Practice study: highly effective practice", "strength"),
        ]
        assert self.reading.visit.areas == ("sexual abuse in the family",)

    def test_bullets_after_a_box_belong_to_the_list_it_stands_in(self):
        assert [(p.section, p.standing) for p in self.reading.paragraphs[-3:]] == [
            ("Case study: area for improvement", "none"),
            *[("Areas for improvement", "area for improvement")] * 2,
        ]


class TestJointInspectionOf2023:
    reading = read(sample("joint_inspection_2023"))

    def test_a_list_goes_on_under_headings_of_its_own(self):
        assert [(p.section, p.standing) for p in self.reading.paragraphs if p.bullet] == [
            ("Police", "area for priority action"),
            *[("Local safeguarding partnership", "area for improvement")] * 2,
            ("Wealdmere Council", "area for improvement"),
            ("Strengths", "none"),
        ]

    def test_a_list_that_has_begun_ends_with_a_heading_that_is_not_known(self):
        body = "Areas for improvement\n\n• The quality of plans.\n\nThe front door\n\n• Contacts are timely."
        assert [p.standing for p in read(letter(body)).paragraphs] == ["area for improvement", "none"]


def test_a_peer_review_is_told_by_its_title():
    opening = (
        "Thank you for inviting us to a peer review of children’s services in Marlowshire on 5 to 8 May 2019."
    )
    team = "The team was made up of:\n\n• Kay Lunn, Director of Children’s Services, Wexham"
    told = "Areas for consideration\n\n• The front door needs a clearer model."
    reading = read(
        f"14 June 2019\n\nDear Sam\n\nRe: Children’s services peer review\n\n{opening} {team}\n\n{told}\n"
    )
    visit = reading.visit
    assert (visit.kind, visit.authority) == ("peer review", "Marlowshire")
    assert (visit.start, visit.end) == (date(2019, 5, 5), date(2019, 5, 8))
    assert [(p.text, p.standing) for p in reading.paragraphs] == [
        ("The front door needs a clearer model.", "area for improvement")
    ]


def test_a_heading_that_says_by_when_leaves_the_section_as_it_is():
    body = (
        "Areas to improve\n\nImmediately:\n\n• See children alone.\n\nWithin three months:\n\n• Revise plans."
    )
    assert [(p.section, p.standing) for p in read(letter(body)).paragraphs] == [
        ("Areas to improve", "area for improvement")
    ] * 2
