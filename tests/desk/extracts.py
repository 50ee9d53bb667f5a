"""Comparing with an extract, for tests: rows in, sentences out, and whether the counts are explained."""

from tests.exchange.extracts import Rows, as_file
from tracker.desk import Desk
from tracker.desk.reconciling import Comparison, difference_sentence


def compare(desk: Desk, rows: Rows, form: str = "csv") -> Comparison:
    return desk.reconciling.compare(as_file(rows, form), f"march.{form}")


def told(comparison: Comparison) -> list[str]:
    return [difference_sentence(each) for each in comparison.record.differences]


def assert_explained(comparison: Comparison) -> None:
    """Every unit by which the counts of both sides differ is a row, and each of those rows has a difference."""
    differing = {each.number for each in comparison.record.differences}
    assert comparison.record.counts
    for count in comparison.record.counts:
        assert count.ours - count.theirs == len(count.more_here) - len(count.more_there)
        assert {*count.more_here, *count.more_there} <= differing
