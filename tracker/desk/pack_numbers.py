"""The numbers of a pack: every measure and every stock's movement over its period, and which of them may leave."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.desk.comparing import SYMBOLS, trend_of, way, with_unit
from tracker.desk.measuring import TARGET
from tracker.domain.casebook import Casebook
from tracker.domain.codes import Theme
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record, Threshold
from tracker.domain.reporting import PackFigure
from tracker.domain.work import Action, Oversight, Update
from tracker.domain.young_people import Case, Event, PathwayPlan, Spell
from tracker.measures import MEASURES, STOCKS, Flow, Measured, Period, flow, measured
from tracker.measures.measure import Better
from tracker.measures.suppression import MARK, SMALLEST, IsPersonal, Sum, Told, is_small, withheld
from tracker.rules.policy import Policy

PARTS = {"opening": "at the start", "new": "new", "closed": "closed", "closing": "at the end"}
"""The four parts of a stock's movement, in the words that a pack says them in."""
LEFT_OUT = "Actions for one young person are left out."
"""What the definition of a figure of actions says besides, in a paper that leaves."""
_OF_ACTIONS = ("actions", "partners")
"""Groups of figures that count actions whoever they are for; those of promises and plans count young people's own."""
_OF_YOUNG_PEOPLE = ("promises",)
"""Stocks that do the latter."""
OF_ONE = (Case, ContactNote, PathwayPlan, Spell, Event)
"""Kinds of records each of which is about one young person."""


class Number(NamedTuple):
    """One number with the ids behind it, before anything of it is withheld."""

    id: str
    name: str
    definition: str
    group: str
    how: str
    better: Better
    value: float | None
    shown: str
    rows: tuple[str, ...]
    of: tuple[str, ...] | None = None

    @property
    def sets(self) -> tuple[frozenset[str], ...]:
        """Give the sets whose sizes are printed with it."""
        return tuple(map(frozenset, (self.rows,) if self.of is None else (self.rows, self.of)))

    @property
    def rest(self) -> frozenset[str]:
        """Give those it is counted of and who are not among it."""
        return frozenset(self.of or ()) - frozenset(self.rows)


def numbers_of(
    book: Casebook, policy: Policy, period: Period, theme: Theme | None = None, *, for_team: bool = False
) -> list[Number]:
    """Work out every measure and every part of a stock's movement, those of a theme alone where one is named.

    Outside the team actions for one young person are left out: lists name none, so that nothing can be taken away.
    """
    found = _measured(book, policy, period, theme)
    numbers = [of_measure(m if for_team else leaving(m, book)) for m in found]
    flows = flows_of(book, period, theme, for_team=for_team)
    return [*numbers, *(number for moved in flows for number in of_flow(moved))]


def _measured(book: Casebook, policy: Policy, period: Period, theme: Theme | None) -> Iterable[Measured]:
    for each in MEASURES.values():
        keep = _kept(book, each.on, theme)
        if keep is not None or theme in each.themes:
            found = measured(each.id, book, policy, period)
            yield found.narrowed(keep) if keep and theme else found


def leaving(found: Measured, book: Casebook) -> Measured:
    """Give a measure as it may leave: one of actions without those for one young person, and saying so."""
    about = found.measure
    if about.on is not Action or about.group not in _OF_ACTIONS:
        return found
    said = about._replace(definition=f"{about.definition} {LEFT_OUT}")
    return found.narrowed(_for_no_one(book))._replace(measure=said)


def beside_lists(numbers: Iterable[Number], book: Casebook) -> frozenset[frozenset[str]]:
    """Give the sets of young people's own actions that must not be told: lists name all of them but 1 to 4."""
    no_one, found = _for_no_one(book), set()
    for ids in {ids for number in numbers for ids in number.sets}:
        rest = {i for i in ids if not no_one(i)}
        few = 0 < len(rest) < min(SMALLEST, len(ids))
        if few and all(isinstance(book.by_id(i), Action) for i in ids):
            found.add(ids)
    return frozenset(found)


def leaves_out(figures: Iterable[PackFigure]) -> bool:
    """Tell whether a pack's figures of actions were counted without those for one young person."""
    return any(figure.definition.endswith(LEFT_OUT) for figure in figures)


def alike(one: Number, other: Number | None) -> bool:
    """Tell whether both numbers of an id count the actions for one young person, or neither does."""
    return other is not None and one.definition.endswith(LEFT_OUT) == other.definition.endswith(LEFT_OUT)


def _for_no_one(book: Casebook) -> Callable[[str], bool]:
    return lambda i: not is_about_one(book.by_id(i))


def flows_of(
    book: Casebook, period: Period, theme: Theme | None = None, *, for_team: bool = False
) -> list[Flow]:
    """Work out how every stock moved, of a theme alone where one is named and its records have one."""
    kept = (
        (flow(stock_id, book, period), _kept(book, stock.on, theme)) for stock_id, stock in STOCKS.items()
    )
    found = [_narrowed(moved, keep) for moved, keep in kept if keep is not None]
    return found if for_team else [_leaving(moved, book) for moved in found]


def _leaving(moved: Flow, book: Casebook) -> Flow:
    stock = moved.stock
    if stock.on is not Action or stock.id in _OF_YOUNG_PEOPLE:
        return moved
    said = stock._replace(definition=f"{stock.definition} {LEFT_OUT}")
    return _narrowed(moved._replace(stock=said), _for_no_one(book))


def _narrowed(moved: Flow, keep: Callable[[str], bool]) -> Flow:
    return Flow(moved.stock, *(tuple(filter(keep, part)) for part in moved[1:]))


def _kept(book: Casebook, kind: type[Record], theme: Theme | None) -> Callable[[str], bool] | None:
    """Give what tells whether a record of a kind is of the theme; None where records of that kind have no theme."""
    if theme is None:
        return lambda _: True
    if "theme" not in kind.__struct_fields__:
        return None
    return lambda i: getattr(book.by_id(i), "theme", None) == theme


def of_measure(found: Measured) -> Number:
    """Give a measure on its rows as a number; of an average and its like everybody with a value is a row."""
    about, counted = found.measure, found.counted
    rows = (
        tuple(sorted(counted.values or counted.rows)) if about.how not in ("count", "share") else counted.rows
    )
    of = None if counted.of is None else tuple(sorted(counted.of))
    return Number(
        about.id, about.name, about.definition, about.group, about.how, about.better, found.value, found.shown,
        tuple(sorted(rows)), of if about.how == "share" else None,
    )  # fmt: skip


def of_flow(moved: Flow) -> list[Number]:
    """Give the four parts of a movement as numbers, named as filters name them."""
    stock = moved.stock
    return [
        Number(
            f"{stock.id}-{part}", f"{stock.name}, {said}", stock.definition, stock.name, "count", "neither",
            len(ids := getattr(moved, part)), str(len(ids)), tuple(sorted(ids)),
        )
        for part, said in PARTS.items()
    ]  # fmt: skip


def reported(figure: PackFigure) -> Number:
    """Give a figure of an earlier pack as a number; one withheld there stays so."""
    known = MEASURES.get(figure.measure)
    how, better = (known.how, known.better) if known else ("count", "neither")
    return Number(
        figure.measure, figure.name, figure.definition, figure.group, how, better,
        figure.value, figure.shown, figure.rows, figure.of,
    )  # fmt: skip


def personal_in(book: Casebook) -> IsPersonal:
    """Give what tells whether a record is about a young person; one that is gone is taken for one."""
    kept: dict[str, bool] = {}

    def personal(record_id: str) -> bool:
        if record_id not in kept:
            record = book.by_id(record_id)
            kept[record_id] = is_about_one(book.by_id(record.about) if isinstance(record, Update) else record)
        return kept[record_id]

    return personal


def is_about_one(record: Record | None) -> bool:
    """Tell whether a record is about one young person: theirs, or an action or oversight that names them."""
    if record is None or isinstance(record, OF_ONE):
        return True
    if isinstance(record, Action):
        return bool(record.case)
    return isinstance(record, Oversight) and bool(record.cases)


class Guard:
    """What may be told of numbers in one paper; inside the team everything."""

    def __init__(
        self,
        numbers: Mapping[str, Sequence[Number]],
        personal: IsPersonal,
        *,
        for_team: bool = False,
        beside: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        """Weigh all numbers that the paper prints, by the state of the casebook or the paper that they come from.

        ``beside`` are sets that are not told whatever they are: what the paper lists would give them away.
        """
        self._personal, self._for_team = personal, for_team
        self._out: frozenset[frozenset[str]] = frozenset()
        if not for_team:
            told = [t for source, same in numbers.items() for n in same for t in _told(source, n)]
            sums = [each for same in numbers.values() for each in _sums(same)]
            self._out = beside | withheld((t for t in told if t.ids not in beside), sums, personal)

    def said(self, number: Number) -> str:
        """Say a number as it may be printed: "95 % (42 of 44)", or "c" where it is withheld."""
        if self._for_team or number.shown == MARK:
            return number.shown
        hides = any(ids in self._out for ids in number.sets) or is_small(number.rest, self._personal)
        return MARK if hides else number.shown

    def count(self, ids: Iterable[str]) -> str:
        """Say how many records there are, by the same measure: for numbers that are no figures."""
        held = frozenset(ids)
        small = not self._for_team and is_small(held, self._personal)
        return MARK if small or held in self._out else str(len(held))


def _told(source: str, number: Number) -> list[Told]:
    """Give the sets whose sizes a number prints; one that was withheld already prints none."""
    sets = () if number.shown == MARK else number.sets
    plain = number.of is None and number.how == "count"
    return [Told(ids, f"{source}: {number.group}", plain) for ids in sets]


def _sums(numbers: Sequence[Number]) -> Iterator[Sum]:
    """Give what readers know to add up: each share with its rest, and each movement."""
    yield from (Sum((frozenset(n.rows), n.rest), (frozenset(n.of),)) for n in numbers if n.of is not None)
    by_id = {number.id: number for number in numbers}
    for stock_id in STOCKS:
        parts = [by_id.get(f"{stock_id}-{part}") for part in PARTS]
        rows = [frozenset(number.rows) for number in parts if number]
        if len(rows) == len(PARTS) and len(rows[0]) + len(rows[1]) == len(rows[2]) + len(rows[3]):
            yield Sum((rows[0], rows[1]), (rows[2], rows[3]))


def target_of(measure_id: str, book: Casebook) -> str:
    """Say what a measure should be, as the council set it in a state of the casebook; empty where it did not."""
    known = MEASURES.get(measure_id)
    found = [t.value for t in book.all(Threshold) if t.name == f"{TARGET}{measure_id}"]
    if known is None or not found:
        return ""
    return with_unit(known, found[-1])


def trend(now: Number, before: Number, printed: Iterable[str]) -> str:
    """Say how a number compares with the one before, in a sign and words; empty where either is not told."""
    if MARK in printed or now.value is None or before.value is None:
        return ""
    moved = way(now.value, before.value)
    return f"{SYMBOLS[moved]} {trend_of(now.better, moved)}"
