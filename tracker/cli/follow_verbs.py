"""Verbs on what became of what was agreed: follow-through, partner agencies, activity to impact."""

import argparse
from typing import TYPE_CHECKING, Any

from tracker.cli.output import print_csv, print_json
from tracker.cli.parsing import one_of
from tracker.cli.running import Running, refuse, say
from tracker.cli.status_lists import show_disagreements, show_impact
from tracker.dates import plain_day
from tracker.wording import counted
from tracker.wording.listing import folded

if TYPE_CHECKING:
    from tracker.desk.following import Line

BY = ("source", "owner", "partner", "theme")
OUTCOMES = ("done on time", "done late", "still open", "dropped")


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add ``follow``, ``partner`` and ``impact``."""
    follow = verbs.add_parser(
        "follow", parents=[everywhere], help="what was done by the day first agreed, and how long it took"
    )
    follow.add_argument("--by", **one_of(*BY), help="one line a source, owner, partner or theme")
    follow.add_argument("--from", dest="start", metavar="DAY", help="first due on this day or later")
    follow.add_argument("--to", dest="end", metavar="DAY", help="as at the end of this day (today)")
    follow.add_argument("--rows", action="store_true", help="with the references behind each number")
    form = follow.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")
    follow.set_defaults(run=show_follow_through)
    partner = verbs.add_parser(
        "partner", parents=[everywhere], help="what partner agencies were asked; one's page to send"
    )
    partner.add_argument("name", nargs="*", help="the agency; without it all with open asks")
    partner.add_argument("--out", metavar="FILE", help="write the page to a new .md, .txt or .docx file")
    partner.add_argument("--reason", default="", help="why it is written to a file: kept in the history")
    partner.add_argument("--json", action="store_true")
    partner.set_defaults(run=show_partner)
    impact = verbs.add_parser(
        "impact", parents=[everywhere], help="what was delivered, what changed, and statuses that disagree"
    )
    impact.add_argument("words", nargs="*", help="filter words, such as impact:no-change owner:me")
    impact.add_argument("--all", action="store_true", help="also what is not delivered and names no number")
    impact.add_argument("--disagree", action="store_true", help="statuses that dates and evidence contradict")
    impact.add_argument("--json", action="store_true")
    impact.set_defaults(
        run=lambda running: (show_disagreements if running.args.disagree else show_impact)(running)
    )


def show_follow_through(running: Running) -> int:
    """Print follow-through: the whole, then a line a group."""
    args = running.args
    start, end = running.day("start", back=True), running.day("end", back=True)
    desk = running.desk().follow
    period = desk.period(start, end)
    lines = [*(desk.by(args.by, period) if args.by else []), desk.whole(period)]
    if args.json:
        print_json(
            {
                "from": start,
                "to": period.end,
                "by": args.by,
                "definitions": desk.definitions,
                "groups": [_as_dict(line) for line in lines[:-1]],
                "all": _as_dict(lines[-1]),
            }
        )
        return 0
    if args.csv:
        rows = [_as_dict(line) for line in lines]
        print_csv(rows if args.rows else [_without_rows(row) for row in rows], always=())
        return 0
    since = f"from {plain_day(start)} " if start else ""
    say(f"Actions first due {since}up to {plain_day(period.end)}, as at that day:")
    for line in lines:
        _say_line(line, args.rows)
    say("")
    for sentence in desk.definitions:
        say("\n".join(folded(sentence, 0)))
    return 0


def _say_line(line: "Line", rows: bool) -> None:
    say("")
    late, still, gone = (line.count(outcome) for outcome in OUTCOMES[1:])
    say(f"{line.name}: {counted(line.count('all'), 'action')}")
    say(f"  on time {line.on_time}; ever done {line.ever_done}")
    say(f"  {late} done late, {still} still open, {gone} dropped")
    for step, days in line.medians.items():
        told = "nothing to measure" if days is None else f"median {days:g} days, {line.count(step)} measured"
        say(f"  {step}: {told}")
    for name in OUTCOMES if rows else ():
        if line.refs[name]:
            say("\n".join(folded(f"{name}: {', '.join(line.refs[name])}")))


def _as_dict(line: "Line") -> dict[str, Any]:
    """Give a line as plain values: counts, medians with how many were measured, and every row's reference."""
    made: dict[str, Any] = {"name": line.name, "actions": line.count("all")}
    made |= {_key(outcome): line.count(outcome) for outcome in OUTCOMES}
    made |= {"on_time": line.on_time, "ever_done": line.ever_done}
    for step, days in line.medians.items():
        made |= {f"{_key(step)}_median_days": days, f"{_key(step)}_measured": line.count(step)}
    return made | {f"{_key(name)}_rows": list(refs) for name, refs in line.refs.items()}


def _without_rows(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not name.endswith("_rows")}


def _key(words: str) -> str:
    return words.replace(" ", "_")


def show_partner(running: Running) -> int:
    """Print all agencies with open asks, or one's page; or write that to a file."""
    args = running.args
    name, out = " ".join(args.name).strip(), running.out()
    if not name:
        if out is not None:
            refuse("Which partner agency the page is for is missing: name it before --out.")
        return _show_partners(running)
    partners = running.desk().partners
    if out is not None:
        agency = partners.write(name, out, args.reason)
        running.tell(f"wrote the page for {agency} to {args.out}; the reason stands in the history")
    elif args.json:
        print_json([ask._asdict() for ask in partners.asks(name)])
    else:
        from tracker.wording.paper import paper_as_text

        say(paper_as_text(partners.page(name)).rstrip("\n"))
    return 0


def _show_partners(running: Running) -> int:
    found = running.desk().partners.all()
    if running.json:
        print_json([p._asdict() | {"open": [ask.ref for ask in p.open]} for p in found])
        return 0
    for p in found:
        say(
            f"{p.name}: {counted(len(p.open), 'ask')} open, the oldest {counted(p.oldest, 'day')} old; "
            f"{p.accepted} accepted, {p.declined} declined, {p.unanswered} without an answer"
        )
    if not found:
        say("Nothing is asked of a partner agency.")
    return 0
