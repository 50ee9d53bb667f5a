"""A board pack: frozen as it was made, the same bytes again, corrections beside it, and small numbers out of it."""

import errno
import io
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.desk.book import TODAY, add_action, now, open_desk
from tests.desk.packs import BOARD, END, START, agreed, days_later, of_young_people, shown, young_people
from tests.desk.young import NAMED, noted, young_person
from tests.make import make
from tracker.desk import Desk
from tracker.desk.own_words import age_band, anonymous
from tracker.desk.pack_corrections import why_of
from tracker.domain.paper import Paper
from tracker.domain.records import Threshold
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack
from tracker.domain.work import Action
from tracker.measures import MEASURES, STOCKS, Period
from tracker.store.change import Edit
from tracker.wording.paper import paper_as_text

__all__ = ["of_young_people"]
DAY = timedelta(days=1)


def told(paper: Paper) -> str:
    """Give a paper's words as one line, wherever they were folded."""
    return " ".join(paper_as_text(paper).split())


def corrected(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Give what a pack corrects of the one before: as reported, as it would be now, and why, by figure."""
    tables = (b for b in pack.paper.blocks if b.kind == "table" and "As reported" in b.header)
    return {row[0]: row[1:] for table in tables for row in table.rows}


def sheets(pack: Pack, desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    raw = next(raw for name, raw in desk.packs.files(pack).items() if name.endswith(".xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return {page.title: list(page.iter_rows(values_only=True)) for page in book}


@pytest.fixture
def plan(desk: Desk) -> Desk:
    """Two actions that are late, one complete, one put back, one dropped."""
    agreed(desk, "Call families", due=START + 9 * DAY, source="plan")
    agreed(desk, "Late and nobody's", due=START + 9 * DAY, owner="K Lane")
    add_action(desk, "Nobody's", due=END + DAY)
    done = add_action(desk, "Done in time", due=TODAY, owner="J Price")
    desk.actions.done(done, evidence="Shown to the board")
    moved = add_action(desk, "Moved", due=TODAY, owner="J Price")
    desk.actions.move(moved, TODAY + 9 * DAY, "no capacity")
    dropped = add_action(desk, "Given up", owner="J Price")
    desk.actions.drop(dropped, "done elsewhere")
    return desk


def test_a_pack_tells_figures_movements_and_exceptions(plan: Desk) -> None:
    pack = plan.packs.build(BOARD)
    words = told(pack.paper)
    for part in (
        "What this paper is",
        "Figures",
        "What came and went",
        "Movements",
        "Exceptions",
        "Next dates",
    ):
        assert part in words
    assert "Open actions 0 6 2 4 yes" in words
    assert "10 Jun 2024 to 19 Jun 2024: no capacity" in words
    assert "10 Jun 2024: done elsewhere" in words
    assert "No owner: 1 action" in words
    assert shown(pack)["actions-overdue"] == "50 % (2 of 4)"


def test_every_figure_is_as_long_as_its_list(plan: Desk, of_young_people: None) -> None:
    young_people(plan, 7, 6)
    pack = plan.packs.build(BOARD._replace(for_team=True))
    assert {f.measure for f in pack.figures} == {
        *MEASURES, *(f"{s}-{part}" for s in STOCKS for part in ("opening", "new", "closed", "closing")),
    }  # fmt: skip
    listed = sheets(pack, plan)["Rows"]
    for figure in pack.figures:
        if figure.measure in MEASURES and MEASURES[figure.measure].how not in ("count", "share"):
            continue
        of = figure.of
        worked = len(figure.rows) if of is None else 100 * len(figure.rows) / len(of) if of else None
        assert figure.value == worked
        assert sum(row[0] == figure.name for row in listed) == len(figure.rows)


def test_a_pack_stays_as_it_was_made(plan: Desk, of_young_people: None) -> None:
    young_people(plan, 7, 6)
    pack = plan.packs.build(BOARD)
    before = plan.packs.files(pack)
    young_people(plan, 0, 3, first=50)
    late = add_action(plan, "Recorded late")
    plan.actions.edit(late, title="Recorded late, and renamed")
    assert plan.packs.files(now(plan, pack)) == before


def test_a_past_period_built_again_after_edits_is_the_same_bytes(book: Path, of_young_people: None) -> None:
    today = datetime.now(UTC).date()  # the history's own clock decides what was known
    asked = BOARD._replace(start=today - 40 * DAY, end=today - 2 * DAY, known=today - 2 * DAY)
    with days_later(-3):
        desk = open_desk(book, today=today - 3 * DAY)
        first = add_action(desk, "Call families", due=today, owner="J Price")
        other = add_action(desk, "Write to the board", due=today)
        young_people(desk, 7, 6)
    desk.session.today = today
    one = desk.packs.files(desk.packs.build(asked))
    desk.actions.edit(first, title="Called otherwise")
    desk.actions.done(other, evidence="Told")
    young_people(desk, 2, 2, first=50)
    again = desk.packs.build(asked)
    assert desk.packs.files(again) == one
    desk.close(quick=True)
    later = open_desk(book, today=today + 30 * DAY)
    assert later.packs.files(later.packs.build(asked)) == one
    assert later.packs.files(now(later, again)) == one
    assert "Call families" in told(again.paper)
    later.close(quick=True)


def test_nothing_known_and_days_the_wrong_way_round_are_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="Nothing was recorded yet"):
        desk.packs.build(BOARD)
    add_action(desk)
    with pytest.raises(Refusal, match="by the end of 1 Jan 2020"):
        desk.packs.build(BOARD._replace(known=date(2020, 1, 1)))
    with pytest.raises(Refusal, match="ends before it begins"):
        desk.packs.build(BOARD._replace(start=END, end=START))
    with pytest.raises(Refusal, match="a day that lies ahead is not known"):
        desk.packs.build(BOARD._replace(end=TODAY + DAY))
    assert not desk.packs.all()


def test_a_correction_stands_beside_the_pack_and_in_the_next(plan: Desk) -> None:
    pack = plan.packs.build(BOARD)
    late = agreed(plan, "Agreed in May")
    (overdue,) = [a for a in plan.session.casebook.all(Action) if a.title == "Call families"]
    plan.actions.edit(overdue, due=END + DAY)
    words = told(plan.packs.corrections(pack))
    assert f"Came: {late.ref} Agreed in May, recorded late" in words
    assert "As reported: 50 % (2 of 4) - As it would be now: 20 % (1 of 5)" in words
    assert f"Went: {overdue.ref} Call families, changed" in words
    plan.session.today = END + 42 * DAY
    next_pack = plan.packs.build(BOARD._replace(start=END + DAY, end=END + 42 * DAY))
    said = told(next_pack.paper)
    assert f"the pack {pack.ref}" in said
    assert "Corrections to the pack before" in said
    assert corrected(next_pack)["Open actions overdue"] == (
        "50 % (2 of 4)", "20 % (1 of 5)", "changed, recorded late",
    )  # fmt: skip
    assert {c["measure"] for c in plan.packs.corrections_told(pack)} >= {
        "actions-overdue",
        "open-actions-new",
    }


def test_a_pack_nobody_corrected_says_so(plan: Desk) -> None:
    pack = plan.packs.build(BOARD)
    assert "Every figure stands as it was reported" in told(plan.packs.corrections(pack))


@pytest.mark.parametrize(
    ("ab", "cd", "said"),
    [
        (7, 6, {"test-all": "13", "test-ab": "7", "test-cd": "6"}),
        (7, 0, {"test-all": "7", "test-ab": "7", "test-cd": "0"}),
        (9, 3, {"test-all": "12", "test-ab": "c", "test-cd": "c", "test-share-ab": "c"}),
        (2, 1, {"test-all": "c", "test-ab": "c", "test-cd": "c", "test-share-ab": "c"}),
    ],
)
def test_small_numbers_do_not_leave(
    desk: Desk, of_young_people: None, ab: int, cd: int, said: dict[str, str]
) -> None:
    cases = young_people(desk, ab, cd)
    pack = desk.packs.build(BOARD)
    figures = shown(pack)
    assert {name: figures[name] for name in said} == said
    withheld = {f.name for f in pack.figures if f.shown == "c"}
    assert not any(row[0] in withheld for row in sheets(pack, desk)["Rows"])
    for row in sheets(pack, desk)["Figures"]:
        if row[0] in withheld:
            assert [cell for cell in (row[1], row[3], row[4]) if cell not in ("c", None)] == []
    inside = desk.packs.build(BOARD._replace(for_team=True))
    assert shown(inside)["test-cd"] == str(cd)
    assert "must not leave the team" in told(Paper(blocks=inside.paper.blocks[:2]))
    assert "must not leave the team" not in told(pack.paper)
    assert all("team-only" in name for name in desk.packs.files(inside))
    assert len(cases) == ab + cd


def test_what_is_for_one_young_person_is_named_only_inside(desk: Desk) -> None:
    case = young_person(desk)
    own = agreed(desk, "Find AB a dentist", case=case.id, due=START + 9 * DAY)
    agreed(desk, "Call families", due=START + 9 * DAY)
    assert own.ref not in told(desk.packs.build(BOARD).paper)
    assert own.ref in told(desk.packs.build(BOARD._replace(for_team=True)).paper)


def test_words_are_chosen_and_nobody_can_be_told_from_them(desk: Desk) -> None:
    case = young_person(desk)
    note = noted(
        desk, case, own_words=f"I’m {NAMED.split()[0]}, AB, and J Price told Marco. Call 07700 900123!"
    )
    silent = noted(desk, case)
    assert [n.ref for n, *_ in desk.packs.candidates(Period(START, END))] == [note.ref]
    pack = desk.packs.build(BOARD._replace(words=(note,)))
    words = told(pack.paper)
    assert "“I'm [name], [name], and [name] told [name]. Call [phone number]!”" in words
    assert "A young person aged 18 to 20" in words
    assert note.ref not in words
    assert case.ref not in words
    with pytest.raises(Refusal, match=f"{silent.ref} holds no words"):
        desk.packs.build(BOARD._replace(words=(silent,)))


def test_files_are_new_the_owners_alone_and_written_to_the_history(plan: Desk, tmp_path: Path) -> None:
    pack = plan.packs.build(BOARD)
    out = tmp_path / "out"
    with pytest.raises(Refusal, match="There is no folder"):
        plan.packs.write(pack, out, "for the board")
    out.mkdir()
    paths = plan.packs.write(pack, out, "for the board")
    assert [p.suffix for p in paths] == [".md", ".docx", ".xlsx"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in paths} == {0o600}
    assert plan.past.latest(1)[0].sentence == f"wrote the pack {pack.ref} to {out}"
    paths[0].unlink()
    with pytest.raises(Refusal, match="is there already"):
        plan.packs.write(pack, out, "for the board")
    assert not paths[0].exists()


def test_nothing_leaves_without_a_reason_and_all_files_or_none(
    plan: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = plan.packs.build(BOARD)
    before = plan.session.store.history.n
    with pytest.raises(Refusal, match="The reason for taking it out is missing"):
        plan.packs.write(pack, tmp_path, " ")
    assert (plan.session.store.history.n, list(tmp_path.glob("board-pack*"))) == (before, [])

    def full_after_one(path: Path, content: bytes) -> None:
        """Stand for a disk that is full after the first file."""
        if path.suffix != ".md":
            raise OSError(errno.ENOSPC, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr("tracker.desk.bad_rows.place_file", full_after_one)
    with pytest.raises(Refusal, match="No space left on device"):
        plan.packs.write(pack, tmp_path, "for the board")
    assert list(tmp_path.glob("board-pack*")) == []
    assert plan.past.latest(1)[0].sentence.endswith("could not be done, and nothing left")


def test_a_theme_narrows_figures_and_lists(plan: Desk) -> None:
    add_action(plan, "A flat for everyone", theme="accommodation", due=END + DAY)
    pack = plan.packs.build(BOARD._replace(theme="accommodation"))
    words = told(pack.paper)
    assert "A flat for everyone" in words
    assert "Call families" not in words
    assert shown(pack)["open-actions-closing"] == "1"


def test_read_only_writes_nothing(plan: Desk, tmp_path: Path) -> None:
    pack = plan.packs.build(BOARD)
    plan.session.looking = True
    with pytest.raises(Refusal, match="Read-only"):
        plan.packs.write(pack, tmp_path, "for the board")
    assert not list(tmp_path.glob("board-pack*"))


def test_a_target_stands_beside_its_figure(plan: Desk) -> None:
    assert "Target" not in told(plan.packs.build(BOARD).paper)
    goal = make(Threshold, name="target.actions-overdue", value=5, reason="Board")
    plan.session.commit([Edit(None, goal, "set a target")], "test")
    pack = plan.packs.build(BOARD)
    assert next(f for f in pack.figures if f.measure == "actions-overdue").target == "5 %"
    assert "Target" in told(pack.paper)


def test_figures_are_compared_with_the_last_pack_of_the_theme(plan: Desk) -> None:
    first = plan.packs.build(BOARD)
    plan.packs.build(BOARD._replace(theme="workforce stability"))
    later = BOARD._replace(start=END + DAY, end=END + 30 * DAY)
    plan.session.today = later.end
    figure = next(f for f in plan.packs.build(later).figures if f.measure == "actions-overdue")
    assert (figure.before, figure.shown, figure.trend) == ("50 % (2 of 4)", "100 % (4 of 4)", "↑ worse")
    assert first.ref in told(plan.packs.build(later).paper)


def test_a_correction_of_a_small_number_is_withheld_in_the_next_pack(
    desk: Desk, of_young_people: None
) -> None:
    young_people(desk, 9, 2)
    pack = desk.packs.build(BOARD)
    young_people(desk, 0, 1, first=50)
    (row,) = [each for each in desk.packs.corrections_told(pack) if each["measure"] == "test-cd"]
    assert (row["reported"], row["now"]) == ("c", "3")
    assert "c (printed outside the team; 2 counted)" in told(desk.packs.corrections(pack))
    desk.session.today = END + 42 * DAY
    later = desk.packs.build(BOARD._replace(start=END + DAY, end=END + 42 * DAY))
    assert corrected(later)["test-cd"] == ("c", "c", "recorded late")


def test_why_a_row_came_is_told_by_its_time_where_the_history_is_elsewhere(plan: Desk) -> None:
    pack = plan.packs.build(BOARD)
    old = next(a for a in plan.session.casebook.all(Action) if a.title == "Nobody's")
    late = add_action(plan, "Recorded later")
    why = why_of(pack, None, plan.session.casebook)
    assert [why(i) for i in (late.id, old.id, "gone")] == ["recorded late", "changed", "removed"]


def test_words_that_speak_of_the_theme_come_first(desk: Desk) -> None:
    case = young_person(desk)
    tea = noted(desk, case, own_words="The tea was good")
    flat = noted(desk, case, own_words="The flat and the tenancy and where I live worry me")
    period = Period(START, END)
    assert {n.ref for n, *_ in desk.packs.candidates(period)} == {tea.ref, flat.ref}
    assert next(n.ref for n, *_ in desk.packs.candidates(period, "accommodation")) == flat.ref


def test_the_young_person_s_age_is_told_as_a_band(desk: Desk) -> None:
    for number, (born, band) in enumerate(
        ((date(2007, 6, 11), "16 to 17"), (date(2006, 6, 10), "18 to 20"), (date(2003, 6, 10), "21 to 25"))
    ):
        case = young_person(desk, f"9{number}", born=born)
        note = noted(desk, case, own_words="Thank you")
        assert age_band(note, desk.session.casebook) == band


@pytest.mark.parametrize(
    ("said", "shown_as"),
    [
        ("I’m lonely on Sundays and in March", "I'm lonely on Sundays and in March"),
        ("Then Sinéad O’Brien-Smith rang my mum", "Then [name] [name] rang my mum"),
        ("ROBIN said zephyr too", "[name] said [name] too"),
        ("I am AB, not ab", "I am [name], not ab"),
    ],
)
def test_names_in_words_are_masked_and_days_are_none(desk: Desk, said: str, shown_as: str) -> None:
    note = noted(desk, young_person(desk), own_words=said)
    assert anonymous(note, desk.session.casebook) == shown_as


def test_words_that_were_corrected_or_not_known_are_refused(desk: Desk) -> None:
    case = young_person(desk)
    note = noted(desk, case, own_words="I chose the flat")
    with pytest.raises(Refusal, match="was not known at the end of the period"):
        desk.packs.prepare(BOARD._replace(words=(note,), end=END - DAY))
    assert len(desk.packs.prepare(BOARD._replace(words=(note, note))).words) == 1
    desk.notes.correct(note, "misheard", own_words="I did not choose it")
    with pytest.raises(Refusal, match="was corrected since"):
        desk.packs.prepare(BOARD._replace(words=(note,)))


def test_no_typed_words_of_a_pack_tell_who_a_young_person_is(desk: Desk) -> None:
    case = young_person(desk, chosen_name="Kayleigh")
    thread = "Kayleigh moved to 12 Elm Street"
    done = add_action(desk, f"{thread}, {case.ref}", due=TODAY, owner="J Price")
    desk.actions.done(done, evidence="Kayleigh has it in writing")
    moved = add_action(desk, "Find Kayleigh a flat", due=TODAY, owner="J Price")
    desk.actions.move(moved, TODAY + 9 * DAY, "kayleigh is away")
    desk.evidence.say(now(desk, moved), "Kayleigh says she feels safe now", "impact")
    dropped = add_action(desk, "Given up", owner="J Price")
    desk.actions.drop(dropped, "Kayleigh has one")
    pack = desk.packs.build(BOARD)
    words = told(pack.paper)
    assert "a young person says she feels safe now" in words
    assert "a young person is away" in words
    assert case.ref not in words
    assert "kayleigh" not in f"{words} {sheets(pack, desk)}".casefold()
    inside = told(desk.packs.build(BOARD._replace(for_team=True)).paper)
    assert case.ref in inside
    assert "kayleigh" not in inside.casefold()


def test_a_workbook_that_leaves_lists_no_young_person(desk: Desk, of_young_people: None) -> None:
    cases = young_people(desk, 7, 6)
    own = agreed(desk, "Find AB a dentist", case=cases[0].id)
    other = agreed(desk, "Call families")
    pack, team = desk.packs.build(BOARD), desk.packs.build(BOARD._replace(for_team=True))
    assert shown(pack)["test-all"] == "13"
    listed, inside = sheets(pack, desk)["Rows"], sheets(team, desk)["Rows"]
    refs = {row[1] for row in listed}
    assert other.ref in refs
    assert own.ref not in refs
    assert not any(str(ref).startswith("YP-") for ref in refs)
    assert sum("no rows in it" in str(row[0]) for row in listed) == 1
    assert not any("no rows in it" in str(row[0]) for row in inside)
    assert {*(case.ref for case in cases), own.ref, other.ref} <= {row[1] for row in inside}


def test_every_figure_of_a_pack_that_leaves_is_as_long_as_its_rows(plan: Desk, of_young_people: None) -> None:
    cases = young_people(plan, 7, 6)
    agreed(plan, "Find AB a dentist", case=cases[0].id)
    for figure in plan.packs.build(BOARD).figures:
        if figure.measure in MEASURES and MEASURES[figure.measure].how not in ("count", "share"):
            continue
        of = figure.of
        worked = len(figure.rows) if of is None else 100 * len(figure.rows) / len(of) if of else None
        assert figure.value == worked
