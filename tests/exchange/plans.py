"""Improvement plans of an invented council, in the six layouts that councils use; every word is our own."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

INSPECTION = """\
MARLOWSHIRE - IMPROVEMENT PLAN AFTER THE INSPECTION,,,,,,,,
,,,,,,,,
No.,Ofsted Para No,Ofsted Area for Improvement,Lead,Action,By When,Progress,R/A/G,Monitoring and Evaluation
1.,"9. (21, 44)",Workers should have fewer children to know well,"Assistant Director, Care and Support",\
Hold teams at fifteen children for each worker,Ongoing,The list is read every Monday.,R,"The heads of service read it.
Ref M7P2"
2.,12,Plans should follow the young person's life,Team Manager North,Refresh plans within a week of a move,\
31 March 2025,,A,Monthly sample of ten plans
"""
"""Numbers, paragraphs, one status letter (layout 1)."""

PARENTING = """\
Ref;Action;Measure;Milestones;Timescale;RAG;Lead Officer(s)
1.1;Members know the young people they are parents of;Members who came to a meeting;"Training for members
A board that young people chair";Oct 12, Apr 13;;Chief Executive
1.2;Every young person has a passport before eighteen;Share with a passport;;September 2025;Green;"J Price; A Khan"
"""
"""Milestones with dates that may be days or years (layout 2)."""

STRATEGY = """\
Priority 1 Action,Who/where,Agency leads,Timescales,Comments/progress
Priority 1: hear the council of young people,,,,
Pay the fares of those who come,Participation team,Marlow Youth,By 30 June 2025,Fares are paid since May
Publish what was answered,Participation Officer,,End of March,
Priority 2: somewhere to live,,,,
Priority 2 Action,Who/where,Agency leads,Timescales,Comments/progress
Agree a rent guarantee,Housing Manager,Wye Homes,Q3 2024/25,Asked twice
"""
"""Each priority a heading, no status (layout 3)."""

PLEDGES = """\
Corporate parenting 2025
Pledge 1: we help you stay well
Action: Ask every young person which doctor they trust
Responsible officer: Team Manager Life Skills
Timeline: Sept 2025
Link to other action plans or strategy initiatives: n/a
Expected outcome: Health plans that say what helps
Pledge 2: we help you stay in touch
Keep one number
that never changes
Responsible officer: J Price
Timeline: Ongoing
Link to other action plans or strategy initiatives: Local offer
Expected outcome: Calls are answered on the day
"""
"""A list, not a table (layout 4)."""

TWO_ROWS = (
    "The plan,,,,,,\n"
    "Ref,Action,Who,,Timescale,,RAG\n"
    ",,Lead,Support,Start,End,\n"
    "1,Ring the doctor,J Price,A Khan,1 May 2025,30 June 2025,R\n"
    "2,Write to the school,A Khan,,2 May 2025,Ongoing,\n"
)
"""Headings over two rows, the upper one merged over several columns."""


def workbook(sheets: dict[str, Sequence[Sequence[Any]]], fills: dict[str, str] | None = None) -> bytes:
    """Give a workbook; ``fills`` colours cells of the last sheet by their place, such as "F2"."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for place, colour in (fills or {}).items():
        book.worksheets[-1][place].fill = PatternFill("solid", fgColor=colour)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def whole_plan() -> bytes:
    """Give a plan of several parts: contents, actions, risks and messages (layout 5)."""
    return workbook(
        {
            "Contents": [["Part", "Page"], ["Recommendations", 2], ["Risks", 9]],
            "Risk register": [["Ref", "Risk", "Owner", "RAG"], ["R1", "Nobody applies", "HR", "A"]],
            "Recommendations": [
                ["Marlowshire children's improvement plan", None, None, None, None],
                ["Recommendation", "Action required", "Responsible person", "Target\ncompletion date", "Measures"],
                ["Leadership and governance", None, None, None, None],
                ["The board sees the right figures", "Agree ten figures", "Director of Care", "2025-05-30", "Ten"],
            ],
        }
    )  # fmt: skip


def phases() -> bytes:
    """Give a plan on a page: areas, phases, a status by colour alone (layout 6)."""
    return workbook(
        {
            "Plan on a page": [
                ["Ofsted area", "Phase", "Action", "Owner", "Deadline", "BRAG", "Impact"],
                ["Care leavers", "1", "Name an adviser at sixteen", "J Price", "1 May 2025", None, "Known early"],
                ["Supervision", "2", "Supervise every four weeks", "All", "Ongoing", None, "Drift is seen"],
            ]
        },
        {"F2": "FFFF0000", "F3": "FF00B050"},
    )  # fmt: skip


LAYOUTS: dict[str, bytes] = {
    "inspection.csv": INSPECTION.encode(),
    "parenting.csv": PARENTING.encode("cp1252"),
    "strategy.csv": STRATEGY.encode("utf-8-sig"),
    "pledges.csv": PLEDGES.encode(),
    "whole.xlsx": whole_plan(),
    "phases.xlsx": phases(),
}
"""A file of each of the six layouts."""
