"""The demo: the casebook of an invented council, alive on whatever day it is opened."""

import tempfile
from datetime import date
from pathlib import Path

from tracker.demo.script import read_script
from tracker.demo.stage import Stage
from tracker.desk import Desk

MANAGER = "Imogen Farrow"
"""Whom a person plays in the demo unless they give a name, so that owner:me finds something."""


def build_demo(today: date) -> Path:
    """Build the demo's casebook in a new temporary folder only its owner can read; gives its path.

    Every change goes through the desk on the day it tells of, so that the history is real.
    Raises CasebookProblem when the folder cannot be written to.
    """
    path = Path(tempfile.mkdtemp(prefix="tracker-demo-")) / "demo.json"
    desk = Desk.open(path, today, create=True, dated=True)
    stage = Stage(desk)
    for deed in read_script(today):
        stage.play(deed)
    desk.close(quick=True)
    return path
