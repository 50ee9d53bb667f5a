"""What partner agencies were asked to do, and the page that is sent to one of them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from tracker.desk.identities import Identities
from tracker.desk.paper_files import write_paper
from tracker.desk.partner_page import Ask, ask_of, page_of
from tracker.desk.session import Session, line, required
from tracker.domain.paper import Paper
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action
from tracker.measures.measure import Period
from tracker.measures.partners import asks_at
from tracker.measures.then import over_on

SHOWN = 5
"""Names a refusal lists."""


class Partner(NamedTuple):
    """One agency and what is asked of it."""

    name: str
    open: tuple[Action, ...]
    """Its open asks, the oldest first."""
    oldest: int
    """Days since the oldest open ask."""
    accepted: int
    declined: int
    unanswered: int


class PartnerDesk:
    """Partner agencies and their asks."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def all(self) -> list[Partner]:
        """Give the agencies with open asks, the one that has had one longest first."""
        today = self._session.today
        by_name: dict[str, list[Action]] = {}
        for ask in asks_at(self._session.casebook, Period(today, today)):
            by_name.setdefault(_folded(ask.partner), []).append(ask)
        return sorted((self._partner(asks) for asks in by_name.values()), key=lambda p: (-p.oldest, p.name))

    def _partner(self, asks: Sequence[Action]) -> Partner:
        oldest_first = sorted(asks, key=lambda a: (a.partner_asked_on or a.agreed_on, a.id))
        answers = [ask.partner_answer for ask in oldest_first]
        first = oldest_first[0]
        return Partner(
            first.partner or "no agency named",
            tuple(oldest_first),
            (self._session.today - (first.partner_asked_on or first.agreed_on)).days,
            answers.count("accepted"),
            answers.count("declined"),
            answers.count("asked"),
        )

    def asks(self, agency: str) -> list[Ask]:
        """Give an agency's open asks as its page tells them, the oldest first; raises Refusal."""
        return self._asks(self._open(self._named(agency)))

    def page(self, agency: str) -> Paper:
        """Give the page for an agency: what is asked of it, how old, what it answered; raises Refusal.

        Nothing on it tells who a young person is. The name may be the unique beginning of one.
        """
        name = self._named(agency)
        return page_of(name, self._asks(self._open(name)), self._asks(self._done(name)), self._session.today)

    def write(self, agency: str, path: Path, reason: str) -> str:
        """Write an agency's page to a new .md, .txt or .docx file, and the reason to the history; gives its name.

        Raises Refusal, also without a reason.
        """
        name = self._named(agency)
        write_paper(self._session, self.page(agency), path, reason)
        return name

    def _asks(self, actions: Sequence[Action]) -> list[Ask]:
        session, identities = self._session, Identities(self._session.casebook)
        return [ask_of(a, session.casebook, session.policy, session.today, identities) for a in actions]

    def _open(self, name: str) -> Sequence[Action]:
        return next((p.open for p in self.all() if _folded(p.name) == _folded(name)), ())

    def _done(self, name: str) -> list[Action]:
        """Give its asks that were completed in the weeks between two boards that end today."""
        today = self._session.today
        since = today - timedelta(days=self._session.policy.days("IB-01") - 1)
        mine = (a for a in self._session.casebook.all(Action) if _folded(a.partner) == _folded(name))
        asked = (a for a in mine if a.partner_answer and a.state in ("complete", "embedded"))
        ended = [(over, a) for a in asked if (over := over_on(a)) and Period(since, today).has(over)]
        return [action for _, action in sorted(ended, key=lambda pair: (pair[0], pair[1].id))]

    def _named(self, typed: str) -> str:
        """Give the agency a name means, among all that were ever asked something; raises Refusal."""
        wanted = _folded(required(typed, "The name of the partner agency"))
        asked = (a.partner for a in self._session.casebook.all(Action) if a.partner and a.partner_answer)
        names: dict[str, str] = {}
        for name in asked:
            names.setdefault(_folded(name), name)
        fitting = [name for folded, name in names.items() if folded.startswith(wanted)]
        if wanted in names:
            return names[wanted]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise Refusal(f"“{line(typed)[:40]}” may be {_some(fitting)}: type more of the name.")
        known = f" Asked were {_some(names.values())}." if names else " Nothing was asked of any yet."
        raise Refusal(f"Nothing was asked of an agency called “{line(typed)[:40]}”.{known}")


def _some(names: Iterable[str]) -> str:
    every = sorted(names, key=str.casefold)
    more = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    return f"{', '.join(every[:SHOWN])}{more}"


def _folded(name: str) -> str:
    return line(name).casefold()
