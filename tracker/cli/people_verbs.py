"""Verbs about people."""

import argparse
from typing import Any

from tracker.cli.list_verbs import (
    add_list,
    show_people,
)
from tracker.cli.running import Running, say, something
from tracker.cli.subjects import add_subject, add_verb
from tracker.domain.work import Person
from tracker.wording import short, title_of


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    _people(verbs, everywhere)


def _people(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = add_subject(verbs, everywhere, "people", show_people, "who actions can be given to")
    add = add_verb(of, everywhere, "add", _add_person, "add somebody")
    add.add_argument("name")
    for name in ("role", "team", "agency"):
        add.add_argument(f"--{name}", default="")
    add.add_argument("--group", action="store_true", help="a team or board, which cannot be asked")
    leave = add_verb(
        of, everywhere, "leave", _leave, "keep somebody's last day, and list what is still with them"
    )
    leave.add_argument("name")
    leave.add_argument("--day", metavar="DAY", help="the last day (today)")
    leave.add_argument("--cover", default="", metavar="NAME")
    update = add_verb(of, everywhere, "update", _update_person, "change a role, team or agency")
    update.add_argument("person", help="a name, or P-7KQ2")
    for name in ("name", "role", "team", "agency"):
        update.add_argument(f"--{name}")
    add_list(of, everywhere, "list", show_people, "everybody, those who left last")


def _add_person(running: Running) -> int:
    args = running.args
    desk = running.desk(create=True)
    person = desk.people.add(
        args.name, is_group=args.group, role=args.role, team=args.team, agency=args.agency
    )
    running.tell(f"added {person.name} as {person.ref}", person.ref)
    return 0


def _leave(running: Running) -> int:
    desk = running.desk()
    person = desk.session.find(running.args.name, Person)
    left = desk.people.leave(person, running.day("day"), running.args.cover)
    running.tell(left.sentence, left.person.ref)
    if running.args.quiet:
        return 0
    roles = {case.ref: desk.people.roles_held(left.person, case, left.person.left) for case in left.cases}
    for case in left.cases:
        say(f"  {case.ref} {case.initials}, {' and '.join(roles[case.ref])}")
    for record in (*left.actions, *left.threads):
        say(f"  {record.ref}  {short(title_of(record))}")
    held = dict.fromkeys(role for each in roles.values() for role in each)
    hints = [f'tracker case give NAME --all-of "{left.person.name}" --role "{role}"' for role in held]
    hints += [f"tracker action assign {left.actions[0].ref} NAME"] if left.actions else []
    if hints:
        say("Give them to somebody else:")
    for hint in hints:
        say(f"  {hint}")
    return 0


def _update_person(running: Running) -> int:
    desk = running.desk()
    person = desk.session.find(running.args.person, Person)
    names = ("name", "role", "team", "agency")
    said = something({name: getattr(running.args, name) for name in names})
    person = desk.people.edit(person, **said)
    running.tell(f"updated {person.name}", person.ref)
    return 0
