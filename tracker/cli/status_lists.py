"""Printing what actions changed, class by class, and the statuses that disagree with their dates."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.cli.list_verbs import words
from tracker.cli.output import print_json
from tracker.cli.running import Running, say
from tracker.dates import plain_day
from tracker.wording import counted, short

if TYPE_CHECKING:
    from tracker.desk import Desk
    from tracker.desk.impact import Impact
    from tracker.desk.status_words import Standing
    from tracker.domain.work import Action


def show_impact(running: Running) -> int:
    """Print every class with its actions; delivered and embedded stand as two marks."""
    from tracker.desk.impact import CLASSES

    desk = running.desk()
    found = _asked(desk, words(running))
    if running.json:
        print_json([_as_dict(desk, impact) for impact in found])
        return 0
    hidden = set() if running.args.all else {i.action.id for i in found if i.bare}
    for kind, meaning in CLASSES.items():
        fitting = [i for i in found if i.kind == kind]
        if fitting:
            say(f"{kind.capitalize()}: {len(fitting)}. {meaning}")
        for impact in fitting:
            if impact.action.id not in hidden:
                _say_impact(desk, impact)
    if hidden:
        say(f"({counted(len(hidden), 'action')} not delivered and naming no number: --all shows them)")
    if not found:
        say("No actions." if not words(running) else "No actions fit these words.")
    return 0


def _asked(desk: "Desk", typed: str) -> "Sequence[Impact]":
    fitting = {row.id for row in desk.lists.actions(typed)}
    return [impact for impact in desk.impact.all() if impact.action.id in fitting]


def _say_impact(desk: "Desk", impact: "Impact") -> None:
    from tracker.desk.impact import embedded_words, number_words

    action = impact.action
    say(f"  {action.ref}  {short(action.title)}")
    delivered = f"delivered {plain_day(impact.delivered_on)}" if impact.delivered_on else (
        "delivered, nobody recorded when" if impact.delivered else "not delivered"
    )  # fmt: skip
    by = (
        f"; effect expected by {plain_day(impact.expected_by)}" if impact.expected_by and action.moves else ""
    )
    say(f"    {delivered}; embedded: {embedded_words(impact)}{by}")
    if number := number_words(impact):
        say(f"    {number}")


def _as_dict(desk: "Desk", impact: "Impact") -> dict[str, Any]:
    action, reading = impact.action, impact.reading
    standing = desk.impact.standing(action)
    return {
        "ref": action.ref,
        "title": action.title,
        "class": impact.kind,
        "delivered": impact.delivered,
        "delivered_on": impact.delivered_on,
        "embedded": impact.embedded,
        "embedded_on": action.embedded_on,
        "expected_by": impact.expected_by,
        "moves": action.moves or None,
        "baseline": action.baseline_value,
        "now": reading.value if reading else None,
        "now_shown": reading.shown if reading else None,
        "target": action.target_value,
        "to_go": impact.to_go,
        "measure": action.measure or None,
        "suggested_status": standing.suggested.status if standing else None,
        "said_status": standing.said.status if standing and standing.said else None,
    }


def show_disagreements(running: Running) -> int:
    """Print the actions whose status is another than dates and evidence suggest, each with its measure."""
    desk = running.desk()
    fitting = {row.id for row in desk.lists.actions(words(running))}
    found = [(action, standing) for action, standing in desk.impact.disagreements() if action.id in fitting]
    if running.json:
        print_json([_differs(desk, action, standing) for action, standing in found])
        return 0
    for action, standing in found:
        say(f"{action.ref}  {short(action.title)}")
        say(f"  {standing.sentence}")
        say(f"  {_measure(desk, action) or 'An action for one young person: it takes no measure'}")
    if not found:
        say("No status disagrees with dates and evidence.")
        return 0
    meanings = desk.impact.meanings
    say("")
    for each in meanings.status:
        say(f"{each.colour}: {each.word}. {each.definition}")
    say(meanings.note)
    return 0


def _differs(desk: "Desk", action: "Action", standing: "Standing") -> dict[str, Any]:
    return {
        "ref": action.ref,
        "title": action.title,
        "said_status": standing.said.status if standing.said else None,
        "said_by": standing.said.by if standing.said else None,
        "suggested_status": standing.suggested.status,
        "why": standing.suggested.why,
        "disagreement": standing.sentence,
        "measure": _measure(desk, action) or None,
    }


def _measure(desk: "Desk", action: "Action") -> str:
    from tracker.desk.status_words import measure_words

    impact = desk.impact.of(action)
    return measure_words(impact) if impact else ""
