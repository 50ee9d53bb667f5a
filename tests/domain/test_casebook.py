"""The casebook's look-ups give what a search through all records gives."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.make import (
    A_DAY,
    a_document,
    a_finding,
    a_person,
    a_visit,
    an_action,
    an_oversight,
    an_update,
)
from tracker.domain.casebook import KINDS, Casebook
from tracker.domain.records import Claim, Record
from tracker.domain.scrutiny import Paragraph
from tracker.domain.work import Action, OversightDecision, Update

IDS = [f"{n:026d}" for n in range(6)]
some_id = st.sampled_from(IDS)
some_ids = st.lists(some_id, max_size=3).map(tuple)


def _action(record_id: str, findings: tuple[str, ...], owner: str) -> Record:
    return an_action(id=record_id, ref=f"A-{record_id}", findings=findings, owner=owner)


def _update(record_id: str, about: str, supersedes: str) -> Record:
    return an_update(id=record_id, ref=f"U-{record_id}", about=about, supersedes=supersedes)


records = st.one_of(
    st.builds(_action, some_id, some_ids, st.one_of(some_id, st.just(""))),
    st.builds(_update, some_id, some_id, st.one_of(some_id, st.just(""))),
    st.builds(lambda i, docs: a_visit(id=i, ref=f"V-{i}", documents=docs), some_id, some_ids),
)
steps = st.lists(st.one_of(records, some_id), max_size=30)


def _after(steps: list[Record | str]) -> tuple[Casebook, dict[str, Record]]:
    casebook, model = Casebook(), dict[str, Record]()
    for step in steps:
        if isinstance(step, str):
            casebook.drop(step)
            model.pop(step, None)
        else:
            casebook.put(step)
            model.pop(step.id, None)
            model[step.id] = step
    return casebook, model


@given(steps)
def test_holds_what_was_put_and_not_dropped(steps: list[Record | str]) -> None:
    casebook, model = _after(steps)
    assert {r.id: r for r in casebook} == model
    for kind in KINDS:
        assert list(casebook.all(kind)) == [r for r in model.values() if type(r) is kind]
        assert casebook.count(kind) == len(list(casebook.all(kind)))
    for record_id in IDS:
        assert casebook.by_id(record_id) is model.get(record_id)
        kinds_with_it = [kind for kind in KINDS if casebook.get(kind, record_id)]
        assert kinds_with_it == ([type(model[record_id])] if record_id in model else [])


@given(steps)
def test_references_find_their_record_and_no_other(steps: list[Record | str]) -> None:
    casebook, model = _after(steps)
    known = {r.ref: r for r in model.values()}
    for letters in "AUV":
        for record_id in IDS:
            ref = f"{letters}-{record_id}"
            assert casebook.by_ref(ref) is known.get(ref)
            assert casebook.has_ref(ref) == (ref in known)


@given(steps)
def test_pointing_finds_every_holder_in_the_order_they_came(steps: list[Record | str]) -> None:
    casebook, model = _after(steps)
    for target in IDS:
        everybody: set[str] = set()
        for kind in KINDS:
            for field in kind.points:
                holders = [r for r in model.values() if type(r) is kind and _holds(r, field, target)]
                assert casebook.pointing(kind, field, target) == holders
                everybody.update(r.id for r in holders)
        assert {r.id for r in casebook.pointing_at(target)} == everybody


def _holds(record: Record, field: str, target: str) -> bool:
    held = getattr(record, field)
    return target in held if isinstance(held, tuple) else target == held


def test_a_reference_is_found_by_its_beginning_in_any_case() -> None:
    action, other = an_action(ref="A-7KQ2"), an_action(ref="A-7M01")
    casebook = Casebook([action, other])
    assert casebook.matching_ref("a-7kq") == [action]
    assert casebook.matching_ref("a-7") == [action, other]
    assert casebook.matching_ref("A-7MOI") == [other]
    assert casebook.matching_ref("7KQ2") == []


def test_a_whole_reference_is_not_the_beginning_of_a_longer_one() -> None:
    short, long = an_action(ref="A-7KQ2"), an_action(ref="A-7KQ2B")
    assert Casebook([short, long]).matching_ref("A-7KQ2") == [short]


def test_updates_come_by_day_without_those_superseded() -> None:
    action = an_action()
    wrong = an_update(action.id, day=A_DAY)
    right = an_update(action.id, day=A_DAY + timedelta(days=2), supersedes=wrong.id)
    early = an_update(action.id, day=A_DAY - timedelta(days=9))
    casebook = Casebook([action, right, wrong, early, an_update(wrong.id)])
    assert casebook.updates_about(action.id) == [early, right]


def test_actions_and_findings_find_each_other() -> None:
    finding = a_finding()
    action = an_action(findings=(finding.id, "0" * 26))
    casebook = Casebook([finding, action])
    assert casebook.actions_for(finding.id) == [action]
    assert casebook.findings_of(action) == [finding]


def test_the_owner_is_found_and_nobody_where_there_is_none() -> None:
    person = a_person()
    casebook = Casebook([person])
    assert casebook.owner_of(an_action(owner=person.id)) is person
    assert casebook.owner_of(an_action()) is None


def test_a_name_means_those_still_here_first() -> None:
    left, here = a_person("j price", left=date(2023, 1, 1)), a_person("J Price")
    casebook = Casebook([left, here])
    assert casebook.person_named(" J PRICE ") is here
    assert casebook.person_named("Wye") is None


def test_visits_come_in_the_order_of_their_days() -> None:
    later, sooner = a_visit(when=date(2024, 5, 1)), a_visit(when=date(2023, 5, 1))
    assert Casebook([later, sooner]).visits_in_order() == [sooner, later]


def test_a_kind_that_changed_leaves_nothing_behind() -> None:
    action = an_action(owner=IDS[0])
    casebook = Casebook([action])
    casebook.put(an_update(IDS[1], id=action.id))
    assert casebook.count(Action) == 0
    assert casebook.count(Update) == 1
    assert casebook.pointing(Action, "owner", IDS[0]) == []


def test_what_small_values_point_at_is_found_and_let_go() -> None:
    finding, letter, action, person = a_finding(), a_document(), an_action(), a_person()
    document = a_document(paragraphs=(Paragraph(number=1, text="x"), _paragraph(finding.id)))
    visit = a_visit(claims=(Claim(field="when", value="May", document=letter.id),))
    held = an_oversight(decisions=(OversightDecision(text="Check", action=action.id),))
    done = an_action(confirmed_by=person.id)
    casebook = Casebook([finding, letter, action, person, document, visit, held, done])
    for target, user in ((finding, document), (letter, visit), (action, held), (person, done)):
        assert casebook.pointing_at(target.id) == [user]
    assert casebook.pointing_at("") == []
    casebook.put(msgspec.structs.replace(document, paragraphs=()))
    casebook.drop(visit.id)
    assert casebook.pointing_at(finding.id) == casebook.pointing_at(letter.id) == []


def _paragraph(finding_id: str) -> Paragraph:
    return Paragraph(number=2, text="y", decision="accepted", finding=finding_id)


def test_a_finding_was_said_on_the_day_of_what_it_comes_from() -> None:
    visit = a_visit(when=A_DAY)
    held = an_oversight("audit", A_DAY + timedelta(days=1))
    document = a_document(day=A_DAY + timedelta(days=2))
    book = Casebook([visit, held, document])
    found_on = A_DAY + timedelta(days=9)
    for finding, days in (
        (a_finding(visit=visit.id, document=document.id, found_on=found_on), 0),
        (a_finding(oversight=held.id, found_on=found_on), 1),
        (a_finding(document=document.id), 2),
        (a_finding(found_on=found_on), 9),
    ):
        assert book.said_on(finding) == A_DAY + timedelta(days=days)
    assert book.said_on(a_finding()) is None
