"""What can be wrong with a casebook, each said in one sentence a person can act on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.domain.refusal import Refusal


class CasebookProblem(Refusal):
    """A casebook cannot be opened, read or written; the text says what, where and what to do."""


class NoCasebook(CasebookProblem):
    """There is no casebook at the path given."""


class NotACasebook(CasebookProblem):
    """The file is something else: not JSON, another program's TinyDB, or from a newer Tracker."""


class Newer(NotACasebook):
    """The file is a casebook that only a newer Tracker can read."""


def newer(path: Path) -> Newer:
    """Say of a file that only a newer Tracker can read it."""
    return Newer(f"{path} was written by a newer Tracker. Bring Tracker up to date to open it.")


class Damaged(CasebookProblem):
    """A line of the history is not as it was written."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        """Name the file, the line counted from 1, and what is wrong with it."""
        book = path.with_name(f"{path.name.removesuffix('.history.jsonl')}.json")
        named = f'"{book}"' if any(map(str.isspace, str(book))) else book
        super().__init__(
            f"{path} is damaged at line {line}: {what}. Nothing was changed. "
            f"Run 'tracker restore --file {named}' to go back to the longest sound copy, or bring a backup."
        )
        self.line = line


class Busy(CasebookProblem):
    """Another program holds the lock for longer than we wait."""


class ReadOnly(CasebookProblem):
    """The casebook can be looked at and not written."""


class NotWritten(CasebookProblem):
    """The change could not be put on the disk; the casebook is as it was before."""


class Clash(CasebookProblem):
    """A field was changed by somebody else since it was read; both values are kept to be shown."""

    def __init__(self, ref: str, who: str, fields: dict[str, tuple[Any, Any]]) -> None:
        """Take the record's reference, who changed it, and ``field: (theirs, yours)``."""
        shown = "; ".join(
            f"{name.replace('_', ' ')} is now {_shown(theirs)}, yours was {_shown(yours)}"
            for name, (theirs, yours) in fields.items()
        )
        super().__init__(
            f"{ref} was changed by {who} meanwhile: {shown}. Nothing was written; look and save again."
        )
        self.ref = ref
        self.fields = fields


class InUse(CasebookProblem):
    """A record cannot be removed, since others have come to point at it."""

    def __init__(self, ref: str, users: Sequence[str]) -> None:
        """Take its reference and those of the records that point at it."""
        more = f" and {len(users) - 3} more" if len(users) > 3 else ""
        self.what = f"{ref} is used by {', '.join(users[:3])}{more} by now"
        super().__init__(
            f"{self.what}, so it cannot be removed. Nothing was saved: look again, and repeat it if it still holds."
        )


class CannotUndo(CasebookProblem):
    """There is nothing to undo, or it was changed since."""


def _shown(value: Any) -> str:
    if value is None or value in ("", []):
        return "empty"
    if isinstance(value, list):
        return f"{len(value)} in number"
    return repr(value) if isinstance(value, str) else str(value)
