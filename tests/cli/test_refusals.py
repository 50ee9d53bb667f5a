"""Every refusal is one plain sentence on stderr, with exit code 2 and nothing written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


def contents(folder: Path) -> dict[str, bytes]:
    """Give what stands in every file; the lock's only says who asked last."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("frobnicate", "There is no verb “frobnicate”"),
        ("action frobnicate", "There is no verb “frobnicate”"),
        ("action add", "Title is missing"),
        ("action add x --due 31/2", "There is no 31 February"),
        ("action add x --due 2020-01-01", "has passed already: choose one from today on"),
        ("action add x --due", "--due needs something after it"),
        ("action add x --theme colour", "--theme cannot be “colour”: choose visiting & contact; pathway"),
        ("action add x --finding 9/9", "no finding “9/9”"),
        ("action add x --bogus", "“--bogus” is not understood here"),
        ("action add x --known yesterday", "as it was known: nothing can be changed"),
        ("action done A-ZZZZ", "There is no action “A-ZZZZ”"),
        ("action move 3.2 fri", "There is no action “3.2”"),
        ("action move A- fri", "There is no action “A-”"),
        ("show 7", "There is no record “7”"),
        ("show \x1b[31m", "The reference is missing"),
        ("history --last 0", "--last: “0” is no number of changes from 1 up"),
        ("history --last -5", "--last: “-5” is no number"),
        ("undo ZZZZ", "No change has an id that ends"),
        ("triage --today someday", "“someday” is not understood as a date"),
        ("triage --today ", "No date is given"),
        ("triage --known 31/2", "There is no 31 February"),
        ("triage --json --csv", "--csv and --json cannot go together"),
        ("triage colour:red", "There is no field “colour”"),
        ("triage due:<31/2", "There is no 31 February"),
        ("visit add party --when fri", "Kind cannot be “party”: choose monitoring visit; inspection;"),
        ("visit add inspection --when whenever", "“whenever” is not understood"),
        ("visit add inspection --when fri --number x", "--number: “x” is no number of visits"),
        ("visit add inspection --when 1/2/2024 --received tom", "lies ahead"),
        ("oversight add audit x --day tom", "lies ahead"),
        ("accept D-ZZZZ --all", "There is no document “D-ZZZZ”"),
        ("accept D-ZZZZ", "--paragraphs or --all is missing"),
        ("people leave Nobody", "There is no person “Nobody”"),
        ("policy set AN-03.norm 3 --reason x", "There is no threshold “AN-03.norm”"),
        ("policy set AN-03.normal 4000 --reason x", "cannot be 4000"),
        ("policy set AN-03.normal x --reason x", "“x” is no number"),
        ("policy set AN-03.normal 3", "--reason is missing"),
        ("completion fish", "cannot be “fish”"),
        ("copy x.txt", "does not end in .json"),
        ("import letter", "FILE is missing"),
        ("import letter nowhere.txt", "There is no file nowhere.txt: check its name"),
        ("import letter .", "is a folder: name the file in it"),
        ("triage --file ", "--file is empty"),
        ("triage --as ", "--as is empty"),
    ],
)
def test_one_plain_sentence_and_nothing_written(
    tracker: Tracker, book: Path, words: str, sentence: str, tmp_path: Path
) -> None:
    tracker("people", "add", "K Lane", who="K Lane")
    before = contents(tmp_path)
    who = "" if "--as" in words else "T Manager"
    said = tracker(*words.split(" "), who=who)
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("tracker: ")
    assert "Traceback" not in said.err
    assert "\x1b" not in said.err
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"hello", "is not JSON, so it is no casebook"),
        (b'{"_default": {"1": {"a": 1}}}', "is JSON of another program"),
        (bytes(range(256)), "is not JSON"),
        (b"", "is empty"),
    ],
)
@pytest.mark.parametrize("verb", [("triage",), ("action", "add", "x"), ("check",), ("undo",)])
def test_a_file_that_is_no_casebook_stays_as_it_is(
    tracker: Tracker, tmp_path: Path, content: bytes, sentence: str, verb: tuple[str, ...]
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(content)
    said = tracker(*verb, "--file", str(other))
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["other.json"]
    assert other.read_bytes() == content


@pytest.mark.parametrize(
    "verb", ["triage", "actions", "documents", "people", "history", "check", "policy", "undo"]
)
def test_a_verb_that_reads_makes_no_casebook(tracker: Tracker, tmp_path: Path, verb: str) -> None:
    said = tracker(verb)
    assert (said.code, said.out) == (2, "")
    assert "There is no casebook at" in said.err
    assert "adding something, such as a young person or an action, or by importing a letter" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a folder.json", "a link.json"])
def test_a_folder_or_a_loose_link_is_no_casebook(tracker: Tracker, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir() if "folder" in name else path.symlink_to("nowhere.json")
    assert name in tracker("action", "add", "x", "--file", str(path)).err
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\x7fELF\x00\x01\x02\x00\xff", "is not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ""),
        (b"x" * 20_000_001, "is larger than 20 MB, and no letter is"),
    ],
)
def test_a_letter_that_is_none_begins_no_casebook(
    tracker: Tracker, tmp_path: Path, book: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "letter.txt").write_bytes(content)
    said = tracker("import", "letter", str(tmp_path / "letter.txt"))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert sentence in said.err
    assert not book.exists()
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_refused_update_of_several_fields_changes_none(tracker: Tracker, document: str) -> None:
    tracker("accept", document, "--paragraphs", "2")
    before = tracker("show", "5/2").out
    refused = tracker("finding", "update", "5/2", "--theme", "accommodation", "--answer", "none")
    assert refused.code == 2
    assert tracker("show", "5/2").out == before


@pytest.mark.parametrize(
    "subject", ["finding update 5/2", "visit update 5", "thread update {thread}", "action edit {action}"]
)
def test_an_update_that_says_nothing_says_so(tracker: Tracker, document: str, subject: str) -> None:
    tracker("accept", document, "--paragraphs", "2")
    action = tracker("action", "add", "x", "--quiet").out.strip()
    thread = tracker("threads").out.split()[0]
    said = tracker(*subject.format(action=action, thread=thread).split())
    assert (said.code, said.out) == (2, "")
    assert "Nothing is said" in said.err


@pytest.mark.parametrize(
    "words", [("action", "add", " "), ("people", "add", ""), ("visit", "add", "inspection", "--when", "x")]
)
def test_what_is_refused_begins_no_casebook(tracker: Tracker, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = tracker(*words)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []
    assert "Began a new casebook" in tracker("action", "add", "x").err


def test_a_refusal_in_a_casebook_that_was_there_takes_nothing_away(tracker: Tracker, book: Path) -> None:
    tracker("action", "add", "x")
    tracker("undo")
    book.unlink()
    assert tracker("action", "add", " ").code == 2
    assert len(tracker("history").out.splitlines()) == 2
