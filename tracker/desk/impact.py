"""What an action should move and has moved, and the status suggested for it beside the one it was given."""

import math
from typing import Any, NamedTuple

import msgspec

from tracker.dates import plain_day, read_rough, say_day
from tracker.desk.progress import Told
from tracker.desk.session import Session, line, required
from tracker.desk.status_words import Standing, standing_of, status_sentence
from tracker.domain import codes
from tracker.domain.records import RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action
from tracker.domain.young_people import Figure
from tracker.measures.impact import Impact, direction, impact_of, impacts, linkable
from tracker.measures.measure import MEASURES
from tracker.rules.effects import CLASSES
from tracker.statuses import Statuses, statuses
from tracker.store.change import Edit
from tracker.wording import Facts

__all__ = ["CLASSES", "Impact", "ImpactDesk", "Link", "embedded_words", "number_words"]

NOTHING = ("none", "nothing")
"""Words for a number that is none: the action names none any more."""


class Link(NamedTuple):
    """What is said of the number an action should move; None: as it was."""

    moves: str | None = None
    """The id of a measure, or the name of a reported figure; "none" takes it off."""
    baseline: float | str | None = None
    """A number, or one as it was typed."""
    target: float | str | None = None
    by: str | None = None
    """By when its effect should be seen, as people say a day or a month."""


class ImpactDesk:
    """From activity to impact, and suggested statuses."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    @property
    def meanings(self) -> Statuses:
        """Give the colours and what each stands for: the council's own where its settings name a file."""
        return statuses(self._session.own_lists.statuses)

    def of(self, action: Action) -> Impact | None:
        """Class an action as it stands today; None for one that is not asked what it changed."""
        session = self._session
        return impact_of(action, session.casebook, session.policy, session.today, session.readings)

    def all(self) -> list[Impact]:
        """Class every action agreed by today that is asked what it changed."""
        session = self._session
        return list(impacts(session.casebook, session.policy, session.today))

    def standing(self, action: Action) -> Standing | None:
        """Give the status dates suggest for an action, and the one it was given; None for one that was dropped."""
        session = self._session
        return standing_of(action, session.casebook, session.policy, session.today, self.meanings)

    def disagreements(self) -> list[tuple[Action, Standing]]:
        """Give the actions whose status is another than dates and evidence suggest, the worst suggested first."""
        found = ((a, s) for a in self._session.casebook.all(Action) if (s := self.standing(a)))
        differ = [(action, standing) for action, standing in found if standing.disagrees]
        worst = ("red", "amber", "grey", "green", "blue")
        return sorted(differ, key=lambda pair: (worst.index(pair[1].suggested.status), pair[0].id))

    def facts(self, action: Action) -> Facts:
        """Say of an action how it stands, what was delivered and what changed, each with its number."""
        impact, standing = self.of(action), self.standing(action)
        told = [("Status", status_sentence(standing, impact, self.meanings))] if standing else []
        if impact is None or not (impact.delivered or action.moves):
            return told
        by = f"; expected by {action.expected_by.text}" if action.expected_by else ""
        return [
            *told,
            ("Effect", f"{impact.kind}{by}"),
            ("Delivered", plain_day(impact.delivered_on) if impact.delivered_on else _yes(impact.delivered)),
            ("Embedded", embedded_words(impact)),
            ("Moves", number_words(impact)),
        ]

    def link(self, action: Action, said: Link) -> Told:
        """Say what shows an action's effect, from where to where, and by when. Raises Refusal.

        Where a number is named for the first time and no baseline is given, it is the number as it stands today.
        """
        after = self.linked(action, said)
        say = f"{action.ref} moves nothing that is counted any more"
        if after.moves:
            say = f"{action.ref} should move {self._called(after.moves)}{_from_to(after)}"
        return self._keep(action, after, say, "link impact")

    def linked(self, action: Action, said: Link) -> Action:
        """Give the action as it would be, and keep nothing; raises Refusal."""
        after = msgspec.structs.replace(action, **self._linked(action, said))
        if after == action:
            raise Refusal(f"Nothing is said of what {action.ref} moves that is not known already.")
        self._refuse_target(after)
        return after

    def numbers(self) -> tuple[str, ...]:
        """Give what an action can name as what it moves: reported figures, and measures by their id."""
        figures = {f.name.casefold(): f.name for f in self._session.casebook.all(Figure)}
        return (*sorted(figures.values(), key=str.casefold), *filter(linkable, MEASURES))

    def say_status(self, action: Action, colour: codes.Status | None) -> Told:
        """Keep the status its owner gives an action, or take it back; raises Refusal."""
        if action.state == "dropped":
            raise Refusal(f"{action.ref} is dropped, so it has no status; open it again first.")
        if colour == action.said_status and (colour is None or action.said_status_on == self._session.today):
            raise Refusal(
                f"{action.ref} {f'is {colour} already, since today' if colour else 'has no status'}."
            )
        day = self._session.today if colour else None
        after = msgspec.structs.replace(action, said_status=colour, said_status_on=day)
        say = f"{action.ref} is {colour}: {self.meanings.of(colour).word}" if colour else (
            f"{action.ref} has no status from its owner any more"
        )  # fmt: skip
        return self._keep(action, after, say, "action status")

    def _linked(self, action: Action, said: Link) -> dict[str, Any]:
        if said.moves is not None and line(said.moves).casefold() in NOTHING:
            return {"moves": "", "baseline_value": None, "target_value": None, "expected_by": None}
        fields: dict[str, Any] = {}
        if said.moves is not None:
            fields["moves"] = self._known(said.moves)
        if not fields.get("moves", action.moves):
            raise Refusal(f"{action.ref} names no number yet: say with it what it moves.")
        if fields.get("moves", action.moves) != action.moves:  # another number has another baseline
            reading = self._session.readings.of(fields["moves"])
            now = None if reading is None or reading.value is None else round(reading.value, 2)
            fields |= {"baseline_value": now, "target_value": None}
        for name, value in (("baseline", said.baseline), ("target", said.target)):
            if value is not None:
                fields[f"{name}_value"] = _number(value, name)
        if said.by is not None:
            fields["expected_by"] = self._expected(action, said.by)
        return fields

    def _called(self, moves: str) -> str:
        """Give the name people know a number by."""
        reading = self._session.readings.of(moves)
        return reading.name if reading else moves

    def _known(self, typed: str) -> str:
        """Give the measure's id or the figure's name that is meant; raises Refusal."""
        name = required(typed, "What it moves")
        if linkable(name.casefold()):
            return name.casefold()
        figures = {f.name.casefold(): f.name for f in self._session.casebook.all(Figure)}
        if name.casefold() in figures:
            return figures[name.casefold()]
        if name.casefold() in MEASURES:
            raise Refusal(f"{name} counts what actions move, so no action can move it: name another number.")
        raise Refusal(
            f"There is no figure “{name[:60]}”: name one of 'tracker measures', or a number that was reported "
            "('tracker figure list')."
        )

    def _expected(self, action: Action, typed: str) -> RoughDate:
        first, last = read_rough(required(typed, "The day"), self._session.today, looks="forward")
        if last < action.agreed_on:
            raise Refusal(
                f"The effect of {action.ref} cannot be expected by {say_day(last)}: it was agreed later, on "
                f"{say_day(action.agreed_on)}."
            )
        return RoughDate(text=plain_day(first) if first == last else line(typed), earliest=first, latest=last)

    def _refuse_target(self, action: Action) -> None:
        """Raise Refusal where the target is not better than the baseline, which is seen by no later number."""
        base, target = action.baseline_value, action.target_value
        if base is None or target is None:
            return
        way = direction(action, self._session.readings.of(action.moves))
        if way * (target - base) <= 0:
            better = {1: "more", -1: "fewer"}.get(way, "another number")
            raise Refusal(
                f"The target {target:g} is no better than the baseline {base:g}: {better} is better here."
            )

    def _keep(self, action: Action, after: Action, say: str, command: str) -> Told:
        self._session.commit([Edit(action, after, say)], command)
        return Told(self._session.casebook.get(Action, action.id) or after, say)


def embedded_words(impact: Impact) -> str:
    """Say whether it is embedded, as a mark by itself beside whether it was delivered."""
    if impact.embedded:
        day = impact.action.embedded_on
        return plain_day(day) if day else "yes"
    return "self-confirmed only" if impact.action.state == "embedded" else "no"


def number_words(impact: Impact) -> str:
    """Say the number it names, from where to where, and how it stands; empty where it names none."""
    action, reading = impact.action, impact.reading
    if not action.moves:
        return ""
    now = reading.shown if reading else "nothing reported"
    name = reading.name if reading else action.moves
    base = "no baseline" if action.baseline_value is None else f"baseline {action.baseline_value:g}"
    return f"{name}: {base}, now {now}{_distance(impact)}"


def _distance(impact: Impact) -> str:
    target, left = impact.action.target_value, impact.to_go
    if target is None:
        return ", no target"
    gap = "" if left is None else ", reached" if left == 0 else f", {left:.1f}".removesuffix(".0") + " to go"
    return f", target {target:g}{gap}"


def _from_to(action: Action) -> str:
    base, target, by = action.baseline_value, action.target_value, action.expected_by
    told = f" from {base:g}" if base is not None else ""
    told += f" to {target:g}" if target is not None else ""
    return told + (f" by {by.text}" if by else "")


def _number(said: float | str, what: str) -> float:
    """Read a number, also one with a sign for per cent; raises Refusal."""
    try:
        value = float(line(said).replace(",", "").removesuffix("%")) if isinstance(said, str) else said
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Refusal(f"The {what} cannot be “{line(str(said))[:40]}”: give a number.")
    return value


def _yes(held: bool) -> str:
    return "yes, nobody recorded when" if held else "no"
