"""What goes wrong in a young person's life or file: the turns that take more than leaving something out."""

import msgspec

from tracker.demo.file import File
from tracker.demo.plans import open_action
from tracker.demo.service import DAY
from tracker.demo.telling import latest_plan, move
from tracker.domain.notes import ContactNote
from tracker.domain.work import Action, Oversight, Promise, Update
from tracker.domain.young_people import PathwayPlan, Spell

LEFT_OUT = ("contingency", "identity")
"""What a poor plan says nothing about."""


def review_on_screen(file: File) -> None:
    """Hold the last review by video, a month ago, without other agencies, and leave what it decided as words."""
    review = max(file.of(Oversight), key=lambda o: o.day)
    decided = tuple(msgspec.structs.replace(decision, action="") for decision in review.decisions)
    file.drop(Action, lambda a: a.source == "review")
    held = min(review.day, file.service.working(file.days_ago(30)))
    file.change(review, day=held, in_person=False, agencies=(), participation=None, decisions=decided)


def alone_not_said(file: File) -> None:
    """Leave out whether the social worker saw them alone."""
    for note in file.of(ContactNote, lambda n: n.kind == "social worker visit"):
        file.change(note, seen_alone=None)


def left_by_worker(file: File) -> None:
    """Leave the case with a social worker who is gone, and whom nobody covers."""
    for person in file.service.gone[:1]:
        file.change(file.spells("worker")[-1], worker=person.id)


def poor_plan(file: File) -> None:
    """Copy the plan from the one before, leave a part of it out, and write it without them."""
    plan = latest_plan(file)
    before = max(file.of(PathwayPlan, lambda p: p.id != plan.id), key=lambda p: p.drawn_up, default=plan)
    file.change(
        plan,
        texts=tuple(t for t in before.texts if t.matter not in LEFT_OUT),
        matters=tuple(m for m in plan.matters if m not in LEFT_OUT),
        took_part=None,
        own_words="",
        local_offer=False,
        copy_given=None,
    )


def asked_for_review(file: File) -> None:
    """Let them ask for a review that nobody held."""
    file.event("review asked for", file.days_ago(45), by="the young person")


def moved_again(file: File) -> None:
    """Let them move three times in a year, the last time 60 days ago, and nobody ask how the new home is."""
    for days, code in ((320, "E"), (200, "T"), (60, "D")):
        move(file, days, code, suitable=None, provided=True)
    for note in file.of(ContactNote, lambda n: n.day >= file.days_ago(60)):
        file.change(note, suitability=None)


def lapsed(file: File) -> None:
    """Let what a manager agreed on their PA visits run out."""
    agreed = file.case.frequency
    file.change(
        file.case,
        frequency=agreed and msgspec.structs.replace(agreed, until=file.days_ago(20)),
        in_touch="NO",
    )


def in_custody(file: File) -> None:
    """Put them in custody two months ago, long out of work, and let nobody see to what comes after."""
    move(file, 62, "X", suitable=False)
    first, second = file.spells("activity")
    file.change(first, end=file.days_ago(300) - DAY)
    file.change(second, start=file.days_ago(300), what="G5")
    file.drop(Action, lambda a: a.open)


def bed_and_breakfast(file: File) -> None:
    """Put them in bed and breakfast ten days ago with another move ahead in term, and wait for the clinic."""
    move(file, 10, "W", suitable=False)
    ahead = file.service.today + 25 * DAY
    back = -25 if ahead.month not in (7, 8) else (file.service.today - ahead.replace(month=9, day=4)).days
    move(file, back, "U")
    file.spell("waiting", file.days_ago(70), file.service.say("services"))
    file.drop(Action, lambda a: a.theme in ("accommodation", "health & mental health"))


def without_leave(file: File) -> None:
    """Let their leave to remain run out soon, with one way only in the plan."""
    file.change(file.case, immigration_until=file.service.today + 70 * DAY)
    file.change(latest_plan(file), immigration_planned=False)


def nothing_filed(file: File) -> None:
    """Leave three exchanges of two weeks ago and longer off the file."""
    old = sorted(file.of(ContactNote, lambda n: n.day < file.days_ago(14)), key=lambda n: n.happened)
    for note in old[-3:]:
        file.change(note, filed=None)


def promise_slipped(file: File) -> None:
    """Put off what was promised, and tell them nothing; leave an action of the plan without owner and day."""
    plan, service = latest_plan(file), file.service
    action = open_action(file, file.days_ago(90), "local offer & entitlements", plan)
    was, now = service.working(file.days_ago(20)), service.working(service.today + 40 * DAY)
    promise = Promise(words=service.say("told", "promised"), to="the young person")
    file.change(action, source="promise", promise=promise, original_due=was, due=now)
    file.keep(
        service.make(
            Update,
            was,
            about=action.id,
            day=service.working(file.days_ago(22)),
            by=file.manager.name,
            kind="moved",
            text="no capacity",
            moved_from=was,
            moved_to=now,
        )
    )
    loose = open_action(file, plan.drawn_up, "health & mental health", plan)
    file.change(loose, source="pathway plan", promise=None, owner="", due=None, original_due=None)


def note_corrected(file: File) -> None:
    """Let a note say the wrong day, and another one put it right."""
    note = file.of(ContactNote, lambda n: n.kind == "text or messaging")[-1]
    day = file.service.working(note.day - DAY)
    file.add(
        ContactNote,
        day,
        happened=note.happened.replace(year=day.year, month=day.month, day=day.day),
        recorded=file.service.last,
        filed=file.service.last,
        kind=note.kind,
        by=note.by,
        text=note.text,
        replaces=note.id,
        why="It was the day before.",
    )


def status_not_changed(file: File) -> None:
    """Record them as qualifying although their time in care says otherwise."""
    for spell in file.of(Spell, lambda s: s.kind == "eligibility" and s.end is None):
        file.change(spell, what="qualifying")
