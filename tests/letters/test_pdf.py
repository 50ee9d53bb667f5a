"""Letters as PDFs: the same paragraphs as from text, the right pages, and one sentence where it cannot be."""

import io
import logging
import textwrap
import time

import pytest
from pypdf import PdfReader, PdfWriter

from tests.letters.layouts import hard_wrapped_at_60, taken_apart
from tests.letters.pdf_writer import CATALOG, of_streams, page_stream, pdf
from tests.letters.sample import sample
from tracker.letters import Unreadable, decode, read
from tracker.letters.pdf import MOST_PAGES

LETTERS = ("monitoring_letter", "focused_visit", "joint_inspection", "full_report", "monitoring_letter_2017",
           "focused_visit_2018", "joint_inspection_2016", "full_report_2018", "full_report_2014", "full_report_2016",
           "full_report_2020", "full_report_2025", "monitoring_letter_2016", "focused_visit_2021",
           "joint_inspection_2018", "joint_inspection_2023")  # fmt: skip
BULLETS = str.maketrans("◼▪\uf0a7\uf0b7−", "•••••")
LONG = "Children are seen often and plans are clear. " * 3


def pages_of(text: str, length: int = 30) -> list[str]:
    lines = text.translate(BULLETS).split("\n")
    return ["\n".join(lines[start : start + length]) for start in range(0, len(lines), length)]


def refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        decode(raw, "letter.pdf")
    return str(refused.value)


def locked(raw: bytes, password: str, owner: str = "owner") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt(password, owner, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("name", LETTERS)
def test_the_same_letter_as_pdf_and_as_text(name):
    text = sample(name).translate(BULLETS)
    as_text, as_pdf = read(text), read(decode(pdf(pages_of(text, 500)), "letter.pdf"))
    assert as_pdf.visit == as_text.visit
    assert [(p.text, p.section, p.kind, p.bullet) for p in as_pdf.paragraphs] == [
        (p.text, p.section, p.kind, p.bullet) for p in as_text.paragraphs
    ]


def test_pages_are_those_of_the_pdf():
    head, *rest = sample("monitoring_letter").split("Findings and evaluation of progress")
    pages = [head, "Findings and evaluation of progress" + rest[0].replace("Ofsted \n", "")]
    text = decode(pdf(["A page with the crest of the council and nothing more.", *pages]), "letter.pdf")
    assert text.count("\f") == 2
    assert {(p.section, p.page) for p in read(text).paragraphs} == {
        ("Headline findings", 2),
        ("Findings and evaluation of progress", 3),
    }


@pytest.mark.parametrize("name", LETTERS)
def test_room_between_paragraphs_counts_as_an_empty_line(name):
    spaced = hard_wrapped_at_60(taken_apart(sample(name).translate(BULLETS))).split("\n")
    pages = [page_stream(spaced[start : start + 60], room=True) for start in range(0, len(spaced), 60)]
    as_pdf = read(decode(of_streams(pages), "letter.pdf"))
    assert as_pdf.visit == read(sample(name)).visit
    assert [(p.text, p.section, p.kind) for p in as_pdf.paragraphs] == [
        (p.text, p.section, p.kind) for p in read(sample(name)).paragraphs
    ]


def test_a_pdf_without_a_password_to_open_it_is_read():
    assert "Marlowshire" in decode(locked(pdf([sample("monitoring_letter")]), ""), "letter.pdf")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (locked(pdf(["A letter."]), "secret"), "locked with a password"),
        (of_streams([b"0 0 595 842 re f"] * 3), "without text"),
        (pdf([LONG], CATALOG[:-2] + "/Collection << /View /D >> >>"), "portfolio"),
        (pdf([LONG], CATALOG[:-2] + "/AcroForm << /XFA [] >> >>"), "form that only Adobe"),
        (pdf(["x"] * (MOST_PAGES + 1)), f"has {MOST_PAGES + 1} pages"),
        (b"%PDF-1.7\n...", "damaged"),
        (pdf([LONG])[:400], "damaged"),
        (pdf([LONG], kids="2 0 R"), "damaged"),
        (pdf([LONG], catalog="<< /Type /Catalog >>"), "damaged"),
        (pdf([LONG], kids="4 0 R " * 20_000), "unfolds to more"),
        (of_streams([b"BT (A) Tj ET " + b"% " + b"0" * 50_000_000]), "unfolds to more"),
        (of_streams([b"[" * 20_000]), "damaged"),
    ],
    ids=[
        "locked",
        "scanned",
        "portfolio",
        "form",
        "pages",
        "header",
        "cut",
        "cycle",
        "no pages",
        "kids",
        "bomb",
        "deep",
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(raw, why, capfd):
    began = time.perf_counter()
    said = refusal(raw)
    assert time.perf_counter() - began < 5
    assert why in said
    assert said.startswith("letter.pdf ")
    assert said.endswith(".")
    assert "\n" not in said
    assert capfd.readouterr() == ("", "")


def test_endless_drawing_is_given_up(monkeypatch):
    monkeypatch.setattr("tracker.letters.pdf.MOST_STEPS", 5_000)
    assert "too much on its pages" in refusal(of_streams([b"q Q " * 1_000] * 4))
    assert "too much on its pages" in refusal(of_streams([b"BT ET %" + b"0" * 7_000_000] * 2))


def test_what_the_library_thinks_of_a_file_is_not_shown(capfd):
    broken = pdf([LONG * 3]).replace(b"startxref\n", b"startxref\n9")
    assert "Children are seen" in decode(broken, "letter.pdf")
    logging.getLogger("pypdf._reader").warning("a thing to keep to itself")
    assert capfd.readouterr() == ("", "")


def test_two_hundred_pages_take_bounded_time():
    body = textwrap.fill(LONG * 12, 90) + "\n\nPlans drift."
    pages = [
        sample("monitoring_letter").split("Yours sincerely")[0],
        *[body] * 198,
        "Yours sincerely\n\nRobin Ashdown",
    ]
    began = time.perf_counter()
    reading = read(decode(pdf(pages), "letter.pdf"))
    assert time.perf_counter() - began < 10
    assert reading.paragraphs[-1].page > 100


def test_a_page_of_steps_is_written_as_it_is_read():
    assert "One (two) \\three" in decode(of_streams([page_stream(["One (two) \\three", LONG])]), "letter.pdf")
