"""Decisions of our own oversight: one more, and an action made of one, from any list the oversight stands in."""

from screens.action_keys import ActionKeys
from screens.asking import Values, ask, day_echo
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.widgets.record_list import Column, ListRow
from tracker.domain.work import Oversight


class DecisionKeys(ActionKeys):
    """What is asked about decisions; the screens say by which key."""

    async def decide(self, held: Oversight) -> None:
        """Ask for one more decision."""
        fields = (Field("text", "Decision", required=True),)
        said = await ask(self, "decide", f"Decision of {held.ref}", fields, about=held.ref, note=held.title)
        if said:
            self.attempt(
                lambda: (self.desk.oversight.decide(held, said["text"]), f"Added a decision to {held.ref}")
            )

    async def raise_decision(self, held: Oversight) -> None:
        """Make a decision an action, choosing where several are none yet."""
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
