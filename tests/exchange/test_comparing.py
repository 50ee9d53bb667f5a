"""Any casebook agrees with what it just wrote, and differs in exactly what is changed in that."""

import random
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.extracts import Rows, as_file
from tests.make import staff
from tracker.demo.lives import young_people
from tracker.desk.reconciling import _counting
from tracker.domain.casebook import Casebook
from tracker.exchange.case_columns import column_of
from tracker.exchange.case_layouts import Layout, cases_table
from tracker.exchange.comparing import Held, compare
from tracker.exchange.extract import read_extract

TODAY = date(2026, 3, 3)
LAYOUTS: tuple[Layout, ...] = ("annexa", "annexa13", "oc3", "ssd", "plain")
COUNTED = _counting(date(2025, 9, 3))

OTHER: dict[str, tuple[str, str]] = {
    "date of birth": ("03/04/2007", "04/05/2008"),
    "team": ("North", "South"),
    "personal adviser": ("T Oduya", "B Ode"),
    "social worker": ("T Oduya", "B Ode"),
    "allocated worker": ("T Oduya", "B Ode"),
    "eligibility": ("qualifying", "relevant"),
    "in touch": ("REFU", "NREQ"),
    "accommodation": ("V", "W"),
    "home": ("V: emergency accommodation", "W: bed and breakfast"),
    "activity": ("P1", "G6"),
    "latest pathway plan": ("05/05/2021", "06/06/2021"),
    "latest contact": ("05/05/2021", "06/06/2021"),
}
"""Two things a column may say; the one that does not stand there is planted."""


@cache
def casebook(seed: int, count: int) -> Casebook:
    workers = staff(advisers=4, social_workers=2)
    return Casebook([*workers, *young_people(count, TODAY, workers, count * 12, seed)])


def written(book: Casebook, layout: Layout) -> Rows:
    header, rows = cases_table(layout, book, TODAY)
    return [list(header), *map(list, rows)]


def compared(book: Casebook, rows: Rows) -> Held:
    return compare(read_extract(as_file(rows), "x.csv"), book, TODAY, COUNTED)


def assert_adds_up(held: Held) -> None:
    differing = {each.number for each in held.differences}
    for count in held.counts:
        assert count.ours - count.theirs == len(count.more_here) - len(count.more_there)
        assert {*count.more_here, *count.more_there} <= differing


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(3, 30))
def test_what_was_just_written_agrees(layout: Layout, seed: int, count: int) -> None:
    book = casebook(seed, count)
    rows = written(book, layout)
    held = compared(book, rows)
    assert held.differences == ()
    assert held.compared == len(rows) - 1
    assert all(c.ours == c.theirs for c in held.counts)
    assert_adds_up(held)


def cells_to_change(rows: Rows, layout: Layout) -> list[tuple[int, int]]:
    """Give (row, column) of each cell that says something which could be said otherwise."""
    return [
        (r, c)
        for r, row in enumerate(rows[1:], 1)
        for c, heading in enumerate(rows[0])
        if column_of(heading) in OTHER and row[c] not in ("", "0")
    ]


def changed(cell: str, column: str, layout: Layout, chance: random.Random) -> str:
    """Give something else that a column may say."""
    if column == "accommodation" and layout == "oc3":  # a letter and a digit: one of both changes
        return chance.choice([f"{'V' if cell[0] != 'V' else 'W'}{cell[1]}", f"{cell[0]}{3 - int(cell[1])}"])
    first, second = OTHER[column]
    known = {"relevant": "a) Relevant child", "qualifying": "c) Qualifying care leaver"}
    same = cell.casefold() in (first.casefold(), known.get(first, "").casefold()) or (
        column in ("in touch", "activity", "accommodation") and first.casefold() in cell.casefold()[:6]
    )
    return second if same else first


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(data=st.data(), seed=st.integers(0, 300), count=st.integers(6, 25), k=st.integers(1, 8))
def test_so_many_changed_cells_are_so_many_differences(
    layout: Layout, data: Any, seed: int, count: int, k: int
) -> None:
    book, chance = casebook(seed, count), random.Random(data.draw(st.integers(0, 10_000)))
    rows = written(book, layout)
    could = cells_to_change(rows, layout)
    chosen = chance.sample(could, min(k, len(could)))
    assert chosen
    for r, c in chosen:
        others = sum(bool(row[c]) for row in rows[1:])
        if others > k and chance.random() < 0.3:  # the rest of the column stays filled
            rows[r][c] = ""
            continue
        rows[r][c] = changed(rows[r][c], str(column_of(rows[0][c])), layout, chance)
    held = compared(book, rows)
    assert sorted(d.number for d in held.differences) == sorted(rows[r][0] for r, _ in chosen)
    assert_adds_up(held)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 300), count=st.integers(8, 25), chance=st.randoms(use_true_random=False))
def test_rows_taken_out_added_and_repeated_are_so_many_differences(
    layout: Layout, seed: int, count: int, chance: random.Random
) -> None:
    book = casebook(seed, count)
    rows = written(book, layout)
    closed = rows[0].index("closed on") if "closed on" in rows[0] else None
    open_rows = [row for row in rows[1:] if closed is None or not row[closed]]
    if len(open_rows) < 4:
        return
    gone, twice = chance.sample(open_rows, 2)
    rows.remove(gone)
    rows += [list(twice), ["X-999", *["" for _ in rows[0][1:]]]]
    held = compared(book, rows)
    assert sorted((d.number, d.field) for d in held.differences) == sorted(
        (number, "case") for number in (gone[0], twice[0], "X-999")
    )
    assert_adds_up(held)
