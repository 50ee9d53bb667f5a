"""The command palette: every command by its words, with the key that would have done it."""

from collections.abc import Sequence

from screens.dialogs.pick import Pick
from screens.look import Look
from screens.widgets.record_list import Column, ListRow

PaletteRow = tuple[str, str, str, str]
"""Id, words, key and sentence, as ``commands.palette_rows`` gives them."""

_COLUMNS = (Column("Command", 18, 0), Column("What it does", None, 1), Column("Key", 6, 2, "right"))


class Palette(Pick):
    """Gives the id of the command to run, or None."""

    def __init__(self, rows: Sequence[PaletteRow], *, look: Look | None = None) -> None:
        """Offer these commands."""
        offered = [
            ListRow(id, (words, sentence, key), f"{words} {sentence}".lower())
            for id, words, key, sentence in rows
        ]
        super().__init__("Find a command", _COLUMNS, offered, look=look)
