"""Short sayings: what a record is called, where it stands, and when it is due."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from tracker.dates import plain_day, say_day, say_distance, say_period
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record, RoughDate, Threshold
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.wording.care_words import care_title

LISTED = 5
"""How many items of a list are named before the rest are only counted."""
_NOUN_BY_FIELD = {
    "column": "cell",
    "number": "paragraph",
    "grade": "judgement",
    "document": "claim",
    "body": "share",
    "text": "decision",
}
"""What a small value in a list is called, by a field that only its kind has."""


def title_of(record: Record) -> str:
    """Give what a record is called, without its reference."""
    if isinstance(record, Finding):
        return record.quote
    if isinstance(record, Person):
        return record.name
    if isinstance(record, Document):
        return f"{record.kind} of {plain_day(record.day)}" if record.day else record.title
    if isinstance(record, SelfEvaluation):
        return f"{record.noun} of {record.area}, {plain_day(record.day)}"
    if isinstance(record, Threshold):
        return f"{record.name} = {record.value}"
    if isinstance(record, Update):
        return f"{record.kind}: {record.text}".rstrip(": ")
    return care_title(record) or str(getattr(record, "title", record.noun))


def short(text: str, length: int = 72) -> str:
    """Give the first words of a text, with an ellipsis where it goes on."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def marked(sentence: str, words: Collection[str]) -> str:
    """Mark some words of a sentence with stars, those side by side together: "too many *changes* of *worker*"."""
    pieces = re.split(r"([A-Za-z]+|\d+)", sentence)
    for at in range(1, len(pieces), 2):
        pieces[at] = f"*{pieces[at]}*" if pieces[at] in words else pieces[at]
    return "".join(pieces).replace("* *", " ").replace("*-*", "-")


def a_noun(noun: str) -> str:
    """Put a or an before a noun: "an action", "a finding"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def counted(count: int, noun: str) -> str:
    """Say how many there are: "1 paragraph", "2 paragraphs"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def number_of_young_people(count: int) -> str:
    """Say how many young people: "1 young person", "2 young people"."""
    return f"{count} young {'person' if count == 1 else 'people'}"


def old_value(value: Any, casebook: Casebook) -> str:
    """Say a field's value as the history holds it: days as days, ids as references, long lists in short."""
    if value is None or value in ("", [], ()):
        return "empty"
    if isinstance(value, list | tuple):
        return _old_list(value, casebook)
    if isinstance(value, dict):
        said = [f"{name.replace('_', ' ')} {old_value(item, casebook)}" for name, item in value.items()]
        return str(value["text"]) if "text" in value else ", ".join(said)
    if isinstance(value, bool):
        return "yes" if value else "no"
    with suppress(ValueError):  # a text may look like a day that no calendar has
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value), re.ASCII):
            return plain_day(date.fromisoformat(value))
    record = casebook.by_id(str(value))
    if isinstance(record, Person):
        return record.name
    return record.ref if record else str(value)


def _old_list(values: Sequence[Any], casebook: Casebook) -> str:
    first = values[0]
    if isinstance(first, dict):
        noun = next((said for field, said in _NOUN_BY_FIELD.items() if field in first), "item")
        return counted(len(values), noun)
    shown = ", ".join(old_value(item, casebook) for item in values[:LISTED])
    return f"{shown} and {len(values) - LISTED} more" if len(values) > LISTED else shown


def place_of(finding: Finding, casebook: Casebook) -> str:
    """Say where a finding stands, as people do: "4/12 (visit 4, para 12)"."""
    visit = casebook.get(ScrutinyVisit, finding.visit)
    printed = f", printed {finding.printed}" if finding.printed not in ("", finding.paragraph) else ""
    para = f"para {finding.paragraph}{printed}" if finding.paragraph else ""
    if visit is not None:
        if visit.ordinal and finding.paragraph:
            return f"{visit.ordinal}/{finding.paragraph} (visit {visit.ordinal}, {para})"
        return ", ".join(part for part in (visit.title, visit.when.text, para) if part)
    held = casebook.get(Oversight, finding.oversight)
    if held is None:
        return ", ".join(filter(None, (source_of(finding, casebook), para)))
    return f"{held.kind} of {plain_day(held.day)} ({held.ref})"


def source_of(finding: Finding, casebook: Casebook) -> str:
    """Say what a finding comes from: "monitoring visit 3", "audit of 4 Mar 2024"."""
    if (visit := casebook.get(ScrutinyVisit, finding.visit)) is not None:
        return visit.title
    held = casebook.get(Oversight, finding.oversight)
    if held is None and (document := casebook.get(Document, finding.document)) is not None:
        return title_of(document)
    return f"{held.kind} of {plain_day(held.day)}" if held else finding.source


def short_place(finding: Finding, casebook: Casebook) -> str:
    """Say a finding's place in the fewest characters: "4/12", else its reference."""
    visit = casebook.get(ScrutinyVisit, finding.visit)
    if visit is not None and visit.ordinal and finding.paragraph:
        return f"{visit.ordinal}/{finding.paragraph}"
    return finding.ref


def due_sentence(action: Action, today: date) -> str:
    """Say when an action is due, what it was before, or what stands in place of a day."""
    if action.due is None:
        return f"no day ({action.due_words})" if action.due_words else "no day"
    said = f"{say_day(action.due)}, {say_distance(action.due, today)}" if action.open else say_day(action.due)
    if action.original_due is not None and action.original_due != action.due:
        said += f" (first {plain_day(action.original_due)})"
    return said


def update_sentence(update: Update) -> str:
    """Say one update in a line: what, by whom, in which words."""
    if update.kind == "moved":
        was = plain_day(update.moved_from) if update.moved_from else "no day"
        to = plain_day(update.moved_to) if update.moved_to else "no day"
        what = f"due day moved from {was} to {to}"
    else:
        what = f"{update.kind} by {update.decided_by}" if update.decided_by else update.kind
    shown = filter(None, (update.pillar, _said("from", update.source), _said("kept at", update.kept_at)))
    text = "; ".join(filter(None, (update.text, *shown)))
    ref = f" {update.ref}" if update.kind in codes.SHOWING and update.ref else ""
    return f"{what}{ref}{': ' + text if text else ''} ({update.by})"


def _said(how: str, words: str) -> str:
    return f"{how} {words}" if words else ""


def in_words(when: RoughDate) -> str:
    """Give the words for a time that is a month, a season or the like; empty where its days are known."""
    names_days = re.match(r"\d{1,2}(?:st|nd|rd|th)?\b(?!/).*\d{4}", when.text)
    return "" if (when.latest - when.earliest).days < 7 or names_days else when.text


def rough(value: RoughDate) -> str:
    """Say an imprecise date, with its range where a week or more can be meant and the words name no days."""
    if not in_words(value) or value.text.endswith(")"):
        return value.text
    return f"{value.text} ({say_period(value.earliest, value.latest)})"
