"""Taking other people's numbers, addresses and names out of a text before it is kept."""

import re
from collections.abc import Collection, Iterable

_LINK = re.compile(
    r"\b(?:[a-z]{2,10}://|www\.)\S+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\."
    r"(?:(?:com|org|net|uk|info|io|ly|app|gg|tv|eu|me|co|be|xyz|dev|link|online|site|wales)\b(?:/\S*)?"
    r"|[a-z]{2,12}/\S+)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_CODE = r"(?:GIR[\s-]?0AA|[A-Z]{1,2}\d[A-Z\d]?[\s-]{0,3}\d[ABD-HJLNP-UW-Z]{2})"
_POSTCODE = re.compile(rf"(?i:\b{_CODE}\b)|{_CODE}")
"""By itself however it is written; in capitals also within a longer word."""
_PHONE = re.compile(r"\+?\(?\d(?:[\s().\-/\u2010-\u2015\u200b-\u200d\u2060·_]{0,3}\d(?!\d?:\d\d)){6,}")
"""Seven digits or more in a row, as they are mostly parted; the hour of a time of day is none of them."""
_APART = r"(?:[^\w:]|_|:(?!\d)){0,6}"
_UK_PHONE = re.compile(
    rf"(?<!\d)[+(]{{0,2}}(?:(?:00)?44(?:{_APART}0)?|0)(?:{_APART}\d){{9,10}}(?!{_APART}\d)"
)
"""A number of this country, whatever parts its digits except words and times of day."""
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}", re.ASCII)

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_HANDLE = re.compile(r"(?<!\w)@[^\W\d][\w.]{2,29}")
"""How somebody is called on social media."""
_SENTENCE_END = re.compile(r"(?:^|[.!?…:\n]|[^\w\s,;'’()-])[\s\"“‘(]*$")
_NO_NAMES = frozenset((
    "i", "i'm", "i'll", "i've", "i'd", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    "mum", "dad", "nan", "nana", "grandad", "grandma", "mummy", "daddy", "auntie", "uncle", "sis",
    "bro", "god", "christmas", "xmas", "easter", "eid", "ramadan", "english", "british", "england",
    "wales", "scotland", "london", "maths", "gcse", "btec", "whatsapp", "instagram", "snapchat",
    "facebook", "tiktok", "youtube", "google", "uber", "tesco", "asda", "aldi", "lidl", "mcdonalds",
    "council", "college", "school", "university", "jobcentre", "job", "centre", "universal", "credit",
    "housing", "benefit", "pa", "ok", "okay", "lol", "omg", "thanks", "thank", "yes", "no", "hi",
    "hello", "hey", "bye", "sorry", "the", "a", "an", "and", "but", "so", "if", "when", "what", "where",
    "who", "why", "how", "is", "it", "you", "your", "he", "she", "they", "we", "my", "me", "our",
))  # fmt: skip
"""Words that stand with a capital within a sentence and are nobody's name, in small letters."""


def masked(text: str) -> tuple[str, int]:
    """Mask links, e-mail addresses, postcodes and phone numbers; gives the text and how many there were."""
    count = 0
    for pattern, word in (
        (_EMAIL, "e-mail address"),
        (_LINK, "link"),
        (_UK_PHONE, "phone number"),
        (_POSTCODE, "postcode"),
    ):
        text, found = pattern.subn(f"[{word}]", text)
        count += found
    numbers = 0

    def number(found: "re.Match[str]") -> str:
        nonlocal numbers
        if _DAY.fullmatch(found[0].lstrip("(")):
            return found[0]
        numbers += 1
        return "[phone number]"

    text = _PHONE.sub(number, text)
    return text, count + numbers


def names_in(texts: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Offer words that may be other people's names: capitalised within a sentence and uncommon, or after an @.

    ``known`` are the names of the two who write. It catches no name that begins a sentence or is in small letters.
    """
    own = {part.casefold() for name in known for part in _WORD.findall(name)}
    offered: dict[str, None] = {}
    for text in texts:
        offered |= dict.fromkeys(handle[0].rstrip(".") for handle in _HANDLE.finditer(text))
        for found in _WORD.finditer(text):
            word = re.sub(r"['’]s$", "", found[0])
            small = word.casefold()
            capitalised = word[:1].isupper() and not word.isupper()
            if not capitalised or small in own or small in _NO_NAMES:
                continue
            if not _SENTENCE_END.search(text[max(0, found.start() - 40) : found.start()]):
                offered[word] = None
    return tuple(offered)


def without_names(text: str, names: Iterable[str]) -> str:
    """Mask the names chosen, whole words whatever their case."""
    for name in filter(None, map(str.strip, names)):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name]", text, flags=re.IGNORECASE)
    return text
