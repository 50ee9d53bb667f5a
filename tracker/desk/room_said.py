"""What inspectors said of a theme, visit by visit, in their own words; and what else was said of it."""

from collections.abc import Iterator

from tracker.desk.room_facts import RoomFacts, called, refs_of
from tracker.domain.paper import Block, heading, item, quote
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.wording import place_of, plain_day, rough, source_of


def said_blocks(facts: RoomFacts) -> Iterator[Block]:
    """Give the section: each held visit with its words or its silence, other sources, and what came back."""
    yield heading("What inspectors said, visit by visit")
    held = [
        visit
        for visit in facts.casebook.visits_in_order()
        if not visit.expected and visit.when.earliest <= facts.today
    ]
    told = [block for visit in held for block in _at_visit(facts, visit)]
    yield from told or [item("No scrutiny visit said anything of it", facts.room.records("findings"))]
    yield from _elsewhere(facts)
    yield from _repeats(facts)


def _at_visit(facts: RoomFacts, visit: ScrutinyVisit) -> Iterator[Block]:
    """Give what a visit said, and which concerns it did not test; nothing where it came before all of them."""
    findings = [f for f in facts.findings if f.visit == visit.id]
    silent = {read: _silent(facts, visit, read) for read in (True, False)}
    if not (findings or any(silent.values())):
        return
    yield heading(f"{visit.title}, {rough(visit.when)}", 3)
    for finding in findings:
        yield from _words(facts, finding)
    for read, what in ((True, "Not tested there"), (False, "Not read yet what it says of")):
        for thread in silent[read]:
            yield item(f"{what}: {called(thread)}", thread.ref, visit.ref)


def _silent(facts: RoomFacts, visit: ScrutinyVisit, read: bool) -> list[Thread]:
    return [t for t in facts.concerned if visit in facts.visits(t, read=read)]


def _words(facts: RoomFacts, finding: Finding) -> Iterator[Block]:
    """Give a finding's words as they stand, after how it reads and who said it."""
    standing = "" if finding.standing == "none" else f", {finding.standing}"
    how = f"{finding.kind}{standing}, {finding.step}; said by the {finding.said_by}"
    place = place_of(finding, facts.casebook)
    yield item(f"{place}: {how}", finding.ref)
    yield quote(finding.quote, finding.ref)


def _elsewhere(facts: RoomFacts) -> Iterator[Block]:
    """Give what audits, reviews, complaints and our own papers said of it."""
    findings = [f for f in facts.findings if not f.visit]
    if findings:
        yield heading("Said elsewhere", 3)
    for finding in findings:
        yield from _words(facts, finding)


def _repeats(facts: RoomFacts) -> Iterator[Block]:
    """Give the concerns that more than one source said, with their places."""
    for thread in facts.concerned:
        findings = [f for f in facts.concerns if f.thread == thread.id]
        sources = dict.fromkeys(_source(facts, f) for f in findings)
        if len(sources) > 1:
            says = f"Said {len(sources)} times: {called(thread)}; {'; '.join(sources)}"
            yield item(says, *refs_of((thread, *findings)))


def _source(facts: RoomFacts, finding: Finding) -> str:
    """Say what a finding comes from; visits without a number are told apart by their days."""
    visit = facts.casebook.get(ScrutinyVisit, finding.visit)
    if visit is not None and not visit.ordinal:
        return f"{visit.title} of {visit.when.text}"
    day = facts.casebook.said_on(finding)
    return source_of(finding, facts.casebook) + ("" if visit or not day else f", {plain_day(day)}")
