"""Faults on young people's files: codes, the yearly return, and days in an order that cannot be."""

import msgspec

from tests.make import a_case, a_contact_note, a_spell, an_event
from tests.rules.quality.planting import DAY, TODAY, Book, plants
from tracker.domain.records import Record
from tracker.domain.work import Person


@plants("DQ-01")
def activity(book: Book) -> Record:
    return book.change(book.current(book.adult(), "activity"), what="F9")


@plants("DQ-02")
def home(book: Book) -> Record:
    return book.change(book.current(book.adult(), "home"), what="Q7")


@plants("DQ-03")
def legal_status(book: Book) -> Record:
    return book.change(book.adult().spells_of("legal status", TODAY)[-1], what="C9")


@plants("DQ-04")
def status_word(book: Book) -> Record:
    life = book.adult(lambda life: any(s.kind == "eligibility" and s.end for s in life.spells))
    return book.change(life.spells_of("eligibility", TODAY)[0], what="elligible")


@plants("DQ-08")
def never_suitable(book: Book) -> Record:
    return book.change(book.current(book.adult(), "home"), what="S", suitable=True)


@plants("DQ-09")
def placed_adult(book: Book) -> Record:
    life = book.adult(lambda life: life.birthday(18) + 28 * DAY < TODAY)
    return book.change(book.current(life, "home"), what="K2")


@plants("DQ-10")
def housed_child(book: Book) -> Record:
    return book.change(book.current(book.child(), "home"), what="U")


@plants("DQ-11")
def one_of_two(book: Book) -> Record:
    life = book.adult()
    book.change(book.current(life, "activity"), end=TODAY - DAY)
    return book.change(life.case, in_touch=None)


@plants("DQ-12")
def went_home(book: Book) -> Record:
    return book.change(book.adult().case, in_touch="RHOM")


@plants("DQ-13")
def in_touch_but_unknown(book: Book) -> Record:
    life = book.adult()
    book.change(book.current(life, "home"), end=TODAY - DAY)
    return book.change(life.case, in_touch="YES")


@plants("DQ-14")
def staying_put_early(book: Book) -> Record:
    return book.change(book.current(book.child(), "home"), what="Z")


@plants("DQ-15")
def died_in_care(book: Book) -> Record:
    return book.change(book.adult().spells_of("legal status", TODAY)[-1], reason="Died in care")


@plants("DQ-16")
def transferred(book: Book) -> Record:
    last = book.adult().spells_of("legal status", TODAY)[-1]
    return book.change(last, reason="Care transferred to another authority")


@plants("DQ-17")
def over_25(book: Book) -> Record:
    life = book.adult(lambda life: life.age(TODAY) > 21)
    return book.change(life.case, born=life.case.born.replace(year=life.case.born.year - 5, day=1))


@plants("DQ-18")
def not_supported(book: Book) -> Record:
    life = book.adult(lambda life: life.age(TODAY) < 21)
    book.change(book.current(life, "eligibility"), what="qualifying")
    return life.case


@plants("DQ-19")
def no_status(book: Book) -> Record:
    life = book.adult()
    book.change(book.current(life, "eligibility"), end=TODAY - DAY)
    return life.case


@plants("DQ-40")
def ends_first(book: Book) -> Record:
    return book.add(a_spell(book.adult().case, "out of area", TODAY, "Wye", end=TODAY - DAY))


@plants("DQ-41")
def side_by_side(book: Book) -> Record:
    life = book.adult(lambda life: life.current("need", TODAY))
    book.add(a_spell(life.case, "need", TODAY, "raised"))
    return book.current(life, "need")


@plants("DQ-42")
def before_birth(book: Book) -> Record:
    case = book.adult().case
    return book.add(an_event(case, "handover", case.born - DAY))


@plants("DQ-43")
def recorded_first(book: Book) -> Record:
    note = book.adult().notes[0]
    return book.change(note, recorded=note.day - DAY)


@plants("DQ-44")
def ahead(book: Book) -> Record:
    return book.add(an_event(book.adult().case, "introduction", TODAY + DAY))


@plants("DQ-45")
def reviewed_first(book: Book) -> Record:
    plan = book.adult().plans[-1]
    return book.change(plan, reviewed=(plan.drawn_up - DAY, *plan.reviewed))


@plants("DQ-46")
def given_first(book: Book) -> Record:
    plan = book.adult().plans[-1]
    return book.change(plan, copy_given=plan.drawn_up - DAY)


@plants("DQ-47")
def agreed_first(book: Book) -> Record:
    plan = book.adult().plans[-1]
    return book.change(plan, agreed=plan.drawn_up - DAY)


@plants("DQ-48")
def runs_on(book: Book) -> Record:
    case = book.add(
        a_case("QA", TODAY.replace(year=2005), closed_on=TODAY - DAY, closed_reason="Moved away.")
    )
    return book.add(a_spell(case, "home", TODAY.replace(year=2024)))


@plants("DQ-49")
def odd_age(book: Book) -> Record:
    return book.add(a_case("QB", TODAY.replace(year=2022)))


@plants("DQ-60")
def one_number(book: Book) -> Record:
    born = TODAY.replace(year=2008, month=4)
    return book.add(a_case("QC", born, number="C 7"), a_case("QD", born, number=" c  7"))


@plants("DQ-61")
def one_person(book: Book) -> Record:
    born = TODAY.replace(year=2008, month=5)
    return book.add(a_case("QE", born, number="8"), a_case("qe", born, number="9"))


@plants("DQ-64")
def one_exchange(book: Book) -> Record:
    life = book.adult()
    by = next(iter(book.casebook.all(Person)))
    once = a_contact_note(life.case, by, TODAY - 3 * DAY, filed=TODAY, text="Met in the park.")
    return book.add(
        once, a_contact_note(life.case, by, TODAY - 3 * DAY, filed=TODAY, text="Walked in the park.")
    )


@plants("DQ-71")
def case_left(book: Book) -> Record:
    life = book.adult(lambda life: life.adviser(TODAY))
    gone = book.add(Person(id="GONE71", ref="P-GN71", name="Gone Away", left=TODAY - DAY))
    spell = life.adviser(TODAY)
    assert spell is not None
    book.change(spell, worker=gone.id)
    return life.case


@plants("DQ-73")
def unfiled(book: Book) -> Record:
    old = TODAY - 29 * DAY
    note = next(n for n in book.adult(lambda life: life.notes[0].recorded < old).notes if n.recorded < old)
    return book.add(msgspec.structs.replace(note, filed=None))
