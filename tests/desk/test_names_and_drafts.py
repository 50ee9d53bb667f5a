"""Whom a name means, whose draft it is, and what is no letter at all."""

from pathlib import Path

import pytest

from tests.desk.book import open_desk
from tracker.domain.refusal import Refusal


@pytest.mark.parametrize("typed", ["khan", "a khan", "A.Khan", "Kh"])
def test_any_part_of_a_name_means_the_person(book: Path, typed: str) -> None:
    desk = open_desk(book)
    khan = desk.people.add("A Khan")
    desk.people.add("J Price")
    assert desk.session.person(typed) == (khan.id, [])
    desk.close()


def test_parts_out_of_order_are_somebody_else(book: Path) -> None:
    desk = open_desk(book)
    khan = desk.people.add("A Khan")
    found, edits = desk.session.person("khan a")
    assert found != khan.id
    assert len(edits) == 1
    desk.close()


def test_a_draft_is_offered_to_its_author_alone(book: Path) -> None:
    mine, theirs = open_desk(book, who="J Price"), open_desk(book, who="T Manager")
    mine.drafts.save(mine.drafts.begin("update", "A-1"), {"text": "half a sentence"})
    assert [draft.fields for draft in mine.drafts.waiting()] == [{"text": "half a sentence"}]
    assert theirs.drafts.waiting() == []
    mine.close()
    theirs.close()


def test_a_file_that_reads_as_nothing_is_refused_and_nothing_kept(book: Path) -> None:
    desk = open_desk(book)
    with pytest.raises(Refusal, match="does not read as a letter or report"):
        desk.documents.bring_in(b"Sandwiches, two coffees\n", "lunch.txt")
    assert desk.lists.documents() == []
    desk.close()
