"""Making actions: adding, changing what they say, splitting, and linking them to findings."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack

import msgspec

from tracker.dates import say_day
from tracker.desk.progress import ActionProgress, Told
from tracker.desk.session import NOBODY, line, titled, words
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding
from tracker.domain.work import Action, Promise
from tracker.store.change import Edit
from tracker.wording import short


class NewAction(TypedDict, total=False):
    """What may be said of a new action besides its title."""

    source: codes.Source | None
    findings: Sequence[str]
    owner: str
    due: date | None
    due_words: str
    priority: codes.Priority
    state: codes.ActionState
    theme: codes.Theme | None
    plan_ref: str
    partner: str
    team: str
    measure: str
    baseline: str
    oversight: str
    promise: Promise | None
    agreed_on: date | None
    case: str
    plan: str
    note: str


class ActionDesk(ActionProgress):
    """Everything a person can do with actions."""

    def add(self, title: str, **said: Unpack[NewAction]) -> Told:
        """Add an action; findings by reference, the owner by name. Raises Refusal."""
        action, edits = self.prepare(title, **said)
        told = self._keep(edits, "add action", action, edits[-1].say)
        owner = self._session.casebook.owner_of(told.record)
        new = " (new)" if len(edits) > 1 else ""
        by = f"owner {owner.name}{new}" if owner else "no owner yet"
        due = f"due {say_day(told.record.due)}" if told.record.due else "no due day yet"
        return Told(told.record, f"added {told.record.ref}: {short(told.record.title)}; {by}, {due}")

    def prepare(self, title: str, **said: Unpack[NewAction]) -> tuple[Action, list[Edit]]:
        """Make the edits that add an action, to be kept together with others."""
        session = self._session
        owner, _, edits = self._owner(said.get("owner") or NOBODY[0])
        findings = [session.find(ref, Finding) for ref in said.get("findings", ())]
        due = said.get("due")
        agreed = said.get("agreed_on") or session.today
        if due is not None and due < session.today:
            raise Refusal(f"The due day, {say_day(due)}, has passed already: choose one from today on.")
        if due is not None and due < agreed:
            raise Refusal(
                f"The due day, {say_day(due)}, lies before the day it was agreed, {say_day(agreed)}: check it."
            )
        partner = line(said.get("partner", ""))
        action = Action(
            **session.new(Action),
            title=titled(title, "The action's title"),
            agreed_on=agreed,
            source=said.get("source") or (findings[0].source if findings else None),
            findings=tuple(f.id for f in findings),
            oversight=said.get("oversight", ""),
            plan_ref=line(said.get("plan_ref", "")),
            theme=said.get("theme") or (findings[0].theme if findings else "other"),
            priority=said.get("priority") or "normal",
            state=said.get("state") or "not started",
            owner=owner,
            team=line(said.get("team", "")),
            partner=partner,
            partner_answer="asked" if partner else None,
            partner_asked_on=agreed if partner else None,
            due=due,
            original_due=due,
            due_words=line(said.get("due_words", "")),
            measure=words(said.get("measure", "")),
            baseline=words(said.get("baseline", "")),
            promise=said.get("promise"),
            case=said.get("case", ""),
            plan=said.get("plan", ""),
            note=said.get("note", ""),
        )
        return action, [*edits, Edit(None, action, f"added {action.ref}: {short(action.title)}")]

    def edit(self, action: Action, **fields: Any) -> Told:
        """Change what an action says of itself: title, theme, priority, measure... Raises Refusal."""
        if "title" in fields:
            fields["title"] = titled(fields["title"], "The action's title")
        fields = {name: words(value) if isinstance(value, str) else value for name, value in fields.items()}
        after = msgspec.structs.replace(action, **fields)
        changed = ", ".join(
            name.replace("_", " ") for name in fields if getattr(action, name) != fields[name]
        )
        if not changed:
            return Told(action, f"nothing of {action.ref} was changed")
        return self._keep([Edit(action, after, f"changed the {changed} of {action.ref}")], "edit action")

    def split(self, action: Action, titles: Sequence[str]) -> list[Action]:
        """Make several of one: the first title stays with this action, each other becomes a new one."""
        self._must_be_open(action, "split")
        parts = [titled(title, "The action's title") for title in titles if line(title)]
        if len(parts) < 2:
            raise Refusal(f"To split {action.ref}, give at least two titles; the first stays with it.")
        edits = []
        for title in parts[1:]:
            new = msgspec.structs.replace(
                action, **self._session.new(Action), rev="", title=title, split_from=action.id
            )
            edits.append(Edit(None, new, f"added {new.ref} from {action.ref}: {short(title)}"))
        say = f"split {action.ref} into {len(parts)}"
        refs = ", ".join(edit.after.ref for edit in edits if edit.after)
        edits.append(self._update(action, "decision", f"split: the rest is {refs}"))
        edits.append(Edit(action, msgspec.structs.replace(action, title=parts[0]), say))
        saved = self._session.commit(edits, "split action")
        return [record for record in saved if isinstance(record, Action)]

    def link(self, action: Action, findings: Sequence[str], *, remove: bool = False) -> Told:
        """Say which findings an action answers, or that it does not answer them."""
        found = [self._session.find(ref, Finding) for ref in findings]
        ids = [f.id for f in found]
        if remove:
            kept = tuple(i for i in action.findings if i not in ids)
        else:
            kept = (*action.findings, *(i for i in ids if i not in action.findings))
        if kept == action.findings:
            said = "does not answer" if remove else "answers"
            raise Refusal(f"{action.ref} {said} {', '.join(findings)} {'anyway' if remove else 'already'}.")
        verb = "no longer answers" if remove else "answers"
        say = f"{action.ref} {verb} {', '.join(f.ref for f in found)}"
        fields: dict[str, Any] = {"findings": kept}
        if action.source is None and found and not remove:
            fields["source"] = found[0].source
        return self._keep([Edit(action, msgspec.structs.replace(action, **fields), say)], "link action")
