"""What can be done to a finding from any list it stands in."""

from textual import work

from screens.asking import ask
from screens.decision_keys import DecisionKeys
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.repeating import STEP_OF, STEPS, ask_repeat
from screens.widgets.record_list import Column, ListRow
from tracker.desk.findings import asks_for_action
from tracker.desk.repeats import NOTHING
from tracker.domain import codes
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Oversight
from tracker.wording import place_of, short

ANSWERS = (
    Option("a", "action", "something will be done about it"),
    Option("w", "watch", "nothing now; it is looked at again"),
    Option("n", "none", "no answer is needed"),
)
ANSWER_OF: dict[str, codes.Answer] = {"a": "action", "w": "watch", "n": "none"}
KINDS = (
    Option("s", "strength"),
    Option("c", "concern"),
    Option("m", "mixed"),
    Option("x", "context"),
)
KIND_OF: dict[str, codes.FindingKind] = {"s": "strength", "c": "concern", "m": "mixed", "x": "context"}


class FindingKeys(DecisionKeys):
    """Keys for findings, beside those for actions."""

    @work
    async def action_raise_action(self) -> None:
        """Raise an action for the finding, or make a decision of oversight one."""
        if isinstance(self.selected, Oversight):
            await self.raise_decision(self.selected)
            return
        finding = self.one(Finding)
        if finding is None:
            return
        fields = self.action_fields(theme=finding.theme, source=finding.source)
        said = await ask(
            self,
            "raise_action",
            f"New action for {finding.ref}",
            fields,
            about=finding.ref,
            note=short(finding.quote, 140),
        )
        if said:
            self.attempt(lambda: self.desk.actions.add(findings=[finding.ref], **self.action_said(said)))

    @work
    async def action_answer(self) -> None:
        """Say how the finding is answered."""
        finding = self.one(Finding)
        if finding is None:
            return
        key = await self.app.push_screen_wait(Choose(f"Answer to {finding.ref}", ANSWERS, look=self.look))
        if key is None:
            return
        answer = ANSWER_OF[key]
        reason = ""
        if answer != "action" and asks_for_action(finding.kind, finding.standing):
            fields = (Field("reason", "Reason", required=True),)
            said = await ask(
                self, "answer", f"Why {answer}?", fields, about=finding.ref, note=short(finding.quote, 140)
            )
            if not said:
                return
            reason = said["reason"]
        self.attempt(
            lambda: (
                self.desk.findings.answer(finding, answer, reason),
                f"Answered {finding.ref} with {answer}",
            )
        )

    @work
    async def action_set_kind(self) -> None:
        """Say whether it reads as strength or concern."""
        finding = self.one(Finding)
        if finding is None:
            return
        key = await self.app.push_screen_wait(Choose(f"{finding.ref} reads as", KINDS, look=self.look))
        if key:
            kind = KIND_OF[key]
            self.attempt(
                lambda: (self.desk.findings.edit(finding, kind=kind), f"{finding.ref} reads as {kind}")
            )

    @work
    async def action_link_thread(self) -> None:
        """Move the finding to a thread, and say how it stands to the one before; a thread is merged into another."""
        thread = self.selected
        if isinstance(thread, Thread):
            into = await self._pick_thread(f"Merge {thread.ref} into", thread.id)
            if into:
                self.attempt(
                    lambda: (self.desk.findings.merge(thread, into), f"Merged {thread.ref} into {into}")
                )
            return
        finding = self.one(Finding)
        if finding is None:
            return
        ref = await self._pick_thread(f"Thread of {finding.ref}", finding.thread)
        if not ref:
            return
        key = await self.app.push_screen_wait(Choose("Compared with before", STEPS, look=self.look))
        if key:
            self._link(finding, ref, STEP_OF[key])

    async def _pick_thread(self, title: str, other_than: str) -> str | None:
        rows = [
            ListRow(row.ref, (row.ref, ", ".join(row.more["visits"]), row.title), row.haystack)
            for row in self.desk.lists.threads()
            if row.id != other_than
        ]
        columns = (Column("Ref", 7), Column("Visits", 8), Column("Thread", None))
        return await self.app.push_screen_wait(Pick(title, columns, rows, look=self.look))

    def _link(self, finding: Finding, ref: str, step: codes.Step) -> None:
        self.attempt(
            lambda: (self.desk.findings.link(finding, ref, step), f"Linked {finding.ref} to {ref}, {step}")
        )

    @work
    async def action_repeats(self) -> None:
        """Show what the finding may repeat, both quotes side by side, and link it to the one chosen."""
        finding = self.one(Finding)
        if finding is None:
            return
        proposals = self.desk.findings.repeats.of(finding)
        if not proposals:
            self.tell(f"{finding.ref}: {NOTHING}")
            return
        casebook = self.desk.session.casebook
        new = f"Now: {place_of(finding, casebook)}, {finding.kind}, said by the {finding.said_by}"
        said = await ask_repeat(self, self.look, new, finding.quote, proposals, casebook)
        if said:
            self._link(finding, said.thread, said.step)
