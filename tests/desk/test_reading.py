"""The file of a document is read once, and only where it can be a letter."""

import os
from pathlib import Path

import pytest

from tracker.desk import reading
from tracker.desk.reading import read_document_file
from tracker.domain.refusal import Refusal


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"Dear\r\n\xff")
    assert read_document_file(str(tmp_path / "letter.txt")) == b"Dear\r\n\xff"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match=rf"^{tmp_path}/pipe is no ordinary file"):
        read_document_file(tmp_path / "pipe")


def test_what_is_no_letter_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1_000_000)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1_000_000)
    assert len(read_document_file(large)) == 1_000_000
    large.write_bytes(b"x" * 1_000_001)
    for path, sentence in (
        (large, f"^{large} is larger than 1 MB"),
        (tmp_path, f"^{tmp_path} is a folder: name the file in it"),
        (tmp_path / "none.txt", "There is no file"),
        ("~nobody-of-that-name/letter.txt", "There is no (home folder|file)"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(Refusal, match=sentence):
            read_document_file(path)
