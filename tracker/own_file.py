"""A list that comes with the program and that a council may have of its own, in a file named in the settings."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from tracker.domain.refusal import Refusal

T = TypeVar("T")


def read_list(path: Path, form: type[T], setting: str) -> T:
    """Read a TOML file of that form; raises Refusal naming the file, what is wrong, and the setting it stands in."""
    try:
        return msgspec.convert(tomllib.loads(path.expanduser().read_text(encoding="utf-8")), form)
    except (
        tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError, OSError, RuntimeError, RecursionError
    ) as error:  # fmt: skip
        wrong = f"{str(error)[:1].lower()}{str(error)[1:]}"
        raise Refusal(
            f"{path} cannot be used: {wrong}. Correct it, or take “{setting}” out of the settings."
        ) from None
