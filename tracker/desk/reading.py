"""Reading the file of a document, and looking at it without keeping anything."""

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Offer, Paragraph, VisitFacts

if TYPE_CHECKING:
    from tracker.letters import Remark

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


def own_path(path: str) -> Path:
    """Give the path a person typed, with ~ as their home folder; raises Refusal where there is none."""
    try:
        return Path(path.strip()).expanduser()
    except RuntimeError:
        raise Refusal(f"There is no home folder for {path}: write the whole path.") from None


class Look(NamedTuple):
    """What a document would suggest."""

    document: codes.DocumentKind
    visit: VisitFacts | None
    tells: tuple[VisitFacts, ...]
    """The other visits it tells of."""
    paragraphs: tuple[Paragraph, ...]
    offers: tuple[Offer, ...]
    remarks: "tuple[Remark, ...]"

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values; a paper at second hand has besides who said what, its visits and its offers."""
        fields = ("kind", "authority", "ordinal", "start", "end", "letter_date", "inspectors", "areas")
        at_second_hand = self.document not in codes.FIRST_HAND
        names = ("section", "text", "kind", "standing", "theme", *(("said_by",) if at_second_hand else ()))
        told: dict[str, Any] = {
            "document": self.document,
            "visit": {f: getattr(self.visit, f) for f in fields} if self.visit else None,
            "findings": [
                {"paragraph": p.number, **{f: getattr(p, f) for f in names}} for p in self.paragraphs
            ],
            "remarks": [{"kind": r.kind, "text": r.text, "place": r.place} for r in self.remarks],
            **(_told(self) if at_second_hand else {}),
        }
        made: dict[str, Any] = msgspec.to_builtins(told)
        return made


def look(raw: bytes, name: str) -> Look:
    """Give what a document would suggest without keeping anything; raises Unreadable."""
    from tracker.letters import decode, read

    reading = read(decode(raw, name), name)
    own = 1 if reading.visit is not None else 0
    others = tuple(f for f in reading.tells[own:] if reading.visit is None or not _is_own(f, reading.visit))
    return Look(reading.document, reading.visit, others, reading.paragraphs, reading.offers, reading.remarks)


def _is_own(facts: VisitFacts, own: VisitFacts) -> bool:
    return (facts.kind, facts.ordinal) == (own.kind, own.ordinal)


def _told(found: Look) -> dict[str, Any]:
    """Give the visits a paper tells of, its own first, and the commitments and figures it offers."""
    names = ("kind", "ordinal", "when_text", "start", "end", "expected", "published", "areas")
    visits = (*((found.visit,) if found.visit else ()), *found.tells)
    offers = [
        {
            "place": o.place,
            "when": o.when.text if o.when else o.when_words or None,
            **{
                f: getattr(o, f) for f in ("kind", "state", "who", "said_by", "value", "unit", "name", "text")
            },
        }
        for o in found.offers
    ]
    return {"visits": [{n: getattr(v, n) for n in names} for v in visits], "offers": offers}
