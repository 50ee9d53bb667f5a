"""Passages of a plan are marked for a second look; what is in plain own words is left alone."""

import time
from datetime import date
from pathlib import Path

import pytest

from tests.make import an_action, make
from tracker.domain.care_codes import Matter
from tracker.domain.codes import words
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import MatterText, PathwayPlan
from tracker.rules.jargon import Jargon, load_jargon
from tracker.rules.plan_quality import Mark, marks

BEFORE, NOW = date(2025, 9, 3), date(2026, 3, 4)
JARGON = load_jargon()
EVERY = words(Matter)
HISTORY = (
    "Before this Maya lived with four families in three towns. "
    "School was hard in those years because each move meant a new one. "
    "The longest stay was with the Parrys on Mill Lane."
)


def plan(drawn_up: date = NOW, own_words: str = "I want a dog.", **texts: str) -> PathwayPlan:
    """Build a plan that covers every matter; texts are named by a matter with its blanks as underscores."""
    held = tuple(
        MatterText(matter=matter, text=texts[name])
        for matter in EVERY
        if (name := matter.replace(" ", "_")) in texts
    )
    return make(
        PathwayPlan, case="somebody", drawn_up=drawn_up, own_words=own_words, matters=EVERY, texts=held
    )


def of_kind(kind: str, found: list[Mark]) -> list[Mark]:
    return [mark for mark in found if mark.kind == kind]


def test_a_plan_in_plain_own_words_has_no_marks() -> None:
    former = plan(BEFORE, "I hate the bus.", accommodation=HISTORY, finance="Maya has saved £40 for a bike.")
    now = plan(
        accommodation="Maya has had her own flat since January and likes the quiet. Joe fits a lock by Friday.",
        finance="The bike is bought. Now she saves for a sofa, £10 a week.",
        education_and_training="Maya took two GCSE exams again. Her personal adviser (PA) drove her there.",
        health="The GP on Bath Street knows her. She goes alone.",
    )
    done = an_action("Fit a lock", plan=now.id, owner="joe", due=NOW)
    assert marks(now, former, [done], JARGON) == []


def test_a_plan_mostly_copied_is_marked_with_its_passages() -> None:
    former = plan(BEFORE, "I hate the bus.", accommodation=HISTORY, finance="She saves.")
    now = plan(
        accommodation="Maya moved in January. " + HISTORY.replace("in three", "In  three,\n"),
        finance="The bike is bought and paid for.",
    )
    (mark,) = marks(now, former, [], JARGON)
    assert (mark.kind, mark.matter) == ("carried forward", "accommodation")
    assert mark.passage.startswith("Before this Maya")
    assert mark.passage.endswith("on Mill Lane.")
    assert mark.why == "word for word as in the plan of 3 Sep 2025: does it still hold?"


def test_passages_are_parted_by_what_is_new_and_may_have_moved_to_another_matter() -> None:
    first, second, third = HISTORY.split(". ")
    former = plan(BEFORE, accommodation=HISTORY)
    now = plan(finance=f"{first}. She likes maths. {second}.")
    found = of_kind("carried forward", marks(now, former, [], JARGON))
    assert [(m.matter, m.passage) for m in found] == [("finance", f"{first}."), ("finance", f"{second}.")]
    assert third not in str(found)


def test_a_word_changed_is_nearly_the_same_and_another_sentence_is_not() -> None:
    former = plan(BEFORE, health="Maya sees the nurse at the clinic on Bath Street every two months.")
    nearly = plan(health="Maya sees the nurse at the clinic on Bath Street every three months.")
    (mark,) = marks(nearly, former, [], JARGON)
    assert mark.why.startswith("nearly word for word as in the plan of 3 Sep 2025")
    other = plan(health="Maya sees nobody at the clinic now, and says that she feels well without it.")
    assert marks(other, former, [], JARGON) == []


def test_short_sentences_alike_and_a_first_plan_are_left_alone() -> None:
    former = plan(BEFORE, health="Maya is well.")
    assert marks(plan(health="Maya is well."), former, [], JARGON) == []
    assert marks(plan(health=HISTORY), None, [], JARGON) == []


def test_their_own_words_are_marked_when_missing_or_copied_and_never_corrected() -> None:
    said = "I do not want to engage with CAMHS because nobody there listened to me."
    former, now = plan(BEFORE, said), plan(NOW, said)
    (copied,) = marks(now, former, [], JARGON)
    assert (copied.kind, copied.matter, copied.passage) == ("carried forward", "own words", said)
    (missing,) = marks(plan(own_words=" \n"), None, [], JARGON)
    assert (missing.kind, missing.passage) == ("own words missing", "")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("EHCP in place.", ["EHCP"]),
        ("An education, health and care plan (EHCP) is in place. The EHCP says so.", []),
        ("CAMHS (the mental health team for children) writes.", []),
        ("Two PAs came. One PA stayed.", ["PA"]),
        ("She lives in HR1 2AB in the UK, near A&E.", []),
        ("HEALTH AND HOME\nShe is well.", []),
        ("She did NOT like it.", []),
        ("Form A4 and the B12 test.", []),
    ],
)
def test_an_abbreviation_is_marked_once_unless_it_is_written_out(text: str, marked: list[str]) -> None:
    assert [m.passage for m in of_kind("acronym", marks(plan(health=text), None, [], JARGON))] == marked


def test_the_young_person_s_initials_are_no_abbreviation() -> None:
    now = plan(health="MK is well.")
    assert [m.passage for m in marks(now, None, [], JARGON)] == ["MK"]
    assert marks(now, None, [], JARGON.and_known("MK")) == []


def test_jargon_is_marked_once_with_a_plainer_word() -> None:
    now = plan(
        accommodation="The Placement is settled. Her last placements were not.",
        health="I will engage with services.",
    )
    home, engage = marks(now, None, [], JARGON)
    assert (home.kind, home.matter, home.passage) == ("jargon", "accommodation", "Placement")
    assert home.why == "plainer: home, where you live"
    assert engage.why.endswith("; it says “I”: are these their own words?")


def test_the_longest_jargon_counts_and_parts_of_words_do_not() -> None:
    assert marks(plan(health="Replacements came."), None, [], JARGON) == []
    (mark,) = marks(plan(health="After the placement \nbreakdown she rang."), None, [], JARGON)
    assert mark.passage == "placement \nbreakdown"


def test_matters_not_covered_are_named_and_text_covers_its_matter() -> None:
    bare = make(
        PathwayPlan,
        case="somebody",
        drawn_up=NOW,
        own_words="I want a dog.",
        matters=EVERY[2:],
        texts=(MatterText(matter=EVERY[0], text="Joe rings on Mondays."),),
    )
    assert [(m.kind, m.matter) for m in marks(bare, None, [], JARGON)] == [("not covered", EVERY[1])]


def test_plan_actions_without_who_or_when_are_named() -> None:
    now = plan()
    actions = [
        an_action("Buy a bed", plan=now.id),
        an_action("Ring the college", plan=now.id, owner="joe", due_words="Ongoing"),
        an_action("Find a dentist", plan=now.id, due=NOW),
        an_action("Fine", plan=now.id, owner="joe", due=NOW),
        an_action("Done", plan=now.id, state="complete"),
        an_action("Of another plan", plan="another"),
    ]
    assert [(m.passage, m.why.split(" ", 1)[1]) for m in marks(now, None, actions, JARGON)] == [
        ("Buy a bed", "does not say who and by when"),
        ("Ring the college", "does not say by when"),
        ("Find a dentist", "does not say who"),
    ]


def test_the_list_that_comes_with_the_program_is_sound() -> None:
    listed = [word for twin in JARGON.twins for word in twin.words]
    assert len(listed) == len(set(listed))
    assert len(JARGON.twins) >= 60
    for twin in JARGON.twins:
        assert twin.plain
        assert not JARGON.pattern.search(twin.plain), twin
        assert all(JARGON.twin_of(word) is twin for word in twin.words)


def test_a_council_adds_its_own_words(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'known = ["YSS"]\n[[jargon]]\nwords = ["tracking meeting"]\nplain = "a talk about how it goes"\n'
    )
    jargon = load_jargon(str(own))
    found = marks(plan(health="YSS and the tracking meeting (MAT)."), None, [], jargon)
    assert [m.passage for m in found] == ["tracking meeting"]
    assert "NHS" in jargon.known


@pytest.mark.parametrize("content", [b"jargon = 3", b"= 3", b"\xff\xfe", b"[[jargon]]\nword = 'a'", None])
def test_a_council_s_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes | None) -> None:
    own = tmp_path / "own.toml"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(Refusal, match=r"own\.toml cannot be used: .*“jargon”"):
        load_jargon(str(own))


def test_no_words_at_all_mark_nothing() -> None:
    assert marks(plan(health="The placement."), None, [], Jargon((), frozenset())) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Maya lives here now. ", "Maya lives there now. "),
        ("a b c d e. ", "a b c d f. "),
        (" PA (", "(PA"),
        ("word ", "wort "),
        ("\n", " "),
        ("." * 10, "!" * 10),
    ],
)
def test_two_long_plans_are_compared_at_once(old: str, new: str) -> None:
    """Twenty thousand characters each; the limit is 0.3 seconds, given some room on a busy machine."""
    numbered = " ".join(f"{new.strip()} {n}." for n in range(20_000 // (len(new) + 6)))
    for text in (new * (20_000 // len(new)), numbered):
        former, now = plan(BEFORE, health=old * (20_000 // len(old))), plan(health=text)
        start = time.process_time()
        marks(now, former, [], JARGON)
        assert time.process_time() - start < 0.3
