"""Young people: their files, and everything that is done to a case by its key."""

import re
from datetime import date

from tests.screens.sample_book import TODAY
from tests.screens.stage import on_stage, undone
from tracker.desk import Desk
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Event


def young_person(desk: Desk, ref: str) -> Case:
    return desk.session.find(ref, Case)


async def test_the_list_shows_who_drifts_and_the_file_opens(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        row = next(line for line in stage.lines if "YP-014" in line)
        assert re.search(r"JT +32d +3d +4 Jul 2024 +129d", row)
        await stage.press("enter")
        assert "YP-014 JT, called Juno, 19 years old" in stage.text
        assert "Two clocks" in stage.text
        await stage.press("G")
        assert "6 Feb 2024 PA visit" in " ".join(stage.text.split())
        await stage.press("escape")
        assert "YP-014  JT" in stage.text
        await stage.press("c")
        assert stage.app.clipboard == caseload.sheet(young_person(caseload, "014"))


async def test_a_young_person_is_added(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "n", "f2")
        assert "Initials is needed." in stage.text
        await stage.fill(initials="SB", born="3/5/2006", number="077", chosen_name="Sky")
        await stage.press("f2")
        case = stage.on
        assert (case.ref, case.born, case.chosen_name) == ("YP-077", date(2006, 5, 3), "Sky")
        assert "Sky" not in stage.text
        assert stage.told.startswith("Added YP-077: w names who works with them")
        await undone(stage)
        assert caseload.session.casebook.by_id(case.id) is None


async def test_a_case_number_that_is_taken_is_refused_and_the_words_kept(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "n")
        await stage.fill(initials="SB", born="3/5/2006", number="014")
        await stage.press("f2")
        assert "The council's case 014 is here already as YP-014" in stage.told
        await stage.press("n")
        assert stage.form.values == {
            "initials": "SB",
            "born": "3/5/2006",
            "number": "014",
            "chosen_name": "",
            "team": "",
        }


async def test_what_is_known_is_corrected(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "E")
        await stage.fill(complexity="parent, bravery")
        await stage.press("f2")
        assert "“bravery” is none of parent, unaccompanied" in stage.told
        await stage.press("E")
        await stage.fill(complexity="parent, mental health")
        await stage.press("f2")
        assert young_person(caseload, "014").complexity == ("parent", "mental health")
        await undone(stage)
        assert young_person(caseload, "014").complexity == ()


async def test_a_home_begins_and_the_former_ends_the_day_before(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "b", "h")
        await stage.fill(what="fo", start="1 july", suitable="n", reason="the rent")
        assert "foyer or similar supported accommodation (T)" in stage.text
        await stage.press("f2")
        life = caseload.cases.life(young_person(caseload, "014"))
        former, home = life.spells_of("home", TODAY)
        assert (home.what, home.start, home.suitable, home.reason) == (
            "T",
            date(2024, 7, 1),
            False,
            "the rent",
        )
        assert former.end == date(2024, 6, 30)
        await undone(stage)
        assert caseload.cases.life(young_person(caseload, "014")).spells_of("home", TODAY) == [
            stage.now(former)
        ]


BEGINNINGS = {
    "a": ("activity", "ap", "F4"),
    "n": ("need", "en", "enhanced"),
    "s": ("eligibility", "qu", "qualifying"),
    "l": ("legal status", "care", "C2"),
    "o": ("out of area", "Bristol", "Bristol"),
    "w": ("waiting", "counselling", "counselling"),
}
"""By its key: what begins, what is typed, and what is kept."""


async def test_anything_else_begins_by_its_key(caseload: Desk) -> None:
    case = young_person(caseload, "014")
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        for key, (kind, what, kept) in BEGINNINGS.items():
            await stage.press("b", key)
            await stage.fill(what=what)
            await stage.press("f2")
            spell = caseload.cases.life(case).current(kind, TODAY)  # type: ignore[arg-type]  # a code as text
            assert spell is not None
            assert (spell.what, spell.start) == (kept, TODAY)


async def test_a_beginning_half_typed_is_offered_again(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "b", "a")
        await stage.fill(what="ap", reason="starts")
        stage.app.keep_drafts()
    async with on_stage(caseload) as stage:
        assert "Not finished: begins YP-014" in stage.text
        await stage.press("o", "a")
        assert stage.form.values["reason"] == "starts"


async def test_several_marked_are_given_to_one_worker_as_one_change(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "space", "space", "w")
        assert "Worker of 2 young people" in stage.text
        await stage.fill(worker="Ola Dunn", reason="new post")
        await stage.press("f2")
        advisers = [caseload.cases.life(young_person(caseload, ref)).adviser(TODAY) for ref in ("031", "052")]
        assert len({spell.worker for spell in advisers if spell}) == 1
        assert stage.told.startswith("Gave 2 young people to Ola Dunn, personal adviser")
        assert not stage.list.records_list.marked
        await undone(stage)
        assert caseload.cases.life(young_person(caseload, "031")).adviser(TODAY) is None


async def test_visits_looser_than_the_floor_are_refused_and_the_answers_kept(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "t")
        await stage.fill(days="90", reason="all is well", until="+8w")
        assert "Mon 2 Sep 2024" in stage.text
        await stage.press("f2")
        assert "looser than the floor of 56 for YP-014" in stage.told
        await stage.press("t")
        assert stage.form.values["reason"] == "all is well"
        await stage.fill(days="often")
        await stage.press("f2")
        assert "“often” does not say how often" in stage.text
        await stage.fill(days="fort")
        await stage.press("f2")
        held = young_person(caseload, "014").frequency
        assert held is not None
        assert (held.days, held.until, held.set_by) == (14, date(2024, 9, 2), "Jess Bell")
        await stage.press("t")
        assert (stage.form.values["days"], stage.form.values["reason"]) == ("14", "")
        await stage.press("escape", "z")
        assert young_person(caseload, "014").frequency != held


async def test_an_event_is_kept(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "e")
        await stage.fill(kind="entit", what="council tax")
        await stage.press("f2")
        assert stage.told.startswith("Say which entitlement was explained, and how")
        await stage.press("e")
        await stage.fill(how="in person", day="last fri")
        await stage.press("f2")
        event = max(caseload.session.casebook.all(Event), key=lambda e: e.id)
        assert (event.kind, event.what, event.how) == ("entitlement explained", "council tax", "in person")
        assert event.day == date(2024, 7, 5)
        assert stage.told == "Kept for YP-014: entitlement explained, council tax. z to undo"
        await undone(stage)
        assert caseload.session.casebook.by_id(event.id) is None


# Pages, closing, and going on.


async def test_the_handover_page_begins_with_what_matters_to_them(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "h")
        assert stage.text.index("I like it there.") < stage.text.index("Who works with them")
        assert "Juno" not in stage.text
        await stage.press("G")
        assert "tracker handover YP-014" in stage.text


async def test_the_visiting_pattern_is_that_of_the_team(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "m")
        assert "Visiting pattern: Care leavers" in stage.text
        assert "60 days or more     1 #" in stage.text


async def test_a_case_is_closed_and_opened_again(caseload: Desk) -> None:
    case = young_person(caseload, "052")
    async with on_stage(caseload) as stage:
        await stage.press("5")
        await stage.stand_on(case)
        await stage.press("D", "f2")
        assert "Why is needed." in stage.text
        await stage.fill(reason="moved away")
        await stage.press("f2")
        assert stage.now(case).closed_on == TODAY
        await stage.press("x")
        assert stage.told == "Closed cases are shown too"
        assert "■ closed        YP-052" in stage.text
        closed = young_person(caseload, "066")
        await stage.stand_on(closed)
        await stage.press("D")
        assert "Open YP-066?" in stage.text
        await stage.fill(reason="asked for support")
        await stage.press("f2")
        assert stage.now(closed).closed_on is None
        await undone(stage)
        assert stage.now(closed).closed_on is not None


async def test_a_case_leads_to_its_actions_and_back(caseload: Desk) -> None:
    case = young_person(caseload, "014")
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "f")
        assert stage.place == "actions"
        assert {row.more["case"] for row in stage.list.rows if row.id == stage.on.id} == {"YP-014"}
        await stage.press("escape")
        assert (stage.place, stage.on) == ("cases", case)
        await stage.press("4")
        await stage.stand_on(next(a for a in caseload.session.casebook.all(Action) if a.case == case.id))
        await stage.press("f")
        assert (stage.place, stage.on) == ("cases", case)


async def test_where_nobody_is_here_no_form_opens(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("5")
        assert "No young people yet. Press n to add one" in stage.text
        for key in "etpwhDEb":
            await stage.press(key)
            assert not stage.asks, key
            assert "nothing is selected" in stage.told or stage.told.startswith("E corrects"), key


async def test_the_filter_knows_the_words_of_cases(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5")
        for words, found in {"worker:me": 1, "seen:none": 2, "status:former": 2, "014": 1}.items():
            stage.list.filter_by("")
            await stage.press("slash")
            await stage.type(words)
            await stage.press("enter")
            assert stage.lines[2].startswith(f"/ {words}")
            assert stage.lines[2].endswith(f" {found} of 3"), words


async def test_a_review_of_a_young_person_is_kept_on_visits_and_stands_on_the_file(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("2", "n", "o")
        await stage.fill(
            kind="statutory review",
            title="Second review",
            decisions="Ask housing about the lock",
            cases="YP-031",
            held="remotely",
            agencies="Wye NHS, Housing",
        )
        await stage.press("f2")
        held = stage.on
        assert (held.in_person, held.agencies) == (False, ("Wye NHS", "Housing"))
        assert "Held remotely" in stage.text
        (case_id,) = held.cases
        assert stage.now(held) in caseload.session.casebook.life_of(stage.desk.find("YP-031")).oversight  # type: ignore[arg-type]
        assert case_id == stage.desk.find("YP-031").id
