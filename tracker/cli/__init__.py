"""The command line: everything the screens can do, as plain linear text."""

import gc
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Tracker; gives the exit code.

    The garbage collector would go through every module and record while they are loaded, and there is nothing
    to collect yet: it is off until the screens are drawn, and for a plain verb until it ends.
    """
    gc.disable()
    from tracker.cli.entry import main as run

    try:
        return run(argv)
    finally:
        gc.enable()


__all__ = ["main"]
