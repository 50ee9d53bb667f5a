"""Whether visits pile up at the longest interval allowed, whatever the need."""

from datetime import timedelta

from tests.rules.boundaries_visiting import in_care, leaver
from tests.rules.life_sample import note, spell
from tests.rules.sample import day, threshold
from tracker.domain.care_codes import LEVEL_DAYS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.records import Record
from tracker.rules.minimum import Pattern, minimum_visiting
from tracker.rules.policy import load_policy

TODAY = day("2026-03-26")
NEEDS = ("standard", "raised", "enhanced", "intensive")


def seen_every(gaps: list[int], need: str = "standard") -> list[Record]:
    """Make a young person whose last visits lie so many days apart, the last of them today."""
    one, status = leaver()
    on, records = TODAY, [one, status, spell(one, "need", "2025-01-15", need)]
    for gap in [0, *gaps]:
        on -= timedelta(days=gap)
        records.append(note(one, on.isoformat()))
    return records


def pattern(*young: list[Record], also: tuple[Record, ...] = ()) -> Pattern:
    casebook = Casebook([*(r for records in young for r in records), *also])
    lives: list[Life] = [casebook.life_of(records[0]) for records in young]  # type: ignore[arg-type]
    return minimum_visiting(lives, load_policy().with_overrides(casebook), TODAY)


def test_visits_at_the_floor_whatever_the_need_are_flagged() -> None:
    found = pattern(*(seen_every([55, 57, 20, 56, 54], NEEDS[n % 4]) for n in range(30)))
    assert found.flagged
    assert (found.cases, found.needing_more, found.share_at_floor) == (30, 22, 0.8)
    assert found.sentence == (
        "80% of 150 gaps between PA visits lie within 3 days of the 56 allowed: 30 young people seen more than once "
        "in twelve months, 22 with more than standard need; visits follow the minimum and not the need"
    )


def test_as_many_visits_spread_by_need_are_not() -> None:
    young = [seen_every([LEVEL_DAYS[need]] * 5, need) for need in NEEDS for _ in range(7)]  # type: ignore[index]
    found = pattern(*young)
    assert not found.flagged
    assert found.sentence.endswith("no pattern of visiting at the minimum")


def test_few_at_the_floor_among_those_needing_more_is_visiting_by_need() -> None:
    young = [seen_every([56] * 5) for _ in range(25)] + [seen_every([14] * 5, "enhanced") for _ in range(5)]
    found = pattern(*young)
    assert found.share_at_floor > 0.8
    assert not found.flagged


def test_one_young_person_is_one() -> None:
    assert "pattern of visiting: 1 young person seen more" in pattern(seen_every([56] * 5)).sentence


def test_standard_need_alone_is_no_pattern() -> None:
    assert not pattern(*(seen_every([56] * 5) for _ in range(30))).flagged


def test_few_data_say_so() -> None:
    few = [seen_every([56] * 5, NEEDS[n % 4]) for n in range(9)]
    found = pattern(*few)
    assert not found.flagged
    assert found.sentence == (
        "Too little to tell a pattern of visiting: 9 young people seen more than once in twelve months"
    )
    assert pattern(*few, seen_every([56], "raised")).flagged
    assert not pattern().flagged


def test_how_near_counts_and_how_much_are_the_councils_to_say() -> None:
    at, past = ([seen_every([gap] * 3, "raised") for _ in range(12)] for gap in (53, 52))
    assert pattern(*at).flagged
    assert not pattern(*past).flagged
    assert pattern(*past, also=(threshold("VI-MIN.days", 4),)).flagged
    assert not pattern(*at, also=(threshold("VI-MIN.cases", 13),)).flagged


def test_only_visits_seen_in_the_last_twelve_months_of_those_owed_them_count() -> None:
    one, status = leaver()
    others = [
        note(one, "2026-01-29", outcome="attempted"),
        note(one, "2026-02-20", "phone"),
        note(one, "2025-03-25"),
        note(one, "2026-03-27"),
    ]
    records = [one, status, note(one, "2025-03-26"), note(one, "2026-03-26"), *others]
    assert pattern(records).gaps[-1] == ("60 days or more", 1)
    assert pattern(records).cases == 1
    child, care = in_care()
    assert pattern([child, care, note(child, "2026-01-05"), note(child, "2026-03-02")]).cases == 0


def test_the_histogram_is_plain_and_counts_every_gap() -> None:
    found = pattern(seen_every([7, 10, 21, 40, 56, 59, 60]))
    assert found.gaps == (
        ("1 to 7 days", 1),
        ("8 to 14 days", 1),
        ("15 to 28 days", 1),
        ("29 to 52 days", 1),
        ("53 to 59 days", 2),
        ("60 days or more", 1),
    )
    assert found.lines[0] == "1 to 7 days         1 #"
    assert found.lines[4] == "53 to 59 days       2 ##"
    many = pattern(*(seen_every([56] * 5, "raised") for _ in range(40)))
    assert all(line.isascii() and len(line) <= 70 for line in many.lines)
