"""Twelve differences planted in an extract of each layout: twelve explained, and none that is not there."""

from pathlib import Path
from typing import Any

import pytest

from tests.desk.extracts import assert_explained, compare, told
from tests.exchange.extracts import Rows, exported, put
from tracker.desk import Desk

LAYOUTS = ("annexa", "annexa13", "ssd", "oc3", "plain")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_just_exported_agrees(service: Desk, tmp_path: Path, layout: Any, form: str) -> None:
    rows = exported(service, tmp_path, layout)
    found = compare(service, rows, form)
    assert told(found) == []
    assert found.record.compared == len(rows) - 1
    assert_explained(found)


NEW_ROW = {
    "annexa": ["0999", "a) Male", "a) WBRI", "01/02/2005", "19", "b) No", "b) No", "Team 1", "", "J Price",
               "b) Former relevant child", "", "a) Yes", "", "U: Independent living", "a) Suitable", ""],
    "annexa13": ["0999", "a) Male", "a) WBRI", "01/02/2005", "19", "b) No", "Team 1", "J Price",
                 "b) Former relevant child", "a) Yes", "U: Independent living", "a) Suitable", ""],
    "ssd": ["0999", "Former Relevant", "YES", "", "U", "1", "F4", "", "J Price", "Team 1"],
    "oc3": ["0999", "01/02/2005", "YES", "F4", "U1"],
}  # fmt: skip
PLANTED: dict[str, list[tuple[str, str, str, str]]] = {
    "annexa": [
        ("001", "Date of Birth", "03/02/2004", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "Eligibility Category", "c) Qualifying care leaver", "status here relevant, there qualifying"),
        ("003", "Allocated Personal Advisor", "T Oduya", "personal adviser here K St John-Smith, there T Oduya"),
        ("004", "Allocated Team", "Team 9", "team here Team 0, there Team 9"),
        ("005", "LA In Touch", "b) No", "in touch here YES (in touch), there NO (not in touch)"),
        ("006", "Type of Accommodation", "B: Parents/relatives",
         "accommodation here U (independent living), there B (with parents or relatives)"),
        ("007", "Suitability of Accommodation", "b) Unsuitable", "suitability here suitable, there unsuitable"),
        ("009", "Activity Status", "", "activity here F4 (apprenticeship, full time), there not recorded"),
        ("010", "Latest Pathway Plan Review Date", "01/06/2024", "plan day here 22 Nov 2023, there 1 Jun 2024"),
    ],
    "annexa13": [
        ("001", "Date of Birth", "03/02/2004", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "Eligibility Category", "c) Qualifying care leaver", "status here relevant, there qualifying"),
        ("003", "Allocated Worker", "T Oduya", "worker here K St John-Smith, there T Oduya"),
        ("004", "Allocated Team", "", "team here Team 0, there not recorded"),
        ("005", "LA in Touch", "d) Refu", "in touch here YES (in touch), there REFU (declines to be in touch)"),
        ("006", "Type of Accommodation", "Q: Somewhere",
         "accommodation here U (independent living), there a cell that cannot be read"),
        ("007", "Suitability of Accommodation", "b) Unsuitable", "suitability here suitable, there unsuitable"),
        ("009", "Ethnicity", "d) WOTH", "ethnicity is another there than here"),
        ("010", "Gender", "a) Male", "gender is another there than here"),
        ("011", "Activity Status", "G4: Not in education, employment or training - illness or disability",
         "activity here G5 (not in education, employment or training: other circumstances), there G4 "
         "(not in education, employment or training: illness or disability)"),
    ],
    "ssd": [
        ("001", "clea_care_leaver_eligibility", "Qualifying",
         "status here former relevant 21 to 25, there qualifying"),
        ("002", "clea_care_leaver_in_touch", "RHOM",
         "in touch here YES (in touch), there RHOM (returned home for six months or more)"),
        ("003", "clea_care_leaver_latest_contact", "08/06/2024",
         "exchange with adviser here 7 Jun 2024, there 8 Jun 2024"),
        ("004", "clea_care_leaver_accommodation", "X", "accommodation here T (foyer or similar supported "
         "accommodation), there X (in custody)"),
        ("005", "clea_care_leaver_accom_suitable", "2", "suitability here suitable, there unsuitable"),
        ("006", "clea_care_leaver_activity", "0",
         "activity here F1 (higher education, full time), there not recorded"),
        ("007", "clea_pathway_plan_review_date", "", "plan day here 21 Jan 2024, there not recorded"),
        ("009", "clea_care_leaver_personal_advisor", "Unallocated", "personal adviser here Ann Lee, there nobody"),
        ("010", "clea_care_leaver_allocated_team", "Team 9", "team here Team 0, there Team 9"),
    ],
    "oc3": [
        ("001", "DOB", "03/02/2004", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "DOB", "Ongoing", "date of birth here 3 Mar 2005, there a cell that cannot be read"),
        ("003", "IN_TOUCH", "NREQ", "in touch here YES (in touch), there NREQ (no longer requires services)"),
        ("004", "ACTIV", "F1", "activity here G4 (not in education, employment or training: illness or "
         "disability), there F1 (higher education, full time)"),
        ("005", "ACTIV", "", "activity here G5 (not in education, employment or training: other "
         "circumstances), there not recorded"),
        ("006", "ACCOM", "B1", "accommodation here U (independent living), there B (with parents or relatives)"),
        ("007", "ACCOM", "D2", "suitability here suitable, there unsuitable"),
        ("009", "ACCOM", "0", "accommodation here E (supported lodgings), there not recorded"),
        ("010", "ACCOM", "T", "suitability here suitable, there not recorded"),
    ],
    "plain": [
        ("001", "date of birth", "2004-02-03", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "eligibility", "former relevant", "status here relevant, there former relevant"),
        ("004", "eligibility", "former relevant", "status here former relevant 21 to 25, there former relevant"),
        ("003", "personal adviser", "", "personal adviser here K St John-Smith, there not recorded"),
        ("008", "social worker", "B Ode", "social worker here A Khan, there B Ode"),
        ("016", "home", "K2: children's home",
         "accommodation here U6 (foster placement), there K2 (children's home)"),
        ("006", "home suitability", "unsuitable", "suitability here suitable, there unsuitable"),
        ("007", "activity", "G5", "activity here F2 (other education, full time), there G5 (not in education, "
         "employment or training: other circumstances)"),
        ("009", "in touch", "NO", "in touch here YES (in touch), there NO (not in touch)"),
    ],
}  # fmt: skip


def plant(rows: Rows, layout: str) -> list[str]:
    """Plant twelve differences; gives their sentences."""
    planted = PLANTED[layout]
    for number, column, cell, _ in planted:
        put(rows, number, column, cell)
    said = [f"{number}: {words}" for number, _, _, words in planted]
    rows[:] = [row for row in rows if row[0] != "039"]
    said.append("039: case here open, there missing")
    if len(said) < 11 and layout in NEW_ROW:
        rows.append(NEW_ROW[layout])
        said.append(f"0999: case here missing, there in row {len(rows)}")
    elif layout == "plain":
        rows.append(["0999", "", *rows[1][2:]])
        said.append(f"0999: case here missing, there in row {len(rows)}")
    rows.append(next(list(row) for row in rows if row[0] == "012"))
    said.append(f"012: case here once, there again in row {len(rows)}")
    return said


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_twelve_planted_differences_are_explained_and_no_other(
    service: Desk, tmp_path: Path, layout: Any, form: str
) -> None:
    rows = exported(service, tmp_path, layout)
    planted = plant(rows, layout)
    assert len(planted) == 12
    found = compare(service, rows, form)
    assert sorted(told(found)) == sorted(planted)
    assert_explained(found)
