"""One page for a partner agency: what we ask of it, since when, what it answered, and what was done.

Nothing on it tells who a young person is. Where an action is about fewer than five of them its own words are left
out, since whoever typed them may have written a name that nobody recorded as one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import plain_day, say_day
from tracker.desk.identities import Identities, number_affected, suppressed
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.paper import Block, Paper, heading, item, quote, table, text
from tracker.domain.work import Action, Update
from tracker.measures.suppression import SMALLEST
from tracker.measures.then import over_on
from tracker.rules.calendar import add_working_days
from tracker.rules.movement import updates_until
from tracker.rules.policy import Policy
from tracker.wording import counted

NONE_YET = "no answer yet"
ANSWERS: dict[str, str] = {"accepted": "accepted", "declined": "declined", "asked": NONE_YET}
TOTALS = {"accepted": "accepted", "declined": "declined", NONE_YET: "without an answer"}
DONE: tuple[codes.UpdateKind, ...] = ("progress", "evidence", "impact")
"""Kinds of update that say what was done."""


class Ask(NamedTuple):
    """One thing asked of an agency, as its page tells it."""

    ref: str
    title: str
    young_people: str
    """How many it is about, as it may leave the house."""
    asked_on: date
    age: int
    """Days since it was asked."""
    due: date | None
    answer: str
    words: str
    """What the agency said when it last answered; empty where it may not be shown."""
    done: str
    """What was last done, and when."""
    ended: date | None
    we_ask: str
    """What the agency is to do next."""


def ask_of(action: Action, casebook: Casebook, policy: Policy, today: date, identities: Identities) -> Ask:
    """Tell an action as something asked of its partner."""
    affected = number_affected(action, casebook)
    open_words = not 0 < affected < SMALLEST
    asked_on = action.partner_asked_on or action.agreed_on
    updates = updates_until(action, casebook, today)
    return Ask(
        ref=action.ref,
        title=identities.without(action.title) if open_words else _about_few(action, affected),
        young_people=suppressed(affected),
        asked_on=asked_on,
        age=(today - asked_on).days,
        due=action.due,
        answer=ANSWERS[action.partner_answer or "asked"],
        words=identities.without(_answer_words(updates)) if open_words else "",
        done=_done(updates, identities if open_words else None),
        ended=over_on(action) if not action.open else None,
        we_ask=_we_ask(action, asked_on, policy, today),
    )


def page_of(agency: str, asks: Sequence[Ask], ended: Sequence[Ask], today: date) -> Paper:
    """Set the page: how many, a list, each ask with its answer, and what was completed lately."""
    blocks = [heading(f"What we ask of {agency}", 1), text(f"As at {say_day(today)}. {_totals(asks)}")]
    if asks:
        rows: list[tuple[str, ...]] = [
            (a.ref, plain_day(a.asked_on), str(a.age), plain_day(a.due) if a.due else "no day", a.answer)
            for a in asks
        ]
        header = ("Reference", "Asked on", "Age, days", "Due", "Answer")
        blocks += [heading("Open asks"), table(header, rows)]
        blocks += [block for ask in asks for block in _in_full(ask)]
    if ended:
        blocks.append(heading("Completed in the last weeks"))
        blocks += [item(f"{a.title}: complete on {plain_day(a.ended)}", a.ref) for a in ended if a.ended]
    if any(a.young_people.startswith("fewer") for a in (*asks, *ended)):
        blocks.append(
            text(
                f"Where an action is about fewer than {SMALLEST} young people its words are left out here. Ask us by "
                "its reference, in a way that is safe."
            )
        )
    return Paper(blocks=tuple(blocks))


def _totals(asks: Sequence[Ask]) -> str:
    if not asks:
        return "Nothing asked of you is open."
    answers = [ask.answer for ask in asks]
    told = ", ".join(f"{answers.count(word)} {said}" for word, said in TOTALS.items())
    return (
        f"{counted(len(asks), 'ask')} open: {told}. The oldest was asked {max(a.age for a in asks)} days ago."
    )


def _in_full(ask: Ask) -> Iterator[Block]:
    yield heading(f"{ask.ref}: {ask.title}", 3)
    if ask.young_people and not ask.title.startswith("An action"):
        yield item(f"Young people it is about: {ask.young_people}")
    yield item(f"What was done: {ask.done}")
    yield item(f"Your answer: {ask.answer}" + (", as we wrote it down" if ask.words else ""))
    if ask.words:
        yield quote(ask.words)
    yield item(f"What we ask: {ask.we_ask}")


def _about_few(action: Action, affected: int) -> str:
    return f"An action for {suppressed(affected)} young people, on {action.theme}"


def _answer_words(updates: Sequence[Update]) -> str:
    """Give what the agency said when it last answered; what comes before stands in the page already."""
    said = [u.text for u in updates if u.kind == "partner's answer"]
    return said[-1].partition(": ")[2].partition(". ")[2] if said else ""


def _done(updates: Sequence[Update], identities: Identities | None) -> str:
    """Say what was last done; only that something was where its words may not be shown."""
    done = [u for u in updates if u.kind in DONE]
    slips = sum(u.slip for u in updates)
    moved = f"; its due day was put back {'once' if slips == 1 else f'{slips} times'}" if slips else ""
    if not done:
        return f"nothing recorded yet{moved}"
    words = identities.without(done[-1].text) if identities else done[-1].kind
    return f"{plain_day(done[-1].day)}, {words.rstrip('.') or done[-1].kind}{moved}"


def _we_ask(action: Action, asked_on: date, policy: Policy, today: date) -> str:
    """Say what the agency is to do next, by what it answered and by its day."""
    if action.partner_answer == "asked":
        last = add_working_days(asked_on, policy.days("AN-08", "answer"))
        past = ", which is past" if today > last else ""
        return f"say whether you accept, and who will see to it, by {plain_day(last)}{past}"
    if action.partner_answer == "declined":
        return "say who can take it on in your place; what nobody takes on goes to the improvement board"
    if action.due is None:
        return "agree a day with us by which it is done"
    if today > action.due:
        return f"say when it will be done: it was due on {plain_day(action.due)}"
    return f"keep us told, and have it done by {plain_day(action.due)}"
