"""What a screen asks of the app, so that no screen knows another."""

from textual.message import Message


class Go(Message):
    """Another screen is asked for, with its filter or the record to stand on, or neither."""

    def __init__(
        self, place: str, words: str | None = None, record: str = "", *, follows: bool = False
    ) -> None:
        """Take the screen's place; ``follows`` when a record led there, so that Esc leads back."""
        super().__init__()
        self.place = place
        self.words = words
        self.record = record
        self.follows = follows


class Mend(Message):
    """A record is to be put right on its own screen, by one of the actions there."""

    def __init__(self, place: str, record: str, action: str) -> None:
        """Take the screen's place, the record's id, or nothing where none is needed, and the action."""
        super().__init__()
        self.place = place
        self.record = record
        self.action = action


class Back(Message):
    """Nothing is open here any more: back to where a record led from, if one did."""


class Done(Message):
    """Something was changed here."""


class OpenLetter(Message):
    """A document is to be gone through."""

    def __init__(self, ref: str, sentence: str = "") -> None:
        """Take the document's reference and what to say first."""
        super().__init__()
        self.ref = ref
        self.sentence = sentence


class CloseLetter(Message):
    """The person is done with a document for now."""


class OfferDrafts(Message):
    """What was not finished is asked for."""


class OpenRound(Message):
    """A weekly review is to be gone through."""

    def __init__(self, ref: str, sentence: str = "") -> None:
        """Take the review's reference and what to say first."""
        super().__init__()
        self.ref = ref
        self.sentence = sentence


class CloseRound(Message):
    """The person is done with a review for now."""

    def __init__(self, sentence: str = "") -> None:
        """Take what is to be said when it is closed."""
        super().__init__()
        self.sentence = sentence
