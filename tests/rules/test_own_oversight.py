"""Supervision of young people's cases, caseloads, the local offer and waiting lists."""

import pytest

from tests.rules.boundaries_visiting import figure, leaver
from tests.rules.life_sample import case, spell, worker
from tests.rules.sample import day, flags_on, oversight, person
from tracker.domain.records import Record
from tracker.domain.work import Person

TODAY = "2026-03-26"


def test_supervision_of_another_young_person_or_of_the_worker_alone_does_not_count() -> None:
    one, status = leaver()
    pa = worker(one, "2025-06-02")
    late = flags_on(
        TODAY, one, status, pa, oversight(kind="supervision", day=day("2025-12-01"), cases=(one.id,))
    )
    assert (late["SU-02"].word, late["SU-02"].severity, late["SU-02"].days) == ("overdue", 2, 25)
    assert late["SU-02"].sentence == "Supervision 25 days overdue: last discussed 1 Dec 2025"
    other = oversight(kind="supervision", day=day("2026-03-02"), cases=(case().id,))
    audit = oversight(kind="audit", day=day("2026-03-02"), cases=(one.id,))
    assert flags_on(TODAY, one, status, pa, other, audit)["SU-02"].word == "missing"
    own = oversight(kind="supervision", day=day("2026-03-02"), cases=(one.id, case().id))
    assert "SU-02" not in flags_on(TODAY, one, status, pa, own)


def test_without_a_worker_there_is_nobody_to_supervise() -> None:
    one, status = leaver()
    assert "SU-02" not in flags_on(TODAY, one, status)
    left = worker(one, "2025-06-02", end="2026-03-25")
    assert "SU-02" not in flags_on(TODAY, one, status, left)
    chair = worker(one, "2025-06-02", role="independent reviewing officer")
    assert "SU-02" not in flags_on(TODAY, one, status, chair)


def test_a_new_worker_starts_no_new_clock_while_another_stays() -> None:
    one, status = leaver()
    pa, social = worker(one, "2025-06-02"), worker(one, "2026-03-02", role="social worker")
    assert "SU-02" in flags_on(TODAY, one, status, pa, social)
    assert "SU-02" not in flags_on(TODAY, one, status, social)


def caseload(adviser: Person, many: int, *needs: str, since: str = "2026-01-05") -> list[Record]:
    cases = [case() for _ in range(many)]
    levels = [spell(c, "need", "2026-01-05", need) for c, need in zip(cases, needs, strict=False)]
    return [*cases, *levels, *(worker(c, since, worker=adviser.id) for c in cases)]


@pytest.mark.parametrize(
    ("full_time", "many", "needs", "says"),
    [
        (100, 20, (), ""),
        (100, 21, (), "21 young people count as 21.0 by need and hours: above 20"),
        (100, 25, (), "25 young people count as 25.0 by need and hours: above 20"),
        (100, 26, (), "26 young people count as 26.0 by need and hours: far above 25"),
        (50, 10, (), ""),
        (50, 11, (), "11 young people count as 22.0 by need and hours: above 20"),
        (100, 18, ("intensive", "intensive"), ""),
        (
            100,
            18,
            ("intensive", "intensive", "raised"),
            "18 young people count as 20.2 by need and hours: above 20",
        ),
        (100, 20, ("standard",), ""),
    ],
)
def test_a_caseload_counts_need_and_hours(
    full_time: int, many: int, needs: tuple[str, ...], says: str
) -> None:
    adviser = person(full_time=full_time)
    flags = flags_on(TODAY, adviser, *caseload(adviser, many, *needs))
    assert ("CL-01" in flags) == bool(says)
    if says:
        assert flags["CL-01"].sentence == f"{says}, since 5 Jan 2026"
        assert (flags["CL-01"].word, flags["CL-01"].severity) == ("check", 2)


def test_a_caseload_leaves_out_what_ended_and_other_roles() -> None:
    adviser = person()
    full = caseload(adviser, 20)
    closed, ended, other, ahead = case(closed_on=day("2026-03-25")), case(), case(), case()
    more = [
        *(closed, ended, other, ahead),
        worker(closed, "2026-01-05", worker=adviser.id),
        worker(ended, "2026-01-05", worker=adviser.id, end="2026-03-25"),
        worker(other, "2026-01-05", worker=adviser.id, role="social worker"),
        worker(ahead, "2026-03-27", worker=adviser.id),
    ]
    assert "CL-01" not in flags_on(TODAY, adviser, *full, *more)
    assert flags_on("2026-03-25", adviser, *full, *more)["CL-01"].since == day("2026-01-05")
    assert flags_on("2026-03-27", adviser, *full, *more)["CL-01"].since == day("2026-03-27")


def test_who_left_and_a_group_have_no_caseload() -> None:
    for adviser in (person(left=day("2026-03-25")), person(is_group=True)):
        assert "CL-01" not in flags_on(TODAY, adviser, *caseload(adviser, 30))


def test_a_need_that_falls_ends_it_and_one_that_rises_dates_it() -> None:
    adviser = person()
    records = caseload(adviser, 20)
    raised = spell(records[0], "need", "2026-03-10", "intensive", end="2026-03-20")  # type: ignore[arg-type]
    assert flags_on("2026-03-15", adviser, *records, raised)["CL-01"].since == day("2026-03-10")
    assert "CL-01" in flags_on("2026-03-20", adviser, *records, raised)
    assert "CL-01" not in flags_on("2026-03-21", adviser, *records, raised)


def test_only_the_last_review_of_the_local_offer_speaks() -> None:
    old, new = (oversight(kind="local offer review", day=day(on)) for on in ("2022-02-28", "2024-03-01"))
    assert (flags_on(TODAY, old)["LO-01"].word, flags_on(TODAY, old)["LO-01"].severity) == ("overdue", 3)
    assert "LO-01" not in flags_on(TODAY, old, new)
    flag = flags_on(TODAY, new, old)["LO-01"]
    assert (flag.word, flag.severity) == ("check", 2)
    assert flag.sentence == "Local offer last reviewed 1 Mar 2024: due again by 1 Mar 2027"
    assert "LO-01" not in flags_on(TODAY, oversight(kind="board", day=day("2020-01-06")))


@pytest.mark.parametrize(
    ("value", "unit", "limit"),
    [
        (3, "weeks", 0),
        (3.5, "weeks", 3),
        (5, "Weeks", 3),
        (6, "weeks", 5),
        (21, "days", 0),
        (22, "days", 3),
        (40, "people", 0),
    ],
)
def test_a_long_wait_in_weeks_or_days(value: float, unit: str, limit: int) -> None:
    flags = flags_on(TODAY, figure(value, "2026-03-02", unit))
    assert ("WL-01" in flags) == bool(limit)
    if limit:
        assert f" on 2 Mar 2026, longer than {limit} weeks" in flags["WL-01"].sentence


def test_only_the_last_figure_of_a_waiting_list_speaks() -> None:
    old, new = figure(6, "2026-02-02"), figure(2, "2026-03-02")
    assert "WL-01" not in flags_on(TODAY, old, new)
    assert "WL-01" in flags_on("2026-03-01", old, new)
    assert "WL-01" in flags_on(TODAY, old, figure(2, "2026-03-02", name="Waiting list for housing"))
    assert "WL-01" not in flags_on(TODAY, figure(9, "2026-03-02", name="Weeks to the next board"))
    assert "WL-01" not in flags_on(TODAY, old, figure(2, "2026-03-02", name=old.name.upper()))


def test_only_the_last_board_speaks_and_none_is_missed_before_the_first() -> None:
    old, new = (oversight(kind="board", day=day(on)) for on in ("2026-01-12", "2026-02-02"))
    flag = flags_on(TODAY, new, old)["IB-01"]
    assert (flag.word, flag.severity, flag.days) == ("overdue", 2, 10)
    assert flag.sentence == "Board 10 days overdue: the last met 2 Feb 2026"
    assert "IB-01" not in flags_on(TODAY, old, new)
    assert "IB-01" in flags_on("2026-03-01", old, oversight(kind="board", day=day("2026-03-02")))
    assert "IB-01" not in flags_on(TODAY, oversight(kind="supervision", day=day("2020-01-06")))
