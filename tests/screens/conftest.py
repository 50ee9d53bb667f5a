"""Screens in tests: no animation, no blinking cursor, and a quick look whether the app is idle."""

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when textual is imported

import pytest
from textual import _wait
from textual.widgets import Input, TextArea


@pytest.fixture(autouse=True)
def quick_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    # Private names of Textual's, so a test run without them is slower and no worse.
    for name, seconds in (("SLEEP_GRANULARITY", 0.002), ("SLEEP_IDLE", 0.001)):
        if hasattr(_wait, name):
            monkeypatch.setattr(_wait, name, seconds)
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget.cursor_blink, "_default", False)
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
