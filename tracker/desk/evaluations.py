"""Self-evaluations: what the service says of itself in each judgement area, on a day. None is ever edited."""

from datetime import date
from typing import NamedTuple

from tracker.dates import plain_day, say_day
from tracker.desk.session import Session, words
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import SelfEvaluation
from tracker.rules.evaluations import last_evaluation, last_inspection
from tracker.rules.flags import Flag
from tracker.store.change import Edit

LONGEST = 100_000
"""Characters of the longest self-evaluation: one that is longer was pasted by mistake."""


class Standing(NamedTuple):
    """Where one judgement area stands."""

    area: codes.JudgementArea
    latest: SelfEvaluation | None
    age: int | None
    """Days since the latest; None where there is none."""
    flag: Flag | None
    """What the rule says of it: too old, or none since the last inspection."""
    since: date | None = None
    """Last day of the inspection since which there is none, where that is what the rule says."""

    @property
    def why(self) -> str:
        """Say in a sentence why the area is flagged; empty where it is not."""
        if self.flag and self.since:
            return f"No self-evaluation since the inspection that ended {plain_day(self.since)}"
        return self.flag.sentence if self.flag else ""

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, unknown as None."""
        latest = self.latest
        return {
            "area": self.area,
            "ref": latest.ref if latest else None,
            "day": latest.day.isoformat() if latest else None,
            "age_days": self.age,
            "grade": latest.grade if latest else None,
            "by": latest.by if latest else None,
            "flag": self.why or None,
        }


class EvaluationDesk:
    """Adding self-evaluations; a newer one takes the place of the one before it by its day."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def add(
        self,
        area: codes.JudgementArea,
        text: str,
        grade: codes.Grade | None = None,
        day: date | None = None,
    ) -> SelfEvaluation:
        """Keep what the service says of itself in an area; raises Refusal for no words and for days to come."""
        session, said, on = self._session, words(text), day or self._session.today
        if not said:
            raise Refusal(
                "What the service says of itself is missing: write it, or name a file that holds it."
            )
        if len(said) > LONGEST:
            raise Refusal(
                f"The self-evaluation has {len(said):,} characters: write it in at most {LONGEST:,}."
            )
        if on > session.today:
            raise Refusal(
                f"A self-evaluation is kept once it is made, and {say_day(on)} lies ahead: check it."
            )
        made = SelfEvaluation(
            **session.new(SelfEvaluation), area=area, day=on, text=said, by=session.me, grade=grade
        )
        sentence = f"added {made.ref}: self-evaluation of {area}, {plain_day(on)}"
        session.commit([Edit(None, made, sentence)], "add self-evaluation")
        return session.casebook.get(SelfEvaluation, made.id) or made

    def latest(self, area: codes.JudgementArea, today: date | None = None) -> SelfEvaluation | None:
        """Give the last self-evaluation of an area up to a day, or None."""
        return last_evaluation(area, self._session.casebook, today or self._session.today)

    def standings(self) -> list[Standing]:
        """Give where every judgement area stands today."""
        return [self.standing(area) for area in codes.words(codes.JudgementArea)]  # type: ignore[arg-type]

    def standing(self, area: codes.JudgementArea) -> Standing:
        """Give where one judgement area stands today."""
        session, latest = self._session, self.latest(area)
        age = (session.today - latest.day).days if latest else None
        own = next((f for f in session.flags(latest) if f.rule == "SE-01"), None) if latest else None
        inspection = last_inspection(session.casebook, session.today)
        if own or inspection is None or (latest and latest.day > inspection.when.latest):
            return Standing(area, latest, age, own)
        missing = next((f for f in session.flags(inspection) if f.rule == "SE-01"), None)
        return Standing(area, latest, age, missing, inspection.when.latest)


def evaluation_text(path: str) -> str:
    """Read a self-evaluation from a plain text file; raises Refusal where it is none."""
    from tracker.desk.reading import read_document_file
    from tracker.exchange.text_files import decode_text

    return decode_text(read_document_file(path, "self-evaluation"), path, "the self-evaluation saved as text")
