"""People named in a table: those who are here by that exact name, and those whom it adds."""

from tracker.desk.session import LONGEST_NAME, Session, titled
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.store.change import Edit


class NamedPeople:
    """Finds people by their whole name, and adds each new one once.

    A beginning of a name is never taken for it: nobody is there to ask who is meant.
    """

    def __init__(self, session: Session, *, also_left: bool = False) -> None:
        """Look in a session's casebook; ``also_left`` where what is told may lie in their time."""
        self._session = session
        self._also_left = also_left
        self._added: dict[str, Person] = {}
        self._waiting: dict[str, Person] = {}

    def begin(self) -> None:
        """Begin a row: whom the last one named and did not take is forgotten."""
        self._waiting = {}

    def id_of(self, name: str) -> str:
        """Give the id of the person called so, adding them where nobody is; raises Refusal who has left."""
        called = titled(name, "The name", LONGEST_NAME)
        person = self._session.casebook.person_named(called) or self._added.get(called.casefold())
        if person is None:
            key = called.casefold()
            person = self._waiting.get(key) or Person(**self._session.new(Person), name=called)
            self._waiting[key] = person
        if not self._also_left and not person.here_on(self._session.today):
            raise Refusal(f"{person.name} has left: name somebody who is here.")
        return person.id

    def name_of(self, person_id: str) -> str:
        """Give the name of somebody who is here or whom a row named first; empty where nobody has the id."""
        new = (*self._added.values(), *self._waiting.values())
        person = self._session.casebook.get(Person, person_id)
        return person.name if person else next((p.name for p in new if p.id == person_id), "")

    def taken(self) -> list[Edit]:
        """Give the edits that add whom this row named first."""
        self._added |= self._waiting
        edits = [Edit(None, p, f"added {p.name} to the people") for p in self._waiting.values()]
        self._waiting = {}
        return edits
