"""Which plan a file is a new version of, and which action here each of its actions is."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.exchange.plan_cells import title_of
from tracker.exchange.plan_columns import words_in
from tracker.exchange.plan_rows import PlanItem

SHARE = 3
"""A file is a version of a plan where at least one in so many of its actions has the same words."""

Key = tuple[str, str]
"""A plan reference and the words of an action, either of them empty where it does not count."""


class Matching(NamedTuple):
    """The action here that each item is, or None, and how many were found by what."""

    actions: list[Action | None]
    by_reference: int
    by_words: int


def plan_actions(casebook: Casebook) -> list[Action]:
    """Give the actions that may stand in a plan: none of a young person's own."""
    return [a for a in casebook.all(Action) if not (a.case or a.plan or a.note)]


def plan_names(actions: Iterable[Action]) -> list[str]:
    """Give the names of the plans that were brought in, in the order of their actions."""
    return list(dict.fromkeys(a.plan_row.plan for a in actions if a.plan_row))


def in_plan(actions: Iterable[Action], name: str) -> list[Action]:
    """Give the actions that came with a plan, in its order."""
    mine = [
        (a.plan_row.number, a.plan_row.part, a) for a in actions if a.plan_row and a.plan_row.plan == name
    ]
    return [action for *_, action in sorted(mine, key=lambda found: (*found[:2], found[2].id))]


def which_plan(items: Sequence[PlanItem], called: str, actions: Sequence[Action]) -> str:
    """Give the plan a file is a version of, by the words of its actions or by its name; else its own name.

    A reference such as 1.1 stands in every plan, so it tells none apart.
    """
    words = {_title(item) for item in items}
    best, most = "", 0
    for name in plan_names(actions):
        mine = in_plan(actions, name)
        agreed = sum(not words.isdisjoint(_titles(action)) for action in mine)
        if agreed > most and agreed * SHARE >= min(len(items), len(mine)):
            best, most = name, agreed
    same_name = (name for name in plan_names(actions) if name.casefold() == called.casefold())
    return best or next(same_name, called)


def with_columns(columns: Collection[str], actions: Sequence[Action]) -> str:
    """Give the one plan with these columns, for rows that were mended; empty where none or several have them."""
    alike = {
        a.plan_row.plan
        for a in actions
        if a.plan_row and {cell.column for cell in a.plan_row.cells} == set(columns)
    }
    return alike.pop() if len(alike) == 1 else ""


def match(items: Sequence[PlanItem], plan: str, actions: Sequence[Action]) -> Matching:
    """Find the action each item is: by reference and words, by a reference that is one's alone, by words alone.

    What was made here and stands in no plan yet is found by its words, since its reference may be another plan's.
    """
    mine = in_plan(actions, plan)
    all_of_them = [*mine, *sorted((a for a in actions if a.plan_row is None), key=lambda a: a.id)]
    found: dict[int, Action] = {}
    for keys_of in (_here, _came):  # what was renamed here must not take the place of what is called so
        _pair(items, all_of_them, found, lambda i: (_ref(i), _title(i)), keys_of, several=True)
    by_words = sum(not _ref(items[place]) for place in found)
    _pair(
        items, mine, found, lambda i: (_ref(i), "") if _ref(i) else None, lambda a: {(_refs(a), "")}, most=1
    )
    by_reference = len(found) - by_words
    _pair(items, all_of_them, found, lambda i: ("", _title(i)), lambda a: {("", t) for t in _titles(a)})
    found_at = [found.get(place) for place in range(len(items))]
    return Matching(found_at, by_reference, len(found) - by_reference)


def _pair(
    items: Sequence[PlanItem],
    actions: Sequence[Action],
    found: dict[int, Action],
    key_of: Callable[[PlanItem], Key | None],
    keys_of: Callable[[Action], set[Key]],
    *,
    several: bool = False,
    most: int = 1_000_000,
) -> None:
    """Add what has the same key, in its order: as many on both sides and at most ``most``, or any of ``several``."""
    taken = {action.id for action in found.values()}
    theirs: dict[Key, list[Action]] = defaultdict(list)
    for action in actions:
        for key in keys_of(action) if action.id not in taken else ():
            theirs[key].append(action)
    ours: dict[Key, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        wanted = key_of(item) if place not in found else None
        if wanted is not None:
            ours[wanted].append(place)
    for key, places in ours.items():
        free = [action for action in theirs[key] if action.id not in taken]
        if several or len(places) == len(free) <= most:
            for place, action in zip(places, free, strict=False):
                found[place] = action
                taken.add(action.id)


def _ref(item: PlanItem) -> str:
    return words_in(item.said("ref"))


def _refs(action: Action) -> str:
    return words_in(action.plan_ref)


def _title(item: PlanItem) -> str:
    return words_in(title_of(item.said("action")))


def _titles(action: Action) -> set[str]:
    """Give the words an action has here, and those it came with."""
    came = title_of(action.plan_row.said("action")) if action.plan_row else ""
    return {words_in(action.title), words_in(came)} - {""}


def _here(action: Action) -> set[Key]:
    return {(_refs(action), words_in(action.title))}


def _came(action: Action) -> set[Key]:
    row = action.plan_row
    return {(words_in(row.said("ref")), words_in(title_of(row.said("action"))))} if row else set()
