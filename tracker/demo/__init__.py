"""The demo: the casebook of an invented council, alive on whatever day it is opened."""

import tempfile
from datetime import date
from pathlib import Path

from tracker.demo.lives import young_people
from tracker.demo.script import day_of, parted, read_decisions, read_script
from tracker.demo.stage import Stage
from tracker.demo.stories import STORIES
from tracker.desk import Desk
from tracker.desk.deciding import allowed
from tracker.domain import codes

MANAGER = "Imogen Farrow"
"""Whom a person plays in the demo unless they give a name, so that owner:me finds something."""
YOUNG_PEOPLE, NOTES, SEED = 44, 1_500, 14


REVIEWED: tuple[tuple[int, codes.Scope, int], ...] = ((-21, "my team", 1), (-8, "all", 6))
"""The weekly reviews that were held: days from today, whose items, and how many decisions."""


def hold_review(path: Path, day: date, scope: codes.Scope, count: int) -> None:
    """Hold the weekly review of a day: a decision for each of the first items, in the script's words."""
    desk = Desk.open(path, day, who=MANAGER, dated=True)
    desk.session.store.login = "demo"
    review = desk.reviews.begin(desk.reviews.whose(scope))
    for decision, said in read_decisions()[:count]:
        record = desk.reviews.place(review).record
        if record is not None and decision in allowed(record):
            review, _ = desk.reviews.decide(review, decision, said)
        elif record is not None:
            review = desk.reviews.skip(review)
    desk.reviews.end(review)
    desk.close(quick=True)


def build_demo(today: date) -> Path:
    """Build the demo's casebook in a new temporary folder only its owner can read; gives its path.

    Every change of the script goes through the desk on the day it tells of, so that the history is real; the
    young people come in before the last weekly review, as when a service begins to use the program.
    Raises CasebookProblem when the folder cannot be written to.
    """
    path = Path(tempfile.mkdtemp(prefix="tracker-demo-")) / "demo.json"
    desk = Desk.open(path, today, create=True, dated=True)
    stage = Stage(desk)
    deeds = read_script(today)
    for days, scope, count in REVIEWED:
        before, deeds = parted(deeds, reviewed := day_of(days, today))
        for deed in before:
            stage.play(deed)
        if scope == "all":
            lives = young_people(YOUNG_PEOPLE, today, stage.people(), NOTES, SEED, stories=STORIES)
            stage.bring_in(lives, MANAGER)
        hold_review(path, reviewed, scope, count)
        desk.poll()
    for deed in deeds:
        stage.play(deed)
    desk.session.store.write_checkpoint()  # too large by now to be written by a quick close
    desk.close(quick=True)
    return path
