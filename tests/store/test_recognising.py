"""Who is called the same in two copies is one: ours stays, and what was said of them there is said of ours."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.make import a_case, a_contact_note, a_person, a_spell, an_action
from tests.store.casebooks import add, contents, edit, opened, remove
from tests.store.pockets import carried_to, waiting
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Difference, Spell
from tracker.store import Store
from tracker.store.checking import check
from tracker.store.problems import CannotUndo
from tracker.store.taking import take_home
from tracker.store.undo import redo, undo

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def pocket(store: Store, tmp_path: Path) -> Path:
    carried_to(store, tmp_path / "pocket.json")
    return tmp_path / "pocket.json"


def _only(store: Store, kind: Any) -> Any:
    (record,) = store.casebook.all(kind)
    return record


def test_a_person_named_in_both_copies_is_one(store: Store, pocket: Path) -> None:
    (ours,) = add(store, a_person("N Shah", team="Leaving care"))
    theirs = a_person("n shah")
    with opened(pocket) as carried:
        add(carried, theirs, an_action("Ring them", owner=theirs.id))
        edit(carried, theirs, role="team manager")
    taken = take_home(store, pocket)
    person = _only(store, Person)
    assert (person.id, person.name, person.team, person.role) == (
        ours.id,
        "N Shah",
        "Leaving care",
        "team manager",
    )
    assert [a.owner for a in store.casebook.all(Action) if a.title == "Ring them"] == [ours.id]
    assert (waiting(store), taken.differences, check(store)) == ([], (), [])
    with opened(pocket) as carried:
        edit(carried, carried.casebook.get(Person, theirs.id), role="head of service", team="Duty")  # type: ignore[type-var]
    edit(store, person, team="16 and 17")
    take_home(store, pocket)
    assert _only(store, Person).role == "head of service"
    assert waiting(store) == [("team", "16 and 17", "Duty", "J Price")]


def test_that_they_were_taken_out_again_there_says_nothing_of_ours(store: Store, pocket: Path) -> None:
    (ours,) = add(store, a_person("N Shah"))
    with opened(pocket) as carried:
        add(carried, a_person("N Shah"))
        undo(carried)
    assert take_home(store, pocket).removed == ()
    assert _only(store, Person) == ours


def test_somebody_here_is_meant_before_somebody_who_left(store: Store, pocket: Path) -> None:
    here, _ = add(store, a_person("N Shah"), a_person("N Shah", left=date(2024, 1, 1)))
    theirs = a_person("N Shah")
    with opened(pocket) as carried:
        add(carried, theirs, an_action("Theirs", owner=theirs.id))
    take_home(store, pocket)
    assert [a.owner for a in store.casebook.all(Action) if a.title == "Theirs"] == [here.id]


@pytest.mark.parametrize(
    ("theirs", "same"),
    [
        ({"number": "c-14", "team": "Duty"}, True),
        ({"number": "c-14", "initials": "zz"}, False),
        ({"number": "c-14", "born": date(2005, 1, 1)}, False),
        ({"number": ""}, False),
    ],
)
def test_a_young_person_is_one_by_number_birth_and_initials(
    store: Store, pocket: Path, theirs: dict[str, Any], same: bool
) -> None:
    (ours,) = add(store, a_case("JD", number="C-14"))
    away = a_case(**{"initials": "jd", **theirs})
    with opened(pocket) as carried:
        add(carried, away, a_spell(away))
    take_home(store, pocket)
    cases = {case.id: case for case in store.casebook.all(Case)}
    assert set(cases) == ({ours.id} if same else {ours.id, away.id})
    assert _only(store, Spell).case == (ours.id if same else away.id)
    assert cases[ours.id].team == ("Duty" if same else "")
    assert check(store) == []


def test_messages_brought_in_in_both_copies_are_one_note(store: Store, tmp_path: Path) -> None:
    case, adviser = a_case(), a_person()
    pocket = tmp_path / "pocket.json"
    _carry_these(store, pocket, case, adviser)
    add(store, a_contact_note(case, adviser, origin="ab12 cd34", text="14:05 JD: hi"))
    with opened(pocket) as carried:
        add(carried, a_contact_note(case, adviser, origin="ab12 cd34", text="14:05 JD: hi"))
        add(carried, a_contact_note(case, adviser, origin="ef56", text="more"))
    take_home(store, pocket)
    assert sorted(note.text for note in store.casebook.all(ContactNote)) == ["14:05 JD: hi", "more"]
    assert waiting(store) == []


def _carry_these(store: Store, pocket: Path, *records: Record) -> None:
    from tracker.store.carrying import carry

    carry(store, add(store, *records), pocket, "J Price")


def _corrected_twice(store: Store, pocket: Path) -> tuple[ContactNote, ContactNote, ContactNote]:
    """Replace a note in both copies; gives it, our correction and theirs."""
    case, other, adviser = a_case(), a_case("BK"), a_person()
    note = a_contact_note(case, adviser, text="as logged")
    _carry_these(store, pocket, case, adviser, note)
    (_, ours) = add(store, other, a_contact_note(other, adviser, text="moved", replaces=note.id))
    theirs = a_contact_note(case, adviser, text="corrected", replaces=note.id)
    with opened(pocket, who="K Lane") as carried:
        add(carried, theirs)
    take_home(store, pocket)
    return note, ours, theirs


def _standing(store: Store) -> list[str]:
    return [note.id for note in store.casebook.all(ContactNote) if store.casebook.stands(note)]


def test_a_note_corrected_there_and_moved_here_stands_once_and_a_person_chooses(
    store: Store, tmp_path: Path
) -> None:
    pocket = tmp_path / "pocket.json"
    note, ours, theirs = _corrected_twice(store, pocket)
    assert _standing(store) == [ours.id]
    assert set(contents(store)) >= {note.id, ours.id, theirs.id}
    difference = _only(store, Difference)
    assert (difference.about, difference.field, difference.theirs) == (ours.id, "record", "null")
    last = next(store.history.backwards())
    assert last.parts[-1].id == theirs.id, "the change's own sentence comes last"
    assert take_home(store, pocket).differences == ()
    assert check(store) == []


def test_going_on_from_theirs_keeps_ours_standing_with_one_difference(store: Store, tmp_path: Path) -> None:
    pocket = tmp_path / "pocket.json"
    _, ours, theirs = _corrected_twice(store, pocket)
    with opened(pocket, who="K Lane") as carried:
        seen = carried.casebook.get(ContactNote, theirs.id)
        assert seen is not None
        again = {"id": ours.id[:-1] + ("0" if ours.id[-1] != "0" else "1"), "ref": ""}
        add(carried, a_contact_note(a_case(id=seen.case), a_person(id=seen.by), replaces=theirs.id, **again))
    take_home(store, pocket)
    assert _standing(store) == [ours.id]
    assert len(waiting(store)) == 1
    assert check(store) == []


def test_a_record_that_was_removed_here_is_nobody_to_recognise(store: Store, pocket: Path) -> None:
    (ours,) = add(store, a_person("N Shah"))
    remove(store, ours)
    with opened(pocket) as carried:
        (theirs,) = add(carried, a_person("N Shah"))
    take_home(store, pocket)
    assert _only(store, Person).id == theirs.id


def test_a_correction_brought_back_by_undo_stands_beside_none(store: Store, tmp_path: Path) -> None:
    case, adviser, pocket = a_case(), a_person(), tmp_path / "pocket.json"
    note = a_contact_note(case, adviser, text="as logged")
    _carry_these(store, pocket, case, adviser, note)
    with opened(pocket) as carried:
        (theirs,) = add(carried, a_contact_note(case, adviser, text="theirs", replaces=note.id))
        undo(carried)
    take_home(store, pocket)
    (ours,) = add(store, a_contact_note(case, adviser, text="ours", replaces=note.id))
    with opened(pocket) as carried:
        redo(carried)
    take_home(store, pocket)
    assert _standing(store) == [ours.id]
    assert store.casebook.by_id(theirs.id) is not None
    assert ours.id in [d.about for d in store.casebook.all(Difference)]


def test_no_correction_is_redone_where_another_has_come(store: Store, tmp_path: Path) -> None:
    case, adviser, pocket = a_case(), a_person(), tmp_path / "pocket.json"
    note = a_contact_note(case, adviser, text="as logged")
    _carry_these(store, pocket, case, adviser, note)
    add(store, a_contact_note(case, adviser, text="ours", replaces=note.id))
    undo(store)
    with opened(pocket) as carried:
        (theirs,) = add(carried, a_contact_note(case, adviser, text="theirs", replaces=note.id))
    take_home(store, pocket)
    with pytest.raises(CannotUndo, match=f"{theirs.ref} was changed since"):
        redo(store)
    assert _standing(store) == [theirs.id]
