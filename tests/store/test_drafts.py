"""A draft is on the disk while it is typed, and nobody else's business."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tracker.store.drafts import OLD, Draft, Drafts

NOTE = Draft(
    casebook="/srv/casebook.json", command="note", about="A-7KQ2", author="J Price", fields={"text": "Saw"}
)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    """Keep drafts in a folder that is not there yet."""
    return Drafts(tmp_path / "drafts")


def test_saved_again_it_is_one_file_with_a_name_that_says_nothing(drafts: Drafts, tmp_path: Path) -> None:
    first = drafts.save(NOTE)
    later = drafts.save(msgspec.structs.replace(first, fields={"text": "Saw both"}))
    (path,) = (tmp_path / "drafts").iterdir()
    assert path.name == f"{first.id}.draft"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert drafts.waiting("/srv/casebook.json") == [later]


def test_waiting_gives_those_of_one_casebook_oldest_first(drafts: Drafts) -> None:
    first = drafts.save(NOTE)
    drafts.save(msgspec.structs.replace(NOTE, casebook="/srv/other.json"))
    time.sleep(0.002)  # of two that begin in one millisecond neither is the older
    second = drafts.save(NOTE)
    assert drafts.waiting(NOTE.casebook) == [first, second]
    drafts.discard(first.id)
    drafts.discard(first.id)
    assert drafts.waiting(NOTE.casebook) == [second]


def test_before_the_first_there_are_none(drafts: Drafts) -> None:
    assert drafts.waiting(NOTE.casebook) == []


@pytest.mark.parametrize("damaged", [b"\xff half", b'{"casebook":"\xff"}', b"[" * 100_000, b""])
def test_one_that_cannot_be_read_is_left_where_it_is(drafts: Drafts, tmp_path: Path, damaged: bytes) -> None:
    saved = drafts.save(NOTE)
    bad = tmp_path / "drafts" / "0.draft"
    bad.write_bytes(damaged)
    bad.chmod(0o644)
    assert drafts.waiting(NOTE.casebook) == [saved]
    assert bad.read_bytes() == damaged
    assert bad.stat().st_mode & 0o777 == 0o600


def test_what_a_terminal_pasted_does_not_stop_the_save(drafts: Drafts) -> None:
    saved = drafts.save(msgspec.structs.replace(NOTE, fields={"text": "he said \ud800\x1b[31m hello"}))
    assert saved.fields == {"text": "he said  hello"}
    assert drafts.waiting(NOTE.casebook) == [saved]


def test_a_failed_save_keeps_the_one_before(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    saved = drafts.save(NOTE)
    monkeypatch.setattr("tracker.store.files.sync_file", full)
    with pytest.raises(OSError, match="No space"):
        drafts.save(msgspec.structs.replace(saved, fields={"text": "more"}))
    assert drafts.waiting(NOTE.casebook) == [saved]


def test_an_id_cannot_lead_out_of_the_folder(drafts: Drafts, tmp_path: Path) -> None:
    outside = tmp_path / "kept.draft"
    outside.write_text("kept")
    drafts.discard("../kept")
    assert outside.exists()


def test_age(drafts: Drafts) -> None:
    saved = drafts.save(NOTE)
    assert saved.age(datetime.now(UTC) + OLD) >= OLD
    assert saved.age(datetime.now(UTC)) < timedelta(minutes=1)
