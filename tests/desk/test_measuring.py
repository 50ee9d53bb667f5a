"""Numbers on the desk: compared with what they were, against a target, and by name in the lists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.desk.book import TODAY, open_desk
from tests.make import a_document
from tests.measures.small_service import EVERYTHING, WITHIN, A, B, C, D, E, G
from tracker.desk import Desk
from tracker.desk.comparing import SYMBOLS, Compared
from tracker.domain.records import Record, Threshold
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack, PackFigure
from tracker.measures import MEASURES, PARTS, STOCKS, Period
from tracker.store.change import Edit


@pytest.fixture
def small(book: Path) -> Iterator[Desk]:
    """Open the small service on the last day of its period."""
    desk = open_desk(book, today=WITHIN.end)
    keep(desk, *EVERYTHING)
    yield desk
    desk.close(quick=True)


def keep(desk: Desk, *records: Record) -> None:
    desk.session.commit([Edit(None, record, f"add {record.ref}") for record in records], "add")


def compared(desk: Desk, measure_id: str) -> Compared:
    (found,) = desk.measures.compared(ids=[measure_id])
    return found


def refused(desk: Desk, *said: object) -> str:
    with pytest.raises(Refusal) as refusal:
        desk.measures.set_target(*said)  # type: ignore[arg-type]
    return str(refusal.value)


def test_periods_go_back_without_a_gap(small: Desk) -> None:
    measures = small.measures
    assert measures.period() == WITHIN
    assert WITHIN.before == Period(date(2026, 1, 2), date(2026, 2, 12))
    assert measures.last_year(WITHIN) == Period(date(2025, 2, 13), date(2025, 3, 26))
    with pytest.raises(Refusal, match="ends before it begins"):
        measures.period(WITHIN.end, WITHIN.start)


def test_all_of_them_are_each_of_them(small: Desk) -> None:
    assert [found.measure.id for found in small.measures.all()] == [*MEASURES]
    assert all(found == small.measures.one(found.measure.id) for found in small.measures.all())
    ids = small.measures.ids()
    assert sorted(ids) == sorted(MEASURES)
    assert small.measures.ids("promises") == [i for i in MEASURES if i.startswith("promises-")]


def test_a_number_says_what_it_was_and_whether_that_is_better(small: Desk) -> None:
    overdue = compared(small, "pa-visits-overdue")
    assert overdue.before is not None
    assert (overdue.now.value, overdue.before.value) == (1, 2)  # before, those of D and E were
    assert (overdue.trend, overdue.symbol) == ("better", "↓")
    touched = compared(small, "in-touch")
    assert touched.before is not None
    assert (touched.now.shown, touched.before.shown) == ("67 % (2 of 3)", "50 % (2 of 4)")
    held = compared(small, "supervisions-held")
    assert (held.trend, held.symbol) == ("better", "↑")
    assert (compared(small, "adviser-missing").trend, compared(small, "adviser-missing").symbol) == (
        "worse",
        "↑",
    )
    assert (compared(small, "aged-16-17").trend, SYMBOLS[1]) == ("more", "↑")
    assert compared(small, "promises-kept").trend == ""
    assert (compared(small, "seen-as-needed").trend, compared(small, "seen-as-needed").symbol) == (
        "same",
        "→",
    )


def test_nothing_is_compared_with_a_time_of_which_nothing_was_recorded(small: Desk) -> None:
    found = compared(small, "young-people")
    assert found.before is not None
    assert compared(small, "young-people").last_year is not None  # a review of March 2025 is on record
    earlier = Period(date(2025, 3, 1), date(2025, 3, 31))
    (old,) = small.measures.compared(earlier, ["young-people"])
    assert (old.before, old.last_year, old.trend, old.symbol) == (None, None, "", "")


def test_a_target_is_kept_with_its_reason_and_read_the_right_way_round(small: Desk) -> None:
    small.measures.set_target("in-touch", 66, "Council plan 2026")
    found = compared(small, "in-touch")
    assert (found.target and found.target.reason, found.met) == ("Council plan 2026", True)
    small.measures.set_target("in-touch", 95, "The board raised it")
    assert compared(small, "in-touch").met is False
    small.measures.set_target("pa-visits-overdue", 0, "None may be")
    assert compared(small, "pa-visits-overdue").met is False
    kept = list(small.session.casebook.all(Threshold))
    assert sorted((t.name, t.value) for t in kept) == [
        ("target.in-touch", 95),
        ("target.pa-visits-overdue", 0),
    ]
    assert compared(small, "seen-in-8-weeks").met is None


def test_a_target_that_says_nothing_is_refused(small: Desk) -> None:
    assert refused(small, "nonesuch", 5, "why").startswith("There is no figure “nonesuch”")
    assert refused(small, "young-people", 5, "why").endswith("neither more nor fewer is better.")
    assert refused(small, "in-touch", 101, "why").endswith("a whole number from 0 to 100.")
    assert refused(small, "in-touch", -1, "why").endswith("a whole number from 0 to 100.")
    assert "reason" in refused(small, "in-touch", 95, " ")
    assert not list(small.session.casebook.all(Threshold))


def test_every_list_takes_the_rows_behind_a_number(small: Desk) -> None:
    lists = small.lists
    by_noun = {
        "young person": lambda words: lists.cases(words, closed=True),
        "contact note": lists.notes,
        "person": lists.people,
        "action": lists.actions,
        "finding": lists.findings,
        "thread": lists.threads,
        "oversight": lists.oversight,
        "figure": lists.figures,
    }
    for found in small.measures.all():
        for name, ids in (
            (found.measure.id, found.counted.rows),
            (f"all-of-{found.measure.id}", found.counted.of),
        ):
            if ids is not None:
                rows = by_noun[found.measure.on.noun](f"figure:{name}")
                assert sorted(row.id for row in rows) == sorted(ids), name
    assert {row.id for row in lists.visits("figure:audits-held")} == small.measures.rows_named("audits-held")


def test_the_others_are_those_counted_without_the_rows(small: Desk) -> None:
    rows = small.lists.cases("figure:all-of-in-touch -figure:in-touch")
    assert {row.id for row in rows} == {C.id}


def test_a_name_says_its_period(small: Desk) -> None:
    january = Period(date(2026, 1, 1), date(2026, 1, 31))
    name = small.measures.name_of_rows("adviser-missing", january)
    assert name == "adviser-missing@2026-01-01..2026-01-31"
    assert small.measures.rows_named(name) == {A.id}
    assert small.measures.rows_named(small.measures.name_of_rows("adviser-missing", WITHIN)) == {A.id, G.id}
    everybody = small.measures.name_of_rows("in-touch", january, everybody=True)
    assert small.measures.rows_named(everybody) == {B.id, C.id, D.id, E.id}
    for wrong in (
        "in-touch@2026-02-30..2026-03-01",
        "in-touch@2026-03-02..2026-03-01",
        "in-touch@0001-01-01..0001-02-01",
    ):
        with pytest.raises(Refusal, match="is no period"):
            small.measures.rows_named(wrong)


def test_the_parts_of_a_stock_have_names(small: Desk) -> None:
    for moved in small.measures.flows():
        for part in PARTS:
            assert small.measures.rows_named(f"{moved.stock.id}-{part}") == set(getattr(moved, part))
    assert {moved.stock.id for moved in small.measures.flows()} == set(STOCKS)


def test_the_rows_of_a_pack_are_those_that_left(small: Desk) -> None:
    figures = (
        PackFigure(measure="in-touch", name="In touch", definition="D.", rows=(B.id,), of=(B.id, C.id)),
        PackFigure(measure="audits-held", name="Audits held", definition="D.", rows=()),
    )
    pack = Pack(
        **small.session.new(Pack), name="March", start=WITHIN.start, end=WITHIN.end, made_on=WITHIN.end,
        made_by="T Manager", known="", figures=figures,
    )  # fmt: skip
    keep(small, pack)
    named = small.measures.rows_named
    ref = pack.ref.casefold()
    assert (named(f"{ref}/in-touch"), named(f"{ref}/all-of-in-touch")) == ({B.id}, {B.id, C.id})
    assert named(f"{ref}/all-of-audits-held") == set()
    assert {row.id for row in small.lists.cases(f"figure:{pack.ref}/in-touch")} == {B.id}
    with pytest.raises(Refusal, match="has no figure “out-of-touch”: there is in-touch, audits-held"):
        named(f"{ref}/out-of-touch")
    with pytest.raises(Refusal):
        named("k-none/in-touch")


def test_an_empty_casebook_has_nothing_to_count(desk: Desk) -> None:
    keep(desk, a_document())
    found = desk.measures.compared()
    assert {each.now.value for each in found} == {0, None}
    assert {each.trend for each in found} == {""}
    assert all(flow.balanced and not flow.closing for flow in desk.measures.flows())
    assert desk.measures.period().end == TODAY
