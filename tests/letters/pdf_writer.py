"""A small writer of PDFs: lines of text, page by page, as a word processor would set them."""

import zlib
from collections.abc import Iterable, Sequence

CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(pages: Iterable[str], catalog: str = CATALOG, kids: str = "") -> bytes:
    """Give a PDF with a page for each text; ``kids`` puts other references in place of the pages."""
    return of_streams([page_stream(page.split("\n")) for page in pages], catalog, kids)


def of_streams(streams: Sequence[bytes], catalog: str = CATALOG, kids: str = "") -> bytes:
    """Give a PDF with a page for each stream of drawing steps."""
    places = range(4, 4 + 2 * len(streams), 2)
    listed = kids or " ".join(f"{place} 0 R" for place in places)
    parts = [
        catalog.encode(),
        f"<< /Type /Pages /Kids [{listed}] /Count {len(streams)} >>".encode(),
        FONT.encode(),
    ]
    for place, stream in zip(places, streams, strict=True):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {place + 1} 0 R"
        parts.append(f"{page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        packed = zlib.compress(stream, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        parts.append(head + packed + b"\nendstream")
    return _file(parts)


def page_stream(lines: Iterable[str], room: bool = False) -> bytes:
    """Give the drawing steps that set lines of text below one another.

    Empty lines are set as lines, or with ``room`` as half a line of room and nothing else.
    """
    steps = [b"BT /F1 11 Tf 14 TL 60 790 Td"]
    for line in lines:
        if room and not line.strip():
            steps.append(b"0 -8 Td")
            continue
        shown = (line or " ").replace("◼", "•").encode("cp1252", "replace")
        for sign in (b"\\", b"(", b")"):
            shown = shown.replace(sign, b"\\" + sign)
        steps.append(b"(" + shown + b") Tj T*")
    return b"\n".join([*steps, b"ET"])


def _file(parts: Sequence[bytes]) -> bytes:
    """Put numbered objects together, with the table of their places."""
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    made += f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)
