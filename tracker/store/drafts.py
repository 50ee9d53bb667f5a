"""Drafts: what somebody is typing, kept where a crash, a closed lid or a dropped line cannot reach it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from tracker.domain.text import plain
from tracker.store.files import narrow_mode, replace_file
from tracker.store.ids import new_id

OLD = timedelta(days=30)
"""After this a draft is put before its author again."""


class Draft(msgspec.Struct, frozen=True):
    """A form half filled in."""

    casebook: str
    """Path of the casebook it was meant for."""
    command: str
    about: str
    """Reference of the record the form was opened on, or empty."""
    author: str
    fields: dict[str, str]
    id: str = ""
    saved_at: str = ""

    def age(self, now: datetime) -> timedelta:
        """Give how long ago it was saved."""
        return now - datetime.fromisoformat(self.saved_at)


class Drafts:
    """The drafts of one person on this machine, one file each, with names that say nothing."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder, made when the first is saved."""
        self._folder = folder

    def save(self, draft: Draft) -> Draft:
        """Save or replace a draft, beginning one when its id is empty; gives it as saved. Raises OSError."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        fields = {name: plain(typed) for name, typed in draft.fields.items()}
        saved = msgspec.structs.replace(draft, id=draft.id or new_id(), saved_at=now, fields=fields)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(self._path(saved.id), msgspec.json.encode(saved))
        return saved

    def waiting(self, casebook: str) -> list[Draft]:
        """Give the drafts for a casebook, oldest first; one that cannot be read is left where it is."""
        found = []
        for path in sorted(self._folder.glob("*.draft")) if self._folder.exists() else []:
            narrow_mode(path)
            try:
                draft = msgspec.json.decode(path.read_bytes(), type=Draft)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, OSError):
                continue
            if draft.casebook == casebook:
                found.append(draft)
        return found

    def is_old(self, draft: Draft) -> bool:
        """Tell whether a draft has lain for more than 30 days by the machine's clock."""
        return draft.age(datetime.now(UTC)) > OLD

    def discard(self, draft_id: str) -> None:
        """Throw a draft away: its words were saved as a record, or its author said so."""
        self._path(draft_id).unlink(missing_ok=True)

    def _path(self, draft_id: str) -> Path:
        return self._folder / f"{Path(draft_id).name}.draft"
