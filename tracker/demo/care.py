"""A young person's stretches and events: statuses, homes, workers, activity, need, and what is done by an age."""

from datetime import date

from tracker.demo.file import File
from tracker.demo.service import DAY, words
from tracker.domain import care_codes
from tracker.domain.work import Person
from tracker.domain.young_people import Frequency, Spell

HOMES = {0: ("U6", "U4", "K2", "K3", "U3"), 18: ("Z", "E", "D", "U", "T", "B")}
"""Homes by the age from which they are usual; 903 codes."""
PROVIDED = frozenset(("U6", "U4", "K2", "K3", "U3", "D", "E", "T"))
"""Homes the authority provides."""
BY_AGE: tuple[tuple[care_codes.EventKind, int, int], ...] = (
    ("housing referral", 16, 11),
    ("health history offered", 17, 2),
    ("home at 18 agreed", 17, 3),
    ("identity documents", 17, 6),
    ("plans for support after 21", 20, 2),
)
"""What is done with everybody, and at which age in years and months."""


def write_care(file: File) -> None:
    """Write who they are to the service, and what held and happened while they were on file."""
    _statuses(file)
    _homes(file)
    _workers(file)
    _activity(file)
    _need(file)
    if file.outline.closed:
        _close(file)
    _events(file)


def _statuses(file: File) -> None:
    """Write legal and leaving care status, the one before ending the day before the next begins."""
    sixteen, eighteen, twenty_one = map(file.birthday, (16, 18, 21))
    status, today = file.outline.status, file.service.today
    into_care = today - DAY * file.outline.into_care if file.outline.into_care else file.birthday(12, 5)
    out_of_care = _out_of_care(file)
    file.spell(
        "legal status",
        into_care if status != "qualifying" else out_of_care - 60 * DAY,
        file.outline.legal or file.service.chance.choice(("C2", "V2")),
        end=out_of_care - DAY if out_of_care <= today else None,
    )
    if status == "qualifying":
        file.spell("eligibility", out_of_care, "qualifying")
        return
    steps = [(max(sixteen, into_care + 91 * DAY), "eligible")]
    steps += [(out_of_care, "relevant")] if out_of_care < eighteen else []
    steps += [(eighteen, "former relevant")] if eighteen <= today else []
    steps += [(twenty_one, status)] if twenty_one <= today and status != "former relevant" else []
    ends = [start - DAY for start, _ in steps[1:]]
    for (start, what), end in zip(steps, [*ends, None], strict=True):
        if start <= today:
            file.spell("eligibility", start, what, end=end)
    file.event("status decision", eighteen, "former relevant")
    file.event("status decision", twenty_one, status)


def _out_of_care(file: File) -> date:
    """Give the first day out of care: the 18th birthday, or one at 16 for those who left before."""
    early = file.outline.status in ("relevant", "qualifying")
    return file.birthday(16, 3) if early else file.birthday(18)


def _homes(file: File) -> None:
    """Write where they lived on file: at first, after turning 18, and after a move if there was one."""
    service, eighteen = file.service, file.birthday(18)
    first = service.working(max(service.first - 240 * DAY, file.spells("legal status")[0].start))
    starts = [first] if not first < eighteen <= service.last else [first, eighteen]
    moved = service.ago(file.outline.moved, file.outline.moved) if file.outline.moved else None
    if moved and moved > starts[-1] + 60 * DAY:
        starts.append(moved)
    ends = [start - DAY for start in starts[1:]]
    for start, end in zip(starts, [*ends, None], strict=True):
        usual = HOMES[18 if start >= eighteen or file.outline.status in ("relevant", "qualifying") else 0]
        usual = usual[1:] if start < eighteen else usual  # staying put begins at 18
        code = file.outline.home if file.outline.home and end is None else service.chance.choice(usual)
        suitable = code not in care_codes.NEVER_SUITABLE
        file.spell("home", start, code, end=end, suitable=suitable, provided=code in PROVIDED)
    if file.outline.away:
        file.spell("out of area", starts[-1], service.say("places"))


def _workers(file: File) -> None:
    """Write the personal adviser, and while in care a social worker and a reviewing officer."""
    service, outline = file.service, file.outline
    care = file.spells("legal status")[0]
    start = max(service.first - 60 * DAY, care.start)
    if care.end is None or care.end > start:
        _held(file, "social worker", service.social_workers, start, care.end, outline.new_social_worker)
        _held(file, "independent reviewing officer", service.reviewers, start, care.end, 0)
    start = max(start, file.birthday(16), care.start + 91 * DAY)
    _held(file, "personal adviser", service.advisers, start, None, outline.new_adviser)


def _held(
    file: File, role: care_codes.WorkerRole, people: list[Person], start: date, end: date | None, changed: int
) -> None:
    """Write who held a role, with one change so many days before today; 0 or a day out of the stretch is none."""
    service, day = file.service, file.service.ago(changed, changed)
    if changed and start + 60 * DAY < day < (end or service.today):
        before, why = file.dealt(people, 1).id, service.say("workers", "changed")
        file.spell("worker", start, worker=before, role=role, end=day - DAY, reason=why)
        file.event("handover", service.after(day, -3, 2))
        file.event("introduction", service.after(day, 1, 6))
        start = day
    file.spell("worker", start, worker=file.dealt(people).id, role=role, end=end)


def _activity(file: File) -> None:
    """Write what they do, and since when; what is no education, employment or training began lately."""
    service, now = file.service, file.outline.activity
    out = now in care_codes.NOT_IN_EET
    since = service.ago(*((40, 110) if out else (120, 500)))
    file.spell("activity", service.first - 30 * DAY, "F2", end=since - DAY)
    file.spell("activity", since, now)


def _need(file: File) -> None:
    """Write the levels of need, and how often a manager agreed that they are seen because of it."""
    service, level = file.service, file.outline.level
    raised = service.ago(60, 170)
    first = min(service.first - 30 * DAY, raised - DAY)
    file.spell("need", first, "standard", end=raised - DAY if level != "standard" else None)
    if level != "standard":
        file.spell("need", raised, level)
    agreed = Frequency(
        days=care_codes.LEVEL_DAYS[level],
        set_by=file.manager.name,
        set_on=max([raised, *(s.start for s in file.spells("worker")[-1:])]),
        reason=service.say("reasons", level),
        until=service.today + DAY * service.chance.randint(30, 150),
    )
    file.change(file.case, frequency=agreed, team=file.team, immigration_until=_leave(file))


def _leave(file: File) -> date | None:
    """Give the last day of a leave to remain, for those who came by themselves."""
    alone = "unaccompanied" in file.outline.complexity
    return file.service.today + DAY * file.service.chance.randint(300, 900) if alone else None


def _events(file: File) -> None:
    """Write what is done with everybody by an age, and what happened to this one."""
    service = file.service
    for became in file.spells("eligibility")[:1]:
        file.event("needs assessment", service.after(became.start, 55, 80))
    if file.birthday(21) <= service.today:
        file.event("needs assessment", service.after(file.birthday(21), 14, 30))
    for kind, years, months in BY_AGE:
        file.event(kind, service.working(file.birthday(years, months)))
    for what in service.chance.sample(service.entitlements, service.chance.randint(2, 6)):
        file.event("entitlement explained", service.ago(5, 400), what, how=service.say("told_how"))
    if "parent" in file.outline.complexity:
        file.event("link to own child's team", service.ago(60, 200))
    if file.outline.changed:
        what = service.chance.choice(sorted(words()["changes"]))
        day = service.ago(file.outline.changed, file.outline.changed)
        file.event("change of circumstances", day, what, text=service.say("changes", what))


def _close(file: File) -> None:
    """Write that the case was closed, and that everything that held ended then."""
    day = file.service.ago(file.outline.closed, file.outline.closed)
    for spell in file.of(Spell, lambda s: s.end is None or s.end > day):
        file.change(spell, end=max(day, spell.start))
    file.drop(Spell, lambda s: s.start > day)
    file.change(file.case, closed_on=day, closed_reason="They need no more support.", in_touch="NREQ")
