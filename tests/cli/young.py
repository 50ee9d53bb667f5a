"""Young people on the command line, for tests."""

from tests.cli.conftest import Tracker

NAMED = "Robin Zephyr"
"""The chosen name of YP-014."""
BORN = "15/1/2005"
WORDS = "Asked about the deposit for the flat."


def young_person(tracker: Tracker, number: str = "014", initials: str = "AB") -> str:
    """Add a former relevant young person of 19 with J Price as adviser since January; gives the reference."""
    ref = tracker(
        "case", "add", initials, BORN, "--number", number, "--chosen-name", NAMED, "--team", "16+", "--quiet"
    ).out.strip()
    tracker("case", "begin", ref, "eligibility", "former relevant", "--from", "2024-01-08")
    tracker("case", "worker", ref, "J Price", "--from", "2024-01-08")
    return ref


def note(tracker: Tracker, *words: str, case: str = "014") -> str:
    """Log a note as J Price; gives its reference."""
    return tracker("note", case, WORDS, *words, "--quiet", who="J Price").out.strip()


def only(tracker: Tracker, *words: str) -> dict[str, object]:
    """Give the one row a list has."""
    import json

    (row,) = json.loads(tracker(*words, "--json").out)
    assert isinstance(row, dict)
    return row
