"""Young people on the command line: adding them, who works with them, what changes, and who may see a name."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_refusals import contents
from tests.cli.young import NAMED, note, only, young_person


@pytest.fixture
def one(tracker: Tracker) -> Tracker:
    """A casebook with one young person."""
    young_person(tracker)
    return tracker


def test_a_young_person_is_added_found_and_changed(tracker: Tracker) -> None:
    added = tracker("case", "add", "AB", "15/1/2005", "--number", "014")
    assert (added.code, added.out) == (0, "Added YP-014: AB.\n")
    assert "Began a new casebook" in added.err
    for words, said in (
        (
            ("update", "014", "--marker", "parent", "--marker", "cust", "--in-touch", "refu"),
            "Updated YP-014.",
        ),
        (
            ("begin", "014", "home", "U", "--suitable", "--no-provided"),
            "YP-014: home U from Mon 10 Jun 2024.",
        ),
        (
            ("begin", "YP-014", "activity", "apprenticeship, f", "--from", "1 jun"),
            "activity F4 from Sat 1 Jun 2024",
        ),
        (("begin", "014", "need", "enh"), "need enhanced"),
        (("begin", "014", "waiting", "counselling", "--until", "fri"), "to Fri 14 Jun 2024"),
        (("worker", "014", "K Lane"), "worker K Lane, personal adviser from Mon 10 Jun 2024."),
        (
            ("every", "014", "14", "new flat", "--until", "eom"),
            "every 14 days until Sun 30 Jun 2024, in 20 days.",
        ),
        (("every", "014", "weekly", "no flat", "--until", "eom"), "YP-014 is visited every 7 days until"),
        (("event", "014", "change", "--what", "hosp"), "change of circumstances, hospital."),
        (
            ("explained", "014", "council tax help", "by text"),
            "council tax help explained to YP-014, by text.",
        ),
        (("close", "014", "moved abroad"), "Closed YP-014."),
        (("reopen", "014", "came back"), "Opened YP-014 again."),
    ):
        told = tracker("case", *words)
        assert (told.code, said in told.out) == (0, True), told
    shown = tracker("show", "YP-014").out
    assert "complexity: parent, custody" in shown
    told = json.loads(tracker("history", "014", "--json").out)
    assert (told[0]["sentence"], len(told)) == ("added YP-014: AB", 13)
    assert told[-2]["sentence"].startswith("closed YP-014 on Mon 10 Jun 2024; ended the ")
    assert tracker("check").code == 0


def test_initials_find_a_young_person_where_nobody_else_has_them(one: Tracker) -> None:
    assert one("show", "ab").out == one("show", "YP-014").out
    young_person(one, "031", "AB")
    said = one("case", "reopen", "AB", "why")
    assert "AB may mean 2 records: YP-014, YP-031." in said.err


def test_somebody_who_left_already_still_has_what_nobody_took_over(one: Tracker) -> None:
    one("people", "leave", "J Price", "--day", "yesterday")
    ref = one("action", "add", "Ring the landlord", "--quiet").out.strip()
    before = one("history").out
    said = one("people", "leave", "J Price").out
    assert said.startswith("J Price left on Sun 9 Jun 2024; still with them: 1 young person")
    assert "  YP-014 AB, personal adviser\n" in said
    assert (one("history").out, ref in said) == (before, False)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("case begin", "social worker; personal adviser"),
        ("case add", "may be repeated: parent"),
        ("note log", "a change of circumstances: move"),
        ("note log", "home; office"),
        ("plan add", "--covers MATTER personal support"),
    ],
)
def test_help_lists_the_words_there_are(tracker: Tracker, verb: str, words: str) -> None:
    assert words in " ".join(tracker(*verb.split(), "--help").out.split())


def test_a_spell_is_corrected_and_ended_by_its_reference(one: Tracker) -> None:
    ref = one("case", "begin", "014", "home", "U", "--from", "1 may", "--quiet").out.strip()
    assert ref.startswith("S-")
    assert one("case", "correct", ref, "--what", "T", "--from", "2 may").out == f"Corrected the home {ref}.\n"
    assert one("case", "end", ref, "--on", "yesterday", "--reason", "evicted").code == 0
    assert "home: foyer or similar supported accommodation (T), 2 May 2024 to 9 Jun 2024" in " ".join(
        one("show", "014", "--today", "2024-06-20").out.split()
    )
    assert one("case", "correct", ref, "--until", "none").code == 0
    assert only(one, "cases")["home"] == "foyer or similar supported accommodation (T)"


def test_several_are_given_to_another_worker_at_once(one: Tracker) -> None:
    young_person(one, "031", "CD")
    left = one("people", "leave", "J Price", "--day", "fri")
    assert "still with them: 2 young people, 0 open actions and 0 open threads" in left.out
    assert "  YP-014 AB, personal adviser\n  YP-031 CD, personal adviser\n" in left.out
    assert 'tracker case give NAME --all-of "J Price" --role "personal adviser"\n' in left.out
    given = one("case", "give", "K Lane", "--all-of", "J Price", "--reason", "J Price leaves")
    assert given.out == "Gave 2 young people to K Lane, personal adviser.\n"
    assert given.err == "tracker: Added K Lane to the people.\n"
    rows = {r["title"]: r["young_people"] for r in json.loads(one("people", "--json").out)}
    assert rows == {"J Price": 0, "K Lane": 2}
    assert "2 young people" in one("people").out
    assert one("undo").code == 0
    both = one("case", "give", "S Khan", "014", "YP-031", "--role", "soc", "--quiet")
    assert both.out == "YP-014\nYP-031\n"
    assert [r["social_worker"] for r in json.loads(one("cases", "--json").out)] == ["S Khan", "S Khan"]


def test_oversight_and_actions_are_kept_about_young_people(one: Tracker) -> None:
    added = one(
        "oversight", "add", "statutory", "Third review", "--case", "014", "--remote", "--agency", "Wye NHS",
        "--participation", "pn1", "--decision", "Find a mentor", "--quiet",
    )  # fmt: skip
    ref = added.out.strip()
    held = json.loads(one("show", ref, "--json").out)
    assert (held["cases"], held["in_person"], held["agencies"]) == (["YP-014"], False, ["Wye NHS"])
    assert held["participation"] == "PN1"
    raised = one("oversight", "raise", ref, "1", "--quiet").out.strip()
    action = one("action", "add", "Ring the landlord", "--case", "014", "--quiet").out.strip()
    assert "\nFor: YP-014\n" in one("show", action).out
    assert {r["ref"] for r in json.loads(one("actions", "case:YP-014", "--json").out)} == {raised, action}
    said = one("oversight", "add", "supervision", "Monthly", "--worker", "j price", "--case", "014",
               "--in-person", "--no-agencies-reason", "none asked")  # fmt: skip
    assert "supervision of Mon 10 Jun 2024, 0 decisions." in said.out
    assert "Worker: J Price" in one("show", said.out.split()[1].rstrip(":")).out
    assert "SU-02" not in str(only(one, "cases"))


def test_plain_lines_say_what_each_number_means(one: Tracker) -> None:
    note(one, "--kind", "visit", "--when", "3 days ago")
    said = one("cases").out
    for words in (
        "aged 19",
        "seen 3d ago",
        "in touch 3d ago",
        "due 2 Aug 2024",
        "0 worker changes",
        "0 open actions",
    ):
        assert words in said
    young_person(one, "031", "CD")
    assert "never seen" in one("cases", "031").out
    assert "never in touch" in one("cases", "031").out


def test_the_list_is_one_array_with_plain_keys_and_days(one: Tracker) -> None:
    note(one, "--kind", "visit")
    row = only(one, "cases")
    assert all(key.isidentifier() and key == key.lower() for key in row)
    assert (row["seen"], row["next_visit_due"], row["days_since_touch"]) == ("2024-06-10", "2024-08-05", 0)
    assert row.keys() >= {"ref", "title", "state", "owner", "due", "flags", "personal_adviser", "case_number"}
    assert (row["home"], row["plan"]) == (None, None)
    assert only(one, "case", "list") == row
    assert json.loads(one("case", "--json").out) == [row]
    (line,) = csv.DictReader(io.StringIO(one("cases", "--csv").out))
    assert (line["ref"], line["seen"], line["home"]) == ("YP-014", "2024-06-10", "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("case:YP-014 seen:<2w", 0),
        ("case:YP-014 seen:none", 1),
        ("case:14", 0),
        ("adviser:me", 1),
        ("adviser:lane", 0),
        ("status:relevant", 1),
        ("need:none", 1),
        ("marker:parent", 0),
        ("nowhere-to-be-found", 0),
    ],
)
def test_filter_words_narrow_the_list(one: Tracker, words: str, found: int) -> None:
    rows = json.loads(one("cases", *words.split(), "--json", who="J Price").out)
    assert len(rows) == found
    if not found:
        assert one("cases", *words.split()).out == "No young people fit these words.\n"


def test_nobodys_name_is_on_a_list_unless_a_reason_is_given(one: Tracker) -> None:
    note(one, "--changed", "move")
    one("case", "update", "014", "--chosen-name", "Sky Zephyr")
    refused = one("case", "add", "CD", "1/1/2005", "--number", "014", "--chosen-name", "Dee Zephyr")
    outs = [one(*w.split()) for w in ("triage --all", "cases", "cases --json", "cases --csv", "notes --all --json",
                                      "history 014", "history 014 --json", "history", "handover 014")]  # fmt: skip
    assert not [said for said in (refused, *outs) if "zephyr" in (said.out + said.err).casefold()]
    assert refused.code == 2
    assert "called Sky Zephyr" in one("show", "YP-014").out
    shown = one("cases", "--names", "phone list for the duty worker")
    assert "AB Sky Zephyr" in shown.out
    assert "AB Sky Zephyr" in one("triage", "--all", "--names", "duty").out
    assert "Sky Zephyr" in one("notes", "--all", "--names", "duty").out
    assert "showed young people's names on lists" in one("history").out
    assert "because: phone list for the duty worker" in one("history").out
    assert "called Sky Zephyr" in one("handover", "014", "--names", "first meeting").out
    assert "because: first meeting" in one("history").out
    assert NAMED not in one("cases").out


def test_read_only_changes_nothing_at_all(one: Tracker, tmp_path: Path) -> None:
    ref = note(one)
    before = contents(tmp_path)
    for words in (
        "case add CD 1/1/2005",
        "case update 014 --team x",
        "case begin 014 home U",
        "case worker 014 K",
        "case give K 014",
        "case every 014 7 why --until fri",
        "case event 014 handover",
        "case close 014 why",
        "note 014 words",
        f"note correct {ref} why --text x",
        f"note filed {ref}",
        "plan add 014",
        "promise add words --to AB --due fri",
        "figure add name 3",
        "oversight add audit x --case 014",
        "action add x --case 014",
        "people leave J",
        "undo",
    ):
        said = one(*words.split(), "--read-only")
        assert (said.code, said.out, said.err.count("\n")) == (2, "", 1), words
        assert "Read-only is on: nothing was changed" in said.err, words
    assert "turn read-only off first" in one("cases", "--names", "phone list", "--read-only").err
    assert one("cases", "--read-only").code == 0
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("case frobnicate", "There is no verb “frobnicate”"),
        ("case add", "Initials, BIRTHDAY is missing"),
        ("case add AB 31/2/2005", "There is no 31 February"),
        ("case add AB 1/1/2030", "cannot be"),
        ("case add ABCDEFGHIJ 1/1/2005", "has 10 characters: write it in at most 8"),
        ("case add CD 1/1/2005 --number 014", "is here already as YP-014"),
        ("case add AB 1/1/2005 --marker tall", "--marker cannot be “tall”: choose parent; unaccompanied"),
        ("case update YP-999 --team x", "There is no young person “YP-999”"),
        ("case update 014", "Nothing is said that should change: use one of --initials, --born"),
        ("case begin 014 castle", "Kind cannot be “castle”: choose worker; home"),
        ("case begin 014 home", "“” is no home we know"),
        ("case begin 014 home U --until 2024-01-01", "before it begins"),
        ("case begin 014 home U --from someday", "“someday” is not understood"),
        ("case begin 014 need high --role manager", "--role cannot be “manager”"),
        ("case end S-ZZZZZ", "There is no spell “S-ZZZZZ”"),
        ("case correct S-ZZZZZ", "Nothing is said that should change: use one of --what, --from"),
        ("case worker 014", "NAME is missing"),
        ("case worker 014 J.Price", "J Price is the personal adviser of YP-014 already"),
        ("case give K", "either the young people, such as YP-014 YP-031, or --all-of NAME"),
        ("case give K 014 --all-of J", "either the young people"),
        ("case give K --all-of J --role soc", "J Price is the social worker of nobody"),
        ("case give K --all-of Nobody", "There is no person “Nobody”"),
        ("case every 014 x why --until fri", "“x” does not say how often: write daily, weekly"),
        ("case every 014 14 why", "--until is missing"),
        ("case every 014 60 why --until fri", "looser than the floor of 56"),
        ("case every 014 14 why --until 2024-06-09", "has passed already"),
        ("case event 014 party", "Kind cannot be “party”"),
        ("case event 014 change --what weather", "What changed is missing or not known"),
        ("case event 014 handover --day tom", "lies ahead"),
        ("case explained 014 help", "How is missing"),
        ("case close 014", "Reason is missing"),
        ("case reopen 014 why", "YP-014 is open already"),
        ("cases colour:red", "There is no field “colour”"),
        ("cases --names ", "Why names are shown is missing"),
        ("handover 999", "There is no young person “999”"),
        ("handover 014 --names ", "Why names are shown is missing"),
        ("action add x --case 999", "There is no young person “999”"),
        ("oversight add supervision x --case 999", "There is no young person “999”"),
        ("oversight add supervision x --participation PN9", "--participation cannot be “PN9”: choose PN0"),
        ("oversight add supervision x --in-person --remote", "--remote and --in-person cannot go together"),
    ],
)
def test_nonsense_is_refused_in_one_sentence(one: Tracker, tmp_path: Path, words: str, sentence: str) -> None:
    before = contents(tmp_path)
    said = one(*words.split(" "))
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("verb", ["cases", "notes", "figure", "visiting", "handover 014"])
def test_a_verb_that_reads_makes_no_casebook(tracker: Tracker, tmp_path: Path, verb: str) -> None:
    said = tracker(*verb.split())
    assert (said.code, said.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_the_pattern_of_visits_is_printed_for_a_team(one: Tracker) -> None:
    for when in ("100 days ago", "50 days ago", "today"):
        note(one, "--kind", "visit", "--when", when)
    assert one("visiting", "--team", "16+").out == one("visiting").out
    pattern = json.loads(one("visiting", "--json").out)
    assert pattern["sentence"] in one("visiting").out
