"""What was seen to over young people's lives: reviews in care, supervision of their workers, and reported figures."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.dates.words import MONTHS
from tracker.demo.file import File
from tracker.demo.plans import open_action
from tracker.demo.service import DAY, Service
from tracker.domain.life import months_after
from tracker.domain.records import Record, RoughDate
from tracker.domain.work import Oversight, OversightDecision, Person
from tracker.domain.young_people import Figure

PACE = {"standard": 84, "raised": 84, "enhanced": 28, "intensive": 28}
"""Days between supervisions in which a young person is talked about."""
FIGURES = (
    ("Longest time on the waiting list for counselling", "weeks", (2, 2, 3, 3, 3, 4)),
    ("Young people on the waiting list for counselling", "young people", (6, 7, 9, 9, 8, 11)),
    ("Care leavers in suitable homes", "per cent", (88, 88, 89, 90, 91, 91)),
)
"""Reported each month, the latest last: name, unit, values."""


def write_reviews(file: File) -> None:
    """Write the statutory reviews: the first within four weeks of coming into care, the second within three
    months of it, and then one every five months, as far as they are on file."""
    service, care = file.service, file.spells("legal status")[0]
    first = service.after(care.start, 18, 22)
    second = service.after(first, 75, 85)
    stop = min(care.end or file.stop, file.stop)
    later = [] if second > stop else service.paced(second, stop, lambda _: 170)
    days = [day for day in (first, second, *later) if service.first - 200 * DAY < day <= stop]
    for day in days:
        _review(file, day, newest=day == days[-1] and care.end is None)


def _review(file: File, day: date, *, newest: bool) -> None:
    service = file.service
    decided = OversightDecision(text=service.say("oversight", "reviewed"))
    if newest and file.worker("adviser", day):
        action = open_action(file, min(service.after(day, 0, 3), service.last), "pathway & care planning")
        file.change(action, title=decided.text, source="review", promise=None)
        decided = OversightDecision(text=decided.text, action=action.id)
    review = service.make(
        Oversight,
        day,
        kind="statutory review",
        day=day,
        title="Child in care review",
        in_person=True,
        took_part=(file.dealt(service.reviewers).name, file.dealt(service.social_workers).name),
        agencies=(service.say("oversight", "agencies"),),
        decisions=(decided,) if decided.action else (),
        cases=(file.case_id,),
        participation="PN1",
    )
    file.keep(review)


def write_supervision(service: Service, files: Sequence[File]) -> Iterator[Record]:
    """Give each worker's supervision every four weeks; of their young people a third are talked about each time,
    and those with higher need always."""
    for worker in (*service.advisers, *service.social_workers):
        yield from _supervision(service, worker, [f for f in files if _works_with(f, worker)])


def _works_with(file: File, worker: Person) -> bool:
    return file.supervised and any(s.worker == worker.id and s.end is None for s in file.spells("worker"))


def _supervision(service: Service, worker: Person, files: Sequence[File]) -> Iterator[Record]:
    manager = next((m for m in service.managers if m.team == worker.team), service.managers[0])
    last = service.last - DAY * service.chance.randint(0, 20)
    for back in range(19):
        day = service.working(last - 28 * DAY * back)
        about = [f for n, f in enumerate(files) if PACE[f.outline.level] == 28 or (n + back) % 3 == 0]
        if (about := [f for f in about if day <= f.stop]) and day > service.first:
            yield service.make(
                Oversight,
                day,
                kind="supervision",
                day=day,
                title=service.say("oversight", "supervision"),
                in_person=True,
                took_part=(manager.name, worker.name),
                decisions=_decisions(service, back),
                cases=tuple(f.case_id for f in about),
                worker=worker.id,
            )


def _decisions(service: Service, back: int) -> tuple[OversightDecision, ...]:
    return (OversightDecision(text=service.say("oversight", "decided")),) if back % 4 == 2 else ()


def write_figures(service: Service) -> Iterator[Record]:
    """Give what was reported for each of the last months."""
    for name, unit, values in FIGURES:
        for back, value in enumerate(reversed(values), 1):
            month = months_after(service.today.replace(day=1), -back)
            last = months_after(month, 1) - DAY
            when = RoughDate(
                text=f"{MONTHS[month.month - 1].capitalize()} {month.year}", earliest=month, latest=last
            )
            yield service.make(
                Figure, last, name=name, when=when, value=value, unit=unit, source="Monthly report"
            )
