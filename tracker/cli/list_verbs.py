"""Verbs that show: lists, one record, its history."""

import argparse
from collections.abc import Sequence
from typing import Any

from tracker.cli.output import print_json, print_rows
from tracker.cli.parsing import count_of
from tracker.cli.running import Running, refuse, say
from tracker.desk.past import in_london
from tracker.desk.rows import Row
from tracker.domain.records import Record
from tracker.domain.work import Update
from tracker.wording import old_value

ORPHAN_ACTIONS = "that come from nowhere"
ORPHAN_FINDINGS = "that ask for an action and have none"

LATEST = 20
"""Changes that the history shows unless more are asked for."""

Subparsers = Any
"""What argparse calls the object that verbs are added to; it has no public name."""

COLUMNS = {
    "triage": ("flag", "ref", "title", "owner"),
    "actions": ("flag", "ref", "due", "state", "title", "owner"),
    "findings": ("flag", "ref", "place", "kind", "theme", "state", "title"),
    "threads": ("ref", "state", "visits", "not_tested", "title", "open_actions"),
    "visits": ("flag", "ref", "when", "state", "title"),
    "oversight": ("ref", "when", "state", "title"),
    "documents": ("ref", "title", "name", "waiting", "offers_waiting"),
    "people": ("ref", "state", "title", "role", "team", "open_actions", "young_people"),
}


def add_verbs(verbs: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    triage = add_list(
        verbs, everywhere, "triage", show_triage, "what needs attention now, worst first, and why"
    )
    triage.add_argument("--all", action="store_true", help="the less severe flags too, such as due soon")
    add_list(verbs, everywhere, "actions", show_actions, "the plan", orphans=ORPHAN_ACTIONS)
    add_list(
        verbs, everywhere, "findings", show_findings, "what was said of the service", orphans=ORPHAN_FINDINGS
    )
    add_list(verbs, everywhere, "threads", show_threads, "concerns over time")
    add_list(verbs, everywhere, "documents", show_documents, "what was brought in, and what of it waits")
    add_list(verbs, everywhere, "visits", show_visits, "scrutiny from outside and our own oversight, by day")
    show = verbs.add_parser("show", parents=[everywhere], help="one record with everything known of it")
    show.add_argument("ref", help="A-7KQ2, 4/12, visit 4, a plan reference or a name")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=show_record)
    history = verbs.add_parser(
        "history", parents=[everywhere], help="every change of a record, or the latest of all"
    )
    history.add_argument("ref", nargs="?", help="the record; without it the latest changes")
    history.add_argument(
        "--last", type=count_of("changes"), metavar="N", help="how many of the latest (20, or every look)"
    )
    history.add_argument(
        "--looks", action="store_true", help="who took what out or saw names, when and why, newest first"
    )
    history.add_argument("--json", action="store_true")
    history.set_defaults(run=show_history)


def add_list(
    verbs: Subparsers,
    everywhere: argparse.ArgumentParser,
    name: str,
    run: Any,
    sentence: str,
    *,
    orphans: str = "",
) -> argparse.ArgumentParser:
    """Add a verb that shows a list, narrowed by filter words; ``orphans`` says what those are, if it has any."""
    verb: argparse.ArgumentParser = verbs.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("words", nargs="*", help="filter words, such as owner:me overdue due:<14d")
    form = verb.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one array of objects")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")
    if orphans:
        verb.add_argument("--orphans", action="store_true", help=f"only those {orphans}")
    verb.set_defaults(run=run)
    return verb


def words(running: Running) -> str:
    """Give the filter words typed, as one text; a word with blanks in it keeps together."""
    typed: Sequence[str] = getattr(running.args, "words", ())
    return " ".join(f'"{word}"' if " " in word and not set(word) & set(':"') else word for word in typed)


def as_data(running: Running) -> bool:
    """Tell whether JSON or CSV was asked for: then nothing else is printed."""
    return running.json or bool(getattr(running.args, "csv", False))


def show_triage(running: Running) -> int:
    """Print what needs attention."""
    desk = running.desk()
    every = getattr(running.args, "all", False)
    rows = desk.lists.triage(words(running), every=every)
    if not as_data(running):
        say(desk.headline())
        if not rows:
            say("Nothing here needs attention." if not words(running) else "Nothing fits these words.")
    print_rows(running, rows, COLUMNS["triage"], reasons=True)
    hidden = 0 if every else desk.lists.hidden()
    if hidden and not as_data(running):
        say(f"({hidden} more {desk.lists.less_severe()}: --all shows them)")
    return 0


def _show(running: Running, name: str, rows: Sequence[Row]) -> int:
    if not rows and not as_data(running):
        say(f"No {name}." if not words(running) else f"No {name} fit these words.")
    return print_rows(running, rows, COLUMNS[name])


def show_actions(running: Running) -> int:
    """Print the actions."""
    lists = running.desk().lists
    orphans = getattr(running.args, "orphans", False)
    found = lists.orphan_actions if orphans else lists.actions
    return _show(running, "actions", found(words(running)))


def show_findings(running: Running) -> int:
    """Print the findings."""
    lists = running.desk().lists
    orphans = getattr(running.args, "orphans", False)
    found = lists.orphan_findings if orphans else lists.findings
    return _show(running, "findings", found(words(running)))


def show_threads(running: Running) -> int:
    """Print the threads."""
    return _show(running, "threads", running.desk().lists.threads(words(running)))


def show_visits(running: Running) -> int:
    """Print scrutiny visits and oversight."""
    return _show(running, "visits", running.desk().lists.visits(words(running)))


def show_oversight(running: Running) -> int:
    """Print our own oversight."""
    return _show(running, "oversight", running.desk().lists.oversight(words(running)))


def show_people(running: Running) -> int:
    """Print the people."""
    return _show(running, "people", running.desk().lists.people(words(running)))


def show_documents(running: Running) -> int:
    """Print the documents."""
    return _show(running, "documents", running.desk().lists.document_rows(words(running)))


def show_record(running: Running) -> int:
    """Print one record; of an update what it is about, and what it became where it was said anew."""
    desk = running.desk()
    record: Record = desk.find(running.args.ref)
    if isinstance(record, Update):
        stands = desk.session.casebook.said_last(record)
        if stands is not record and not running.json:
            say(f"({record.ref} was completed: it is {stands.ref} now)")
        record = desk.session.casebook.by_id(record.about) or record
    if running.json:
        print_json(desk.as_dict(record))
    else:
        say(desk.sheet(record))
    return 0


def show_history(running: Running) -> int:
    """Print a record's changes, or the latest of all."""
    desk = running.desk()
    if running.args.looks:
        return _show_looks(running)
    if running.args.ref:
        entries = desk.past.of(desk.find(running.args.ref))
    else:
        entries = desk.past.latest(running.args.last or LATEST)
    if running.json:
        print_json([{**e._asdict(), "reason": e.reason or None, "fields": dict(e.fields)} for e in entries])
        return 0
    for entry in entries:
        say(f"{in_london(entry.at)}  {entry.who}: {entry.sentence}  [{entry.change[-6:]}]")
        if entry.reason:
            say(f"    because: {entry.reason}")
        for field, old in entry.fields:
            if old not in (None, "", []):
                say(f"    {field.replace('_', ' ')} was {old_value(old, desk.session.casebook)}")
    if not entries:
        say("Nothing was changed yet.")
    return 0


def _show_looks(running: Running) -> int:
    """Print what was shown or left the house, for whoever answers for the data."""
    if running.args.ref:
        refuse("What was taken out is told of the whole casebook: leave the reference out.")
    looks = running.desk().past.looks(running.args.last)
    if running.json:
        print_json([look._asdict() for look in looks])
        return 0
    for look in looks:
        say(f"{in_london(look.at)}  {look.who}: {look.sentence}")
        say(f"    because: {look.reason}")
    if not looks:
        say("Nothing was taken out, and no names were shown.")
    return 0
