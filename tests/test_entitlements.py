"""The headings of the local offer, and which of them were explained to a young person."""

from pathlib import Path

import pytest

from tests.rules.life_sample import case, event
from tests.rules.sample import day
from tracker.config import load_config
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.refusal import Refusal
from tracker.entitlements import Entitlement, entitlements, not_yet_explained

TODAY = day("2026-03-26")
MAYA = case()


def file_with(*explained: tuple[str, str]) -> Life:
    events = [event(MAYA, "entitlement explained", on, what, how="in person") for on, what in explained]
    return Casebook([MAYA, *events]).life_of(MAYA)


def left(life: Life) -> set[str]:
    return {each.name for each in not_yet_explained(life, TODAY)}


def test_the_headings_differ_and_no_word_means_two_of_them() -> None:
    every = entitlements()
    words = [word for each in every for word in (each.name, *each.also)]
    assert len(every) >= 14
    assert len(words) == len(set(words))
    assert all(each.about.endswith(".") for each in every)
    for each in every:
        for word in (each.name, *each.also):
            told = {e.name for e in every} - left(file_with(("2026-03-26", word)))
            assert each.name in told, word


def test_nothing_explained_leaves_every_heading() -> None:
    assert left(file_with()) == {each.name for each in entitlements()}


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("council tax", {"council tax help"}),
        ("Council-Tax and  PRESCRIPTIONS", {"council tax help", "prescriptions and health costs"}),
        ("Setting up home allowance", {"setting-up-home allowance"}),
        ("scouncil taxes", set()),
        ("", set()),
    ],
)
def test_a_record_counts_for_the_headings_it_names(what: str, told: set[str]) -> None:
    assert {each.name for each in entitlements()} - left(file_with(("2026-03-26", what))) == told


def test_what_is_explained_tomorrow_is_not_explained_yet() -> None:
    assert "council tax help" in left(file_with(("2026-03-27", "council tax")))
    assert "council tax help" not in left(file_with(("2026-03-26", "council tax")))


def test_a_council_s_own_headings_take_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "offer.toml"
    own.write_text('[[entitlement]]\nname = "driving lessons"\n[[entitlement]]\nname = "--"\n')
    folder = tmp_path / "tracker"
    folder.mkdir()
    (folder / "config.toml").write_text(f'entitlements = "{own}"\njargon = "own.toml"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    offered = entitlements(load_config().entitlements)
    assert [each.name for each in offered] == ["driving lessons", "--"]
    explained = file_with(("2026-03-02", "driving lessons"))
    assert not_yet_explained(explained, TODAY, offered) == [Entitlement(name="--")]
    assert not_yet_explained(explained, TODAY, []) == []


@pytest.mark.parametrize("content", [b"entitlement = 3", b"", b"= 3", b"\xff\xfe", None])
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes | None) -> None:
    own = tmp_path / "offer.toml"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(Refusal, match=r"offer\.toml cannot be used: .*“entitlements”"):
        entitlements(str(own))
