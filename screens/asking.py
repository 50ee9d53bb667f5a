"""Forms with drafts: what is typed is kept until it is saved or thrown away on purpose."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol

from textual.app import App

from screens.dialogs.fields import Echo
from screens.dialogs.form import Field, Form
from screens.look import Look
from tracker.desk import Desk
from tracker.domain.refusal import Refusal

Values = dict[str, Any]
"""Answers by the field's name; a choice's answer is one of its code list's words."""


Keep = Callable[[bool], None]
"""Told whether the answers were saved: then their draft is thrown away, else it is kept with all of them."""


class Asker(Protocol):
    """A screen that asks: it has a desk, a look, an app, and answers that may not be saved yet."""

    desk: Desk
    look: Look
    answered: Keep | None

    @property
    def app(self) -> App[object]:
        """The app that shows the form."""

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something."""


async def ask(
    screen: Asker,
    command: str,
    title: str,
    fields: Sequence[Field],
    *,
    about: str = "",
    note: str = "",
    check: Callable[[Values], str | None] | None = None,
    follows: bool = False,
) -> Values | None:
    """Show a form and give its answers, or None; ``follows`` when it completes the answers of the form before.

    What is typed is saved as a draft at most a second after each key; where it cannot be, the form says so
    and goes on. The draft goes when the form is cancelled, or when the screen says that the answers are saved:
    those of a form and of the one that follows it together.
    Where nothing can be changed that is said instead of asking.
    """
    if not follows:
        settle(screen, False)
    if screen.desk.read_only:
        screen.tell(screen.desk.read_only, "refused")
        return None
    draft = _Draft(screen.desk, command, about)
    shown = [field._replace(value=draft.typed.get(field.name, field.value)) for field in fields]
    refusal = (lambda values: refusal_of(lambda: check(values))) if check else None
    form = Form(
        title, shown, note, check=refusal, changed=draft.keep, unsaved=bool(draft.typed), look=screen.look
    )
    answers = await screen.app.push_screen_wait(form)
    if answers is None:
        draft.settle(None, True)
        return None
    screen.answered = _both(screen.answered, lambda saved: draft.settle(answers, saved))
    return {**answers}  # so that whoever takes them apart leaves the draft whole


def _both(before: Keep | None, own: Keep) -> Keep:
    def keep(saved: bool) -> None:
        if before is not None:
            before(saved)
        own(saved)

    return keep


class _Draft:
    """The draft of one form while it is open, and until its answers are saved."""

    def __init__(self, desk: Desk, command: str, about: str) -> None:
        self._drafts = desk.drafts
        self._draft = desk.drafts.begin(command, about)
        with suppress(OSError):
            self._draft = desk.drafts.taken_up(command, about)
        self.typed = self._draft.fields

    def keep(self, values: Values) -> str:
        """Save what is typed so far; gives a warning where that cannot be done."""
        try:
            self._draft = self._drafts.save(self._draft, values)
        except OSError as error:
            return f"What you type cannot be kept as a draft ({error.strerror}): save it soon."
        return ""

    def settle(self, answers: Values | None, saved: bool) -> None:
        """Throw the draft away, or keep it with all answers where they could not be saved."""
        if answers is not None and not saved:
            self.keep(answers)
            return
        with suppress(OSError):
            self._drafts.discard(self._draft)


def settle(screen: Asker, saved: bool) -> bool:
    """Say whether the last answers were saved; tells whether there were any that waited for it."""
    keep, screen.answered = screen.answered, None
    if keep is not None:
        keep(saved)
    return keep is not None


def day_echo(desk: Desk) -> Echo:
    """Make the function that says which day was understood."""

    def echo(typed: str) -> tuple[bool, str]:
        try:
            return True, desk.echo_day(typed)
        except Refusal as refusal:
            return False, str(refusal)

    return echo


def refusal_of(check: Callable[[], str | None]) -> str | None:
    """Give the sentence a check refuses with, whether it gives it or raises it; None when it agrees."""
    try:
        return check()
    except (Refusal, OSError) as refusal:
        return sentence_of(refusal)


def sentence_of(problem: Exception) -> str:
    """Say a refusal, or what the machine refused, in a sentence."""
    if isinstance(problem, OSError):
        return f"{problem.strerror or problem}: {problem.filename or 'nothing was written'}."
    return str(problem)


def capital(sentence: str) -> str:
    """Begin a sentence with a capital, unless it begins with the name of a file."""
    first = sentence.partition(" ")[0].rstrip(".")
    return sentence if "." in first else sentence[:1].upper() + sentence[1:]
