"""Numbers that somebody reported, kept with their day, source and definition."""

import math

from tracker.dates import plain_day, read_rough
from tracker.desk.session import Session, line, titled
from tracker.domain.records import RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Figure
from tracker.store.change import Edit


class FigureDesk:
    """Keeping reported numbers."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def add(self, name: str, value: float, when: str = "today", **more: str) -> Figure:
        """Keep a number; ``when`` is a day or a period as people say it. Raises Refusal."""
        if not math.isfinite(value):
            raise Refusal(f"{line(name)} cannot be {value}: give a number.")
        earliest, latest = read_rough(when, self._session.today, looks="back")
        text = plain_day(earliest) if earliest == latest else line(when)
        figure = Figure(
            **self._session.new(Figure),
            name=titled(name, "What the number is of"),
            when=RoughDate(text=text, earliest=earliest, latest=latest),
            value=value,
            **{key: line(said) for key, said in more.items()},
        )
        self._session.commit([Edit(None, figure, f"added {figure.ref}: {figure.title}")], "add figure")
        return self._session.casebook.get(Figure, figure.id) or figure
