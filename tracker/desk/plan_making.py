"""What a row of a plan means for an action: the values of its fields, whom it names, what it tells."""

from datetime import date
from functools import cache, lru_cache
from typing import Any

import msgspec

from tracker.desk.named import NamedPeople
from tracker.desk.plan_places import findings_named
from tracker.desk.session import Session, line, words
from tracker.domain import codes
from tracker.domain.work import Action, Person, PlanRow, Update
from tracker.exchange.plan_cells import is_group, read_due, title_of
from tracker.exchange.plan_columns import words_in
from tracker.exchange.plan_fields import PlanFields
from tracker.exchange.plan_rows import PlanItem
from tracker.store.change import Edit
from tracker.wording import short

SHORTEST_TELLING = 5
"""Letters of the shortest word of a theme that tells it from others."""
NOT_TELLING = frozenset(("agency", "local", "management", "other", "people", "personal", "quality", "young"))


class PlanMaking:
    """Makes actions of the rows of one file, and the values that a row asks for."""

    def __init__(self, session: Session, plan: str, file: str, as_at: date) -> None:
        """Bring a file's rows into a plan as they stood on a day."""
        self.session = session
        self.fields = PlanFields(session.casebook)
        self.plan = plan
        self.file = file
        self.as_at = as_at
        self._people = NamedPeople(session, also_left=True)

    def begin(self) -> None:
        """Begin a row."""
        self._people.begin()

    def added(self, item: PlanItem) -> list[Edit]:
        """Make the edits that add an action; a due day that has passed is kept, since it is overdue."""
        self.begin()
        values: dict[str, Any] = {}
        for field in ("ref", "action", "owner", "partner", "due", "measure"):
            values |= self.values(field, item, None)
        answers = findings_named(self.session, item)
        theme = _theme(item.theme)
        action = Action(
            **self.session.new(Action),
            **values,
            **self.standing(self.fields.read("status", item), None),
            agreed_on=self.as_at,
            source="plan",
            findings=tuple(finding.id for finding in answers),
            theme=answers[0].theme if theme == "other" and answers else theme,
        )
        update = self.progress(action, words(item.said("progress")))
        row = self.row(item, tuple(edit.after.id for edit in update if edit.after))
        action = msgspec.structs.replace(action, plan_row=row)
        say = f"added {action.ref} from {self.file}: {short(action.title)}"
        return [*self.people(), Edit(None, action, say), *update]

    def values(self, field: str, item: PlanItem, action: Action | None) -> dict[str, Any]:
        """Give the values of an action's fields that a cell asks for; the first due day stays as it was."""
        match field:
            case "ref":
                return {"plan_ref": line(item.said("ref"))}
            case "action":
                return {"title": title_of(item.said("action"))}
            case "owner":
                return {"owner": self._people.id_of(item.owners[0]) if item.owners else ""}
            case "due":
                first = action.original_due if action else read_due(item.said("first_due")).day
                return {
                    "due": item.due.day,
                    "due_words": item.due.words,
                    "original_due": first or item.due.day,
                }
            case "status":
                return self.standing(self.fields.read("status", item), action)
        return {field: words(item.said(field)) if field == "measure" else line(item.said(field))}

    def standing(self, state: codes.ActionState, action: Action | None) -> dict[str, Any]:
        """Give the fields that go with a state that a plan reports in plain words, or has begun."""
        begun = (action.started_on if action else None) or self.as_at
        return {
            "state": state,
            "started_on": None if state == "not started" else begun,
            "completed_on": self.as_at if state == "complete" else None,
            "embedded_on": None,
            "dropped_on": None,
            "dropped_reason": "",
            "blocked": None,
        }

    def called(self, owner: str) -> str:
        """Give the name of an owner, whom this row may have named first; empty for nobody."""
        return self._people.name_of(owner)

    def people(self) -> list[Edit]:
        """Give the edits that add whom a row named first, teams and boards as groups."""
        edits = []
        for edit in self._people.taken():
            if isinstance(edit.after, Person) and is_group(edit.after.name):
                edit = msgspec.structs.replace(edit, after=msgspec.structs.replace(edit.after, is_group=True))
            edits.append(edit)
        return edits

    def progress(self, action: Action, text: str) -> list[Edit]:
        """Make the edit that tells what a progress cell says, on the day the plan is as at."""
        if not text:
            return []
        return [self.dated(self.session.update(action, "progress", text), f"progress of {action.ref}")]

    def dated(self, edit: Edit, say: str) -> Edit:
        """Put an update on the day the plan is as at."""
        if not isinstance(edit.after, Update):
            raise TypeError("only an update has a day")
        after = msgspec.structs.replace(edit.after, day=self.as_at)
        return msgspec.structs.replace(edit, after=after, say=f"{say}, after {self.file}")

    def row(self, item: PlanItem, updates: tuple[str, ...]) -> PlanRow:
        """Give the row as it stands in the file."""
        return PlanRow(
            plan=self.plan,
            number=item.number,
            cells=item.cells,
            headings=item.headings,
            part=item.part,
            updates=updates,
        )


@lru_cache(maxsize=1_000)
def _theme(text: str) -> codes.Theme:
    """Give the one theme whose own words stand in the plan's; other where none or several do: the words are kept."""
    said = set(words_in(text).split())
    named: list[Any] = [theme for theme in codes.words(codes.Theme) if said & _telling(theme)]
    found: codes.Theme = named[0] if len(named) == 1 else "other"
    return found


@cache
def _telling(theme: str) -> set[str]:
    """Give the words of a theme that tell it from others."""
    return {word for word in words_in(theme).split() if len(word) >= SHORTEST_TELLING} - NOT_TELLING
