"""Opening the screens; without a terminal the same is printed as triage."""

import argparse
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

from tracker.cli.list_verbs import show_triage
from tracker.cli.running import Running, clock_day, refuse

if TYPE_CHECKING:
    from screens.terminal import TerminalSettings


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    demo = verbs.add_parser("demo", parents=[everywhere], help="an invented council to try things on")
    demo.add_argument("--json", action="store_true")
    demo.set_defaults(run=open_demo)


def open_app(running: Running) -> int:
    """Open the screens on the casebook, or print its triage where there is no terminal."""
    if not has_terminal():
        return show_triage(running)
    return _open_screens(running)


def open_demo(running: Running) -> int:
    """Open the demo casebook in a temporary place, or print its triage; it is gone afterwards."""
    from tracker.demo import MANAGER, build_demo

    if getattr(running.args, "file", None):
        refuse("The demo is always a new casebook of its own: leave --file out.")
    path = build_demo(running.today)
    running.demo = True
    running.args.file = str(path)
    running.args.as_ = running.who or MANAGER
    try:
        return open_app(running)
    finally:
        running.finish()
        shutil.rmtree(path.parent, ignore_errors=True)


def has_terminal() -> bool:
    """Tell whether screens can be drawn here."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "xterm") not in ("dumb", "")


def open_note_form(running: Running, ref: str) -> int:
    """Ask for a contact note in a small form below the prompt; on Windows, which has none, on the screens."""
    from tracker.domain.young_people import Case

    settings = _settings(running)
    desk = running.desk()
    case = desk.session.find(ref, Case)
    if os.name == "nt":
        refuse(f'What happened is missing: tracker note {ref} "your words", or l on the screens.')
    from screens.quick_note import run

    code, said = run(desk, settings, case)
    if said:
        running.tell(said)
    return code


def _open_screens(running: Running) -> int:
    """Only here does the command line know of the screens."""
    settings = _settings(running)
    from screens.commands import wrong_keys

    if wrong := wrong_keys(running.config.keys):
        refuse(f"The settings cannot be used: {wrong}")
    from screens.app import run

    code = run(running.desk(create=True), settings, running.config.keys, clock_day, running.demo)
    running.finish(quick=False)
    return code


def _settings(running: Running) -> "TerminalSettings":
    """Decide how screens look here, before Textual is loaded; raises Refusal where they cannot be shown."""
    from screens.terminal import prepare

    settings = prepare(
        os.environ, sys.stdout.encoding, has_terminal(), running.config.theme, windows=os.name == "nt"
    )
    if settings.refused:
        refuse(settings.refused)
    return settings._replace(mouse=settings.mouse or running.config.mouse)
