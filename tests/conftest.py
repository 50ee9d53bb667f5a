"""Every test stands alone: no settings, casebook, colours or clock of the machine it runs on."""

import gc
import os
from pathlib import Path

import pytest

import tracker.exchange  # it says how openpyxl reads, which counts only before the first import of that

assert os.environ["OPENPYXL_LXML"] == "False", tracker.exchange
gc.set_threshold(
    50_000, 20, 20
)  # a run of thousands of small tests spends a tenth of its time looking for rubbish


@pytest.fixture(autouse=True)
def no_place_like_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TRACKER_FILE", str(home / "casebook.json"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(Path(home) / name.removeprefix("XDG_").lower()))
    monkeypatch.setenv("NO_COLOR", "1")
