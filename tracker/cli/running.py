"""What every verb gets: the arguments, a way to open the desk, and the rules of printing."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from tracker.config import Config, casebook_path, load_config
from tracker.dates import read_day
from tracker.desk import Desk
from tracker.desk.session import OwnLists
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line

REFUSED = 2
"""Exit code of a usage or data error."""


class Running:
    """One verb at work."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Keep the arguments; the casebook is opened when a verb asks for it."""
        self.args = args
        self.config: Config = load_config()
        self.dated = hasattr(args, "today")
        self.today = clock_day()
        self.today = self.day("today") or self.today
        self.demo = False
        self._desk: Desk | None = None
        self._begins = False

    def desk(self, *, create: bool = False) -> Desk:
        """Open the casebook, beginning it when ``create`` is set; says on stderr what a person should know."""
        if self._desk is None:
            self._desk = Desk.open(
                self.path,
                self.today,
                who=self.who,
                create=create,
                dated=self.dated,
                known=self.day("known", back=True),
            )
            self._desk.clock = clock_now
            self._desk.session.own_lists = OwnLists(
                self.config.jargon, self.config.entitlements, self.config.statuses
            )
            if self.config.statuses:  # every list shows them: a file that cannot be used is refused at once
                from tracker.statuses import statuses

                statuses(self.config.statuses)
            self._desk.session.looking = getattr(self.args, "read_only", False) or self.config.read_only
            self._begins = create and self._desk.keeping.is_new
            if hasattr(self.args, "names"):
                self._desk.session.show_names(self.args.names)
        return self._desk

    @property
    def path(self) -> Path:
        """Give the path of the casebook to use."""
        return casebook_path(self._named("file"), self.config)

    def take_back(self) -> None:
        """Leave nothing behind where the first thing asked of a new casebook is refused."""
        if self._desk is not None and self._begins:
            self._desk.keeping.unbegin()
            self._begins = False

    def finish(self, *, quick: bool = True) -> None:
        """Bring the casebook's files up to date and say what should be known of them.

        A verb is ``quick`` and never waits for a large checkpoint; leaving the screens is not.
        """
        if self._desk is not None:
            self._desk.close(quick=quick)
            if self._begins:
                warn(f"Began a new casebook at {self.path}.")
            for sentence in (*self._desk.notices, *map(sentence_of, self._desk.session.remarks)):
                warn(sentence)
            self._desk = None

    @property
    def who(self) -> str:
        """Give the name the person works as; empty for the login's."""
        return self._named("as_") or self.config.me

    def _named(self, name: str) -> str:
        """Give the text of an option, empty when it was not said; a script's empty variable is refused."""
        typed = one_line(getattr(self.args, name, "") or "")
        if hasattr(self.args, name) and not typed:
            refuse(f"--{name.strip('_')} is empty: write something after it, or leave it out.")
        return typed

    def out(self) -> Path | None:
        """Give the file or folder to write to; raises Refusal for none after --out, and for what goes not with it."""
        typed: str | None = self.args.out
        if typed is None:
            if self.args.reason:
                refuse("--reason goes with --out, which names the file to write.")
            return None
        if not typed.strip():
            refuse("--out is empty: name what to write to, or leave it out.")
        if self.json:
            refuse("--out and --json cannot go together: leave one of them out.")
        return Path(typed).expanduser()

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
        say(sentence_of(sentence))

    def day(self, name: str, *, back: bool = False) -> date | None:
        """Read the day given for an option, or None where it was not said; raises DateNotUnderstood."""
        typed = getattr(self.args, name, None)
        return None if typed is None else self.read_day(typed, back=back)

    def read_day(self, typed: str, *, back: bool = False) -> date:
        """Read a day as people say it, looking forward unless told back; raises DateNotUnderstood."""
        return read_day(typed, self.today, looks="back" if back else "forward", working=_is_working)


def clock_now() -> datetime:
    """Give the moment in London by the machine's clock."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/London"))


def clock_day() -> date:
    """Give today in London by the machine's clock."""
    return clock_now().date()


def say(text: str) -> None:
    """Print a line for the person or the script."""
    print(text)


def warn(text: str) -> None:
    """Print a line on stderr, where no script mistakes it for the answer."""
    print(f"tracker: {one_line(text)}", file=sys.stderr)


def sentence_of(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    plain = one_line(text)
    return plain[:1].upper() + plain[1:] + ("" if plain.endswith((".", "…", "?", "!")) else ".")


def refuse(text: str) -> NoReturn:
    """Decline with one sentence; the exit code is 2."""
    raise Refusal(text)


def something(said: dict[str, Any]) -> dict[str, Any]:
    """Give the options that were said; raises Refusal when there are none."""
    given = {name: value for name, value in said.items() if value is not None}
    if not given:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in said)
        refuse(f"Nothing is said that should change: use one of {options}.")
    return given


def _is_working(day: date) -> bool:
    from tracker.rules.calendar import is_working_day

    return is_working_day(day)
