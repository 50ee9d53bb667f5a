"""Drafts of forms, kept while somebody types."""

import msgspec

from tracker.desk.session import Session
from tracker.store.drafts import Draft, Drafts


class DraftDesk:
    """The drafts of this person for this casebook."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    @property
    def _drafts(self) -> Drafts:
        from platformdirs import user_data_path

        return Drafts(user_data_path("tracker") / "drafts")

    def taken_up(self, command: str, about: str) -> Draft:
        """Give the draft of that form if one waits, else an empty one."""
        same = (d for d in self.waiting() if (d.command, d.about) == (command, about))
        return next(same, self.begin(command, about))

    def begin(self, command: str, about: str = "") -> Draft:
        """Give an empty draft for a form; nothing is written before something is typed."""
        return Draft(
            casebook=str(self._session.store.paths.book),
            command=command,
            about=about,
            author=self._session.me,
            fields={},
        )

    def save(self, draft: Draft, fields: dict[str, str]) -> Draft:
        """Write what is typed so far; gives the draft as it is saved."""
        return self._drafts.save(msgspec.structs.replace(draft, fields=fields))

    def waiting(self) -> list[Draft]:
        """Give the drafts of this casebook, oldest first."""
        drafts = self._drafts.waiting(str(self._session.store.paths.book))
        return [draft for draft in drafts if draft.author == self._session.me]

    def is_old(self, draft: Draft) -> bool:
        """Tell whether a draft is older than 30 days."""
        return self._drafts.is_old(draft)

    def discard(self, draft: Draft) -> None:
        """Throw a draft away, once its words are saved or its author says so."""
        if draft.id:
            self._drafts.discard(draft.id)
