"""What can be done with our own oversight: add it, add decisions, and make those actions."""

from textual import work

from screens.action_keys import ActionKeys
from screens.asking import Values, ask, day_echo
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.widgets.record_list import Column, ListRow
from tracker.domain import codes
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case

_HELD = {"in person": True, "remotely": False}


class OversightKeys(ActionKeys):
    """Keys for our own oversight."""

    async def new_oversight(self) -> None:
        """Ask for a piece of oversight and what it decided."""
        fields = (
            Field("kind", "Kind", "choice", "supervision", codes.words(codes.OversightKind), required=True),
            Field("title", "About", required=True),
            Field("day", "Day", "day", value="today", required=True, echo=self.past_day),
            Field("grade", "Grade", "choice", "", codes.words(codes.Grade)),
            Field("decisions", "Decisions", "long", hint="One a line; each can become an action."),
            Field("cases", "Young people", hint="Whom it was about, parted by commas: YP-014, YP-031"),
            Field("worker", "Worker", suggest=self.names(), hint="Who was supervised."),
            Field("held", "Held", "choice", "", tuple(_HELD), hint="For a review of a young person."),
            Field(
                "agencies", "Other agencies", hint="Those that attended or sent a report, parted by commas."
            ),
        )
        said = await ask(self, "new_oversight", "New oversight", fields, check=self._check_oversight)
        if said:
            self.attempt(lambda: self._kept(said))

    def _check_oversight(self, said: Values) -> None:
        """Refuse while the form is open a young person or a worker who is not found."""
        self._about(said)
        if said["worker"]:
            self.desk.session.person(said["worker"])

    def _about(self, said: Values) -> list[Case]:
        return [self.case_named(typed) for typed in _parts(said["cases"])]

    def _kept(self, said: Values) -> tuple[Oversight, str]:
        held = self.desk.oversight.add(
            said["kind"],
            said["title"],
            day=self.desk.read_day(said["day"], back=True),
            cases=self._about(said),
            worker=said["worker"],
            in_person=_HELD.get(said["held"]),
            agencies=tuple(_parts(said["agencies"])),
            grade=said["grade"] or None,
            decisions=said["decisions"].splitlines(),
        )
        return held, f"Added {held.ref}: {held.kind}, {held.title}"

    async def decide(self, held: Oversight) -> None:
        """Ask for one more decision."""
        fields = (Field("text", "Decision", required=True),)
        said = await ask(self, "decide", f"Decision of {held.ref}", fields, about=held.ref, note=held.title)
        if said:
            self.attempt(
                lambda: (self.desk.oversight.decide(held, said["text"]), f"Added a decision to {held.ref}")
            )

    @work
    async def action_raise_action(self) -> None:
        """Make a decision of our own oversight an action."""
        held = self.one(
            Oversight, "Choose a piece of oversight: actions for findings are raised on Findings."
        )
        if held is None:
            return
        rows = [
            ListRow(str(n), (str(n), d.text), d.text.lower())
            for n, d in enumerate(held.decisions, start=1)
            if not d.action
        ]
        if not rows:
            self.tell(f"Every decision of {held.ref} is an action already; u adds a decision", "refused")
            return
        number: str | None = rows[0].key
        if len(rows) > 1:
            columns = (Column("", 3), Column("Decision", None))
            number = await self.app.push_screen_wait(Pick("Which decision?", columns, rows, look=self.look))
        if number:
            await self._raise(held, int(number))

    async def _raise(self, held: Oversight, number: int) -> None:
        fields = (
            Field("title", "Title", value=held.decisions[number - 1].text, required=True),
            Field("owner", "Owner", suggest=self.names()),
            Field("due", "Due", "day", echo=day_echo(self.desk), hint="10 apr, fri, +2w, eom"),
        )
        said = await ask(self, "raise_decision", f"Action from {held.ref}", fields, about=held.ref)
        if said:
            due = self.desk.read_day(said["due"]) if said["due"] else None
            self.attempt(lambda: self._raised(held, number, said, due))

    def _raised(self, held: Oversight, number: int, said: Values, due: object) -> tuple[Oversight, str]:
        action = self.desk.oversight.raise_action(
            held, number, title=said["title"], owner=said["owner"], due=due
        )
        return held, f"Decision {number} of {held.ref} became {action.ref}"


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]
