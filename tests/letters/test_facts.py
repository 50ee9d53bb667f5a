from datetime import date

import pytest

from tests.letters.sample import letter
from tracker.letters import read
from tracker.letters.authority import authority_in, short_name
from tracker.letters.facts import own_ordinal, scrutiny_kind
from tracker.letters.judgements import judgements_in
from tracker.letters.people import inspectors_in


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Monitoring visit to Marlowshire children’s services", "Marlowshire"),
        ("Monitoring visit of Marlow-on-Sea City Council children’s services", "Marlow-on-Sea"),
        ("Focused visit to Bath and North Oxbourne children’s services", "Bath and North Oxbourne"),
        ("Focused visit to the London Borough of Fenwick children’s services", "Fenwick"),
        ("Joint targeted area inspection of Oxbourne East", "Oxbourne East"),
        (
            "Inspection of City of Wexham Metropolitan Borough Council local authority children’s services",
            "Wexham",
        ),
        (
            "Inspection of Oxbourne, Marlow and Penn local authority children’s services",
            "Oxbourne, Marlow and Penn",
        ),
        ("the multi-agency response to exploitation in Oxbourne.", "Oxbourne"),
    ],
)
def test_authority(text, authority):
    assert authority_in(text) == authority


def test_style_stays_where_it_is_the_name():
    assert short_name("City of London") == "City of London"
    assert short_name("Isle of Wexham Council") == "Isle of Wexham"


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("This was the fourth monitoring visit since the local authority was judged inadequate.", 4),
        ("The visit was the first monitoring visit since July 2019.", 1),
        ("This was the council’s 12th monitoring visit.", 12),
        ("This was the fifth, and final, monitoring visit since May.", 5),
        ("It was the second visit to the authority.", 2),
        ("This is the authority's sixth Ofsted monitoring visit.", 6),
        ("This was the third visit of its kind. The first monitoring visit was in May.", 3),
        ("The second half of the year was hard.", None),
    ],
)
def test_ordinal(text, ordinal):
    assert own_ordinal(text) == ordinal


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The inspectors were Pat Quill and Ade Bello, Her Majesty’s Inspectors.",
            ("Pat Quill", "Ade Bello"),
        ),
        (
            "The visit was carried out by two HMI: Pat Quill and Ann de la Mare.",
            ("Pat Quill", "Ann de la Mare"),
        ),
        ("The HMIs were Pat Quill and Ade Bello.", ("Pat Quill", "Ade Bello")),
        ("Inspectors Pat Quill and Ade Bello carried out the visit.", ("Pat Quill", "Ade Bello")),
        (
            "His Majesty’s inspectors for this visit were Pat Quill, Ade Bello and Jo de Vries.",
            ("Pat Quill", "Ade Bello", "Jo de Vries"),
        ),
        (
            "The visit was carried out by Her Majesty’s Inspectors Pat Quill and Ade Bello.",
            ("Pat Quill", "Ade Bello"),
        ),
        ("It was carried out by inspectors from Ofsted and the Care Quality Commission.", ()),
        ("Lead inspector: Pat Quill, His Majesty’s Inspector", ("Pat Quill",)),
        (
            "The inspectors were Pat Quill, Senior HMI, and Ade Bello, Ofsted Inspector.",
            ("Pat Quill", "Ade Bello"),
        ),
    ],
)
def test_inspectors(text, names):
    assert inspectors_in(text, []) == names


def test_the_one_who_signed_stands_in():
    assert inspectors_in("", ["Pat Quill", "His Majesty’s Inspector"]) == ("Pat Quill",)


def test_kind_named_first_counts():
    assert scrutiny_kind("Focused visit to X. The last monitoring visit was in May.") == "focused visit"
    assert scrutiny_kind("Inspection of X") == "inspection"
    assert scrutiny_kind("A letter about parking") is None


def test_grades_on_one_line_and_over_two():
    head = [
        "Judgement Grade",
        "The impact of leaders",
        "Requires improvement",
        "to be good",
        "Overall effectiveness Good",
    ]
    assert [(j.area, j.grade) for j in judgements_in(head)] == [
        ("The impact of leaders", "requires improvement"),
        ("Overall effectiveness", "good"),
    ]
    assert judgements_in(["Inspection dates: 1 May 2024"]) == ()


AREAS = ("The impact of leaders", "The experiences and progress of care leavers", "Overall effectiveness")


@pytest.mark.parametrize(
    "table",
    [
        "\n".join(f"| {area} | Good |" for area in ("Judgement", *AREAS)).replace("Good", "Grade", 1),
        "\n".join(f"{area}\tGood" for area in AREAS),
        "\n".join(f"{area}\n\nGood\n" for area in AREAS),
        "\n".join(("Judgement", *AREAS, "Grade", *["Good"] * 3)),
    ],
    ids=["Markdown", "tabs", "cells", "columns"],
)
def test_however_the_table_of_grades_is_set(table):
    title = "Inspection of Wexham children’s services\nInspection dates: 13 to 24 January 2025"
    reading = read(f"{title}\n\n{table}\n\nServices have improved.\n\nLeaders are ambitious.\n")
    assert [(j.area, j.grade) for j in reading.visit.judgements] == [(area, "good") for area in AREAS]
    assert [p.text for p in reading.paragraphs] == ["Services have improved.", "Leaders are ambitious."]


@pytest.mark.parametrize(
    ("body", "areas"),
    [
        (
            "Inspectors reviewed the progress made in:\n\n• the front door\n\n• plans",
            ("the front door", "plans"),
        ),
        ("The areas covered by this visit were plans and reviews.", ("plans and reviews",)),
        ("Inspectors reviewed the progress made in the area of early help.", ("early help",)),
        ("This visit focused on care leavers in custody.", ("care leavers in custody",)),
    ],
)
def test_areas_named_in_the_opening(body, areas):
    reading = read(letter(f"{body}\n\nHeadline findings\n\nPractice is good.\n\n• Visits are regular."))
    assert reading.visit.areas == areas
    assert [p.text for p in reading.paragraphs] == ["Practice is good.", "Visits are regular."]


def test_a_saint_and_figures_do_not_hide_the_days():
    opening = "This letter summarises the findings of the monitoring visit to St. Wexham on 13/06/2023."
    assert read(letter(opening)).visit.start == date(2023, 6, 13)


def test_a_letter_quoted_without_its_head_begins_where_it_says_so():
    body = "This letter summarises the findings of the monitoring visit to Wexham children’s services on 4 May 2024."
    focus = "The focus of the monitoring visit was help for families, in particular what was weak before:"
    text = (
        f"The whole letter was good to read.\n\n{body}\n\nAreas covered by the visit\n\n{focus}\n\n• Plans.\n"
    )
    reading = read(text + "\nHeadline findings\n\nPractice is good.\n")
    assert (reading.visit.areas, [p.text for p in reading.paragraphs]) == (("Plans",), ["Practice is good."])
