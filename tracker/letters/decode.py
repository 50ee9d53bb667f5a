"""From a file's bytes to text, or a sentence that says why not."""

from tracker.domain.refusal import Refusal


class Unreadable(Refusal):
    """The document cannot be read as text; the message says why and what to do."""


_BINARY_SHARE = 0.02


def decode(raw: bytes, name: str) -> str:
    """Give the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises Unreadable for an empty file, a PDF, and anything that is not text.
    """
    if not raw.strip(b" \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(f"{name} is empty: choose the letter or report itself.")
    if raw.lstrip()[:4] == b"%PDF":
        raise Unreadable(f"{name} is a PDF: save its text as a .txt file and bring that in.")
    if raw[:2] in (b"PK", b"\xd0\xcf"):
        raise Unreadable(
            f"{name} is a word processor or archive file: save it as plain text and bring that in."
        )
    text = _decoded(raw)
    if text is None or _looks_binary(text):
        raise Unreadable(f"{name} is not text: save the letter as plain text and bring that in.")
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
