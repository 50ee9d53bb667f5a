"""Making a board pack: the casebook as it was known, every number weighed, and the paper written part by part."""

from datetime import date
from hashlib import sha256
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.desk.measuring import checked
from tracker.desk.pack_ahead import explained
from tracker.desk.pack_corrections import (
    corrections_of,
    told,
    why_of,
)
from tracker.desk.pack_numbers import (
    Guard,
    Number,
    alike,
    beside_lists,
    flows_of,
    numbers_of,
    personal_in,
    reported,
    target_of,
    trend,
)
from tracker.desk.pack_parts import PARTS
from tracker.desk.pack_scene import Scene, in_order, what_it_is
from tracker.desk.session import Session, end_of, line, titled
from tracker.domain.casebook import Casebook
from tracker.domain.codes import Theme
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack, PackFigure, PackRow
from tracker.rules.policy import load_policy
from tracker.store.line import Head


class Asked(NamedTuple):
    """What a pack is asked to be."""

    name: str
    start: date
    end: date
    theme: Theme | None = None
    for_team: bool = False
    words: tuple[ContactNote, ...] = ()
    known: date | None = None
    """The day by whose end something had to be recorded to be in it; None: now."""


class Known(NamedTuple):
    """The casebook as a pack knows it, and up to when that was."""

    book: Casebook
    change: str
    """Id of the last change that was known."""
    said: str


class PackMaking:
    """Making packs without keeping them."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def prepare(self, asked: Asked) -> Pack:
        """Make a pack without keeping it; raises Refusal."""
        name = titled(asked.name, "The pack's name")
        period = checked(asked.start, asked.end, self._session.today)
        known = self._known(asked.known)
        scene = Scene(known.book, load_policy().with_overrides(known.book), period, asked.theme)
        scene.name, scene.made_by, scene.recorded = name, self._session.me, known.said
        scene.for_team, scene.words = asked.for_team, _spoken(asked, known.book)
        self._count(scene)
        paper = _written(scene)
        return Pack(
            **self._session.new(Pack),
            name=name,
            start=asked.start,
            end=asked.end,
            made_on=self._session.today,
            made_by=self._session.me,
            known=known.change,
            theme=asked.theme,
            for_team=asked.for_team,
            figures=scene.figures,
            paper=paper,
            words=tuple(note.id for note in scene.words),
            digest=digest_of(paper),
            rows=_rows(scene),
        )

    def _known(self, day: date | None) -> Known:
        """Give the casebook as it is, or as it was recorded by the end of a day; raises Refusal."""
        store = self._session.store
        until = end_of(day) if day else None
        last = next((x.head for x in store.history.backwards() if until is None or x.head.at < until), None)
        if last is None:
            when = f"by the end of {plain_day(day)}" if day else "yet"
            raise Refusal(f"Nothing was recorded {when}: there is nothing to put into a pack.")
        book = store.as_of(last.n) if day else store.casebook
        return Known(in_order(book), last.id, _known_words(last, day))

    def _count(self, scene: Scene) -> None:
        """Work every number out, compare it with the one before, and weigh what may be told."""
        book, policy, period, theme = scene.book, scene.policy, scene.period, scene.theme
        scene.former = former = _before(scene)
        now = numbers_of(book, policy, period, theme, for_team=scene.for_team)
        earlier = (
            [*map(reported, former.figures)]
            if former
            else numbers_of(book, policy, period.before, theme, for_team=scene.for_team)
        )
        corrected = corrections_of(former, book, policy) if former else []
        sources = {
            "now": now,
            "before": earlier,
            "reported": [c.was for c in corrected],
            "corrected": [c.now for c in corrected if c.now],
        }
        scene.guard = Guard(
            sources, personal_in(book), for_team=scene.for_team, beside=beside_lists([*now, *earlier], book)
        )
        counted = {number.id: number for number in now}
        before = {number.id: number for number in earlier if alike(number, counted.get(number.id))}
        scene.figures = tuple(self._figure(scene, number, before.get(number.id)) for number in now)
        scene.flows = tuple(flows_of(book, period, theme, for_team=scene.for_team))
        if former:
            scene.corrections = told(corrected, scene.guard, why_of(former, self._then(former), book))

    def _figure(self, scene: Scene, now: Number, before: Number | None) -> PackFigure:
        said = scene.guard.said(now)
        was = scene.guard.said(before) if before else ""
        return PackFigure(
            measure=now.id,
            name=now.name,
            definition=now.definition,
            value=now.value,
            shown=said,
            rows=now.rows,
            of=now.of,
            group=now.group,
            before=was,
            trend=trend(now, before, (said, was)) if before else "",
            target=line(target_of(now.id, scene.book)),
        )

    def _then(self, pack: Pack) -> Casebook | None:
        """Give the casebook as a pack knew it; None where its history is not here, as in a pocket."""
        store = self._session.store
        lines = store.history.backwards("id", pack.known)
        n = next((x.head.n for x in lines if x.head.id == pack.known), None)
        return store.as_of(n) if n is not None else None


def _spoken(asked: Asked, book: Casebook) -> tuple[ContactNote, ...]:
    """Give the notes chosen as they were known, each once; raises Refusal for one with no words to tell."""
    chosen = {note.id: note for note in asked.words}
    for note in chosen.values():
        if not note.own_words.strip():
            raise Refusal(f"{note.ref} holds no words of the young person: choose from 'tracker pack words'.")
        if note.day > asked.end or book.get(ContactNote, note.id) is None:
            raise Refusal(f"{note.ref} was not known at the end of the period: choose an earlier one.")
        if not book.stands(note):
            raise Refusal(f"{note.ref} was corrected since: choose the note that replaces it.")
    return tuple(chosen.values())


def _known_words(last: Head, day: date | None) -> str:
    """Say up to when something had to be recorded to be known."""
    from tracker.desk.past import in_london

    if day:
        return f"what was recorded by the end of {plain_day(day)}"
    at, _, clock = in_london(last.at).partition(" ")
    return f"what was recorded up to {plain_day(date.fromisoformat(at))}, {clock}"


def _before(scene: Scene) -> Pack | None:
    """Give the pack of the same theme whose period ended last before this one's end and began before it.

    A paper that leaves quotes none that must not.
    Of two for one period that which is kept as this one is, in the team or not, counts.
    """
    period = scene.period
    found = [
        p for p in scene.book.all(Pack)
        if p.theme == scene.theme and p.end < period.end and p.start < period.start
        and (scene.for_team or not p.for_team)
    ]  # fmt: skip
    return max(found, key=lambda p: (p.end, p.start, p.for_team == scene.for_team, p.id), default=None)


def _written(scene: Scene) -> Paper:
    paper = Paper(blocks=tuple(block for part in PARTS for block in part(scene)))
    return Paper(blocks=(*paper.blocks, *explained(paper)))


def digest_of(paper: Paper) -> str:
    """Give the digest of a paper's Markdown."""
    from tracker.wording.paper import paper_as_markdown

    return sha256(paper_as_markdown(paper).encode()).hexdigest()


def _rows(scene: Scene) -> tuple[PackRow, ...]:
    """Name every record behind the figures, by what it is and no person's name."""
    ids = sorted({i for figure in scene.figures for i in figure.rows})
    records = (record for i in ids if (record := scene.book.by_id(i)) is not None)
    return tuple(PackRow(id=r.id, ref=r.ref, what=what_it_is(r, scene.clean)) for r in records)
