"""Verbs about actions."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from tracker.cli.evidence_verbs import about_evidence, add_evidence, shown_by
from tracker.cli.impact_verbs import about_impact, about_status, link_impact, say_status
from tracker.cli.list_verbs import ORPHAN_ACTIONS, add_list, show_actions
from tracker.cli.parsing import listed_word_of, one_of, word_of
from tracker.cli.running import Running, say, something
from tracker.cli.subjects import add_subject
from tracker.desk import Desk
from tracker.desk.progress import Told
from tracker.domain import codes
from tracker.domain.work import Action, Promise
from tracker.domain.young_people import Case
from tracker.wording import short

SAID: tuple[codes.UpdateKind, ...] = ("progress", "evidence", "impact", "decision", "correction")
"""Kinds of update a person writes; the others come with what they do."""

Change = Callable[[Desk, Action, Running], Told]


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add ``action`` with its verbs, and undo and redo."""
    sentence = "add, update, complete, move ... an action"
    of = add_subject(verbs, everywhere, "action", show_actions, sentence)
    _add_adding(of, everywhere)
    add_list(
        of, everywhere, "list", show_actions, "the plan, narrowed by filter words", orphans=ORPHAN_ACTIONS
    )
    update = _change(of, everywhere, "update", _update, "say what happened")
    update.add_argument("text")
    update.add_argument("--kind", **one_of(*SAID), default="progress")
    about_evidence(update)
    add_evidence(of, everywhere, Action, "the action: A-7KQ2 or its plan reference")
    done = _change(of, everywhere, "done", _done, "complete it, with a line of evidence")
    done.add_argument("--evidence", default="", metavar="LINE", help="what shows that it is done")
    about_evidence(done)
    move = _change(of, everywhere, "move", _move, "move the due day; later only with a reason")
    move.add_argument("day", help="such as 10 apr, fri, +2w, eom; none gives the day up")
    move.add_argument("--reason", default="")
    assign = _change(of, everywhere, "assign", _assign, "give it to somebody")
    assign.add_argument("owner", help="a name; nobody takes it away")
    assign.add_argument("--reason", default="")
    block = _change(of, everywhere, "block", _block, "say what it waits for")
    block.add_argument("what")
    block.add_argument("--on", **word_of(codes.BlockedOn), default="person")
    block.add_argument("--chase", metavar="DAY", help="day to chase on")
    unblock = _change(of, everywhere, "unblock", _unblock, "it waits no longer")
    unblock.add_argument("text", nargs="?", default="")
    partner = _change(of, everywhere, "partner", _partner, "what a partner agency was asked or answered")
    partner.add_argument("answer", **word_of(codes.PartnerAnswer))
    partner.add_argument("--agency", default="")
    partner.add_argument("--note", default="")
    embed = _change(of, everywhere, "embed", _embed, "say what changed for young people, and who confirms it")
    embed.add_argument("impact")
    embed.add_argument("--pillar", **word_of(codes.Pillar), help="how that is known")
    embed.add_argument("--by", default="me", metavar="NAME", help="who confirms it (you)")
    about_impact(_change(of, everywhere, "impact", link_impact, "say which number shows what it changed"))
    about_status(_change(of, everywhere, "status", say_status, "the colour its owner gives it"))
    _add_rearranging(of, everywhere)
    _add_undoing((verbs, of), everywhere)


def _add_undoing(places: Sequence[Any], everywhere: argparse.ArgumentParser) -> None:
    for where in places:
        undo = where.add_parser(
            "undo", parents=[everywhere], help="take back your last change, or a named one"
        )
        undo.add_argument("change", nargs="?", default="", help="the end of the change's id, from history")
        undo.set_defaults(run=_undo)
        where.add_parser("redo", parents=[everywhere], help="do again what you undid").set_defaults(run=_redo)


def _add_adding(of: Any, everywhere: argparse.ArgumentParser) -> None:
    add = of.add_parser("add", parents=[everywhere], help="add an action")
    add.add_argument("title")
    add.add_argument(
        "--finding", action="append", default=[], metavar="REF", help="a finding it answers; may be repeated"
    )
    add.add_argument("--case", default="", metavar="YP-REF", help="the young person it is for")
    add.add_argument("--source", **word_of(codes.Source))
    add.add_argument("--owner", default="", metavar="NAME")
    add.add_argument("--due", metavar="DAY", help="such as 10 apr, fri, +2w, eom")
    add.add_argument("--priority", **word_of(codes.Priority))
    add.add_argument("--theme", **listed_word_of(codes.Theme, "THEME"))
    add.add_argument("--state", **one_of("proposed", "not started", "in progress"))
    for name in ("plan-ref", "partner", "team", "measure", "baseline"):
        add.add_argument(f"--{name}", default="")
    add.add_argument("--promise", default="", metavar="WORDS", help="words said to young people")
    add.add_argument("--promised-to", default="", metavar="WHO")
    add.add_argument("--quiet", action="store_true", help="print the reference alone")
    add.set_defaults(run=_add)


def _add_rearranging(of: Any, everywhere: argparse.ArgumentParser) -> None:
    for name, run, sentence in (("drop", _drop, "give it up"), ("reopen", _reopen, "open it again")):
        verb = _change(of, everywhere, name, run, f"{sentence}, with the reason")
        verb.add_argument("reason")
    edit = _change(of, everywhere, "edit", _edit, "change what it says of itself")
    edit.add_argument("--title")
    edit.add_argument("--priority", **word_of(codes.Priority))
    edit.add_argument("--theme", **listed_word_of(codes.Theme, "THEME"))
    edit.add_argument("--source", **word_of(codes.Source))
    for name in ("plan-ref", "team", "measure", "baseline"):
        edit.add_argument(f"--{name}")
    link = _change(of, everywhere, "link", _link, "say which findings it answers")
    link.add_argument("findings", nargs="+", metavar="FINDING")
    link.add_argument("--remove", action="store_true", help="it does not answer them")
    split = of.add_parser("split", parents=[everywhere], help="make several of one")
    split.add_argument("ref", help="the action: A-7KQ2 or its plan reference")
    split.add_argument("--quiet", action="store_true", help="print the new references alone")
    split.add_argument(
        "titles", nargs="+", metavar="TITLE", help="two or more; the first stays with this action"
    )
    split.set_defaults(run=_split)


def _change(
    of: Any, everywhere: argparse.ArgumentParser, name: str, change: Change, sentence: str
) -> argparse.ArgumentParser:
    """Add a verb that finds one action, changes it and says so."""

    def run(running: Running) -> int:
        desk = running.desk()
        told = change(desk, desk.session.find(running.args.ref, Action), running)
        running.tell(told.sentence, told.record.ref)
        return 0

    verb: argparse.ArgumentParser = of.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("ref", help="the action: A-7KQ2 or its plan reference")
    verb.add_argument("--quiet", action="store_true", help="print the reference alone")
    verb.set_defaults(run=run)
    return verb


def _add(running: Running) -> int:
    args = running.args
    due = running.day("due")
    desk = running.desk(create=True)
    promise = Promise(words=args.promise, to=args.promised_to or "young people") if args.promise else None
    told = desk.actions.add(
        args.title,
        findings=args.finding,
        source=args.source or ("promise" if promise else None),
        owner=args.owner,
        due=due,
        priority=args.priority or "normal",
        theme=args.theme,
        state=args.state or "not started",
        plan_ref=args.plan_ref,
        partner=args.partner,
        team=args.team,
        measure=args.measure,
        baseline=args.baseline,
        promise=promise,
        case=desk.session.find(args.case, Case).id if args.case else "",
    )
    running.tell(told.sentence, told.record.ref)
    return 0


def _update(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.update(action, running.args.text, running.args.kind, shown_by(running))


def _done(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.done(action, running.args.evidence, shown_by(running))


def _move(desk: Desk, action: Action, running: Running) -> Told:
    day = running.args.day.strip().casefold()
    to = None if day in ("none", "no day") else running.read_day(running.args.day)
    return desk.actions.move(action, to, running.args.reason)


def _assign(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.assign(action, running.args.owner, running.args.reason)


def _block(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.block(action, running.args.on, running.args.what, running.day("chase"))


def _unblock(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.unblock(action, running.args.text)


def _partner(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.partner(action, running.args.answer, running.args.note, running.args.agency)


def _embed(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.embed(action, running.args.impact, running.args.by, running.args.pillar)


def _drop(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.drop(action, running.args.reason)


def _reopen(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.reopen(action, running.args.reason)


def _edit(desk: Desk, action: Action, running: Running) -> Told:
    names = ("title", "priority", "theme", "source", "plan_ref", "team", "measure", "baseline")
    said = {name: getattr(running.args, name) for name in names}
    return desk.actions.edit(action, **something(said))


def _link(desk: Desk, action: Action, running: Running) -> Told:
    return desk.actions.link(action, running.args.findings, remove=running.args.remove)


def _split(running: Running) -> int:
    desk = running.desk()
    action = desk.session.find(running.args.ref, Action)
    *new, first = desk.actions.split(action, running.args.titles)
    if running.args.quiet:
        say("\n".join(part.ref for part in new))
        return 0
    running.tell(f"split {first.ref} into {len(new) + 1}")
    for part in (first, *new):
        say(f"  {part.ref}  {short(part.title)}")
    return 0


def _undo(running: Running) -> int:
    running.tell(running.desk().past.undo(running.args.change))
    return 0


def _redo(running: Running) -> int:
    running.tell(running.desk().past.redo())
    return 0
