"""What an action should change and how it goes: the number it moves, and the colour its owner gives it."""

from textual import work

from screens.asking import Values, ask
from screens.correcting import changed
from screens.dialogs.form import Field
from screens.promise_keys import PromiseKeys
from tracker.desk.impact import Link, number_words
from tracker.domain import codes
from tracker.domain.work import Action

NO_NUMBER = "none"
"""What takes the number off an action."""


class ImpactKeys(PromiseKeys):
    """Keys for what an action changes."""

    @work
    async def action_link_impact(self) -> None:
        """Say which number shows an action's effect, from where to where, and by when."""
        action = self.one(Action)
        if action is None:
            return
        fields = self._impact_fields(action)
        before = {field.name: field.value for field in fields}

        def link(said: Values) -> Link:
            fresh = {name: value for name, value in changed(before, said).items() if value or name == "moves"}
            if fresh.get("moves") == "":
                fresh["moves"] = NO_NUMBER
            return Link(**fresh)

        def check(said: Values) -> None:
            """Refuse while the form is open what cannot be."""
            self.desk.impact.linked(action, link(said))

        impact = self.desk.impact.of(action)
        note = (number_words(impact) if impact else "") or action.title
        said = await ask(
            self,
            "link_impact",
            f"What {action.ref} changes",
            fields,
            about=action.ref,
            note=note,
            check=check,
        )
        if said:
            self.attempt(lambda: self.desk.impact.link(action, link(said)))

    def _impact_fields(self, action: Action) -> tuple[Field, ...]:
        return (
            Field(
                "moves",
                "Moves",
                value=action.moves,
                suggest=self.desk.impact.numbers(),
                hint="A reported number or a measure; Right takes the word suggested.",
            ),
            Field(
                "baseline", "Baseline", value=_shown(action.baseline_value), hint="Empty: as it stands today."
            ),
            Field("target", "Target", value=_shown(action.target_value)),
            Field(
                "by",
                "Effect seen by",
                value=action.expected_by.text if action.expected_by else "",
                hint="A day or a month, such as sept 2024.",
            ),
        )

    @work
    async def action_say_status(self) -> None:
        """Keep the colour its owner gives an action, beside the one that dates suggest."""
        action = self.one(Action)
        if action is None:
            return
        desk = self.desk.impact
        standing = desk.standing(action)
        words = "; ".join(f"{each.colour} {each.word}" for each in desk.meanings.status)
        field = Field(
            "colour",
            "Status",
            "choice",
            action.said_status or "",
            codes.words(codes.Status),
            hint=f"{words}.",
        )
        note = (
            f"By dates and evidence {standing.suggested.status}: {standing.suggested.why}."
            if standing
            else ""
        )
        said = await ask(self, "say_status", f"How {action.ref} goes", (field,), about=action.ref, note=note)
        if said:
            self.attempt(lambda: desk.say_status(action, said["colour"] or None))


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
