"""The rules on threads: a concern that is said again, and one that was closed on too little."""

from datetime import date
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Oversight, Update
from tracker.rules.findings import heard, received
from tracker.rules.policy import Policy
from tracker.rules.reasons import by_verb, say_list
from tracker.rules.rule import Reason, rule

NAMED = 2
"""Earlier places that are named before the rest are only counted."""


@rule(
    "FI-02",
    Thread,
    3,
    sentence="A concern that another scrutiny visit, audit or review says again goes to the board, first of all one "
    "that was closed.",
    source="An inspection letter: what it found was known already from earlier reviews.",
    confidence="SEED",
)
def said_again(thread: Thread, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a concern that several sources have, unless it was decided on, closed or better after the last.

    The thread is the subject and not the newest finding: what comes back is the concern, it has the owner, and
    its row stays one row however many letters say it.
    """
    if thread.state in codes.SETTLED and thread.closed_on is None:
        return None  # resolved, nobody knows when
    findings = [
        s for f in casebook.pointing(Finding, "thread", thread.id) if (s := _said(f, casebook, today))
    ]
    sources = _sources(findings)
    enough = max(policy.days("FI-02", "sources"), 2)
    quiet = _answered_on(thread, casebook, today)
    better = max((s.day for s in findings if _better(s.finding)), default=date.min)
    again = [s for s in sources[enough - 1 :] if s.day > quiet and s.day >= better]
    if not again:
        return None
    newest = again[-1]
    before = [_place(s, casebook) for s in reversed(sources) if s is not newest]
    rest = [f"{len(before) - NAMED} more"] if len(before) > NAMED else []
    place = _place(newest, casebook)
    where = f"aid again {place}{_when(newest, casebook)}"
    closed = thread.closed_on if thread.closed_on and thread.closed_on <= today else None
    says = f"Closed on {plain_day(closed)} and s{where}" if closed else f"S{where}"
    says += f"; earlier {say_list([*before[:NAMED], *rest])}. For the board to decide"
    late = (today - newest.day).days if closed else 0  # what came back stands before what only goes on
    clears = by_verb("a decision by the board, recorded on the thread", f"thread decide {thread.ref}", "u")
    return Reason("check", again[0].day, says, clears, late)


@rule(
    "FI-03",
    Thread,
    3,
    sentence="A concern is closed, or called embedded, on evidence of two kinds at least: data, audit, young "
    "people’s feedback.",
    source="A council’s quality assurance framework names these three.",
    confidence="C2",
)
def thinly_closed(thread: Thread, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a thread that is closed or embedded with evidence of too few kinds; no kind named is none."""
    if thread.state not in codes.SETTLED or (thread.closed_on and thread.closed_on > today):
        return None
    shown, every = pillars_of(thread, casebook, today), codes.words(codes.Pillar)
    enough = min(policy.days("FI-03", "kinds"), len(every))
    if len(shown) >= enough:
        return None
    since = thread.closed_on or _last_said(thread, casebook, today)
    on = f" on {plain_day(thread.closed_on)}" if thread.closed_on else ""
    how = {"closed": "Closed", "embedded": "Called embedded"}[thread.state]
    what = (
        f"with evidence of one kind, {say_list(shown)}"
        if len(shown) == 1
        else "with evidence of no kind named"
    )
    what = f"with evidence of {len(shown)} kinds, {say_list(shown)}" if len(shown) > 1 else what
    says = f"{how}{on} {what}; {enough} of these are needed: data, audit, young people’s feedback"
    clears = by_verb(
        "evidence of another kind, on the thread or on one of its actions",
        f"thread evidence {thread.ref} --pillar",
        "V",
    )
    return Reason("check", since, says, clears)


def pillars_of(thread: Thread, casebook: Casebook, today: date) -> list[str]:
    """Give the kinds of evidence there are for a thread, by itself and by the actions that answer its findings."""
    found = {u.pillar for u in shown_for(thread, casebook, today)}
    return [pillar for pillar in codes.words(codes.Pillar) if pillar in found]


def shown_for(thread: Thread, casebook: Casebook, today: date) -> list[Update]:
    """Give the lines of evidence and impact on a thread and on the actions that answer its findings."""
    findings = casebook.pointing(Finding, "thread", thread.id)
    actions = {a.id for f in findings for a in casebook.actions_for(f.id) if a.state != "dropped"}
    updates = (u for i in (thread.id, *actions) for u in casebook.updates_about(i))
    return [u for u in updates if u.kind in codes.SHOWING and u.day <= today]


class _Said(NamedTuple):
    """One finding of a thread, where it comes from, and the day its words were received."""

    day: date
    source: str
    finding: Finding


def _said(finding: Finding, casebook: Casebook, today: date) -> _Said | None:
    """Give when and by what a finding was said; None for a day that is not known or still to come.

    What the council says of itself in a paper is no source of its own: it answers what inspectors said.
    """
    day = received(finding, casebook)
    if day is None or day > today or (finding.said_by == "council" and finding.document):
        return None
    by_hand = f"{finding.source} {day}"
    return _Said(day, finding.visit or finding.oversight or finding.document or by_hand, finding)


def _sources(findings: list[_Said]) -> list[_Said]:
    """Give the first concern of each source, in the order of their days; two of one letter are no repeat."""
    first: dict[str, _Said] = {}
    for said in sorted(findings, key=lambda s: (s.day, s.finding.id)):
        if said.finding.kind in ("concern", "mixed") and said.finding.step != "improved":
            first.setdefault(said.source, said)
    return list(first.values())


def _better(finding: Finding) -> bool:
    return finding.kind == "strength" or finding.step == "improved"


def _answered_on(thread: Thread, casebook: Casebook, today: date) -> date:
    """Give the last day on which something was decided about the thread, or on which it was closed."""
    days = [u.day for u in casebook.updates_about(thread.id) if u.kind == "decision"]
    days += [thread.closed_on] if thread.closed_on else []
    return max((day for day in days if day <= today), default=date.min)


def _place(said: _Said, casebook: Casebook) -> str:
    visit = casebook.get(ScrutinyVisit, said.finding.visit)
    if visit:
        return f"at {visit.title}" if visit.ordinal else f"at the {visit.kind} of {visit.when.text}"
    held = casebook.get(Oversight, said.finding.oversight)
    return (
        f"in the {held.kind if held else said.finding.source} of {plain_day(held.day if held else said.day)}"
    )


def _when(said: _Said, casebook: Casebook) -> str:
    """Say in brackets when the words of a visit came; where that is not known, when the visit was."""
    visit = casebook.get(ScrutinyVisit, said.finding.visit)
    came = heard(said.finding, casebook)
    if visit is None or came is None:
        return ""
    if came.known:
        return f" ({plain_day(came.day)})"
    return f" ({visit.when.text})" if visit.ordinal else ""  # without a number its place says it already


def _last_said(thread: Thread, casebook: Casebook, today: date) -> date:
    """Give the day from which a thread can have been closed where that day is not known."""
    said = (_said(f, casebook, today) for f in casebook.pointing(Finding, "thread", thread.id))
    return max((s.day for s in said if s), default=today)
