"""Checks on papers: no words of a template are left in them, and nobody's sign-off is empty."""

from collections.abc import Callable, Iterator
from datetime import date

from tracker.domain.casebook import Casebook
from tracker.domain.reporting import Pack
from tracker.domain.scrutiny import Document
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check
from tracker.wording.leftovers import empty_sign_off, is_sign_off, leftover, placeholder

_OURS = frozenset(("cover report", "minutes", "plan", "progress report"))
"""Kinds of document that the council itself writes."""
_UNFINISHED = "Our own: a report that still says what its form asked for was not finished."
_AGAIN = "import letter FILE"


def _left_in(document: Document) -> str:
    """Give the first words of a template in what the council wrote, or in a remark; empty where there are none."""
    ours = [document.text] if document.kind in _OURS else []
    return next(filter(None, map(leftover, (*document.remarks, *ours))), "")


def _finished(document: Document, casebook: Casebook, wrong: Callable[[Document], str]) -> bool:
    """Tell whether a later copy of the same paper was brought in, in which the same is not wrong."""
    return bool(document.paper) and any(
        other.paper == document.paper and other.id > document.id and not wrong(other)
        for other in casebook.all(Document)
    )


@check(
    "DQ-90",
    Document,
    sentence="No words of its template are left in a paper of the council's own.",
    source=_UNFINISHED,
    verb=_AGAIN,
    key="import_letter",
)
def template_left(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find papers, and remarks on them, with words of a template."""
    for document in casebook.all(Document):
        words = _left_in(document)
        if words and not _finished(document, casebook, _left_in):
            yield Found(document, f"“{words}” is left in this {document.kind}: bring in the finished one")


@check(
    "DQ-91",
    Document,
    sentence="No sign-off box of a cover report is empty.",
    source=_UNFINISHED,
    verb=_AGAIN,
    key="import_letter",
    word="missing",
)
def not_signed(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find cover reports with an empty sign-off box."""
    for document in casebook.all(Document):
        label = empty_sign_off(document.text) if document.kind == "cover report" else ""
        if label and not _finished(document, casebook, lambda other: empty_sign_off(other.text)):
            yield Found(document, f"“{label}” is empty in this cover report: bring in the signed one")


@check(
    "DQ-92",
    Pack,
    sentence="No words of its template are left in a pack's cover report.",
    source=_UNFINISHED,
    verb="pack",
    key="",
)
def cover_left(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find packs whose cover report holds words of a template."""
    for pack in casebook.all(Pack):
        for section in pack.cover:
            if words := leftover(section.text) or placeholder(section.text):
                yield Found(pack, f"“{words}” is left in the section {section.name}", field=section.name)


@check(
    "DQ-93",
    Pack,
    sentence="No sign-off of a pack's cover report is empty.",
    source=_UNFINISHED,
    verb="pack",
    key="",
    word="missing",
)
def cover_not_signed(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find packs whose cover report nobody signed off, where anything of it is filled in."""
    for pack in casebook.all(Pack):
        begun = any(section.text.strip() for section in pack.cover)
        for section in pack.cover if begun else ():
            if is_sign_off(section.name) and not section.text.strip():
                yield Found(
                    pack, f"the section {section.name} of its cover report is empty", field=section.name
                )
