"""One person at work in one casebook on one day: what every subject of the desk shares."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

from tracker.dates import plain_day
from tracker.desk.lookup import find, people_called
from tracker.domain.casebook import Casebook
from tracker.domain.codes import UpdateKind
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line, plain
from tracker.domain.work import Person, Update
from tracker.rules.attention import FlagBoard
from tracker.rules.flags import Flag
from tracker.rules.policy import Policy, load_policy
from tracker.store import Store
from tracker.store.change import Edit
from tracker.store.ids import new_id
from tracker.store.problems import Clash
from tracker.wording import old_value

if TYPE_CHECKING:
    from tracker.measures.impact import Readings

R = TypeVar("R", bound=Record)

LONGEST_TITLE, LONGEST_NAME = 500, 100
"""Characters: a title or name that is longer was pasted by mistake."""
NOBODY = ("nobody", "no one", "none")
"""Words for an owner that is none."""

UNTOLD = frozenset(("chosen_name", "gender", "ethnicity", "disability"))
"""Fields of a young person whose value no list, log or complaint says unless names are shown."""

LOOKING = "Read-only is on: nothing was changed. Turn it off first (R on screen, or leave --read-only out)."

Moved = tuple[date | None, date | None]
"""The due day before and after."""


class OwnLists(NamedTuple):
    """Files of a council's own lists, as its settings name them; empty: those that come with the program."""

    jargon: str = ""
    entitlements: str = ""
    statuses: str = ""


class Names(TypedDict):
    """What tells a new record apart."""

    id: str
    ref: str


class Session:
    """The casebook, the day, the person, and the flags that follow from them."""

    def __init__(self, store: Store, today: date, *, dated: bool = False, known: date | None = None) -> None:
        """Work on ``today``; ``dated`` says the person chose that day. ``known`` looks as of its end."""
        self.store = store
        self.today = today
        self.known = known
        self._dated = dated
        self.known_until = end_of(known) if known else None
        """Moment of the machine's clock, UTC, up to which the casebook is looked at; None: now."""
        self._then = store.as_known(self.known_until) if self.known_until else None
        self.listeners: list[Callable[[set[str]], None]] = []
        """Called with the ids of records that changed, whoever changed them."""
        self.own_lists = OwnLists()
        self.names = False
        """Whether lists show young people's chosen names; showing them is written down as a look."""
        self.looking = False
        """Whether the person chose to change nothing."""
        self.remarks: list[str] = []
        """What was done besides what was asked, such as adding a person who was named."""
        self._readings: Readings | None = None
        self._own_policy = load_policy()
        self._work_out()

    def _work_out(self) -> None:
        self.policy: Policy = self._own_policy.with_overrides(self.casebook)
        self.board = FlagBoard(self.casebook, self.policy, self.today)
        self._readings = None

    @property
    def casebook(self) -> Casebook:
        """Give the records, as they are or as they were known."""
        return self._then if self._then is not None else self.store.casebook

    @property
    def readings(self) -> "Readings":
        """Give the numbers that actions name, each worked out once until something changes."""
        from tracker.measures.impact import Readings

        if self._readings is None:
            self._readings = Readings(self.casebook, self.policy, self.today)
        return self._readings

    @property
    def me(self) -> str:
        """Give the name the person works as."""
        return self.store.who

    @property
    def own_record(self) -> Person | None:
        """Give the person at work as the people know them: by the name, or the one it begins; or None."""
        fitting = people_called(self.casebook, self.me)
        return fitting[0] if len(fitting) == 1 else None

    @property
    def dated(self) -> bool:
        """Tell whether the person chose the day."""
        return self._dated

    def set_today(self, today: date) -> bool:
        """Begin another day; tells whether it is one. A day the person chose stays."""
        if self._dated or today == self.today:
            return False
        self.today = today
        self._work_out()
        for listen in self.listeners:
            listen({record.id for record in self.casebook})
        return True

    def poll(self) -> set[str]:
        """Take in what others wrote; gives the ids of what changed, flags included."""
        if self._then is not None:
            return set()
        return self._refresh(self.store.poll())

    def commit(self, edits: Sequence[Edit], command: str) -> list[Record]:
        """Keep one command's edits; gives the records as they are now. Raises CasebookProblem."""
        if self._then is not None:
            raise Refusal("You are looking at the casebook as it was known: nothing can be changed there.")
        if self.looking:
            raise Refusal(LOOKING)
        try:
            saved = self.store.commit(edits, command=command, day=self.today if self._dated else None)
        except Clash as clash:
            clash.args = (clash_sentence(clash, self.casebook),)
            raise
        self.remarks += [e.say for e in edits if isinstance(e.after, Person) and e.before is None]
        self._refresh({record.id for edit in edits for record in (edit.before, edit.after) if record})
        return saved

    def show_names(self, reason: str) -> None:
        """Show chosen names on lists from now on; who did so and why is written to the history.

        Raises Refusal where that cannot be written: no name is shown without it.
        """
        why = required(reason, "Why names are shown")
        if self.looking:
            raise Refusal("Names are shown only where the history can say so: turn read-only off first.")
        self.store.look("showed young people's names on lists", why)
        self.names = True
        self._all_anew()

    def hide_names(self) -> None:
        """Show initials alone on lists again."""
        self.names = False
        self._all_anew()

    def _all_anew(self) -> None:
        for listen in self.listeners:
            listen({record.id for record in self.casebook})

    def refresh(self, ids: Iterable[str]) -> set[str]:
        """Work the flags out again for records that changed; gives the ids whose rows may differ."""
        return self._refresh(set(ids))

    def _refresh(self, changed: set[str]) -> set[str]:
        if not changed:
            return changed
        self._readings = None
        touched = changed | self._flags_again(changed)
        for listen in self.listeners:
            listen(touched)
        return touched

    def _flags_again(self, changed: set[str]) -> set[str]:
        reread = self.board.casebook is not self.casebook
        if reread or self._own_policy.with_overrides(self.casebook) != self.policy:
            self._work_out()
            return {record.id for record in self.casebook}
        return set(self.board.refresh(changed))

    def flags(self, record: Record) -> tuple[Flag, ...]:
        """Give a record's flags, worst first."""
        return self.board.flags_of(record.id)

    def find(self, typed: str, kind: type[R]) -> R:
        """Find the one record a person means; raises Refusal with what to type instead."""
        return find(self.casebook, typed, kind)

    def new(self, kind: type[Record]) -> Names:
        """Give the id and reference a new record of a kind will have, as its first fields."""
        record_id = new_id()
        return Names(id=record_id, ref=self.store.new_ref(kind, record_id))

    def person(self, name: str) -> tuple[str, list[Edit]]:
        """Give the id of the person a name means, and the edit that adds them when nobody is called so.

        "me" is the person at work; a unique beginning of a name will do. Raises Refusal when several fit, and
        for somebody who has left.
        """
        asked = titled(name, "The name", LONGEST_NAME)
        asked = self.me if asked.casefold() == "me" else asked
        fitting = people_called(self.casebook, asked)
        if len(fitting) > 1:
            raise Refusal(
                f"{asked!r} may be {', '.join(p.name for p in fitting[:5])}. Type more of the name."
            )
        if fitting:
            self._must_be_here(fitting[0])
            return fitting[0].id, []
        person = Person(**self.new(Person), name=asked)
        return person.id, [Edit(None, person, f"added {asked} to the people")]

    def _must_be_here(self, person: Person) -> None:
        if person.left is not None and not person.here_on(self.today):
            raise Refusal(f"{person.name} left on {plain_day(person.left)}: name somebody who is here.")

    def update(self, about: Record, kind: UpdateKind, text: str = "", moved: Moved = (None, None)) -> Edit:
        """Make the edit that adds an update about a record, by this person on this day."""
        made = Update(
            **self.new(Update),
            about=about.id,
            day=self.today,
            by=self.me,
            kind=kind,
            text=words(text),
            moved_from=moved[0],
            moved_to=moved[1],
        )
        return Edit(None, made, f"{kind}: {about.ref}")


def clash_sentence(clash: Clash, casebook: Casebook) -> str:
    """Say a clash with days as days and people by their names, and what to do."""
    if "record" in clash.fields:
        return f"{clash.ref} was removed meanwhile: nothing was saved. Undo in its history may bring it back."
    who = str(clash).partition(" meanwhile: ")[0]
    shown = "; ".join(
        f"{name.replace('_', ' ')} is now {old_value(theirs, casebook)}, yours was {old_value(yours, casebook)}"
        if name not in UNTOLD
        else f"{name.replace('_', ' ')} is another now"
        for name, (theirs, yours) in clash.fields.items()
    )
    return f"{who} meanwhile: {shown}. Nothing was saved: look again, and repeat it if it still holds."


def end_of(day: date) -> str:
    """Give the last moment of a day in London as the history writes moments."""
    from zoneinfo import ZoneInfo

    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo("Europe/London"))
    return midnight.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def words(text: str) -> str:
    """Make what was typed plain and take the blanks off its ends."""
    return plain(text).strip()


def line(text: str) -> str:
    """Make what was typed plain and one line."""
    return one_line(text)


def required(text: str, what: str) -> str:
    """Give the line typed; raises Refusal when it is empty, naming what is missing."""
    if not (typed := one_line(text)):
        raise Refusal(f"{what} is missing: write it in a few words.")
    return typed


def titled(text: str, what: str, longest: int = LONGEST_TITLE) -> str:
    """Give the line typed; raises Refusal when it is empty, or longer than a name or title can be."""
    typed = required(text, what)
    if len(typed) > longest:
        raise Refusal(f"{what} has {len(typed):,} characters: write it in at most {longest}.")
    return typed


def name_of(person: Person | None) -> str:
    """Give a person's name, or an empty text."""
    return person.name if person else ""
