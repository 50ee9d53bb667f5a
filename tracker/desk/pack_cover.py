"""The council's cover report of a pack: begun from it, written, signed off, and refused until it is whole."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from tracker.dates import plain_day
from tracker.desk.cover_sections import ROLES, SECTIONS, begun, cover_paper, named, sections_in, unwritten
from tracker.desk.session import LONGEST_NAME, Session, line, titled, words
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import CoverSection, Pack, SignOff
from tracker.store.change import Edit

Leave = Callable[[str, str, dict[Path, bytes]], None]
"""Writes new files that leave the house: a sentence and a reason for the history, and what each file holds."""


class CoverDesk:
    """Cover reports."""

    def __init__(self, session: Session, leave: Leave) -> None:
        """Work in a session; ``leave`` writes what leaves the house."""
        self._session = session
        self._leave = leave

    def sections(self, pack: Pack) -> dict[str, str]:
        """Give every section as it is now, in its order."""
        return begun(pack)

    def lacking(self, pack: Pack) -> dict[str, str]:
        """Give what keeps the report from going out: sections not written, sign-offs not given, and why."""
        found = {name: unwritten(words, name) for name, words in begun(pack).items()}
        signed = {sign.role for sign in pack.signed}
        return {name: why for name, why in found.items() if why} | {
            f"sign-off by {role}": "empty" for role in ROLES if role not in signed
        }

    def write_section(self, pack: Pack, section: str, text: str) -> Pack:
        """Write one section; raises Refusal for a section unknown."""
        return self.take(pack, {named(section): text})

    def read(self, pack: Pack, raw: bytes, name: str) -> Pack:
        """Take sections from a Markdown file by their headings; raises Refusal."""
        from tracker.exchange.text_files import decode_text

        text = decode_text(raw, name, "the cover report saved as plain text with headings")
        return self.take(pack, sections_in(words(text)))

    def take(self, pack: Pack, said: Mapping[str, str]) -> Pack:
        """Keep sections by their names; raises Refusal where a pack stays in the team.

        What was signed off is what stood there: where a section now reads otherwise, all has to be signed again.
        """
        self._refuse_team(pack)
        known = {section.name: section.text for section in pack.cover}
        known |= {name: line(text) if name == "title" else words(text) for name, text in said.items()}
        cover = tuple(CoverSection(name=name, text=known[name]) for name in SECTIONS if name in known)
        changed = msgspec.structs.replace(pack, cover=cover)
        if begun(changed) != begun(pack):
            changed = msgspec.structs.replace(changed, signed=())
        sentence = f"wrote {', '.join(said)} in the cover report of {pack.ref}{to_sign_again(pack, changed)}"
        return self._keep(pack, changed, sentence)

    def sign(self, pack: Pack, role: str, name: str, day: date) -> Pack:
        """Sign the report off for a part of the council; raises Refusal."""
        self._refuse_team(pack)
        asked = line(role).casefold()
        fitting = [each for each in ROLES if asked and each.startswith(asked)]
        if len(fitting) != 1:
            raise Refusal(f"Nobody signs off for “{line(role)[:40]}”: choose {', '.join(ROLES)}.")
        if day > self._session.today:
            raise Refusal(f"{plain_day(day)} has not come yet: give the day on which it was signed off.")
        sign = SignOff(role=fitting[0], by=titled(name, "The name of who signs", LONGEST_NAME), day=day)
        by_role = {each.role: each for each in pack.signed} | {sign.role: sign}
        signed = tuple(by_role[each] for each in ROLES if each in by_role)
        sentence = f"signed off the cover report of {pack.ref} for {sign.role}"
        return self._keep(pack, msgspec.structs.replace(pack, signed=signed), sentence)

    def _keep(self, pack: Pack, changed: Pack, sentence: str) -> Pack:
        self._session.commit([Edit(pack, changed, sentence)], "pack cover")
        return self._session.casebook.get(Pack, pack.id) or changed

    def paper(self, pack: Pack) -> Paper:
        """Give the report as it is now, whole or not."""
        return cover_paper(pack, begun(pack))

    def write(self, pack: Pack, path: Path, reason: str) -> None:
        """Write the report to a new .docx or .md file; raises Refusal, naming everything that is not ready."""
        self._refuse_team(pack)
        if lacking := self.lacking(pack):
            raise Refusal(_not_ready(pack, lacking))
        content = _bytes_for(path, self.paper(pack))
        self._leave(f"wrote the cover report of {pack.ref} to {path.name}", reason, {path: content})

    def _refuse_team(self, pack: Pack) -> None:
        if pack.for_team:
            raise Refusal(
                f"{pack.ref} must not leave the team: make a pack without --for-team for the council."
            )


def to_sign_again(before: Pack, after: Pack) -> str:
    """Say whose sign-offs a change took away, to follow a sentence; empty where it took none."""
    still = {sign.role for sign in after.signed}
    gone = [sign.role for sign in before.signed if sign.role not in still]
    return f"; it has to be signed off again for {', '.join(gone)}" if gone else ""


def _not_ready(pack: Pack, lacking: Mapping[str, str]) -> str:
    by_why: dict[str, list[str]] = {}
    for name, why in lacking.items():
        by_why.setdefault(why, []).append(name)
    said = "; ".join(f"{why}: {', '.join(names)}" for why, names in by_why.items())
    return f"The cover report of {pack.ref} is not ready, and nothing was written. Still {said}."


def _bytes_for(path: Path, paper: Paper) -> bytes:
    if path.suffix.lower() == ".md":
        from tracker.wording.paper import paper_as_markdown

        return paper_as_markdown(paper).encode()
    if path.suffix.lower() == ".docx":
        from tracker.exchange.paper_word import paper_as_word

        return paper_as_word(paper)
    raise Refusal(f"{path.name} ends neither in .docx nor in .md: name a file that does.")
