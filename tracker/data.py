"""Find the read-only data that comes with the program."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE / "_data", _HERE.parent / "data")
"""Where it lies in an installed wheel, and in a checkout."""


def data_file(name: str) -> Path:
    """Give the path of a file of the data folder; raises FileNotFoundError when it is not there."""
    for place in _PLACES:
        path = place / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name} is missing from the program's data: install tracker again.")
