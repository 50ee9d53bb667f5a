"""A young person's pathway plans: their versions and reviews, and the actions that stand in them."""

from collections.abc import Sequence
from datetime import date

from tracker.demo.file import File
from tracker.demo.service import DAY, words
from tracker.domain import care_codes, codes
from tracker.domain.work import Action, Promise, Update
from tracker.domain.young_people import Event, MatterText, PathwayPlan

MATTERS: tuple[care_codes.Matter, ...] = codes.words(care_codes.Matter)  # type: ignore[assignment]  # its words
PACE = {True: 82, False: 165}
"""Days between reviews, where the authority provides the home and where it does not."""
RECHECKED = 85 * DAY
"""After so long it is known what a completed action changed."""


def write_plans(file: File) -> None:
    """Write the plan's versions from the first on file, each looked at in its time and after every change."""
    looked = _days(file)
    begun = _begun_anew(file)
    versions: list[list[date]] = []
    for day in looked:
        fresh = not versions or (day - versions[-1][0]).days > 300 or day in begun
        versions += [[day]] if fresh else []
        versions[-1] += [] if fresh else [day]
    plans: list[PathwayPlan] = []
    for days in versions:
        plans.append(_plan(file, days, plans[-1] if plans else None))
    for plan in plans[-2:]:
        _actions(file, plan, newest=plan is plans[-1] and file.stop == file.service.last)
    if file.stop == file.service.last and file.outline.activity in care_codes.NOT_IN_EET:
        since = file.spells("activity")[-1].start
        open_action(file, since, "education, employment & training", plans[-1] if plans else None)


def _days(file: File) -> list[date]:
    """Give the days on which the plan was drawn up or reviewed."""
    service = file.service
    assessed = file.of(Event, lambda e: e.kind == "needs assessment")
    if not assessed:
        return []
    first = service.after(assessed[0].day, 14, 24)
    if first < service.first - 60 * DAY:
        first = service.after(service.first, -60, 0)
    if first > file.stop:
        return []
    changes = [e.day for e in file.of(Event, lambda e: e.kind == "change of circumstances")]
    musts = [*_begun_anew(file), *(s.start + 33 * DAY for s in file.spells("home"))]
    musts += [service.after(day, 4, 8) for day in changes]
    return [first, *service.paced(first, file.stop, lambda day: PACE[_provided(file, day)], musts)]


def _begun_anew(file: File) -> list[date]:
    """Give the days on which a new version is drawn up: two weeks after each move, and five after turning 21."""
    moves = [s.start + 15 * DAY for s in file.spells("home")]
    return [file.service.working(day) for day in (*moves, file.birthday(21) + 36 * DAY)]


def _provided(file: File, day: date) -> bool:
    return next((bool(s.provided) for s in file.spells("home") if s.on(day)), False)


def _plan(file: File, days: Sequence[date], before: PathwayPlan | None) -> PathwayPlan:
    service = file.service
    given = service.after(days[-1], 3, 7)
    interval = 3 if _provided(file, days[-1]) else 6
    return file.add(
        PathwayPlan,
        days[0],
        drawn_up=days[0],
        agreed=min(service.after(days[0], 1, 5), service.last),
        reviewed=tuple(days[1:]),
        interval_months=interval,
        interval_basis="regulation 7: the authority provides the home" if interval == 3 else "regulation 7",
        took_part=True,
        own_words=service.say("own_words", "spoken"),
        matters=MATTERS,
        texts=_texts(file, before),
        local_offer=True,
        copy_given=given if given <= file.stop else None,
        immigration_planned="unaccompanied" in file.outline.complexity,
    )


def _texts(file: File, before: PathwayPlan | None) -> tuple[MatterText, ...]:
    """Write every matter anew: none says what the version before said."""
    said = {text.text for text in before.texts} if before else set()
    choose = file.service.chance.choice
    held = words()["matters"]
    return tuple(MatterText(matter=m, text=choose([t for t in held[m] if t not in said])) for m in MATTERS)


def _actions(file: File, plan: PathwayPlan, *, newest: bool) -> None:
    """Write what the plan asks for: of an older version all done, of the newest half of it."""
    chance = file.service.chance
    themes: list[codes.Theme] = chance.sample(sorted(words()["actions"]), chance.randint(2, 3))
    for number, theme in enumerate(themes):
        if newest and number:
            open_action(file, plan.drawn_up, theme, plan)
        else:
            _done_action(file, plan, theme)


def open_action(file: File, day: date, theme: codes.Theme, plan: PathwayPlan | None = None) -> Action:
    """Write an action under way that moved in the last days; one in twelve was promised."""
    service = file.service
    promised = service.chance.random() < 0.08
    due = service.working(service.today + DAY * service.chance.randint(18, 120))
    action = file.add(
        Action,
        day,
        title=service.say("actions", theme),
        agreed_on=day,
        source="promise" if promised else "pathway plan",
        theme=theme,
        state="in progress",
        owner=_owner(file),
        team=file.case.team,
        due=due,
        original_due=due,
        started_on=max(day, min(service.after(day, 3, 10), service.last)),
        plan=plan.id if plan else "",
        promise=Promise(words=service.say("told", "promised"), to="the young person") if promised else None,
    )
    moved = max(day, service.ago(1, 9))
    _update(file, action, moved, "progress")
    return action


def _done_action(file: File, plan: PathwayPlan, theme: codes.Theme) -> None:
    service = file.service
    done = min(service.after(plan.drawn_up, 25, 75), service.last)
    action = file.add(
        Action,
        plan.drawn_up,
        title=service.say("actions", theme),
        agreed_on=plan.drawn_up,
        source="pathway plan",
        theme=theme,
        state="complete",
        owner=_owner(file),
        team=file.case.team,
        due=done + 7 * DAY,
        original_due=done + 7 * DAY,
        started_on=plan.drawn_up,
        completed_on=done,
        plan=plan.id,
    )
    if done < service.today - RECHECKED:
        checked = service.after(done, 60, 80)
        told = service.say("told", "impact")
        file.change(action, state="embedded", embedded_on=checked, impact=told, confirmed_by=file.manager.id)
        _update(file, action, checked, "impact", told)


def _owner(file: File) -> str:
    return file.worker("adviser", file.service.last)


def _update(file: File, action: Action, day: date, kind: codes.UpdateKind, text: str = "") -> None:
    said = text or file.service.say("told", kind)
    name = next(p.name for p in file.service.advisers if p.id == action.owner)
    update = file.service.make(Update, day, about=action.id, day=day, by=name, kind=kind, text=said)
    file.keep(update)
