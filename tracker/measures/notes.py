"""Measures of contact notes: recorded late, not on file, and visits made sooner than the longest interval allowed."""

from collections.abc import Iterable, Iterator

from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case
from tracker.measures.cohort import cohort
from tracker.measures.measure import Counted, Period, measure
from tracker.rules.in_touch import recorded_late, unfiled
from tracker.rules.policy import Policy

MESSAGES = frozenset(("text or messaging", "social media", "email"))
"""Kinds of exchange that are written and easily stay on a telephone."""


def _ids(notes: Iterable[ContactNote]) -> tuple[str, ...]:
    return tuple(note.id for note in notes)


def _standing(notes: Iterable[ContactNote], casebook: Casebook) -> list[ContactNote]:
    """Give the notes that stand, in a fixed order: those corrected or moved to another file are left out."""
    return sorted((n for n in notes if casebook.stands(n)), key=lambda n: n.id)


@measure(
    "notes-late",
    "Notes recorded late",
    definition="Of contact notes of visits, exchanges and attempts that were recorded in the period, those recorded "
    "more than {VI-07.days} working days after it happened. A note that was corrected counts once, "
    "from the day it was first recorded.",
    group="visits and keeping in touch",
    on=ContactNote,
    how="share",
    better="fewer",
    themes=("visiting & contact", "performance data"),
)
def late(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the notes recorded late."""
    first, last = period
    recorded = (n for n in casebook.all(ContactNote) if first <= n.recorded <= last)
    noted = _standing(recorded, casebook)
    return Counted(_ids([n for n in noted if recorded_late(n, policy)]), _ids(noted))


@measure(
    "notes-not-on-file",
    "Notes not on file",
    definition="Contact notes of young people whose case is open that are not on file in the case system on the "
    "last day of the period, though more than {VI-07.days} working days have passed (rule VI-07).",
    group="visits and keeping in touch",
    on=ContactNote,
    better="fewer",
    themes=("visiting & contact", "performance data"),
)
def not_on_file(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the notes that rule VI-07 misses on file."""
    cases = sorted((c for c in casebook.all(Case) if c.open_on(period.end)), key=lambda c: c.id)
    lives = map(casebook.life_of, cases)
    return Counted(tuple(n.id for life in lives for n in unfiled(life, policy, period.end)))


@measure(
    "messages-on-file",
    "Messages put on file",
    definition="Of texts, messages, social media and emails exchanged with or about young people in the period and "
    "noted here, those on file in the case system by its last day.",
    group="visits and keeping in touch",
    on=ContactNote,
    how="share",
    better="more",
    themes=("visiting & contact", "performance data"),
)
def messages(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the messages that are on file."""
    first, last = period
    written = (n for n in casebook.all(ContactNote) if n.kind in MESSAGES and first <= n.day <= last)
    sent = _standing(written, casebook)
    return Counted(_ids([n for n in sent if n.filed and n.filed <= period.end]), _ids(sent))


@measure(
    "visits-above-minimum",
    "Visits above the minimum where need is raised",
    definition="Of PA visits in the period at which a young person was seen whose level of need was above standard "
    "that day, those made more than {VI-MIN.days} days sooner than the longest interval allowed of {VI-03.due} "
    "days. A first visit, which has none before it, is left out.",
    group="visits and keeping in touch",
    on=ContactNote,
    how="share",
    better="more",
    themes=("visiting & contact",),
)
def above_minimum(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the visits that came well before the longest interval had passed."""
    longest = policy.days("VI-03", "due") - policy.days("VI-MIN", "days") - 1
    gaps = {
        note.id: gap
        for stand in cohort(casebook, period.end)
        for note, gap in _gaps(stand.life, period)
        if stand.life.level(note.day) != "standard"
    }
    return Counted(tuple(i for i, gap in gaps.items() if gap <= longest), tuple(gaps))


def _gaps(life: Life, period: Period) -> Iterator[tuple[ContactNote, int]]:
    """Give the PA visits of the period, the latest first, each with the days since the one before."""
    later: ContactNote | None = None
    for note in life.notes_back(period.end):
        if not (note.saw and note.kind == "PA visit"):
            continue
        if later is not None:
            yield later, (later.day - note.day).days
        if note.day < period.start:
            return
        later = note
