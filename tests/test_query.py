"""The filter words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.query import DAY_FIELDS, WORD_FIELDS, Fact, QueryNotUnderstood, parse

TODAY = date(2026, 3, 26)
ME = "J Price"


@dataclass
class Row:
    haystack: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


AUDIT = Row(
    "a-7kq2 refresh pathway plan after the move overdue",
    {
        "owner": "J Price",
        "source": "audit",
        "theme": "pathway & care planning",
        "state": "in progress",
        "flag": ("overdue", "stalled"),
        "due": date(2026, 3, 14),
        "priority": "high",
        "visit": ("monitoring visit 4",),
        "plan": "3.2",
        "updated": date(2026, 3, 5),
    },
)
HEALTH = Row(
    "a-2zdm health referral route agreed",
    {
        "owner": "T Oduya",
        "source": "visit",
        "theme": "health & mental health",
        "state": "blocked",
        "flag": (),
        "due": date(2026, 4, 9),
        "visit": ("monitoring visit 14",),
        "plan": "13.2",
        "updated": date(2026, 3, 25),
    },
)
DONE = Row("a-9xyz local offer in print", {"owner": None, "source": "none", "state": "complete", "due": None})


def chosen(text: str) -> str:
    query = parse(text, TODAY, ME)
    return "".join(name for name, row in (("a", AUDIT), ("h", HEALTH), ("d", DONE)) if query.matches(row))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", "ahd"),
        ("   ", "ahd"),
        ("PATHWAY", "a"),
        ("plan move", "a"),
        ("move plan", "a"),
        ('"plan move"', ""),
        ('"pathway plan"', "a"),
        ('"pathway pl', "a"),
        ("a-2z", "h"),
        ("overdue", "a"),
        ("flag:overdue", "a"),
        ("flag:none", "hd"),
        ("-flag:none", "a"),
        ("owner:me", "a"),
        ("-owner:me", "hd"),
        ("owner:none", "d"),
        ("owner:none,me", "ad"),
        ("owner:odu", "h"),
        ('owner:"j pr"', "a"),
        ('owner:"price, j"', ""),
        ("owner:", "ahd"),
        ("owner:,", "ahd"),
        ("-owner:", "ahd"),
        ("-", "ahd"),
        ("source:audit", "a"),
        ("source:none", "d"),
        ("theme:health", "h"),
        ("state:open", "ah"),
        ("-state:open", "d"),
        ("state:blocked,complete", "hd"),
        ("state:blocked,", "h"),
        ("state:progress", "a"),
        ("priority:high", "a"),
        ("priority:none", "hd"),
        ("visit:4", "a"),
        ("visit:14", "h"),
        ("plan:3.2", "a"),
        ("plan:13", "h"),
        ("due:<14d", "a"),
        ("due:<=14d", "ah"),
        ("due:>today", "h"),
        ("due:>2026-04-01", "h"),
        ("due:none", "d"),
        ("-due:none", "ah"),
        ("due:none,<14d", "ad"),
        ("due:today", ""),
        ("due:14/3/2026", "a"),
        ("due:thu", ""),
        ("due:9/4", "h"),
        ("due:2026", "ah"),
        ('due:"april 2026"', "h"),
        ('due:>"march 2026"', "h"),
        ('due:>="march 2026"', "ah"),
        ("due:<april", "a"),
        ("due:<", "ahd"),
        ("due:", "ahd"),
        ("updated:<14d", "a"),
        ("updated:>7d", "h"),
        ("-blocked -audit", "ahd"),
        ("-pathway", "hd"),
        ('-"local offer"', "ah"),
        ("12:30", ""),
        ("owner:me source:audit overdue", "a"),
        ("owner:me source:visit", ""),
    ],
)
def test_the_rows_a_filter_chooses(text: str, rows: str) -> None:
    assert chosen(text) == rows


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour:red", "There is no field “colour” to filter by: use one of owner, team, .*due"),
        ("due:soonish", "due: “soonish” is not understood as a date"),
        ("due:>30/2/2026", "due: There is no 30 February"),
        ("-agreed:<someday", "agreed: “someday”"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(QueryNotUnderstood, match=sentence):
        parse(text, TODAY, ME)


def test_a_filter_keeps_its_words_for_those_who_mark_them() -> None:
    query = parse('Move "Pathway Plan" -old owner:me', TODAY, ME)
    assert query.words == ("move", "pathway plan")
    assert query.without == ("old",)
    assert not query.empty
    assert parse("owner: -", TODAY, ME).empty


PIECES = [
    "owner:",
    "me",
    "none",
    '"',
    "-",
    ",",
    "due:",
    "<",
    ">=",
    "14d",
    "2026-04-01",
    "fri",
    "state:open",
    " ",
    ":",
]
TYPED = st.text(max_size=30) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(TYPED)
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        query = parse(text, TODAY, ME)
    except QueryNotUnderstood as refused:
        assert str(refused).isprintable()  # noqa: PT017
    else:
        assert query.text == text
        assert query.matches(AUDIT) in (True, False)


@given(
    st.sampled_from((*WORD_FIELDS, *DAY_FIELDS)), st.sampled_from(["none", "fri", "4 march"]), st.booleans()
)
def test_a_minus_turns_a_field_round(name: str, value: str, quoted: bool) -> None:
    asked = f'{name}:"{value}"' if quoted or " " in value else f"{name}:{value}"
    for row in (AUDIT, HEALTH, DONE):
        assert parse(asked, TODAY, ME).matches(row) is not parse(f"-{asked}", TODAY, ME).matches(row)


def test_five_thousand_rows_are_filtered_between_two_keys() -> None:
    rows = [AUDIT, HEALTH, DONE] * 1700
    best = min(timed("owner:me overdue source:audit due:<14d", rows) for _ in range(3))
    assert best < 0.03


def timed(text: str, rows: list[Row]) -> float:
    start = perf_counter()
    query = parse(text, TODAY, ME)
    assert sum(map(query.matches, rows)) == len(rows) // 3
    return perf_counter() - start


def test_a_figure_keeps_the_rows_behind_it() -> None:
    mine, other = Row(facts={"figure": "01A"}), Row(facts={"figure": "01B"})
    query = parse("figure:actions-overdue", TODAY, ME, {"actions-overdue": {"01A"}}.__getitem__)
    assert [query.matches(row) for row in (mine, other)] == [True, False]
    with pytest.raises(QueryNotUnderstood, match="no figure “nothing”"):
        parse("figure:nothing", TODAY, ME)
