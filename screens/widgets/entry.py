"""A line to type in, without a blinking cursor, and safe to paste into."""

from collections.abc import Sequence

from textual import events
from textual.suggester import SuggestFromList
from textual.widgets import Input

from screens.widgets.fit import one_line


class Entry(Input):
    """One line to type in; pasted text becomes one line of printable characters."""

    # Without colours only reverse video shows where the cursor is.
    DEFAULT_CSS = """
    Entry { border: none; width: 1fr; height: 1; padding: 0; }
    Entry:focus { border: none; background-tint: $foreground 0%; }
    Entry:ansi > .input--cursor { color: ansi_default; background: ansi_default; text-style: reverse; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        suggest: Sequence[str] = (),
        replaced: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Start with a value, which the first key replaces if ``replaced``; ``suggest`` completes words."""
        super().__init__(
            one_line(value),
            hint,
            suggester=SuggestFromList(suggest, case_sensitive=False) if suggest else None,
            select_on_focus=replaced,
            id=id,
            classes=classes,
            compact=True,
        )
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        # Input keeps only the first line of what is pasted: a sentence copied from a letter would be cut.
        event.prevent_default()
        event.stop()
        text = " ".join(one_line(event.text).split())
        self.replace(text, *sorted(self.selection))
