"""The room for the next visit, and self-evaluations: what a list of findings or visits leads up to."""

from textual import work

from screens.asking import Values, ask
from screens.decision_keys import DecisionKeys
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.dialogs.tell import Tell
from screens.widgets.record_list import Column, ListRow
from tracker.domain import codes
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import Finding, Thread
from tracker.wording.paper_lines import paper_lines


class RoomKeys(DecisionKeys):
    """Keys for what is brought together before the next scrutiny visit."""

    @work
    async def action_room(self) -> None:
        """Show all that is known of the theme under the cursor; where there is none, or several, ask for it."""
        record = self.selected
        one = record.theme if isinstance(record, Finding | Thread) and record.theme != "other" else ""
        name = one or await self._pick_room()
        if name is None:
            return
        paper = self.desk.rooms.build(self.desk.rooms.named(name))
        print_it = ("quiet", f'To print or send it: tracker room "{name}"')
        page = [*paper_lines(paper), ("", ""), print_it]
        await self.app.push_screen_wait(Tell(paper.title, page, look=self.look))

    async def _pick_room(self) -> str | None:
        """Ask which theme, those of the record under the cursor first."""
        record = self.selected
        near = self.desk.rooms.near(record) if record else ()
        rooms = sorted(self.desk.rooms.all, key=lambda room: room.name not in near)
        rows = [
            ListRow(
                room.name, (room.name, "under the cursor" if room.name in near else ""), room.name.lower()
            )
            for room in rooms
        ]
        columns = (Column("Theme", None), Column("Here", 16))
        return await self.app.push_screen_wait(Pick("Which theme?", columns, rows, look=self.look))

    async def new_evaluation(self, former: SelfEvaluation | None = None) -> None:
        """Ask what the service says of itself; a newer one begins with the words of the one before."""
        fields = (
            Field(
                "area",
                "Area",
                "choice",
                former.area if former else "",
                codes.words(codes.JudgementArea),
                True,
            ),
            Field("day", "Day", "day", value="today", required=True, echo=self.past_day),
            Field("grade", "Own grade", "choice", "", codes.words(codes.Grade)),
            Field("text", "In your words", "long", former.text if former else "", required=True),
        )
        note = f"Takes the place of {former.ref}, which stays as it was." if former else ""
        about = former.ref if former else ""
        said = await ask(self, "new_evaluation", "New self-evaluation", fields, about=about, note=note)
        if said:
            self.attempt(lambda: self._evaluated(said))

    def _evaluated(self, said: Values) -> tuple[SelfEvaluation, str]:
        day = self.desk.read_day(said["day"], back=True)
        made = self.desk.evaluations.add(said["area"], said["text"], said["grade"] or None, day)
        return made, f"Added {made.ref}: self-evaluation of {made.area}"

    async def correct_other(self) -> None:
        """Correct what can be corrected; a self-evaluation is never edited, so a newer one is asked for."""
        record = self.selected
        if isinstance(record, SelfEvaluation):
            await self.new_evaluation(record)
        else:
            await super().correct_other()
