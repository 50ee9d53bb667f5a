"""The tabs: one line of numbered screens, the one shown in reverse video."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message

from screens.look import Look
from screens.widgets.line import Line, Run

_GAP = 1


class Tab(NamedTuple):
    """One tab: its id, the key that opens it and its word."""

    id: str
    key: str
    word: str


class TabStrip(Line):
    """A line of tabs; where room is short they stand closer, and then only the one shown keeps its word."""

    @dataclass
    class TabChosen(Message):
        """A tab was clicked."""

        tab_strip: "TabStrip"
        id: str

        @property
        def control(self) -> "TabStrip":
            """The strip it is about."""
            return self.tab_strip

    def __init__(
        self,
        tabs: Sequence[Tab],
        active: str = "",
        *,
        look: Look | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Show these tabs with one of them, by its id, as the active one."""
        super().__init__(look=look, id=id, classes=classes)
        self.tabs = tuple(tabs)
        self.active = active

    def runs(self, width: int) -> Sequence[Run]:
        """Give each tab as one run and a blank between two."""
        runs: list[Run] = []
        for tab, label in self._labels(width):
            runs += [(label, "cursor" if tab.id == self.active else ""), (" " * _GAP, "")]
        return runs

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked, if one was."""
        end = 0
        for tab, label in self._labels(self.size.width):
            start, end = end, end + cell_len(label)
            if start <= event.x < end:
                self.post_message(self.TabChosen(self, tab.id))
            end += _GAP

    def _labels(self, width: int) -> list[tuple[Tab, str]]:
        """Give each tab with what is shown of it: number and word, or the number alone."""
        full = [(tab, f" {tab.key} {tab.word} ") for tab in self.tabs]
        for labels in (full, [(tab, label.strip()) for tab, label in full]):
            if sum(cell_len(label) + _GAP for _, label in labels) <= width:
                return labels
        return [(tab, label if tab.id == self.active else f" {tab.key} ") for tab, label in full]
