"""The command line: everything the screens can do, as plain linear text."""

from tracker.cli.main import main

__all__ = ["main"]
