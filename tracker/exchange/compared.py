"""What is compared with an extract: each thing with its columns there, and what it is here."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tracker.domain import care_codes
from tracker.exchange import national_words as national
from tracker.exchange import said, values
from tracker.exchange.case_layouts import OC3, Layout
from tracker.exchange.known import Known
from tracker.exchange.said import NOTHING, Read, Said


class Asked(NamedTuple):
    """How an extract speaks: its layout, the columns it has by their plain names, and how finely."""

    layout: Layout
    columns: frozenset[str]
    fine: bool
    """Whether its statuses tell apart what the words of Annex A do not."""


class Compared(NamedTuple):
    """One thing that both sides may say of a young person."""

    field: str
    columns: Mapping[str, Read]
    """The plain names of the columns that may say it, the first that does is read, each with how."""
    here: Callable[[Known], Said]
    agrees: Callable[[Known, Said, Asked], bool] | None = None
    """Tells whether what is said there fits; None: it is the same."""
    written: Callable[[Known, Asked], bool] | None = None
    """Tells whether such an extract would have it of them at all; None: whatever is here."""
    both: bool = False
    """Whether it is compared only where both sides say something."""

    def fits(self, known: Known, there: Said, asked: Asked) -> bool:
        """Tell whether the two sides agree; what an extract of that kind would leave blank may be blank."""
        here = self.here(known)
        if self.both and not (here.shown and there.shown):
            return True
        if not there.shown:
            return not (self.written(known, asked) if self.written else here.key)
        return self.agrees(known, there, asked) if self.agrees else here.key == there.key


def _coarse(status: str) -> str:
    return national.SSD_STATUS.get(status, status)


def _same_status(known: Known, there: Said, asked: Asked) -> bool:
    here = known.what("eligibility")
    return here == there.key or (not asked.fine and _coarse(here) == _coarse(there.key))


def _status_written(known: Known, asked: Asked) -> bool:
    words = national.STATUS if asked.layout in ("annexa", "annexa13") else national.SSD_STATUS
    return known.what("eligibility") in words


def _same_worker(known: Known, there: Said, asked: Asked) -> bool:
    """A personal adviser may stand as the allocated worker where there is no social worker."""
    holds = known.worker("social worker")
    if holds or "allocated worker" not in asked.columns:
        return said.person(holds).key == there.key
    return there.key in ("", said.person(known.adviser).key)


def _either_worker(known: Known, there: Said, asked: Asked) -> bool:
    either = [name for name in (known.worker("social worker"), known.adviser) if name]
    return there.key in [said.person(name).key for name in either or [""]]


def _same_activity(known: Known, there: Said, asked: Asked) -> bool:
    """A superseded code covered apprenticeships too."""
    here, then = known.what("activity"), there.key
    return here == then or (then in values.SUPERSEDED and here in (values.SUPERSEDED[then], f"{then[0]}4"))


_OC3 = dict(OC3)


def _activity_written(known: Known, asked: Asked) -> bool:
    coded = _OC3["ACTIV"](known) if asked.layout == "oc3" else known.what("activity")
    return coded not in ("", "0")


def _home_written(known: Known, asked: Asked) -> bool:
    if asked.layout == "oc3":
        return _OC3["ACCOM"](known) not in ("", "0")
    return bool(known.what("home") if "home" in asked.columns else known.accommodation)


def _suitable_written(known: Known, asked: Asked) -> bool:
    if asked.layout == "oc3":
        return _OC3["ACCOM"](known) not in ("", "0")
    if "home" in asked.columns:
        return (home := known.spell("home")) is not None and home.suitable is not None
    return bool(known.accommodation) and known.suitable is not None


def _exchange_written(known: Known, asked: Asked) -> bool:
    return known.last_exchange is not None and known.life.case.in_touch in (None, "YES")


def _listed(here: Callable[[Known], str], reader: Read) -> Callable[[Known], Said]:
    return lambda known: said.read(here(known), reader)


def _same_listed(here: Callable[[Known], Said], known_words: frozenset[str]) -> "_Agrees":
    """A word of a national list is never held against one of no list: neither says what the other means."""

    def agrees(known: Known, there: Said, asked: Asked) -> bool:
        ours = here(known)
        return ours.key == there.key or (ours.key in known_words) != (there.key in known_words)

    return agrees


_Agrees = Callable[[Known, Said, Asked], bool]
_gender = _listed(lambda k: k.life.case.gender, said.gender_cell)
_ethnicity = _listed(lambda k: k.life.case.ethnicity, said.ethnicity_cell)


def _in_touch(known: Known) -> Said:
    code = known.life.case.in_touch
    return said.code(code, dict(care_codes.IN_TOUCH.items())) if code else NOTHING


def _activity(known: Known) -> Said:
    code = known.what("activity")
    return said.code(code, care_codes.ACTIVITY) if code else NOTHING


COMPARED: tuple[Compared, ...] = (
    Compared("date of birth", {"date of birth": said.day_cell}, lambda k: said.day(k.life.case.born)),
    Compared("status", {"eligibility": said.status_cell},
             lambda k: Said(k.what("eligibility"), k.what("eligibility")), _same_status, _status_written),
    Compared("social worker", {"social worker": said.person, "allocated worker": said.person},
             lambda k: said.person(k.worker("social worker")), _same_worker),
    Compared("personal adviser", {"personal adviser": said.person, "virtual personal adviser": said.person},
             lambda k: said.person(k.adviser)),
    Compared("worker", {"only worker": said.person}, lambda k: said.person(k.any_worker), _either_worker),
    Compared("team", {"team": said.text}, lambda k: said.text(k.life.case.team)),
    Compared("in touch", {"in touch": said.in_touch_cell}, _in_touch),
    Compared("accommodation", {"home": said.home_cell, "accommodation": said.accommodation_cell},
             lambda k: said.accommodation(k.what("home")), written=_home_written),
    Compared("suitability", {"home suitability": said.suitable_cell, "accommodation": said.digit_cell},
             lambda k: said.suitable(k.suitable), written=_suitable_written),
    Compared("activity", {"activity": said.activity_cell}, _activity, _same_activity, _activity_written),
    Compared("plan day", {"latest pathway plan": said.day_cell}, lambda k: said.day(k.plan_day)),
    Compared("exchange with adviser", {"latest contact": said.day_cell}, lambda k: said.day(k.last_exchange),
             written=_exchange_written),
    Compared("closed on", {"closed on": said.day_cell}, lambda k: said.day(k.life.case.closed_on)),
    Compared("gender", {"gender": said.gender_cell}, _gender,
             _same_listed(_gender, frozenset(("male", "female", "neither"))), both=True),
    Compared("ethnicity", {"ethnicity": said.ethnicity_cell}, _ethnicity,
             _same_listed(_ethnicity, frozenset(national.ETHNICITIES)), both=True),
    Compared("disability", {"disability": said.disability_cell, "has a disability": said.yes_cell},
             _listed(lambda k: k.life.case.disability, said.disability_cell), both=True),
    Compared("unaccompanied", {"unaccompanied": said.yes_cell},
             lambda k: said.yes("unaccompanied" in k.life.case.complexity), both=True),
)  # fmt: skip
"""Everything that is compared, in the order in which it is told."""
