"""Verbs about the numbers: every measure with what it was before, one with its rows, stocks, and targets."""

import argparse
from collections.abc import Sequence
from typing import Any

from tracker.cli.list_verbs import as_data
from tracker.cli.measure_rows import show_rows
from tracker.cli.output import print_csv, print_json
from tracker.cli.parsing import one_of
from tracker.cli.running import Running, refuse, say
from tracker.dates import say_period
from tracker.desk.comparing import Compared, brief, with_unit
from tracker.desk.measuring import GROUPS, MeasureDesk
from tracker.measures import PARTS, Flow, Period
from tracker.wording import short
from tracker.wording.listing import folded

FLOWS, TARGET = "flows", "target"
NAME_ROOM = 51
"""Columns of a measure's name in the list."""
COLUMNS = ("id", "name", "group", "shown", "value", "before", "last_year", "trend", "target", "target_met")


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    measures = verbs.add_parser(
        "measures",
        parents=[everywhere],
        help="every number with its definition and its rows, and what it was before",
    )
    measures.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        help="nothing for all of them; an id such as in-touch for one with its rows; 'flows' for what came and "
        "went; 'target ID VALUE' with --reason to set the council's target",
    )
    measures.add_argument(
        "--group", **one_of(*GROUPS) | {"metavar": "GROUP", "help": f"only these: {'; '.join(GROUPS)}"}
    )
    measures.add_argument("--from", dest="start", metavar="DAY", help="first day of the period")
    measures.add_argument("--to", dest="end", metavar="DAY", help="last day of the period (today)")
    measures.add_argument("--reason", metavar="WHY", help="with 'target': why it is set so")
    measures.add_argument("--quiet", action="store_true", help="with 'target': print the reference alone")
    form = measures.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="all of it for a script")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")
    measures.set_defaults(run=_measures)


def _measures(running: Running) -> int:
    what: Sequence[str] = running.args.what
    if what and what[0].casefold() == TARGET:
        return _set_target(running, what[1:])
    if running.args.reason is not None:
        refuse("A reason goes with a target: write 'tracker measures target ID VALUE --reason WHY'.")
    if not what:
        return _list(running)
    if len(what) > 1:
        refuse(f"One measure at a time: “{short(' '.join(what), 40)}” names several.")
    if running.args.group:
        refuse("--group goes with the list of all measures: leave out the group, or what you named.")
    return _flows(running) if what[0].casefold() == FLOWS else _show(running, what[0].casefold())


def _period(running: Running, measures: MeasureDesk) -> Period:
    return measures.period(running.day("start", back=True), running.day("end", back=True))


# All of them.


def _list(running: Running) -> int:
    measures = running.desk().measures
    period = _period(running, measures)
    group = running.args.group
    compared = measures.compared(period, measures.ids(group or ""))
    if running.json:
        print_json([_as_dict(found) for found in compared])
    elif running.args.csv:
        print_csv([_flat(found) for found in compared], COLUMNS)
    else:
        say(_heading(measures, period))
        _say_groups(compared)
        say("'tracker measures ID' says what one counts and lists its rows.")
    return 0


def _heading(measures: MeasureDesk, period: Period) -> str:
    return f"From {say_period(*period)}; before: {say_period(*period.before)}."


def _say_folded(text: str) -> None:
    for line in folded(text, hang=0):
        say(line)


def _say_groups(compared: Sequence[Compared]) -> None:
    group = ""
    for found in compared:
        if found.measure.group != group:
            group = found.measure.group
            say(f"\n{group[0].upper()}{group[1:]}")
        say(f"  {short(found.measure.name, NAME_ROOM):<{NAME_ROOM}}  {found.now.shown}")
        say(f"    {_beside(found)}  [{found.measure.id}]")
    say("")


def _beside(found: Compared) -> str:
    """Say what it was before and last year, how it moved, and whether the target is met."""
    parts = [f"before {brief(found.before)}", f"last year {brief(found.last_year)}"]
    if found.trend:
        parts.append(f"{found.symbol} {found.trend}")
    if found.target:
        parts.append(_target(found))
    return "; ".join(parts)


def _target(found: Compared) -> str:
    if found.target is None:
        return "no target"
    met = {True: "met", False: "not met", None: "nothing to measure"}[found.met]
    return f"target {with_unit(found.measure, found.target.value)}: {met}"


def _flat(found: Compared) -> dict[str, Any]:
    """Give a measure as plain values by column."""
    measure = found.measure
    return {
        "id": measure.id,
        "name": measure.name,
        "group": measure.group,
        "shown": found.now.shown,
        "value": found.now.value,
        "before": found.before.value if found.before else None,
        "last_year": found.last_year.value if found.last_year else None,
        "trend": found.trend or None,
        "target": found.target.value if found.target else None,
        "target_met": found.met,
    }


def _as_dict(found: Compared) -> dict[str, Any]:
    measure, counted = found.measure, found.now.counted
    return _flat(found) | {
        "definition": measure.definition,
        "how": measure.how,
        "unit": measure.unit or None,
        "better": measure.better,
        "themes": measure.themes,
        "counted": len(counted.rows),
        "of": None if counted.of is None else len(counted.of),
        "target_reason": found.target.reason if found.target else None,
    }


# One.


def _show(running: Running, measure_id: str) -> int:
    desk = running.desk()
    period = _period(running, desk.measures)
    (found,) = desk.measures.compared(period, [measure_id])
    if not as_data(running):
        say(f"{found.measure.name}: {found.now.shown}")
        say(f"  From {say_period(*period)}; {_beside(found)}")
        if found.target:
            say(f"  The target is the council's own: {found.target.reason}")
        _say_folded(found.measure.definition)
    return show_rows(running, found.now, period, _as_dict(found))


# Stocks.


def _flows(running: Running) -> int:
    measures = running.desk().measures
    period = _period(running, measures)
    flows = [_flow_as_dict(moved, measures) for moved in measures.flows(period)]
    if running.json:
        print_json(flows)
        return 0
    if running.args.csv:
        print_csv(flows, ("id", "name", "opening", "new", "closed", "closing", "adds_up", "unexplained"))
        return 0
    say(f"From {say_period(*period)}.")
    for moved in flows:
        sums = f"{moved['opening']} at the start + {moved['new']} new - {moved['closed']} gone"
        ends = "adds up" if moved["adds_up"] else f"does not add up: {', '.join(moved['unexplained'])}"
        say(f"{moved['name']}: {sums} = {moved['closing']} at the end; {ends}  [{moved['id']}]")
        _say_folded(moved["definition"])
    say("Lists take such as figure:promises-new; also -opening, -closed and -closing.")
    return 0


def _flow_as_dict(moved: Flow, measures: MeasureDesk) -> dict[str, Any]:
    counts = {part: len(getattr(moved, part)) for part in PARTS}
    return {
        "id": moved.stock.id,
        "name": moved.stock.name,
        "definition": moved.stock.definition,
        **counts,
        "adds_up": moved.balanced,
        "unexplained": measures.refs(moved.unexplained),
    }


# Targets.


def _set_target(running: Running, said: Sequence[str]) -> int:
    if len(said) != 2:
        refuse(
            "A target needs a measure and a number: write 'tracker measures target ID VALUE --reason WHY'."
        )
    if running.args.reason is None:
        refuse("--reason is missing: say why the target is set so.")
    measure_id, value = said[0].casefold(), said[1].rstrip(" %")
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        refuse(f"The target cannot be “{short(said[1], 20)}”: give a whole number.")
    measures = running.desk().measures
    made = measures.set_target(measure_id, int(value), running.args.reason)
    named = measures.named(measure_id)
    running.tell(f"the target of {named.id} is {with_unit(named, made.value)}: {made.reason}", made.ref)
    return 0
