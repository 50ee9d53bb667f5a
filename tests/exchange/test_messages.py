"""Messages from a paste or a phone's export become drafts, each message once, nobody else's number in them."""

import re
from datetime import date, datetime, time, timedelta
from time import perf_counter

import pytest

from tracker.domain.refusal import Refusal
from tracker.exchange.messages import DraftNote, Names, drafts, read_messages

TODAY = date(2026, 3, 31)
NAMES = Names("J Price", ("Zo", "ZA"), "ZA")


def made(text: str, known: frozenset[str] = frozenset()) -> list[DraftNote]:
    return drafts(text, NAMES, TODAY, known)


def digests(found: list[DraftNote]) -> frozenset[str]:
    return frozenset(digest for draft in found for digest in draft.origin.split())


def export(count: int, days: int = 6) -> str:
    """Make a chat of so many messages over some days, a third party's number now and then."""
    lines = []
    for n in range(count):
        moment = datetime.combine(date(2026, 3, 1) + timedelta(n * days // count), time(9 + n % 10, n % 60))
        who = "J Price" if n % 3 else "Zo"
        said = (
            f"message {n}, ring 07700 {900_000 + n} or +44 (0)7700 {910_000 + n}"
            if n % 7 == 0
            else f"message {n}"
        )
        lines.append(f"{moment:%d/%m/%Y, %H:%M} - {who}: {said}")
    return "\n".join(lines)


def test_a_chat_of_120_messages_over_six_days_gives_six_drafts_and_again_none() -> None:
    found = made(export(120))
    assert len(found) == 6
    assert sum(draft.messages for draft in found) == 120
    assert {draft.direction for draft in found} == {"both ways"}
    assert not re.search(r"9[01]\d{4}", "".join(draft.text for draft in found))
    assert sum(draft.masked for draft in found) == 2 * 18
    assert made(export(120), digests(found)) == []


def test_a_chat_that_has_grown_gives_only_what_is_new() -> None:
    text = export(10, 1)
    first = made(text)
    more = f"{text}\n01/03/2026, 23:50 - Zo: one more\n02/03/2026, 08:00 - J Price: morning"
    same_day, next_day = made(more, digests(first))
    assert (same_day.day, same_day.messages, same_day.text) == (first[0].day, 1, "23:50 ZA: one more")
    assert (same_day.direction, next_day.direction) == ("from them", "to them")
    assert made(more, digests(first) | digests([same_day, next_day])) == []


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("[12/03/2026, 14:05:33] Zo: ", time(14, 5)),
        ("\u200e[12/03/26, 14:05:33] Zo: \u200e", time(14, 5)),
        ("[12/03/2026, 2:05:33\u202fpm] Zo: ", time(14, 5)),
        ("12/03/2026, 14:05 - Zo: ", time(14, 5)),
        ("12/03/2026, 2:05 pm - Zo: ", time(14, 5)),
        ("12/03/2026, 12:05 a.m. - Zo: ", time(0, 5)),
        ("12/03/2026, 12:05 PM - ~ Zo: ", time(12, 5)),
    ],
)
def test_both_layouts_on_both_clocks(head: str, at: time) -> None:
    (draft,) = made(f"{head}hello: you\nsecond line\n\nthird")
    assert (draft.day, draft.first, draft.direction) == (date(2026, 3, 12), at, "from them")
    assert draft.text == f"{at:%H:%M} ZA: hello: you\nsecond line\n\nthird"


def test_the_program_itself_deleted_messages_and_files_do_not_speak() -> None:
    text = """12/03/2026, 14:00 - Messages and calls are end-to-end encrypted. Tap to learn more.
12/03/2026, 14:01 - Zo: \u200eThis message was deleted
12/03/2026, 14:02 - Zo: <Media omitted>
12/03/2026, 14:03 - Zo: \u200eimage omitted
12/03/2026, 14:03 - Zo: IMG-2026.jpg (file attached)
12/03/2026, 14:04 - J Price: ok <This message was edited>
12/03/2026, 14:05 - Zo: Missed voice call"""
    (draft,) = made(text)
    assert draft.text.split("\n") == [
        "14:02 ZA: (a picture, recording or file)",
        "14:03 ZA: (a picture, recording or file)",
        "14:03 ZA: (a picture, recording or file)",
        "14:04 J Price: ok",
    ]
    assert draft.messages == 4


@pytest.mark.parametrize(
    "said",
    [
        "this message was deleted by my ex, I have a copy",
        "missed voice call from the landlord, what now",
        "null and void",
        "you blocked this contact? why",
    ],
)
def test_what_only_begins_like_the_program_is_what_somebody_said(said: str) -> None:
    (draft,) = made(f"12/03/2026, 14:05 - Zo: {said}")
    assert draft.text == f"14:05 ZA: {said}"


@pytest.mark.parametrize(
    "said",
    [
        "J Price: You deleted this message.",
        "Zo: This message was deleted by admin Sam",
        "Zo: \u200eMissed video call, tap to call back",
        "J Price: \u200eYou turned on disappearing messages. New messages will disappear after 24 hours.",
        "Zo: null",
    ],
)
def test_a_chat_in_which_nobody_says_anything_gives_no_draft(said: str) -> None:
    assert made(f"12/03/2026, 14:05 - {said}") == []


def test_the_name_of_a_file_never_reaches_the_draft() -> None:
    head = "12/03/2026, 14:05 - Zo: "
    document = "Kayleigh's tenancy.pdf • \u200e2 pages \u200edocument omitted"
    (draft,) = made(f"{head}Kayleigh Smith.vcf (file attached)\nlook\n{head}{document}")
    assert draft.text.split("\n") == [
        "14:05 ZA: (a picture, recording or file)",
        "look",
        "14:05 ZA: (a picture, recording or file)",
    ]
    assert draft.possible_names == ()


def test_no_number_is_offered_as_a_name() -> None:
    (draft,) = made("12/03/2026, 14:05 - Zo: ring Kayleigh07700900123 or Tel07700900456 ok")
    assert not re.search(r"\d{4}", " ".join(draft.possible_names) + draft.text)


def test_a_name_with_a_colon_is_known_where_it_was_told() -> None:
    names = Names("PA: J Price", ("Zo: 16+", "ZA"), "ZA")
    (draft,) = drafts("12/03/2026, 14:05 - PA: J Price: hi\n12/03/2026, 14:06 - Zo: 16+: ok", names, TODAY)
    assert draft.text == "14:05 PA: J Price: hi\n14:06 ZA: ok"


def test_forwarded_and_polls_stay_as_they_are() -> None:
    text = "Forwarded\nPOLL:\nWhere?\nOPTION: Town (1 vote)"
    assert made(f"12/03/2026, 14:05 - Zo: {text}")[0].text == f"14:05 ZA: {text}"


def test_the_same_words_twice_in_a_minute_are_two_messages() -> None:
    text = "12/03/2026, 14:00 - Zo: ok\n12/03/2026, 14:00 - Zo: ok"
    (draft,) = made(text)
    assert (draft.messages, len(set(draft.origin.split()))) == (2, 2)


def test_the_layouts_of_two_phones_are_known_as_the_same_messages() -> None:
    one = made("[12/03/2026, 14:05:33] Zo: hi\n[12/03/2026, 14:06:01] J Price: hello")
    other = made("12/03/2026, 2:05 pm - Zo: hi\n12/03/2026, 2:06 pm - J Price: hello")
    assert digests(one) == digests(other)


def test_a_number_as_the_other_name_never_reaches_the_draft() -> None:
    (draft,) = made("12/03/2026, 14:05 - +44 7700 900123: hi\n12/03/2026, 14:06 - J Price: hello")
    assert draft.text == "14:05 ZA: hi\n14:06 J Price: hello"
    assert draft.direction == "both ways"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "12/03/2026, 14:05 - A B: hi\n12/03/2026, 14:06 - C D: hello",
            "It cannot be told which messages are yours",
        ),
        ("12/03/2026, 14:05 - Someone: hi", "It cannot be told which"),
        (
            "".join(f"12/03/2026, 14:05 - {n}: hi\n" for n in ("Zo", "J Price", "Ben")),
            "3 people write in this chat",
        ),
        ("03/31/2026, 14:05 - Zo: hi", "There is no month 31: write the day first"),
        ("12/04/2026, 14:05 - Zo: hi", "is dated 12 Apr 2026, which lies ahead"),
        ("12/03/2026, 25:05 - Zo: hi", "a time no clock shows"),
        ("1/2/26, 2:05 PM - Zo: hi\n1/3/26, 2:05 PM - Zo: yo", "whether the day or the month stands first"),
        (
            "02/03/2026, 14:05 - Zo: hi\n02/01/2026, 14:05 - Zo: yo",
            "whether the day or the month stands first",
        ),
        ("2026-03-12, 14:05 - Zo: hi", "a layout that is not known here: set the phone to English"),
        ("[2026-03-12, 14:05:33] Zo: hi", "a layout that is not known here"),
        ("12/03/2026 à 14:05 - Zo: hi", "a layout that is not known here"),
        ("12 March 2026 at 14:05 - Zo: hi", "a layout that is not known here"),
        ("١٢/٠٣/٢٠٢٦، ١٤:٠٥ - Zo: hi", "a layout that is not known here"),
        ("2026/3/12 下午2:05 - Zo: hi", "a layout that is not known here"),
        ("rest of a message\n12/03/2026, 14:05 - Zo: hi", "begins within a message"),
    ],
)
def test_what_cannot_be_told_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        made(text)


@pytest.mark.parametrize("day", ["9/3/26", "13/3/26"])
def test_days_without_noughts_are_read_where_one_shows_the_order(day: str) -> None:
    later = "13/3/26, 14:06 - J Price: hello"
    assert len(made(f"{day}, 14:05 - Zo: hi\n{later}")) == (1 if day == "13/3/26" else 2)


def test_a_paste_that_speaks_of_a_day_and_a_time_is_no_export() -> None:
    text = "12/03/2026 meeting with them at 14:30 - Sam said: no"
    assert made(text)[0].text == text


def test_a_long_message_is_read_in_good_time() -> None:
    begun = perf_counter()
    made("12/03/2026, 14:05 - Zo: a" + "\n" * 500_000 + "x • " * 100_000)
    assert perf_counter() - begun < 10


def test_a_paste_without_layout_is_one_draft_of_today_and_does_not_say_who_wrote() -> None:
    (draft,) = made("hi, moved in with Kayleigh\nher number is 07700900123")
    assert (draft.day, draft.direction, draft.messages) == (TODAY, None, 1)
    assert draft.text == "hi, moved in with Kayleigh\nher number is [phone number]"
    assert draft.possible_names == ("Kayleigh",)
    assert made("hi,  moved in with Kayleigh\nher number is 07700900123\n", digests([draft])) == []
    assert made(" \n") == []


def test_escape_sequences_and_direction_marks_are_taken_out() -> None:
    (message,) = read_messages("12/03/2026, 14:05 - Zo: \x1b[31mred\u202e!\x07") or ()
    assert message.text == "red!"
