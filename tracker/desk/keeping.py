"""Keeping the casebook: copies, backups, checks, and the council's own thresholds."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from tracker.desk.session import Session, required
from tracker.domain.records import Threshold
from tracker.rules.rule import RULES
from tracker.store import checking, copies
from tracker.store.change import Edit
from tracker.store.files import paths_of


class KeepingDesk:
    """What keeps a casebook whole."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def copy(self, to: str | Path) -> Path:
        """Write a consistent copy of the casebook; gives where it is. Raises CasebookProblem."""
        return copies.copy_to(self._session.store, to).book

    @property
    def is_new(self) -> bool:
        """Tell whether nothing was ever written to the casebook."""
        return not self._session.store.read_only and self._session.store.history.n == 0

    def unbegin(self) -> None:
        """Take a casebook away that was begun and never written to: what was to be its first change is refused."""
        store = self._session.store
        with store.locked():
            if store.history.n == 0:
                store.history.close()  # Windows takes away nothing that is open
                for path in (store.paths.history, store.paths.lock):
                    # The lock goes while it is held, so that nobody begins here meanwhile; on Windows it stays.
                    with suppress(OSError):
                        path.unlink()

    def back_up(self) -> Path | None:
        """Make today's backup unless it is there; gives its folder."""
        return copies.back_up(self._session.store, copies.machine_day())

    def check(self) -> list[str]:
        """Check every seal and every pointer; gives a sentence for each thing found. Raises Damaged."""
        return checking.check(self._session.store)

    def take_in(self) -> int:
        """Take another program's edits of the TinyDB file in; gives how many records."""
        return checking.take_in(self._session.store)

    def set_aside(self) -> str:
        """Set another program's edits of the TinyDB file aside; gives where they are kept."""
        return checking.set_aside(self._session.store)

    def set_threshold(self, name: str, value: int, reason: str) -> Threshold:
        """Put a council's own figure in place of the policy's; raises Refusal for a name unknown."""
        session = self._session
        session.policy.check(name, value)
        why = required(reason, "The reason for the council's own figure")
        before = next((t for t in session.casebook.all(Threshold) if t.name == name), None)
        if before is not None:
            after = msgspec.structs.replace(before, value=value, reason=why)
        else:
            after = Threshold(**session.new(Threshold), name=name, value=value, reason=why)
        session.commit([Edit(before, after, f"set {name} to {value}", why)], "policy set")
        return after


def restore(path: Path) -> str:
    """Go back to the longest sound copy after damage; gives what was done. Raises CasebookProblem."""
    return copies.restore(paths_of(path))


def begin_history(path: Path, who: str) -> str:
    """Begin a new history for a casebook found without one; gives what was done. Raises CasebookProblem."""
    return copies.new_history(paths_of(path), who)


def rules() -> list[dict[str, Any]]:
    """Give every rule with its source and how sure it is, those that are off included.

    ``waits_for`` is what has to be recorded of somebody before the rule speaks, or None.
    """
    return [
        {
            "rule": r.id,
            "sentence": r.sentence,
            "source": r.source,
            "confidence": r.confidence,
            "severity": r.severity,
            "on": r.confidence != "R",
            "waits_for": r.once_kept,
        }
        for r in RULES.values()
    ]
