"""The room for the next visit: every sentence has its reference, and what is missing is said."""

import re
import shlex
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.book import TODAY
from tests.desk.full_room import (
    ACTION,
    AGAIN,
    AUDIT,
    CASE,
    CHOSEN,
    DATA,
    FIGURE,
    FIRST,
    IMPACT,
    IN_CARE,
    LEAVERS,
    NEXT,
    NOTE,
    PLAN,
    RECORDS,
    ROOM,
    SAID,
    SECOND,
    THREAD,
    changed,
    fill,
    with_other,
    without,
)
from tests.make import a_case, a_document, a_finding, a_visit, fresh_id
from tracker.cli.entry import parser
from tracker.data import data_file
from tracker.desk import Desk
from tracker.desk.room_sample import sample
from tracker.desk.room_themes import rooms, themes_said
from tracker.domain import codes
from tracker.domain.paper import Block, Paper
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case
from tracker.measures import MEASURES, Counted, Measure
from tracker.rules.rule import RULES
from tracker.wording.paper import paper_as_markdown, paper_as_text

NOTHING = "Nothing that Tracker knows of is missing"


@pytest.fixture(autouse=True)
def no_measure_of_a_theme() -> Iterator[None]:
    """Leave out the measures that speak of a theme: a test says itself which there are."""
    before = dict(MEASURES)  # put back as a whole: the order in which they are shown is theirs too
    for measure_id in [name for name, known in before.items() if known.themes]:
        del MEASURES[measure_id]
    yield
    MEASURES.clear()
    MEASURES.update(before)


def section(paper: Paper, title: str) -> list[Block]:
    """Give the blocks under a heading of the second level."""
    starts = [n for n, b in enumerate(paper.blocks) if b.kind == "heading" and b.level == 2]
    begin = next(n for n in starts if paper.blocks[n].text == title)
    end = next((n for n in starts if n > begin), len(paper.blocks))
    return list(paper.blocks[begin + 1 : end])


def gaps(desk: Desk, name: str = ROOM) -> list[str]:
    return [block.text for block in section(desk.rooms.build(name), "What cannot yet be shown")]


def words(paper: Paper) -> str:
    return " ".join(paper_as_text(paper).split())


def stands(desk: Desk, ref: str) -> bool:
    """Tell whether a reference leads to something: a record, a rule, a measure, or a command that can be run."""
    if ref.startswith("tracker "):
        return bool(whole_parser().parse_args(shlex.split(ref)[1:]))
    return desk.session.casebook.has_ref(ref) or ref in RULES or ref in MEASURES


@cache
def whole_parser() -> ArgumentParser:
    return parser(None)


def all_have_references(desk: Desk, paper: Paper) -> None:
    for block in paper.blocks:
        if block.kind in ("text", "item", "quote"):
            assert block.refs, block.text
        lost = [ref for ref in block.refs if not stands(desk, ref)]
        assert not lost, (block.text, lost)


def test_a_theme_of_which_all_is_there_lacks_nothing(desk: Desk) -> None:
    paper = fill(desk).rooms.build(ROOM)
    assert [block.text for block in section(paper, "What cannot yet be shown")] == [NOTHING]
    all_have_references(desk, paper)
    said = words(paper)
    for sentence in (
        f"21 days to the next visit: monitoring visit 3, expected {NEXT.when.text} ({NEXT.ref})",
        f"2 findings at 2 scrutiny visits in 1 thread ({THREAD.ref})",
        "Evidence of 2 of 3 kinds: data, audit",
        f"1/12 (visit 1, para 12): concern, first seen; said by the inspectorate ({SAID.ref})",
        f"“Homes are [b]still[/b] <i>too few</i>.” ({AGAIN.ref})",
        "Said 2 times: Too few homes close by; monitoring visit 1; monitoring visit 2",
        "Find twelve homes: complete; agreed 1 Feb 2024; ended 20 May 2024 after 109 days; 1 slip; owner J Price",
        "2 Jun 2024, the board: Keep going",
        f"3 Jun 2024, Improvement Board: Pay for twelve homes; it became {ACTION.ref}, complete",
        f"20 May 2024: 12 of 12 read; from May audit; kept at library 3 ({AUDIT.ref}, {ACTION.ref})",
        "success measure: Homes within ten miles; before: 4 of 12; what changed: Nobody had to change school",
        "Care leavers in suitable homes: 91, 2024-05-31; Homes found suitable",
        f"A young person aged 18 to 20, June 2024, PA visit ({NOTE.ref})",
        f"Care leavers, 1 Jun 2024, by J Price ({LEAVERS.ref})",
        f"“Plans are kept to.” ({IN_CARE.ref})",
        "1 drawn at random of 1 young person; seed 1",
        f"{CASE.ref}: 19 years old, no status; last seen 5 Jun 2024, 5 days ago; pathway plan of 1 May 2024",
    ):
        assert sentence in said


CHANGED: dict[str, tuple[list[Record], str]] = {
    "audit": (
        without(AUDIT, DATA),
        "Too few homes close by: no evidence of any kind named; 2 kinds are needed",
    ),
    "one kind": (without(DATA), "Too few homes close by: evidence of audit alone; 2 kinds are needed"),
    "evidence of what is done": (without(AUDIT), "1 action called done without a line of evidence"),
    "action": (without(ACTION, AUDIT, IMPACT), "No action answers 1/12 (visit 1, para 12): Too few homes"),
    "impact": (
        [r for r in changed(ACTION, impact="") if r != IMPACT],
        "Too few homes close by: nothing says what changed for young people",
    ),
    "measure": (changed(ACTION, measure=""), "1 action without a success measure"),
    "baseline": (changed(ACTION, baseline=""), "1 action without a baseline"),
    "words": (changed(NOTE, own_words=""), "No young person’s words on it in 12 months, and no feedback"),
    "old words": (
        changed(NOTE, happened=NOTE.happened - timedelta(days=370)),
        "No young person’s words on it in 12 months, and no feedback",
    ),
    "figure": (without(FIGURE), "No figure speaks of it"),
    "plan": (
        without(PLAN),
        "1 young person of those to look at without a pathway plan looked at in the last 6",
    ),
    "seen": (changed(NOTE, seen=False), "1 young person of those to look at not seen in the last 56 days"),
    "case": (without(CASE, PLAN, NOTE), "There is no young person whose file could be looked at"),
    "self-evaluation": (without(LEAVERS), "No self-evaluation of care leavers"),
    "old self-evaluation": (
        changed(IN_CARE, day=date(2023, 6, 9)),
        "Self-evaluation of children in care 1 day overdue: made 9 Jun 2023; one every 12 months",
    ),
    "findings": (without(SAID, AGAIN), "Nothing inspectors said of it is on record"),
}


@pytest.mark.parametrize(("records", "says"), CHANGED.values(), ids=CHANGED)
def test_what_is_taken_away_is_said_to_be_missing(desk: Desk, records: list[Record], says: str) -> None:
    found = gaps(fill(desk, records))
    assert any(gap.startswith(says) for gap in found), found
    assert NOTHING not in found
    paper = desk.rooms.build(ROOM)
    all_have_references(desk, paper)
    assert len(found) == len(section(paper, "What cannot yet be shown"))


@pytest.mark.parametrize(("of", "lacks"), [((CASE.id,), [NOTHING]), ((), ["No figure speaks of it"])])
def test_a_measure_of_the_theme_is_a_figure_where_there_is_somebody_to_count(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, of: tuple[str, ...], lacks: list[str]
) -> None:
    found = Counted(of, of)
    near = Measure(
        "near", "Homes close by", "Homes within ten miles.", "young people", Case, "share", "more", "",
        (ROOM,), lambda *_: found,
    )  # fmt: skip
    monkeypatch.setitem(MEASURES, "near", near)
    paper = fill(desk, without(FIGURE)).rooms.build(ROOM, for_team=True)
    assert gaps(desk) == lacks
    first = section(paper, "Figures")[0]
    assert (
        first.text
        == f"Homes close by: {'100 % (1 of 1)' if of else 'nobody to count'}. Homes within ten miles"
    )
    assert first.refs == ("near",)


def test_a_visit_that_said_nothing_of_it_since_did_not_test_it(desk: Desk) -> None:
    other = a_visit(when=date(2024, 6, 3), ordinal=4)
    elsewhere = a_finding("Reviews are on time.", "strength", visit=other.id)
    fill(desk, [*RECORDS, other, elsewhere])
    assert gaps(desk) == ["Too few homes close by: not tested since at monitoring visit 4"]
    told = [block.text for block in section(desk.rooms.build(ROOM), "What inspectors said, visit by visit")]
    assert "Not tested there: Too few homes close by" in told


def test_a_visit_whose_letter_is_not_read_may_yet_speak_of_it(desk: Desk) -> None:
    other = a_visit("focused visit", date(2024, 6, 3))
    fill(desk, [*RECORDS, other, a_document(visit=other.id)])
    assert gaps(desk) == [
        f"Too few homes close by: not read yet what is said at the focused visit of {other.when.text}"
    ]


def test_a_visit_between_two_that_said_it_is_no_gap(desk: Desk) -> None:
    between = a_visit(when=date(2024, 3, 4), ordinal=9)
    fill(desk, [*RECORDS, between, a_finding("Reviews are on time.", "strength", visit=between.id)])
    assert gaps(desk) == [NOTHING]


def test_what_is_dated_later_is_not_known_yet(desk: Desk) -> None:
    later = TODAY + timedelta(days=1)
    visit, late = (
        a_visit(when=later, ordinal=5),
        [
            a_finding("Homes are fine now.", "strength", thread=THREAD.id, theme=ROOM, found_on=later),
        ],
    )
    fill(desk, [*RECORDS, visit, *late, a_finding("Fine.", visit=visit.id, thread=THREAD.id, theme=ROOM)])
    said = words(desk.rooms.build(ROOM))
    assert "fine now" not in said
    assert "monitoring visit 5" not in said


def test_no_name_of_a_young_person_stands_in_it_not_even_in_their_own_words(desk: Desk) -> None:
    paper = fill(desk).rooms.build(ROOM)
    text = paper_as_text(paper) + paper_as_markdown(paper)
    assert "[name] likes the flat" in words(paper)
    assert not re.search("Robin|Zephyr", text)
    assert CHOSEN.split()[0] in NOTE.own_words


def test_what_was_written_is_never_read_as_markup(desk: Desk) -> None:
    marked = paper_as_markdown(fill(desk).rooms.build(ROOM))
    assert r"\<i\>too few\</i\>" in marked
    assert r"\[b\]still\[/b\]" in marked


def test_a_theme_of_which_nothing_is_known_says_so_with_references(desk: Desk) -> None:
    for room in rooms():
        paper = desk.rooms.build(room)
        all_have_references(desk, paper)
        assert [b.text for b in section(paper, "What cannot yet be shown")] != [NOTHING]


def test_the_first_page_says_what_is_most_at_risk(desk: Desk) -> None:
    fill(
        desk,
        changed(ACTION, state="in progress", completed_on=None, due=date(2024, 6, 1), priority="statutory"),
    )
    front = section(desk.rooms.build(ROOM), "How ready we are")
    assert "OVERDUE" in next(block.text for block in front if "AN-01" in block.refs)
    assert [b.text for b in front if b.text.startswith("1 action, ")] == [
        "1 action, 1 of them open and 1 overdue"
    ]


def test_without_a_next_visit_that_is_said(desk: Desk) -> None:
    front = section(fill(desk, without(NEXT)).rooms.build(ROOM), "How ready we are")
    assert (
        front[0].text == "No next visit is recorded as expected; the last was monitoring visit 2, 2024-05-15"
    )
    assert front[0].refs == (SECOND.ref,)


# The samples.


def many(desk: Desk, count: int = 10) -> list[Case]:
    cases = [a_case(f"C{n}", date(2005, 1, 15)) for n in range(count)]
    fill(desk, cases)
    return cases


def test_the_same_seed_draws_the_same_and_another_day_or_theme_others(desk: Desk) -> None:
    many(desk, 40)
    room, other = desk.rooms.named(ROOM), desk.rooms.named("health")
    first = sample(desk.session, room, 6, 1)
    assert sample(desk.session, room, 6, 1) == first
    drawn = {sample(desk.session, about, 6, seed).drawn for about in (room, other) for seed in (1, 2)}
    desk.session.today += timedelta(days=1)
    assert len(drawn | {sample(desk.session, room, 6, 1).drawn}) == 5


def test_every_young_person_is_as_likely_to_be_drawn(desk: Desk) -> None:
    cases, room, draws = many(desk), desk.rooms.named(ROOM), 2_000
    counts = Counter(case.id for seed in range(draws) for case in sample(desk.session, room, 3, seed).drawn)
    assert set(counts) == {case.id for case in cases}
    expected, spread = draws * 0.3, (draws * 0.3 * 0.7) ** 0.5
    assert all(abs(count - expected) < 4 * spread for count in counts.values()), counts


def test_the_worst_are_those_with_the_gravest_flags_of_the_theme(desk: Desk) -> None:
    from tests.desk.young import young_person

    moved, fine = young_person(desk, "014"), young_person(desk, "015")
    desk.cases.begin(moved, "home", "B", start=TODAY - timedelta(days=20), provided=True)
    room = desk.rooms.named(ROOM)
    worst = sample(desk.session, room, 6, 1).worst
    assert [case.id for case, _ in worst] == [moved.id]
    flags = worst[0][1]
    assert {flag.rule for flag in flags} <= room.rules
    assert flags[0].severity == max(flag.severity for flag in flags)
    lines = [b for b in section(desk.rooms.build(ROOM), "Cases to look at") if flags[0].sentence in b.text]
    assert lines[0].refs[0] == moved.ref
    assert flags[0].rule in lines[0].refs
    assert fine.ref != moved.ref


def test_who_a_theme_is_about(desk: Desk) -> None:
    fill(desk, [
        a_case("AA", date(2010, 1, 15)),
        a_case("BB", date(2005, 1, 15), complexity=("unaccompanied",)),
        a_case("CC", date(2005, 1, 15), closed_on=TODAY - timedelta(days=1)),
    ])  # fmt: skip
    counts = {
        name: sample(desk.session, desk.rooms.named(name), 6, 1).of
        for name in (ROOM, "unacc", "care leavers")
    }
    assert counts == {ROOM: 2, "unacc": 1, "care leavers": 1}


@pytest.mark.parametrize("size", [0, 51])
def test_a_sample_too_small_or_too_large_is_refused(desk: Desk, size: int) -> None:
    with pytest.raises(Refusal, match="from 1 to 50"):
        desk.rooms.build(ROOM, size)


# What belongs to a theme.


def test_every_rule_about_young_people_belongs_to_a_theme() -> None:
    mapped = frozenset().union(*(room.rules for room in rooms()))
    about = {rule.id for rule in RULES.values() if rule.on is Case or Case in rule.also}
    assert mapped == about


def test_every_theme_has_a_room_and_the_group_has_all_but_the_front_door() -> None:
    single = {room.name: room for room in rooms() if room.themes == (room.name,)}
    assert list(single) == list(codes.words(codes.Theme))
    (group,) = (room for room in rooms() if room.name not in single)
    assert set(group.themes) == set(single) - {"front door & assessment"}
    assert all(set(room.areas) <= set(codes.words(codes.JudgementArea)) and room.areas for room in rooms())
    assert data_file("rooms.toml")


@pytest.mark.parametrize(
    ("said", "theme"),
    [
        ("The flat’s mine.", "accommodation"),
        ("I just want somebody to ring when they say they will.", "visiting & contact"),
        ("Can it be the same person next year please.", "workforce stability"),
        ("passed!!! told u", "education, employment & training"),
        ("the ringing bell", None),
    ],
)
def test_young_peoples_words_are_told_by_their_own_words(said: str, theme: str | None) -> None:
    assert (theme in themes_said(said)) if theme else not themes_said(said)


def test_one_young_person_is_quoted_once_with_what_they_said_last(desk: Desk) -> None:
    from tests.make import a_contact_note, a_person

    by, other = a_person("K Khan"), a_case("CD", date(2002, 1, 15))
    notes = [
        a_contact_note(CASE, by, date(2024, 6, 6), own_words="My flat is cold."),
        a_contact_note(other, by, date(2024, 6, 7), own_words="my flat is cold?"),
        a_contact_note(other, by, date(2024, 6, 1), own_words="Rent went up."),
    ]
    paper = fill(desk, [*RECORDS, by, other, *notes]).rooms.build(ROOM)
    quotes = [b.text for b in section(paper, "What young people say") if b.kind == "quote"]
    assert quotes == ["my flat is cold?", "My flat is cold."]
    bands = [b.text for b in section(paper, "What young people say") if "aged" in b.text]
    assert bands[0].startswith("A young person aged 21 to 25")


def test_a_room_is_named_by_how_it_begins(desk: Desk) -> None:
    assert desk.rooms.named(" Accom ").name == ROOM
    with pytest.raises(Refusal, match="may be several themes: choose one of pathway & care planning; p"):
        desk.rooms.named("pa")
    with pytest.raises(Refusal, match="is no theme: choose one of care leavers 16-25; visiting"):
        desk.rooms.named("weather")
    with pytest.raises(Refusal):
        desk.rooms.named("")


def test_how_ready_a_theme_is_counts_what_its_paper_says(desk: Desk) -> None:
    fill(desk, with_other(a_finding("No plan for homes.", theme=ROOM, visit=FIRST.id, id=fresh_id())))
    ready = {each.room: each for each in desk.rooms.ready()}
    assert ready[ROOM][1:] == (3, 1, 0, 2, 1)
    assert ready["partnership"].findings == 0
    assert ready["care leavers 16-25"].cannot_show >= ready[ROOM].cannot_show


# Writing it to a file.


def test_a_paper_is_written_with_a_reason_that_the_history_keeps(desk: Desk, tmp_path: Path) -> None:
    paper = fill(desk).rooms.build(ROOM)
    for name, content in (("room.md", paper_as_markdown(paper)), ("room.txt", paper_as_text(paper))):
        desk.rooms.write(paper, tmp_path / name, "for the inspectors’ first day")
        assert (tmp_path / name).read_text(encoding="utf-8") == content
    latest = desk.past.latest(1)[0]
    assert (latest.sentence, latest.reason) == (
        "wrote “Room for the next visit: accommodation” to room.txt", "for the inspectors’ first day",
    )  # fmt: skip


def test_nothing_is_written_without_a_reason_or_over_another_file(desk: Desk, tmp_path: Path) -> None:
    paper, taken = fill(desk).rooms.build(ROOM), tmp_path / "taken.md"
    taken.write_text("mine", encoding="utf-8")
    before = len(desk.past.latest(99))
    for path, reason, why in (
        (tmp_path / "room.md", " ", "The reason for taking the paper out is missing"),
        (taken, "because", "is there already"),
        (tmp_path / "no" / "room.md", "because", "There is no folder"),
        (tmp_path / "room.pdf", "because", "end its name in .md, .txt or .docx"),
    ):
        with pytest.raises(Refusal, match=why):
            desk.rooms.write(paper, path, reason)
    desk.session.looking = True
    with pytest.raises(Refusal, match="turn read-only off first"):
        desk.rooms.write(paper, tmp_path / "room.md", "because")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".md", ".pdf")] == ["taken.md"]
    assert taken.read_text(encoding="utf-8") == "mine"
    assert len(desk.past.latest(99)) == before


def test_as_word_it_opens_again_with_the_same_title(desk: Desk, tmp_path: Path) -> None:
    from docx import Document

    paper = fill(desk).rooms.build(ROOM)
    desk.rooms.write(paper, tmp_path / "room.docx", "for Tuesday")
    assert Document(str(tmp_path / "room.docx")).paragraphs[0].text == paper.title


def test_words_in_a_room_are_masked_as_those_of_a_pack(desk: Desk) -> None:
    from tests.make import a_contact_note, a_person

    worker, kayleigh = a_person("Jess Bell"), a_case("KS", date(2005, 5, 9), chosen_name="Kayleigh")
    told = "Kayleigh moved into my flat, ring her on 07700 900123 or Jess Bell."
    note = a_contact_note(CASE, worker, date(2024, 6, 6), own_words=told)
    paper = fill(desk, [*RECORDS, worker, kayleigh, note]).rooms.build(ROOM)
    quotes = [b.text for b in section(paper, "What young people say") if b.kind == "quote"]
    assert quotes == ["[name] moved into my flat, ring her on [phone number] or [name]."]


def test_no_typed_words_of_a_room_tell_who_a_young_person_is(desk: Desk) -> None:
    from tests.make import an_update

    line = "Kayleigh has a home"
    records = [
        *with_other(
            replace(THREAD, title="Too few homes for Kayleigh"),
            replace(ACTION, title="Find Kayleigh a home", impact=f"{line}, ring 07700 900123"),
            replace(LEAVERS, text="x" * 593 + " Kayleigh is happy"),
        ),
        a_case("KS", date(2005, 5, 9), chosen_name="Kayleigh"),
        an_update(ACTION.id, "evidence", date(2024, 6, 2), text=line, pillar="audit", source="Kayleigh"),
        a_finding(f"{line} now, said a note.", thread=THREAD.id, theme=ROOM, found_on=date(2024, 6, 2)),
    ]
    told = words(fill(desk, records).rooms.build(ROOM))
    assert "Find a young person a home: complete" in told
    assert ACTION.ref in told
    assert "Kay" not in told
    assert "07700" not in told


def test_an_action_for_one_young_person_stands_in_no_room(desk: Desk) -> None:
    own = replace(ACTION, id=fresh_id(), ref="A-ZZZZ", title="Ring the landlord", case=CASE.id)
    shown = replace(AUDIT, id=fresh_id(), ref="U-ZZZZ", about=own.id, text="The landlord rang back")
    told = words(fill(desk, [*RECORDS, own, shown]).rooms.build(ROOM))
    assert own.findings
    assert shown.text not in told
    assert "Ring the landlord" not in told
    assert own.ref not in told


@pytest.mark.parametrize(("count", "of", "leaves"), [(1, 9, "c"), (7, 9, "c"), (6, 12, "50 % (6 of 12)")])
def test_small_numbers_stand_in_a_room_for_the_team_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, count: int, of: int, leaves: str
) -> None:
    cases = [a_case("XQ", date(2005, 5, 9)) for _ in range(of)]
    ids = tuple(case.id for case in cases)
    custody = Measure(
        "custody", "In custody", "Those in custody.", "young people", Case, "share", "fewer", "",
        (ROOM,), lambda *_: Counted(ids[:count], ids),
    )  # fmt: skip
    monkeypatch.setitem(MEASURES, "custody", custody)
    fill(desk, [*RECORDS, *cases])
    paper, team = desk.rooms.build(ROOM), desk.rooms.build(ROOM, for_team=True)
    all_have_references(desk, paper)
    all_have_references(desk, team)
    assert section(paper, "Figures")[0].text == f"In custody: {leaves}. Those in custody"
    assert f"({count} of {of})" in section(team, "Figures")[0].text
    assert words(paper).count("“c” stands for") == (leaves == "c")
    assert "“c” stands for" not in words(team)
    assert "must not leave the team" in words(team)
    assert "must not leave the team" not in words(paper)
