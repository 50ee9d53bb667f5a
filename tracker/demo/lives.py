"""Young people of an invented service: who they are, where they live, who works with them, and all their records."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from tracker.demo.care import write_care
from tracker.demo.file import File, Outline
from tracker.demo.notes import write_notes
from tracker.demo.oversight import write_figures, write_reviews, write_supervision
from tracker.demo.plans import write_plans
from tracker.demo.service import Service
from tracker.demo.stories import Story
from tracker.domain import care_codes
from tracker.domain.casebook import KINDS
from tracker.domain.records import Record
from tracker.domain.work import Person

LEVELS: dict[care_codes.Need, int] = {"standard": 52, "raised": 28, "enhanced": 14, "intensive": 6}
"""How many in a hundred young people have each level of need."""
MARKS: tuple[care_codes.Complexity, ...] = (
    "parent", "unaccompanied", "disability", "mental health", "exploitation risk", "missing episodes",
    "substance misuse", "risk of homelessness",
)  # fmt: skip
ACTIVITIES = {16: ("F2", "F2", "F2", "F4", "G5"), 18: ("F2", "F5", "P5", "F4", "F1", "G5", "G4")}
"""What they do, by the age from which it is usual; 903 codes."""


def young_people(
    count: int,
    today: date,
    workers: Sequence[Person],
    notes_target: int,
    seed: int,
    *,
    stories: Sequence[Story] = (),
) -> list[Record]:
    """Make a service's young people with 18 months of everything about them, and what was seen to over them.

    Most of it is fine; each story goes to one young person in whom something is amiss, as long as there are enough.
    ``workers`` has personal advisers, social workers, a reviewing officer and team managers by their roles.
    The records come kind by kind, as a casebook is read.
    """
    service = Service(today, workers, seed)
    told: list[Story | None] = [*stories, *[None] * count][:count]
    service.chance.shuffle(told)
    files = [_file(service, number, story, notes_target // count) for number, story in enumerate(told, 1)]
    shared = [*write_supervision(service, files), *write_figures(service)]
    records = [*(record for file in files for record in file.records.values()), *shared]
    return sorted(records, key=lambda record: KINDS.index(type(record)))


def _file(service: Service, number: int, story: Story | None, notes: int) -> File:
    file = File(service, story.outline if story else draw(service), number)
    write_care(file)
    write_plans(file)
    write_reviews(file)
    write_notes(file, notes)
    if story:
        story.tell(file)
    return file


def draw(service: Service) -> Outline:
    """Decide by chance who a young person is."""
    chance = service.chance
    months = chance.randint(16 * 12, 25 * 12 - 1)
    (level,) = chance.choices(list(LEVELS), list(LEVELS.values()))
    sometimes = partial(_sometimes, service)
    return Outline(
        months=months,
        status=_status(service, months),
        level=level,
        complexity=tuple(chance.sample(MARKS, chance.randint(0, 2))) if level != "standard" else (),
        activity=chance.choice(ACTIVITIES[16 if months < 216 else 18]),
        moved=sometimes(0.25),
        changed=sometimes(0.3),
        new_adviser=sometimes(0.25),
        new_social_worker=sometimes(0.3),
        away=chance.random() < 0.08,
        closed=sometimes(0.05) // 2 if months > 220 else 0,
    )


def _status(service: Service, months: int) -> care_codes.Eligibility:
    often = service.chance.random()
    if months < 200:
        return "eligible"
    if often > 0.97:
        return "qualifying" if months < 252 else "former relevant 21 to 25"
    if months < 216:
        return "eligible" if often < 0.88 else "relevant"
    if months < 252:
        return "former relevant"
    return "former relevant 21 to 25" if often < 0.7 else "former relevant in education"


def _sometimes(service: Service, share: float) -> int:
    return service.chance.randint(80, 500) if service.chance.random() < share else 0
