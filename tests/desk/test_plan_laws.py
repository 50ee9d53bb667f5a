"""Whatever a plan holds and whatever happened to it: out and in again loses nothing, and changes nothing."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.book import TODAY, contents, open_desk
from tests.exchange.plans import LAYOUTS
from tracker.desk import Desk
from tracker.desk.plan_matching import in_plan
from tracker.desk.plan_tables import PlanAsked
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line
from tracker.domain.work import Action

HEADER = [
    "No.", "Ofsted Para No", "Area", "Action", "Lead", "By When", "Revised date", "RAG", "Progress", "Notes",
    "Measure",
]  # fmt: skip
LIST = "1. Ring the doctor\n2. Write to the school"
BULLETS = "• Ring the doctor\n• Write to the school\n• Ask again"
CELLS = {
    "No.": ["1", "1.1", "2", "2.10", ""],
    "Ofsted Para No": ["", "12", "17. (57, 138)", "4/12"],
    "Area": ["", "Leadership", "Priority 3: homes"],
    "Action": [
        "Ring the doctor", "Hold a panel; weekly", LIST, BULLETS, "We will:\n- ring\n- write", "A\nB", "=1+1",
        "a" * 600,
    ],
    "Lead": [
        "", "J Price", "A Khan; J Price", "J Price\nA Khan", "J Price and A Khan", "Head, Care and Support", "All",
        "TBC", "J Smith / P Patel", "Head of Service & PSW",
    ],
    "By When": [
        "", "Ongoing", "31 March 2025", "Sept 12", "September 2025", "1/4/2025\n1/5/2025",
        "12 May 2025, 13 June 2025", "31 Nov 2025", "Apr-25",
    ],
    "RAG": [
        "", "R", "Complete", "In progress", "not started", "Blocked", "cell coloured red (FFFF0000)", "Closed",
        "Completed - 12/05/25", "Done in part",
    ],
    "Progress": ["", "Rang on Monday.", "1. Rang\n2. Wrote", "Rang.\nNo answer."],
    "Notes": ["", "'quoted", "-3", "''-3", "O'Brien", "two\n\nlines", " blanks ", "\u201cwords\u201d"],
    "Measure": ["", "Ten of ten", "- one\n- two"],
}  # fmt: skip

CELLS["Revised date"] = ["", "", *CELLS["By When"]]

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


OVER = {"Lead": "Who", "Support": "", "Start": "Timescale", "End": ""}
"""Headings that may stand under another, which is merged over those that follow."""


@st.composite
def plans(draw: st.DrawFn) -> bytes:
    """Give a plan as CSV: some of the columns, rows of likely and unlikely cells, headings between them."""
    if draw(st.integers(0, 3)) == 0:
        return _in_two_rows(draw)
    left_out = draw(st.sets(st.sampled_from([h for h in HEADER if h != "Action"]), max_size=6))
    header = [h for h in HEADER if h not in left_out]
    if len(header) < 2:
        header.append("Lead")
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.integers(0, 4)) == 0:
            rows.append(
                [draw(st.sampled_from(["Priority 1: care", "Homes", "Theme 2"])), *[""] * (len(header) - 1)]
            )
        rows.append(
            [draw(st.sampled_from(CELLS[h]) | (words if h == "Notes" else st.nothing())) for h in header]
        )
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["The plan"], header, *rows])
    return written.getvalue().encode()


def _in_two_rows(draw: st.DrawFn) -> bytes:
    """Give a plan whose headings stand in two rows."""
    places = {"No.": "No.", "Action": "Action", "RAG": "RAG"} | dict.fromkeys(("Start", "End"), "By When")
    header = ["No.", "Action", "Lead", "Support", "Start", "End", "RAG"]
    upper = [OVER.get(heading, heading) for heading in header]
    lower = [heading if heading in OVER else "" for heading in header]
    count = draw(st.integers(1, 5))
    rows = [[draw(st.sampled_from(CELLS[places.get(h, "Lead")])) for h in header] for _ in range(count)]
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["The plan"], upper, lower, *rows])
    return written.getvalue().encode()


@contextmanager
def a_desk() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "casebook.json")
        yield desk
        desk.close(quick=True)


def bring(desk: Desk, raw: bytes, name: str = "plan.csv") -> None:
    desk.exchanging.plans.bring_in(raw, name)


def out(desk: Desk, suffix: str = ".csv") -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"out{suffix}"
        desk.exchanging.plans.export(path)
        return path.read_bytes()


def rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def changes(draw: st.DataObject, desk: Desk) -> None:
    """Do some of what people do with actions."""
    deeds = {
        "done": lambda a: desk.actions.done(a, "minutes"),
        "move": lambda a: desk.actions.move(a, TODAY + timedelta(days=draw.draw(st.integers(1, 90))), "late"),
        "assign": lambda a: desk.actions.assign(a, draw.draw(st.sampled_from(["B Lee", "A Khan", "nobody"]))),
        "update": lambda a: desk.actions.update(
            a, draw.draw(st.sampled_from(["Rang again", "1. No\n2. Yes"]))
        ),
        "edit": lambda a: desk.actions.edit(
            a, title=draw.draw(st.sampled_from(["Ring the nurse", "1. Ring"]))
        ),
        "measure": lambda a: desk.actions.edit(a, measure="Nine of ten"),
        "block": lambda a: desk.actions.block(a, "person", "a reply"),
        "drop": lambda a: desk.actions.drop(a, "no longer needed"),
        "add": lambda a: desk.actions.add("Made here", plan_ref="9.9", owner="J Price"),
    }
    for _ in range(draw.draw(st.integers(0, 4))):
        came = in_plan(desk.session.casebook.all(Action), "The plan")
        action = came[draw.draw(st.integers(0, len(came) - 1))]
        try:
            deeds[draw.draw(st.sampled_from(sorted(deeds)))](action)
        except Refusal:
            continue


@settings(max_examples=60, deadline=None)
@given(plans(), st.sampled_from([".csv", ".xlsx"]), st.data())
def test_out_and_in_again_changes_nothing_and_loses_nothing(
    raw: bytes, suffix: str, data: st.DataObject
) -> None:
    with a_desk() as desk:
        bring(desk, raw)
        if not desk.session.casebook.count(Action):
            return
        changes(data, desk)
        first = out(desk, suffix)
        before = contents(desk)
        bring(desk, first, f"another name{suffix}")
        assert contents(desk) == before
        with a_desk() as other:
            bring(other, first, f"plan{suffix}")
            assert rows(out(other)) == rows(out(desk))


FIELDS = (
    "title",
    "owner",
    "due",
    "state",
    "measure",
    "plan_ref",
    "partner",
    "completed_on",
    "dropped_reason",
)


@settings(max_examples=40, deadline=None)
@given(plans(), plans(), st.data())
def test_another_version_overwrites_nothing_that_people_typed_and_drops_nothing(
    raw: bytes, new: bytes, data: st.DataObject
) -> None:
    with a_desk() as desk:
        bring(desk, raw)
        if not desk.session.casebook.count(Action):
            return
        came = contents(desk)
        changes(data, desk)
        before = contents(desk)
        desk.exchanging.plans.bring_in(new, "new.csv", PlanAsked(plan="The plan"))
        after = contents(desk)
        assert before.keys() <= after.keys()
        for record in before.values():
            was = came.get(record.id)
            if isinstance(record, Action) and was is not None:
                typed = [name for name in FIELDS if getattr(record, name) != getattr(was, name)]
                now = after[record.id]
                assert {n: getattr(now, n) for n in typed} == {n: getattr(record, n) for n in typed}
                if record.original_due:
                    assert now.original_due == record.original_due  # type: ignore[attr-defined]
        if after != before:
            desk.past.undo()
        assert _words(contents(desk)) == _words(before)


def _words(records: dict[str, Record]) -> dict[str, Record]:
    """Give records without the mark of the change that last touched them."""
    return {key: msgspec.structs.replace(record, rev="") for key, record in records.items()}


@settings(max_examples=60, deadline=None)
@given(plans())
def test_the_same_plan_again_changes_nothing_and_every_cell_comes_out(raw: bytes) -> None:
    with a_desk() as desk:
        bring(desk, raw)
        if not desk.session.casebook.count(Action):
            return
        before = contents(desk)
        bring(desk, raw)
        assert contents(desk) == before
        came_out = {_shown(cell) for row in rows(out(desk)) for cell in row}
        assert _kept(raw) <= came_out


def _shown(cell: str) -> str:
    """Give a cell without the apostrophe that makes it harmless."""
    return one_line(cell.strip().lstrip("'"))


def _kept(raw: bytes) -> set[str]:
    """Give the cells of the rows that have an action; the others come back in a file."""
    header, *below = rows(raw)[1:]
    place = header.index("Action")
    return {_shown(cell) for row in below if row[place].strip() for cell in row}


def test_every_layout_goes_out_and_comes_in_again_as_csv_and_as_xlsx() -> None:
    for name, raw in LAYOUTS.items():
        for suffix in (".csv", ".xlsx"):
            with a_desk() as desk, a_desk() as other:
                bring(desk, raw, name)
                first = out(desk, suffix)
                before = contents(desk)
                bring(desk, first, f"out{suffix}")
                assert contents(desk) == before, name
                bring(other, first, f"out{suffix}")
                assert rows(out(other)) == rows(out(desk)), name
