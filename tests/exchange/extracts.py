"""A service of forty young people as a table, and what can be planted in an extract of it."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.desk.book import TODAY
from tracker.desk import Desk
from tracker.domain.young_people import Case
from tracker.exchange.sheets import table_bytes

Rows = list[list[str]]

HEADER = (
    "case number", "initials", "date of birth", "gender", "ethnicity", "disability", "complexity", "team",
    "personal adviser", "social worker", "eligibility", "home", "home suitability", "activity", "in touch",
)  # fmt: skip
ADVISERS = ("J Price", "Ann Lee", "Omar O'Neill", "K St John-Smith")
HOMES = ("U", "D", "B", "E", "T", "W")
ACTIVITIES = ("F1", "F2", "P5", "F4", "G4", "G5")


def forty(chosen: int = 40) -> str:
    """Give a plain table of young people: care leavers, and every eighth a child in care without an adviser."""
    rows = [_row(number) for number in range(1, chosen + 1)]
    written = io.StringIO()
    csv.writer(written).writerows([HEADER, *rows])
    return written.getvalue()


def _row(n: int) -> list[str]:
    in_care = n % 8 == 0
    status = "eligible" if in_care else ("former relevant", "former relevant 21 to 25", "relevant")[n % 3]
    born = date(2007 if in_care else 2003 + n % 3, 1 + n % 12, 1 + n % 28)
    home = "U6: foster placement" if in_care else HOMES[n % 6]
    return [
        f"{n:03}", "AB", born.isoformat(), ("Male", "Female", "Neither")[n % 3], ("WBRI", "MWBC", "BAFR")[n % 3],
        "yes" if n % 5 == 0 else "no", "unaccompanied" if n % 7 == 0 else "", f"Team {n % 2}",
        "" if in_care else ADVISERS[n % 4], "A Khan" if in_care or n % 10 == 0 else "", status,
        home, "" if in_care else ("suitable", "unsuitable")[n % 9 == 0], ACTIVITIES[n % 6],
        "" if in_care else "NO" if n % 11 == 0 else "YES",
    ]  # fmt: skip


def fill(desk: Desk) -> None:
    """Bring the forty in, with a plan and an exchange for most of them."""
    desk.exchanging.import_cases(forty().encode(), "first.csv")
    for case in sorted(desk.session.casebook.all(Case), key=lambda c: c.number):
        n = int(case.number)
        if n % 8:
            desk.plans.draw_up(case, TODAY - timedelta(days=20 * (n % 13) + 1))
            desk.notes.log(
                case, "talked", "phone", datetime.combine(TODAY - timedelta(days=n), datetime.min.time()),
                role="personal adviser",
            )  # fmt: skip


def exported(desk: Desk, folder: Path, layout: Any) -> Rows:
    """Write the casebook in a layout; gives its rows, the column names first."""
    path = folder / f"{layout}-{len(list(folder.iterdir()))}.csv"
    desk.exchanging.export_cases(path, layout, "comparing")
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    path.unlink()
    return rows


def as_file(rows: Sequence[Sequence[str]], form: str = "csv") -> bytes:
    """Give rows as the bytes of a CSV or XLSX file."""
    return table_bytes(Path(f"x.{form}"), rows[0], rows[1:])


def put(rows: Rows, number: str, column: str, cell: str) -> None:
    """Write a cell of the row of a young person."""
    row = next(row for row in rows[1:] if row[0] == number)
    row[rows[0].index(column)] = cell
