"""Asking whether words repeat something said earlier, both quotes before a person's eyes."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.screen import Screen

from screens.asking import capital
from screens.dialogs.choose import Choose, Option
from screens.dialogs.compare import Compare, Other
from screens.look import Look
from screens.widgets.detail import Lines
from tracker.desk.repeats import Proposal
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.wording import marked, place_of

STEPS = (
    Option("s", "seen again", "the same concern, unchanged"),
    Option("i", "improved", "the same concern, better than before"),
    Option("w", "worse", "the same concern, worse than before"),
)
STEP_OF: dict[str, codes.Step] = {"s": "seen again", "i": "improved", "w": "worse"}


class Repeat(NamedTuple):
    """What a person says it repeats: the thread's reference, and how it stands to what was said before."""

    thread: str
    step: codes.Step


async def ask_repeat(
    screen: Screen[Any], look: Look, new: str, text: str, proposals: Sequence[Proposal], casebook: Casebook
) -> Repeat | None:
    """Show each proposal beside the new words, called ``new``; gives the thread chosen and the step, or None."""
    others = [_other(proposal, new, text, casebook) for proposal in proposals]
    ref = await screen.app.push_screen_wait(Compare(others, look=look))
    if ref is None:
        return None
    step = next(proposal.step for proposal in proposals if proposal.thread.ref == ref)
    heading = f"Compared with before (it looks {step})"
    key = await screen.app.push_screen_wait(Choose(heading, STEPS, look=look))
    return Repeat(ref, STEP_OF[key]) if key else None


def _other(proposal: Proposal, new: str, text: str, casebook: Casebook) -> Other:
    finding, thread, near = proposal.finding, proposal.thread, proposal.likeness
    title = f"{capital(proposal.said(casebook))}: {thread.ref}  {thread.title}"
    earlier = f"Earlier: {place_of(finding, casebook)}, {finding.kind}, said by the {finding.said_by}"
    return Other(
        thread.ref,
        title,
        _side(earlier, near.earlier, near.earlier_words, finding.quote),
        _side(new, near.new, near.new_words, text),
    )


def _side(heading: str, sentence: str, words: Sequence[str], whole: str) -> Lines:
    """Give the sentence that reads alike with its words marked, then the whole where there is more of it."""
    lines = [("quiet", heading), ("heading", marked(sentence, words))]
    return lines if " ".join(whole.split()) == sentence else [*lines, ("", ""), ("", whole)]
