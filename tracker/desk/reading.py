"""Looking at a document without keeping anything."""

from typing import Any

import msgspec

from tracker.letters import decode, read


def look(raw: bytes, name: str) -> dict[str, Any]:
    """Give what a document would suggest, as plain values; raises Unreadable."""
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
