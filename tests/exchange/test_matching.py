"""Rows matched with young people by numbers written otherwise, and left where two can be meant."""

import pytest

from tests.make import a_case
from tracker.exchange.extract import read_extract
from tracker.exchange.matching import match


@pytest.mark.parametrize(
    ("cases", "rows", "pairs"),
    [
        (["012"], ["12"], {"12": "012"}),
        (["A-12"], ["a 12"], {"a 12": "A-12"}),
        (["012", "12"], ["012", "0012"], {"012": "012"}),
        (["012", "12"], ["0012"], {}),
        (["012", "12"], ["12", "012"], {"12": "12", "012": "012"}),
        (["012"], ["012", "0012"], {"012": "012"}),
        (["012"], ["12", "0012"], {}),
    ],
)
def test_a_number_written_otherwise_counts_where_one_alone_is_meant(
    cases: list[str], rows: list[str], pairs: dict[str, str]
) -> None:
    known = [a_case(number=number) for number in cases]
    table = "\n".join(["Child Unique ID,Allocated Team", *(f"{number},Team 1" for number in rows)])
    matched = match(known, read_extract(table.encode(), "x.csv").rows)
    assert {row.number: case.number for case, row in matched.pairs} == pairs
    assert {row.number for row in matched.strangers} == set(rows) - pairs.keys()
