"""The glossary explains the field's words, and what it avoids the project's own texts avoid too."""

import json
import re
from pathlib import Path

import pytest

from tracker.cli import main
from tracker.data import data_file
from tracker.domain.refusal import Refusal
from tracker.glossary import glossary, look_up


def test_every_term_is_told_once_and_can_be_looked_up() -> None:
    words = [term.word for term in glossary()]
    assert len(words) == len(set(words)) > 30
    assert words == sorted(words, key=str.casefold)
    for term in glossary():
        assert term in look_up(term.word)
        assert term.meaning.endswith(".")
        assert not set(term.avoid) & {term.word, *term.also}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("personal adviser", {"personal adviser"}),
        ("pa", {"personal adviser"}),
        ("Key Worker", {"personal adviser"}),
        ("contact", {"PA visit", "keeping in touch", "family time"}),
        ("director of children's services", {"director of children’s services"}),
        ("pathway", {"pathway plan", "pathway plan review"}),
    ],
)
def test_a_word_leads_to_the_terms_it_means(typed: str, found: set[str]) -> None:
    assert {term.word for term in look_up(typed)} == found


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("pathwy plan", "“pathway plan”"), ("xyzzy", "tracker glossary"), (" ", "tracker glossary")],
)
def test_an_unknown_word_is_refused_with_a_hint(typed: str, hint: str) -> None:
    with pytest.raises(Refusal, match=hint):
        look_up(typed)


def test_the_demo_uses_no_word_to_avoid() -> None:
    in_place = (
        "visit",
        "contact",
        "case",
        "bed",
        "leaver",
    )  # right in another sense, or with a word before them
    never = [word for term in glossary() for word in term.avoid if word not in in_place]
    text = "\n".join(data_file(name).read_text(encoding="utf-8") for name in ("demo.toml", "demo_letter.txt"))
    used = [word for word in never if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)]
    assert used == []


def test_the_verb_prints_lines_or_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main(["glossary", "LAC"]) == 0
    first, avoid, source = capsys.readouterr().out.splitlines()
    assert first.startswith("children in care: ")
    assert avoid.startswith("    Avoid “LAC”. ")
    assert source.endswith("[C]")
    assert main(["glossary", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["word"] for row in rows] == [term.word for term in glossary()]
    assert {row["confidence"] for row in rows} <= {"C", "C2", "SEED", "OWN"}
    assert main(["glossary", "xyzzy"]) == 2
