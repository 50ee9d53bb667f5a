"""The table of commands holds together: one key one meaning in a place, and a sentence for all."""

from itertools import combinations

import pytest
from textual.binding import Binding

from screens import commands
from screens.cases import CasesScreen
from screens.commands import ALONE, COMMANDS, FOOTER_ROOM, MOVING, PLACES
from screens.dialogs.dialog import WIDTH
from screens.dialogs.help import help_lines
from screens.notes import NotesScreen

BORDERS = 4
"""Cells of a dialog's width that its border and the blank inside it take."""

SCREENS = [place for place in PLACES if place not in (*MOVING, "everywhere")]


def keys_of(command: commands.Command) -> set[str]:
    return set(command.key.split(","))


@pytest.mark.parametrize("moving", MOVING)
@pytest.mark.parametrize("place", SCREENS)
def test_no_two_commands_share_a_key_where_both_work(place: str, moving: str) -> None:
    around = {"text"} if place in ALONE else {moving, "everywhere"}
    here = [command for command in COMMANDS if {place, *around} & set(command.where)]
    for one, other in combinations(here, 2):
        assert not keys_of(one) & keys_of(other), f"{one.id} and {other.id}"


def test_every_command_has_an_id_of_its_own_words_and_a_sentence() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.id.isidentifier()
        assert command.words
        assert command.sentence[0].isupper()
        assert command.sentence.endswith(".")
        assert set(command.where) <= set(PLACES), command.id


def test_keys_are_those_that_every_terminal_passes_on() -> None:
    named = {"enter", "escape", "tab", "space", "up", "down", "pageup", "pagedown", "home", "end"}
    for command in COMMANDS:
        first, *others = command.key.split(",")
        assert len(first) == 1 or first in named or first[1:].isdigit(), command.id
        assert all(len(key) == 1 or key in named or key == "ctrl+p" for key in others), command.id


@pytest.mark.parametrize("place", SCREENS)
def test_a_footer_has_at_most_six_keys_and_help_comes_last(place: str) -> None:
    footer = commands.footer_for(place)
    assert len(footer) <= FOOTER_ROOM
    assert footer[-1] == ("?", "all keys")
    assert len({key for key, _ in footer}) == len(footer)


def test_triage_footer_as_people_see_it() -> None:
    assert commands.footer_for("triage") == [
        ("u", "update"),
        ("d", "done"),
        ("m", "move"),
        ("l", "log note"),
        ("/", "filter"),
        ("?", "all keys"),
    ]


def test_bindings_carry_id_action_and_sentence_and_stay_out_of_textuals_own_footer() -> None:
    bindings = [binding for binding in commands.bindings_for("triage") if isinstance(binding, Binding)]
    update = next(binding for binding in bindings if binding.id == "update")
    assert (update.key, update.action, update.show) == ("u", "update", False)
    assert update.tooltip == "Say what happened: progress, evidence, impact."
    tab = next(b for b in commands.bindings_for("everywhere") if isinstance(b, Binding) and b.key == "4")
    assert tab.action == "go('actions')"


def test_a_place_that_is_unknown_is_refused() -> None:
    with pytest.raises(KeyError):
        commands.footer_for("nowhere")


def test_help_goes_from_the_place_outward() -> None:
    headings = list(dict.fromkeys(heading for heading, _, _ in commands.help_rows("visits")))
    assert headings == ["Visits and oversight", "In every list", "In every text", "Everywhere"]
    assert ("In every list", "Down j", "Down one row.") in commands.help_rows("visits")


def test_help_reaches_every_command() -> None:
    told = {sentence for place in PLACES for _, _, sentence in commands.help_rows(place)}
    assert told == {command.sentence for command in COMMANDS}


@pytest.mark.parametrize("place", SCREENS)
def test_help_fits_eighty_columns_with_the_columns_of_the_list_told(place: str) -> None:
    columns = {"cases": CasesScreen.COLUMNS, "notes": NotesScreen.COLUMNS}.get(place, ())
    rows = commands.help_rows(place, columns={column.name: column.about for column in columns})
    assert [line for _, line in help_lines(rows) if len(line) > WIDTH - BORDERS] == []
    told = [name for heading, name, _ in rows if heading == "Its columns"]
    assert told == [column.name for column in columns if column.about]


def test_palette_offers_the_places_own_and_everywhere_but_not_itself() -> None:
    ids = [id for id, _, _, _ in commands.palette_rows("findings")]
    assert ids[:3] == ["update", "evidence", "raise_action"]
    assert "undo" in ids
    assert "palette" not in ids
    assert "new_visit" not in ids


def test_a_persons_own_keys_are_the_ones_shown() -> None:
    mine = {"update": "f3,U"}
    assert commands.footer_for("actions", mine)[0] == ("F3", "update")
    assert ("Actions", "F3 U", "Say what happened: progress, evidence, impact.") in commands.help_rows(
        "actions", mine
    )
