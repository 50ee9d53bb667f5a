"""What can happen to an action: one method each, one change each."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.evidence import UNSAID, Shown, with_shown
from tracker.desk.session import NOBODY, Session, line, name_of, required
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Blocked, Person, Update
from tracker.store.change import Edit
from tracker.wording import a_noun, counted

REASONS: tuple[str, ...] = (
    "waiting for a partner",
    "waiting for approval",
    "no capacity",
    "person away or left",
    "more to do than thought",
    "date was never realistic",
)
"""Common reasons for moving a due day, offered by one key."""


class Told(NamedTuple):
    """What was done: the record as it is now, and a sentence that says it."""

    record: Action
    sentence: str


class ActionProgress:
    """Moving an action on: updates, days, owners, waiting, and its end."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def update(
        self, action: Action, text: str, kind: codes.UpdateKind = "progress", shown: Shown = UNSAID
    ) -> Told:
        """Say what happened; progress starts an action that had not begun. Raises Refusal."""
        edits = [with_shown(self._update(action, kind, required(text, "What happened")), shown)]
        say = f"updated {action.ref}: {kind}"
        if kind == "progress" and action.state in ("proposed", "not started"):
            started = msgspec.structs.replace(action, state="in progress", started_on=self._session.today)
            edits.append(Edit(action, started, say))
        return self._keep(edits, "update action", action, say)

    def done(self, action: Action, evidence: str = "", shown: Shown = UNSAID) -> Told:
        """Complete an action; one from a visit, audit, board or plan needs a line of evidence."""
        edits = self.completing(action, evidence, shown)
        return self._keep(edits, "complete action", action, edits[0].say)

    def completing(self, action: Action, evidence: str = "", shown: Shown = UNSAID) -> list[Edit]:
        """Give the edits that would complete an action, its own first, and keep nothing; raises Refusal."""
        self._must_be_open(action, "completed")
        self._must_be_told(action)
        if not line(evidence) and self.asks_for_evidence(action):
            raise Refusal(
                f"{action.ref} comes from {a_noun(action.source or 'source')}, so it takes a line of evidence: "
                "say what shows that it is done."
            )
        after = msgspec.structs.replace(
            action,
            state="complete",
            completed_on=self._session.today,
            started_on=action.started_on or self._session.today,
            blocked=None,
        )
        edits = [Edit(action, after, f"completed {action.ref}")]
        if line(evidence):
            edits.append(with_shown(self._update(action, "evidence", evidence), shown))
        return edits

    def move(self, action: Action, to: date | None, reason: str = "") -> Told:
        """Move the due day, or give it up; later or given up only with a reason. The first due day is kept."""
        edits = self.moving(action, to, reason)
        return self._keep(edits, "move due date", action, edits[0].say)

    def moving(self, action: Action, to: date | None, reason: str = "") -> list[Edit]:
        """Give the edits that would move the due day, the action's own first, and keep nothing; raises Refusal."""
        self._must_be_open(action, "moved")
        self._refuse_move(action, to, reason)
        was = plain_day(action.due) if action.due else "no day"
        say = f"moved the due day of {action.ref} from {was} to {say_day(to) if to else 'no day'}"
        after = msgspec.structs.replace(action, due=to, original_due=action.original_due or to, due_words="")
        moved = self._session.update(action, "moved", reason, (action.due, to))
        return [Edit(action, after, say, line(reason)), moved]

    def _refuse_move(self, action: Action, to: date | None, reason: str) -> None:
        if to == action.due:
            raise Refusal(f"{action.ref} {f'is due on {say_day(to)}' if to else 'has no due day'} already.")
        if to is not None and to < self._session.today:
            raise Refusal(f"The new due day, {say_day(to)}, has passed already: choose one from today on.")
        if action.due is not None and (to is None or to > action.due) and not line(reason):
            what = f"move to a later day, {say_day(to)}" if to else "have no due day any more"
            raise Refusal(f"{action.ref} would {what}: give the reason.")

    def assign(self, action: Action, owner: str, reason: str = "") -> Told:
        """Give an action to a person, adding them where nobody is called so; "nobody" takes it away."""
        edits = self.giving(action, owner, reason)
        kept = self._keep(edits, "assign action", action, edits[-1].say)
        return Told(kept.record, f"{kept.sentence}{' (new)' if len(edits) > 2 else ''}")

    def giving(self, action: Action, owner: str, reason: str = "") -> list[Edit]:
        """Give the edits that would give it to a person and keep nothing; raises Refusal."""
        owner_id, name, people = self._owner(owner)
        if owner_id == action.owner:
            raise Refusal(f"{action.ref} is with {name} already.")
        say = f"gave {action.ref} to {name}"
        after = msgspec.structs.replace(action, owner=owner_id)
        before = name_of(self._session.casebook.owner_of(action)) or "nobody"
        told = self._update(
            action, "re-assigned", f"from {before} to {name}" + (f": {reason}" if reason else "")
        )
        return [*people, Edit(action, after, say, line(reason)), msgspec.structs.replace(told, say=say)]

    def assign_all(self, actions: Sequence[Action], owner: str, reason: str = "") -> Told:
        """Give several actions to a person as one change; those with them already stay as they are."""
        owner_id, name, edits = self._owner(owner)
        given = [action for action in actions if action.owner != owner_id]
        if not given:
            raise Refusal(f"All of them are with {name} already.")
        say = f"gave {counted(len(given), 'action')} to {name}"
        new = " (new)" if edits else ""
        for action in given:
            after = msgspec.structs.replace(action, owner=owner_id)
            told = self._update(action, "re-assigned", f"to {name}" + (f": {reason}" if reason else ""))
            edits += [told, Edit(action, after, say, line(reason))]
        self._session.commit(edits, "assign actions")
        return Told(self._session.casebook.get(Action, given[0].id) or given[0], f"{say}{new}")

    def block(self, action: Action, on: codes.BlockedOn, what: str, chase_on: date | None = None) -> Told:
        """Say what an action waits for, and when to chase."""
        self._must_be_open(action, "blocked")
        waits = required(what, "What it waits for")
        if chase_on is not None and chase_on < self._session.today:
            raise Refusal(
                f"The day to chase, {say_day(chase_on)}, has passed already: choose one from today on."
            )
        blocked = Blocked(on=on, what=waits, since=self._session.today, chase_on=chase_on)
        say = f"{action.ref} waits for {waits}" + (f"; chase on {say_day(chase_on)}" if chase_on else "")
        after = msgspec.structs.replace(action, state="blocked", blocked=blocked)
        told = self._update(action, "blocked", f"waits for {waits} ({on})")
        return self._keep([Edit(action, after, say), told], "block action", action, say)

    def unblock(self, action: Action, text: str = "") -> Told:
        """Say that an action waits no longer."""
        if action.state != "blocked":
            raise Refusal(f"{action.ref} is not blocked.")
        say = f"{action.ref} is no longer blocked"
        after = msgspec.structs.replace(
            action,
            state="in progress",
            blocked=None,
            started_on=action.started_on or self._session.today,
        )
        told = self._update(action, "progress", text or "no longer blocked")
        return self._keep([Edit(action, after, say), told], "unblock action", action, say)

    def partner(self, action: Action, answer: codes.PartnerAnswer, text: str = "", agency: str = "") -> Told:
        """Keep what a partner agency was asked or answered."""
        who = line(agency) or action.partner
        if not who:
            raise Refusal(f"{action.ref} names no partner agency: say which one.")
        asked_on = self._session.today if answer == "asked" else action.partner_asked_on
        say = f"{who} {answer} {action.ref}" if answer != "asked" else f"asked {who} for {action.ref}"
        after = msgspec.structs.replace(
            action, partner=who, partner_answer=answer, partner_asked_on=asked_on or self._session.today
        )
        told = self._update(action, "partner's answer", f"{who}: {answer}" + (f". {text}" if text else ""))
        return self._keep([Edit(action, after, say), told], "partner answer", action, say)

    def embed(
        self, action: Action, impact: str, confirmed_by: str = "me", pillar: codes.Pillar | None = None
    ) -> Told:
        """Say what changed for young people, how that is known, and who confirms it.

        By the owner alone it is self-confirmed. Raises Refusal.
        """
        if action.state not in ("complete", "embedded"):
            raise Refusal(f"{action.ref} is {action.state}: complete it first, then say what it changed.")
        changed = required(impact, "What changed for young people")
        by, edits = self._session.person(confirmed_by or "me")
        say = f"{action.ref} is embedded"
        after = msgspec.structs.replace(
            action, state="embedded", embedded_on=self._session.today, impact=changed, confirmed_by=by
        )
        if after.self_confirmed:
            say += " (self-confirmed)"
        told = with_shown(self._update(action, "impact", changed), Shown(pillar))
        return self._keep([*edits, Edit(action, after, say), told], "embed action", action, say)

    def drop(self, action: Action, reason: str) -> Told:
        """Give an action up, with the reason."""
        edits = self.dropping(action, reason)
        return self._keep(edits, "drop action", action, edits[0].say)

    def dropping(self, action: Action, reason: str) -> list[Edit]:
        """Give the edits that would give it up, its own first, and keep nothing; raises Refusal."""
        self._must_be_open(action, "dropped")
        self._must_be_told(action)
        why = required(reason, "The reason for dropping it")
        say = f"dropped {action.ref}"
        after = msgspec.structs.replace(
            action, state="dropped", dropped_on=self._session.today, dropped_reason=why, blocked=None
        )
        told = self._update(action, "decision", f"dropped: {why}")
        return [Edit(action, after, say, why), told]

    def reopen(self, action: Action, reason: str) -> Told:
        """Open an action again that was complete, embedded or dropped."""
        if action.open:
            raise Refusal(f"{action.ref} is open: it is {action.state}.")
        why = required(reason, "The reason for opening it again")
        say = f"opened {action.ref} again"
        after = msgspec.structs.replace(
            action,
            state="in progress",
            completed_on=None,
            embedded_on=None,
            dropped_on=None,
            dropped_reason="",
            impact="",
            confirmed_by="",
        )
        told = self._update(action, "decision", f"opened again: {why}")
        return self._keep([Edit(action, after, say, why), told], "reopen action", action, say)

    def asks_for_evidence(self, action: Action) -> bool:
        """Tell whether completing an action takes a line of evidence that is not there yet."""
        return self.needs_evidence(action) and not self.has_evidence(action)

    def needs_evidence(self, action: Action) -> bool:
        """Tell whether complete needs a line of evidence."""
        return action.source in codes.EVIDENCE_REQUIRED

    def has_evidence(self, action: Action) -> bool:
        """Tell whether there is a line of evidence already."""
        return any(u.kind == "evidence" for u in self._session.casebook.updates_about(action.id))

    def _update(self, action: Action, kind: codes.UpdateKind, text: str) -> Edit:
        return self._session.update(action, kind, text)

    def _must_be_open(self, action: Action, verb: str) -> None:
        if not action.open:
            raise Refusal(f"{action.ref} is {action.state}, so it cannot be {verb}; open it again first.")

    def _must_be_told(self, action: Action) -> None:
        if action.promise is not None and action.promise.told_on is None:
            raise Refusal(
                f"{action.ref} is a promise to {action.promise.to}: keep first how they were told "
                f"('tracker promise tell {action.ref}', T on screen)."
            )

    def _keep(self, edits: list[Edit], command: str, action: Action | None = None, say: str = "") -> Told:
        """Commit, and tell what is now; the updates carry the same sentence as the action."""
        if say:
            edits = [msgspec.structs.replace(e, say=say) if isinstance(e.after, Update) else e for e in edits]
        saved = self._session.commit(edits, command)
        record = next((r for r in saved if isinstance(r, Action)), None)
        if record is None and action is not None:
            record = self._session.casebook.get(Action, action.id)
        if record is None:
            raise Refusal("The action is no longer there.")
        return Told(record, say or edits[-1].say)

    def _owner(self, typed: str) -> tuple[str, str, list[Edit]]:
        """Give the id and name of who is meant, and the edits that add them where nobody is called so."""
        if line(typed).casefold() in NOBODY:
            return "", "nobody", []
        owner_id, edits = self._session.person(typed)
        name = name_of(self._session.casebook.get(Person, owner_id))
        return owner_id, name or line(typed), edits
