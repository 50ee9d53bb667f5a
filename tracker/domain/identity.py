"""Ids and references: how a record is told apart by the machine and by people.

An id is a ULID: 26 Crockford base32 characters, 48 bits of time and 80 random bits. A reference is the
kind's letters and a few characters from the random end of the id, such as ``A-7KQ2``.
"""

from collections.abc import Container

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LENGTH = 26
_TO_DIGITS = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")
_AS_TYPED = str.maketrans("OIL", "011")


def make_id(milliseconds: int, random: bytes) -> str:
    """Build an id from a time in milliseconds since 1970 and 10 random bytes."""
    return id_of_number((milliseconds << 80) | int.from_bytes(random, "big"))


def number_of_id(record_id: str) -> int:
    """Give the id's 128 bits as the whole number TinyDB uses; raises ValueError when it is no id."""
    if len(record_id) != ID_LENGTH or not record_id.isascii():
        raise ValueError(f"{record_id!r} is not an id of {ID_LENGTH} characters")
    return int(record_id.translate(_TO_DIGITS), 32)


def id_of_number(number: int) -> str:
    """Give the text form of a document number; raises ValueError outside 0 to 2**128 - 1."""
    if not 0 <= number < 1 << 128:
        raise ValueError(f"{number} does not fit an id of 128 bits")
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))


def make_ref(letters: str, record_id: str, length: int, taken: Container[str]) -> str:
    """Give the shortest free reference of at least ``length`` characters from the id's random end."""
    for size in range(length, ID_LENGTH + 1):
        ref = f"{letters}-{record_id[-size:]}"
        if ref not in taken:
            return ref
    raise ValueError(f"id {record_id} is already in the casebook")


def tidy_ref(typed: str) -> str:
    """Put a typed reference in its stored form: upper case, O as 0, I and L as 1 after the hyphen."""
    letters, hyphen, rest = typed.strip().upper().partition("-")
    return letters + hyphen + rest.translate(_AS_TYPED)
