"""What every verb gets: the arguments, a way to open the desk, and the rules of printing."""

import argparse
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

from tracker.config import Config, casebook_path, load_config
from tracker.dates import read_day
from tracker.desk import Desk
from tracker.domain.refusal import Refusal

Verb = Callable[["Running"], int]


class Running:
    """One verb at work."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Keep the arguments; the casebook is opened when a verb asks for it."""
        self.args = args
        self.config: Config = load_config()
        chosen = getattr(args, "today", None)
        self.dated = chosen is not None
        self.today = read_day(chosen, clock_day()) if chosen else clock_day()
        self.demo = False
        self._desk: Desk | None = None

    def desk(self, *, create: bool = False) -> Desk:
        """Open the casebook, beginning it when ``create`` is set; says on stderr what a person should know."""
        if self._desk is None:
            path = casebook_path(getattr(self.args, "file", None), self.config)
            known = getattr(self.args, "known", None)
            begins = create and not path.expanduser().exists()
            self._desk = Desk.open(
                path,
                self.today,
                who=self.who,
                create=create,
                dated=self.dated,
                known=read_day(known, self.today, looks="back") if known else None,
            )
            if begins:
                warn(f"began a new casebook at {path}")
        return self._desk

    def finish(self) -> None:
        """Bring the casebook's files up to date and say what should be known of them."""
        if self._desk is not None:
            self._desk.close(quick=True)
            for notice in self._desk.notices:
                warn(notice)

    @property
    def who(self) -> str:
        """Give the name the person works as; empty for the login's."""
        return getattr(self.args, "as_", None) or self.config.me

    @property
    def json(self) -> bool:
        """Tell whether JSON was asked for."""
        return bool(getattr(self.args, "json", False))

    def tell(self, sentence: str, ref: str = "") -> None:
        """Say what was done; with ``--quiet`` the reference alone."""
        if getattr(self.args, "quiet", False):
            if ref:
                say(ref)
            return
        say(sentence[:1].upper() + sentence[1:] + ("" if sentence.endswith((".", "…", "?", "!")) else "."))

    def day(self, name: str, *, back: bool = False) -> date | None:
        """Read the day given for an option, or None; raises DateNotUnderstood."""
        typed = getattr(self.args, name, None)
        return (
            read_day(typed, self.today, looks="back" if back else "forward", working=_working())
            if typed
            else None
        )


def clock_day() -> date:
    """Give today in London by the machine's clock."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def say(text: str) -> None:
    """Print a line for the person or the script."""
    print(text)


def warn(text: str) -> None:
    """Print a line on stderr, where no script mistakes it for the answer."""
    print(f"tracker: {text}", file=sys.stderr)


def refuse(text: str) -> NoReturn:
    """Decline with one sentence; the exit code is 2."""
    raise Refusal(text)


def _working() -> Callable[[date], bool]:
    from tracker.rules.calendar import is_working_day

    return is_working_day
