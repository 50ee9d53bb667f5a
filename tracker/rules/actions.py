"""The rules on actions: their day, their owner, whether they move, and what "complete" takes.

Every one of them leaves out actions that were dropped; those on work still to do leave out what is complete.
"""

from datetime import date, timedelta

from tracker.dates import add_months, plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.codes import EVIDENCE_REQUIRED
from tracker.domain.work import Action, Person
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import say_days
from tracker.rules.movement import evidence_of, last_moved, updates_until, waits
from tracker.rules.policy import Policy
from tracker.rules.reasons import by_verb
from tracker.rules.rule import Reason, rule

DAY = timedelta(days=1)


@rule(
    "AN-01",
    Action,
    3,
    sentence="An open action is overdue from the day after its due day.",
    source="Local standard.",
    confidence="LOCAL",
)
def overdue(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action whose due day has passed; audit actions have a rule of their own."""
    return _late(action, casebook, today) if action.source != "audit" else None


@rule(
    "AU-01",
    Action,
    3,
    sentence="An action from an audit is overdue from the day after its due day.",
    source="Inspection reports of several councils: audit actions were not followed through.",
    confidence="C",
)
def audit_overdue(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open audit action whose due day has passed."""
    return _late(action, casebook, today) if action.source == "audit" else None


@rule(
    "AN-02",
    Action,
    2,
    sentence="An open action is due soon in the two weeks before its due day.",
    source="Local standard.",
    confidence="LOCAL",
)
def due_soon(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action whose due day is near, that day included."""
    if not action.open or action.due is None:
        return None
    left = (action.due - today).days
    ahead = policy.days("AN-02")
    if not 0 <= left <= ahead:
        return None
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    since = action.due - timedelta(days=ahead)
    return Reason("due soon", since, f"Due {when}, on {plain_day(action.due)}", _DONE_OR_MOVED, -left)


@rule(
    "AN-03",
    Action,
    3,
    sentence="An open action is stalled when nothing meaningful has moved, whatever its due day: one week for "
    "high priority and statutory actions, two for others, four for long-term ones.",
    source="Local standard, after the weekly review; inspectors criticise the pace of change.",
    confidence="LOCAL",
)
def stalled(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action without a meaningful update, or one blocked past the day to chase."""
    if not action.open or waits(action, today):
        return None
    moved = last_moved(action, casebook, today)
    last = moved or action.agreed_on
    chase = action.blocked.chase_on if action.state == "blocked" and action.blocked else None
    if chase and last < chase:
        late = (today - chase).days
        says = f"{_waiting_for(action)}; the day to chase, {plain_day(chase)}, passed {say_days(late)} ago"
        return Reason("stalled", chase + DAY, says, "chasing it, and an update with what came of it", late)
    since = last + timedelta(days=policy.days("AN-03", action.priority))
    if today < since:
        return None
    quiet = (today - last).days
    says = f"No update for {say_days(quiet)}: {'last moved' if moved else 'agreed'} {plain_day(last)}"
    if action.state == "blocked":
        says += f". {_waiting_for(action)}"
    return Reason("stalled", since, says, "a progress update, or a day to chase if it is blocked", quiet)


@rule(
    "AN-04",
    Action,
    3,
    sentence="An open action has an owner: one person who is here, or is covered by somebody who is.",
    source="Local standard; Care Leavers (England) Regulations 2010, reg. 6, asks the same of pathway plans.",
    confidence="LOCAL",
)
def no_owner(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action nobody can be asked about: no owner, a group, or a person who left uncovered."""
    if not action.open:
        return None
    owner = casebook.owner_of(action)
    since = min(action.agreed_on, today)
    if owner is None:
        named_by_plan = action.source == "pathway plan"  # PP-11 says it
        return None if named_by_plan else Reason("missing", since, "No owner is named", _owner_named(action))
    if owner.is_group:
        return Reason(
            "missing", since, f"Owned by a group, {owner.name}: no one person is named", _owner_named(action)
        )
    alone_since = uncovered_since(owner, casebook, today)
    if owner.left is None or alone_since is None:
        return None
    says = f"{owner.name} left on {plain_day(owner.left)} and nobody covers"
    return Reason("missing", alone_since, says, _owner_named(action))


@rule(
    "AN-05",
    Action,
    3,
    sentence="An open action has a due day; a word such as “ongoing” is none.",
    source="Local standard; inspection reports ask for plans that are specific, measurable and timebound.",
    confidence="C2",
)
def no_due_day(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action without a due day; those of a pathway plan have a rule of their own, PP-11."""
    if not action.open or action.due is not None or action.source == "pathway plan":
        return None
    stands = f": “{action.due_words}” stands where a day should" if action.due_words else ""
    clears = by_verb("a due day", f"action move {action.ref} DAY", "m")
    return Reason("missing", min(action.agreed_on, today), f"No due day{stands}", clears)


@rule(
    "AN-06",
    Action,
    3,
    sentence="An open action whose due day is put back again and again goes to the manager, then to the board.",
    source="Local standard; council papers report objectives delayed without a decision.",
    confidence="LOCAL",
)
def slipping(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action that slipped often, unless a decision was recorded after the last slip."""
    if not action.open:
        return None
    updates = updates_until(action, casebook, today)
    slips = [n for n, update in enumerate(updates) if update.slip]
    manager, board = policy.days("AN-06", "manager"), policy.days("AN-06", "board")
    if len(slips) < min(manager, board) or any(u.kind == "decision" for u in updates[slips[-1] :]):
        return None
    to, level = ("board", board) if len(slips) >= board else ("manager", manager)
    first = action.original_due or updates[slips[0]].moved_from
    was = f": first due {plain_day(first)}" if first else ""
    now = f", now {plain_day(action.due)}" if action.due else ", now without a day"
    says = f"Due day put back {_times(len(slips))}{was}{now}. For the {to} to decide"
    clears = by_verb(f"a decision by the {to}", f"action update {action.ref} TEXT --kind decision", "u")
    return Reason("check", updates[slips[level - 1]].day, says, clears)


@rule(
    "AN-07",
    Action,
    3,
    sentence="Complete takes evidence where the source asks for it; its impact is checked three months later; "
    "embedded is confirmed by somebody other than the owner.",
    source="Local standard; boards are asked for impact on young people and not only for activity.",
    confidence="LOCAL",
)
def not_yet_embedded(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a complete action without evidence or due an impact check, or an embedded one self-confirmed."""
    if action.self_confirmed:
        says = "Embedded, but self-confirmed: only the owner says so"
        clears = "confirmation by somebody other than the owner"
        return Reason("check", _not_after(today, action.embedded_on), says, clears)
    if action.state != "complete":
        return None
    done = _not_after(today, action.completed_on)
    if action.source in EVIDENCE_REQUIRED and not evidence_of(action, casebook, today):
        says = f"Complete since {plain_day(done)} without a line of evidence"
        clears = by_verb("a line of evidence", f"action evidence {action.ref}", "V")
        return Reason("missing", done, says, clears)
    recheck = add_months(done, policy.days("AN-07", "recheck"))
    if today < recheck:
        return None
    says = f"Complete since {plain_day(done)}: impact to be checked from {plain_day(recheck)}"
    what = "what it changed for young people, and that it is embedded"
    clears = by_verb(what, f"action embed {action.ref}", "e")
    return Reason("check", recheck, says, clears, (today - recheck).days)


@rule(
    "AN-08",
    Action,
    3,
    sentence="A partner agency answers what it is asked, and what it accepts moves.",
    source="Local standard; inspection letters find that partners do not own their actions.",
    confidence="LOCAL",
)
def partner_silent(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an open action a partner agency has not answered, has not moved, or has declined."""
    if not action.open or action.partner_answer is None:
        return None
    who = action.partner or "The partner agency"
    asked = action.partner_asked_on or action.agreed_on
    if action.partner_answer == "declined":
        days = [u.day for u in updates_until(action, casebook, today) if u.kind == "partner's answer"]
        since = _not_after(today, days[-1] if days else asked)
        return Reason(
            "check", since, f"{who} declined", "another owner or partner, or a decision by the board"
        )
    accepted = action.partner_answer == "accepted"
    last = (last_moved(action, casebook, today) or asked) if accepted else asked
    allowed = policy.days("AN-08", "update" if accepted else "answer")
    since = add_working_days(last, allowed) + DAY  # the last of those days is the partner's still
    if today < since or waits(action, today):
        return None
    what = "accepted; no update" if accepted else "was asked; no answer"
    says = (
        f"{who} {what} for {allowed} working days or more, since {plain_day(last)}. For the board to take up"
    )
    what = "an update from the partner" if accepted else "the partner's answer"
    clears = what if accepted else by_verb(what, f"action partner {action.ref}", "p")
    return Reason("stalled", since, says, clears, (today - last).days)


_DONE_OR_MOVED = "completing it, or a new due day with its reason"


def _owner_named(action: Action) -> str:
    return by_verb("naming one person who is here", f"action assign {action.ref} NAME", "o")


def _late(action: Action, casebook: Casebook, today: date) -> Reason | None:
    if not action.open or action.due is None or today <= action.due:
        return None
    late = (today - action.due).days
    slips = [u for u in updates_until(action, casebook, today) if u.slip]
    says = f"{say_days(late)} overdue: due {plain_day(action.due)}"
    if slips:
        first = action.original_due or slips[0].moved_from
        says += f", moved {_times(len(slips))}" + (f" (first due {plain_day(first)})" if first else "")
    return Reason("overdue", action.due + DAY, says, _DONE_OR_MOVED, late)


def uncovered_since(owner: Person, casebook: Casebook, today: date) -> date | None:
    """Give the first day on which neither the owner nor somebody who covers is here, or None."""
    if owner.left is None or owner.here_on(today):
        return None
    cover = casebook.get(Person, owner.covered_by)
    if cover is None or cover.is_group:
        return owner.left + DAY
    return None if cover.here_on(today) else max(owner.left, cover.left or owner.left) + DAY


def _waiting_for(action: Action) -> str:
    if action.blocked is None:
        return "Blocked"
    what = f"{action.blocked.what} ({action.blocked.on})" if action.blocked.what else f"a {action.blocked.on}"
    return f"Waiting for {what} since {plain_day(action.blocked.since)}"


def _not_after(today: date, day: date | None) -> date:
    return min(day, today) if day else today


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
