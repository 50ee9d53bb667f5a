"""Figures on published letters and reports, where they lie beside the project."""

import hashlib
import json
import re
from datetime import date

import pytest

from tests.letters.sample import INPUTS
from tracker.letters import decode, read
from tracker.letters.polarity import asks, kind_of

pytestmark = pytest.mark.skipif(not INPUTS.is_dir(), reason="the published documents are not here")


def published(pattern):
    (path,) = INPUTS.glob(pattern)
    return read(decode(path.read_bytes(), path.name), path.name)


@pytest.fixture(scope="module")
def reading():
    return published("seeds/001_*.txt")


@pytest.fixture(scope="module")
def pairs(reading):
    (path,) = INPUTS.glob("seeds/001_gold.jsonl")
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {p.text[:30]: p for p in reading.paragraphs}
    return [(g, found.get(g["first_words"][:30])) for g in gold]


class TestFourthVisit:
    def test_paragraphs_are_whole(self, reading, pairs):
        whole = [
            (g, p)
            for g, p in pairs
            if p and p.text.startswith(g["first_words"]) and p.text.endswith(g["last_words"])
        ]
        assert len(reading.paragraphs) == len(pairs) == len(whole) == 24
        assert all(p.section == g["section"] and p.bullet == g["bullet"] for g, p in whole)

    def test_kinds(self, pairs):
        assert sum(p.kind in g["acceptable_kinds"] for g, p in pairs) >= 22

    def test_themes(self, pairs):
        assert sum(p.theme in (g["theme"], *g["theme_alternatives"]) for g, p in pairs) >= 22

    def test_visit(self, reading):
        visit = reading.visit
        assert (visit.authority, visit.ordinal) == ("Herefordshire", 4)
        assert (visit.start, visit.end) == (date(2024, 2, 21), date(2024, 2, 22))
        assert visit.letter_date == date(2024, 3, 27)
        assert visit.inspectors == ("Alison Smale", "Janet Fraser")
        assert len(visit.areas) == 2

    def test_cover_report_only_remarks(self, reading):
        kinds = [remark.kind for remark in reading.remarks]
        assert kinds[0] == "cover report before the letter"
        assert {"visit expected", "commitment", "template text"} <= set(kinds)


@pytest.mark.parametrize(
    ("pattern", "kind", "quoted", "own"),
    [
        ("seeds/000_*.txt", "cover report", 3, 0),
        ("seeds/002_*.txt", "minutes", 6, 3),
        ("seeds/003_*.txt", "progress report", 0, 0),
        ("seeds/004_*.txt", "press release", 14, 2),
        ("plans/14_*.txt", "minutes", 2, 0),
        ("plans/01_*.csv", "plan", 0, 0),
    ],
)
def test_documents_that_are_no_letter(pattern, kind, quoted, own):
    reading = published(pattern)
    said = [p.said_by for p in reading.paragraphs]
    assert reading.document == kind
    assert (said.count("inspectorate as quoted"), said.count("council")) == (quoted, own)
    assert len(said) == quoted + own


@pytest.mark.parametrize(
    ("pattern", "authority", "start", "end", "areas", "paragraphs"),
    [
        ("letters/04_*.txt", "Medway", date(2020, 8, 20), date(2020, 8, 20), 1, 1),
        ("letters/13_*.txt", "Cheshire East", date(2022, 7, 11), date(2022, 7, 15), 1, 38),
        ("letters/13_*.pdf", "Cheshire East", date(2022, 7, 11), date(2022, 7, 15), 1, 38),
        ("letters/16_*.txt", "Walsall", date(2022, 11, 7), date(2022, 11, 11), 1, 36),
        ("letters/22_*.txt", "Halton", date(2019, 7, 8), date(2019, 7, 12), 1, 30),
        ("letters/31_*.txt", "Somerset", date(2024, 5, 20), date(2024, 5, 24), 1, 42),
        ("letters/51_*.pdf", "Herefordshire", date(2022, 7, 18), date(2022, 7, 29), 0, 53),
        ("reports/51_*.txt", "Herefordshire", date(2022, 7, 18), date(2022, 7, 29), 0, 53),
        ("reports/53_*.txt", "Bradford", date(2022, 11, 21), date(2022, 12, 2), 0, 61),
    ],
)
def test_letters_and_reports(pattern, authority, start, end, areas, paragraphs):
    reading = published(pattern)
    visit = reading.visit
    assert (visit.authority, visit.start, visit.end, len(visit.areas)) == (authority, start, end, areas)
    assert len(reading.paragraphs) == paragraphs
    assert all(p.text[-1] in ".!?:’”)" and p.text[0] in "‘“" + p.text[0].upper() for p in reading.paragraphs)


@pytest.mark.parametrize(
    ("pdf", "text"),
    [("letters/13_*.pdf", "letters/13_*.txt"), ("letters/51_*.pdf", "reports/51_*.txt")],
)
def test_the_same_document_as_pdf_and_as_text(pdf, text):
    as_pdf, as_text = published(pdf), published(text)
    assert as_pdf.visit == as_text.visit
    for one, other in zip(as_pdf.paragraphs, as_text.paragraphs, strict=True):
        assert (one.text, one.section, one.kind, one.standing, one.theme) == (
            *(other.text, other.section, other.kind, other.standing),
            other.theme,
        )
        assert one.page == other.page


@pytest.mark.parametrize(
    ("pattern", "sections"),
    [
        ("letters/16_*.txt", ["Headline findings", "What needs to improve?",
                              "Walsall Safeguarding Partnership (WSP)", "Main findings"]),
        ("letters/22_*.txt", ["", "Key Strengths", "Case study: highly effective practice",
                              "Areas for improvement", "Case study: area for improvement"]),
        ("reports/53_*.txt", ["", "What needs to improve?",
                              "The experiences and progress of children who need help and protection",
                              "The experiences and progress of children in care and care leavers",
                              "The impact of leaders on social work practice with children and families"]),
    ],
)  # fmt: skip
def test_sections(pattern, sections):
    assert list(dict.fromkeys(p.section for p in published(pattern).paragraphs)) == sections


KINDS = {"s": "strength", "c": "concern", "m": "mixed", "x": "context"}
READ_BY_HAND = {
    "letters/13_*.txt": "1c 28cm 29cm 30cm 31s 32cm 33c 34cm 35c 36s 37s 38s",
    "letters/16_*.txt": "1s 6s 7s 8s 9s 10s 11c 12cm 13s 14ms 15s 16s 17cm 18cm 19c 20c 21s 22s 23sm 24s 25s 26cm 27s"
    " 28s 29s 30cm 31m 32cm 33s 34cm 35cm 36s",
    "letters/22_*.txt": "1m 2s 3m 4c 16s 17s 18s 28c 29c 30sm",
    "letters/31_*.txt": "1x 2x 3c 4c 5m 22c 23c 24cm 25cm 26m 27cm 28cm 29ms 30m 31m 32s 33m 34c 35cm 36cm 37cm 38m"
    " 39sm 40cm 41s 42c",
    "reports/51_*.txt": "1c 2c 3cm 13c 14cm 15c 16s 17cm 18c 19cm 20cm 21m 22m 23c 24s 25c 26c 27c 28c 29s 30cm 31c"
    " 32c 33c 34c 35c 36c 37s 38m 39cm 40cm 41c 42cm 43c 44m 45c 46cm 47cm 48c 49c 50cm 51cm 52cm 53cm",
    "reports/53_*.txt": "1c 2cm 17cm 18m 19m 20c 21c 22cm 23cm 24c 25c 26cm 27cm 28cm 29m 30cm 31m 32s 33s 34c 35c"
    " 36cm 38m 39c 40cm 41cm 42m 43c 44cm 45cm 46cm 47m 48cm 49m 50m 51cm 52cm 53cx 54c 55cm 56c 57cm 58m 59cm"
    " 60m 61c",
}
"""Kinds a careful reader accepts, by paragraph, where no heading says the kind."""


def test_kinds_as_a_careful_reader_would_have_them():
    right = told = 0
    for pattern, labels in READ_BY_HAND.items():
        found = {p.number: p.kind for p in published(pattern).paragraphs}
        for number, kinds in re.findall(r"(\d+)([scmx]+)", labels):
            told += 1
            right += found[int(number)] in [KINDS[letter] for letter in kinds]
    assert told > 150
    assert right >= told * 0.95


def test_bullets_read_as_their_section_says():
    """Bullets of the half of the authorities that nothing was learned from; see ``asks``."""
    rows = [
        json.loads(line)
        for line in (INPUTS / "labelled_bullets.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    held_out = [row for row in rows if _half(row["file"])]
    right = [row for row in held_out if _kind_of_bullet(row["text"]) in (row["kind"], "mixed")]
    assert len(held_out) > 1000
    assert len(right) >= len(held_out) * 0.87


def _half(file):
    name = re.search(r"\d{4,8}_([^/]+)/", file)[1].strip().lower()
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 2


def _kind_of_bullet(text):
    return "concern" if asks(text) else kind_of(text)
