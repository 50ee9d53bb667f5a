"""Planted faults are found, each by its own check, and nothing else is: neither beside them nor in clean files."""

import re

import pytest

import tests.rules.quality.plants_people
import tests.rules.quality.plants_service  # noqa: F401 - registers its faults
from screens.commands import COMMANDS
from tests.rules.quality.planting import PLANTS, TODAY, Book, plant
from tracker.domain.casebook import Casebook
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.rules.policy import load_policy
from tracker.rules.quality import CHECKS, checks, faults_in

SEEDS = (1, 2, 3)


def test_there_is_a_fault_to_plant_for_every_check_and_more_than_forty() -> None:
    assert set(PLANTS) == set(CHECKS)
    assert len(PLANTS) >= 40


def test_all_that_was_planted_is_found_and_nothing_else() -> None:
    book = Book()
    for check_id in PLANTS:
        plant(book, check_id)
    found = book.faults()
    assert {(fault.check.id, fault.record.id) for fault in found} == book.planted
    assert len(found) == len(PLANTS)


def test_forty_are_forty() -> None:
    book = Book(seed=2)
    for check_id in sorted(PLANTS)[::2] + sorted(PLANTS)[1:6:2]:
        plant(book, check_id)
    assert len(book.planted) == 40
    assert book.found() == book.planted


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("check_id", sorted(PLANTS))
def test_one_fault_adds_just_that_fault(check_id: str, seed: int) -> None:
    book = Book(seed)
    plant(book, check_id)
    assert book.found() == book.planted


@pytest.mark.parametrize("seed", range(1, 9))
def test_clean_files_and_clean_scrutiny_have_no_fault(seed: int) -> None:
    assert [(f.check.id, f.record.ref, f.sentence) for f in Book(seed).faults()] == []


def test_an_empty_casebook_has_no_fault() -> None:
    assert faults_in(Casebook(), load_policy(), TODAY) == []


def test_every_check_says_what_must_be_so_whence_and_how_it_is_mended() -> None:
    known = {command.id for command in COMMANDS}
    for each in checks():
        assert re.fullmatch(r"DQ-\d\d", each.id)
        assert each.sentence[0].isupper()
        assert each.sentence.endswith(".")
        assert each.source.endswith(".")
        assert each.fix.command in known | {""}, each.id
        assert each.find.__doc__, each.id


def test_what_is_said_names_nobody_and_mends_by_reference() -> None:
    book = Book()
    for check_id in PLANTS:
        plant(book, check_id)
    people = {word for person in book.casebook.all(Person) for word in person.name.split() if word.isalpha()}
    names = people | {case.initials for case in book.casebook.all(Case)}
    for fault in book.faults():
        said = set(re.findall(r"[\w]+", f"{fault.sentence} {fault.verb}"))
        assert not said & names, (fault.check.id, said & names)
        assert "{" not in fault.verb
