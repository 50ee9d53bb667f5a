"""How an action stands: the colour it was given beside the one that dates and evidence suggest, in a sentence."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.rules.policy import Policy
from tracker.rules.suggested import Said, Suggested, said_of, suggested
from tracker.statuses import Statuses

if TYPE_CHECKING:
    from tracker.measures.impact import Impact


class Standing(NamedTuple):
    """The colour suggested for an action, and the one it was given, if any."""

    suggested: Suggested
    said: Said | None

    @property
    def disagrees(self) -> bool:
        """Tell whether it was given another colour than the one suggested."""
        return self.said is not None and self.said.status != self.suggested.status

    @property
    def sentence(self) -> str:
        """Say both: "owner says green, dates say red: 12 days overdue"; the suggested alone where they agree."""
        colour, why = self.suggested
        if not self.disagrees or self.said is None:
            return f"{colour}: {why}"
        return f"{self.said.by} says {self.said.status}, dates say {colour}: {why}"

    @property
    def short(self) -> str:
        """Say a disagreement in a list: "says green, dates red"; nothing where there is none."""
        return (
            f"says {self.said.status}, dates {self.suggested.status}" if self.disagrees and self.said else ""
        )


def standing_of(
    action: Action, casebook: Casebook, policy: Policy, today: date, meanings: Statuses
) -> Standing | None:
    """Give how an action stands; None for one that was dropped."""
    found = suggested(action, casebook, policy, today)
    return Standing(found, said_of(action, meanings)) if found else None


def status_sentence(standing: Standing, impact: "Impact | None", meanings: Statuses) -> str:
    """Say a status with what its colour stands for, and how far its number is from the target."""
    word = meanings.of(standing.suggested.status).word
    measured = f"; {distance_words(impact)}" if impact else ""
    return f"{standing.sentence} ({standing.suggested.status} is {word}){measured}"


def distance_words(impact: "Impact") -> str:
    """Say how far the number an action names is from its target, or that none is behind it."""
    action, left = impact.action, impact.to_go
    if not action.moves:
        return "measured in words alone" if action.measure else "no measure behind it"
    if left is None or action.target_value is None:
        return "no distance to a target is known"
    return f"{left:g} short of its target, {action.target_value:g}" if left else "its target is reached"


def measure_words(impact: "Impact") -> str:
    """Say the success measure behind a colour and how far it is from its target, or that there is none."""
    from tracker.desk.impact import number_words

    number = number_words(impact)
    if number:
        return f"Measure: {number}"
    return (
        f"Measure, in words alone: {impact.action.measure}"
        if impact.action.measure
        else "No measure behind it"
    )
