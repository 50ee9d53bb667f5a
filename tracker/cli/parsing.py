"""Reading the command line: complaints as one plain sentence, and words that need not be typed whole."""

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from tracker.cli.running import REFUSED, warn
from tracker.domain import codes

_PLAINER: tuple[tuple[str, str], ...] = (
    (r"argument VERB: invalid choice: ['\"]?(.*?)['\"]? \(choose from .*", r"there is no verb “\1”"),
    (r"the following arguments are required: (.+)", r"\1 is missing"),
    (r"one of the arguments (\S+) (\S+) is required", r"\1 or \2 is missing"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 needs something after it"),
    (
        r"argument (.+?): invalid choice: ['\"]?(.*?)['\"]? \(choose from (.*)\)",
        r"\1 cannot be “\2”: choose \3",
    ),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 and \2 cannot go together"),
    (r"unrecognized arguments: (.+)", r"“\1” is not understood here"),
    (r"argument (.+?): (cannot be .+)", r"\1 \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)
"""What argparse says, and how a person would say it."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        said = _in_words(message)
        warn(f"{said[:1].upper()}{said[1:]}. '{self.prog} --help' shows what can be said.")
        sys.exit(REFUSED)

    def _parse_optional(self, arg_string: str) -> Any:
        """Take "-30d" and "-state:complete" as words: no option has one hyphen, but for ``-h``."""
        if arg_string[:1] == "-" and arg_string[:2] != "--" and arg_string != "-h":
            return None
        return super()._parse_optional(arg_string)


def _in_words(message: str) -> str:
    for pattern, plainer in _PLAINER:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, plainer, message, count=1, flags=re.DOTALL)
    return message


def one_of(*words: str) -> dict[str, Any]:
    """Give the settings of an argument that is one of some words; a unique beginning of one will do."""

    def whole(typed: str) -> str:
        asked = typed.strip().casefold()
        fitting = [word for word in words if word.casefold().startswith(asked)]
        exact = [word for word in fitting if word.casefold() == asked]
        if len(exact or fitting) != 1:
            raise argparse.ArgumentTypeError(f"cannot be “{typed}”: choose {'; '.join(words)}")
        return (exact or fitting)[0]

    return {"choices": words, "type": whole}


def word_of(code_list: object) -> dict[str, Any]:
    """Give the settings of an argument that is a word of a code list."""
    return one_of(*codes.words(code_list))


def listed_word_of(code_list: object, metavar: str, what: str = "") -> dict[str, Any]:
    """Give the settings of such an argument under a short name, whose help lists the words after ``what``."""
    words = "; ".join(codes.words(code_list))
    return word_of(code_list) | {"metavar": metavar, "help": f"{what}: {words}" if what else words}


def count_of(what: str) -> Callable[[str], int]:
    """Give a reader of whole numbers from 1 up; ``what`` is counted."""

    def read(typed: str) -> int:
        if not typed.isascii() or not typed.isdigit() or not int(typed[:9]) >= 1 or len(typed) > 9:
            raise argparse.ArgumentTypeError(f"“{typed}” is no number of {what} from 1 up")
        return int(typed)

    return read
