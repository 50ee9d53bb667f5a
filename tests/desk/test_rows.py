"""Rows that are kept are the rows that would be made anew, whatever was changed and by whom."""

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.desk.book import TODAY, open_desk
from tests.letters.sample import sample
from tracker.desk import Desk
from tracker.desk.rows import RowMaker, has_row
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person

NAMES = st.sampled_from(["J Price", "T Manager", "Wye Board", "nobody"])
NUMBERS = st.integers(0, 30)
DAYS = st.integers(-3, 40)
LETTER = sample("monitoring_letter").encode()


class Rows(RuleBasedStateMachine):
    """Two people at work in one casebook; the first looks at every list all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        book = Path(self.folder.name) / "casebook.json"
        self.desk, self.other = open_desk(book), open_desk(book, who="T Manager")

    def at(self, mine: bool) -> Desk:
        desk = self.desk if mine else self.other
        desk.poll()
        return desk

    def one(self, desk: Desk, kind: type[Record], number: int) -> Record | None:
        records = list(desk.session.casebook.all(kind))
        return records[number % len(records)] if records else None

    @rule(mine=st.booleans(), owner=NAMES, days=DAYS, number=NUMBERS)
    def add_action(self, mine: bool, owner: str, days: int, number: int) -> None:
        desk = self.at(mine)
        finding = self.one(desk, Finding, number)
        with suppress(Refusal):
            desk.actions.add(
                f"Action {number}",
                findings=[finding.ref] if finding else [],
                owner="" if owner == "nobody" else owner,
                due=TODAY + timedelta(days=days),
            )

    @rule(mine=st.booleans(), number=NUMBERS, deed=NUMBERS, owner=NAMES, days=DAYS)
    def change_action(self, mine: bool, number: int, deed: int, owner: str, days: int) -> None:
        desk = self.at(mine)
        action = self.one(desk, Action, number)
        if not isinstance(action, Action):
            return
        finding = self.one(desk, Finding, days)
        deeds = (
            lambda: desk.actions.update(action, "moving"),
            lambda: desk.actions.assign(action, owner),
            lambda: desk.actions.move(action, TODAY + timedelta(days=days), "because"),
            lambda: desk.actions.done(action, "seen"),
            lambda: desk.actions.drop(action, "no"),
            lambda: desk.actions.reopen(action, "yes"),
            lambda: desk.actions.block(action, "person", "an answer"),
            lambda: desk.actions.partner(action, "asked", agency="Wye NHS"),
            lambda: desk.actions.split(action, ["One", "Two"]),
            lambda: desk.actions.link(action, [finding.ref] if finding else [], remove=days % 2 == 0),
            lambda: desk.actions.edit(action, title=f"Title {days}", theme="accommodation"),
        )
        with suppress(Refusal):
            deeds[deed % len(deeds)]()

    @rule(mine=st.booleans(), number=NUMBERS, deed=NUMBERS, owner=NAMES)
    def change_findings(self, mine: bool, number: int, deed: int, owner: str) -> None:
        desk = self.at(mine)
        finding, thread = self.one(desk, Finding, number), self.one(desk, Thread, deed)
        visit = self.one(desk, ScrutinyVisit, number)
        with suppress(Refusal):
            if not isinstance(finding, Finding) or not isinstance(thread, Thread) or deed % 5 == 0:
                desk.findings.add(f"Finding {deed}", visit=visit.ref if visit else "")
            elif deed % 5 == 1:
                desk.findings.link(finding, thread.ref, "worse")
            elif deed % 5 == 2:
                desk.findings.answer(finding, "watch", "seen in May")
            elif deed % 5 == 3:
                desk.findings.edit(finding, kind="mixed")
            else:
                desk.findings.edit_thread(thread, owner=owner, title=f"Thread {number}")

    @rule(mine=st.booleans(), number=NUMBERS, deed=NUMBERS)
    def change_documents_and_visits(self, mine: bool, number: int, deed: int) -> None:
        desk = self.at(mine)
        document, visit = self.one(desk, Document, number), self.one(desk, ScrutinyVisit, number)
        with suppress(Refusal):
            if not isinstance(document, Document):
                desk.documents.bring_in(LETTER, "letter.txt")
            elif deed % 3 == 0:
                desk.documents.accept(document, [str(number % 5 + 1)])
            elif deed % 3 == 1:
                desk.documents.skip(document, [str(number % 5 + 1)])
            elif isinstance(visit, ScrutinyVisit):
                desk.visits.edit(visit, ordinal=deed, headline=f"Line {deed}")

    @rule(mine=st.booleans(), number=NUMBERS, days=DAYS)
    def change_oversight_and_people(self, mine: bool, number: int, days: int) -> None:
        desk = self.at(mine)
        held, person = self.one(desk, Oversight, number), self.one(desk, Person, number)
        with suppress(Refusal):
            if not isinstance(held, Oversight):
                desk.oversight.add("audit", "Plans", decisions=["One", "Two"])
            elif days % 3 == 0:
                desk.oversight.raise_action(held, number % 2 + 1, owner="J Price")
            elif isinstance(person, Person) and days % 3 == 1:
                desk.people.leave(person, TODAY + timedelta(days=days), "Wye Board")
            elif isinstance(person, Person):
                desk.people.edit(person, name=f"Name {number}")

    @rule(mine=st.booleans(), back=st.booleans())
    def undo_or_redo(self, mine: bool, back: bool) -> None:
        desk = self.at(mine)
        with suppress(Refusal):
            desk.past.undo() if back else desk.past.redo()

    @rule(value=st.integers(1, 20))
    def set_a_threshold(self, value: int) -> None:
        self.at(True).keeping.set_threshold("AN-02.days", value, "board")

    @precondition(lambda self: self.desk.session.casebook.count(Action) > 0)
    @rule()
    def narrow(self) -> None:
        assert len(self.desk.lists.actions("state:open")) <= len(self.desk.lists.actions())

    @invariant()
    def rows_are_as_made_anew(self) -> None:
        self.desk.poll()
        session = self.desk.session
        fresh = RowMaker(session)
        records = [record for record in session.casebook if has_row(record)]
        assert self.desk.lists.rows(records) == [fresh.row(record) for record in records]

    def teardown(self) -> None:
        for desk in (self.desk, self.other):
            desk.close(quick=True)
        self.folder.cleanup()


TestRows = Rows.TestCase
TestRows.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_another_day_makes_the_rows_anew(desk: Desk) -> None:
    person = desk.people.add("J Price")
    desk.people.leave(person, TODAY)
    assert [row.state for row in desk.lists.people()] == ["here"]
    desk.session._dated = False  # as on screen, where nobody chose the day
    assert desk.new_day(TODAY + timedelta(days=1))
    assert [row.state for row in desk.lists.people()] == ["left"]
