"""What can be done to an action from any list it stands in: one method a command, each ask, do, show, tell."""

from typing import Any

from textual import work

from screens.asking import Values, ask, day_echo, settle
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.evidence_keys import KINDS_SAID, SHOWN_HINTS
from screens.impact_keys import ImpactKeys
from screens.widgets.record_list import Column, ListRow
from tracker.desk.progress import REASONS, Told
from tracker.domain import codes
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action
from tracker.wording import due_sentence

OTHER = "o"


class ActionKeys(ImpactKeys):
    """Keys for actions."""

    def _open_one(self) -> Action | None:
        """Give the action under the cursor if it is open; says how to open it again if it is not."""
        action = self.one(Action)
        if action is not None and not action.open:
            self.tell(f"{action.ref} is {action.state}: D opens it again", "refused")
            return None
        return action

    @work
    async def action_update(self) -> None:
        """Say what happened, to an action, a thread or a visit."""
        record = self.selected
        if isinstance(record, Thread | ScrutinyVisit):
            await self.say_of(record)
            return
        action = self.one(Action)
        if action is None:
            return
        fields = (
            Field("text", "What happened", "long", required=True),
            Field("kind", "Kind", "choice", "progress", KINDS_SAID, required=True),
        )
        said = await ask(self, "update", f"Update {action.ref}", fields, about=action.ref, note=action.title)
        if said:
            self.attempt(lambda: self.desk.actions.update(action, **said))

    @work
    async def action_complete(self) -> None:
        """Complete it, with a line of evidence where its source asks for one."""
        action = self._open_one()
        if action is None:
            return
        actions = self.desk.actions
        needed = actions.asks_for_evidence(action)
        hint = (
            "Needed: what shows that it is done?" if needed else "What shows that it is done? May stay empty."
        )
        fields = (Field("evidence", "Evidence", "text", required=needed, hint=hint),)
        said = await ask(
            self, "complete", f"Complete {action.ref}", fields, about=action.ref, note=action.title
        )
        if said is not None:
            self.attempt(lambda: self.desk.actions.done(action, said["evidence"]))

    @work
    async def action_move_due(self) -> None:
        """Move the due day, or give it up; both want a reason where it is later, by one key for a common one."""
        action = self._open_one()
        if action is None:
            return
        hint = "10 apr, fri, +2w, eom; left empty: no day any more"
        field = Field("day", "Due", "day", echo=day_echo(self.desk), hint=hint)
        note = f"{action.title}. Due now: {due_sentence(action, self.desk.today)}"
        said = await ask(self, "move_due", f"Move {action.ref}", (field,), about=action.ref, note=note)
        if not said:
            return
        day = self.desk.read_day(said["day"]) if said["day"] else None
        why: str | None = ""
        if action.due is not None and (day is None or day > action.due):
            why = await self._reason(action, "later" if day else "without a day")
        if why is None:
            settle(self, False)
            self.tell(
                f"{action.ref} was not moved. What you typed is kept: the same key opens it.", "refused"
            )
            return
        reason = why
        self.attempt(lambda: self.desk.actions.move(action, day, reason))

    async def _reason(self, action: Action, how: str) -> str | None:
        options = [Option(str(n), reason) for n, reason in enumerate(REASONS, start=1)]
        options.append(Option(OTHER, "another reason"))
        key = await self.app.push_screen_wait(Choose(f"Why {how}?", options, look=self.look))
        if key is None:
            return None
        if key != OTHER:
            return REASONS[int(key) - 1]
        fields = (Field("reason", "Reason", required=True),)
        title = f"Why is {action.ref} {how}?"
        said = await ask(self, "move_reason", title, fields, about=action.ref, follows=True)
        return said["reason"] if said else None

    @work
    async def action_set_owner(self) -> None:
        """Give it, or all that are marked, to somebody."""
        actions = self.marked(Action)
        if not actions:
            self.one(Action)
            return
        what = actions[0].ref if len(actions) == 1 else f"{len(actions)} actions"
        fields = (
            Field(
                "owner",
                "Owner",
                required=True,
                suggest=self.names(),
                hint="A new name is added to the people.",
            ),
            Field("reason", "Reason"),
        )
        said = await ask(self, "set_owner", f"Give {what} to", fields, about=actions[0].ref)
        if said and self.attempt(lambda: self._give(actions, said)):
            self.records_list.unmark()

    def _give(self, actions: list[Action], said: Values) -> Told:
        if len(actions) == 1:
            return self.desk.actions.assign(actions[0], said["owner"], said["reason"])
        return self.desk.actions.assign_all(actions, said["owner"], said["reason"])

    @work
    async def action_new_action(self) -> None:
        """Add an action."""
        said = await ask(self, "new_action", "New action", self.action_fields())
        if said:
            self.attempt(lambda: self.desk.actions.add(**self.action_said(said)))

    def action_fields(self, title: str = "", theme: str = "", source: str = "") -> tuple[Field, ...]:
        """Give the questions of a new action."""
        return (
            Field("title", "Title", value=title, required=True, hint="What will be done, in a few words."),
            Field(
                "owner", "Owner", suggest=self.names(), hint="A person; a new name is added to the people."
            ),
            Field("due", "Due", "day", echo=day_echo(self.desk), hint="10 apr, fri, +2w, eom"),
            Field("source", "From", "choice", source, codes.words(codes.Source)),
            Field("priority", "Priority", "choice", "normal", codes.words(codes.Priority), required=True),
            Field("theme", "Theme", "choice", theme or "other", codes.words(codes.Theme), required=True),
            Field("partner", "Partner agency", hint="An agency outside the council that has to act."),
            Field("measure", "Success measure", hint="What changes for young people."),
        )

    def action_said(self, said: Values) -> dict[str, Any]:
        """Read the answers of a new action; raises Refusal."""
        return {
            **said,
            "due": self.desk.read_day(said["due"]) if said["due"] else None,
            "source": said["source"] or None,
        }

    @work
    async def action_block(self) -> None:
        """Say what it waits for; one that waits is freed."""
        action = self._open_one()
        if action is None:
            return
        if action.state == "blocked":
            self.attempt(lambda: self.desk.actions.unblock(action))
            return
        fields = (
            Field("on", "Waits for", "choice", "person", codes.words(codes.BlockedOn), required=True),
            Field("what", "What exactly", required=True),
            Field(
                "chase",
                "Chase on",
                "day",
                echo=day_echo(self.desk),
                hint="until then it does not count as stalled",
            ),
        )
        said = await ask(self, "block", f"{action.ref} waits", fields, about=action.ref, note=action.title)
        if said:
            chase = self.desk.read_day(said["chase"]) if said["chase"] else None
            self.attempt(lambda: self.desk.actions.block(action, said["on"], said["what"], chase))

    @work
    async def action_partner_answer(self) -> None:
        """Keep what a partner agency was asked or answered."""
        action = self.one(Action)
        if action is None:
            return
        fields = (
            Field("agency", "Agency", value=action.partner, required=True),
            Field("answer", "Answer", "choice", "accepted", codes.words(codes.PartnerAnswer), required=True),
            Field("text", "In their words"),
        )
        said = await ask(self, "partner_answer", f"Partner and {action.ref}", fields, about=action.ref)
        if said:
            self.attempt(lambda: self.desk.actions.partner(action, **said))

    @work
    async def action_embed(self) -> None:
        """Say what changed for young people, and who confirms it."""
        action = self.one(Action)
        if action is None:
            return
        if action.state not in ("complete", "embedded"):
            self.tell(f"{action.ref} is {action.state}: complete it first, with d", "refused")
            return
        fields = (
            Field(
                "impact", "What changed", "long", required=True, hint="For young people, and how you know."
            ),
            Field("by", "Confirmed by", value=self.desk.session.me, required=True, suggest=self.names()),
            Field("pillar", "Known by", "choice", "", codes.words(codes.Pillar), hint=SHOWN_HINTS["pillar"]),
        )
        note = "By its owner alone it shows as self-confirmed."
        said = await ask(self, "embed", f"Is {action.ref} embedded?", fields, about=action.ref, note=note)
        if said:
            self.attempt(
                lambda: self.desk.actions.embed(action, said["impact"], said["by"], said["pillar"] or None)
            )

    @work
    async def action_drop(self) -> None:
        """Give it up, or open it again when it is finished; both want a reason."""
        action = self.one(Action)
        if action is None:
            return
        verb, do = (
            ("Drop", self.desk.actions.drop) if action.open else ("Open again", self.desk.actions.reopen)
        )
        fields = (Field("reason", "Reason", required=True),)
        said = await ask(self, "drop", f"{verb} {action.ref}?", fields, about=action.ref, note=action.title)
        if said:
            self.attempt(lambda: do(action, said["reason"]))

    @work
    async def action_split(self) -> None:
        """Make several of one."""
        action = self._open_one()
        if action is None:
            return
        fields = (
            Field("first", "Stays here", value=action.title, required=True),
            Field("second", "Becomes new", required=True),
            Field("third", "And another"),
            Field("fourth", "And another"),
        )
        said = await ask(self, "split", f"Split {action.ref}", fields, about=action.ref)
        if said:
            self.attempt(lambda: self._split(action, [title for title in said.values() if title]))

    def _split(self, action: Action, titles: list[str]) -> tuple[Action, str]:
        parts = self.desk.actions.split(action, titles)
        return action, f"Split {action.ref} into {', '.join(part.ref for part in parts)}"

    @work
    async def action_link_findings(self) -> None:
        """Choose a finding it answers; one it answers already is taken off."""
        action = self.one(Action)
        if action is None:
            return
        rows = [
            ListRow(row.ref, ("*" if row.id in action.findings else "", row.ref, row.title), row.haystack)
            for row in self.desk.lists.findings()
        ]
        columns = (Column("", 1), Column("Ref", 8), Column("Finding", None))
        title = f"Findings {action.ref} answers (*)"
        ref = await self.app.push_screen_wait(Pick(title, columns, rows, look=self.look))
        if ref:
            there = self.desk.session.find(ref, Finding).id in action.findings
            self.attempt(lambda: self.desk.actions.link(action, [ref], remove=there))
