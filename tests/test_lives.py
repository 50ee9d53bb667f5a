"""The generator of young people: the same for the same seed, true to the calendar, mostly fine, of any size."""

import tomllib
from collections import Counter
from datetime import date, timedelta

import msgspec
import pytest

from tests.make import staff
from tracker.data import data_file
from tracker.demo.lives import young_people
from tracker.demo.service import Service
from tracker.demo.stories import STORIES
from tracker.domain.care_codes import LEVEL_DAYS
from tracker.domain.casebook import POINTING, Casebook, targets
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import Action, Oversight, Update
from tracker.domain.young_people import Case, Event, Figure, PathwayPlan, Spell
from tracker.rules.attention import FlagBoard
from tracker.rules.calendar import is_working_day
from tracker.rules.policy import load_policy

TODAY = date(2028, 2, 29)
WORKERS = staff(advisers=8, social_workers=3)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return young_people(120, TODAY, WORKERS, 5_000, 7)


@pytest.fixture(scope="module")
def casebook(records: list[Record]) -> Casebook:
    return Casebook([*WORKERS, *records])


def lives(casebook: Casebook) -> list[Life]:
    return [casebook.life_of(case) for case in casebook.all(Case)]


def test_the_same_seed_gives_the_same_and_another_seed_does_not() -> None:
    def made(seed: int) -> list[Record]:
        return young_people(12, TODAY, WORKERS, 300, seed, stories=STORIES[:3])

    assert made(7) == made(7)
    assert made(7) != made(8)


def test_every_kind_is_there_and_about_as_many_notes_as_asked_for(records: list[Record]) -> None:
    counts = Counter(map(type, records))
    kinds = (Case, Spell, Event, PathwayPlan, ContactNote, Action, Update, Oversight, Figure)
    assert set(counts) == set(kinds)
    assert counts[Case] == 120
    assert 5_000 <= counts[ContactNote] <= 5_800


def test_a_note_is_about_600_bytes(records: list[Record]) -> None:
    notes = [r for r in records if isinstance(r, ContactNote)]
    assert 500 < len(msgspec.json.encode(notes)) / len(notes) < 700


def test_nothing_leads_nowhere_and_nothing_stands_twice(casebook: Casebook, records: list[Record]) -> None:
    assert len({r.id for r in records}) == len({r.ref for r in records}) == len(records)
    for record in records:
        for field in POINTING[type(record)]:
            assert all(casebook.by_id(target) for target in targets(record, field)), record


def test_with_every_story_told_nothing_leads_nowhere_either() -> None:
    told = young_people(len(STORIES), TODAY, WORKERS, 500, 7, stories=STORIES)
    casebook = Casebook([*WORKERS, *told])
    for record in told:
        for field in POINTING[type(record)]:
            assert all(casebook.by_id(target) for target in targets(record, field)), record


def test_notes_are_of_working_days_before_today_and_recorded_after_what_happened(casebook: Casebook) -> None:
    for note in casebook.all(ContactNote):
        assert is_working_day(note.day)
        assert note.day <= note.recorded < TODAY
        assert note.filed is None or note.recorded <= note.filed < TODAY
    late = [note.late_days > 5 for note in casebook.all(ContactNote)]
    assert 0 < sum(late) < 0.05 * len(late)


def test_texts_are_most_and_visits_follow_the_need(casebook: Casebook) -> None:
    kinds = Counter(note.kind for note in casebook.all(ContactNote))
    assert kinds.most_common(1)[0][0] == "text or messaging"
    assert sum(n.outcome == "attempted" for n in casebook.all(ContactNote)) > 100
    for life in lives(casebook):
        if life.case.closed_on or life.birthday(18, 2) > TODAY or not life.case.frequency:
            continue
        last = life.last_seen(TODAY, "PA visit")
        assert last is not None
        assert (TODAY - last.day).days <= life.case.frequency.days == LEVEL_DAYS[life.level(TODAY)]


def test_ages_fit_statuses(casebook: Casebook) -> None:
    by_status: dict[str | None, set[int]] = {}
    for life in lives(casebook):
        if life.case.open_on(TODAY):
            by_status.setdefault(life.eligibility(TODAY), set()).add(life.age(TODAY))
    assert by_status["eligible"] == {16, 17}
    assert by_status["former relevant"] == {18, 19, 20}
    assert by_status["former relevant 21 to 25"] <= {21, 22, 23, 24}
    assert {life.level(TODAY) for life in lives(casebook)} == set(LEVEL_DAYS)


def test_without_stories_hardly_anybody_has_a_severe_flag(casebook: Casebook) -> None:
    board = FlagBoard(casebook, load_policy(), TODAY)
    severe = {flag.subject for flag in board.all() if flag.severity >= 3}
    assert len(severe) <= 0.03 * 120


def test_a_story_goes_to_one_young_person_each() -> None:
    told = young_people(40, TODAY, WORKERS, 1_000, 7, stories=STORIES[:5])
    board = FlagBoard(Casebook([*WORKERS, *told]), load_policy(), TODAY)
    severe = {flag.subject for flag in board.all() if flag.severity >= 3 and flag.table == "cases"}
    assert 5 <= len(severe) <= 7


@pytest.mark.parametrize("within", [7, 14, 56])
@pytest.mark.parametrize("today", [date(2026, 12, 29), date(2027, 3, 30), TODAY])
def test_a_pace_is_kept_over_holidays(within: int, today: date) -> None:
    service = Service(today, WORKERS, 3)
    must = today - timedelta(days=100)
    days = service.paced(service.first, service.last, lambda _: within, [must])
    gaps = [
        (after - before).days for before, after in zip([service.first, *days], [*days, today], strict=True)
    ]
    assert max(gaps) <= within
    assert min(gaps) > 0
    assert service.working(must) in days


def test_the_words_keep_to_the_house() -> None:
    text = data_file("lives.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    texts = text.replace('["PA visit"]', "").replace('["social worker visit"]', "").lower()
    for word in ("lac ", "neet", " contact", "disengaged", "placement breakdown", "service user", "a visit"):
        assert word not in texts
    assert not {*held["chosen_names"]} & {word.strip(".,;:’") for word in text.split() if '"' not in word}
