"""The council's cover report: begun from the pack, written by section, and refused until nothing is left over."""

import io
from pathlib import Path

import pytest

from tests.desk.book import TODAY, now, open_desk
from tests.desk.packs import BOARD, DAY, END, agreed
from tracker.desk import Desk
from tracker.desk.cover_sections import ASKED, ROLES, SECTIONS, named, sections_in, unwritten
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack
from tracker.wording.paper import paper_as_markdown


@pytest.fixture
def pack(desk: Desk) -> Pack:
    agreed(desk, "Call families", due=END - 3 * DAY)
    return desk.packs.build(BOARD)


def whole(desk: Desk, pack: Pack) -> Pack:
    """Write every section and have it signed off by all."""
    lines = "\n".join(f"## {name}\n\nSaid of {name}.\n- one\n- two\n" for name in SECTIONS)
    return signed(desk, desk.packs.cover.read(pack, lines.encode(), "cover.md"))


def signed(desk: Desk, pack: Pack) -> Pack:
    """Have it signed off by all."""
    for role in ROLES:
        pack = desk.packs.cover.sign(pack, role, f"Officer for {role}", TODAY)
    return pack


def test_it_begins_from_the_pack_and_says_what_is_missing(desk: Desk, pack: Pack) -> None:
    sections = desk.packs.cover.sections(pack)
    assert tuple(sections) == SECTIONS
    assert sections["title"] == pack.name
    assert "Open actions overdue: 100 % (1 of 1)" in sections["key considerations"]
    assert "Call families" in sections["risk management"]
    lacking = desk.packs.cover.lacking(pack)
    assert lacking["purpose"] == "template text"
    assert lacking["sign-off by legal"] == "empty"
    assert not {"title", "key considerations", "risk management"} & lacking.keys()


def test_every_hint_of_ours_is_template_text() -> None:
    for hint in ASKED.values():
        for said in (
            hint,
            hint.strip("[]"),
            hint.upper(),
            f"- {hint.strip('[]').lower()}.",
            f"So: {hint.lower()}",
        ):
            assert unwritten(said) == "template text", said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("Click or tap here to enter text.", "template text"),
        ("CLICK\u00a0OR TAP", "template text"),
        ("This section should include\nthe costs", "template text"),
        ("Costs of [insert amount]", "template text"),
        ("Yes/No (delete as appropriate)", "template text"),
        ("The board is asked to [Say what it should agree]", "template text"),
        ("She told us: [name] helped. See [phone number] [1].", ""),
        ("There are none.", ""),
        *((words, "template text") for words in (
            "TBC", "tbc.", "T.B.C.", "Costs: TBC", "XXX", "xx/xx/xxxx", "<<report author>>", "{name}",
            "By {{name}}", "[ insert x ]", "Enter text here", "Please insert your text here.", "Text to be added",
            "___", "To be confirmed", "Signed: ____", "It costs little.\n[Costs of the homes]", "## TBC",
            "1. TBC", "By (insert name)", "Draft", "This section should set out the risks.",
        )),
        *((words, "empty") for words in ("...", "\u200b", "# ", "- \n- ", "[ ]", "\u2026")),
        *((words, "too short") for words in ("x", "Noted", "1", "\u00a340,000")),
        *((words, "") for words in (
            "The inspectors said [Care leavers are safe now].", "See [Children Act 1989 section 23] for the duty.",
            "Twelve actions are still to be completed by March.", "Papers: <https://example.org/a>",
            "The plan is to be agreed by cabinet.", "To add two advisers.", "A draft of the plan went round.",
            "It costs \u00a340,000 a year.",
        )),
    ],
)  # fmt: skip
def test_what_is_left_of_a_template_is_found(words: str, why: str) -> None:
    assert unwritten(words) == why


@pytest.mark.parametrize(
    ("section", "words", "why"),
    [
        ("wards", "All", ""),
        ("classification", "Open", ""),
        ("decision type", "Key", ""),
        ("appendices", "None", ""),
        ("date", "12/5", ""),
        ("wards", "TBC", "template text"),
        ("wards", "-", "empty"),
        ("wards", "x", "too short"),
        ("purpose", "Key", "too short"),
    ],
)
def test_some_sections_can_be_one_word(section: str, words: str, why: str) -> None:
    assert unwritten(words, section) == why


def test_it_is_refused_while_anything_is_left_and_names_it(desk: Desk, pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "cover.docx"
    with pytest.raises(Refusal) as refused:
        desk.packs.cover.write(pack, out, "for cabinet")
    assert all(
        name in str(refused.value) for name in ("purpose", "background papers", "sign-off by procurement")
    )
    pack = whole(desk, pack)
    for section, text in (("wards", "Click or tap here"), ("purpose", "")):
        spoilt = desk.packs.cover.write_section(pack, section, text)
        with pytest.raises(Refusal, match=section):
            desk.packs.cover.write(spoilt, out, "for cabinet")
        pack = desk.packs.cover.write_section(spoilt, section, "All wards.")
    pack = signed(desk, pack)
    with pytest.raises(Refusal, match="The reason for taking it out is missing"):
        desk.packs.cover.write(pack, out, " ")
    assert not out.exists()
    desk.packs.cover.write(pack, out, "for cabinet")
    assert out.exists()


def test_what_was_signed_off_is_what_stood_there(desk: Desk, pack: Pack, tmp_path: Path) -> None:
    pack = whole(desk, pack)
    same = desk.packs.cover.write_section(pack, "purpose", desk.packs.cover.sections(pack)["purpose"])
    assert same.signed == pack.signed
    other = desk.packs.cover.write_section(same, "purpose", "To agree the closing of two homes.")
    assert other.signed == ()
    say = f"wrote purpose in the cover report of {pack.ref}; it has to be signed off again for governance,"
    assert desk.past.latest(1)[0].sentence.startswith(say)
    with pytest.raises(Refusal, match="Still empty: sign-off by governance"):
        desk.packs.cover.write(other, tmp_path / "cover.md", "for cabinet")


def test_one_sign_off_missing_is_enough(desk: Desk, pack: Pack, tmp_path: Path) -> None:
    lines = "\n".join(f"## {name}\nSaid here." for name in SECTIONS)
    pack = desk.packs.cover.read(pack, lines.encode(), "cover.md")
    for role in ROLES[:-1]:
        pack = desk.packs.cover.sign(pack, role, "A N Officer", TODAY)
    with pytest.raises(Refusal, match=r"Still empty: sign-off by risk\."):
        desk.packs.cover.write(pack, tmp_path / "cover.md", "for cabinet")


def test_what_is_written_has_every_section_in_order_and_who_signed(
    desk: Desk, pack: Pack, tmp_path: Path
) -> None:
    from docx import Document

    pack = whole(desk, pack)
    desk.packs.cover.write(pack, tmp_path / "cover.md", "for cabinet")
    desk.packs.cover.write(pack, tmp_path / "cover.docx", "for cabinet")
    words = (tmp_path / "cover.md").read_text(encoding="utf-8")
    places = [words.index(f"## {name.capitalize()}") for name in SECTIONS[1:]]
    assert places == sorted(places)
    document = Document(io.BytesIO((tmp_path / "cover.docx").read_bytes()))
    assert [row.cells[1].text for row in document.tables[0].rows][1:] == [
        f"Officer for {role}" for role in ROLES
    ]
    assert desk.past.latest(2)[1].reason == "for cabinet"


def test_it_can_be_taken_out_edited_and_taken_in_again(desk: Desk, pack: Pack) -> None:
    pack = desk.packs.cover.write_section(pack, "purpose", "To *note* [what] moved.\n- 1. one\n- # two")
    text = paper_as_markdown(desk.packs.cover.paper(pack))
    again = desk.packs.cover.read(pack, text.encode(), "cover.md")
    before, after = desk.packs.cover.sections(pack), desk.packs.cover.sections(again)
    assert {n: v.replace("\n\n", "\n") for n, v in after.items()} == {n: v.strip() for n, v in before.items()}


def test_text_from_outside_is_cleaned(desk: Desk, pack: Pack) -> None:
    pack = desk.packs.cover.read(
        pack,
        b"# Cover\x1b[31m one\n## Wards\nAll\xe2\x80\xae wards \x1b]0;x\x07\n## Purpose\n"
        + b"To note. " * 99,
        "cover.md",
    )
    sections = desk.packs.cover.sections(pack)
    assert (sections["title"], sections["wards"]) == ("Cover one", "All wards")


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        (lambda d, p: d.write_section(p, "nonsense", "x"), "no section “nonsense”: choose title"),
        (lambda d, p: d.write_section(p, "", "x"), "no section"),
        (lambda d, p: d.read(p, b"words alone", "x.md"), "no headings"),
        (lambda d, p: d.read(p, b"## Nonsense\nx", "x.md"), "no section “Nonsense”"),
        (lambda d, p: d.read(p, b"", "x.md"), "x.md is empty"),
        (lambda d, p: d.sign(p, "treasurer", "A", TODAY), "Nobody signs off for “treasurer”"),
        (lambda d, p: d.sign(p, "legal", " ", TODAY), "The name of who signs is missing"),
        (lambda d, p: d.sign(p, "legal", "A", TODAY + DAY), "has not come yet"),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(
    desk: Desk, pack: Pack, deed: object, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        deed(desk.packs.cover, pack)  # type: ignore[operator]
    assert now(desk, pack) == pack


def test_another_kind_of_file_and_a_pack_of_the_team_are_refused(
    desk: Desk, pack: Pack, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match=r"neither in \.docx nor in \.md"):
        desk.packs.cover.write(whole(desk, pack), tmp_path / "cover.pdf", "for cabinet")
    inside = desk.packs.build(BOARD._replace(for_team=True))
    with pytest.raises(Refusal, match="must not leave the team"):
        desk.packs.cover.write_section(inside, "wards", "All")


def test_the_pack_stays_frozen_while_its_cover_is_written(desk: Desk, pack: Pack) -> None:
    before = desk.packs.files(pack)
    assert desk.packs.files(now(desk, whole(desk, pack))) == before


def test_it_is_kept(desk: Desk, pack: Pack, book: Path) -> None:
    whole(desk, pack)
    again = open_desk(book)
    assert not again.packs.cover.lacking(now(again, pack))
    again.close(quick=True)


def test_a_section_is_named_by_its_beginning() -> None:
    assert named("Key considerations:") == "key considerations"
    assert named("risk") == "risk management"
    assert sections_in("Preface\n## Purpose ##\nTo note.")["purpose"] == "To note."
