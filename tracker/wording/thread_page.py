"""One concern on one page: every visit's words in order, what was done in between, and where it stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action
from tracker.wording.listing import WIDTH, folded
from tracker.wording.saying import counted
from tracker.wording.sheet import MARKS, Reason, mark
from tracker.wording.thread_story import Moment

Line = tuple[str, str]
"""A tone (a flag's word, "heading", "quiet" or none) and the words, as in a sheet."""

_HEADINGS = {"said": "Said at", "not tested": "Not tested at", "not read yet": "Letter not read yet:"}
_NOTHING_DONE = "Nothing is recorded as done until it was said again."
_SILENT = ("not tested", "not read yet")


def thread_lines(
    thread: Thread,
    casebook: Casebook,
    today: date,
    story: Sequence[Moment],
    reasons: Sequence[Reason] = (),
    width: int = WIDTH,
) -> list[Line]:
    """Give the page line by line, in so many columns."""
    owner = casebook.owner_of(thread)
    state = f"{thread.state.capitalize()}, owner {owner.name if owner else 'nobody'}; {thread.theme}"
    lines = _lines("heading", f"{thread.ref} {thread.title}", 0, width)
    closed = [f"Last closed: {plain_day(thread.closed_on)}"] if thread.closed_on else []
    for told in (state, *closed, *_where(story)):
        lines += _lines("", told, 0, width)
    for reason in reasons:
        lines += _lines(reason.word, f"{mark(reason)}: {reason.sentence} [{reason.rule}]", 0, width)
        lines += _lines("quiet", f"To clear: {reason.clears}", 2, width) if reason.clears else []
    for number, moment in enumerate(story):
        lines += _moment(moment, width)
        if moment.what == "said" and _nothing_done(story[number + 1 :]):
            lines += _lines("quiet", _NOTHING_DONE, 2, width)
    return [*lines, ("", ""), *_end(thread, casebook, today, width)]


def _where(story: Iterable[Moment]) -> list[str]:
    """Say where it was said, and at which visits nothing was said of it."""
    told = []
    for what, heading in _HEADINGS.items():
        sources = dict.fromkeys(m.says.split(":")[0] for m in story if m.what == what)
        told += [f"{heading} {', '.join(sources)}"] if sources else []
    return told


def _moment(moment: Moment, width: int) -> list[Line]:
    head = f"{moment.when or plain_day(moment.day)} {moment.says}"
    if moment.what == "said":
        said_by = f"{moment.ref}, {moment.place}; said by the {moment.by}"
        return [
            ("", ""),
            *_lines("heading", head, 0, width),
            *_lines("", f"“{moment.quote}”", 2, width),
            *_lines("quiet", said_by, 2, width),
        ]
    if moment.what in _SILENT:
        return [("", ""), *_lines("check", f"{MARKS['check']} {head}", 0, width)]
    return _lines("", head, 2, width)


def _nothing_done(rest: Sequence[Moment]) -> bool:
    """Tell whether the words of a later day come before anything that was done."""
    what = next((m.what for m in rest if m.what in ("action", "update") or m.days), "")
    return what == "said"


def _end(thread: Thread, casebook: Casebook, today: date, width: int) -> list[Line]:
    """Say where the concern stands today, and what is still open."""
    findings = casebook.pointing(Finding, "thread", thread.id)
    actions: dict[str, Action] = {a.id: a for f in findings for a in casebook.actions_for(f.id)}
    states = Counter(action.state for action in actions.values())
    told = ", ".join(f"{count} {state}" for state, count in states.items())
    closed = f" ({thread.closing_evidence})" if thread.closing_evidence else ""
    what = f"{counted(len(actions), 'action')}: {told}" if actions else "No action answers it."
    today_line = f"Today, {plain_day(today)}: {thread.state}{closed}"
    return [*_lines("heading", today_line, 0, width), *_lines("", what, 2, width)]


def _lines(tone: str, text: str, indent: int, width: int) -> list[Line]:
    return [(tone, line) for line in folded(text, indent, width=width)]
