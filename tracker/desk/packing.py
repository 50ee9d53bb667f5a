"""Board packs: made once from what was known, kept as they were made, and written out the same ever after."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tracker.dates import plain_day
from tracker.desk.bad_rows import refuse_taken, write_new
from tracker.desk.pack_ahead import age_band, anonymous, explained
from tracker.desk.pack_corrections import (
    Correction,
    Why,
    as_values,
    corrections_of,
    names_of,
    page,
    told,
    why_of,
)
from tracker.desk.pack_cover import CoverDesk
from tracker.desk.pack_numbers import (
    Guard,
    Number,
    flows_of,
    numbers_of,
    personal_in,
    reported,
    target_of,
    trend,
)
from tracker.desk.pack_opening import before_period
from tracker.desk.pack_parts import PARTS
from tracker.desk.pack_scene import Scene, in_order, what_it_is
from tracker.desk.session import LOOKING, Session, end_of, line, required, titled
from tracker.domain.casebook import Casebook
from tracker.domain.codes import Theme
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack, PackFigure, PackRow
from tracker.measures import Period
from tracker.rules.policy import load_policy
from tracker.store.change import Edit
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


class PackDesk:
    """Making packs, writing them out, and telling what is now known otherwise."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def all(self) -> list[Pack]:
        """Give every pack, that of the latest period first."""
        return sorted(self._session.casebook.all(Pack), key=lambda p: (p.end, p.start, p.id), reverse=True)

    def candidates(self, period: Period, theme: Theme | None = None) -> list[tuple[ContactNote, str, str]]:
        """Give the notes of a period that hold a young person's own words, each with the age and the words masked.

        Oldest first; with a theme those that seem to speak of it come before the others.
        """
        from tracker.letters.themes import theme_of

        book = self._session.casebook
        notes = (
            n for n in book.all(ContactNote) if n.own_words.strip() and period.has(n.day) and book.stands(n)
        )
        beside = {n: theme is not None and theme_of(f"{n.own_words} {n.text}") != theme for n in notes}
        found = sorted(beside, key=lambda n: (beside[n], n.happened, n.id))
        return [(note, age_band(note, book), anonymous(note, book)) for note in found]

    def build(self, asked: Asked) -> Pack:
        """Make a pack and keep it; raises Refusal."""
        pack = self.prepare(asked)
        say = f"made the board pack {pack.ref}: {pack.name}"
        self._session.commit([Edit(None, pack, say)], "pack new")
        return self._session.casebook.get(Pack, pack.id) or pack

    def prepare(self, asked: Asked) -> Pack:
        """Make a pack without keeping it; raises Refusal."""
        name = titled(asked.name, "The pack's name")
        if asked.start > asked.end:
            raise Refusal("The period ends before it begins: give its first day before its last.")
        known = self._known(asked.known)
        scene = Scene(known.book, load_policy().with_overrides(known.book), Period(*asked[1:3]), asked.theme)
        scene.name, scene.made_by, scene.recorded = name, self._session.me, known.said
        scene.for_team, scene.words = asked.for_team, tuple(self._spoken(note) for note in asked.words)
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
            words=tuple(note.id for note in asked.words),
            digest=digest_of(paper),
            rows=_rows(scene),
        )

    def _spoken(self, note: ContactNote) -> ContactNote:
        if not note.own_words.strip():
            raise Refusal(f"{note.ref} holds no words of the young person: choose from 'tracker pack words'.")
        return note

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
        now = numbers_of(book, policy, period, theme)
        earlier = (
            [*map(reported, former.figures)]
            if former
            else numbers_of(book, policy, before_period(period), theme)
        )
        corrected = corrections_of(former, book, policy) if former else []
        sources = {
            "now": now,
            "before": earlier,
            "reported": [c.was for c in corrected],
            "corrected": [c.now for c in corrected if c.now],
        }
        scene.guard = Guard(sources, personal_in(book), for_team=scene.for_team)
        before = {number.id: number for number in earlier}
        scene.figures = tuple(self._figure(scene, number, before.get(number.id)) for number in now)
        scene.flows = tuple(flows_of(book, period, theme))
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

    # What is known otherwise by now.

    def corrections(self, pack: Pack) -> Paper:
        """Tell each figure that would be another now, as reported and as it would be, with rows and reasons."""
        found, name, why = self._since(pack)
        return page(pack, found, name, why)

    def corrections_told(self, pack: Pack) -> list[dict[str, Any]]:
        """Give the same as plain values, for scripts."""
        found, name, why = self._since(pack)
        return [as_values(each, name, why) for each in found]

    def _since(self, pack: Pack) -> tuple[list[Correction], Callable[[str], str], Why]:
        """Give the figures that would be others, what names a row, and what tells why it came or went."""
        book, then = in_order(self._session.casebook), self._then(pack)
        found = corrections_of(pack, book, load_policy().with_overrides(book))
        return found, names_of(book, then), why_of(pack, then, book)

    def _then(self, pack: Pack) -> Casebook | None:
        """Give the casebook as a pack knew it; None where its history is not here, as in a pocket."""
        store = self._session.store
        lines = store.history.backwards("id", pack.known)
        n = next((x.head.n for x in lines if x.head.id == pack.known), None)
        return store.as_of(n) if n is not None else None

    # Out.

    def files(self, pack: Pack) -> dict[str, bytes]:
        """Give the pack as Markdown, Word and Excel by the name of each file; always the same bytes."""
        from tracker.desk.pack_rows import workbook
        from tracker.exchange.paper_word import paper_as_word
        from tracker.wording.paper import paper_as_markdown

        stem = file_stem(pack)
        return {
            f"{stem}.md": paper_as_markdown(pack.paper).encode(),
            f"{stem}.docx": paper_as_word(pack.paper),
            f"{stem}.xlsx": workbook(pack),
        }

    def write(self, pack: Pack, folder: Path, reason: str = "") -> list[Path]:
        """Write the pack's files into a folder that is there, and say so in the history; raises Refusal."""
        if not folder.is_dir():
            raise Refusal(f"There is no folder {folder}: name one that is there.")
        content = {folder / name: raw for name, raw in self.files(pack).items()}
        self.leave(f"wrote the pack {pack.ref} to {folder}", reason or pack.name, content)
        return [*content]

    @cached_property
    def cover(self) -> CoverDesk:
        """Give the desk for the council's cover reports."""
        return CoverDesk(self._session, self.leave)

    def leave(self, say: str, reason: str, content: dict[Path, bytes]) -> None:
        """Write new files that leave the house, once the history says so; raises Refusal and then writes none."""
        if self._session.looking:
            raise Refusal(LOOKING)
        for path in content:
            refuse_taken(path)
        self._session.store.look(say, required(reason, "The reason"))
        for path, raw in content.items():
            write_new(path, raw)


def _known_words(last: Head, day: date | None) -> str:
    """Say up to when something had to be recorded to be known."""
    from tracker.desk.past import in_london

    if day:
        return f"what was recorded by the end of {plain_day(day)}"
    at, _, clock = in_london(last.at).partition(" ")
    return f"what was recorded up to {plain_day(date.fromisoformat(at))}, {clock}"


def _before(scene: Scene) -> Pack | None:
    """Give the pack of the same theme whose period ended last before this one's end and began before it.

    Of two for one period that which is kept as this one is, in the team or not, counts.
    """
    period = scene.period
    found = [
        p for p in scene.book.all(Pack)
        if p.theme == scene.theme and p.end < period.end and p.start < period.start
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
    return tuple(PackRow(id=r.id, ref=r.ref, what=what_it_is(r)) for r in records)


def file_stem(pack: Pack) -> str:
    """Name a pack's files by its period and theme, and whether they must stay in the team."""
    theme = "-".join("".join(c if c.isalnum() else " " for c in pack.theme or "").split())
    parts = (
        "board-pack",
        pack.start.isoformat(),
        "to",
        pack.end.isoformat(),
        theme,
        "team-only" * pack.for_team,
    )
    return "-".join(filter(None, parts))
