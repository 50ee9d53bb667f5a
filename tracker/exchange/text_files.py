"""From a file's bytes to its text, or one sentence that says why not."""

from tracker.domain.refusal import Refusal
from tracker.domain.text_bytes import is_blank, text_of

_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a PDF, an archive and an old office file begin."""


def decode_text(raw: bytes, name: str, wanted: str) -> str:
    """Give the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    ``wanted`` says what to choose instead; raises Refusal for an empty file and for anything that is not text.
    """
    if is_blank(raw):
        raise Refusal(f"{name} is empty: choose {wanted}.")
    text = None if raw[:4] in _NO_TEXT else text_of(raw)
    if text is None:
        raise Refusal(f"{name} is not text: choose {wanted}.")
    return text
