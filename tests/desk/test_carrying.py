"""Out and home again: a worker takes their own young people away, and nothing else."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY, now, open_desk
from tests.make import a_finding, a_person, a_threshold, an_action, an_update, make
from tests.store.casebooks import add, edit, opened, remove
from tracker.desk import Desk
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Difference, Event, PathwayPlan, Spell
from tracker.store import Store
from tracker.store.change import Edit
from tracker.store.problems import InUse

PRICE, LANE = a_person("J Price"), a_person("K Lane")


@pytest.fixture
def pocket(tmp_path: Path) -> Path:
    return tmp_path / "pocket.json"


@pytest.fixture
def desk(book: Path) -> Iterator[Desk]:
    desk = open_desk(book, who="T Manager")
    add(desk.session.store, PRICE, LANE)
    yield desk
    desk.close(quick=True)


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def _case(initials: str = "AB", **fields: Any) -> Case:
    return make(Case, initials=initials, born=date(2006, 1, 15), **fields)


def _worker(case: Case, person: Person, **fields: Any) -> Spell:
    usual = {"kind": "worker", "role": "personal adviser", "start": _ago(300), "worker": person.id}
    return make(Spell, case=case.id, **{**usual, **fields})


def _note(case: Case, days: int, kind: str = "PA visit", **fields: Any) -> ContactNote:
    day = _ago(days)
    usual = {"happened": datetime.combine(day, datetime.min.time()), "recorded": day, "by": PRICE.id}
    return make(ContactNote, case=case.id, kind=kind, **{**usual, **fields})


def _carried(desk: Desk, pocket: Path, name: str = "J Price") -> set[str]:
    desk.carrying.carry(name, pocket)
    with Store.open(pocket) as carried:
        return {record.id for record in carried.casebook}


def _plain(desk: Desk) -> Action:
    """Give an action of J Price's that a pocket will carry."""
    (action,) = add(desk.session.store, an_action("As agreed", owner=PRICE.id))
    return action  # type: ignore[no-any-return]


def _change_in(pocket: Path, record: Record, **fields: Any) -> None:
    with opened(pocket) as carried:
        seen = carried.casebook.by_id(record.id)
        assert seen is not None
        edit(carried, seen, **fields)


def _clash(desk: Desk, pocket: Path, field: str, ours: Any, theirs: Any) -> tuple[Action, Difference]:
    """Change a field in both copies and come home; gives the action and the difference."""
    action = _plain(desk)
    desk.carrying.carry("J Price", pocket)
    _change_in(pocket, action, **{field: theirs})
    edit(desk.session.store, action, **{field: ours})
    (difference,) = desk.carrying.home(pocket).differences
    return action, difference


def test_everything_of_the_workers_own_young_people_goes(desk: Desk, pocket: Path) -> None:
    case = _case()
    other = make(Person, name="M Former")
    plans = [make(PathwayPlan, case=case.id, drawn_up=_ago(days)) for days in (700, 400, 100)]
    seen = _note(case, 500, seen=True)
    notes = [
        _note(case, 10, kind="phone", direction="to them"),
        seen,
        _note(case, 450, kind="social worker visit", seen=True, by=other.id, role="social worker"),
        _note(case, 250, kind="phone"),
    ]
    left = [_note(case, 800, seen=True), _note(case, 300, kind="email"), plans[0]]
    action = an_action("For them", case=case.id, owner=LANE.id)
    own = an_action("The worker's own", owner=PRICE.id)
    goes: list[Record] = [
        case,
        _worker(case, PRICE),
        _worker(case, other, end=_ago(301), start=_ago(600)),
        make(Event, case=case.id, kind="missing", day=_ago(900)),
        *plans[1:],
        *notes,
        action,
        own,
        an_update(action.id),
        an_update(own.id),
        a_threshold(),
        other,
    ]
    add(desk.session.store, *goes, *left)
    assert _carried(desk, pocket) == {record.id for record in (*goes, PRICE, LANE)}


def test_nothing_else_goes(desk: Desk, pocket: Path) -> None:
    mine, theirs, former, closed = _case(), _case(), _case(), _case(closed_on=_ago(1))
    finding = a_finding()
    own = an_action("Mine", owner=PRICE.id, findings=(finding.id,))
    done = an_action("Done", case=mine.id, state="complete", completed_on=_ago(5))
    spell = _worker(mine, PRICE)
    add(
        desk.session.store,
        *(mine, theirs, former, closed, finding, own, done, an_update(done.id), spell),
        *(_worker(theirs, LANE), _worker(former, PRICE, end=_ago(1)), _worker(closed, PRICE)),
        *(_note(theirs, 1), an_action("Theirs", case=theirs.id, owner=LANE.id)),
    )
    assert _carried(desk, pocket) == {mine.id, spell.id, own.id, PRICE.id}
    with Store.open(pocket) as carried:
        (there,) = carried.casebook.all(Action)
        assert there.findings == ()


@pytest.mark.parametrize("name", ["J Price", "jprice", "j.price", "J-PRICE", "price"])
def test_a_worker_is_found_as_they_are_called(desk: Desk, pocket: Path, name: str) -> None:
    action = _plain(desk)
    if name == "price":
        with pytest.raises(Refusal, match="There is no person “price”"):
            desk.carrying.carry(name, pocket)
        assert not pocket.exists()
    else:
        assert action.id in _carried(desk, pocket, name)


def test_a_worker_with_nothing_open_has_nothing_to_carry(desk: Desk, pocket: Path) -> None:
    with pytest.raises(Refusal, match="J Price has no open young people or actions today"):
        desk.carrying.carry("J Price", pocket)
    assert not pocket.exists()


def test_carrying_is_said_and_kept_as_a_look(desk: Desk, pocket: Path) -> None:
    case = _case()
    add(desk.session.store, case, _worker(case, PRICE))
    said = desk.carrying.carry("J Price", pocket)
    assert said == "carried 1 young person of J Price to pocket.json (3 records)"
    (latest, *_) = desk.past.latest(5)
    assert (latest.sentence, latest.who) == ("carried 1 young person of J Price to pocket.json", "T Manager")
    assert desk.past.next_undo().startswith("add spell"), "undo passes over it"


def test_home_says_what_came_and_the_desk_sees_it(desk: Desk, pocket: Path) -> None:
    action = _plain(desk)
    desk.carrying.carry("J Price", pocket)
    _change_in(pocket, action, due=_ago(3))
    with opened(pocket) as carried:
        (update,) = add(carried, an_update(action.id))
    desk.session.refresh([action.id])
    assert "overdue" not in [f.word for f in desk.session.flags(now(desk, action))]
    home = desk.carrying.home(pocket)
    assert (home.sentence, home.added, home.changed) == (
        "home from pocket.json: 1 added, 1 changed",
        (update.ref,),
        (action.ref,),
    )
    assert "overdue" in [f.word for f in desk.session.flags(now(desk, action))]
    assert desk.carrying.home(pocket).sentence == "there is nothing new in pocket.json"


def test_choosing_theirs_sets_the_field_and_ours_stays_in_the_history(desk: Desk, pocket: Path) -> None:
    action, difference = _clash(desk, pocket, "due", date(2024, 7, 1), date(2024, 7, 2))
    assert desk.carrying.both(difference) == ("1 Jul 2024", "2 Jul 2024")
    assert desk.carrying.choose(difference, "theirs") == f"chose theirs for due of {action.ref}"
    assert now(desk, action).due == date(2024, 7, 2)
    assert now(desk, difference).chosen == "theirs"
    assert desk.carrying.differences() == []
    assert desk.past.of(now(desk, action))[-1].fields == (("due", "2024-07-01"),)
    desk.past.undo()
    assert now(desk, action).due == date(2024, 7, 1)
    assert desk.carrying.differences() == [now(desk, difference)]


def test_choosing_ours_changes_nothing_but_the_difference(desk: Desk, pocket: Path) -> None:
    action, difference = _clash(desk, pocket, "title", "Ours", "Theirs")
    assert desk.carrying.differences() == [difference]
    desk.carrying.choose(difference, "ours")
    assert (now(desk, action).title, desk.carrying.differences()) == ("Ours", [])
    with pytest.raises(Refusal, match="was settled before: ours was chosen"):
        desk.carrying.choose(now(desk, difference), "theirs")


def test_what_they_removed_goes_only_when_somebody_says_so(desk: Desk, pocket: Path) -> None:
    action = _plain(desk)
    desk.carrying.carry("J Price", pocket)
    with opened(pocket) as carried:
        (there,) = carried.casebook.all(Action)
        remove(carried, there)
    edit(desk.session.store, action, title="Ours")
    (difference,) = desk.carrying.home(pocket).differences
    assert desk.carrying.both(difference) == ("kept", "removed")
    (update,) = add(desk.session.store, an_update(action.id))
    with pytest.raises(InUse, match=f"{action.ref} is used by {update.ref}"):
        desk.carrying.choose(difference, "theirs")
    remove(desk.session.store, update)
    desk.carrying.choose(difference, "theirs")
    assert {r.id for r in desk.session.casebook} == {PRICE.id, LANE.id}
    assert desk.keeping.check() == []
    desk.past.undo()
    assert (now(desk, action).title, desk.carrying.differences()) == ("Ours", [now(desk, difference)])


@pytest.mark.parametrize(("which", "stays"), [("ours", False), ("theirs", True)])
def test_what_we_removed_and_they_changed_is_ours_to_remove_again(
    desk: Desk, pocket: Path, which: Any, stays: bool
) -> None:
    action = _plain(desk)
    desk.carrying.carry("J Price", pocket)
    _change_in(pocket, action, title="Theirs")
    remove(desk.session.store, action)
    (difference,) = desk.carrying.home(pocket).differences
    assert desk.carrying.both(difference) == ("removed", "changed or used")
    desk.carrying.choose(difference, which)
    assert (desk.session.casebook.by_id(action.id) is not None) == stays
    assert desk.carrying.differences() == []


def test_a_value_that_leads_to_what_is_gone_cannot_be_chosen(desk: Desk, pocket: Path) -> None:
    action = _plain(desk)
    (shah,) = add(desk.session.store, a_person("N Shah"))
    note = an_update(action.id)
    add(desk.session.store, note)
    desk.carrying.carry("J Price", pocket)
    with opened(pocket) as carried:
        (new,) = add(carried, a_person("B New"))
        (there,) = carried.casebook.all(Action)
        edit(carried, there, owner=new.id)
    edit(desk.session.store, action, owner=shah.id)
    (difference,) = desk.carrying.home(pocket).differences
    assert desk.carrying.both(difference) == ("N Shah", "B New")
    remove(desk.session.store, now(desk, new))
    with pytest.raises(Refusal, match=f"owner of {action.ref} leads to a record that was removed"):
        desk.carrying.choose(difference, "theirs")
    desk.carrying.choose(difference, "ours")


def test_a_difference_about_something_gone_says_so(desk: Desk, pocket: Path) -> None:
    action, difference = _clash(desk, pocket, "title", "Ours", "Theirs")
    desk.session.commit([Edit(difference, None, ""), Edit(now(desk, action), None, "")], "remove")
    with pytest.raises(Refusal, match="is about a record that is gone"):
        desk.carrying.choose(difference, "ours")


def test_a_chosen_name_is_shown_only_once_that_is_written_down(desk: Desk, pocket: Path) -> None:
    case = _case(chosen_name="Sam")
    add(desk.session.store, case, _worker(case, PRICE))
    desk.carrying.carry("J Price", pocket)
    _change_in(pocket, case, chosen_name="Robin")
    edit(desk.session.store, now(desk, case), chosen_name="Sami")
    (difference,) = desk.carrying.home(pocket).differences
    assert desk.carrying.both(difference) == ("one value", "another value")
    desk.carrying.show_names()
    assert desk.carrying.both(difference) == ("Sami", "Robin")
    assert "names" in desk.past.latest(1)[0].sentence


@pytest.mark.parametrize("field", ["gender", "ethnicity", "disability"])
def test_what_lists_do_not_tell_no_difference_tells(desk: Desk, pocket: Path, field: str) -> None:
    case = _case()
    add(desk.session.store, case, _worker(case, PRICE))
    desk.carrying.carry("J Price", pocket)
    _change_in(pocket, case, **{field: "theirs"})
    edit(desk.session.store, now(desk, case), **{field: "ours"})
    (difference,) = desk.carrying.home(pocket).differences
    assert desk.carrying.both(difference) == ("one value", "another value")
    desk.carrying.show_names()
    assert desk.carrying.both(difference) == ("ours", "theirs")


def test_our_value_is_shown_as_it_is_by_now(desk: Desk, pocket: Path) -> None:
    action, difference = _clash(desk, pocket, "title", "Ours", "Theirs")
    edit(desk.session.store, now(desk, action), title="Ours since")
    assert desk.carrying.both(difference) == ("Ours since", "Theirs")


def test_two_corrections_of_one_note_are_chosen_between(desk: Desk, pocket: Path) -> None:
    case = _case()
    note = _note(case, 3, text="as logged")
    add(desk.session.store, case, _worker(case, PRICE), note)
    desk.carrying.carry("J Price", pocket)
    carried = open_desk(pocket)
    theirs = carried.notes.correct(now(carried, note), "left out", text="theirs")
    carried.close()
    ours = desk.notes.correct(now(desk, note), "misheard", text="ours")
    (difference,) = desk.carrying.home(pocket).differences
    assert [n.text for n in desk.cases.life(case).notes] == ["ours"]
    assert desk.carrying.both(difference) == ("kept", f"removed, so that {theirs.ref} stands")
    desk.carrying.choose(difference, "theirs")
    assert [n.text for n in desk.cases.life(case).notes] == ["theirs"]
    desk.past.undo()
    assert desk.carrying.differences()[0].about == ours.id


def test_two_homes_at_once_are_said(desk: Desk, pocket: Path) -> None:
    case = _case()
    home = make(Spell, case=case.id, kind="home", what="U", start=_ago(90))
    add(desk.session.store, case, _worker(case, PRICE), home)
    desk.carrying.carry("J Price", pocket)
    desk.cases.finish(now(desk, home), _ago(10), "moved")
    ours = desk.cases.begin(case, "home", "W", start=_ago(9)).spell
    carried = open_desk(pocket)
    theirs = carried.cases.begin(now(carried, case), "home", "S", start=_ago(7)).spell
    carried.cases.begin(now(carried, case), "waiting", "CAMHS", start=_ago(7))
    carried.close()
    told = desk.carrying.home(pocket)
    assert told.sentence.endswith(
        f"The home {theirs.ref} of {case.ref} runs beside {ours.ref}: end or correct one"
    )
    assert [(d.field, *desk.carrying.both(d)) for d in told.differences] == [
        ("end", "31 May 2024", "2 Jun 2024")
    ]
    desk.cases.finish(ours, _ago(8), "moved on")
    assert now(desk, theirs).end is None


def test_how_much_is_not_sent(desk: Desk, pocket: Path) -> None:
    action = _plain(desk)
    desk.carrying.carry("J Price", pocket)
    assert desk.carrying.unsent() == ""
    carried = open_desk(pocket)
    assert carried.carrying.unsent() == ""
    edit(carried.session.store, action, title="Once")
    head = next(carried.session.store.history.backwards()).head
    carried.session.today = date.fromisoformat(head.at[:10]) + timedelta(days=3)
    assert carried.carrying.unsent() == "1 not sent, oldest 3 days"
    carried.session.today -= timedelta(days=3)
    edit(carried.session.store, now(carried, action), title="Twice")
    assert carried.carrying.unsent() == "2 not sent, oldest today"
    desk.carrying.home(pocket)
    carried.poll()
    assert carried.carrying.unsent() == ""
    carried.close()


def test_looking_changes_nothing(desk: Desk, pocket: Path) -> None:
    _plain(desk)
    then = Desk(desk.session.store, TODAY, known=TODAY)
    for refused in (lambda: then.carrying.carry("J Price", pocket), lambda: then.carrying.home(pocket)):
        with pytest.raises(Refusal, match="as it was known"):
            refused()
    desk.session.looking = True
    with pytest.raises(Refusal, match="Read-only is on"):
        desk.carrying.carry("J Price", pocket)
    assert not pocket.exists()
