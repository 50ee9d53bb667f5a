"""Pathway plans: their versions, reviews and actions; and promises made to young people."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.actions import ActionDesk
from tracker.desk.progress import Told
from tracker.desk.session import Session, line, required, words
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Promise
from tracker.domain.young_people import Case, PathwayPlan
from tracker.rules.jargon import load_jargon
from tracker.rules.plan_quality import Mark, marks
from tracker.store.change import Edit

LONGEST_INTERVAL = 6
"""Calendar months: no review may be further off (Care Leavers (England) Regulations 2010, reg. 7)."""


class PlanDesk:
    """Everything a person can do with pathway plans."""

    def __init__(self, session: Session, actions: ActionDesk) -> None:
        """Work in a session; what a plan agrees becomes an action through the action desk."""
        self._session = session
        self._actions = actions

    def draw_up(self, case: Case, day: date | None = None, **said: Any) -> PathwayPlan:
        """Keep a new version of a plan; the one before stays as it was. Raises Refusal."""
        drawn_up = day or self._session.today
        self._refuse_ahead(drawn_up, "The day the plan was drawn up")
        fields = self._checked(said)
        plan = PathwayPlan(**self._session.new(PathwayPlan), case=case.id, drawn_up=drawn_up, **fields)
        say = f"{case.ref}: pathway plan {plan.ref} drawn up on {plain_day(drawn_up)}"
        self._session.commit([Edit(None, plan, say)], "draw up plan")
        return self._now(plan)

    def review(self, plan: PathwayPlan, day: date | None = None, **said: Any) -> PathwayPlan:
        """Keep that a plan was reviewed, and what the review fixed; raises Refusal."""
        held = day or self._session.today
        self._refuse_ahead(held, "The review")
        if held < plan.drawn_up:
            raise Refusal(
                f"{plan.ref} was drawn up on {say_day(plan.drawn_up)}: it cannot be reviewed on {say_day(held)}."
            )
        if held in plan.reviewed:
            raise Refusal(f"{plan.ref} was reviewed on {say_day(held)} already.")
        fields = self._checked(said)
        after = msgspec.structs.replace(plan, reviewed=tuple(sorted((*plan.reviewed, held))), **fields)
        say = f"{plan.ref} reviewed on {say_day(held)}"
        self._session.commit([Edit(plan, after, say)], "review plan")
        return self._now(after)

    def edit(self, plan: PathwayPlan, **said: Any) -> PathwayPlan:
        """Correct or complete what a plan says of itself."""
        fields = self._checked(said)
        changed = ", ".join(n.replace("_", " ") for n in fields if getattr(plan, n) != fields[n])
        after = msgspec.structs.replace(plan, **fields)
        say = f"changed the {changed} of {plan.ref}"
        self._session.commit([Edit(plan, after, say)] if changed else [], "edit plan")
        return self._now(after)

    def add_action(self, plan: PathwayPlan, title: str, owner: str = "", due: date | None = None) -> Told:
        """Add what a plan agrees; without who or when it shows as not yet an action."""
        more: dict[str, Any] = {"source": "pathway plan", "case": plan.case, "plan": plan.id}
        return self._actions.add(title, owner=owner, due=due, theme="pathway & care planning", **more)

    def marks(self, plan: PathwayPlan) -> list[Mark]:
        """Mark passages of a plan worth another look: advice on words, never a score.

        Raises Refusal where the file of the council's own words cannot be read.
        """
        casebook = self._session.casebook
        case = casebook.get(Case, plan.case)
        plans = casebook.life_of(case).plans if case else ()
        before = next((p for p in reversed(plans) if p.drawn_up < plan.drawn_up), None)
        jargon = load_jargon(self._session.own_lists.jargon).and_known(case.initials if case else "")
        return marks(plan, before, casebook.pointing(Action, "plan", plan.id), jargon)

    def _checked(self, said: dict[str, Any]) -> dict[str, Any]:
        """Make texts plain; raises Refusal for an interval the law does not allow."""
        months = said.get("interval_months")
        if months is not None and not 1 <= months <= LONGEST_INTERVAL:
            raise Refusal(
                f"The next review cannot be {months} months off: a plan is reviewed at least every "
                f"{LONGEST_INTERVAL} months."
            )
        return {name: words(value) if isinstance(value, str) else value for name, value in said.items()}

    def _refuse_ahead(self, day: date, what: str) -> None:
        if day > self._session.today:
            raise Refusal(f"{what}, {say_day(day)}, lies ahead: keep it once it has happened.")

    def _now(self, plan: PathwayPlan) -> PathwayPlan:
        return self._session.casebook.get(PathwayPlan, plan.id) or plan


class PromiseDesk:
    """What was promised to young people, in the words used, and how they were told what came of it."""

    def __init__(self, session: Session, actions: ActionDesk) -> None:
        """Work in a session; a promise is an action that carries its words."""
        self._session = session
        self._actions = actions

    def add(self, said: str, to: str, *, case: Case | None = None, title: str = "", **more: Any) -> Told:
        """Keep a promise: the words used, to whom, and by when; raises Refusal where one of them is missing."""
        promise = Promise(
            words=required(said, "What was promised"), to=required(to, "Whom it was promised to")
        )
        if more.get("due") is None:
            raise Refusal(
                "By when it was promised is missing: give the day that was said, or one you can keep."
            )
        if case is not None:
            more["case"] = case.id
        return self._actions.add(line(title) or promise.words, source="promise", promise=promise, **more)

    def tell(self, action: Action, how: str, by: str = "", on: date | None = None) -> Told:
        """Keep that young people were told where a promise stands: when, by whom and how."""
        if action.promise is None:
            raise Refusal(f"{action.ref} is no promise: nobody has to be told of it.")
        day = on or self._session.today
        if day > self._session.today:
            raise Refusal(f"{say_day(day)} lies ahead: keep it once they have been told.")
        told_how = required(how, "How they were told")
        told = msgspec.structs.replace(
            action.promise, told_on=day, told_by=line(by) or self._session.me, told_how=told_how
        )
        say = f"{action.promise.to} told of {action.ref} on {plain_day(day)}"
        edits = [
            Edit(action, msgspec.structs.replace(action, promise=told), say),
            self._session.update(action, "progress", f"{action.promise.to} told: {told_how}"),
        ]
        self._session.commit(edits, "tell promise")
        return Told(self._session.casebook.get(Action, action.id) or action, say)

    def open(self) -> Sequence[Action]:
        """Give the promises still to be kept, those due first coming first."""
        actions = self._session.casebook.all(Action)
        kept = (a for a in actions if a.promise and a.open)
        return sorted(kept, key=lambda a: (a.due or date.max, a.id))
