"""The questions of a contact note, and what their answers mean."""

from collections.abc import Sequence
from typing import Any

from screens.asking import Values
from screens.dialogs.fields import Echo
from screens.dialogs.form import Field
from tracker.desk import Desk
from tracker.desk.notes import read_follow_ups
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.wording import say_day

YES, NO = "yes", "no"
_SEEN = {"": None, YES: True, NO: False}


def note_fields(
    desk: Desk, names: Sequence[str] | None, note: ContactNote | None = None
) -> tuple[Field, ...]:
    """Give the questions, the few that every note needs first; ``names`` asks for the young person too.

    With a note its own answers stand there, to be corrected.
    """
    had = note or _USUAL
    who = () if names is None else (
        Field("case", "Young person", required=True, suggest=names, hint="Reference or case number: YP-014, 014"),
    )  # fmt: skip
    # The moment itself and not "now": a draft taken up tomorrow still tells of today.
    when = note.happened if note else desk.now()
    return (
        *who,
        Field("kind", "Kind", "choice", had.kind, words(care_codes.ExchangeKind), required=True),
        Field("text", "What happened", "long", had.text, required=True, hint="Tab goes on, F2 saves."),
        Field("happened", "When", "day", f"{when:%d/%m/%Y %H:%M}".removesuffix(" 00:00"), required=True,
              echo=_moment_echo(desk), hint="now, 14:30, yesterday 9am, fri 16:00"),
        Field("outcome", "Outcome", "choice", had.outcome, words(care_codes.Outcome), required=True,
              hint="An attempt leaves both clocks as they are."),
        Field("direction", "Direction", "choice", had.direction, words(care_codes.Direction), required=True),
        Field("with_whom", "With whom", "choice", had.with_whom, words(care_codes.WithWhom), required=True),
        Field("seen", "Seen", "choice", _answer(note.seen if note else None), ("", YES, NO),
              hint="Face to face. Left empty: yes for a visit that was made."),
        Field("seen_alone", "Seen alone", "choice", _answer(note.seen_alone if note else None), ("", YES, NO)),
        Field("where", "Where", "choice", had.where or "", words(care_codes.Where)),
        Field("own_words", "Their own words", "long", had.own_words, hint="What they said, as they said it."),
        Field("changed", "Changed", "choice", had.changed or "", words(care_codes.Trigger),
              hint="A change of circumstances: their plan has to be looked at again."),
        Field("suitability", "Home found", "choice", had.suitability or "", words(care_codes.Suitability)),
        Field("role", "Role", "choice", note.role if note else "", words(care_codes.NoteRole),
              hint="Left empty: their usual role for this young person."),
        *(() if note else (_FOLLOW_UPS, _had_by(desk))),
    )  # fmt: skip


SMALL = ("kind", "text", "happened", "outcome", "direction", "changed")
"""The questions of the small form; the screens and the command line ask for the rest."""


def small_fields(desk: Desk) -> tuple[Field, ...]:
    """Give the questions that nearly every note is said with."""
    return tuple(field for field in note_fields(desk, None) if field.name in SMALL)


def note_said(desk: Desk, said: Values) -> dict[str, Any]:
    """Read the answers as the desk takes them; raises Refusal."""
    fields = {name: value for name, value in said.items() if name not in ("case", "actions", "happened")}
    fields["seen"], fields["seen_alone"] = _SEEN[said.get("seen", "")], _SEEN[said.get("seen_alone", "")]
    for name in ("where", "changed", "suitability", "role"):
        fields[name] = said.get(name) or None
    if "actions" in said:
        fields["actions"] = read_follow_ups(said["actions"].splitlines(), desk.read_day)
    return {**fields, "happened": desk.read_moment(said["happened"])}


class _Usual:
    """What stands in the form of a new note: a text message that went both ways."""

    kind, text, outcome, direction = "text or messaging", "", "made", "both ways"
    with_whom, where, own_words, changed, suitability = "young person", None, "", None, None


_USUAL = _Usual()
_FOLLOW_UPS = Field(
    "actions", "Follow-up", "long", hint="One a line: what; who; by when. Each becomes an action."
)


def _had_by(desk: Desk) -> Field:
    here = tuple(row.title for row in desk.lists.people() if row.state == "here")
    return Field("by", "Who had it", value=desk.session.me, required=True, suggest=here)


def _answer(held: bool | None) -> str:
    return {None: "", True: YES, False: NO}[held]


def _moment_echo(desk: Desk) -> Echo:
    """Make the function that says which moment was understood."""

    def echo(typed: str) -> tuple[bool, str]:
        try:
            moment = desk.read_moment(typed)
        except Refusal as refusal:
            return False, str(refusal)
        clock = f" at {moment:%H:%M}" if moment.hour or moment.minute else ""
        return True, say_day(moment.date()) + clock

    return echo
