"""What the service does about it: actions, what happens to them, oversight, and people."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from tracker.domain import care_codes, codes
from tracker.domain.records import Record, RoughDate, Value


class Blocked(Value, frozen=True):
    """What an action waits for, since when, and when to chase."""

    on: codes.BlockedOn
    what: str
    since: date
    chase_on: date | None = None


class Promise(Value, frozen=True):
    """Words said to young people, and how they were told what came of it."""

    words: str
    to: str
    told_on: date | None = None
    told_by: str = ""
    told_how: str = ""


class PlanCell(Value, frozen=True):
    """What one cell of an improvement plan says of an action, by its column's own heading."""

    column: str
    text: str = ""
    field: str = ""
    """What the column was read as, such as ``due``; empty where its words are only kept."""
    whole: str = ""
    """The cell as it stood, where it spoke of several actions and was taken apart."""


def said_in(cells: Sequence[PlanCell], field: str) -> str:
    """Give the words of the column that is read so; a due day that was never revised is the first."""
    text = next((cell.text for cell in cells if cell.field == field), "")
    return said_in(cells, "first_due") if field == "due" and not text.strip() else text


class PlanRow(Value, frozen=True):
    """Where an action stands in an improvement plan that was brought in, and every cell of its row."""

    plan: str
    """What the plan is called here."""
    number: int
    """Its place in the plan: the number a spreadsheet showed for the row."""
    cells: tuple[PlanCell, ...]
    headings: tuple[str, ...] = ()
    """Rows above it that are headings, such as "Priority 1"."""
    part: int = 0
    """Which of the row's actions it is, from 1; 0 where the row is one action."""
    updates: tuple[str, ...] = ()
    """Ids of the updates that stand in the progress cell already."""

    def said(self, field: str) -> str:
        """Give the words of the column that was read so; empty where there is none."""
        return said_in(self.cells, field)


class Action(Record, frozen=True):
    """A task with an owner and a day, for findings, a plan or a promise."""

    table = "actions"
    noun = "action"
    letters = "A"
    points: ClassVar[tuple[str, ...]] = (
        "findings",
        "oversight",
        "owner",
        "confirmed_by",
        "split_from",
        "case",
        "plan",
        "note",
    )

    title: str
    agreed_on: date
    """Day it was agreed: where the stalled clock starts."""
    source: codes.Source | None = None
    findings: tuple[str, ...] = ()
    oversight: str = ""
    plan_ref: str = ""
    theme: codes.Theme = "other"
    priority: codes.Priority = "normal"
    state: codes.ActionState = "not started"
    owner: str = ""
    team: str = ""
    partner: str = ""
    """Agency outside the council that has to act."""
    partner_answer: codes.PartnerAnswer | None = None
    partner_asked_on: date | None = None
    due: date | None = None
    original_due: date | None = None
    due_words: str = ""
    """What stood where a day should stand, such as "Ongoing"."""
    blocked: Blocked | None = None
    measure: str = ""
    baseline: str = ""
    expected_by: RoughDate | None = None
    """When its effect on young people should be seen."""
    moves: str = ""
    """What shows the effect: the id of a measure, or the name of a reported figure."""
    baseline_value: float | None = None
    target_value: float | None = None
    said_status: codes.Status | None = None
    """How well it goes, as its owner says."""
    said_status_on: date | None = None
    promise: Promise | None = None
    repeats: str = ""
    started_on: date | None = None
    completed_on: date | None = None
    embedded_on: date | None = None
    impact: str = ""
    confirmed_by: str = ""
    """Id of the person who confirmed that it is embedded."""
    dropped_on: date | None = None
    dropped_reason: str = ""
    split_from: str = ""
    case: str = ""
    """Id of the young person it is for."""
    plan: str = ""
    """Id of the pathway plan it stands in."""
    note: str = ""
    """Id of the contact note it was raised in."""
    plan_row: PlanRow | None = None
    """The row of the improvement plan it came from."""

    @property
    def open(self) -> bool:
        """Tell whether it still asks something of somebody."""
        return self.state in codes.OPEN_STATES

    @property
    def reported(self) -> str:
        """Give the status its plan reports, in the council's own words; only plain ones say a state."""
        return self.plan_row.said("status") if self.plan_row else ""

    @property
    def self_confirmed(self) -> bool:
        """Tell whether the owner alone says that it is embedded."""
        return self.state == "embedded" and bool(self.owner) and self.confirmed_by == self.owner


class Update(Record, frozen=True):
    """Something that happened to an action, thread or visit; never edited, only superseded."""

    table = "updates"
    noun = "update"
    letters = "U"
    ref_length = 5
    points: ClassVar[tuple[str, ...]] = ("about", "supersedes")

    about: str
    day: date
    by: str
    kind: codes.UpdateKind
    text: str = ""
    moved_from: date | None = None
    moved_to: date | None = None
    pillar: codes.Pillar | None = None
    """What kind of evidence it is, where it is evidence or an impact."""
    source: str = ""
    """Where evidence comes from, such as an audit and its day."""
    kept_at: str = ""
    """Where evidence is kept: a link, or its place in the evidence library."""
    supersedes: str = ""
    decided_by: str = ""
    """Who decided, where it is a decision: in words such as the board, or the oversight it was decided at."""

    @property
    def slip(self) -> bool:
        """Tell whether it moved a due day to a later one, or gave the day up."""
        if self.kind != "moved" or self.moved_from is None:
            return False
        return self.moved_to is None or self.moved_to > self.moved_from


class OversightDecision(Value, frozen=True):
    """One thing decided; not yet an action while ``action`` is empty."""

    text: str
    action: str = ""


class Oversight(Record, frozen=True):
    """Our own look at our work: supervision, audit, review, board, learning review or complaint."""

    table = "oversight"
    noun = "oversight"
    letters = "O"
    points: ClassVar[tuple[str, ...]] = ("cases", "worker", "again_of")
    points_within: ClassVar[dict[str, str]] = {"decisions": "action"}

    kind: codes.OversightKind
    day: date
    title: str
    grade: codes.Grade | None = None
    moderated_grade: codes.Grade | None = None
    took_part: tuple[str, ...] = ()
    in_person: bool | None = None
    sent_report: tuple[str, ...] = ()
    summary: str = ""
    decisions: tuple[OversightDecision, ...] = ()
    cases: tuple[str, ...] = ()
    """Ids of the young people it was about."""
    worker: str = ""
    """Id of the worker supervised."""
    agencies: tuple[str, ...] = ()
    """Other agencies that attended or sent a report."""
    no_agencies_reason: str = ""
    participation: care_codes.Participation | None = None
    """How the young person took part in a review, 903 ``PN``."""
    team_manager: bool | None = None
    """Whether the team manager took part in an audit; None where it is not recorded, as for the next four."""
    reflective: bool | None = None
    """Whether the worker had a reflective conversation about the audit."""
    young_view: bool | None = None
    """Whether the audit asked the young person."""
    immediate_risk: bool | None = None
    """Whether the audit found somebody at immediate risk."""
    responded_on: date | None = None
    """Day a manager responded to that risk."""
    again_of: str = ""
    """Id of the audit that this one repeats."""

    @property
    def final_grade(self) -> codes.Grade | None:
        """Give the grade that counts: the moderated one where there is one."""
        return self.moderated_grade or self.grade


class Person(Record, frozen=True):
    """Somebody on the staff or at a partner agency."""

    table = "people"
    noun = "person"
    letters = "P"
    points: ClassVar[tuple[str, ...]] = ("covered_by",)

    name: str
    role: str = ""
    team: str = ""
    agency: str = ""
    started: date | None = None
    left: date | None = None
    covered_by: str = ""
    full_time: int = 100
    """Hours worked, in per cent of full time."""
    is_group: bool = False
    """A team, a board or "all": something that can be named as owner but cannot be asked."""

    def here_on(self, day: date) -> bool:
        """Tell whether the person is with us on that day; the day they leave still counts."""
        return self.left is None or day <= self.left
