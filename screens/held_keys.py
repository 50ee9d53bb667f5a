"""Correcting what was held: scrutiny from outside, and our own oversight."""

from datetime import date

from screens.asking import Values, ask
from screens.correcting import Correcting, changed
from screens.dialogs.form import Field
from tracker.domain import codes
from tracker.domain.scrutiny import ScrutinyVisit
from tracker.domain.work import Oversight
from tracker.wording import plain_day

LONGEST_NUMBER = 9
"""Digits a visit's number may have before it is no number at all; the desk says how large it can be."""
DAYS = {
    "letter_date": "Letter dated",
    "received": "Received",
    "draft_plan_sent": "Draft plan sent",
    "plan_sent": "Plan sent",
}
"""Days of a visit that a person types, and what each is called."""
TICKS = {
    "team_manager": "Team manager",
    "reflective": "Reflective talk",
    "young_view": "Young person",
    "immediate_risk": "Immediate risk",
}
"""What an audit says yes or no to; neither is not recorded."""
TICK_HINTS = {
    "team_manager": "Did the team manager take part? Empty: not recorded.",
    "reflective": "Did the worker have a reflective conversation about it? Empty: not recorded.",
    "young_view": "Was the young person asked? Empty: not recorded.",
    "immediate_risk": "Was somebody found at immediate risk? Empty: not recorded.",
}
YES_NO = {"yes": True, "no": False, "": None}
SAID = {yes: word for word, yes in YES_NO.items()}


class HeldKeys(Correcting):
    """The key that corrects a record, for visits and oversight as well."""

    async def correct_other(self) -> None:
        """Correct a visit or a piece of oversight, and what else can be corrected."""
        record = self.selected
        if isinstance(record, ScrutinyVisit):
            await self.correct_visit(record)
        elif isinstance(record, Oversight):
            await self._correct_oversight(record)
        else:
            await super().correct_other()

    def refuse_visit(self, said: Values, known: str = "") -> str | None:
        """Say why these answers make no visit; ``known`` is when it is as it stands, which is kept as it is."""
        number = said["ordinal"]
        if number and not (number.isdecimal() and len(number) <= LONGEST_NUMBER):
            return "Number: write it in digits, such as 4."
        if said["when"] != known:
            self.desk.visits.rough(said["when"])
        return None

    async def correct_visit(self, visit: ScrutinyVisit) -> None:
        """Correct what is known of a visit, and complete what followed it."""
        fields = (
            Field("kind", "Kind", "choice", visit.kind, codes.words(codes.ScrutinyKind), required=True),
            Field("when", "When", value=visit.when.text, required=True),
            Field("ordinal", "Number", value=str(visit.ordinal or "")),
            Field("authority", "Authority", value=visit.authority),
            Field("areas", "Areas", value="; ".join(visit.areas), hint="Parted by ;"),
            Field("headline", "Headline", value=visit.headline),
            Field(
                "publication",
                "Publication",
                "choice",
                visit.publication,
                codes.words(codes.Publication),
                True,
            ),
            *(
                Field(name, label, "day", _iso(getattr(visit, name)), echo=self.past_day)
                for name, label in DAYS.items()
            ),
            Field(
                "shared_with", "Shared with", value=_shares(visit), hint="Cabinet, 22 jun; Scrutiny, 3 jul"
            ),
        )
        before = {field.name: field.value for field in fields}

        def check(said: Values) -> str | None:
            refusal = self.refuse_visit(said, visit.when.text)
            if not refusal:
                self.desk.visits.corrected(visit, **self._visit_said(changed(before, said)))
            return refusal

        said = await ask(self, "update_visit", f"Correct {visit.ref}", fields, about=visit.ref, check=check)
        if said:
            self.keep_changed(visit, changed(before, said), self._keep_visit)

    def _keep_visit(self, visit: ScrutinyVisit, fresh: Values) -> ScrutinyVisit:
        return self.desk.visits.edit(visit, **self._visit_said(fresh))

    def _visit_said(self, fresh: Values) -> Values:
        """Read the answers that were changed; raises Refusal."""
        fields: Values = {**fresh, **visit_fields(fresh)}
        fields |= {name: self.read_back(fresh[name]) for name in DAYS if name in fresh}
        if "shared_with" in fresh:
            fields["shared_with"] = self.desk.visits.shared(fresh["shared_with"])
        return fields

    def read_back(self, typed: str) -> date | None:
        """Read a day that has been; nothing is none. Raises Refusal."""
        return self.desk.read_day(typed, back=True) if typed else None

    async def _correct_oversight(self, held: Oversight) -> None:
        fields = (
            Field("title", "About", value=held.title, required=True),
            *(self._audit_fields(held) if held.kind == "audit" else ()),
            Field("summary", "Summary", "long" if "\n" in held.summary else "text", held.summary),
        )
        before = {field.name: field.value for field in fields}
        title = f"Correct {held.ref}, {held.kind} of {plain_day(held.day)}"

        def check(said: Values) -> None:
            self.desk.oversight.corrected(held, **self._held_said(changed(before, said)))

        said = await ask(self, "edit", title, fields, about=held.ref, check=check)
        if said:
            self.keep_changed(held, changed(before, said), self._keep_oversight)

    def _audit_fields(self, held: Oversight) -> tuple[Field, ...]:
        former = self.desk.session.casebook.get(Oversight, held.again_of)
        return (
            Field("grade", "Grade", "choice", held.grade or "", codes.words(codes.Grade)),
            Field(
                "moderated_grade", "Moderated", "choice", held.moderated_grade or "", codes.words(codes.Grade)
            ),
            *(
                Field(name, label, "choice", SAID[getattr(held, name)], ("yes", "no"), hint=TICK_HINTS[name])
                for name, label in TICKS.items()
            ),
            Field("responded_on", "Responded on", "day", _iso(held.responded_on), echo=self.past_day),
            Field(
                "again_of", "Repeats", value=former.ref if former else "", hint="The audit before it: O-7KQ2"
            ),
        )

    def _keep_oversight(self, held: Oversight, fresh: Values) -> Oversight:
        return self.desk.oversight.edit(held, **self._held_said(fresh))

    def _held_said(self, fresh: Values) -> Values:
        """Read the answers that were changed; raises Refusal."""
        fields = dict(fresh)
        fields |= {name: YES_NO[fresh[name]] for name in TICKS if name in fresh}
        fields |= {name: fresh[name] or None for name in ("grade", "moderated_grade") if name in fresh}
        if "responded_on" in fresh:
            fields["responded_on"] = self.read_back(fresh["responded_on"])
        return fields


def _shares(visit: ScrutinyVisit) -> str:
    return "; ".join(f"{one.body}, {plain_day(one.day)}" for one in visit.shared_with)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def visit_fields(said: Values) -> dict[str, object]:
    """Read those answers of a visit that are not kept as they are typed."""
    fields: dict[str, object] = {}
    if "ordinal" in said:
        fields["ordinal"] = int(said["ordinal"]) if said["ordinal"] else None
    if "areas" in said:
        fields["areas"] = tuple(area.strip() for area in said["areas"].split(";") if area.strip())
    return fields
