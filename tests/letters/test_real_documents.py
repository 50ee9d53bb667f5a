"""Figures on published letters and reports, where they lie beside the project."""

import json
from datetime import date

import pytest

from tests.letters.sample import INPUTS
from tracker.letters import read
from tracker.letters.polarity import kind_of

pytestmark = pytest.mark.skipif(not INPUTS.is_dir(), reason="the published documents are not here")


def published(pattern):
    (path,) = INPUTS.glob(pattern)
    return read(path.read_text(encoding="utf-8"), path.name)


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
    ("pattern", "authority", "start", "paragraphs"),
    [
        ("letters/04_*.txt", "Medway", date(2020, 8, 20), 1),
        ("letters/13_*.txt", "Cheshire East", date(2022, 7, 11), 39),
        ("letters/16_*.txt", "Walsall", date(2022, 11, 7), 36),
        ("letters/22_*.txt", "Halton", date(2019, 7, 8), 29),
        ("letters/31_*.txt", "Somerset", date(2024, 5, 20), 42),
        ("reports/51_*.txt", "Herefordshire", date(2022, 7, 18), 53),
        ("reports/53_*.txt", "Bradford", date(2022, 11, 21), 61),
    ],
)
def test_letters_and_reports(pattern, authority, start, paragraphs):
    reading = published(pattern)
    assert (reading.visit.authority, reading.visit.start) == (authority, start)
    assert len(reading.paragraphs) == paragraphs
    ends = [p.text[-1] in ".!?:’”)" for p in reading.paragraphs if not p.bullet]
    assert all(ends)


def test_bullets_read_as_their_section_says():
    """Bullets under "Key strengths" and "Areas for improvement"; the words were not fitted to them."""
    rows = [
        json.loads(line)
        for line in (INPUTS / "labelled_bullets.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    told = [r for r in rows if r["section"] in ("Areas for improvement", "Key Strengths", "Key strengths")][
        ::8
    ]
    wrong = [r for r in told if kind_of(r["text"]) not in (r["kind"], "mixed", "context")]
    assert len(told) > 150
    assert len(wrong) < len(told) * 0.05
