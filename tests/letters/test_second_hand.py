"""Papers that are no letter: what they tell, and who says it."""

from datetime import date
from time import monotonic

import pytest

from tests.letters.sample import sample
from tracker.letters import Reading, read


def said_by(reading: Reading, who: str) -> list[str]:
    return [p.text for p in reading.paragraphs if p.said_by == who]


def visits(reading: Reading) -> list[tuple[object, ...]]:
    return [(v.kind, v.ordinal, v.when_text, v.expected) for v in reading.tells]


def commitments(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (o.state, o.when.text if o.when else o.when_words, o.who)
        for o in reading.offers
        if o.kind == "commitment"
    ]


def paper(body: str, head: str = "") -> Reading:
    """Read the minutes of a meeting on 14 July 2023 with these words."""
    top = "Minutes\n\nMeeting: Cabinet\n\nMeeting date: 14 July 2023\n\nFourth monitoring visit\n\n"
    return read(f"{top}{head}The cabinet member introduced the report.\n\nIt was noted that:\n\n{body}\n")


class TestMinutes:
    reading = read(sample("minutes_visit3"))

    def test_what_inspectors_said_is_marked_as_quoted(self) -> None:
        assert said_by(self.reading, "inspectorate as quoted") == [
            "Inspectors praised the family workers for their persistence.",
            "They also found that supervision is irregular.",
            "No immediate safeguarding concerns were raised by inspectors.",
        ]

    def test_what_members_and_officers_say_is_the_councils_own(self) -> None:
        own = said_by(self.reading, "council")
        assert own[:2] == [
            "Meetings were seen to run promptly and well.",
            "Hiring remains difficult and turnover is too high.",
        ]
        assert own[2].startswith("There are 41 families")

    def test_kinds(self) -> None:
        kinds = [p.kind for p in self.reading.paragraphs]
        assert kinds == ["strength", "concern", "strength", "strength", "concern", "concern"]

    def test_no_word_about_the_inspection_before_or_thanks_is_a_finding(self) -> None:
        assert not [p for p in self.reading.paragraphs if "failings" in p.text or "thank" in p.text]

    def test_visits(self) -> None:
        assert visits(self.reading) == [
            ("monitoring visit", 3, "23 and 24 May 2023", False),
            ("inspection", None, "spring of 2022", False),
        ]
        own = self.reading.visit
        assert own
        assert own.areas == ("early help offer",)
        assert [(s.body, s.day) for s in own.shared_with] == [("Scrutiny Committee", date(2023, 7, 14))]

    def test_commitments_have_their_day_and_body(self) -> None:
        assert commitments(self.reading) == [
            ("done", "14 Jul 2023", "Scrutiny Committee"),
            ("due", "July 2023", "council"),
            ("under way", "", "service"),
        ]

    def test_figures_have_value_unit_and_name(self) -> None:
        figures = [(o.value, o.unit, o.name) for o in self.reading.offers if o.kind == "figure"]
        assert figures == [
            (41, "families", "waiting list for parenting support"),
            (95, "children", "waiting list for parenting support (around)"),
            (9, "weeks", "longest wait for parenting support"),
        ]

    def test_what_is_missing_is_said(self) -> None:
        kinds = [r.kind for r in self.reading.remarks]
        assert kinds[0] == "no letter inside"
        assert {"cut off", "letter missing"} <= set(kinds)
        assert "no day" not in kinds


class TestProgressReport:
    reading = read(sample("progress_report"))

    def test_it_holds_no_findings_and_no_visit_of_its_own(self) -> None:
        assert (self.reading.document, self.reading.paragraphs) == ("progress report", ())
        assert self.reading.visit is None

    def test_visits_held_and_expected(self) -> None:
        assert visits(self.reading) == [
            ("inspection", None, "7 to 18 March 2022", False),
            ("monitoring visit", 3, "May 2023", False),
            ("monitoring visit", 4, "November 2023", True),
        ]
        assert self.reading.tells[0].published == date(2022, 4, 29)
        assert self.reading.tells[2].areas == ("children in care",)

    def test_a_weekday_tells_the_year_and_the_next_day_follows_it(self) -> None:
        """12 July was a Tuesday in 2022 and not in 2023, when the report was written."""
        assert commitments(self.reading)[:2] == [
            ("done", "Tuesday 12 July 2022", "Cabinet"),
            ("done", "29 July 2022", ""),
        ]

    def test_a_visit_and_what_was_done_with_its_letter_are_told_apart(self) -> None:
        assert ("done", "14 July 2023", "Scrutiny Committee") in commitments(self.reading)

    def test_a_duty_of_law_is_no_commitment(self) -> None:
        assert not [o for o in self.reading.offers if "due regard" in o.text]

    def test_missing_appendices_and_numbers_are_said(self) -> None:
        told = {r.kind: r.text for r in self.reading.remarks}
        assert (
            told["appendix missing"]
            == "Appendix 2 (Risk register) is named and is not in this file: ask for it."
        )
        assert told["numbering"] == "Paragraph numbers go from 4 to 6: 5 is missing."

    def test_who_directs_and_reviews_of_other_kinds_are_kept_and_are_no_visit_and_no_finding(self) -> None:
        assert [r.text for r in self.reading.remarks if r.kind == "governance"] == [
            "A statutory direction was issued and Pat Example was appointed as Commissioner.",
            "An eleventh area was added after a peer review of fostering.",
        ]

    def test_years_the_document_does_not_say_are_named(self) -> None:
        """14 July 2023 and July 2023 are said whole, and are not among them."""
        (implied,) = [r.text for r in self.reading.remarks if r.kind == "year implied"]
        assert implied == (
            "Said without a year, and read from the document's own day, 12 Oct 2023: "
            "Tuesday 12 July as Tuesday 12 July 2022, 29 July as 29 July 2022."
        )


class TestPressRelease:
    reading = read(sample("press_visit4"))

    def test_a_sentence_that_says_several_things_is_several_statements(self) -> None:
        quoted = said_by(self.reading, "inspectorate as quoted")
        assert quoted == [
            "Their letter says that most children in care live in stable homes",
            "many children make good progress at school",
            "most carers are well supported.",
            "But it says that the pace of change is too slow",
            "the quality of plans is inconsistent",
            "more than 60 per cent of children in care have had a new social worker in the last year.",
            "Workers in the north team listen carefully to children and act on what they hear.",
        ]
        assert [p.kind for p in self.reading.paragraphs[:6]] == ["strength"] * 3 + ["concern"] * 3

    def test_words_of_the_director_are_the_councils_until_they_end(self) -> None:
        assert said_by(self.reading, "council") == [
            "We accept that too many plans are still poor.",
            "Like every council we face a national challenge in recruiting social workers.",
        ]

    def test_every_statement_stands_word_for_word_in_the_document(self) -> None:
        text = " ".join(sample("press_visit4").split())
        assert all(p.text in text for p in self.reading.paragraphs)

    def test_times_without_a_year_are_kept_as_words(self) -> None:
        assert visits(self.reading) == [
            ("monitoring visit", 4, "November", False),
            ("inspection", None, "last March", False),
        ]
        assert all(v.start is None for v in self.reading.tells)
        kinds = [r.kind for r in self.reading.remarks]
        assert "no day" in kinds
        assert "year implied" not in kinds


class TestPack:
    reading = read(sample("cover_report_with_letter"))

    def test_the_letter_gives_the_findings_and_the_cover_report_none(self) -> None:
        assert len(self.reading.paragraphs) == 5
        assert {p.said_by for p in self.reading.paragraphs} == {"inspectorate"}

    def test_the_cover_report_tells_of_visits_and_commitments(self) -> None:
        assert ("monitoring visit", 6, "autumn of 2024", True) in visits(self.reading)
        assert commitments(self.reading) == [
            ("due", "20 Jun 2024", "Cabinet"),
            ("due", "18 July 2024", "Cabinet"),
        ]

    def test_a_copy_of_the_cover_report_is_known_by_title_body_and_day(self) -> None:
        assert (
            self.reading.paper
            == read(sample("second_copy")).paper
            == "fifth monitoring visit|cabinet|2024 06 20"
        )

    def test_template_text_is_never_offered(self) -> None:
        both = (self.reading, read(sample("second_copy")))
        texts = [item.text for reading in both for item in (*reading.paragraphs, *reading.offers)]
        assert not [text for text in texts if "Click or tap" in text or "This section should" in text]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Inspectors found that plans are poor.", ["inspectorate as quoted"]),
        ("The letter recognises that staff are well supported.", ["inspectorate as quoted"]),
        ("The feedback on the late plans is poor.", ["inspectorate as quoted"]),
        ("Plans are late and too many are poor.", ["council"]),
        ("We are grateful for the good work of our staff.", []),
        ("The letter was published by Ofsted after a poor visit.", []),
        ("Staff will be given good training.", []),
    ],
)
def test_who_says_it(sentence: str, found: list[str]) -> None:
    assert [p.said_by for p in paper(f"•  {sentence}").paragraphs] == found


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("There are 41 families on the waiting list for support.", 41),
        ("Around 1,250 referrals were received in the spring.", 1250),
        ("In all 94.4 per cent of visits were in time.", 94.4),
        ("Children aged 16 children and over were seen.", None),
        ("The visit was on 21 and 22 March, 5 visits in all to come.", 5),
        ("Section 47 visits are held in time.", None),
        ("Young people aged 18 to 25 cases are held.", None),
    ],
)
def test_what_counts_as_a_figure(sentence: str, number: float | None) -> None:
    figures = [o.value for o in paper(f"•  {sentence}").offers if o.kind == "figure"]
    assert figures == ([number] if number is not None else [])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A fifth monitoring visit is likely in the summer of 2024.", [(5, "summer of 2024", True)]),
        ("The third monitoring visit took place on 3 and 4 May 2023.", [(3, "3 and 4 May 2023", False)]),
        ("The second monitoring visit is expected later in August.", [(2, "August 2023", True)]),
        ("The February 2023 monitoring visit was good.", []),
        ("Monitoring visits go on until the next inspection.", []),
        ("The letter of the third monitoring visit was presented on 2 June 2023.", [(3, "", False)]),
    ],
)
def test_other_visits_told_of(sentence: str, found: list[tuple[object, ...]]) -> None:
    told = paper(
        f"•  {sentence}", head="The fourth monitoring visit was held on 6 and 7 July 2023.\n\n"
    ).tells
    assert told[0].ordinal == 4
    assert told[0].when_text == "6 and 7 July 2023"
    assert [(v.ordinal, v.when_text, v.expected) for v in told[1:]] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The fifth of a series of monitoring visits took place on 3 and 4 May 2021.",
            [(5, "3 and 4 May 2021")],
        ),
        (
            "The first monitoring visit, put off for a while, was moved to 3 and 4 May 2021.",
            [(1, "3 and 4 May 2021")],
        ),
        ("In April 2021 an inspection of services had taken place.", [(None, "April 2021")]),
        ("The inspection in February and March 2021 was long.", [(None, "February and March 2021")]),
        ("The inspection in May, 2021 was long.", [(None, "May, 2021")]),
        ("The inspection framework of May 2021 was used.", []),
    ],
)
def test_wordings_of_visits(sentence: str, found: list[tuple[object, ...]]) -> None:
    told = [v for v in paper(f"•  {sentence}").tells if v.when_text]
    assert [(v.ordinal, v.when_text) for v in told] == found


def test_bullets_that_inspectors_found_are_theirs_and_those_of_a_meeting_are_not() -> None:
    bullets = "•  Plans are poor\n\n•  Help is good\n"
    found = paper(f"In their first visit inspectors found that no child was at risk:\n\n{bullets}")
    assert [p.said_by for p in found.paragraphs] == ["inspectorate as quoted"] * 2
    told = paper(f"Members discussed the letter and noted:\n\n{bullets}")
    assert [p.said_by for p in told.paragraphs] == ["council"] * 2


def test_a_recommendation_is_the_meetings_and_a_board_keeps_its_name() -> None:
    asked = "## **Recommendation(s)**\n\n**That:**\n\n- a) **The Health and Care Board notes the progress reported.**"
    text = sample("progress_report").replace("Purpose", f"{asked}\n\nPurpose")
    text = text.replace("3. The Improvement Board", "3. Progress goes to the Improvement Board. The Board")
    told = commitments(read(text))
    assert told[0] == ("due", "12 Oct 2023", "Health and Care Board")
    assert ("running", "", "Improvement Board") in told


def test_news_that_a_letter_is_published_is_kept_without_a_day() -> None:
    assert TestPressRelease.reading.tells[0].is_published
    assert not TestMinutes.reading.tells[0].is_published


def test_what_a_visit_looked_at_is_no_finding() -> None:
    body = "The visit had focused on:\n\n•  Poor plans are made better\n\n•  Good help early\n\nStaff are well led.\n"
    assert [p.text for p in paper(body).paragraphs] == ["Staff are well led."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Issue - meetings\n\nMeeting: 23/01/2020 - Scrutiny Panel (Item 25)\n\nThe panel noted it.\n",
            "minutes",
        ),
        ("Improvement Plan Progress Report\n\nMinutes:\n\nThe committee received an update.\n", "minutes"),
        (
            "Group formed after inspection\n\n“Steps were taken after the inspection in May,” she said.\n",
            "press release",
        ),
    ],
)
def test_kinds_of_paper(text: str, kind: str) -> None:
    assert read(text).document == kind


@pytest.mark.parametrize(
    "body",
    [
        "the visit was noted and " * 8_000,
        "March and " * 20_000,
        "12 March 2024 and " * 8_000,
        " and the council has" * 10_000,
        "“Inspectors said " * 8_000,
        "**#[](" * 30_000,
        "1,234,567," * 20_000,
        "a" * 300_000,
    ],
    ids=lambda body: body[:12],
)
def test_no_text_makes_reading_endless(body: str) -> None:
    begun = monotonic()
    paper(body)
    assert monotonic() - begun < 10


@pytest.mark.parametrize("markdown", ["# {}", "**{}**", "## **{}**"], ids=["heading", "bold", "bold heading"])
def test_marks_of_markdown_hide_nothing(markdown: str) -> None:
    lines = sample("progress_report").splitlines()
    marked = "\n".join(
        markdown.format(line) if line.startswith(("Meeting", "Title")) else line for line in lines
    )
    plain, dressed = read(sample("progress_report")), read(marked)
    assert (dressed.paper, dressed.tells, dressed.day) == (plain.paper, plain.tells, plain.day)
