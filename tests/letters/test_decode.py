import pytest

from tracker.letters import Unreadable, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    text = "Children’s services – “good”\n"
    assert decode(text.encode(encoding), "letter.txt") == text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b" \r\n\x0c\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xa0 \xa0", "is empty"),
        (b"%PDF-1.7\n...", "is a damaged PDF"),
        (b"PK\x03\x04 word/document.xml", "word processor"),
        (b"{\\rtf1 Dear Alex}", "word processor"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "picture"),
        (b"<!DOCTYPE html><p>Dear Alex", "web page"),
        (b"\x00\x01\x02\x03", "is not text"),
        (bytes(range(1, 9)) * 50, "is not text"),
        (b"\xff\xfeA", "is not text"),
        (b"a" * 5_000_000, "is longer than a thousand pages"),
    ],
)
def test_refusals_say_why(raw, why):
    with pytest.raises(Unreadable, match=f"^letter.txt {why if why.startswith('is') else '.*' + why}"):
        decode(raw, "letter.txt")
