"""From bytes to text: what people's programs write, and nothing that is no text."""

_BINARY_SHARE = 0.02
"""Share of control characters above which bytes are no text."""
_BLANK = b" \t\r\n\f\xef\xbb\xbf\xff\xfe"


def is_blank(raw: bytes) -> bool:
    """Tell whether there is nothing but blanks and byte order marks."""
    return not raw.strip(_BLANK)


def text_of(raw: bytes) -> str | None:
    """Give the text of bytes in UTF-8, UTF-16 with its mark, or Windows-1252; None where they are no text."""
    text = _decoded(raw)
    if text is None:
        return None
    odd = sum(char < " " and char not in "\t\n\r\f\x1b" for char in text) + text.count("\ufffd")
    return None if odd > len(text) * _BINARY_SHARE else text


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
