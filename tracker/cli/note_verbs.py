"""Verbs about contact notes: logging one, correcting it, moving it, and putting it on file."""

import argparse
from typing import Any

from tracker.cli.list_verbs import add_list, as_data, words
from tracker.cli.output import print_rows
from tracker.cli.parsing import listed_word_of, word_of
from tracker.cli.running import Running, refuse, say, something
from tracker.cli.subjects import add_verb, said_of
from tracker.domain import care_codes
from tracker.domain.codes import words as words_of
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case
from tracker.wording import short

COLUMNS = ("flag", "ref", "day", "case", "initials", "kind", "outcome", "state", "title", "owner")
SHORT_KINDS = {
    "text": "text or messaging",
    "visit": "visit",
    "call": "phone",
    "message": "text or messaging",
}
"""What people say for a kind, beside the beginning of its name; whose visit it was follows from the role."""
LOG = "log"


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    notes = add_list(
        verbs, everywhere, "notes", show_notes, "contact notes, the latest first; yours unless --all"
    )
    notes.add_argument("--all", action="store_true", help="everybody's")
    note = verbs.add_parser("note", parents=[everywhere], help="log what happened with a young person")
    of = note.add_subparsers(title="verbs", metavar="VERB", required=True)
    _logging(of, everywhere)
    correct = add_verb(
        of, everywhere, "correct", _correct, "put a corrected version in its place, with the reason"
    )
    correct.add_argument("note", metavar="N-REF")
    correct.add_argument("reason")
    correct.add_argument("--text")
    _how(correct)
    correct.add_argument("--no-change", action="store_true", help="it told of no change of circumstances")
    move = add_verb(
        of, everywhere, "move", _move, "to the file of the young person it is about, with the reason"
    )
    move.add_argument("note", metavar="N-REF")
    move.add_argument("case", help="YP-014, or the council's case number")
    move.add_argument("reason")
    file = add_verb(of, everywhere, "filed", _filed, "they are on file in the council's case system")
    file.add_argument("notes", nargs="+", metavar="N-REF")
    file.add_argument("--on", metavar="DAY", help="since when (today)")
    text = of.add_parser("text", parents=[everywhere], help="print it as the council's case system wants it")
    text.add_argument("note", metavar="N-REF")
    text.set_defaults(run=_text)


def _logging(of: Any, everywhere: argparse.ArgumentParser) -> None:
    log = add_verb(of, everywhere, LOG, _log, "log a note; the word log may be left out")
    log.add_argument("case", help="YP-014, or the council's case number")
    log.add_argument(
        "text", nargs="?", default="", help="what happened; left out on a terminal, a small form asks"
    )
    _how(log)
    log.add_argument(
        "--with", dest="others", action="append", default=[], metavar="YP-REF", help="was there too"
    )
    log.add_argument("--by", default="", metavar="NAME", help="who had it (you)")
    log.add_argument(
        "--action",
        action="append",
        default=[],
        metavar="WHAT;WHO;WHEN",
        help="raises a follow-up action; who and when may be left out; may be repeated",
    )


def _how(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--kind", type=kind_of, metavar="KIND", help="text, visit, phone, email ...")
    verb.add_argument("--when", metavar="MOMENT", help="such as yesterday 14:30 (now)")
    way = verb.add_mutually_exclusive_group()
    for direction in words_of(care_codes.Direction):
        option = f"--{direction.replace(' ', '-')}"
        way.add_argument(option, dest="direction", action="store_const", const=direction)
    happened = verb.add_mutually_exclusive_group()
    for outcome, sentence in (("attempted", "it did not happen"), ("made", "it happened")):
        happened.add_argument(
            f"--{outcome}", dest="outcome", action="store_const", const=outcome, help=sentence
        )
    verb.add_argument("--with-whom", **listed_word_of(care_codes.WithWhom, "WHO"))
    verb.add_argument("--role", **listed_word_of(care_codes.NoteRole, "ROLE"))
    verb.add_argument("--seen", action=argparse.BooleanOptionalAction, help="seen face to face, or not")
    verb.add_argument(
        "--alone", dest="seen_alone", action=argparse.BooleanOptionalAction, help="seen alone, or not"
    )
    verb.add_argument("--where", **listed_word_of(care_codes.Where, "PLACE"))
    verb.add_argument("--own-words", help="what the young person said, in their own words")
    verb.add_argument("--changed", **listed_word_of(care_codes.Trigger, "WHAT", "a change of circumstances"))
    verb.add_argument("--home-found", dest="suitability", **word_of(care_codes.Suitability))


SAID = (
    "direction", "outcome", "with_whom", "role", "seen", "seen_alone", "where", "own_words", "changed", "suitability",
)  # fmt: skip


def kind_of(typed: str) -> str:
    """Read a kind of exchange as people say it; raises argparse.ArgumentTypeError with what there is."""
    asked = typed.strip().casefold()
    kinds = words_of(care_codes.ExchangeKind)
    fitting = [kind for kind in kinds if asked and kind.casefold().startswith(asked)]
    if asked not in SHORT_KINDS and len(fitting) != 1:
        raise argparse.ArgumentTypeError(f"cannot be “{short(typed)}”: choose {'; '.join(kinds)}")
    return SHORT_KINDS.get(asked) or fitting[0]


def show_notes(running: Running) -> int:
    """Print contact notes."""
    every = running.args.all
    desk = running.desk()
    rows = desk.lists.notes(words(running), mine=not every)
    if not rows and not as_data(running):
        whose = "notes" if every else "notes of yours (--all shows everybody's)"
        say(f"No {whose}." if not words(running) else f"No {whose} fit these words.")
    who = "name" if desk.session.names else "initials"
    return print_rows(running, rows, [who if column == "initials" else column for column in COLUMNS])


def _log(running: Running) -> int:
    from tracker.desk.notes import read_follow_ups

    args = running.args
    if not args.text:
        return _ask_for_text(running)
    desk = running.desk()
    logged = desk.notes.log(
        desk.session.find(args.case, Case),
        args.text,
        args.kind or "text or messaging",
        desk.read_moment(args.when or ""),
        with_others=[desk.session.find(ref, Case) for ref in args.others],
        actions=read_follow_ups(args.action, running.read_day),
        by=args.by,
        **said_of(running, *SAID),
    )
    running.tell(logged.sentence, logged.note.ref)
    return 0


def _ask_for_text(running: Running) -> int:
    """Open the small form where there is a terminal; without one the words have to be said."""
    from tracker.cli.screen_verbs import has_terminal, open_note_form

    if not has_terminal():
        refuse(f'What happened is missing: tracker note {running.args.case} "your words" --kind text.')
    return open_note_form(running, running.args.case)


def _correct(running: Running) -> int:
    args = running.args
    desk = running.desk()
    old = desk.session.find(args.note, ContactNote)
    fields = said_of(running, "text", "kind", *SAID)
    if args.when is not None:
        fields["happened"] = desk.read_moment(args.when)
    if args.no_change:
        fields["changed"] = None
    new = desk.notes.correct(old, args.reason, **fields or something(dict.fromkeys(("text", "kind", "when"))))
    running.tell(f"{new.ref} takes the place of {old.ref}", new.ref)
    return 0


def _move(running: Running) -> int:
    args = running.args
    desk = running.desk()
    case = desk.session.find(args.case, Case)
    old = desk.session.find(args.note, ContactNote)
    new = desk.notes.move(old, case, args.reason)
    running.tell(desk.notes.moved_sentence(old, new), new.ref)
    return 0


def _filed(running: Running) -> int:
    desk = running.desk()
    notes = [desk.session.find(ref, ContactNote) for ref in running.args.notes]
    running.tell(desk.notes.file(notes, running.day("on", back=True)), notes[0].ref)
    return 0


def _text(running: Running) -> int:
    desk = running.desk()
    note = desk.session.find(running.args.note, ContactNote)
    say(desk.notes.filing_text(note))
    return 0
