"""Verbs that keep the casebook whole: check, copy, restore, thresholds, completion."""

import argparse
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.parsing import count_of, one_of
from tracker.cli.running import Running, refuse, say
from tracker.wording import counted


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    _add_check(verbs, everywhere)
    copy = verbs.add_parser("copy", parents=[everywhere], help="write a consistent copy of the casebook")
    copy.add_argument("to", metavar="FILE")
    copy.set_defaults(run=_copy)
    restore = verbs.add_parser(
        "restore", parents=[everywhere], help="go back to the longest sound copy after damage"
    )
    restore.set_defaults(run=_restore)
    policy = verbs.add_parser("policy", parents=[everywhere], help="the figures behind the rules")
    policy.set_defaults(run=_list_policy)
    of = policy.add_subparsers(title="verbs", metavar="VERB")
    known = of.add_parser("list", parents=[everywhere], help="every threshold with its source")
    known.add_argument("--json", action="store_true")
    known.set_defaults(run=_list_policy)
    own = of.add_parser("set", parents=[everywhere], help="put the council's own figure in place of one")
    own.add_argument("name")
    own.add_argument("value", type=count_of("days, months or moves"))
    own.add_argument("--reason", required=True, help="why the council's own figure stands in its place")
    own.add_argument("--quiet", action="store_true", help="print the reference alone")
    own.set_defaults(run=_set_policy)
    rules = of.add_parser("rules", parents=[everywhere], help="every rule with its source and how sure it is")
    rules.add_argument("--json", action="store_true")
    rules.set_defaults(run=_list_rules)
    shell = verbs.add_parser(
        "completion", parents=[everywhere], help="print the completion script for a shell"
    )
    shell.add_argument("shell", **one_of("bash", "zsh", "tcsh"))
    shell.set_defaults(run=_completion)


def _add_check(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    check = verbs.add_parser(
        "check", parents=[everywhere], help="check every seal; exit code 1 when something is found"
    )
    what = check.add_mutually_exclusive_group()
    what.add_argument("--take-in", action="store_true", help="take another program's edits in")
    what.add_argument("--set-aside", action="store_true", help="set another program's edits aside")
    what.add_argument(
        "--new-history", action="store_true", help="begin a new history from a casebook found without"
    )
    what.add_argument("--data", action="store_true", help="check what is kept against itself")
    check.add_argument("words", nargs="*", metavar="WORDS", help="with --data: narrow it, such as rule:DQ-40")
    check.add_argument("--json", action="store_true", help="with --data")
    check.add_argument("--csv", action="store_true", help="with --data")
    check.set_defaults(run=_check)


def _check(running: Running) -> int:
    args = running.args
    if args.data:
        from tracker.cli.quality_verbs import print_faults

        return print_faults(running, " ".join(args.words))
    if args.words or args.json or args.csv:
        refuse("Words, --json and --csv go with --data: tracker check --data.")
    if args.new_history:
        from tracker.desk.keeping import begin_history

        say(begin_history(running.path, running.who))
        return 0
    desk = running.desk()
    if args.take_in:
        running.tell(f"took in {counted(desk.keeping.take_in(), 'record')} as one change")
        return 0
    if args.set_aside:
        running.tell(f"the other program's edits are kept in {desk.keeping.set_aside()}")
        return 0
    found = desk.keeping.check()
    for sentence in found:
        say(sentence)
    if not found:
        say("Every line is as it was written, and every reference leads somewhere.")
    return 1 if found else 0


def _copy(running: Running) -> int:
    running.tell(f"copied to {running.desk().keeping.copy(running.args.to)}")
    return 0


def _restore(running: Running) -> int:
    from tracker.desk.keeping import restore

    say(restore(running.path))
    return 0


def _list_policy(running: Running) -> int:
    settings = running.desk(create=False).session.policy.known()
    if running.json:
        print_json(
            [{"name": s.name, "value": s.value, "default": s.default, "unit": s.unit, "sentence": s.sentence,
              "source": s.source, "reason": s.reason or None} for s in settings]
        )  # fmt: skip
        return 0
    for s in settings:
        own = f" (the council's own; otherwise {s.default}: {s.reason})" if s.own else ""
        say(f"{s.name} = {s.value} {s.unit}{own}. {s.sentence} Source: {s.source}")
    return 0


def _set_policy(running: Running) -> int:
    made = running.desk().keeping.set_threshold(running.args.name, running.args.value, running.args.reason)
    unit = running.desk().session.policy.setting(made.name).unit
    running.tell(f"set {made.name} to {made.value} {unit}: {made.reason}", made.ref)
    return 0


def _list_rules(running: Running) -> int:
    from tracker.desk.keeping import rules

    found = rules()
    if running.json:
        print_json(found)
        return 0
    for rule in found:
        source = f"Source: {rule['source']} [{rule['confidence']}]"
        off = "" if rule["on"] else ", off"
        waits = f" Silent until the first {rule['waits_for']} is recorded here." if rule["waits_for"] else ""
        say(f"{rule['rule']} (severity {rule['severity']}{off}): {rule['sentence']}{waits} {source}")
    return 0


def _completion(running: Running) -> int:
    import shtab

    from tracker.cli.entry import parser

    script: str = shtab.complete(parser(), shell=running.args.shell)
    if not script:
        refuse("There is no completion for this shell.")
    say(script)
    return 0
