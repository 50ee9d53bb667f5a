"""What the parts of a pack are written from: one state of the casebook, one period, and what may leave."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from tracker.dates import plain_day, say_period
from tracker.desk.identities import Identities
from tracker.desk.pack_numbers import Guard, is_about_one
from tracker.domain.casebook import KINDS, Casebook
from tracker.domain.codes import Theme
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Block, text
from tracker.domain.records import Record
from tracker.domain.reporting import Pack, PackFigure
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight
from tracker.measures import Flow, Period
from tracker.measures.work import open_at
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import Policy
from tracker.wording import short, title_of

_TITLED = (Action, Finding, Oversight, ScrutinyVisit, Thread)
"""What may be named by its title where it is about no single young person; of anything else its kind is said."""
MOST = 15
"""Rows of a list in a pack; the rest are counted."""
TITLE = 110
"""Characters of a title in a pack."""


class Scene:
    """A pack while it is written; every list in it stands in an order of its own, never in that of the file."""

    def __init__(self, book: Casebook, policy: Policy, period: Period, theme: Theme | None) -> None:
        """Begin with a state of the casebook; whoever makes the pack fills in the rest."""
        self.book, self.policy, self.period, self.theme = book, policy, period, theme
        self.name = self.made_by = self.recorded = ""
        """What the pack is called, who makes it, and up to when something had to be recorded to be in it."""
        self.for_team = False
        self.former: Pack | None = None
        """The pack of the same theme before this one."""
        self.guard = Guard({}, lambda _: True)
        self.figures: tuple[PackFigure, ...] = ()
        self.flows: tuple[Flow, ...] = ()
        self.corrections: tuple[Block, ...] = ()
        """What is now known otherwise of the pack before."""
        self.words: tuple[ContactNote, ...] = ()
        """The contact notes whose young people's words were chosen."""

    @cached_property
    def flags(self) -> FlagBoard:
        """Give what the rules say at the period's end."""
        return FlagBoard(self.book, self.policy, self.period.end)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Give the actions a pack may name: of its theme, and for no single young person where it leaves the team."""
        return tuple(a for a in self.book.all(Action) if self.may_name(a))

    @cached_property
    def open_actions(self) -> tuple[Action, ...]:
        """Give those of them that are open at the period's end."""
        return tuple(filter(self.may_name, open_at(self.book, self.period)))

    def may_name(self, record: Record) -> bool:
        """Tell whether a record may stand in the pack by itself."""
        if self.theme is not None and getattr(record, "theme", self.theme) != self.theme:
            return False
        return self.for_team or not is_about_one(record)

    @cached_property
    def identities(self) -> Identities:
        """Give what tells who the young people are, to leave it out."""
        return Identities(self.book)

    def clean(self, words: str) -> str:
        """Give typed words as the pack prints them: in short, without what tells who a young person is.

        Addresses, numbers and links go as well; references stay inside the team.
        """
        say = self.identities.inside if self.for_team else self.identities.without
        return short(say(words), TITLE)

    def owner(self, action: Action) -> str:
        """Name who has an action: its owner, else the partner, else nobody."""
        person = self.book.owner_of(action)
        return person.name if person else action.partner or "nobody"

    @property
    def named(self) -> str:
        """Say the theme and the period: "all themes, 1 Feb 2024 to 13 Mar 2024"."""
        return f"{self.theme or 'all themes'}, {period_words(self.period)}"


def period_words(period: Period) -> str:
    """Say a period: "1 Feb 2024 to 13 Mar 2024"."""
    return say_period(period.start, period.end)


def in_order(casebook: Casebook) -> Casebook:
    """Give a casebook of the same records by kind and id, so that nothing depends on when each last changed."""
    return Casebook(r for kind in KINDS for r in sorted(casebook.all(kind), key=lambda r: r.id))


def day_words(day: date | None) -> str:
    """Say a day, or that there is none."""
    return plain_day(day) if day else "no day"


def what_it_is(record: Record, clean: Callable[[str], str]) -> str:
    """Say what a record is without a name or words about a young person: of theirs its kind alone."""
    titled = isinstance(record, _TITLED) and not is_about_one(record)
    return clean(title_of(record)) if titled else record.noun


def more(left: int) -> Iterable[Block]:
    """Say how many rows were left out."""
    return (text(f"… and {left} more."),) if left > 0 else ()
