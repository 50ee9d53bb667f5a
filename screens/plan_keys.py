"""What can be done with a young person's pathway plan, their actions, and promises made to them."""

from textual import work

from screens.asking import Values, ask, day_echo
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.tell import Tell
from screens.oversight_keys import OversightKeys
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case, PathwayPlan

YES, NO = "yes", "no"
_COMMAS = ", "


class PlanKeys(OversightKeys):
    """Keys for plans."""

    @work
    async def action_plan(self) -> None:
        """Draw up a plan, keep a review of it, add what it agrees, or look at its words."""
        case = self.one(Case)
        if case is None:
            return
        plan = self.desk.cases.life(case).plan(self.desk.today)
        options = [Option("n", "new version", "drawn up")]
        if plan is not None:
            options += [
                Option("r", "reviewed", "keep a review"),
                Option("a", "add an action", "who does what by when"),
                Option("w", "look at its words", "advice, no score"),
            ]
        title = f"Pathway plan of {case.ref}"
        key = await self.app.push_screen_wait(Choose(title, options, look=self.look))
        if key == "n":
            await self._draw_up(case)
        elif key and plan is not None:
            await {"r": self._review, "a": self._agree_action, "w": self._look_at_words}[key](case, plan)

    async def _draw_up(self, case: Case) -> None:
        matters = words(care_codes.Matter)
        fields = (
            Field("day", "Drawn up", "day", "today", required=True, echo=self.past_day),
            Field("took_part", "Took part", "choice", YES, (YES, NO), required=True),
            Field("own_words", "Their own words", "long"),
            Field("matters", "Covers", value=_COMMAS.join(matters), hint="Take out what it does not cover."),
            Field(
                "local_offer",
                "Local offer",
                "choice",
                NO,
                (YES, NO),
                required=True,
                hint="Set out in the plan?",
            ),
        )
        said = await ask(self, "plan", f"New pathway plan of {case.ref}", fields, about=case.ref)
        if said:
            self.attempt(lambda: self._drawn_up(case, said))

    def _drawn_up(self, case: Case, said: Values) -> tuple[Record, str]:
        matters = tuple(word.strip() for word in said["matters"].split(",") if word.strip())
        if unknown := next((word for word in matters if word not in words(care_codes.Matter)), None):
            raise Refusal(f"“{unknown}” is none of {_COMMAS.join(words(care_codes.Matter))}.")
        plan = self.desk.plans.draw_up(
            case,
            self.desk.read_day(said["day"], back=True),
            took_part=said["took_part"] == YES,
            own_words=said["own_words"],
            matters=matters,
            local_offer=said["local_offer"] == YES,
        )
        return case, f"Kept {plan.ref} for {case.ref}"

    async def _review(self, case: Case, plan: PathwayPlan) -> None:
        fields = (
            Field("day", "Reviewed", "day", "today", required=True, echo=self.past_day),
            Field("months", "Next in months", "choice", "6", tuple("654321"), required=True),
            Field("took_part", "Took part", "choice", YES, (YES, NO), required=True),
            Field("own_words", "Their own words", "long", plan.own_words),
            Field(
                "copy",
                "Copy given",
                "day",
                echo=self.past_day,
                hint="Day they got it, explained.",
            ),
        )
        said = await ask(self, "plan_review", f"Review of {plan.ref}", fields, about=case.ref)
        if said:
            self.attempt(lambda: self._reviewed(case, plan, said))

    def _reviewed(self, case: Case, plan: PathwayPlan, said: Values) -> tuple[Record, str]:
        copy = self.desk.read_day(said["copy"], back=True) if said["copy"] else plan.copy_given
        self.desk.plans.review(
            plan,
            self.desk.read_day(said["day"], back=True),
            interval_months=int(said["months"]),
            took_part=said["took_part"] == YES,
            own_words=said["own_words"],
            copy_given=copy,
        )
        return case, f"Kept the review of {plan.ref}"

    async def _agree_action(self, case: Case, plan: PathwayPlan) -> None:
        fields = (
            Field("title", "What", required=True),
            Field("owner", "Who", suggest=self.names(), hint="Without who and when it is not yet an action."),
            Field("due", "By when", "day", echo=day_echo(self.desk), hint="10 apr, fri, +2w, eom"),
        )
        said = await ask(self, "plan_action", f"{plan.ref} agrees", fields, about=case.ref)
        if said:
            self.attempt(lambda: self._agreed_action(case, plan, said))

    def _agreed_action(self, case: Case, plan: PathwayPlan, said: Values) -> tuple[Record, str]:
        due = self.desk.read_day(said["due"]) if said["due"] else None
        return case, self.desk.plans.add_action(plan, said["title"], said["owner"], due).sentence

    async def _look_at_words(self, case: Case, plan: PathwayPlan) -> None:
        marks = self.desk.plans.marks(plan)
        lines: list[tuple[str, str]] = []
        for mark in marks:
            matter = "" if mark.matter in mark.kind else f": {mark.matter}"
            lines.append(("heading", mark.kind + matter))
            lines += [("", mark.why), *([("quiet", f"“{mark.passage}”")] if mark.passage else [])]
        await self.app.push_screen_wait(
            Tell(f"The words of {plan.ref} ({case.ref})", lines or "Nothing is marked.", look=self.look)
        )
