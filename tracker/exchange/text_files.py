"""From a file's bytes to its text, or one sentence that says why not."""

from tracker.domain.refusal import Refusal

_BINARY_SHARE = 0.02
"""Share of control characters above which a file is no text."""


def decode_text(raw: bytes, name: str, wanted: str) -> str:
    """Give the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    ``wanted`` says what to choose instead; raises Refusal for an empty file and for anything that is not text.
    """
    if not raw.strip(b" \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise Refusal(f"{name} is empty: choose {wanted}.")
    text = None if raw[:4] in (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0") else _decoded(raw)
    if text is None or _looks_binary(text):
        raise Refusal(f"{name} is not text: choose {wanted}.")
    return text


def _decoded(raw: bytes) -> str | None:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in raw:
        return None
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _looks_binary(text: str) -> bool:
    odd = sum(char < " " and char not in "\t\n\r\f\x1b" for char in text) + text.count("\ufffd")
    return odd > len(text) * _BINARY_SHARE
