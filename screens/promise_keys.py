"""Promises to young people: keeping the words used, and that they were told where a promise stands."""

from textual import work

from screens.asking import ask, day_echo
from screens.dialogs.form import Field
from screens.evidence_keys import EvidenceKeys
from tracker.domain.work import Action


class PromiseKeys(EvidenceKeys):
    """Keys for promises."""

    @work
    async def action_promise(self) -> None:
        """Keep a promise: the words used, to whom and by when."""
        case = self.case_here()
        about = case.ref if case else ""
        fields = (
            Field("said", "Words used", required=True, hint="As they were said."),
            Field("to", "To", value=about, required=True, hint="Young people or a named group."),
            Field("due", "By when", "day", required=True, echo=day_echo(self.desk)),
            Field("owner", "Who keeps it", suggest=self.names()),
        )
        said = await ask(self, "promise", "A promise", fields, about=about)
        if said:
            due, promises = self.desk.read_day(said["due"]), self.desk.promises
            self.attempt(
                lambda: promises.add(said["said"], said["to"], case=case, due=due, owner=said["owner"])
            )

    @work
    async def action_tell_promise(self) -> None:
        """Keep that young people were told where a promise stands: how, by whom, when."""
        action = self.one(Action)
        if action is None:
            return
        if action.promise is None:
            self.tell(f"{action.ref} is no promise: nobody has to be told of it", "refused")
            return
        fields = (
            Field("how", "How", required=True, hint="At the council of young people, by letter, in person."),
            Field("by", "By", value=self.desk.session.me, required=True, suggest=self.names()),
            Field("on", "On", "day", "today", required=True, echo=self.past_day),
        )
        note = f"Promised to {action.promise.to}: {action.promise.words}"
        said = await ask(self, "tell_promise", f"Told of {action.ref}", fields, about=action.ref, note=note)
        if said:
            day = self.desk.read_day(said["on"], back=True)
            self.attempt(lambda: self.desk.promises.tell(action, said["how"], said["by"], day))
