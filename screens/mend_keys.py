"""The key that puts right what the data's own checks found: here, or on the record's own screen."""

from textual import work

from screens.asking import Values, ask, settle
from screens.commands import action_of
from screens.correcting import Correcting, changed
from screens.dialogs.form import Field
from screens.following import place_of
from screens.requests import Mend
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document

_LABELS = {
    "agreed_on": "Agreed",
    "started_on": "Started",
    "completed_on": "Complete",
    "embedded_on": "Embedded",
    "dropped_on": "Dropped",
    "found_on": "Received",
    "closed_on": "Closed",
    "what": "Code or word",
    "start": "From",
    "end": "Until",
    "by": "Who had it",
}
_DAYS = frozenset(("start", "end", "day", "drawn_up", "agreed", "copy_given"))
_EMPTY = "none"


class MendKeys(Correcting):
    """One key from a fault to the form that puts it right."""

    @work
    async def action_mend(self) -> None:
        """Open the form that mends what is wrong: here for a single field, else on the record's own screen."""
        row = self.records_list.selected
        fault = self.desk.quality.fault(row.key) if row else None
        if fault is None:
            self.tell("Nothing is selected: there is no row here", "refused")
        elif fault.command == "mend":
            await self._mend_here(fault.key)
        elif not fault.command or not (where := _where(fault.record)):
            self.tell(f"The command line mends this: tracker {fault.verb}")
        else:
            self.post_message(Mend(*where, action_of(fault.command)))

    async def _mend_here(self, key: str) -> None:
        fault = self.desk.quality.fault(key)
        if fault is None:
            return
        record = fault.record
        before = self.desk.mending.fields(fault)
        fields = tuple(self._field(name, value) for name, value in before.items())
        title = f"Put {record.ref} right"
        said = await ask(
            self, "mend", title, fields, about=record.ref, note=f"{fault.sentence[:1].upper()}{fault.sentence[1:]}.",
            check=lambda said: self._check(key, before, said),
        )  # fmt: skip
        if said:
            self._keep(record, changed(before, said))

    def _check(self, key: str, before: Values, said: Values) -> None:
        """Refuse while the form is open what the desk would refuse."""
        fault = self.desk.quality.fault(key)
        fresh = _answers(changed(before, said))
        if fault is not None and fresh:
            self.desk.mending.check(fault.record, fresh)

    def _keep(self, record: Record, fresh: Values) -> None:
        if not fresh:
            settle(self, True)
            self.tell(f"Nothing of {record.ref} was changed")
            return
        self.attempt(lambda: (record, self.desk.mending.mend(record, _answers(fresh))))

    def _field(self, name: str, value: str) -> Field:
        label = _LABELS.get(name, name.replace("_", " ").capitalize())
        if name in _DAYS or name.endswith("_on"):
            return Field(name, label, "day", value, echo=self.past_day, hint="Empty where there is none.")
        return Field(name, label, value=value, suggest=self.names() if name in ("worker", "by") else ())


def _where(record: Record) -> tuple[str, str] | None:
    """Give the list a record stands in, and its id; a document's is its visit. None where it stands in none."""
    if isinstance(record, Document):
        return "visits", record.visit
    place = place_of(record)
    return (place, record.id) if place else None


def _answers(fresh: Values) -> Values:
    """Say what was emptied as the command line does."""
    return {name: value or _EMPTY for name, value in fresh.items()}
