"""What is one person's own: views, drafts, settings."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.book import TODAY, open_desk
from tracker.config import casebook_path, config_folder, load_config
from tracker.desk import Desk
from tracker.desk.views import MOST
from tracker.domain.refusal import Refusal


def test_a_view_is_kept_for_its_list_until_it_is_thrown_away(desk: Desk, book: Path) -> None:
    assert desk.views.of("actions") == {}
    desk.views.save("actions", "mine", "owner:me")
    other = open_desk(book)
    assert other.views.of("actions") == {"mine": "owner:me"}
    assert other.views.of("findings") == {}
    other.views.forget("actions", "owner:me")
    assert desk.views.of("actions") == {}
    other.close()


def test_views_are_as_many_as_keys(desk: Desk) -> None:
    for n in range(MOST):
        desk.views.save("actions", f"View {n}", "x")
    desk.views.save("actions", "View 0", "y")
    with pytest.raises(Refusal, match="at most 9 views"):
        desk.views.save("actions", "One more", "x")


def test_a_draft_waits_for_its_form(desk: Desk) -> None:
    draft = desk.drafts.save(desk.drafts.begin("update", "A-7KQ2"), {"text": "half a se"})
    assert desk.drafts.taken_up("update", "A-7KQ2") == draft
    assert desk.drafts.taken_up("update", "A-0000").fields == {}
    assert not desk.drafts.is_old(draft)
    desk.drafts.discard(draft)
    assert desk.drafts.waiting() == []


def test_a_council_s_own_figure_changes_the_flags_at_once(desk: Desk) -> None:
    desk.actions.add("Soon", owner="me", due=TODAY + timedelta(days=10))
    assert desk.lists.hidden() == 1
    with pytest.raises(Refusal, match="reason for the council's own figure is missing"):
        desk.keeping.set_threshold("AN-02.days", 7, " ")
    first = desk.keeping.set_threshold("AN-02.days", 7, "board")
    assert desk.lists.hidden() == 0
    assert desk.keeping.set_threshold("AN-02.days", 11, "board again").id == first.id
    assert desk.lists.hidden() == 1


def test_the_casebook_is_the_one_named_else_the_environment_s_else_the_setting_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / "config.toml").write_text('file = "set.json"\nme = "T Manager"\n')
    config = load_config()
    assert config.me == "T Manager"
    assert casebook_path("named.json", config) == Path("named.json")
    monkeypatch.setenv("TRACKER_FILE", "env.json")
    assert casebook_path(None, config) == Path("env.json")
    monkeypatch.delenv("TRACKER_FILE")
    assert casebook_path(None, config) == Path("set.json")
    (config_folder() / "config.toml").unlink()
    assert casebook_path(None, load_config()).name == "casebook.json"


@pytest.mark.parametrize("text", ["file = ", "fiel = 'x'", "keys = 3", "\x00"])
def test_settings_that_cannot_be_used_are_refused_by_name(text: str) -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / "config.toml").write_text(text)
    with pytest.raises(Refusal, match=r"config\.toml cannot be used: .* Correct it \(it may set file, me"):
        load_config()
