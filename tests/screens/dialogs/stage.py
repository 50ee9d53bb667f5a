"""An empty app that asks one dialog and keeps its answer."""

from typing import Any

from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

NOT_YET = object()


class Stage(App[None]):
    def __init__(self, dialog: ModalScreen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: Any = NOT_YET

    def compose(self) -> ComposeResult:
        yield Static("beneath")

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.take)

    def take(self, answer: Any) -> None:
        self.answer = answer
