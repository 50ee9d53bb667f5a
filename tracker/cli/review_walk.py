"""Walking through a weekly review at a plain terminal: one item, one word, one sentence, the next."""

from tracker.cli.review_verbs import item_text
from tracker.cli.running import Running, say, warn
from tracker.desk import Desk
from tracker.desk.deciding import Said, allowed
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import WeeklyReview

OTHERS = ("skip", "undo", "stop")


def walk(running: Running, desk: Desk, review: WeeklyReview) -> int:
    """Ask for a decision on each item until nothing is left or the person stops; every answer is kept at once."""
    while (record := desk.reviews.place(review).record) is not None:
        say(item_text(desk, review))
        word = _word((*allowed(record), *OTHERS))
        if word in ("", "stop"):
            say(f"Stopped: what was decided is kept. 'tracker review start' goes on with {review.ref}.")
            return 0
        try:
            review = _answered(running, desk, review, record, word)
            if desk.session.casebook.get(WeeklyReview, review.id) is None:
                say("The review was taken back.")
                return 0
        except Refusal as refusal:
            warn(str(refusal))
    desk.reviews.end(review)
    say(f"Everything is decided. 'tracker review minutes {review.ref}' prints the minutes.")
    return 0


def _word(words: tuple[str, ...]) -> str:
    """Ask for one of some words, or the beginning of one; empty at the end of what is typed."""
    while True:
        typed = _typed("Decision, skip, undo or stop: ").casefold()
        fitting = [word for word in words if word.startswith(typed)]
        if not typed or len(fitting) == 1:
            return fitting[0] if typed else ""
        warn(f"“{typed[:30]}” is none of {', '.join(words)}.")


def _answered(running: Running, desk: Desk, review: WeeklyReview, record: Record, word: str) -> WeeklyReview:
    if word == "skip":
        return desk.reviews.skip(review)
    if word == "undo":
        say(desk.past.undo())
        return desk.session.casebook.get(WeeklyReview, review.id) or review
    decision: codes.ReviewDecision = word  # type: ignore[assignment]  # one of the words offered
    to = _typed("To whom: ") if decision in ("escalate", "re-assign") else ""
    day = _typed("New due day: ") if decision == "re-date" else ""
    due = running.read_day(day) if day else None
    after, sentence = desk.reviews.decide(review, decision, Said(_typed("In a sentence: "), to, due))
    say(sentence)
    return after


def _typed(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return ""
