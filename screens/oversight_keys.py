"""What can be done with our own oversight on its list: add it, and make its decisions actions."""

from textual import work

from screens.asking import Values, ask
from screens.decision_keys import DecisionKeys
from screens.dialogs.form import Field
from tracker.domain import codes
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case

_HELD = {"in person": True, "remotely": False}


class OversightKeys(DecisionKeys):
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

    @work
    async def action_raise_action(self) -> None:
        """Make a decision of our own oversight an action."""
        held = self.one(
            Oversight, "Choose a piece of oversight: actions for findings are raised on Findings."
        )
        if held is not None:
            await self.raise_decision(held)


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]
