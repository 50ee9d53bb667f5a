"""The footer: one plain line of the keys that matter most here."""

from collections.abc import Sequence

from rich.cells import cell_len

from screens.commands import FOOTER_ROOM
from screens.look import Look
from screens.widgets.line import Line, Run

_GAP = "  "


class FooterLine(Line):
    """At most six keys with a word each; where there is no room the first and the last two are kept longest."""

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start empty."""
        super().__init__(look=look, id=id, classes=classes)
        self._keys: tuple[tuple[str, str], ...] = ()

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these (key, word) pairs; raises ValueError for more than six."""
        if len(keys) > FOOTER_ROOM:
            raise ValueError(f"a footer shows at most {FOOTER_ROOM} keys, not {len(keys)}")
        self._keys = tuple(keys)
        self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """Give each key in bold with its word, dropping those before the last two until they fit."""
        keys = list(self._keys)
        while len(keys) > 1 and _length(keys) > width:
            del keys[-3 if len(keys) > 3 else -2]
        runs: list[Run] = []
        for key, word in keys:
            runs += [(_GAP if runs else "", ""), (key, "key"), (f" {word}", "")]
        return runs


def _length(keys: Sequence[tuple[str, str]]) -> int:
    """Count the cells these keys need."""
    return sum(cell_len(key) + 1 + cell_len(word) for key, word in keys) + len(_GAP) * (len(keys) - 1)
