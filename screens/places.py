"""The screens there are, by their places: the tab of each, and its class."""

from screens.widgets.tabs import Tab

TABS = (
    Tab("triage", "1", "Triage"),
    Tab("visits", "2", "Visits"),
    Tab("findings", "3", "Findings"),
    Tab("actions", "4", "Actions"),
    Tab("cases", "5", "Cases"),
    Tab("notes", "6", "Notes"),
    Tab("review", "7", "Review"),
    Tab("quality", "8", "Data"),
)

SCREENS = {
    "triage": "TriageScreen",
    "visits": "VisitsScreen",
    "findings": "FindingsScreen",
    "actions": "ActionsScreen",
    "cases": "CasesScreen",
    "notes": "NotesScreen",
    "review": "ReviewScreen",
    "quality": "QualityScreen",
}
"""Each screen's class, in the module of its place; loaded when it is first shown."""
