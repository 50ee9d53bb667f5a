"""The first pages of a pack: what it is, its figures with their definitions, and movements that add up."""

from collections.abc import Iterable
from itertools import groupby

from tracker.desk.pack_numbers import PARTS, of_flow
from tracker.desk.pack_scene import Scene, period_words
from tracker.domain.paper import Block, heading, item, table, text
from tracker.measures import STOCKS, Flow, Period
from tracker.measures.suppression import MARK
from tracker.wording import counted

TEAM_ONLY = "This paper must not leave the team: small numbers about young people stand in it."
SUPPRESSED = (
    f"“{MARK}” stands for a number of 1 to 4 about young people, and for a number by which one could be worked out. "
    "A 0 is told."
)


def about(scene: Scene) -> Iterable[Block]:
    """Say what the paper is, for what period, what was known, and who made it."""
    days = (scene.period.end - scene.period.start).days + 1
    yield heading(scene.name, 1)
    if scene.for_team:
        yield text(TEAM_ONLY)
    yield heading("What this paper is")
    yield item(
        f"Period: {period_words(scene.period)} ({counted(days, 'day')}). Figures are as at its last day."
    )
    yield item(f"Theme: {scene.theme or 'all themes'}.")
    yield item(f"What was known: {scene.recorded}. What was recorded later is shown as a correction.")
    yield item(f"“Before” is {_before(scene)}.")
    yield item(f"Made by {scene.made_by}.")
    if not scene.for_team:
        yield item(SUPPRESSED)
        yield item("Actions for one young person are left out of this paper’s figures and lists of actions.")


def _before(scene: Scene) -> str:
    if scene.former is None:
        return f"the period before, {period_words(scene.period.before)}"
    return f"the pack {scene.former.ref}, {period_words(Period(scene.former.start, scene.former.end))}"


def figures(scene: Scene) -> Iterable[Block]:
    """Give each group of figures as a table, with what each of them counts below it."""
    found = [figure for figure in scene.figures if figure.group not in _stock_names()]
    if not found:
        return
    yield heading("Figures")
    aims = any(figure.target for figure in found)
    for group, same in groupby(found, key=lambda figure: figure.group):
        own = list(same)
        rows = [
            (f.name, f.shown, f.before, f.trend, *((f.target,) if aims else ()))
            for f in own
        ]  # fmt: skip
        yield heading(group[:1].upper() + group[1:], 3)
        yield table(("Figure", "Now", "Before", "Change", *(("Target",) if aims else ())), rows)
        yield from (item(f"{f.name}: {f.definition}") for f in own)


def _stock_names() -> set[str]:
    return {stock.name for stock in STOCKS.values()}


def flows(scene: Scene) -> Iterable[Block]:
    """Give each stock's movement, opening + new - closed = closing, and what does not add up."""
    if not scene.flows:
        return
    yield heading("What came and went")
    yield text("What was there at the start, with what is new and without what closed, is there at the end.")
    header = ("What", *(said[:1].upper() + said[1:] for said in PARTS.values()), "Adds up")
    yield table(header, [_flow_row(scene, moved) for moved in scene.flows])
    yield from (item(f"{moved.stock.name}: {moved.stock.definition}") for moved in scene.flows)


def _flow_row(scene: Scene, moved: Flow) -> tuple[str, ...]:
    said = [scene.guard.said(number) for number in of_flow(moved)]
    wrong = f"no: {scene.guard.count(moved.unexplained)} with days in an impossible order"
    return (moved.stock.name, *said, "yes" if moved.balanced else wrong)
