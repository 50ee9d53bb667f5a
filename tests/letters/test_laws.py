import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.letters.sample import letter, sample
from tracker.letters import Unreadable, decode, read

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SIGNS = (
    *(
        "\n",
        "\n\n",
        "\f",
        " \n2\n",
        "• ",
        "o ",
        "- ",
        "1. ",
        "1The note",
        "multi-\n",
        "\x1b[2J",
        "6 June 2024\n",
    ),
    *(
        "Dear Ann\n",
        "Headline findings\n",
        "What needs to improve?\n",
        "Yours sincerely\n",
        "Ofsted\nM1 2WD\n",
    ),
    *("Inspection of A\n", "Inspection dates: 31 February 2024\n", "Judgement Grade\n"),
    *("This letter summarises the findings of the monitoring visit to A.", "However, but although, "),
)
PIECES = st.lists(st.one_of(st.text(max_size=60), st.sampled_from(SIGNS)), max_size=30)


@settings(max_examples=80, deadline=None)
@given(PIECES)
def test_any_text_is_read_or_refused_and_paragraphs_are_clean(pieces):
    text = "".join(pieces)
    for whole in (text, letter(text)):
        try:
            reading = read(whole, "any.txt")
        except Unreadable:
            continue
        assert [p.number for p in reading.paragraphs] == list(range(1, len(reading.paragraphs) + 1))
        for paragraph in reading.paragraphs:
            assert not CONTROL.search(paragraph.text + paragraph.section)
            assert paragraph.text == " ".join(paragraph.text.split())
            assert (
                1 <= paragraph.line <= whole.count("\n") + 1 + whole.count("\r") + whole.count("\u2028") * 2
            )


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(raw):
    try:
        text = decode(raw, "any.txt")
    except Unreadable:
        return
    assert text.strip()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["monitoring_letter", "focused_visit", "joint_inspection", "full_report"]), st.data())
def test_a_letter_cut_anywhere_is_still_read(name, data):
    text = sample(name)
    cut = data.draw(st.integers(20, len(text)))
    reading = read(text[:cut])
    whole = " ".join(text.replace("-\n", "-").split())
    assert all(p.text[:15] in whole or "-" in p.text[:15] for p in reading.paragraphs)


def test_two_hundred_pages_take_bounded_time():
    page = sample("full_report").split("children who need help and \nprotection")[1]
    text = sample("monitoring_letter").replace("Yours sincerely", page * 350 + "\nYours sincerely")
    began = time.perf_counter()
    read(text)
    assert len(text) > 400_000
    assert time.perf_counter() - began < 5


def test_odd_runs_of_characters_take_bounded_time():
    began = time.perf_counter()
    runs = (
        "@.",
        "Aa and ",
        "1 and ",
        "(",
        "not to ",
        "but although ",
        "www.",
        "1 ",
        "**",
        "# ",
        "\\",
        "• ",
        "n ",
    )
    for run in (
        *runs,
        "rather than to ",
        "The quality of ",
        "areas what to ",
        "12 June and ",
        "\f",
        "1.\n\n",
    ):
        read(letter("Headline findings\n\n" + run * (40_000 // len(run))))
        read(letter(run * (20_000 // len(run))))
    assert time.perf_counter() - began < 10


def test_documents_of_nothing_much_take_bounded_time():
    began = time.perf_counter()
    with pytest.raises(Unreadable, match="holds no text"):
        read("\n" * 100_000)
    assert len(read(letter("Plans are good." + "\n" * 100_000 + "Visits are late.")).paragraphs) == 2
    (paragraph,) = read(
        letter("Headline findings\n\n" + "Plans are clear and children are safe. " * 60_000)
    ).paragraphs
    assert (paragraph.kind, len(paragraph.text)) == ("strength", 60_000 * 39 - 1)
    assert time.perf_counter() - began < 10
