"""Two people change, undo and redo at random; a stack of states each says what must be there."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.make import an_action
from tests.store.casebooks import add, contents, edit, opened, remove
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.problems import CannotUndo
from tracker.store.undo import redo, undo

State = dict[str, str]


class Undoing(RuleBasedStateMachine):
    """J Price works; undo goes back through the states and redo forward; T Manager adds on her own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = Path(self.folder.name) / "casebook.json"
        self.store = opened(self.book)
        self.past: list[State] = [{}]
        self.future: list[State] = []
        self.theirs: State = {}

    @property
    def now(self) -> State:
        return self.past[-1]

    def _did(self, state: State) -> None:
        self.past.append(state)
        self.future.clear()

    @rule(title=st.sampled_from("abc"))
    def add(self, title: str) -> None:
        (action,) = add(self.store, an_action(title))
        self._did({**self.now, action.id: title})

    @precondition(lambda self: self.now)
    @rule(title=st.sampled_from("abc"), data=st.data())
    def change(self, title: str, data: st.DataObject) -> None:
        action = self._one(data)
        edit(self.store, action, title=title)
        if title != action.title:
            self._did({**self.now, action.id: title})

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        action = self._one(data)
        remove(self.store, action)
        self._did({i: title for i, title in self.now.items() if i != action.id})

    @rule()
    def undo(self) -> None:
        if len(self.past) == 1:
            with pytest.raises(CannotUndo):
                undo(self.store)
        else:
            undo(self.store)
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(CannotUndo):
                redo(self.store)
        else:
            redo(self.store)
            self.past.append(self.future.pop())

    @rule()
    def a_colleague_adds(self) -> None:
        with opened(self.book, who="T Manager") as other:
            other.login = "tmanager@town-hall"
            (action,) = add(other, an_action("theirs"))
        self.store.poll()
        self.theirs[action.id] = "theirs"

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = opened(self.book)

    def _one(self, data: st.DataObject) -> Action:
        action = self.store.casebook.get(Action, data.draw(st.sampled_from(sorted(self.now))))
        assert action
        return action

    @invariant()
    def is_what_the_model_says(self) -> None:
        found = {i: action.title for i, action in contents(self.store).items() if isinstance(action, Action)}
        assert found == {**self.now, **self.theirs}

    def teardown(self) -> None:
        with Store.open(self.book) as fresh:
            self.store.close()
            assert contents(fresh) == contents(self.store)
        self.folder.cleanup()


@pytest.mark.usefixtures("quick_disk")
def test_undo_goes_back_and_redo_forward() -> None:
    run_state_machine_as_test(
        Undoing,
        settings=settings(
            max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
