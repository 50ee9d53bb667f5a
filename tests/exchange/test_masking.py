"""Other people's numbers, addresses and names: what is masked always, and what is offered."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.masking import masked, names_in, without_names


@pytest.mark.parametrize(
    "number",
    [
        "07700900123", "07700 900123", "07700 900 123", "0 7 7 0 0 9 0 0 1 2 3", "07700-900-123",
        "07700.900.123", "07700/900123", "+447700900123", "+44 7700 900123", "+44 (0)7700 900 123",
        "0044 7700 900123", "(020) 7946 0123", "020 7946 0123", "7700900123", "07700–900–123",
        "07700\u200b900123", "０７７００９００１２３", "tel07700900123", "x07700900123y", "07700,900,123",
        "07700: 900123", "07700~900123", "07700    900123", "07700 [900] 123", "07700'900|123",
        "0 - 7700 * 900 = 123", "0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣", "+44(0)7700,900,123", "07700\n900123", "(01432) 123456",
        "016977 2123", "0800 1111",
    ],
)  # fmt: skip
def test_no_number_survives_however_it_is_written(number: str) -> None:
    text, count = masked(f"ring her on {number} ok")
    assert count == 1
    assert "[phone number]" in text
    assert not re.search(r"\d", text)


@given(st.from_regex(r"\+?[0-9]([ .\-/()]{0,2}[0-9]){8,12}", fullmatch=True))
def test_no_run_of_nine_digits_survives(number: str) -> None:
    text, _ = masked(f"call {number} now")
    if "[phone number]" not in text:
        assert re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}", number)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("mail sam.jones@example.co.uk please", "mail [e-mail address] please"),
        ("see https://example.org/x?y=1 and www.example.org", "see [link] and [link]"),
        ("on instagram.com/sam.j", "on [link]"),
        ("live at 12 High St HR1 2AB now", "live at 12 High St [postcode] now"),
        ("hr12ab", "[postcode]"),
        ("flat 3, SW1A 1AA", "flat 3, [postcode]"),
        ("atHR1 2ABx and hr1-2ab, HR1\xa02AB", "at[postcode]x and [postcode], [postcode]"),
        ("sam @ example.com", "[e-mail address]"),
        ("youtu.be/x foo.dev/x signal://x.y x.co", "[link] [link] [link] [link]"),
    ],
)
def test_addresses_and_links_are_masked(text: str, becomes: str) -> None:
    assert masked(text)[0] == becomes


@pytest.mark.parametrize(
    "text",
    [
        "on 12/03/2026 at 14:05", "at 10am for £120", "room 12, 2pm", "since 2026-03-12", "B1 2pm? no, 3pm",
        "12/03/2026 14:05", "(12/03/2026 14:05): hi", "at 09:30, 10:15 or 11:45", "call 999 or 116 123",
        "year7 2nd set",
    ],
)  # fmt: skip
def test_days_times_and_sums_stay(text: str) -> None:
    assert masked(text) == (text, 0)


def test_names_within_a_sentence_are_offered_and_the_two_who_write_are_not() -> None:
    texts = [
        "Saw Kayleigh at College on Monday. She was with Ben's sister",
        "Mum says I'm late. Zoë and Lukas say hi J",
    ]
    assert names_in(texts, ("J Price", "Zoë", "ZA")) == ("Kayleigh", "Ben", "Lukas")


def test_how_somebody_is_called_on_social_media_is_offered() -> None:
    assert names_in(["ask @kayleigh.99. or @44 7"], ()) == ("@kayleigh.99",)
    assert without_names("ask @kayleigh.99. ok", ["@kayleigh.99"]) == "ask [name]. ok"


def test_chosen_names_are_masked_as_whole_words() -> None:
    text = "kayleigh and Ben, not Benefit; Ben’s room"
    assert without_names(text, ["Kayleigh", "Ben", " "]) == "[name] and [name], not Benefit; [name]’s room"


@pytest.mark.parametrize(
    "again", ["a-", "a.", "a@", "a @ ", "0~~~~~~", "A1 ", "a://", "www.", "1:11 ", "0, ", "44"]
)
def test_a_long_text_without_end_is_read_in_good_time(again: str) -> None:
    begun = perf_counter()
    masked(again * 50_000)
    assert perf_counter() - begun < 10
