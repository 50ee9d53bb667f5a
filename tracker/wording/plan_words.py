"""What the improvement plan itself says of an action, in its own columns and words."""

from tracker.domain.work import Action
from tracker.wording.listing import Facts, listed

SAID_ALREADY = ("action", "ref", "progress")
"""Columns whose words stand on the page anyway: title, plan reference, and what happened."""


def plan_facts(action: Action) -> Facts:
    """Say where an action stands in its plan, the status reported there, and every cell that has words."""
    row = action.plan_row
    if row is None:
        return []
    under = "".join(f", under “{heading}”" for heading in row.headings)
    part = f", action {row.part} of that row" if row.part else ""
    facts: Facts = [("Plan", f"{row.plan}, row {row.number}{part}{under}")]
    if action.reported:
        facts.append(("Reported status", f"“{action.reported}”, in the plan's own words"))
    said = [
        f"{cell.column}: {cell.text}" if cell.column else cell.text
        for cell in row.cells
        if cell.text.strip() and cell.field not in (*SAID_ALREADY, "status")
    ]
    return [*facts, *listed("In the plan", said)]
