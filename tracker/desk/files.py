"""Pages about young people: the file of one, the handover to the next worker, and how a team visits."""

from tracker.desk.session import Session
from tracker.domain.life import Life
from tracker.domain.young_people import Case
from tracker.entitlements import entitlements, not_yet_explained
from tracker.rules.known import known_of
from tracker.rules.minimum import Pattern, minimum_visiting
from tracker.wording.clocks import Known
from tracker.wording.file_page import Line, file_lines
from tracker.wording.handover import handover
from tracker.wording.listing import WIDTH


class FileDesk:
    """Reading what is known of young people, put together from the records and the rules."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def page(self, case: Case, width: int = WIDTH, entries: int | None = None) -> list[Line]:
        """Give a young person's file on one page, the chosen name with it: it is about this one alone.

        ``entries`` is how many of the latest of the timeline are told; None: all.
        """
        session = self._session
        life, flags = session.casebook.life_of(case), session.flags(case)
        known = self._known(life)
        return file_lines(
            life, session.casebook, session.today, flags, known, names=True, width=width, entries=entries
        )

    def handover(self, case: Case) -> list[str]:
        """Give one page for the next worker; the chosen name only while names are shown."""
        session = self._session
        life = session.casebook.life_of(case)
        return handover(life, session.casebook, session.today, self._known(life), names=session.names)

    def visiting(self, team: str = "") -> Pattern:
        """Give the real gaps between PA visits of a team, or of all, against need and floor."""
        session = self._session
        wanted = team.strip().casefold()
        cases = [
            case
            for case in session.casebook.all(Case)
            if case.open_on(session.today) and wanted in ("", case.team.casefold())
        ]
        lives = [session.casebook.life_of(case) for case in cases]
        return minimum_visiting(lives, session.policy, session.today)

    def _known(self, life: Life) -> Known:
        """Put together what the rules and the local offer say of a young person today."""
        session = self._session
        offered = entitlements(session.own_lists.entitlements)
        left = [each.name for each in not_yet_explained(life, session.today, offered)]
        return known_of(life, session.casebook, session.policy, session.today, left)
