"""Tables of young people and contact notes in and out, and messages as notes: each once, nothing guessed."""

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY, contents, open_desk
from tracker.desk import Desk
from tracker.desk.exchanging import Imported
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Spell

PLAIN = (
    "case number,initials,chosen name,date of birth,team,personal adviser,social worker,eligibility,need,home,"
    "home suitability,home since,activity,in touch\n"
)
TWO = (
    PLAIN
    + "014,ZA,Zo,12/03/2006,Care leavers,J Price,,former relevant,enhanced,U,suitable,01/02/2024,F4,YES\n"
    + "015,BK,,2007-05-01,16 and 17,,A Khan,eligible,,U6: foster placement,,,,\n"
)


def bring(desk: Desk, text: str, **more: Any) -> Imported:
    return desk.exchanging.import_cases(text.encode(), "cases.csv", **more)


def counts(imported: Imported) -> tuple[int, int, int, int]:
    return imported.added, imported.updated, imported.unchanged, len(imported.bad_rows)


def case(desk: Desk, number: str = "014") -> Case:
    return desk.session.find(number, Case)


def spells(desk: Desk, kind: str, number: str = "014") -> list[Spell]:
    return [s for s in desk.cases.life(case(desk, number)).spells if s.kind == kind]


def test_young_people_come_in_with_their_spells_as_one_change(desk: Desk) -> None:
    imported = bring(desk, TWO)
    assert counts(imported) == (2, 0, 0, 0)
    assert desk.session.store.history.n == 1
    young_person = case(desk)
    assert (young_person.ref, young_person.initials, young_person.chosen_name) == ("YP-014", "ZA", "Zo")
    assert (young_person.born, young_person.in_touch) == (date(2006, 3, 12), "YES")
    life = desk.cases.life(young_person)
    adviser = life.adviser(TODAY)
    assert adviser
    person = desk.session.casebook.get(Person, adviser.worker)
    assert person
    assert (person.name, adviser.start) == ("J Price", TODAY)
    assert (life.eligibility(TODAY), life.level(TODAY)) == ("former relevant", "enhanced")
    (home,) = spells(desk, "home")
    assert (home.what, home.suitable, home.start) == ("U", True, date(2024, 2, 1))
    assert spells(desk, "home", "015")[0].what == "U6"
    assert any(
        "taken to begin today: the table does not say since when" in remark for remark in imported.remarks
    )


def test_again_adds_nothing_and_a_blank_changes_nothing(desk: Desk) -> None:
    bring(desk, TWO)
    before = contents(desk)
    assert counts(bring(desk, TWO)) == (0, 0, 2, 0)
    blank = "Child Unique ID;Date of Birth;need;chosen name;home\n014;;;;\n"
    assert counts(bring(desk, blank)) == (0, 0, 1, 0)
    assert contents(desk) == before
    desk.past.undo()
    assert desk.session.casebook.count(Case) == desk.session.casebook.count(Spell) == 0


def test_what_changed_begins_and_the_former_ends_the_day_before(book: Path) -> None:
    desk = open_desk(book)
    bring(desk, TWO)
    desk.close()
    later = open_desk(book, today=TODAY + timedelta(days=30))
    changed = (
        "case number,personal adviser,need,home,home since,activity,activity since\n"
        "014,A Khan,intensive,W,20/06/2024,F4,\n"
    )
    imported = bring(later, changed)
    assert counts(imported) == (0, 1, 0, 0)
    old, new = spells(later, "home")
    assert (old.end, new.what, new.start) == (date(2024, 6, 19), "W", date(2024, 6, 20))
    old, new = spells(later, "need")
    assert (old.end, new.start) == (later.today - timedelta(days=1), later.today)
    old, new = spells(later, "worker")
    assert (old.end, new.role) == (later.today - timedelta(days=1), "personal adviser")
    assert len(spells(later, "activity")) == 1
    assert counts(bring(later, changed)) == (0, 0, 1, 0)
    later.close()


def test_a_change_on_the_first_day_ends_the_former_on_that_day_and_not_before(desk: Desk) -> None:
    bring(desk, TWO)
    changed = "case number,need\n014,standard\n"
    bring(desk, changed)
    old, new = spells(desk, "need")
    assert (old.start, old.end, new.start) == (TODAY, TODAY, TODAY)
    assert desk.cases.life(case(desk)).level(TODAY) == "standard"
    assert counts(bring(desk, changed)) == (0, 0, 1, 0)


def test_a_move_to_another_home_of_the_same_kind_is_a_move_and_suitability_alone_is_none(desk: Desk) -> None:
    bring(desk, TWO)
    bring(desk, "case number,home,home since\n014,U,01/05/2024\n")
    first, second = spells(desk, "home")
    assert (first.end, second.start) == (date(2024, 4, 30), date(2024, 5, 1))
    bring(desk, "CHILD,ACCOM\n014,U2\n")
    assert [s.suitable for s in spells(desk, "home")] == [True, False]


def test_an_older_home_than_the_one_here_is_not_taken_for_a_move(desk: Desk) -> None:
    bring(desk, TWO)
    imported = bring(desk, "case number,home,home since\n014,W,01/01/2023\n", dry_run=True)
    assert imported.bad_rows[0].reason == (
        "The home from 1 Jan 2023 is older than that from 1 Feb 2024 here: settle which holds."
    )


def test_nobody_allocated_ends_the_worker_and_adds_no_person(desk: Desk) -> None:
    bring(desk, TWO)
    people = desk.session.casebook.count(Person)
    bring(desk, "case number,personal adviser,social worker\n014,Unallocated,none\n")
    assert desk.session.casebook.count(Person) == people
    assert spells(desk, "worker")[0].end == TODAY


def test_a_personal_adviser_takes_the_place_of_a_virtual_one(desk: Desk) -> None:
    bring(desk, TWO)
    bring(
        desk, "case number,virtual personal adviser,virtual personal adviser since\n015,P Duty,01/06/2024\n"
    )
    bring(desk, "case number,personal adviser\n015,J Price\n")
    adviser = desk.cases.life(case(desk, "015")).adviser(TODAY)
    assert adviser
    assert adviser.role == "personal adviser"
    virtual = next(s for s in spells(desk, "worker", "015") if s.role == "virtual personal adviser")
    assert virtual.end == TODAY - timedelta(days=1)


def test_a_name_is_never_taken_for_the_beginning_of_another(desk: Desk) -> None:
    desk.people.add("A Khan-Smith")
    desk.people.leave(desk.people.add("L Gone"), TODAY - timedelta(days=9))
    imported = bring(
        desk,
        "case number,date of birth,social worker\n1,1/1/2007,A Khan\n2,1/1/2007,A KHAN\n3,1/1/2007,L Gone\n",
    )
    names = {person.name for person in desk.session.casebook.all(Person)}
    assert names == {"A Khan-Smith", "L Gone", "A Khan"}
    assert [bad.reason for bad in imported.bad_rows] == ["L Gone has left: name somebody who is here."]


def test_annex_a_fills_in_and_does_not_coarsen_what_is_known_better(desk: Desk) -> None:
    bring(desk, TWO.replace("former relevant", "former relevant 21 to 25"))
    bring(desk, "case number,disability,ethnicity\n014,hearing loss,MWOE\n")
    before = contents(desk)
    annex = (
        "Child Unique ID,Does the Child have a Disability,Ethnicity,Eligibility Category\n"
        "014,a) Yes,u) UNKNOWN,b) Former relevant child\n"
    )
    assert counts(bring(desk, annex)) == (0, 0, 1, 0)
    assert contents(desk) == before
    bring(desk, "Child Unique ID,UASC (Y/N)\n014,a) Yes\n")
    assert case(desk).complexity == ("unaccompanied",)


def test_bad_rows_come_back_in_a_file_and_the_good_ones_are_kept(desk: Desk, book: Path) -> None:
    text = (
        "case number,date of birth,chosen name,ACCOM\n014,12/03/2006,=Zo,S1\n,12/03/2006,,\n016,,,\n"
        "017,12/03/2006,,U1\n017,12/03/2006,,U1\n018,12/03/1906,,\n"
    )
    dry = bring(desk, text, dry_run=True)
    assert (counts(dry), dry.errors) == ((1, 0, 0, 5), None)
    assert not contents(desk)
    assert list(book.parent.glob("*errors*")) == []
    imported = bring(desk, text)
    assert imported.errors == book.parent / "cases-errors.csv"
    assert imported.errors.stat().st_mode & 0o777 == 0o600
    rows = list(csv.reader(io.StringIO(imported.errors.read_text("utf-8-sig"))))
    assert rows[0] == ["case number", "date of birth", "chosen name", "ACCOM", "reason"]
    assert rows[1][:4] == ["014", "12/03/2006", "'=Zo", "S1"]
    assert [row[4].split(":")[0] for row in rows[1:]] == [
        "ACCOM",
        "The case number is missing",
        "The date of birth is missing, and this young person is new here.",
        "The same young person stands in row 5 too",
        "The date of birth, Mon 12 Mar 1906, cannot be",
    ]
    assert [c.number for c in desk.session.casebook.all(Case)] == ["017"]
    mended = imported.errors.read_text("utf-8-sig").replace(",S1,", ",S2,")
    assert bring(desk, mended).added == 1
    assert case(desk).chosen_name == "=Zo"
    assert (book.parent / "cases-errors-2.csv").exists()


def test_an_error_file_that_is_there_is_never_written_over_and_then_nothing_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    there = tmp_path / "mine.csv"
    there.write_text("half corrected")
    with pytest.raises(Refusal, match="is there already"):
        bring(desk, TWO + "016,,,,,,,,,,,,,\n", errors=there)
    assert there.read_text() == "half corrected"
    assert not contents(desk)


def test_a_change_that_cannot_be_kept_leaves_no_error_file(desk: Desk, book: Path) -> None:
    desk.session.looking = True
    with pytest.raises(Refusal, match="Read-only is on"):
        bring(desk, TWO + "016,,,,,,,,,,,,,\n")
    assert list(book.parent.glob("*errors*")) == []


def test_a_frequency_looser_than_the_floor_and_a_closing_without_reason_are_refused(desk: Desk) -> None:
    agreed_by = "frequency days,frequency set by,frequency set on,frequency reason,frequency until"
    header = f"case number,{agreed_by},closed on\n"
    bring(desk, TWO)
    imported = bring(desk, header + "014,90,T Manager,2024-06-01,settled,2024-12-01,\n015,,,,,,2024-06-01\n")
    assert "looser than the floor of 56" in imported.bad_rows[0].reason
    assert "closed with a reason" in imported.bad_rows[1].reason
    bring(desk, header + "014,14,T Manager,2024-06-01,unsettled,2024-12-01,\n")
    agreed = case(desk).frequency
    assert agreed
    assert (agreed.days, agreed.set_by, agreed.until) == (14, "T Manager", date(2024, 12, 1))


def test_a_case_that_the_table_closes_has_nothing_running(desk: Desk) -> None:
    bring(desk, TWO)
    bring(desk, "case number,closed on,closed reason\n014,2024-06-09,moved to Scotland\n")
    assert case(desk).closed_on == date(2024, 6, 9)
    assert all(s.end is not None for s in desk.cases.life(case(desk)).spells)


# Out.


def rich(desk: Desk) -> None:
    """Put in a casebook everything a plain table can say."""
    bring(desk, TWO)
    desk.cases.edit(
        case(desk), complexity=("parent", "custody"), gender="she/her", immigration_until=date(2025, 1, 1)
    )
    desk.cases.agree_frequency(case(desk), 14, "-unsettled, +tired", date(2024, 12, 1), by="T Manager")
    desk.cases.begin(case(desk), "legal status", "C2", start=date(2020, 1, 1), end=date(2024, 7, 1))
    desk.cases.begin(case(desk), "waiting", "CAMHS", start=date(2024, 3, 1))
    desk.cases.begin(case(desk), "waiting", "a flat", start=date(2024, 4, 1))
    desk.cases.begin(case(desk), "out of area", "Leeds", start=date(2024, 4, 1), reason="near family")
    desk.cases.add("NN", date(2006, 1, 1), chosen_name="Ñame")
    desk.cases.close(case(desk, "015"), date(2024, 6, 1) + timedelta(days=9), "moved away")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_plain_out_and_in_again_loses_nothing(desk: Desk, tmp_path: Path, form: str) -> None:
    rich(desk)
    first, second = tmp_path / f"one.{form}", tmp_path / "two.csv"
    assert desk.exchanging.export_cases(first, "plain", "moving house") == 3
    before = contents(desk)
    assert counts(desk.exchanging.import_cases(first.read_bytes(), first.name)) == (0, 0, 3, 0)
    assert contents(desk) == before
    desk.exchanging.export_cases(tmp_path / "again.csv", "plain", "moving house")
    other = open_desk(tmp_path / "other.json")
    imported = other.exchanging.import_cases(first.read_bytes(), first.name)
    assert counts(imported) == (3, 0, 0, 0)
    other.exchanging.export_cases(second, "plain", "checking")
    assert second.read_bytes() == (tmp_path / "again.csv").read_bytes()
    other.close()


@pytest.mark.parametrize("layout", ["annexa", "annexa13", "oc3", "ssd"])
def test_each_return_comes_in_again_without_a_change(desk: Desk, tmp_path: Path, layout: Any) -> None:
    rich(desk)
    path = tmp_path / f"{layout}.csv"
    desk.exchanging.export_cases(path, layout, "inspection")
    before = contents(desk)
    imported = desk.exchanging.import_cases(path.read_bytes(), path.name, dry_run=True)
    assert not imported.bad_rows
    assert contents(desk) == before
    assert imported.added == 0


def exported(desk: Desk, path: Path, layout: Any) -> list[list[str]]:
    desk.exchanging.export_cases(path, layout, "inspection")
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


def test_annex_a_says_it_in_its_words(desk: Desk, tmp_path: Path) -> None:
    rich(desk)
    desk.cases.edit(case(desk), gender="F", ethnicity="WBRI", disability="hearing loss")
    desk.notes.log(
        case(desk), "talked", "phone", datetime.fromisoformat("2024-06-08 10:00"), role="personal adviser"
    )
    desk.plans.draw_up(case(desk), date(2024, 5, 2))
    header, row, closed_today = exported(desk, tmp_path / "a.csv", "annexa")
    assert len(header) == 17
    assert closed_today[0] == "015"
    assert row == [
        "014", "b) Female", "a) WBRI", "12/03/2006", "18", "b) No", "a) Yes", "Care leavers", "", "J Price",
        "b) Former relevant child", "02/05/2024", "a) Yes", "08/06/2024", "U: Independent living", "a) Suitable",
        "F4: Young person engaged full time in an apprenticeship",
    ]  # fmt: skip
    header, row, _ = exported(desk, tmp_path / "b.csv", "annexa13")
    assert (len(header), row[7]) == (13, "J Price")
    assert exported(desk, tmp_path / "c.csv", "oc3") == [
        ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
        ["014", "12/03/2006", "YES", "F4", "U1"],
    ]
    desk.cases.edit(case(desk), in_touch="DIED")
    assert exported(desk, tmp_path / "d.csv", "oc3")[1] == ["014", "12/03/2006", "DIED", "0", "0"]
    assert exported(desk, tmp_path / "e.csv", "ssd")[1][:3] == ["014", "Former Relevant", "DIED"]


def test_our_reference_in_a_return_is_not_taken_for_the_councils_number(desk: Desk, tmp_path: Path) -> None:
    young_person = desk.cases.add("NN", date(2006, 1, 1))
    desk.cases.begin(young_person, "eligibility", "former relevant")
    path = tmp_path / "a.csv"
    assert exported(desk, path, "annexa")[1][0] == young_person.ref
    assert counts(desk.exchanging.import_cases(path.read_bytes(), "a.csv")) == (0, 0, 1, 0)


def test_an_export_needs_a_reason_and_leaves_it_in_the_history(desk: Desk, tmp_path: Path) -> None:
    bring(desk, TWO)
    path = tmp_path / "out.csv"
    with pytest.raises(Refusal, match="The reason for taking personal data out is missing"):
        desk.exchanging.export_cases(path, "plain", " ")
    assert not path.exists()
    desk.exchanging.export_cases(path, "plain", "for the inspectors")
    assert path.stat().st_mode & 0o777 == 0o600
    raw = desk.session.store.paths.history.read_text(encoding="utf-8").splitlines()[-1]
    assert "exported 2 cases in the layout plain to out.csv" in raw
    assert "for the inspectors" in raw
    looks = desk.session.store.history.n
    with pytest.raises(Refusal, match="is there already"):
        desk.exchanging.export_cases(path, "plain", "again")
    assert desk.session.store.history.n == looks


# Contact notes.

NOTES = (
    "case,date,time,kind,outcome,seen,where,note,own words,filed,by\n"
    "014,05/06/2024,14:05,PA visit,made,yes,home,Talked about college,I want to go,06/06/2024,J Price\n"
    "YP-014,2024-06-07,,text or messaging,attempted,,,,,,\n"
)


def bring_notes(desk: Desk, text: str, **more: Any) -> Imported:
    return desk.exchanging.import_notes(text.encode(), "notes.csv", **more)


def test_notes_come_in_once_however_often_they_are_brought(desk: Desk) -> None:
    bring(desk, TWO)
    assert counts(bring_notes(desk, NOTES)) == (2, 0, 0, 0)
    before = contents(desk)
    assert counts(bring_notes(desk, NOTES)) == (0, 0, 2, 0)
    assert contents(desk) == before
    seen, tried = desk.cases.life(case(desk)).notes
    assert (seen.happened, seen.saw, seen.filed) == (
        datetime.fromisoformat("2024-06-05 14:05"),
        True,
        date(2024, 6, 6),
    )
    assert (seen.recorded, seen.late_days, seen.own_words) == (TODAY, 5, "I want to go")
    assert (tried.outcome, tried.direction, tried.touched) == ("attempted", "to them", False)


def test_a_note_that_cannot_be_is_a_bad_row(desk: Desk) -> None:
    bring(desk, TWO)
    header = "case,date,kind,outcome,seen,note,filed\n"
    rows = [
        "014,11/06/2024,phone,made,,x,",
        "014,01/01/2006,phone,made,,x,",
        "014,05/06/2024,phone,made,yes,x,",
        "014,05/06/2024,PA visit,attempted,yes,x,",
        "014,05/06/2024,phone,made,,,",
        "014,05/06/2024,phone,made,,x,04/06/2024",
        "099,05/06/2024,phone,made,,x,",
    ]
    imported = bring_notes(desk, header + "\n".join(rows), dry_run=True)
    assert imported.added == 0
    for bad, words in zip(
        imported.bad_rows,
        (
            "lies ahead",
            "before YP-014 was born",
            "face to face",
            "face to face",
            "is blank",
            "filed before",
            "099",
        ),
        strict=True,
    ):
        assert words in bad.reason


def test_somebody_who_left_may_have_written_notes(desk: Desk) -> None:
    bring(desk, TWO)
    person = desk.people.add("L Gone")
    desk.people.leave(person, TODAY - timedelta(days=1))
    bring_notes(desk, NOTES.replace("J Price", "l gone"))
    assert desk.cases.life(case(desk)).notes[0].by == person.id


# Messages.

CHAT = """05/06/2024, 14:05 - Zo: hi, Kayleigh says 07700 900123
05/06/2024, 14:06 - J Price: call me on 07700900456
06/06/2024, 09:00 - Zo: ok"""


def test_messages_become_notes_once_and_a_grown_chat_brings_only_what_is_new(desk: Desk) -> None:
    bring(desk, TWO)
    young_person = case(desk)
    found = desk.exchanging.read_messages(CHAT, "", young_person)
    assert [(d.direction, d.messages) for d in found] == [("both ways", 2), ("from them", 1)]
    assert found[0].possible_names == ("Kayleigh",)
    first, second = desk.exchanging.confirm_messages(young_person, found, ["kayleigh"])
    assert first.text == "14:05 ZA: hi, [name] says [phone number]\n14:06 J Price: call me on [phone number]"
    assert (first.kind, first.recorded, first.role) == ("text or messaging", TODAY, "personal adviser")
    assert desk.session.casebook.get(Person, first.by) == desk.session.casebook.person_named("J Price")
    assert second.touched
    assert not second.saw
    assert desk.exchanging.read_messages(CHAT, "", young_person) == []
    (grown,) = desk.exchanging.read_messages(
        CHAT + "\n06/06/2024, 09:30 - J Price: see you", "", young_person
    )
    assert (grown.messages, grown.direction) == (1, "to them")
    (other,) = desk.exchanging.read_messages(
        "06/06/2024, 09:00 - B: ok\n", "J Price", _named(desk, "015", "B")
    )
    assert other.messages == 1
    with pytest.raises(Refusal, match="brought in meanwhile"):
        desk.exchanging.confirm_messages(young_person, found)


def test_undone_messages_can_be_brought_in_again(desk: Desk) -> None:
    bring(desk, TWO)
    found = desk.exchanging.read_messages(CHAT, "", case(desk))
    desk.exchanging.confirm_messages(case(desk), found)
    desk.past.undo()
    assert desk.session.casebook.count(ContactNote) == 0
    assert desk.exchanging.read_messages(CHAT, "", case(desk)) == found


def _named(desk: Desk, number: str, name: str) -> Case:
    return desk.cases.edit(case(desk, number), chosen_name=name)


def test_a_corrected_note_does_not_bring_its_messages_back(desk: Desk) -> None:
    bring(desk, TWO)
    (_, second) = desk.exchanging.confirm_messages(
        case(desk), desk.exchanging.read_messages(CHAT, "", case(desk))
    )
    desk.notes.correct(second, "wrong words", text="09:00 ZA: okay")
    assert desk.exchanging.read_messages(CHAT, "", case(desk)) == []


def test_a_paste_is_kept_only_once_somebody_says_who_wrote(desk: Desk) -> None:
    bring(desk, TWO)
    (draft,) = desk.exchanging.read_messages("moved to 12 High St HR1 2AB", "", case(desk))
    with pytest.raises(Refusal, match="does not say who wrote"):
        desk.exchanging.confirm_messages(case(desk), [draft])
    (note,) = desk.exchanging.confirm_messages(case(desk), [draft._replace(direction="from them")])
    assert (note.text, note.day) == ("moved to 12 High St [postcode]", TODAY)
    with pytest.raises(Refusal, match="No draft is chosen"):
        desk.exchanging.confirm_messages(case(desk), [])


def test_a_moved_note_brings_its_messages_back_in_neither_file(desk: Desk) -> None:
    bring(desk, TWO)
    other = _named(desk, "015", "Zo")
    (first, _) = desk.exchanging.confirm_messages(
        case(desk), desk.exchanging.read_messages(CHAT, "", case(desk))
    )
    desk.notes.move(first, other, "wrong young person")
    assert desk.exchanging.read_messages(CHAT, "", case(desk)) == []
    assert [draft.day for draft in desk.exchanging.read_messages(CHAT, "", other)] == [date(2024, 6, 6)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12/03/2004, 14:05 - Zo: hi", "dated 12 Mar 2004, before YP-014 was born: check the export"),
        ("word " * 5_000, "are longer than 20,000 characters: bring in a shorter part"),
    ],
)
def test_messages_that_cannot_be_a_note_are_refused(desk: Desk, text: str, sentence: str) -> None:
    bring(desk, TWO)
    before = contents(desk)
    (draft,) = desk.exchanging.read_messages(text, "", case(desk))
    with pytest.raises(Refusal, match=sentence):
        desk.exchanging.confirm_messages(case(desk), [draft._replace(direction="from them")])
    assert contents(desk) == before


def test_no_number_of_anybody_is_left_in_any_file(desk: Desk, book: Path) -> None:
    bring(desk, TWO)
    chat = CHAT.replace("- Zo: ok", "- Zo: Kayleigh.vcf (file attached)\nor 07700,900,789 or kay@example.com")
    young_person = case(desk)
    found = desk.exchanging.read_messages(chat, "", young_person)
    (first, *_) = desk.exchanging.confirm_messages(young_person, found)
    desk.notes.correct(first, "shorter", text="hi")
    desk.carrying.carry("J Price", book.with_name("pocket.json"))
    desk.session.store.write_checkpoint()
    kept = b"".join(path.read_bytes() for path in book.parent.rglob("*") if path.is_file())
    assert b"[phone number]" in kept
    assert not [said for said in (b"900123", b"900456", b"900,789", b"kay@", b"Kayleigh.vcf") if said in kept]


def test_a_cell_pasted_by_mistake_is_a_bad_row(desk: Desk) -> None:
    text = f"case number,date of birth,chosen name\n014,12/03/2006,{'x' * 501}\n"
    assert bring(desk, text).bad_rows[0].reason == "chosen name: it has 501 characters, and at most 500 fit"
    assert not contents(desk)
    bring(desk, TWO)
    own = f"case,date,kind,note,own words\n014,05/06/2024,phone,x,{'x' * 20_001}\n"
    assert "longer than 20,000 characters" in bring_notes(desk, own).bad_rows[0].reason


def test_the_oldest_in_a_table_is_the_oldest_who_can_be_typed(desk: Desk) -> None:
    rows = "case number,date of birth\n1,{:%d/%m/%Y}\n2,{:%d/%m/%Y}\n"
    imported = bring(
        desk, rows.format(TODAY.replace(year=1998), TODAY.replace(year=1998) + timedelta(days=1))
    )
    assert [bad.row.number for bad in imported.bad_rows] == [2]
    with pytest.raises(Refusal, match="cannot be: support is for young people up to 25"):
        desk.cases.add("AB", TODAY.replace(year=1998))
