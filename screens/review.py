"""This week against last, in numbers that open their lists; and the way into the weekly review."""

from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType

from screens.asking import ask, sentence_of
from screens.commands import bindings_for
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.tell import Tell
from screens.following import place_of
from screens.held_keys import HeldKeys
from screens.pack_keys import PackKeys
from screens.record_sheet import Lines
from screens.requests import Go, OpenRound
from screens.row_words import by_words
from screens.widgets.bars import bar, trend
from screens.widgets.record_list import Column
from tracker.dates import plain_day, say_distance
from tracker.desk.corrected import WEEK
from tracker.desk.figure_rows import DECIDED_TABLE, MEASURE_TABLE, FigureRows
from tracker.desk.rows import Row
from tracker.desk.week_pages import minutes
from tracker.desk.whose import Whose
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.wording.paper import paper_as_text

TICK = 0.02
"""Seconds between two measures that are worked out, so that keys are answered in between."""
BAR = 24
"""Cells of the longest bar."""
SCOPES = {"m": "me", "t": "my team", "a": "all"}


class ReviewScreen(PackKeys, HeldKeys):
    """The week's lists, last time's decisions, and every measure with its trend."""

    PLACE = "review"
    COLUMNS = (
        Column("What", None, least=30),
        Column("Now", 16),
        Column("Change", 8, 1, about="Against the week before."),
        Column(
            "8 weeks", 8, 2, about="The last eight weeks, the latest on the right; lowest and highest differ."
        ),
        Column("Of", 26, 3),
    )
    EMPTY = "Nothing to count yet."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("review")

    _figures: FigureRows | None = None
    _of: Whose | None = None
    _waits = False
    """Whether more measures are about to be worked out."""

    # What stands here.

    @property
    def of(self) -> Whose:
        """Whose records are counted: those of the review under way, or most likely meant, until others are chosen."""
        going = self.desk.reviews.under_way() if self._of is None else None
        if going is not None:
            self._of = self.desk.reviews.of_review(going)
        elif self._of is None:
            try:
                self._of = self.desk.reviews.whose(self.desk.reviews.usual_scope)
            except Refusal:
                self._of = Whose("all")
        return self._of

    @property
    def figures(self) -> FigureRows:
        """The numbers as they are today."""
        fresh = FigureRows(self.desk.session, self.desk.reviews, self.of)
        if self._figures is None or self._figures.key != fresh.key:
            self._figures = fresh
        return self._figures

    def records(self) -> list[Row]:
        """Give the rows, and see to it that what is not worked out yet is soon."""
        rows = self.figures.rows()
        if not self._waits:
            self._waits = True
            self.set_timer(TICK, self._work_more_out)
        return rows

    def _work_more_out(self) -> None:
        """Work a measure out; show them once in a while and at the end."""
        self._waits = False
        if self.app.screen is not self:
            return
        if self.figures.step():
            self._waits = True
            self.set_timer(TICK, self._work_more_out)
            return
        self.rows = self.figures.rows()
        self.show_rows_again()

    def show_rows_again(self) -> None:
        """Draw the rows with what was worked out, and ask for nothing more."""
        self._waits = True
        self.show_rows()
        self._waits = False

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give what is counted, the number, how it changed, its trend, and of what group it is."""
        more = row.more
        return (row.title, more["now"], more["change"], trend(more["trend"], self.look.ascii), row.state)

    def tone(self, row: Row) -> str:
        """Give the role of a row: what got worse stands out, in word and colour."""
        return {"worse": "overdue", "better": "done"}.get(row.more["change"], "")

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort by words."""
        return by_words(self.cells(row))

    def row_here(self) -> Row | None:
        """Give the row under the cursor; says so when there is none."""
        chosen = self.records_list.selected
        row = next((row for row in self.rows if chosen and row.id == chosen.key), None)
        if row is None:
            self.tell("Nothing is selected: there is no row here", "refused")
        return row

    def here(self) -> Record | None:
        """Give no record: numbers stand here."""
        self.tell("A number stands here: f opens the list behind it, Enter says what it is", "refused")
        return None

    def detail_of(self, key: str) -> Lines:
        """Say what a number is, how it went over the weeks, and the first of the rows behind it."""
        row = next((row for row in self.rows if row.id == key), None)
        if row is None:
            return []
        lines: Lines = [("heading", f"{row.title}: {row.more['now']}"), ("", row.more["about"])]
        if row.table == MEASURE_TABLE:
            lines += self._weeks(row)
        lines += [("", f"  {words}") for words in row.more["lines"]]
        if row.table == DECIDED_TABLE:  # what was decided is told above, and no list holds it
            return lines
        return [*lines, ("quiet", f"f opens the list; anywhere else: figure:{row.id}")]

    def _weeks(self, row: Row) -> Lines:
        values = row.more["trend"]
        most = max((value for value in values if value), default=0)
        last = len(values) - 1
        return [
            ("", f"  {plain_day(self.desk.today - WEEK * (last - n)):>11}  {_number(value):>6}  "
                 f"{bar(value or 0, most, BAR, self.look.ascii)}")
            for n, value in reversed([*enumerate(values)])
        ]  # fmt: skip

    # What can be done.

    @work
    async def action_open_rows(self) -> None:
        """Open the list behind the number; where its rows stand in several lists, ask in which."""
        row = self.row_here()
        if row is None:
            return
        try:
            ids = sorted(self.desk.rows_behind(row.id))
        except Refusal:
            self.tell(f"{row.title}: Enter shows what stands behind it", "refused")
            return
        casebook = self.desk.session.casebook
        places = [place_of(record) for i in ids if (record := casebook.by_id(i))]
        found = {place: places.count(place) for place in dict.fromkeys(places) if place}
        if not found:
            self.tell(f"{row.title}: there is no row behind it that stands in a list", "refused")
            return
        place: str | None = next(iter(found))
        if len(found) > 1:
            options = [
                Option(str(n), f"{count} on {name}") for n, (name, count) in enumerate(found.items(), 1)
            ]
            key = await self.app.push_screen_wait(
                Choose(f"{row.title}: which list?", options, look=self.look)
            )
            place = list(found)[int(key) - 1] if key else None
        if place:
            first = next(i for i in ids if (r := casebook.by_id(i)) and place_of(r) == place)
            self.post_message(Go(place, f"figure:{row.id}", first, follows=True))

    @work
    async def action_scope(self) -> None:
        """Choose whose records are counted and reviewed."""
        options = (Option("m", "my own"), Option("t", "my team’s"), Option("a", "everybody’s"))
        key = await self.app.push_screen_wait(Choose("Whose?", options, look=self.look))
        if key:
            self._choose(SCOPES[key])

    def _choose(self, scope: Any, name: str = "") -> bool:
        try:
            self._of = self.desk.reviews.whose(scope, name)
        except Refusal as refusal:
            self.tell(str(refusal), "refused")
            return False
        self.show_rows()
        self.tell(f"Counted: {self._of.said}")
        return True

    def action_start_round(self) -> None:
        """Begin the weekly review, or go on with the one under way."""
        self._begin()

    def _begin(self, covering: str = "") -> None:
        if self.desk.read_only:
            self.tell(self.desk.read_only, "refused")
            return
        going = self.desk.reviews.under_way(self.of)
        try:
            review = self.desk.reviews.begin(self.of, covering)
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        done = len(review.items)
        self.post_message(
            OpenRound(review.ref, f"{done} decided before; it goes on here" if going and done else "")
        )

    @work
    async def action_stand_in(self) -> None:
        """Review for somebody who is away."""
        field = Field("name", "Who is away", required=True, suggest=self.names())
        said = await ask(self, "stand_in", "Stand in for", (field,))
        if said and self._choose(self._scope_of(said["name"]), said["name"]):
            self._begin(said["name"])

    def _scope_of(self, name: str) -> codes.Scope:
        try:
            return self.desk.reviews.scope_of(self.desk.session.find(name, Person))
        except Refusal:
            return "me"  # choosing says that nobody is called so

    @work
    async def action_minutes(self) -> None:
        """Show the minutes of the last review."""
        review = next(iter(self.desk.reviews.of(self.of)), None)
        if review is None:
            self.tell("No weekly review of these was held yet: b begins one", "refused")
            return
        paper = minutes(self.desk.reviews, review, self.desk.session.casebook)
        lines: Lines = [("", line) for line in paper_as_text(paper, 74).splitlines()]
        lines.append(
            ("quiet", f"To send or keep it: tracker review minutes {review.ref} --out FILE --reason WHY")
        )
        await self.app.push_screen_wait(Tell(f"Minutes of {review.ref}", lines, look=self.look))

    @work
    async def action_unreviewed(self) -> None:
        """Show whose items nobody reviewed, and for how long."""
        lines: Lines = [
            (
                "",
                f"{person.name}: {f'{plain_day(last)}, {say_distance(last, self.desk.today)}' if last else 'never'}",
            )
            for person, last, _ in self.desk.reviews.unreviewed()
        ]
        shown = lines or [("", "Nobody has items that could be reviewed.")]
        await self.app.push_screen_wait(Tell("Last reviewed", shown, look=self.look))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}".removesuffix(".0")
