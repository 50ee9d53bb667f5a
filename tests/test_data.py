"""The data that comes with the program is found in a checkout and in a wheel."""

from pathlib import Path

import pytest

from tracker import data


def test_a_file_is_found_in_the_checkout() -> None:
    assert data.data_file("policy.toml").parent.name == "data"


def test_a_file_is_found_in_the_wheel_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.toml").write_text("")
    monkeypatch.setattr(data, "_PLACES", (tmp_path, *data._PLACES))
    assert data.data_file("policy.toml") == tmp_path / "policy.toml"
    assert data.data_file("bank_holidays.toml").parent.name == "data"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.toml is missing"):
        data.data_file("nothing.toml")
