"""The end of a pack: young people's words, the days to come, corrections, and what its abbreviations mean."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from tracker.desk.own_words import age_band, anonymous
from tracker.desk.pack_scene import MOST, Scene, day_words, more
from tracker.domain.paper import Block, Paper, heading, item, quote, table, text
from tracker.domain.scrutiny import ScrutinyVisit
from tracker.domain.work import Oversight
from tracker.glossary import glossary
from tracker.rules.after_visits import plan_last_day
from tracker.wording import title_of

_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][a-z]?[A-Z&][A-Z&]{0,4}(?=s?(?![\w-]))")
"""Two capitals or more, such as PA and DfE; no reference, and nothing longer than a word in capitals may be."""


def young_words(scene: Scene) -> Iterable[Block]:
    """Give the words chosen, each with the age of who said it and nothing else."""
    if not scene.words:
        return
    yield heading("In young people's words")
    for note in scene.words:
        yield quote(anonymous(note, scene.book))
        yield text(f"A young person aged {age_band(note, scene.book)}")


def next_dates(scene: Scene) -> Iterable[Block]:
    """Tell what comes until the next board is over: boards, scrutiny visits, deadlines and due actions."""
    last = scene.period.end + timedelta(days=scene.policy.days("IB-01"))
    fixed = sorted({*_boards(scene), *_visits(scene), *_deadlines(scene)})
    due = sorted(
        (a.due, a.ref, f"{scene.clean(a.title)} ({scene.owner(a)})")
        for a in scene.open_actions
        if a.due is not None and scene.period.end <= a.due <= last
    )
    yield heading("Next dates")
    if not fixed and not due:
        yield text(f"Nothing is due up to {day_words(last)}.")
        return
    rows = [(day_words(day), ref, what) for day, ref, what in (*fixed, *due[:MOST])]
    yield table(("Day", "Ref", "What"), rows)
    yield from more(len(due) - MOST)


def _boards(scene: Scene) -> Iterable[tuple[date, str, str]]:
    end = scene.period.end
    boards = sorted((o.day, o.id, o.ref) for o in scene.book.all(Oversight) if o.kind == "board")
    ahead = [(day, ref, "Board") for day, _, ref in boards if day > end]
    held = [(day, ref) for day, _, ref in boards if day <= end]
    if not ahead and held:
        day, ref = held[-1]
        every = scene.policy.days("IB-01")
        due = day + timedelta(days=every)
        said = "Next board at the latest" if due >= end else "A board was due"
        return [(due, ref, f"{said}, {every} days after the last")]
    return ahead


def _visits(scene: Scene) -> Iterable[tuple[date, str, str]]:
    for visit in scene.book.all(ScrutinyVisit):
        if visit.when.latest > scene.period.end and scene.may_name(visit):
            yield (
                visit.when.earliest,
                visit.ref,
                f"{title_of(visit).capitalize()}, {scene.clean(visit.when.text)}",
            )


def _deadlines(scene: Scene) -> Iterable[tuple[date, str, str]]:
    for visit in scene.book.all(ScrutinyVisit):
        last = plan_last_day(visit, scene.book, scene.policy, scene.period.end)
        if last is not None:
            said = (
                "The action plan was due after"
                if last < scene.period.end
                else "Last day for the action plan after"
            )
            yield last, visit.ref, f"{said} the {title_of(visit)}"


def corrections(scene: Scene) -> Iterable[Block]:
    """Tell what is now known otherwise of the pack before."""
    if scene.former is None:
        return
    yield heading("Corrections to the pack before")
    yield from scene.corrections or (
        text(f"None: every figure of {scene.former.ref} stands as it was reported."),
    )


def explained(paper: Paper) -> Iterable[Block]:
    """Explain every abbreviation that a paper uses; those the glossary lacks are named, to be written out."""
    used = abbreviations(paper)
    if not used:
        return
    meant = {name: term for term in glossary() for name in (term.word, *term.also)}
    yield heading("Abbreviations")
    for each in sorted(used):
        term = meant.get(each)
        word = f"{term.word}. " if term and term.word != each else ""
        yield item(
            f"{each}: {word}{term.meaning}" if term else f"{each}: not in the glossary; ask whoever wrote it."
        )


def abbreviations(paper: Paper) -> set[str]:
    """Find the words in capitals in a paper's text, references and rule numbers left out."""
    texts = [t for b in paper.blocks for t in (b.text, *b.header, *(cell for row in b.rows for cell in row))]
    return {found[0] for words in texts for found in _ABBREVIATION.finditer(words)}
