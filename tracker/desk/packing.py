"""Board packs: made once, kept as they were made, and written out the same ever after."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from tracker.desk.bad_rows import refuse_taken, write_new
from tracker.desk.own_words import age_band, anonymous, name_parts
from tracker.desk.pack_corrections import (
    Correction,
    Why,
    as_values,
    corrections_of,
    names_of,
    page,
    why_of,
)
from tracker.desk.pack_cover import CoverDesk
from tracker.desk.pack_making import Asked, PackMaking
from tracker.desk.pack_scene import in_order
from tracker.desk.session import LOOKING, required
from tracker.domain.codes import Theme
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack
from tracker.measures import Period
from tracker.rules.policy import load_policy
from tracker.store.change import Edit


class PackDesk(PackMaking):
    """Making packs, writing them out, and telling what is now known otherwise."""

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
        parts = name_parts(book)
        return [(note, age_band(note, book), anonymous(note, book, parts)) for note in found]

    def build(self, asked: Asked) -> Pack:
        """Make a pack and keep it; raises Refusal."""
        pack = self.prepare(asked)
        say = f"made the board pack {pack.ref}: {pack.name}"
        self._session.commit([Edit(None, pack, say)], "pack new")
        return self._session.casebook.get(Pack, pack.id) or pack

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

    def write(self, pack: Pack, folder: Path, reason: str) -> list[Path]:
        """Write the pack's files into a folder that is there, and say why in the history; raises Refusal."""
        if not folder.is_dir():
            raise Refusal(f"There is no folder {folder}: name one that is there.")
        content = {folder / name: raw for name, raw in self.files(pack).items()}
        self.leave(f"wrote the pack {pack.ref} to {folder}", reason, content)
        return [*content]

    def refuse_written(self, asked: Asked, folder: Path) -> None:
        """Raise Refusal where a pack's files are in a folder already, or none may be; before the pack is made."""
        for name in file_names(asked) if folder.is_dir() else ():
            refuse_taken(folder / name)

    @cached_property
    def cover(self) -> CoverDesk:
        """Give the desk for the council's cover reports."""
        return CoverDesk(self._session, self.leave)

    def leave(self, say: str, reason: str, content: dict[Path, bytes]) -> None:
        """Write new files that leave the house, once the history says so and why.

        All of them or none: what was written before one is refused goes again. Raises Refusal.
        """
        why, look = reason_out(reason), self._session.store.look
        if self._session.looking:
            raise Refusal(LOOKING)
        for path in content:
            refuse_taken(path)
        look(say, why)
        written: list[Path] = []
        try:
            for path, raw in content.items():
                write_new(path, raw)
                written.append(path)
        except Refusal:
            for path in written:
                path.unlink(missing_ok=True)
            look(f"{say}: that could not be done, and nothing left", why)
            raise


def reason_out(reason: str) -> str:
    """Give the reason why something leaves; raises Refusal where none is said."""
    return required(reason, "The reason for taking it out")


def file_names(pack: Pack | Asked) -> tuple[str, ...]:
    """Name the files a pack is written to."""
    return tuple(f"{file_stem(pack)}.{ending}" for ending in ("md", "docx", "xlsx"))


def file_stem(pack: Pack | Asked) -> str:
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
