"""Forms with drafts: what is typed is kept until it is saved or thrown away on purpose."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from textual.app import App

from screens.dialogs.fields import Echo
from screens.dialogs.form import Field, Form
from screens.look import Look
from tracker.desk import Desk
from tracker.domain.refusal import Refusal

Values = dict[str, Any]
"""Answers by the field's name; a choice's answer is one of its code list's words."""


class Asker(Protocol):
    """A screen that asks: it has a desk, a look and an app."""

    desk: Desk
    look: Look

    @property
    def app(self) -> App[object]:
        """The app that shows the form."""


async def ask(
    screen: Asker,
    command: str,
    title: str,
    fields: Sequence[Field],
    *,
    about: str = "",
    note: str = "",
    check: Callable[[Values], str | None] | None = None,
    typed: Values | None = None,
) -> Values | None:
    """Show a form and give its answers, or None; ``typed`` are answers from a draft taken up again.

    What is typed is saved as a draft at most a second after each key and thrown away when the form closes.
    """
    drafts = screen.desk.drafts
    draft = drafts.taken_up(command, about)

    def keep(values: Values) -> None:
        nonlocal draft
        draft = drafts.save(draft, values)

    known = typed or draft.fields
    shown = [field._replace(value=known.get(field.name, field.value)) for field in fields]
    answers = await screen.app.push_screen_wait(
        Form(title, shown, note, check=check, changed=keep, look=screen.look)
    )
    drafts.discard(draft)
    return answers


def day_echo(desk: Desk) -> Echo:
    """Make the function that says which day was understood."""

    def echo(typed: str) -> tuple[bool, str]:
        try:
            return True, desk.echo_day(typed)
        except Refusal as refusal:
            return False, str(refusal)

    return echo


def refusal_of(do: Callable[[], object]) -> str | None:
    """Give the sentence by which something is refused, or None when it is not."""
    try:
        do()
    except Refusal as refusal:
        return str(refusal)
    return None
