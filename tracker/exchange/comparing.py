"""The casebook held against an extract, row by row: what differs, and how that explains the counts of both sides."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import months_after
from tracker.domain.reporting import RowCount, RowDifference
from tracker.domain.young_people import Case
from tracker.exchange.case_layouts import holds
from tracker.exchange.compared import Compared
from tracker.exchange.extract import Extract, ExtractRow
from tracker.exchange.known import Known
from tracker.exchange.matching import Matched, match
from tracker.exchange.said import NOTHING

CASE = "case"
"""The field of a difference that is about the young person as a whole."""
AGES = (16, 25)
"""Years of age from which, and to which, young people are followed here."""
HIDDEN = frozenset(("gender", "ethnicity", "disability"))
"""Fields whose values no list says; that they differ is told."""

Counts = Callable[[str], bool]
"""Tells of a key whether the young person counts."""


class Side(NamedTuple):
    """One young person, or one row, as the counts see it: on one side or on both."""

    number: str
    here: Known | None
    there: ExtractRow | None


class Held(NamedTuple):
    """What came of comparing: how many stand on both sides, what differs, the counts, and who was left out."""

    compared: int
    differences: tuple[RowDifference, ...]
    counts: tuple[RowCount, ...]
    outside: int
    """Rows of a plain table about people too young or too old to be here, who are not; they count nowhere."""


def compare(extract: Extract, casebook: Casebook, today: date, counted: Mapping[str, Counts]) -> Held:
    """Compare a casebook with an extract today; ``counted`` says who counts in each field that is counted."""
    matched, outside = _without_outsiders(match(casebook.all(Case), extract.rows), extract, today)
    known = {case.id: Known(casebook.life_of(case), casebook, today) for case in casebook.all(Case)}
    population = _Population(extract, matched, known)
    differences: list[RowDifference] = []
    sides: list[Side] = []
    for case, row in matched.pairs:
        ours = known[case.id]
        differences += _of_pair(ours, row, extract, population.has(ours))
        sides.append(Side(_number(case), ours if population.has(ours) else None, row))
    for case in population.missing():
        differences.append(_whole(_number(case), "open", "", case.id))
        sides.append(Side(_number(case), known[case.id], None))
    for stranger in matched.strangers:
        differences.append(_whole(_named(stranger), "", f"in row {stranger.row}"))
        sides.append(Side(_named(stranger), None, stranger))
    for twin, row in matched.twice:
        number, case_id = (_number(twin), twin.id) if twin else (_named(row), "")
        differences.append(_whole(number, "once" if twin else "", f"again in row {row.row}", case_id))
        sides.append(Side(number, None, row))
    fields = [field for field in extract.fields if field.field in counted]
    counts = [_counted_cases(sides), *(_counted(f, counted[f.field], sides, extract) for f in fields)]
    return Held(len(matched.pairs), tuple(differences), tuple(counts), outside)


def _without_outsiders(matched: Matched, extract: Extract, today: date) -> tuple[Matched, int]:
    """Leave out whom only a table of every child in the case system would have; gives how many rows that were."""
    if extract.asked.layout != "plain":
        return matched, 0
    youngest, oldest = (months_after(today, -12 * years).isoformat() for years in AGES)

    def inside(row: ExtractRow) -> bool:
        born = row.said["date of birth"].key.strip()
        return not born or oldest < born <= youngest

    strangers = tuple(row for row in matched.strangers if inside(row))
    twice = tuple((case, row) for case, row in matched.twice if case or inside(row))
    left_out = len(matched.strangers) - len(strangers) + len(matched.twice) - len(twice)
    return matched._replace(strangers=strangers, twice=twice), left_out


class _Population:
    """Whom an extract of this kind would have: a child in care is not missing from a list of care leavers."""

    def __init__(self, extract: Extract, matched: Matched, known: Mapping[str, Known]) -> None:
        self._extract = extract
        self._known = known
        self._found = {case.id for case, _ in matched.pairs}
        self._closed_too = any(field.field == "closed on" for field in extract.fields)
        self._statuses = {known[case_id].what("eligibility") for case_id in self._found}

    def has(self, known: Known) -> bool:
        """Tell whether a young person belongs there today; closed cases only where it says when they closed."""
        if self._extract.asked.layout != "plain":
            return holds(self._extract.asked.layout, known)
        return self._closed_too or known.life.case.open_on(known.today)

    def missing(self) -> Iterator[Case]:
        """Give those who belong there and are not, by their number.

        A plain table says nowhere whom it holds: the statuses of those who are in it do, unless it is our own.
        """
        own = self._extract.asked.layout != "plain" or "reference" in self._extract.asked.columns
        for known in sorted(self._known.values(), key=lambda k: _number(k.life.case)):
            fits = own or not self._statuses or known.what("eligibility") in self._statuses
            if known.life.case.id not in self._found and fits and self.has(known):
                yield known.life.case


def _of_pair(known: Known, row: ExtractRow, extract: Extract, belongs: bool) -> Iterable[RowDifference]:
    """Give what differs of one young person; of somebody who should not be there at all, only that."""
    case = known.life.case
    if not belongs and not case.open_on(known.today):
        closed = f"closed on {plain_day(case.closed_on)}" if case.closed_on else ""
        return [_whole(_number(case), closed, f"in row {row.row}", case.id)]
    found = [
        _difference(known, row, field)
        for field in extract.fields
        if not _goes_without_saying(field, row, extract)
        and not field.fits(known, row.said[field.field], extract.asked)
    ]
    if not belongs and all(difference.field != "status" for difference in found):
        status = known.what("eligibility") or "without a status"
        found.append(_whole(_number(case), f"{status}, so not on such a list", f"in row {row.row}", case.id))
    return found


def _goes_without_saying(field: Compared, row: ExtractRow, extract: Extract) -> bool:
    """Tell whether a home's suitability is blank only because its one cell for home and suitability is."""
    one_cell = field.field == "suitability" and "home suitability" not in extract.asked.columns
    return one_cell and not row.said["accommodation"].key.strip()


def _difference(known: Known, row: ExtractRow, field: Compared) -> RowDifference:
    case = known.life.case
    hidden = field.field in HIDDEN
    return RowDifference(
        number=_number(case),
        field=field.field,
        ours="" if hidden else field.here(known).shown,
        theirs="" if hidden else row.said[field.field].shown,
        case=case.id,
    )


def _whole(number: str, ours: str, theirs: str, case_id: str = "") -> RowDifference:
    return RowDifference(number=number, field=CASE, ours=ours, theirs=theirs, case=case_id)


def _number(case: Case) -> str:
    return case.number or case.ref


def _named(row: ExtractRow) -> str:
    """Give a row's case number; what has no digit in it is none, and may be a name."""
    number = (row.number or row.ref)[:40]
    return number if any(map(str.isdigit, number)) else f"row {row.row}"


# Counts.


def _counted_cases(sides: Iterable[Side]) -> RowCount:
    found = [(side.number, side.here is not None, side.there is not None) for side in sides]
    return _count(CASE, found)


def _counted(field: Compared, counts: Counts, sides: Iterable[Side], extract: Extract) -> RowCount:
    """Count who counts on each side; where both agree on somebody they count on both or on neither."""
    found = []
    for number, here, row in sides:
        there = row.said[field.field] if row else NOTHING
        theirs = counts(there.key)
        if here is None:
            ours = False
        elif field.fits(here, there, extract.asked):
            ours = theirs
        else:
            ours = counts(field.here(here).key)
        found.append((number, ours, theirs))
    return _count(field.field, found)


def _count(field: str, found: Iterable[tuple[str, bool, bool]]) -> RowCount:
    told = list(found)
    return RowCount(
        field=field,
        ours=sum(ours for _, ours, _ in told),
        theirs=sum(theirs for _, _, theirs in told),
        more_here=tuple(number for number, ours, theirs in told if ours and not theirs),
        more_there=tuple(number for number, ours, theirs in told if theirs and not ours),
    )
