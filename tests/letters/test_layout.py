import pytest

from tracker.letters.clean import lines_of
from tracker.letters.furniture import without_furniture
from tracker.letters.layout import blocks_of


def texts(text):
    return [(b.text, b.bullet) for b in blocks_of(without_furniture(lines_of(text)))]


@pytest.mark.parametrize(
    "glyph",
    ["◼", "•", "▪", "–", "-", "*", "o", "●", "\uf0b7", "\uf0a7", "➢", "n", "§", "?", "\ufffd", "\x7f"],
)
def test_every_bullet_sign(glyph):
    shown = f"Areas covered by the visit\n{glyph} Visits to children in\ncare.\n{glyph} The local offer.\n"
    assert texts(shown)[1:] == [("Visits to children in care.", True), ("The local offer.", True)]


def test_bullet_sign_on_a_line_of_its_own():
    assert texts("Strengths\n•\nSchools know their pupils.\n•\nPlans are clear.\n")[1:] == [
        ("Schools know their pupils.", True),
        ("Plans are clear.", True),
    ]


def test_dash_within_a_sentence_is_no_bullet():
    text = (
        "Leaders know the service well and they have made plans for it\n- all but one of them - with care.\n"
    )
    assert texts(text) == [
        (
            "Leaders know the service well and they have made plans for it - all but one of them - with care.",
            False,
        )
    ]


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("the multi-\nagency panel", "the multi-agency panel"),
        ("those aged 16-\nand 17", "those aged 16- and 17"),
        ("a short-\nor long-term home", "a short- or long-term home"),
        ("good com\u00ad\nmunication", "good communication"),
        ("a multi\ufffe\nagency panel", "a multi-agency panel"),
        ("their accommo-\ndation, their accommodation", "their accommodation, their accommodation"),
    ],
)
def test_words_parted_at_the_end_of_a_line(parted, whole):
    assert texts(parted) == [(whole, False)]


def test_lone_line_of_text_per_paragraph_is_kept_so():
    long = "Practice is good in every team that inspectors saw. " * 5
    assert len(texts(f"{long}\n{long}\n{long}")) == 3


def test_figure_at_the_start_of_a_line_is_no_paragraph_number():
    text = (
        "1. Young people move on from their foster carers at the age of\n18. They are ready for it.\n"
        "2. Others wait.\n"
    )
    assert [t for t, _ in texts(text)] == [
        "Young people move on from their foster carers at the age of 18. They are ready for it.",
        "Others wait.",
    ]


def test_numbers_that_came_apart_from_their_paragraphs():
    text = (
        "Findings\n\n1.\n\nPlans are late and too many children do not\n\n2.\n\n3.\n\n"
        "have one at all.\n\n7. Visits are regular.\n"
    )
    assert [t for t, _ in texts(text)][1:] == [
        "Plans are late and too many children do not have one at all.",
        "Visits are regular.",
    ]


def test_form_feeds_and_page_numbers_count_pages():
    lines = without_furniture(lines_of("One.\fTwo.\n\nPage 2 of 3\n\fThree.\n"))
    assert [(line.text) for line in lines] == ["One.", "Two.", "Three."]
    assert [line.page for line in lines] == [1, 2, 3]
    assert [line.page for line in without_furniture(lines_of("One.\n\n\n2\n\nTwo.\n"))] == [1, 2]


def test_joined_letters_are_parted():
    assert texts("Eﬀective ﬁndings of well‑led oﬃces.") == [
        ("Effective findings of well-led offices.", False)
    ]


def test_markdown_is_read_and_not_shown():
    shown = (
        "## key strengths\n\n* **Schools** know their pupils.\n\n**Where next**\n\n\\- Visits are \\*late\\*."
    )
    assert texts(shown) == [
        ("key strengths", False),
        ("Schools know their pupils.", True),
        ("Where next", False),
        ("Visits are *late*.", True),
    ]


def test_a_note_whose_words_are_elsewhere_leaves_no_number_behind():
    shown = (
        "Plans follow the new law.2 They are kept as section 4.2 asks, and so are reviews of those under 5.\n"
    )
    assert texts(shown)[0][0].startswith("Plans follow the new law. They are kept as section 4.2 asks")


def test_a_slogan_on_paper_is_no_text():
    shown = "Plans drift and\n\nOfsted is proud to use recycled paper\n\nnobody asks why."
    assert texts(shown) == [("Plans drift and nobody asks why.", False)]


def test_typographic_quotes_stay():
    assert texts("Children’s ‘front door’ — “safe”.") == [("Children’s ‘front door’ — “safe”.", False)]
