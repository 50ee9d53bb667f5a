"""Where pointers lead, which is said of every one."""

from tests.make import a_case, an_action, make
from tracker.domain.casebook import KINDS, POINTING, Casebook
from tracker.domain.leading import ANY, LEADS_TO, leads
from tracker.domain.records import Record
from tracker.domain.work import Action
from tracker.domain.young_people import PathwayPlan


def test_it_is_said_of_every_pointer_of_every_kind() -> None:
    assert {kind: set(fields) for kind, fields in LEADS_TO.items()} == {
        kind: set(POINTING[kind]) for kind in KINDS if POINTING[kind]
    }
    named = {kind for fields in LEADS_TO.values() for may in fields.values() for kind in may}
    assert named <= set(KINDS)
    assert Record not in named
    assert [field for fields in LEADS_TO.values() for field, may in fields.items() if may == ANY] == [
        "about",
        "items",
    ]


def test_a_pointer_leads_to_its_own_kind_alone() -> None:
    case = a_case()
    plan = make(PathwayPlan, case=case.id, drawn_up=case.born)
    book = Casebook([case, plan, an_action()])
    assert leads(book, Action, "plan", plan.id)
    assert not leads(book, Action, "plan", case.id)
    assert not leads(book, Action, "plan", "01GONE")
