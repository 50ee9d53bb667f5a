"""The table of a plan is found wherever it stands, and every column is known or kept."""

import pytest

from tests.exchange.plans import INSPECTION, LAYOUTS, workbook
from tests.letters.sample import INPUTS
from tracker.domain.refusal import Refusal
from tracker.exchange import plan_sheet
from tracker.exchange.plan_columns import field_of, fields_of
from tracker.exchange.plan_rows import PlanItem, PlanRows, read_plan_rows
from tracker.exchange.plan_sheet import PlanSheet, read_plan

REAL = INPUTS / "plans"


def read(raw: bytes | str, name: str = "plan.csv", **more: object) -> PlanSheet:
    return read_plan(raw.encode() if isinstance(raw, str) else raw, name, **more)  # type: ignore[arg-type]


def rows_of(raw: bytes | str, name: str = "plan.csv") -> PlanRows:
    return read_plan_rows(read(raw, name), lambda _: False)


def items(raw: bytes | str) -> list[PlanItem]:
    return rows_of(raw).items


@pytest.mark.parametrize(
    ("name", "unknown", "actions"),
    [
        ("inspection.csv", [], 2),
        ("parenting.csv", [], 2),
        ("strategy.csv", [], 3),
        ("pledges.csv", ["Heading"], 2),
        ("whole.xlsx", [], 1),
        ("phases.xlsx", ["Phase"], 2),
    ],
)
def test_each_layout_is_read_without_being_told_its_columns(
    name: str, unknown: list[str], actions: int
) -> None:
    sheet = read(LAYOUTS[name], name)
    assert [h for h, f in zip(sheet.header, sheet.fields, strict=True) if not f] == unknown
    assert len(read_plan_rows(sheet, lambda _: False).items) == actions


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("R/A/G", "status"), ("BRAG\nrating", "status"), ("Lead Officer(s)", "owner"), ("WHO?", "owner"),
        ("By when?", "due"), ("Target date for completion", "due"), ("Comments/progress", "progress"),
        ("Progress as at June 2025", "progress"), ("(Priority 1) Action", "action"), ("What we will do", "action"),
        ("Action no.", "ref"), ("Action owner", "owner"), ("Action due date", "due"), ("Action status", "status"),
        ("Monitoring & Evaluation", "evidence"), ("Monitoring and Evaluation", "evidence"),
        ("Link to other action plans or strategy initiatives", "links"), ("Recommendation", "finding"),
        ("Recommendation no", "source_ref"), ("Expected outcome", "measure"), ("Phase", ""), ("Weather", ""),
    ],
)  # fmt: skip
def test_a_heading_is_known_whatever_its_case_marks_and_line_breaks(heading: str, field: str) -> None:
    assert field_of(heading)[0] == field


def test_a_text_with_a_few_colons_is_no_plan() -> None:
    told = (
        "Minutes\nMeeting: Cabinet\nAction: the plan is noted\nLead: none was named\n"
        "It was noted: plans drift\nRisk: none\n"
    )
    with pytest.raises(Refusal, match="has no column of actions"):
        read_plan(told.encode(), "minutes.txt")


def test_of_two_columns_that_may_be_one_the_one_that_says_so_wholly_is_taken() -> None:
    assert fields_of(["Progress since June", "Action", "Update"]) == ("", "action", "progress")
    assert fields_of(["Action", "Outcome", "Measure"]) == ("action", "", "measure")
    assert fields_of(["Action", "Timescale", "RAG", "Status", "Target date"]) == (
        "action",
        "",
        "",
        "status",
        "due",
    )


def test_a_list_is_read_line_by_line_and_loses_none() -> None:
    sheet = read(LAYOUTS["pledges.csv"], "pledges.csv")
    assert sheet.title == "Corporate parenting 2025"
    first, second = read_plan_rows(sheet, lambda _: False).items
    assert first.headings == ("Pledge 1: we help you stay well",)
    assert second.headings == ("Pledge 2: we help you stay in touch",)
    assert second.said("action") == "Keep one number\nthat never changes"
    assert [second.said(f) for f in ("owner", "due", "links", "measure")] == [
        "J Price", "Ongoing", "Local offer", "Calls are answered on the day",
    ]  # fmt: skip


def test_a_list_in_two_columns_keeps_names_that_are_not_known() -> None:
    text = (
        "Pledge 1,\nAction 1,Ring\nBudget,£5\nLead,J\nTimeline,Ongoing\nAction 2,Write\nLead,K\nBudget,£6\n"
    )
    sheet = read(text)
    assert sheet.header == ("Heading", "Action 1", "Budget", "Lead", "Timeline")
    assert [row.cells for row in sheet.rows] == [
        ("Pledge 1", "", "", "", ""), ("", "Ring", "£5", "J", "Ongoing"), ("", "Write", "£6", "K", ""),
    ]  # fmt: skip


def test_the_person_says_otherwise() -> None:
    text = "Wat,Wer,When\nRing,J Price,Ongoing\n"
    with pytest.raises(
        Refusal, match=r"in row 1 stand “Wat”, “Wer”, “When”; say which .* --map “Wat=action”"
    ):
        read(text)
    sheet = read(text, columns={"wat": "action", "Wer": "owner", "When": "keep"})
    assert sheet.fields == ("action", "owner", "")


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"Who": "owner"}, "There is no column “Who”: the columns are “No.”, “Ofsted Para No”"),
        ({"Lead": "boss"}, "A column cannot be read as “boss”: choose ref, source_ref"),
        ({"Lead": "owner", "No.": "owner"}, "Two columns are to be read as owner"),
    ],
)
def test_what_cannot_be_mapped_is_a_sentence(columns: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read(INSPECTION, columns=columns)


def test_titles_banners_and_empty_rows_may_stand_above() -> None:
    sheet = read("A plan\n,,\nversion 9,,\n\nAction,Lead,By when\nRing,J,Ongoing\n,,\nWrite,K,Ongoing\n")
    assert (sheet.title, sheet.heading_row, [row.number for row in sheet.rows]) == ("A plan", 5, [6, 8])
    assert sheet.above == ("version 9",)
    assert sheet.remarks == (
        "above the columns stands “version 9”: kept in the history of what is changed, not in the plan's name",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files_are_read_as_offices_write_them(encoding: str, delimiter: str) -> None:
    text = 'Action;Lead;By when\n"Ring Zoë’s\nschool";J;Ongoing\n'.replace(";", delimiter)
    (item,) = items(text.encode(encoding))
    assert item.said("action") == "Ring Zoë’s\nschool"


def test_the_right_sheet_is_found_and_another_can_be_said() -> None:
    rows = [["Action", "Lead"], ["Ring", "J"]]
    raw = workbook(
        {"Notes": [["Call me"]], "Old": rows, "New": [["Action", "Lead", "By when"], ["Write", "K", None]]}
    )
    sheet = read(raw, "plan.xlsx")
    assert sheet.sheet == "New"
    assert sheet.remarks == ("the sheet “Old” has such columns too: bring it in by itself with --sheet",)
    assert read(raw, "plan.xlsx", sheet="old").rows[0].cells == ("Ring", "J")
    with pytest.raises(Refusal, match="has no sheet “Newer”: it has “Notes”, “Old”, “New”"):
        read(raw, "plan.xlsx", sheet="Newer")
    with pytest.raises(Refusal, match="has no sheet “New”: a text file such as a CSV has no sheets"):
        read(INSPECTION, sheet="New")


def test_colour_alone_is_put_in_words_and_lost_in_a_text_file() -> None:
    sheet = read(LAYOUTS["phases.xlsx"], "phases.xlsx")
    assert [row.cells[5] for row in sheet.rows] == [
        "cell coloured red (FFFF0000)",
        "cell coloured green (FF00B050)",
    ]
    assert "2 status cells said by colour alone" in sheet.remarks[0]
    (remark,) = read("Action,RAG\nRing,\nWrite,\n").remarks
    assert remark == "“RAG” is empty: a text file has no colours, so bring the .xlsx in for them"


def test_heading_rows_become_the_words_above_the_rows_under_them() -> None:
    text = (
        "Ref,Action,Lead\nTheme A,,\nPriority 1: care,,\n1,Ring,J\n,Priority 2: homes,\n2,Write,K\n"
        "Ref,Action,Lead\n3,Ask,L\n,Only an action,\n"
    )
    found = items(text)
    assert [(item.headings, item.said("action")) for item in found] == [
        (("Theme A", "Priority 1: care"), "Ring"),
        (("Priority 2: homes",), "Write"),
        (("Priority 2: homes",), "Ask"),
        (("Priority 2: homes",), "Only an action"),
    ]
    assert found[0].theme == "Priority 1: care"


def test_each_priority_may_have_its_own_row_of_columns() -> None:
    text = "Priority 1: care,Lead,When\nRing,J,Ongoing\nPriority 2: homes,Lead,When\nWrite,K,Ongoing\n"
    assert [item.headings for item in items(text)] == [("Priority 1: care",), ("Priority 2: homes",)]


def test_a_merged_banner_is_a_heading_and_what_is_merged_downwards_is_said_in_each_row() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Ref", "Action", "Lead"], ["Homes", None, None], ["1", "Ring", "J"], [None, "Write", None]):
        sheet.append(row)
    for cells in ("A2:C2", "A3:A4", "C3:C4"):
        sheet.merge_cells(cells)
    written = io.BytesIO()
    book.save(written)
    found = rows_of(written.getvalue(), "plan.xlsx").items
    assert [(i.headings, i.said("ref"), i.said("action"), i.owners) for i in found] == [
        (("Homes",), "1", "Ring", ("J",)),
        (("Homes",), "1", "Write", ("J",)),
    ]


@pytest.mark.parametrize(
    ("action", "owner", "when", "expected"),
    [
        ("1. Ring\n2. Write", "J\nK", "1 May\n2 May", [("Ring", "J", "1 May"), ("Write", "K", "2 May")]),
        ("• Ring\n• Write", "J", "Ongoing", [("Ring", "J", "Ongoing"), ("Write", "J", "Ongoing")]),
        ("Ring\nWrite", "J\nK", "Ongoing", [("Ring", "J", "Ongoing"), ("Write", "K", "Ongoing")]),
        ("1. Ring\n2. Write", "J", "1 May, 2 May", [("Ring", "J", "1 May"), ("Write", "J", "2 May")]),
    ],
)  # fmt: skip
def test_several_actions_in_a_cell_are_taken_apart_where_it_is_sure(
    action: str, owner: str, when: str, expected: list[tuple[str, str, str]]
) -> None:
    found = items(f'Action,Lead,By when\n"{action}","{owner}","{when}"\n')
    assert [(i.said("action"), i.said("owner"), i.said("due")) for i in found] == expected
    assert [i.part for i in found] == [1, 2]
    assert found[0].cells[0].whole == action


@pytest.mark.parametrize(
    ("action", "owner"),
    [("1. Ring\n2. Write", "J\nK\nL"), ("Ring the\ndoctor", "J"), ("We will:\n- ring\n- write", "J")],
)
def test_what_is_not_sure_stays_whole(action: str, owner: str) -> None:
    found = rows_of(f'Action,Lead\n"{action}","{owner}"\n')
    assert [(i.said("action"), i.part) for i in found.items] == [(action, 0)]
    if "\n" in owner:
        assert found.remarks[0] == (
            "row 2 is kept as one action: its actions and the lines under “Lead” cannot be told apart"
        )


def test_two_who_stand_alone_elsewhere_in_the_plan_are_known() -> None:
    found = items(
        'Action,Lead\nRing,J Price\nWrite,"A Khan; B Lee"\nAsk,J Price and A Khan\nWait,J Price and the panel\n'
    )
    assert [item.owners for item in found[2:]] == [("J Price", "A Khan"), ("J Price and the panel",)]


def test_a_row_without_an_action_is_told() -> None:
    found = rows_of("Ref,Action,Lead,By when\n1,Ring,J,Ongoing\n2,,K,May\n")
    assert [(row.number, reason) for row, reason in found.bad] == [
        (3, "it says no action: “Action” is empty")
    ]


def test_more_cells_than_columns_are_kept_without_a_heading() -> None:
    (item,) = items("Action,Lead\nRing,J,,and more\n")
    assert [(cell.column, cell.text) for cell in item.cells] == [
        ("Action", "Ring"), ("Lead", "J"), ("", "and more"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 40, "is an old kind of office file: save it as .xlsx"),
        (b"Just words\nand more of them\n", "has no column of actions .*: bring in the plan's table"),
        (b'Action,Lead\nRing,"J"x\n' * 30, "cannot be read as a table"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read(raw)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_sheet, "MOST_ROWS", 3)
    with pytest.raises(Refusal, match="has more than 3 rows: split the table"):
        read("Action,Lead\n" + "Ring,J\n" * 4)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not here")
@pytest.mark.parametrize(
    ("name", "row"), [("01_herefordshire_2014.csv", 3), ("01_herefordshire_2014.xlsx", 4)]
)
def test_a_real_plan_is_read_whole(name: str, row: int) -> None:
    sheet = read((REAL / name).read_bytes(), name)
    assert sheet.heading_row == row
    assert "" not in sheet.fields
    (item,) = read_plan_rows(sheet, lambda _: False).items
    assert (item.said("status"), item.due.words, len(item.owners)) == ("R", "Ongoing", 1)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not here")
def test_a_plan_flattened_to_running_text_is_refused() -> None:
    (path,) = REAL.glob("*table.txt")
    with pytest.raises(Refusal, match="has no column of actions"):
        read(path.read_bytes(), path.name)
