"""The demo: the casebook of an invented council, alive on whatever day it is opened."""

import tempfile
from datetime import date
from pathlib import Path

from tracker.demo.lives import young_people
from tracker.demo.script import read_script
from tracker.demo.stage import Stage
from tracker.demo.stories import STORIES
from tracker.desk import Desk

MANAGER = "Imogen Farrow"
"""Whom a person plays in the demo unless they give a name, so that owner:me finds something."""
YOUNG_PEOPLE, NOTES, SEED = 44, 1_500, 14


def build_demo(today: date) -> Path:
    """Build the demo's casebook in a new temporary folder only its owner can read; gives its path.

    Every change of the script goes through the desk on the day it tells of, so that the history is real; the
    young people come in at its end, as when a service begins to use the program.
    Raises CasebookProblem when the folder cannot be written to.
    """
    path = Path(tempfile.mkdtemp(prefix="tracker-demo-")) / "demo.json"
    desk = Desk.open(path, today, create=True, dated=True)
    stage = Stage(desk)
    for deed in read_script(today):
        stage.play(deed)
    lives = young_people(YOUNG_PEOPLE, today, stage.people(), NOTES, SEED, stories=STORIES)
    stage.bring_in(lives, MANAGER)
    desk.session.store.write_checkpoint()  # too large by now to be written by a quick close
    desk.close(quick=True)
    return path
