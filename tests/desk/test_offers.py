from datetime import date

import pytest

from tests.desk.book import bring_in, contents, now
from tests.letters.sample import sample
from tracker.desk import Desk
from tracker.desk.offers import Taken
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document
from tracker.domain.work import Action, Update
from tracker.domain.young_people import Figure


@pytest.fixture
def minutes(desk: Desk) -> Document:
    return bring_in(desk, sample("minutes_visit3"), "minutes").document


@pytest.fixture
def pack(desk: Desk) -> Document:
    return bring_in(desk, sample("cover_report_with_letter"), "pack").document


def action(made: object) -> Action:
    assert isinstance(made, Action)
    return made


def test_bringing_in_makes_no_action_and_no_figure(desk: Desk, minutes: Document, pack: Document) -> None:
    assert desk.session.casebook.count(Action) == desk.session.casebook.count(Figure) == 0
    assert [(d.ref, o.place) for d, o in desk.offers.told()] == [
        *((pack.ref, place) for place in ("c1", "c2")),
        *((minutes.ref, place) for place in ("c1", "c2", "c3", "g1", "g2", "g3")),
    ]


def test_a_commitment_with_a_day_becomes_an_action_due_that_day(desk: Desk, pack: Document) -> None:
    (made,) = desk.offers.take(pack, ["c2"], Taken(owner="Jo March"))
    became = action(made)
    assert became.title == "The refreshed plan will be presented to Cabinet on 18 July 2024."
    assert (became.due, became.original_due, became.state) == (
        date(2024, 7, 18),
        date(2024, 7, 18),
        "not started",
    )
    assert (became.team, became.source, became.agreed_on) == ("Cabinet", "board", date(2024, 6, 10))
    owner = desk.session.casebook.owner_of(became)
    assert owner
    assert owner.name == "Jo March"
    offer = now(desk, pack).offers[1]
    assert (offer.decision, offer.record) == ("accepted", became.id)


def test_its_words_and_where_they_stand_are_kept_with_the_action(desk: Desk, pack: Document) -> None:
    (made,) = desk.offers.take(pack, ["c2"])
    (update,) = desk.session.casebook.pointing(Update, "about", made.id)
    assert update.text.startswith(f"cover report of 20 Jun 2024 in {pack.ref}: ")
    assert "“The refreshed plan will be presented to Cabinet on 18 July 2024.”" in update.text


def test_one_that_is_done_is_complete_with_its_day_and_the_paper_as_evidence(
    desk: Desk, minutes: Document
) -> None:
    (made,) = desk.offers.take(minutes, ["c1"])
    became = action(made)
    assert (became.state, became.completed_on, became.due) == (
        "complete",
        date(2023, 7, 14),
        date(2023, 7, 14),
    )
    (update,) = desk.session.casebook.pointing(Update, "about", made.id)
    assert update.kind == "evidence"


def test_a_month_is_due_by_its_last_day_and_keeps_its_words(desk: Desk, minutes: Document) -> None:
    became = action(desk.offers.take(minutes, ["c2"])[0])
    assert (became.due, became.due_words) == (date(2023, 7, 31), "July 2023")


def test_one_under_way_is_in_progress_without_a_day(desk: Desk, minutes: Document) -> None:
    became = action(desk.offers.take(minutes, ["c3"], Taken(title="Fill posts", due=date(2024, 7, 1)))[0])
    assert (became.title, became.state, became.due) == ("Fill posts", "in progress", date(2024, 7, 1))


def test_a_figure_keeps_its_day_its_source_and_its_words(desk: Desk, minutes: Document) -> None:
    (made,) = desk.offers.take(minutes, ["g3"])
    assert isinstance(made, Figure)
    assert (made.name, made.value, made.unit) == ("longest wait for parenting support", 9, "weeks")
    assert made.when.earliest == date(2023, 7, 14)
    assert made.source == f"minutes of 14 Jul 2023, {minutes.ref}"
    assert "9 weeks" in made.definition


def test_a_figure_of_a_paper_without_a_day_needs_one(desk: Desk) -> None:
    press = bring_in(desk, sample("press_visit4"), "press").document
    before = contents(desk)
    with pytest.raises(Refusal, match="give the day with --day"):
        desk.offers.take(press, ["g1"])
    assert contents(desk) == before
    (made,) = desk.offers.take(press, ["g1"], Taken(when=desk.offers.rough("nov 2023")))
    assert isinstance(made, Figure)
    assert (made.when.text, made.when.earliest) == ("nov 2023", date(2023, 11, 1))


def test_several_are_one_change(desk: Desk, minutes: Document) -> None:
    before = contents(desk)
    desk.offers.take(minutes, ["c2", "c3", "g1"])
    desk.past.undo()
    assert {i: r for i, r in contents(desk).items() if i in before} == before | {
        minutes.id: now(desk, minutes)
    }
    assert all(o.decision == "waiting" for o in now(desk, minutes).offers)


def test_left_and_put_back(desk: Desk, minutes: Document) -> None:
    left = desk.offers.leave(minutes, ["c1", "g1"])
    assert [o.place for o in left.offers if o.decision == "skipped"] == ["c1", "g1"]
    with pytest.raises(Refusal, match=r"c1 of .* was skipped already"):
        desk.offers.take(left, ["c1"])
    back = desk.offers.put_back(left, ["c1"])
    assert back.offers[0].decision == "waiting"
    with pytest.raises(Refusal, match=r"c1 of .* was not left"):
        desk.offers.put_back(back, ["c1"])


def test_one_that_repeats_another_paper_is_decided_there(desk: Desk, minutes: Document) -> None:
    report = bring_in(desk, sample("progress_report"), "report").document
    place = next(o.place for o in report.offers if o.decision == "repeats")
    with pytest.raises(Refusal, match=f"only repeats {minutes.ref}: decide there"):
        desk.offers.take(report, [place])


def test_what_was_taken_over_stays_first_when_a_better_source_comes(desk: Desk) -> None:
    report = bring_in(desk, sample("progress_report"), "report").document
    place = next(o.place for o in report.offers if "sector adviser" in o.text)
    desk.offers.take(report, [place])
    minutes = bring_in(desk, sample("minutes_visit3"), "minutes").document
    offer = next(o for o in minutes.offers if "sector adviser" in o.text)
    assert (offer.decision, offer.repeats) == ("repeats", report.id)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("c1", ["c1"]),
        ("C2, g1", ["c2", "g1"]),
        ("c1-3", ["c1", "c2", "c3"]),
        ("g1-g3,g1", ["g1", "g2", "g3"]),
    ],
)
def test_places_as_people_type_them(desk: Desk, minutes: Document, typed: str, places: list[str]) -> None:
    assert desk.offers.places(minutes, typed) == places


@pytest.mark.parametrize("typed", ["c9", "x1", "c", "c0", "c1-99", "1"])
def test_a_place_that_is_none_is_refused(desk: Desk, minutes: Document, typed: str) -> None:
    with pytest.raises(Refusal, match=r"names no commitment|tells of no"):
        desk.offers.places(minutes, typed)
