"""What can be done to a young person's case: one method a command, each ask, do, show, tell."""

from collections.abc import Sequence
from typing import Any

from textual import work

from screens.asking import Values, ask, day_echo
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.tell import Tell
from screens.oversight_keys import OversightKeys
from tracker.desk.cases import read_interval
from tracker.desk.spells import SAID
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case

YES, NO = "yes", "no"
_BOOL = {"": None, YES: True, NO: False}
_COMMAS = ", "

BEGINNINGS = (
    Option("h", "home"),
    Option("a", "activity", "education, employment or training"),
    Option("n", "need", "how often they are visited without an agreement"),
    Option("s", "eligibility", "status under the leaving care law"),
    Option("l", "legal status", "of a child in care"),
    Option("o", "out of area"),
    Option("w", "waiting", "for a service"),
)
"""What begins, by its key; a worker has a key of its own."""


class CaseKeys(OversightKeys):
    """Keys for young people."""

    @work
    async def action_new_case(self) -> None:
        """Add a young person."""
        fields = (
            Field("initials", "Initials", required=True),
            Field("born", "Date of birth", "day", required=True, echo=self.past_day, hint="such as 3/5/2008"),
            Field("number", "Case number", hint="The council's own; gives the short reference."),
            Field("chosen_name", "Chosen name", hint="Shown on their own file and form only."),
            Field("team", "Team"),
        )
        said = await ask(self, "new_case", "New young person", fields)
        if said:
            self.attempt(lambda: self._added(said))

    def _added(self, said: Values) -> tuple[Record, str]:
        born = self.desk.read_day(said.pop("born"), back=True)
        case = self.desk.cases.add(said.pop("initials"), born, **said)
        return case, f"Added {case.ref}: w names who works with them, b what begins"

    @work
    async def action_edit(self) -> None:
        """Correct what is known of the young person, or of whatever else is under the cursor."""
        case = self.selected
        if not isinstance(case, Case):
            await self.correct_other()
            return
        fields = (
            Field("initials", "Initials", value=case.initials, required=True),
            Field("chosen_name", "Chosen name", value=case.chosen_name),
            Field("born", "Date of birth", "day", f"{case.born:%d/%m/%Y}", required=True, echo=self.past_day),
            Field("number", "Case number", value=case.number),
            Field("team", "Team", value=case.team),
            Field(
                "complexity",
                "Needs",
                value=_COMMAS.join(case.complexity),
                hint=f"Parted by commas, of: {_COMMAS.join(words(care_codes.Complexity))}",
            ),
            Field("in_touch", "In touch code", "choice", case.in_touch or "", words(care_codes.InTouch)),
        )
        said = await ask(self, "edit", f"Correct {case.ref}", fields, about=case.ref)
        if said:
            self.attempt(
                lambda: (self.desk.cases.edit(case, **self._corrected(said)), f"Corrected {case.ref}")
            )

    def _corrected(self, said: Values) -> dict[str, Any]:
        typed = [word.strip() for word in said["complexity"].split(",") if word.strip()]
        unknown = next((word for word in typed if word not in words(care_codes.Complexity)), None)
        if unknown:
            raise Refusal(f"“{unknown}” is none of {_COMMAS.join(words(care_codes.Complexity))}.")
        born = self.desk.read_day(said["born"], back=True)
        return {**said, "born": born, "complexity": tuple(typed), "in_touch": said["in_touch"] or None}

    @work
    async def action_begin(self) -> None:
        """Begin a home, an activity, a level of need, a status or a wait; the former ends the day before."""
        case = self.one(Case)
        if case is None:
            return
        choice = Choose(f"What begins for {case.ref}?", BEGINNINGS, look=self.look)
        key = await self.app.push_screen_wait(choice)
        if key is None:
            return
        kind = next(option.label for option in BEGINNINGS if option.key == key)
        codes = {_meaning_first(code, meaning): code for code, meaning in SAID.get(kind, {}).items()}
        home = (
            Field("suitable", "Suitable", "choice", "", ("", YES, NO)),
            Field("provided", "Provided by us", "choice", "", ("", YES, NO)),
        )
        fields = (
            Field("what", "What", "choice" if codes else "text", "", tuple(codes), required=True),
            Field("start", "From", "day", "today", required=True, echo=self.past_day),
            *(home if kind == "home" else ()),
            Field("reason", "Reason"),
        )
        title = f"{kind.capitalize()} of {case.ref}"
        said = await ask(self, f"begin {kind}", title, fields, about=case.ref)
        if said:
            what = codes.get(said["what"], said["what"])
            self.attempt(lambda: self._begun(case, kind, {**said, "what": what}))

    def _begun(self, case: Case, kind: Any, said: Values) -> tuple[Record, str]:
        more = {name: _BOOL[said[name]] for name in ("suitable", "provided") if name in said}
        start = self.desk.read_day(said["start"], back=True)
        began = self.desk.cases.begin(case, kind, said["what"], start=start, reason=said["reason"], **more)
        return case, began.sentence

    @work
    async def action_worker(self) -> None:
        """Say who works with the young person from now on, or with all that are marked."""
        cases = self.marked(Case)
        if not cases:
            self.one(Case)
            return
        what = cases[0].ref if len(cases) == 1 else f"{len(cases)} young people"
        fields = (
            Field("worker", "Worker", required=True, suggest=self.names()),
            Field("role", "Role", "choice", "personal adviser", words(care_codes.WorkerRole), required=True),
            Field("start", "From", "day", "today", required=True, echo=self.past_day),
            Field("reason", "Why it changes"),
        )
        said = await ask(self, "worker", f"Worker of {what}", fields, about=cases[0].ref)
        if said and self.attempt(lambda: self._worker(cases, said)):
            self.records_list.unmark()

    def _worker(self, cases: list[Case], said: Values) -> tuple[Record, str]:
        start = self.desk.read_day(said["start"], back=True)
        more = {name: said[name] for name in ("worker", "role", "reason")}
        sentence = self.desk.cases.give_all(cases, start=start, **more)
        return cases[0], sentence

    @work
    async def action_agree(self) -> None:
        """Agree how often the young person is visited, with the reason and an end."""
        case = self.one(Case)
        if case is None:
            return
        held = case.frequency
        fields = (
            Field("days", "How often", value=str(held.days) if held else "", required=True,
                  hint="Weekly, monthly, or a number of days; never looser than the floor."),
            Field("reason", "Reason", required=True),
            Field("until", "Until", "day", required=True, echo=day_echo(self.desk), hint="10 apr, +8w, eom"),
            Field("by", "Agreed by", value=self.desk.session.me, required=True, suggest=self.names()),
        )  # fmt: skip
        title = f"How often is {case.ref} visited?"
        said = await ask(self, "agree", title, fields, about=case.ref, check=_check_interval)
        if said:
            self.attempt(lambda: self._agreed(case, said))

    def _agreed(self, case: Case, said: Values) -> tuple[Record, str]:
        until, days = self.desk.read_day(said["until"]), read_interval(said["days"])
        kept = self.desk.cases.agree_frequency(case, days, said["reason"], until, said["by"])
        return kept, f"{case.ref} is visited every {days} days until {self.desk.echo_day(said['until'])}"

    @work
    async def action_event(self) -> None:
        """Keep a dated fact: a change of circumstances, an entitlement explained, a handover."""
        case = self.one(Case)
        if case is None:
            return
        fields = (
            Field(
                "kind",
                "Kind",
                "choice",
                "change of circumstances",
                words(care_codes.EventKind),
                required=True,
            ),
            Field(
                "what", "What", suggest=words(care_codes.Trigger), hint="The change, entitlement or decision."
            ),
            Field("how", "How", hint="For an entitlement: in person, by text, in writing."),
            Field("day", "Day", "day", "today", required=True, echo=self.past_day),
            Field("text", "More", "long"),
        )
        said = await ask(self, "event", f"What happened for {case.ref}?", fields, about=case.ref)
        if said:
            self.attempt(lambda: self._happened(case, said))

    def _happened(self, case: Case, said: Values) -> tuple[Record, str]:
        more = {name: said[name] for name in ("what", "how", "text")}
        day = self.desk.read_day(said["day"], back=True)
        event = self.desk.cases.happened(case, said["kind"], day=day, **more)
        return case, f"Kept for {case.ref}: {event.kind}" + (f", {event.what}" if event.what else "")

    @work
    async def action_close_case(self) -> None:
        """Close the case, or open it again when it is closed; both want a reason."""
        case = self.one(Case)
        if case is None:
            return
        verb = "Open" if case.closed_on else "Close"
        fields = (Field("reason", "Why", required=True),)
        said = await ask(self, "close_case", f"{verb} {case.ref}?", fields, about=case.ref)
        if not said:
            return
        cases, today = self.desk.cases, self.desk.today
        if case.closed_on:
            self.attempt(lambda: (cases.reopen(case, said["reason"]), f"Opened {case.ref} again"))
        else:
            self.attempt(lambda: (cases.close(case, today, said["reason"]), f"Closed {case.ref}"))

    # Pages to read.

    @work
    async def action_handover(self) -> None:
        """Show one page for the next worker."""
        case = self.one(Case)
        if case is not None:
            title, *lines = self.desk.files.handover(case)
            page = [*_page(lines), ("", ""), ("quiet", f"To print or send it: tracker handover {case.ref}")]
            await self.app.push_screen_wait(Tell(title, page, look=self.look))

    @work
    async def action_visiting(self) -> None:
        """Show the real gaps between visits of the team under the cursor, against need and floor."""
        case = self.case_here()
        pattern = self.desk.files.visiting(case.team if case else "")
        title = f"Visiting pattern{': ' + case.team if case and case.team else ''}"
        lines = [
            ("", pattern.sentence),
            ("", ""),
            ("heading", "Days from one PA visit to the next, last twelve months, and how often"),
            *(("", line) for line in pattern.lines),
        ]
        await self.app.push_screen_wait(Tell(title, lines, look=self.look))


def _check_interval(said: Values) -> None:
    """Refuse while the form is open what does not say how often."""
    read_interval(said["days"])


def _meaning_first(code: str, meaning: str) -> str:
    """Say a code of a national return after what it means, since people know that; a word of ours before it."""
    if code.isupper():
        return f"{meaning} ({code})"
    return f"{code}, {meaning}" if meaning else code


def _page(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Give a page to be read in whatever room there is: what was folded for paper is one line again."""
    page: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith("    ") and page:
            page[-1] = ("", f"{page[-1][1]} {line.strip()}")
        else:
            after_gap = bool(page) and not page[-1][1]
            page.append(("heading" if after_gap else "", line))
    return page
