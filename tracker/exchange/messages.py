"""Messages between an adviser and a young person, from a paste or a phone's export, as drafts of contact notes.

Read are the two layouts of a WhatsApp text export, on a 12 or 24 hour clock, the day before the month. Nothing is
sent anywhere. A message is known again by a short digest of its minute, its side and its words.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.dates.words import full_year, make_day
from tracker.domain import care_codes
from tracker.domain.refusal import Refusal
from tracker.domain.text import plain
from tracker.exchange.masking import masked, names_in

_DAY = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2}),?\s+"
_CLOCK = r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s*([ap])\.?\s?m\.?)?"
_HEADS = (
    re.compile(rf"\[{_DAY}{_CLOCK}\]\s*(.*)", re.IGNORECASE | re.ASCII),
    re.compile(rf"{_DAY}{_CLOCK}\s+[-–]\s+(.*)", re.IGNORECASE | re.ASCII),
)
_SPACES = str.maketrans("\u202f\xa0", "  ")
_SENDER = re.compile(r"([^:]{1,60}): ?(.*)", re.DOTALL)
_UNKNOWN_HEAD = re.compile(
    r"\W{0,3}\d{1,4}\W{1,3}\w{1,12}\W{1,3}\d{1,4}\W{1,3}(?:[^\W\d]{1,6}\W{0,2})?\d{1,2}[:.]\d{2}"
    r".{0,14}?(?:\]|\s[-–]\s).{1,60}?:"
)
"""How a message begins in the layouts of other languages: a day, a time and a name."""
_MEDIA = re.compile(
    r"<media omitted>|<attached: [^>]*>|^.{1,200}\.\w{2,5} \(file attached\)"
    r"|^.{1,200} • .{0,40}document omitted"
    r"|(?:image|photo|video|audio|sticker|gif|document|contact card)(?: message)? omitted",
    re.IGNORECASE | re.MULTILINE,
)
_MEDIA_WORDS = "(a picture, recording or file)"
_EDITED = re.compile(r"\s{0,4}<this message was edited>", re.IGNORECASE)
_NO_MESSAGE = re.compile(
    r"this message was deleted(?: by admin.{0,60})?\.?|you deleted this message(?: as admin)?\.?"
    r"|missed (?:group )?(?:voice|video) call(?:[,.] (?:tap|click) to call back)?\.?"
    r"|messages and calls are end-to-end encrypted\..*|waiting for this message\b.{0,60}|null"
    r"|you turned o(?:n|ff) disappearing messages\..*|your security code with .{1,60} changed\..*"
    r"|you (?:un)?blocked this contact\..*",
    re.IGNORECASE,
)
"""What stands in a message's place and says nothing: deleted, or the program's own words."""

UNKNOWN_LAYOUT = (
    "The text is a chat's export in a layout that is not known here: set the phone to English (United Kingdom) "
    "and export the chat again."
)
UNSURE = (
    "It cannot be told whether the day or the month stands first: set the phone to English (United Kingdom) and "
    "export the chat again."
)
NO_LIST = "No list catches every name: read each draft before you confirm it."


class Message(NamedTuple):
    """One message: when, who wrote it by the name in the export, and its words."""

    at: datetime
    sender: str
    text: str


class Names(NamedTuple):
    """Who the two are: the adviser's names, the young person's, and how each is shown in a draft."""

    me: str
    them: Collection[str]
    shown: str
    """The young person's initials."""


class DraftNote(NamedTuple):
    """One day's messages, to be confirmed by the adviser."""

    day: date
    first: time
    direction: care_codes.Direction | None
    """By who wrote; None where a paste does not say."""
    text: str
    messages: int
    origin: str
    """Digests of its messages, sorted, parted by spaces."""
    possible_names: tuple[str, ...]
    """Words that may be names of other people, to be masked where they are."""
    masked: int
    """How many phone numbers, addresses, postcodes and links were masked."""


def read_messages(text: str, called: Collection[str] = ()) -> list[Message] | None:
    """Give the messages of an export in their order; None where the text has no such layout.

    ``called`` are names known to be of those who write; any other ends at its first colon. What the program itself
    says, and deleted messages, are left out. Raises Refusal for a day no calendar has or whose month cannot be
    told, for a layout that is not known, and for a text that begins within a message.
    """
    found: list[tuple[Message, list[str]]] = []
    """Each message with the lines it goes on in."""
    heads: list[re.Match[str]] = []
    before, kept = "", False
    for line in plain(text).translate(_SPACES).split("\n"):
        head = next((match for pattern in _HEADS if (match := pattern.match(line))), None)
        if head is None:
            if not heads and _UNKNOWN_HEAD.match(line):
                raise Refusal(UNKNOWN_LAYOUT)
            if kept:
                found[-1][1].append(line)
            before = before or line.strip()
            continue
        if before and not heads:
            raise Refusal("The text begins within a message: begin it at a line with its day and time.")
        heads.append(head)
        said = _said(head[7], called)
        kept = said is not None
        if said is not None:
            found.append((Message(_moment(head), *said), []))
    if not heads:
        return None
    _refuse_unsure(heads, [message for message, _ in found])
    tidied = (m._replace(text=_tidy("\n".join((m.text, *more)))) for m, more in found)
    return [m for m in tidied if m.text and not _NO_MESSAGE.fullmatch(m.text)]


def _said(line: str, called: Collection[str]) -> tuple[str, str] | None:
    """Part who wrote from what; None where it is the program that speaks."""
    begun = line.lstrip(" ~").casefold()
    known = next((name for name in called if name and begun.startswith(f"{name.casefold()}:")), None)
    if known is not None:
        return known, line.lstrip(" ~")[len(known) + 1 :].removeprefix(" ")
    said = _SENDER.fullmatch(line)
    return (said[1].strip(" ~"), said[2]) if said else None


def _refuse_unsure(heads: Sequence["re.Match[str]"], messages: Sequence[Message]) -> None:
    """Raise Refusal where the first of two numbers may be the month: the order of a phone set to another country."""
    short = any(len(head[1]) == 1 or len(head[2]) == 1 for head in heads)
    days = [message.at.date() for message in messages]
    back = any(later < earlier - timedelta(days=1) for earlier, later in pairwise(days))
    if back or (short and not any(int(head[1]) > 12 for head in heads)):
        raise Refusal(UNSURE)


def _moment(head: "re.Match[str]") -> datetime:
    day = make_day(int(full_year(head[3])), int(head[2]), int(head[1]))
    hour, minute = int(head[4]), int(head[5])
    if head[6]:
        hour = hour % 12 + (12 if head[6].casefold() == "p" else 0)
    if hour > 23 or minute > 59:
        raise Refusal(f"“{head[0][:24]}” has a time no clock shows: export the chat again.")
    return datetime.combine(day, time(hour, minute))


def _tidy(text: str) -> str:
    return _MEDIA.sub(_MEDIA_WORDS, _EDITED.sub("", text)).strip()


def drafts(text: str, names: Names, today: date, known: Collection[str] = ()) -> list[DraftNote]:
    """Give a draft a day of what is not ``known`` yet by its digest; a bare paste is one draft of today.

    Raises Refusal for messages from the future, and where it cannot be told who of two wrote.
    """
    messages = read_messages(text, (names.me, *names.them))
    if messages is None:
        return _pasted(text, names, today, known)
    if not messages:
        return []
    late = next((m for m in messages if m.at.date() > today), None)
    if late is not None:
        raise Refusal(
            f"A message is dated {plain_day(late.at.date())}, which lies ahead: "
            "export it with the day before the month."
        )
    mine = _my_name({m.sender for m in messages}, names)
    days: dict[date, list[tuple[Message, str]]] = defaultdict(list)
    for message, digest in zip(messages, _digests(messages, mine), strict=True):
        if digest not in known:
            days[message.at.date()].append((message, digest))
    senders = {m.sender for m in messages}
    return [_draft(day, days[day], mine, names, senders) for day in sorted(days)]


def _pasted(text: str, names: Names, today: date, known: Collection[str]) -> list[DraftNote]:
    words = plain(text).strip()
    digest = _digest("paste", " ".join(words.split()))
    if not words or digest in known:
        return []
    clean, count = masked(words)
    offered = names_in([clean], (names.me, *names.them))
    return [DraftNote(today, time(0), None, clean, 1, digest, offered, count)]


def _my_name(senders: set[str], names: Names) -> str:
    """Give the adviser's name as the export has it; raises Refusal where that cannot be told."""
    if len(senders) > 2:
        raise Refusal(
            f"{len(senders)} people write in this chat: a contact note is about an exchange with one young person."
        )
    me = names.me.casefold()
    found = [s for s in senders if s.casefold() in (me, "you")]
    if found:
        return found[0]
    theirs = {name.casefold() for name in names.them if name}
    others = [s for s in senders if s.casefold() not in theirs]
    if len(others) < len(senders):
        return others[0] if others else names.me
    raise Refusal("It cannot be told which messages are yours: say with --me how you are called in the chat.")


def _digests(messages: Sequence[Message], mine: str) -> list[str]:
    """Give each message's digest; the same words twice in one minute are two messages."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for m in messages:
        key = (m.at.isoformat("T", "minutes"), "me" if m.sender == mine else "them", m.text)
        seen[key] += 1
        found.append(_digest(*key, str(seen[key])))
    return found


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()


def _draft(
    day: date, said: Sequence[tuple[Message, str]], mine: str, names: Names, senders: Collection[str]
) -> DraftNote:
    messages = [message for message, _ in said]
    sides = {"me" if m.sender == mine else "them" for m in messages}
    direction: care_codes.Direction = (
        "both ways" if len(sides) == 2 else "to them" if sides == {"me"} else "from them"
    )
    lines, texts, count = [], [], 0
    for m in messages:
        clean, more = masked(m.text)
        count += more
        texts.append(clean)
        lines.append(f"{m.at:%H:%M} {names.me if m.sender == mine else names.shown}: {clean}")
    offered = names_in(texts, (names.me, mine, *names.them, *senders))
    origin = " ".join(sorted(digest for _, digest in said))
    first = messages[0].at.time()
    return DraftNote(day, first, direction, "\n".join(lines), len(messages), origin, offered, count)
