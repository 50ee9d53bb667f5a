"""A young person's contact notes: visits at their pace, attempts, and all that is said in between."""

from datetime import date, datetime, time
from typing import Any

from tracker.demo.file import File
from tracker.demo.service import DAY, words
from tracker.domain import care_codes
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Event, Spell

BETWEEN: dict[care_codes.ExchangeKind, int] = {
    "text or messaging": 60, "phone": 22, "email": 6, "video": 5, "in passing": 3, "letter": 2, "social media": 2,
}  # fmt: skip
"""How many in a hundred exchanges between visits are of each kind."""
TALKED = {"text or messaging": 3, "phone": 4, "email": 4, "video": 4, "PA visit": 3, "social worker visit": 5}
"""How many things come up, where it is more than one."""
ROLE_OF: dict[care_codes.ExchangeKind, care_codes.NoteRole] = {"social worker visit": "social worker"}


def write_notes(file: File, about: int) -> None:
    """Write every exchange on file: visits as often as they are owed, and the rest up to ``about`` so many."""
    pen = _Pen(file)
    for spell in pen.advised:
        for event in file.of(Event, lambda e: e.kind == "change of circumstances"):
            if spell.on(event.day):
                told = pen.note("phone", event.day, text=event.text, changed=event.what)
                file.change(event, note=told.id)
    days = [*_social_worker_visits(file, pen), *_adviser_visits(file, pen)]
    _between(file, pen, about - len(days))


class _Pen:
    """Writes one young person's notes in the name of who worked with them on the day."""

    def __init__(self, file: File) -> None:
        self.file = file
        workers = file.spells("worker")
        self.advised = [s for s in workers if s.role in care_codes.ADVISERS]
        self.social = [s for s in workers if s.role == "social worker"]
        self.stop = file.stop

    def note(self, kind: care_codes.ExchangeKind, day: date, **fields: Any) -> ContactNote:
        """Write a note of an exchange that was made; most are written within a day or two."""
        service = self.file.service
        late = service.chance.choices((0, 1, 3, 9), (60, 30, 8, 2))[0]
        recorded = min(day + late * DAY, service.last)
        filed = min(recorded + DAY * service.chance.randint(0, 1), service.last)
        said = self._text(kind, at_home=fields.get("where") == "home")
        held = {"text": said, "own_words": self._own_words(kind)} | fields
        return self.file.add(
            ContactNote,
            day,
            happened=datetime.combine(
                day, time(service.chance.randint(9, 18), service.chance.randrange(0, 60, 5))
            ),
            recorded=recorded,
            filed=filed if (service.last - day).days > 2 or service.chance.random() < 0.5 else None,
            kind=kind,
            role=ROLE_OF.get(kind, "personal adviser"),
            by=self._by(kind, day),
            **held,
        )

    def _by(self, kind: care_codes.ExchangeKind, day: date) -> str:
        held = self.social if kind == "social worker visit" else self.advised or self.social
        return next((s.worker for s in reversed(held) if s.start <= day), held[0].worker)

    def _text(self, kind: care_codes.ExchangeKind, *, at_home: bool) -> str:
        chance, own, talk = self.file.service.chance, words()[kind], words()["talk"]
        opening = own.get("at_home", own["opening"]) if at_home else own["opening"]
        topics = chance.sample(own.get("topics", talk["topics"]), TALKED.get(kind, 1))
        together = chance.sample(own["together"], 2) if "together" in own else []
        return " ".join(
            (chance.choice(opening), *topics, *together, chance.choice(own.get("next", talk["next"])))
        )

    def _own_words(self, kind: care_codes.ExchangeKind) -> str:
        service = self.file.service
        said = "written" if kind == "text or messaging" else "spoken"
        return service.say("own_words", said) if service.chance.random() < 0.35 else ""


def _adviser_visits(file: File, pen: _Pen) -> list[date]:
    """Write the personal adviser's visits: within a week of a move, again before the review, and at their pace."""
    if not pen.advised:
        return []
    service = file.service
    start = max(service.first, pen.advised[0].start)
    moves = [s.start for s in file.spells("home") if s.start > start]
    musts = [service.after(day, 3, 6) for day in moves] + [service.after(day, 22, 26) for day in moves]
    levels = file.spells("need")
    days = service.paced(start, pen.stop, lambda day: _interval(levels, day), musts)
    for number, day in enumerate(days):
        home = number % 2 == len(days) % 2 or day in musts
        where = "home" if home else service.chance.choice(("office", "school or college", "community"))
        looked = {"suitability": "suitable"} if home else {}
        pen.note("PA visit", day, seen=True, where=where, **looked)
        if service.chance.random() < 0.08:
            tried = service.working(day - 3 * DAY)
            pen.note("PA visit", tried, **_not_made(file, "meeting"))
    return days


def _interval(levels: list[Spell], day: date) -> int:
    level = next((s.what for s in reversed(levels) if s.start <= day), "standard")
    return care_codes.LEVEL_DAYS[level]  # type: ignore[index]  # a spell of need holds a level


def _social_worker_visits(file: File, pen: _Pen) -> list[date]:
    """Write the social worker's visits to somebody in care, most of them with time alone."""
    if not pen.social:
        return []
    service = file.service
    start = max(service.first, pen.social[0].start)
    stop = min(pen.stop, pen.social[-1].end or pen.stop)
    moves = [s.start for s in file.spells("home") if s.start >= start]
    days = service.paced(start, stop, lambda _: 40, [service.after(day, 2, 6) for day in moves])
    for day in days:
        alone = service.chance.random() < 0.85
        pen.note(
            "social worker visit", day, seen=True, seen_alone=alone, where="home", suitability="suitable"
        )
    return days


def _between(file: File, pen: _Pen, count: int) -> None:
    """Write what was exchanged between visits, evenly over the time and lastly within these ten days."""
    service = file.service
    start = max(service.first, (pen.advised or pen.social)[0].start)
    length = (pen.stop - start).days
    if length < 20 or not pen.advised:
        return
    count = max(count, length // 24)
    for number in range(count):
        step = (number + service.chance.uniform(0.2, 0.8)) / count
        day = service.working(start + DAY * round(length * step))
        (kind,) = service.chance.choices(list(BETWEEN), list(BETWEEN.values()))
        pen.note(kind, day, **_how(file, kind))
    pen.note("text or messaging", service.working(pen.stop - DAY * service.chance.randint(0, 9)))


def _how(file: File, kind: care_codes.ExchangeKind) -> dict[str, Any]:
    """Say whether it was made, who took part, and which way it went."""
    chance = file.service.chance
    if kind == "in passing":
        return {"seen": True, "where": "community"}
    if chance.random() < 0.07:
        return {"direction": "to them", **_not_made(file, "message")}
    if kind == "phone" and chance.random() < 0.3:
        whom = chance.choice(sorted(words()["others"]))
        return {"with_whom": whom, "text": file.service.say("others", whom), "own_words": ""}
    (direction,) = chance.choices(("both ways", "from them", "to them"), (70, 15, 15))
    return {"direction": direction}


def _not_made(file: File, how: str) -> dict[str, Any]:
    return {"outcome": "attempted", "text": file.service.say("attempted", how), "own_words": ""}
