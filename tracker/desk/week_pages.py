"""The week on one page, and the minutes of a review, as papers to print, send or keep."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from tracker.dates import plain_day, say_day
from tracker.desk.carried_out import MARKS, CarriedOut
from tracker.desk.corrected import Correction
from tracker.desk.deciding import SAYS
from tracker.desk.identities import Identities
from tracker.desk.past_reviews import week_list
from tracker.desk.reviewing import ReviewDesk
from tracker.desk.session import name_of
from tracker.desk.week import LISTS, Moved, Week
from tracker.domain.casebook import Casebook
from tracker.domain.paper import Block, Paper, heading, item, text
from tracker.domain.records import Record
from tracker.domain.reporting import Reviewed, WeeklyReview
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.wording import counted, short, title_of

SHOWN = 2
"""Lines of each list on the page; the whole has all of them."""
ROOM = 60
"""Characters of a title."""
LINE = 76
"""Characters of one item of the page: each stays on a line of its own."""


def week_page(
    week: Week,
    decided: Sequence[CarriedOut],
    today: date,
    identities: Identities,
    *,
    whole: bool = False,
    corrected: Sequence[Correction] = (),
    me: str = "",
) -> Paper:
    """Give the week on one page: the numbers, what is behind each, and whether last time's decisions happened.

    Typed words stand in it without what tells who a young person is.
    ``whole`` gives every item in full, however many there are; ``me`` is the id of the person who reads it.
    """
    shown = None if whole else SHOWN
    last = week.last
    since = (
        f"since the weekly review of {say_day(week.since)}"
        if last
        else f"since {say_day(week.since)} (no review yet)"
    )
    blocks = [
        heading(f"Weekly review, {week.of.said}: {say_day(today)}", 1),
        text(f"What happened {since}. {_open(week)}"),
    ]
    for name, title in LISTS.items():
        moved: list[Moved] = getattr(week, name)
        blocks += _listed(f"{title}: {len(moved)}", moved, shown, identities) if moved else []
    if corrected:
        blocks.append(heading(f"Figures of {plain_day(week.since)} corrected since: {len(corrected)}", 3))
        blocks += [item(f"{c.name}: {c.reported} then, {c.now} as known now") for c in corrected]
    own = week.of.scope != "me" or week.of.person == me
    blocks += (
        [text(f"As a list: tracker actions figure:{week_list(week.of, 'new')}, and so on.")] if own else []
    )
    quiet = [title.lower() for name, title in LISTS.items() if not getattr(week, name)]
    blocks += [text(f"None: {', '.join(quiet)}.")] if quiet else []
    return Paper(blocks=(*blocks, *_last_time(decided, shown, identities)))


def _open(week: Week) -> str:
    told = [f"{count} {word}" for word, count in week.open_now.items()]
    return f"Open now: {', '.join(told)}." if told else "Nothing is late or stuck now."


def _listed(title: str, moved: Sequence[Moved], shown: int | None, identities: Identities) -> Iterator[Block]:
    yield heading(title, 3)
    for each in moved[:shown]:
        named, says = identities.inside(each.title), identities.inside(each.says)
        title = f"  {short(named, ROOM if shown is None else ROOM // 2)}" if named else ""
        yield item(_fitted(f"{each.ref}{title}: {says}", shown))
    yield from _more(len(moved), shown)


def _fitted(words: str, shown: int | None) -> str:
    return words if shown is None else short(words, LINE)


def _more(count: int, shown: int | None) -> Iterator[Block]:
    if shown is not None and count > shown:
        yield item(f"and {count - shown} more: tracker review --whole")


def _last_time(decided: Sequence[CarriedOut], shown: int | None, identities: Identities) -> Iterator[Block]:
    """Tell of last time's decisions, those that did not happen first."""
    if not decided:
        return
    order = list(MARKS)[::-1]
    worst = sorted(decided, key=lambda d: order.index(d.outcome) if d.outcome != "kept" else len(order))
    told = ", ".join(
        f"{n} {outcome}" for outcome in MARKS if (n := sum(d.outcome == outcome for d in decided))
    )
    yield heading(f"Last time’s {counted(len(decided), 'decision')}: {told}", 3)
    for each in worst[:shown]:
        yield item(_fitted(identities.inside(became(each)), shown))
    yield from _more(len(worst), shown)


def became(done: CarriedOut) -> str:
    """Say what was decided of an item and what became of it: "! not yet  A-7KQ2 nudge 4 Mar: nothing since"."""
    title = f"  {short(done.title, ROOM)}" if done.title else ""
    return (
        f"{MARKS[done.outcome]} {done.outcome}  {done.ref}{title}: {done.item.decision} "
        f"{plain_day(done.item.day)}; {done.says}"
    )


def minutes(desk: ReviewDesk, review: WeeklyReview, casebook: Casebook) -> Paper:
    """Give the minutes of a review: every decision with who and when, by decision, and what became of last time's."""
    covers = name_of(casebook.get(Person, review.covers))
    place = desk.place(review)
    state = (
        f"ended {say_day(review.ended)}"
        if review.ended
        else f"{len(review.items)} of {place.of} decided so far"
    )
    by = f"By {review.by}" + (f", for {covers}, who is away" if covers else "")
    blocks = [
        heading(f"Minutes of the {_titled(review, casebook)}", 1),
        text(f"{by}. Begun {say_day(review.begun)}; {state}.", review.ref),
        heading(f"Decisions: {len(review.items)}"),
        *_decisions(review.items, casebook),
        *_by_person(review.items, casebook),
    ]
    before = desk.before(review)
    if before is not None and before.items:
        blocks.append(heading(f"What became of the decisions of {say_day(before.begun)} ({before.ref})"))
        blocks += [item(became(done)) for done in desk.carried_out(before)]
    left = desk.left(review)
    if left:
        blocks += [heading(f"Not come to: {len(left)}"), *(item(called(r)) for r in left)]
    return Identities(casebook).paper(Paper(blocks=tuple(blocks)))


def _titled(review: WeeklyReview, casebook: Casebook) -> str:
    whose = name_of(casebook.get(Person, review.whose))
    about = {"all": "everything", "my team": f"team {review.team}", "me": f"{whose}’s items"}[review.scope]
    return f"weekly review of {say_day(review.begun)}: {about}"


def _decisions(items: Sequence[Reviewed], casebook: Casebook) -> Iterator[Block]:
    order = list(SAYS)
    for decision, same in groupby(sorted(items, key=lambda i: order.index(i.decision)), lambda i: i.decision):
        found = list(same)
        yield heading(f"{decision.capitalize()}: {len(found)}", 3)
        for each in found:
            yield item(_decided(each, casebook))


def called(record: Record) -> str:
    """Name a record on a page that may be sent on: a young person by the reference alone."""
    return record.ref if isinstance(record, Case) else f"{record.ref}  {short(title_of(record), ROOM)}"


def _decided(each: Reviewed, casebook: Casebook) -> str:
    record = casebook.by_id(each.about)
    what = called(record) if record else "no longer here"
    owner = name_of(casebook.get(Person, each.owner)) or "nobody"
    said = f": {each.text}" if each.text else ""
    to = f" to {each.to}" if each.to else f" to {plain_day(each.due)}" if each.due else ""
    return f"{what}, with {owner}: {each.decision}{to}{said} ({each.by}, {plain_day(each.day)})"


def _by_person(items: Sequence[Reviewed], casebook: Casebook) -> Iterator[Block]:
    """Tell each owner what is asked of them, so that it can be sent as it stands."""
    asked = [i for i in items if i.decision not in ("keep", "close")]
    named = sorted(((i.to or _owner(i, casebook)) or "nobody", n, i) for n, i in enumerate(asked))
    if named:
        yield heading("What is asked of whom")
    for name, same in groupby(named, lambda found: found[0]):
        refs = [f"{r.ref} ({i.decision})" for _, _, i in same if (r := casebook.by_id(i.about))]
        yield item(f"{name}: {', '.join(refs)}")


def _owner(each: Reviewed, casebook: Casebook) -> str:
    return name_of(casebook.get(Person, each.owner))
