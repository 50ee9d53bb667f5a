"""From a file's bytes to text, or a sentence that says why not."""

from tracker.domain.refusal import Refusal
from tracker.domain.text_bytes import is_blank, text_of
from tracker.letters.pdf import UnreadablePdf, text_of_pdf

_OTHER_FILES: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf"), "is a word processor or archive file"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"), "is a picture"),
    ((b"<!doctype html", b"<html"), "is a web page"),
)
LONGEST = 3_000_000
"""Characters of the longest text that is read, which is about a thousand pages."""
_HEAD = 1024
"""Bytes from the start among which a PDF may say that it is one."""


class Unreadable(Refusal):
    """The document cannot be read as text; the message says why and what to do."""


def decode(raw: bytes, name: str) -> str:
    """Give the text of a PDF, or of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Pages of a PDF are parted by form feeds. Raises Unreadable for an empty file, a PDF without text, a text of
    more than LONGEST characters, and anything else that is not text.
    """
    text = "" if is_blank(raw) else _text_in(raw, name)
    if not text.strip():
        raise Unreadable(f"{name} is empty: choose the letter or report itself.")
    if len(text) > LONGEST:
        raise Unreadable(f"{name} is longer than a thousand pages: save the letter alone and bring that in.")
    return text


def _text_in(raw: bytes, name: str) -> str:
    if b"%PDF-" in raw[:_HEAD]:
        try:
            return text_of_pdf(raw)
        except UnreadablePdf as why:
            raise Unreadable(f"{name} {why}") from None
    head = raw[:_HEAD].lstrip().lower()
    for marks, what in _OTHER_FILES:
        if head.startswith(tuple(mark.lower() for mark in marks)):
            raise Unreadable(f"{name} {what}: save the letter as plain text or PDF and bring that in.")
    text = text_of(raw)
    if text is None:
        raise Unreadable(f"{name} is not text: save the letter as plain text or PDF and bring that in.")
    return text
