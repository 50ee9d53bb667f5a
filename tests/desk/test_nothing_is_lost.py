"""The law of pocket casebooks: whatever three copies do, in whatever order they come home, nothing typed is lost.

Five hundred lives of a home and two pockets, each from its own seed, so that one that fails can be lived again.
"""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.desk.book import TODAY
from tests.make import a_person, an_action, an_update
from tests.store.casebooks import add, edit, opened, remove
from tracker.desk import Desk
from tracker.domain.work import Action, Person, Update
from tracker.store import Store
from tracker.store.carrying import carry, unsent
from tracker.store.checking import check
from tracker.store.line import Line
from tracker.store.merging import as_json
from tracker.store.problems import CasebookProblem, InUse

LIVES, DEEDS = 300, 14
TEXTS = ("title", "measure", "impact")


class Lives:
    """A home and two pockets of it, and a ledger of everything that was typed in any of them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.home = opened(folder / "home.json", who="T Manager")
        self.desk = Desk(self.home, TODAY)
        self.pockets = [folder / "one.json", folder / "two.json"]
        self.typed: list[tuple[str, str, Any]] = []
        self.added: set[str] = set()
        self.removed: set[str] = set()
        self.written: dict[str, Line] = {}
        owners = add(self.home, a_person("J Price"), a_person("K Lane"))
        add(self.home, *(an_action(f"Action {n}", owner=owners[n % 2].id) for n in range(3)))
        for pocket in self.pockets:
            carry(self.home, list(self.home.casebook), pocket, "J Price")

    def live(self) -> None:
        for _ in range(DEEDS):
            deed = self.chance.choices(
                (self.change, self.add, self.remove, self.come_home, self.carry_again, self.choose),
                (8, 3, 2, 3, 1, 3),
            )[0]
            deed()
        for pocket in self.chance.sample(self.pockets, 2):
            self.come_home(pocket)

    def _somewhere(self) -> Store:
        place = self.chance.choice([None, *self.pockets])
        return self.home if place is None else opened(place, who=place.stem)

    def _one_of(self, store: Store, kind: Any) -> Any:
        return self.chance.choice(list(store.casebook.all(kind)) or [None])

    def _leave(self, store: Store) -> None:
        if store is not self.home:
            store.close()

    def change(self) -> None:
        store = self._somewhere()
        if (action := self._one_of(store, Action)) is not None:
            field = self.chance.choice((*TEXTS, "owner"))
            owner = self._one_of(store, Person)
            value = f"v{len(self.typed)}" if field != "owner" or owner is None else owner.id
            field = "title" if value.startswith("v") and field == "owner" else field
            edit(store, action, **{field: value})
            self.typed.append((action.id, field, value))
        self._leave(store)

    def add(self) -> None:
        store = self._somewhere()
        action = self._one_of(store, Action)
        owner = self._one_of(store, Person)
        about = action.id if action is not None else ""
        new = self.chance.choice(
            (
                an_update(about, text=f"v{len(self.typed)}"),
                an_action(f"v{len(self.typed)}", owner=owner.id if owner is not None else ""),
                a_person(f"v{len(self.typed)}"),
            )
        )
        add(store, new)
        field = {Update: "text", Action: "title", Person: "name"}[type(new)]
        self.typed.append((new.id, field, getattr(new, field)))
        self.added.add(new.id)
        self._leave(store)

    def remove(self) -> None:
        store = self._somewhere()
        if (record := self._one_of(store, self.chance.choice((Action, Update, Person)))) is not None:
            with suppress(InUse):
                remove(store, record)
                self.removed.add(record.id)
        self._leave(store)

    def come_home(self, pocket: Path | None = None) -> None:
        place = pocket or self.chance.choice(self.pockets)
        with opened(place) as store:
            self.written |= {line.head.id: line for line in store.history.lines()}
        self.desk.carrying.home(place)
        size = self.home.history.size()
        assert self.desk.carrying.home(place).sentence.startswith("there is nothing new")
        assert self.home.history.size() == size

    def carry_again(self) -> None:
        place = self.chance.choice(self.pockets)
        records = [r for r in self.home.casebook if r.table != "differences" and self.chance.random() < 0.8]
        with opened(place) as store:
            waits = unsent(store).changes
        if waits:
            with pytest.raises(CasebookProblem, match="take it home first"):
                carry(self.home, records, place, "K Lane")
        else:
            carry(self.home, records, place, "K Lane")

    def choose(self) -> None:
        if waiting := self.desk.carrying.differences():
            difference = self.chance.choice(waiting)
            with suppress(InUse):
                if self.desk.carrying.choose(difference, self.chance.choice(("ours", "theirs"))):
                    self.removed |= {difference.about}

    # The law.

    def judge(self) -> None:
        lines = list(self.home.history.lines())
        kept = set(_kept(lines))
        lost = [(i, field, value) for i, field, value in self.typed if (i, field, as_json(value)) not in kept]
        assert not lost, "every value ever typed is current, in the history or in a difference"
        there = {record.id for record in self.home.casebook}
        assert self.added - self.removed <= there, "what nobody removed is there"
        for line in lines:
            if line.head.takes:
                self._overwrites_only_what_was_seen(line)
        assert check(self.home) == []
        self.home.close()

    def _overwrites_only_what_was_seen(self, ours: Line) -> None:
        theirs = {part.id: part for part in self.written[ours.head.takes[0]].parts}
        for part in ours.parts:
            if part.table != "differences" and part.base is not None:
                seen = theirs[part.id].old
                assert all(seen[name] == old for name, old in part.old.items() if name != "ref")


def _kept(lines: list[Line]) -> Iterator[tuple[str, str, str]]:
    """Give the record, field and value, as JSON, of all that a history holds or lists as a difference."""
    for line in lines:
        for part in line.parts:
            doc = msgspec.json.decode(part.doc) or {}
            yield from ((part.id, name, as_json(value)) for name, value in doc.items())
            if part.table == "differences" and doc:
                yield doc["about"], doc["field"], doc["theirs"]
                if doc["field"] == "record":
                    whole = msgspec.json.decode(doc["theirs"]) or {}
                    yield from ((doc["about"], name, as_json(value)) for name, value in whole.items())


def test_nothing_typed_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.opening.on_network", lambda path: False)
    for seed in range(LIVES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        lives = Lives(folder, seed)
        try:
            lives.live()
            lives.judge()
        except BaseException as problem:
            problem.add_note(f"It was life {seed}.")
            raise
