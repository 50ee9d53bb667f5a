"""What should be known of the rows of a plan: said once for all rows that have the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tracker.domain.codes import ActionState
from tracker.domain.text import one_line
from tracker.exchange.plan_cells import LONGEST_ACTION, Due, is_doubtful
from tracker.wording import counted, short

SHOWN = 12
"""Different words that are shown of a kind, and rows that are numbered."""
LONGEST = 60

Rows = Mapping[str, list[int]]
"""The numbers of the rows in which some words stand."""


def row_numbers(rows: Iterable[int]) -> str:
    """Say which rows: "row 3", "rows 3, 4"; many are only counted after the first."""
    numbers = list(dict.fromkeys(rows))
    more = f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
    return f"row{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:SHOWN]))}{more}"


def quoted(found: Rows) -> str:
    """Say which words stand in which rows."""
    said = [f"“{short(words, LONGEST)}” ({row_numbers(rows)})" for words, rows in found.items()]
    more = [f"and {len(said) - SHOWN} more"] if len(said) > SHOWN else []
    return ", ".join([*said[:SHOWN], *more])


class Remarks:
    """Gathers what the rows of one plan leave to be told."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.singly: list[str] = []
        """What is told of one row by itself."""
        self._long: list[int] = []
        self._several: list[int] = []
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._undated: dict[str, list[int]] = defaultdict(list)
        self._impossible: dict[str, list[int]] = defaultdict(list)
        self._states: dict[ActionState, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._doubtful: dict[str, list[int]] = defaultdict(list)
        self._refs: dict[str, list[int]] = defaultdict(list)

    def action(self, row: int, words: str, ref: str) -> None:
        """Take an action's words, which may be too long for a title, and its plan reference."""
        if len(one_line(words)) > LONGEST_ACTION:
            self._long.append(row)
        if one_line(ref):
            self._refs[one_line(ref)].append(row)

    def owners(self, row: int, text: str, parted: bool, whole: bool) -> None:
        """Take a cell of owners: several ``parted`` ones, or several that are kept as one ``whole``."""
        if parted:
            self._several.append(row)
        if whole:
            self._whole[one_line(text)].append(row)

    def due(self, row: int, due: Due) -> None:
        """Take what stands where a day should."""
        if due.day is None and due.words:
            (self._impossible if due.impossible else self._undated)[due.words].append(row)

    def status(self, row: int, text: str, state: ActionState | None) -> None:
        """Take a status that says the state it was read as in other words, or none for sure."""
        if state and one_line(text).casefold() != state:
            self._states[state][one_line(text)].append(row)
        elif is_doubtful(text):
            self._doubtful[one_line(text)].append(row)

    def told(self) -> list[str]:
        """Say all of it, each kind once."""
        return [*self.singly, *self._owners(), *self._days(), *self._others()]

    def _owners(self) -> Iterator[str]:
        if self._several:
            named = f"several owners in {row_numbers(self._several)}"
            yield f"{named}: the first is the owner, all stay in the plan's words"
        for words, rows in self._whole.items():
            names = f"{row_numbers(rows)} {'names' if len(set(rows)) == 1 else 'name'}"
            yield f"{names} more than one owner in one cell, kept as one: “{short(words, LONGEST)}”"

    def _days(self) -> Iterator[str]:
        if self._impossible:
            yield f"no such day in the calendar, kept in words: {quoted(self._impossible)}"
        if self._undated:
            count = counted(sum(map(len, self._undated.values())), "action")
            yield f"{count} without a day, kept in words and no day is guessed: {quoted(self._undated)}"

    def _others(self) -> Iterator[str]:
        for state, found in self._states.items():
            yield f"status read as {state}, its own words kept beside: {quoted(found)}"
        if self._doubtful:
            said = "status that begins like a state and may say otherwise, so it decides nothing"
            yield f"{said}: {quoted(self._doubtful)}"
        twice = {ref: rows for ref, rows in self._refs.items() if len(set(rows)) > 1}
        if twice:
            yield f"plan reference in more than one row, each an action of its own: {quoted(twice)}"
        if self._long:
            cut = f"{counted(len(self._long), 'action')} cut to {LONGEST_ACTION} characters"
            yield f"{cut}: the plan's words are kept whole"
