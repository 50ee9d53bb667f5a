"""Reading the file of a document, and looking at it without keeping anything."""

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.desk.visit_facts import FIRST_HAND
from tracker.domain.refusal import Refusal

if TYPE_CHECKING:
    from tracker.letters import Reading

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
    """Give what a document would suggest, as plain values; raises Unreadable.

    A paper at second hand has besides who said each finding, the visits it tells of, and what it offers.
    """
    from tracker.letters import decode, read

    reading = read(decode(raw, name), name)
    facts = reading.visit
    visit = None
    if facts is not None:
        fields = ("kind", "authority", "ordinal", "start", "end", "letter_date", "inspectors", "areas")
        visit = {field: getattr(facts, field) for field in fields}
    at_second_hand = reading.document not in FIRST_HAND
    names = ("section", "text", "kind", "standing", "theme", *(("said_by",) if at_second_hand else ()))
    findings = [{"paragraph": p.number, **{f: getattr(p, f) for f in names}} for p in reading.paragraphs]
    remarks = [{"kind": r.kind, "text": r.text, "place": r.place} for r in reading.remarks]
    told: dict[str, Any] = {
        "document": reading.document,
        "visit": visit,
        "findings": findings,
        "remarks": remarks,
        **(_told(reading) if at_second_hand else {}),
    }
    made: dict[str, Any] = msgspec.to_builtins(told)
    return made


def _told(reading: "Reading") -> dict[str, Any]:
    """Give the visits a document tells of, and the commitments and figures it offers."""
    names = ("kind", "ordinal", "when_text", "start", "end", "expected", "published", "areas")
    offers = [
        {
            "place": o.place,
            "when": o.when.text if o.when else o.when_words or None,
            **{
                f: getattr(o, f) for f in ("kind", "state", "who", "said_by", "value", "unit", "name", "text")
            },
        }
        for o in reading.offers
    ]
    return {"visits": [{n: getattr(v, n) for n in names} for v in reading.tells], "offers": offers}
