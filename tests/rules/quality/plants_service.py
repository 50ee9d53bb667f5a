"""Faults on the service's own records: loose ends, actions, scrutiny, doubles, figures and papers."""

from datetime import date
from typing import Any

import msgspec

from tests.make import (
    a_document,
    a_figure,
    a_finding,
    a_person,
    a_spell,
    a_thread,
    a_visit,
    an_action,
    an_update,
    make,
)
from tests.rules.quality.planting import DAY, TODAY, Book, plants
from tracker.domain.records import Record, RoughDate
from tracker.domain.reporting import CoverSection, Pack, PackFigure
from tracker.domain.work import Action, Blocked
from tracker.domain.young_people import Figure

NOWHERE = "01NOWHERE"
AGREED = date(2025, 9, 1)


def an_own_action(book: Book, title: str, **fields: Any) -> Action:
    """Keep an action in which nothing is wrong but what is said."""
    return book.add(an_action(title, **{"agreed_on": AGREED, "source": "board", **fields}))


@plants("DQ-20")
def dangling(book: Book) -> Record:
    return book.add(a_finding("Dangling.", visit=visit(book).id, thread=thread(book).id, document=NOWHERE))


def thread(book: Book) -> Record:
    return book.add(a_thread("A concern of its own"))


def visit(book: Book, **fields: Any) -> Record:
    return book.add(a_visit(when=AGREED, **{"letter_date": AGREED + DAY, **fields}))


@plants("DQ-21")
def of_nobody(book: Book) -> Record:
    spell = a_spell(book.adult().case, "out of area", AGREED, "Wye")
    return book.change(spell, case=NOWHERE)


@plants("DQ-22")
def without_thread(book: Book) -> Record:
    return book.add(a_finding("No thread.", visit=visit(book).id))


@plants("DQ-23")
def said_nowhere(book: Book) -> Record:
    return book.add(a_finding("Said nowhere.", thread=thread(book).id))


@plants("DQ-24")
def about_nothing(book: Book) -> Record:
    return book.add(an_update(NOWHERE, day=AGREED))


@plants("DQ-25")
def from_nowhere(book: Book) -> Record:
    return an_own_action(book, "From nowhere", source=None)


@plants("DQ-26")
def owned_by_nobody(book: Book) -> Record:
    return an_own_action(book, "Owned by nobody", owner=NOWHERE)


@plants("DQ-27")
def without_worker(book: Book) -> Record:
    case = book.adult().case
    start = case.born.replace(year=case.born.year + 5, day=1)
    return book.add(a_spell(case, "worker", start, "", role="social worker", end=start + DAY))


@plants("DQ-30")
def completed_early(book: Book) -> Record:
    return an_own_action(book, "Complete early", state="complete", completed_on=AGREED - DAY)


@plants("DQ-31")
def started_late(book: Book) -> Record:
    days = {"completed_on": AGREED + DAY, "started_on": AGREED + 2 * DAY}
    return an_own_action(book, "Started late", state="complete", **days)


@plants("DQ-32")
def embedded_early(book: Book) -> Record:
    days = {"completed_on": AGREED + 9 * DAY, "embedded_on": AGREED + 8 * DAY}
    return an_own_action(book, "Embedded early", state="embedded", **days)


@plants("DQ-33")
def embedded_incomplete(book: Book) -> Record:
    return an_own_action(book, "Never complete", state="embedded", embedded_on=AGREED + DAY)


@plants("DQ-34")
def dropped_early(book: Book) -> Record:
    return an_own_action(book, "Dropped early", state="dropped", dropped_on=AGREED - DAY)


@plants("DQ-35")
def due_early(book: Book) -> Record:
    return an_own_action(book, "Due early", due=AGREED - DAY)


@plants("DQ-36")
def open_but_over(book: Book) -> Record:
    return an_own_action(book, "Open and over", state="in progress", completed_on=AGREED + DAY)


@plants("DQ-37")
def done_ahead(book: Book) -> Record:
    return an_own_action(book, "Started tomorrow", state="in progress", started_on=TODAY + DAY)


@plants("DQ-38")
def blocked_ahead(book: Book) -> Record:
    held = Blocked(on="partner", what="the referral", since=TODAY, chase_on=TODAY - DAY)
    return an_own_action(book, "Chased before", state="blocked", blocked=held)


@plants("DQ-39")
def told_ahead(book: Book) -> Record:
    return book.add(an_update(an_own_action(book, "Told ahead").id, day=TODAY + DAY))


@plants("DQ-50")
def letter_first(book: Book) -> Record:
    return visit(book, letter_date=AGREED - DAY)


@plants("DQ-51")
def received_first(book: Book) -> Record:
    return visit(book, letter_date=AGREED + 9 * DAY, received=AGREED + 8 * DAY)


@plants("DQ-52")
def closed_first(book: Book) -> Record:
    closed = book.add(a_thread("Closed first", state="closed", closed_on=AGREED - DAY))
    book.add(a_finding("Said after it.", visit=visit(book).id, thread=closed.id))
    return closed


@plants("DQ-53")
def no_letter(book: Book) -> Record:
    return visit(book, letter_date=None)


@plants("DQ-54")
def found_first(book: Book) -> Record:
    concern, at = thread(book), visit(book)
    return book.add(a_finding("Found first.", visit=at.id, thread=concern.id, found_on=AGREED - DAY))


@plants("DQ-55")
def visit_ahead(book: Book) -> Record:
    return visit(book, letter_date=TODAY + DAY)


@plants("DQ-56")
def concern_ahead(book: Book) -> Record:
    return book.add(a_thread("Closed ahead", state="closed", closed_on=TODAY + DAY))


@plants("DQ-62")
def one_name(book: Book) -> Record:
    return book.add(a_person("Ash Twice"), a_person("ash  twice"))


@plants("DQ-63")
def one_action(book: Book) -> Record:
    an_own_action(book, "Ring the chair")
    return an_own_action(book, "ring the  chair")


@plants("DQ-65")
def one_file(book: Book) -> Record:
    return book.add(*(a_document(digest="3" * 64) for _ in range(2)))


@plants("DQ-66")
def one_sentence(book: Book) -> Record:
    at, concern = visit(book), thread(book)
    return book.add(*(a_finding("Twice said.", visit=at.id, thread=concern.id) for _ in range(2)))


@plants("DQ-70")
def action_left(book: Book) -> Record:
    gone = book.add(a_person("Gone Owner", left=TODAY - DAY))
    return an_own_action(book, "With somebody gone", owner=gone.id)


@plants("DQ-72")
def thread_left(book: Book) -> Record:
    gone = book.add(a_person("Gone Keeper", left=TODAY - DAY))
    return book.add(a_thread("With somebody gone", owner=gone.id))


@plants("DQ-80")
def two_values(book: Book) -> Record:
    return book.add(
        a_figure("Care leavers", 201, AGREED, source="the board"), a_figure("Care leavers", 204, AGREED)
    )


@plants("DQ-81")
def movement(book: Book) -> Record:
    parts = {"opening": 20, "new": 3, "closed": 4, "closing": 20}
    return book.add(*(a_figure(f"Findings: {part}", value, AGREED) for part, value in parts.items()))


@plants("DQ-82")
def total(book: Book) -> Record:
    parts = {"suitable": 30, "unsuitable": 4, "total": 35}
    return book.add(*(a_figure(f"Homes: {part}", value, AGREED) for part, value in parts.items()))


@plants("DQ-83")
def over_hundred(book: Book) -> Record:
    return book.add(a_figure("Plans reviewed in time", 104, AGREED, unit="per cent"))


@plants("DQ-84")
def below_nought(book: Book) -> Record:
    return book.add(a_figure("Visits overdue", -1, AGREED))


@plants("DQ-85")
def other_than_kept(book: Book) -> Record:
    own = PackFigure(measure="open-actions", name="Actions that are open", definition="Those open.", value=41)
    book.add(a_pack(end=AGREED, figures=(own,)))
    return book.add(a_figure("open actions", 43, AGREED))


def a_pack(**fields: Any) -> Pack:
    """Build a pack in which nothing is wrong but what is said."""
    usual = {
        "name": "Board",
        "start": AGREED - 41 * DAY,
        "end": AGREED,
        "made_on": AGREED,
        "made_by": "N Patel",
    }
    return make(Pack, known="", **{**usual, **fields})


@plants("DQ-86")
def reported_ahead(book: Book) -> Record:
    return book.add(a_figure("Young people in care", 70, TODAY + DAY))


@plants("DQ-87")
def carried_over(book: Book) -> Record:
    def part(name: str, value: float, month: int) -> Figure:
        first = date(2025, month, 1)
        last = date(2025, month + 1, 1) - DAY
        when = RoughDate(text=f"{month}/2025", earliest=first, latest=last)
        return msgspec.structs.replace(a_figure(f"Threads: {name}", value), when=when)

    return book.add(
        part("closing", 7, 8), part("opening", 7, 10), part("closing", 6, 10), part("opening", 8, 9)
    )


@plants("DQ-90")
def template_left(book: Book) -> Record:
    words = "Risk\nClick or tap here to enter text."
    return book.add(a_document(words, digest="4" * 64, kind="progress report"))


@plants("DQ-91")
def not_signed(book: Book) -> Record:
    return book.add(a_document("Purpose: to note.\nReviewed by:\n", digest="5" * 64, kind="cover report"))


@plants("DQ-92")
def cover_left(book: Book) -> Record:
    return book.add(a_pack(cover=(CoverSection(name="Risk", text="[Insert the risks]"),)))


@plants("DQ-93")
def cover_not_signed(book: Book) -> Record:
    sections = (CoverSection(name="Purpose", text="To note."), CoverSection(name="Reviewed by"))
    return book.add(a_pack(cover=sections))
