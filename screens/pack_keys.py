"""Board packs: making one, reading it, writing it to a folder, and its cover report section by section."""

from collections.abc import Sequence
from pathlib import Path

from textual import work

from screens.asking import Values, ask, settle
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.dialogs.tell import Tell
from screens.list_keys import ListKeys
from screens.widgets.record_list import Column, ListRow
from tracker.dates import say_period
from tracker.desk.pack_cover import to_sign_again
from tracker.desk.pack_making import Asked
from tracker.domain import codes
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import Pack
from tracker.wording import short
from tracker.wording.paper import paper_as_text

OUT = "write the report to a file"
DEEDS = (
    Option("n", "make a pack"),
    Option("r", "read a pack"),
    Option("w", "write a pack to a folder"),
    Option("c", "its cover report"),
    Option("x", "what is corrected since"),
)
SIGN_OFF = "sign-off by "
INSIDE = 74
"""Columns of a paper within a box on a screen of 80."""
_PACKS = (Column("Pack", 7), Column("Period", 26), Column("Name", None))
_SECTIONS = (Column("Section", 26), Column("Lacks", 14), Column("As it is", None))


class PackKeys(ListKeys):
    """Keys for board packs, whatever stands under the cursor."""

    @work
    async def action_packs(self) -> None:
        """Choose what to do with packs."""
        deeds = {"n": self._pack_new, "r": self._pack_read, "w": self._pack_write, "c": self._pack_cover,
                 "x": self._pack_corrections}  # fmt: skip
        key = await self.app.push_screen_wait(Choose("Board packs", DEEDS, look=self.look))
        if key is not None:
            await deeds[key]()

    @work
    async def action_pack_new(self) -> None:
        """Make a pack for a period and theme."""
        await self._pack_new()

    @work
    async def action_pack_read(self) -> None:
        """Read a pack as it was made."""
        await self._pack_read()

    @work
    async def action_pack_write(self) -> None:
        """Write a pack as Markdown, Word and Excel."""
        await self._pack_write()

    @work
    async def action_pack_cover(self) -> None:
        """Write the cover report of a pack, sign it off, and send it out once it is whole."""
        await self._pack_cover()

    async def _pack_new(self) -> None:
        period = self.desk.measures.period()
        fields = (
            Field("name", "Name", required=True, hint="Such as Improvement board, March"),
            Field("start", "From", "day", period.start.isoformat(), required=True, echo=self.past_day),
            Field("end", "To", "day", period.end.isoformat(), required=True, echo=self.past_day),
            Field("theme", "Theme", "choice", "", codes.words(codes.Theme), hint="Empty: all themes"),
            Field("words", "Their words", hint="Contact notes whose own words stand in it: N-3AD9E, N-45BEM"),
            Field(
                "for_team", "For the team", "yesno", hint="Shows small numbers: it must not leave the team"
            ),
        )

        def check(said: Values) -> None:
            """Refuse while the form is open what makes no pack."""
            asked = self._pack_asked(said)
            self.desk.measures.period(asked.start, asked.end)

        said = await ask(self, "pack_new", "Make a board pack", fields, check=check)
        if said:
            self.attempt(lambda: self._pack_made(self._pack_asked(said)))

    def _pack_asked(self, said: Values) -> Asked:
        start, end = (self.desk.read_day(said[name], back=True) for name in ("start", "end"))
        refs = said["words"].replace(",", " ").split()
        notes = tuple(self.desk.session.find(ref, ContactNote) for ref in refs)
        return Asked(said["name"], start, end, said["theme"] or None, said["for_team"] == "yes", notes)

    def _pack_made(self, asked: Asked) -> tuple[Record, str]:
        pack = self.desk.packs.build(asked)
        return pack, f"Made {pack.ref}: {pack.name}"

    async def _pick_pack(self, title: str, packs: Sequence[Pack]) -> Pack | None:
        """Ask which pack; says so when there is none."""
        if not packs:
            self.tell("There is no board pack for that yet: make one first", "refused")
            return None
        rows = [
            ListRow(p.id, (p.ref, say_period(p.start, p.end), _named(p)), f"{p.ref} {p.name}".lower())
            for p in packs
        ]
        chosen = await self.app.push_screen_wait(Pick(title, _PACKS, rows, look=self.look))
        return next((p for p in packs if p.id == chosen), None)

    async def _pack_read(self) -> None:
        pack = await self._pick_pack("Read which pack?", self.desk.packs.all())
        if pack is not None:
            await self.app.push_screen_wait(Tell(pack.ref, paper_as_text(pack.paper, INSIDE), look=self.look))

    async def _pack_corrections(self) -> None:
        pack = await self._pick_pack("What is corrected since in which pack?", self.desk.packs.all())
        if pack is not None:
            words = paper_as_text(self.desk.packs.corrections(pack), INSIDE)
            await self.app.push_screen_wait(Tell(f"{pack.ref}, corrections", words, look=self.look))

    async def _pack_write(self) -> None:
        pack = await self._pick_pack("Write which pack?", self.desk.packs.all())
        if pack is None:
            return
        fields = (
            Field(
                "folder", "Folder", required=True, hint="A folder that is there; no file in it is overwritten"
            ),
            Field("reason", "Reason", required=True, hint="It is written to the history"),
        )
        written: list[Path] = []

        def write(said: Values) -> None:
            """Write while the form is open, so that what is refused can be typed again."""
            folder = Path(said["folder"]).expanduser()
            written[:] = self.desk.packs.write(pack, folder, said["reason"])

        said = await ask(
            self, "pack_write", f"Write {pack.ref} to a folder", fields, about=pack.ref, check=write
        )
        if said and written:
            settle(self, True)
            self.tell(f"Wrote {pack.ref} to {said['folder']}: {', '.join(p.suffix[1:] for p in written)}")

    # The cover report.

    async def _pack_cover(self) -> None:
        packs = [pack for pack in self.desk.packs.all() if not pack.for_team]
        pack = await self._pick_pack("The cover report of which pack?", packs)
        while pack is not None:
            rows = _cover_rows(self.desk.packs.cover.sections(pack), self.desk.packs.cover.lacking(pack))
            title = f"Cover report of {pack.ref}: {sum(bool(row.cells[1]) for row in rows)} still to do"
            chosen = await self.app.push_screen_wait(Pick(title, _SECTIONS, rows, look=self.look))
            if chosen is None:
                return
            if chosen == OUT:
                await self._cover_out(pack)
            elif chosen.startswith(SIGN_OFF):
                await self._cover_sign(pack, chosen.removeprefix(SIGN_OFF))
            else:
                await self._cover_section(pack, chosen)
            pack = self.desk.session.casebook.get(Pack, pack.id)

    async def _cover_section(self, pack: Pack, section: str) -> None:
        words = self.desk.packs.cover.sections(pack)[section]
        fields = (Field("text", section.capitalize(), "text" if section == "title" else "long", words),)
        title = f"{section.capitalize()} of {pack.ref}"
        said = await ask(self, f"pack_cover {section}", title, fields, about=pack.ref)
        if said:
            self.attempt(lambda: self._section_written(pack, section, said["text"]))

    def _section_written(self, pack: Pack, section: str, text: str) -> tuple[Record, str]:
        after = self.desk.packs.cover.write_section(pack, section, text)
        return after, f"Wrote {section}{to_sign_again(pack, after)}"

    async def _cover_sign(self, pack: Pack, role: str) -> None:
        fields = (
            Field("name", "Name", required=True, hint=f"Who signs it off for {role}"),
            Field("day", "On", "day", "today", required=True, echo=self.past_day),
        )
        said = await ask(self, f"pack_sign {role}", f"Sign {pack.ref} off for {role}", fields, about=pack.ref)
        if said:
            day = self.desk.read_day(said["day"], back=True)
            cover = self.desk.packs.cover
            self.attempt(lambda: (cover.sign(pack, role, said["name"], day), f"Signed off for {role}"))

    async def _cover_out(self, pack: Pack) -> None:
        fields = (
            Field("path", "File", required=True, hint="A new file that ends in .docx or .md"),
            Field("reason", "Reason", required=True, hint="It is written to the history"),
        )

        def write(said: Values) -> None:
            """Write while the form is open, so that what is refused can be typed again."""
            self.desk.packs.cover.write(pack, Path(said["path"]).expanduser(), said["reason"])

        title = f"Write the cover report of {pack.ref}"
        said = await ask(self, "pack_cover_out", title, fields, about=pack.ref, check=write)
        if said:
            settle(self, True)
            self.tell(f"Wrote the cover report of {pack.ref} to {said['path']}")


def _named(pack: Pack) -> str:
    return f"{pack.name}{' (must not leave the team)' if pack.for_team else ''}"


def _cover_rows(sections: dict[str, str], lacking: dict[str, str]) -> list[ListRow]:
    """Give the sections in their order with what each lacks, then the sign-offs that do, then the way out."""
    names = [*sections, *(name for name in lacking if name not in sections)]
    rows = [
        ListRow(name, (name, lacking.get(name, ""), short(sections.get(name, ""))), name) for name in names
    ]
    return [*rows, ListRow(OUT, (OUT, "", ""), OUT)]
