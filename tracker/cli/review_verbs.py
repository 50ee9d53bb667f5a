"""Verbs of the weekly review: the week on one page, the round through it, and the minutes."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.parsing import listed_word_of, one_of
from tracker.cli.running import Running, refuse, say
from tracker.cli.subjects import add_verb
from tracker.dates import plain_day, say_day, say_distance
from tracker.desk import Desk
from tracker.desk.carried_out import CarriedOut
from tracker.desk.corrected import Correction
from tracker.desk.deciding import Said
from tracker.desk.identities import Identities
from tracker.desk.week import LISTS, Week
from tracker.desk.week_pages import became, minutes, week_page
from tracker.desk.whose import SCOPES, Whose
from tracker.domain import codes
from tracker.domain.paper import Paper
from tracker.domain.records import Record
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.wording import counted
from tracker.wording.paper import paper_as_markdown, paper_as_text

LATEST = 6
"""Entries of a young person's timeline that are shown with an item."""


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    review = verbs.add_parser(
        "review", parents=[everywhere], help="what happened since the last weekly review"
    )
    review.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    _scoped(review)
    _printed(review)
    review.add_argument("--whole", action="store_true", help="every item, in full")
    review.set_defaults(run=_week)
    of = review.add_subparsers(title="verbs", metavar="VERB", prog=review.prog)
    start = _verb(of, everywhere, "start", _start, "go through what is late or stuck; stops and resumes")
    _scoped(start)
    start.add_argument("--steps", action="store_true", help="show the item that is up, ask nothing")
    _verb(of, everywhere, "next", _next, "show the item that is up")
    decide = add_verb(of, everywhere, "decide", _decide, "decide on the item that is up")
    decide.add_argument("decision", **listed_word_of(codes.ReviewDecision, "DECISION"))
    decide.add_argument("text", nargs="?", default="", help="a sentence; closing says what shows it")
    decide.add_argument("--due", metavar="DAY", help="the new due day")
    decide.add_argument("--to", default="", metavar="NAME", help="the new owner, or to whom it is escalated")
    decide.add_argument("--give-up", action="store_true", help="close an action by giving it up")
    add_verb(of, everywhere, "skip", _skip, "put the item that is up at the end")
    pull = add_verb(of, everywhere, "pull", _pull, "bring a record to the front")
    pull.add_argument("ref")
    add_verb(of, everywhere, "end", _end, "end the review that is under way")
    told = _verb(of, everywhere, "minutes", _minutes, "the minutes of a review (the last)")
    told.add_argument("ref", nargs="?", default="")
    _printed(told)
    _verb(of, everywhere, "list", _list, "the reviews, the latest first")
    _verb(of, everywhere, "owners", _owners, "whose items nobody reviewed, and for how long")


def _verb(of: Any, everywhere: argparse.ArgumentParser, name: str, run: Any, sentence: str) -> Any:
    verb = of.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    verb.set_defaults(run=run)
    return verb


def _scoped(verb: Any) -> None:
    verb.add_argument("--scope", **one_of(*SCOPES), default=None, metavar="WHOSE", help="me, team or all")
    verb.add_argument("--for", dest="for_", metavar="NAME", help="stand in for somebody who is away")


def _printed(verb: Any) -> None:
    verb.add_argument("--markdown", action="store_true", help="as Markdown")
    verb.add_argument("--out", metavar="FILE", help="a new file that ends in .md, .txt or .docx")
    verb.add_argument(
        "--reason", default="", metavar="WHY", help="why it is taken out: it is written to the history"
    )


def _whose(running: Running, desk: Desk) -> Whose:
    args = running.args
    away = desk.session.find(args.for_, Person) if args.for_ is not None else None
    usual = desk.reviews.scope_of(away) if away else desk.reviews.usual_scope
    return desk.reviews.whose(SCOPES[args.scope] if args.scope else usual, args.for_ or "")


def _week(running: Running) -> int:
    out, desk = running.out(), running.desk()
    of = _whose(running, desk)
    week = desk.reviews.week(of)
    decided = desk.reviews.carried_out(week.last, of) if week.last else []
    me = desk.session.own_record
    corrected = desk.reviews.corrections(week) if running.json or running.args.whole else []
    if running.json:
        print_json(_week_told(week, decided, corrected))
        return 0
    return _print(
        running,
        out,
        week_page(
            week,
            decided,
            desk.today,
            Identities(desk.session.casebook),
            whole=running.args.whole,
            corrected=corrected,
            me=me.id if me else "",
        ),
    )


def _week_told(week: Week, decided: Sequence[CarriedOut], corrected: Sequence[Correction]) -> dict[str, Any]:
    lists = {name: [moved._asdict() for moved in getattr(week, name)] for name in LISTS}
    last = [
        {"ref": d.ref, "decision": d.item.decision, "day": d.item.day, "outcome": d.outcome, "says": d.says}
        for d in decided
    ]
    return {
        "whose": week.of.said,
        "since": week.since,
        **lists,
        "last_decisions": last,
        "corrected": [c._asdict() for c in corrected],
    }


def _print(running: Running, out: Path | None, paper: Paper) -> int:
    args = running.args
    if out is not None:
        from tracker.desk.paper_files import write_paper

        write_paper(running.desk().session, paper, out, args.reason)
        running.tell(f"wrote {args.out}")
    else:
        say((paper_as_markdown if args.markdown else paper_as_text)(paper).rstrip("\n"))
    return 0


def _start(running: Running) -> int:
    desk = running.desk()
    of = _whose(running, desk)
    going = desk.reviews.under_way(of)
    review = desk.reviews.begin(of, running.args.for_ or "")
    if not running.json:
        place = desk.reviews.place(review)
        how = f"Going on with {review.ref} of {say_day(review.begun)}" if going else f"Began {review.ref}"
        say(f"{how}: {counted(len(review.items), 'decision')} so far, {place.of - len(review.items)} left.")
    if not running.json and not running.args.steps and _at_a_terminal():
        from tracker.cli.review_walk import walk

        return walk(running, desk, review)
    return _show_up(running, desk, review)


def _at_a_terminal() -> bool:
    import sys

    return sys.stdin.isatty() and sys.stdout.isatty()


def under_way(desk: Desk) -> WeeklyReview:
    """Give the review under way; raises Refusal where there is none."""
    review = desk.reviews.under_way()
    if review is None:
        refuse("No review of yours is under way: 'tracker review start' begins one.")
    return review


def _next(running: Running) -> int:
    desk = running.desk()
    return _show_up(running, desk, under_way(desk))


def _show_up(running: Running, desk: Desk, review: WeeklyReview) -> int:
    place = desk.reviews.place(review)
    if running.json:
        item = desk.as_dict(place.record) if place.record else None
        print_json({"review": review.ref, "number": place.number, "of": place.of, "item": item})
    else:
        say(item_text(desk, review))
    return 0


def item_text(desk: Desk, review: WeeklyReview) -> str:
    """Give the item that is up as text: where the review stands, the record whole, and what can be decided."""
    from tracker.desk.deciding import allowed

    place = desk.reviews.place(review)
    if place.record is None:
        return "Everything is decided. 'tracker review end' ends it; 'tracker review minutes' prints the minutes."
    seen = f"last reviewed {plain_day(place.reviewed)}" if place.reviewed else "never reviewed"
    return (
        f"\n{review.ref}, {desk.reviews.of_review(review).said}: {place.number} of {place.of}, {seen}\n"
        f"{_in_short(desk, place.record)}\nDecide: {', '.join(allowed(place.record))}; or skip."
    )


def _in_short(desk: Desk, record: Record) -> str:
    """Give what is known of an item; of a young person's file the latest, 'tracker show' has the rest."""
    if not isinstance(record, Case):
        return desk.sheet(record)
    page = desk.files.page(record, entries=LATEST)
    return "\n".join([words for _, words in page] + [f"  the whole file: tracker show {record.ref}"])


def _decide(running: Running) -> int:
    args, desk = running.args, running.desk()
    said = Said(args.text, args.to, running.day("due"), args.give_up)
    review, sentence = desk.reviews.decide(under_way(desk), args.decision, said)
    running.tell(sentence, review.ref)
    return 0 if args.quiet else _show_up(running, desk, review)


def _skip(running: Running) -> int:
    desk = running.desk()
    return _after(running, desk, desk.reviews.skip(under_way(desk)))


def _pull(running: Running) -> int:
    desk = running.desk()
    return _after(running, desk, desk.reviews.pull(under_way(desk), desk.find(running.args.ref)))


def _after(running: Running, desk: Desk, review: WeeklyReview) -> int:
    if running.args.quiet:
        say(review.ref)
        return 0
    return _show_up(running, desk, review)


def _end(running: Running) -> int:
    desk = running.desk()
    review = desk.reviews.end(under_way(desk))
    running.tell(f"ended {review.ref}: 'tracker review minutes {review.ref}' prints its minutes", review.ref)
    return 0


def _minutes(running: Running) -> int:
    out, desk = running.out(), running.desk()
    found = desk.session.find(running.args.ref, WeeklyReview) if running.args.ref else None
    review = found or next(iter(desk.reviews.all()), None)
    if review is None:
        refuse("No weekly review was held yet: 'tracker review start' begins one.")
    if running.json:
        told = [became(done) for done in desk.reviews.carried_out(review)]
        print_json({**desk.as_dict(review), "became": told})
        return 0
    return _print(running, out, minutes(desk.reviews, review, desk.session.casebook))


def _list(running: Running) -> int:
    reviews = (desk := running.desk()).reviews.all()
    if running.json:
        print_json([desk.as_dict(review) for review in reviews])
        return 0
    for review in reviews:
        ended = f"ended {plain_day(review.ended)}" if review.ended else "under way"
        say(
            f"{review.ref}  {review.title}, by {review.by}: {counted(len(review.items), 'decision')}, {ended}"
        )
    if not reviews:
        say("No weekly review was held yet: 'tracker review start' begins one.")
    return 0


def _owners(running: Running) -> int:
    found = running.desk().reviews.unreviewed()
    if running.json:
        print_json(
            [{"ref": u.person.ref, "name": u.person.name, "last": u.last, "days": u.days} for u in found]
        )
        return 0
    for person, last, _ in found:
        since = f"last {plain_day(last)}, {say_distance(last, running.today)}" if last else "never"
        say(f"{person.name} ({person.ref}): {since}")
    if not found:
        say("Nobody has items that could be reviewed.")
    return 0
