"""Reading the file of a document, and looking at it without keeping anything."""

import stat
from pathlib import Path
from typing import Any

import msgspec

from tracker.domain.refusal import Refusal

LARGEST = 20_000_000
"""Bytes of the largest document that is read."""


def read_document_file(path: str | Path, what: str = "letter") -> bytes:
    """Read the file a person names, once; raises Refusal where it is none, or larger than ``what`` can be."""
    file = Path(path)
    try:
        file = file.expanduser()
        # Asked first: opening a pipe or a device would wait for somebody to write.
        mode = file.stat().st_mode
        raw = b""
        if stat.S_ISREG(mode):
            with file.open("rb") as opened:
                raw = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise Refusal(f"There is no file {file}: check its name.") from None
    except RuntimeError:
        raise Refusal(f"There is no home folder for {file}: write the whole path.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refusal(f"{file} cannot be read ({why}): check its name and rights.") from None
    if stat.S_ISDIR(mode):
        raise Refusal(f"{file} is a folder: name the file in it.")
    if not stat.S_ISREG(mode):
        raise Refusal(f"{file} is no ordinary file: save the {what} as one and name that.")
    if len(raw) > LARGEST:
        raise Refusal(
            f"{file} is larger than {LARGEST // 1_000_000} MB, and no {what} is: name another file."
        )
    return raw


def look(raw: bytes, name: str) -> dict[str, Any]:
    """Give what a document would suggest, as plain values; raises Unreadable."""
    from tracker.letters import decode, read

    reading = read(decode(raw, name), name)
    facts = reading.visit
    visit = None
    if facts is not None:
        names = ("kind", "authority", "ordinal", "start", "end", "letter_date", "inspectors", "areas")
        visit = {field: getattr(facts, field) for field in names}
    findings = [
        {
            "paragraph": p.number,
            **{f: getattr(p, f) for f in ("section", "text", "kind", "standing", "theme")},
        }
        for p in reading.paragraphs
    ]
    remarks = [{"kind": r.kind, "text": r.text, "place": r.place} for r in reading.remarks]
    made: dict[str, Any] = msgspec.to_builtins(
        {"document": reading.document, "visit": visit, "findings": findings, "remarks": remarks}
    )
    return made
