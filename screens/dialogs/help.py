"""The help: every key that works here, from the place outward."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len

from screens.dialogs.tell import Tell
from screens.look import Look

HelpRow = tuple[str, str, str]
"""A heading, the keys and a sentence, as ``commands.help_rows`` gives them."""


def help_lines(rows: Sequence[HelpRow]) -> list[tuple[str, str]]:
    """Lay the rows out as lines with roles: each heading once, then its keys in one column."""
    width = max((cell_len(keys) for _, keys, _ in rows), default=0)
    lines: list[tuple[str, str]] = []
    for heading, group in groupby(rows, key=itemgetter(0)):
        if lines:
            lines.append(("", ""))
        lines.append(("heading", heading))
        lines += [("", f"  {keys:{width}}  {sentence}") for _, keys, sentence in group]
    return lines


class Help(Tell):
    """Shows the rows of the table of commands."""

    def __init__(self, rows: Sequence[HelpRow], *, look: Look | None = None) -> None:
        """Show these rows."""
        super().__init__("All keys", help_lines(rows), look=look)
