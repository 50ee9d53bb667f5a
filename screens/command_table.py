"""THE table of commands: every place, and what can be done there by which key, said in which words.

Keys are letters, Enter, Esc, Tab and F-keys; the arrow keys are always a second way, never the only one.
"""

from typing import NamedTuple

PLACES = {
    "triage": "Triage",
    "visits": "Visits and oversight",
    "findings": "Findings and threads",
    "actions": "Actions",
    "cases": "Cases",
    "notes": "Contact notes",
    "review": "The weekly review",
    "round": "The weekly review, item by item",
    "quality": "Data that does not go together",
    "letter": "A letter, paragraph by paragraph",
    "list": "In every list",
    "text": "In every text",
    "everywhere": "Everywhere",
}
"""Every place a command may name, with its heading in the help."""

ALONE = ("letter", "round")
"""Places in which the commands that work everywhere else do not."""


class Command(NamedTuple):
    """One thing a person can do: its keys are parted by commas, its words are what the footer says."""

    id: str
    key: str
    words: str
    sentence: str
    where: tuple[str, ...]
    footer: bool = False
    changes: bool = False
    action: str = ""
    """Textual action it runs; the id when empty."""
    of: tuple[str, ...] = ()
    """What it is done to, by the record's noun; the footer shows it for those only. Empty: anything."""


_PLAN = ("triage", "actions")
_TABLE = ("actions",)
_CORRECTED = ("triage", "visits", "findings", "actions", "cases", "notes")
_SHOWN = ("triage", "findings", "actions")
_FOLLOWS = ("triage", "actions", "findings", "visits", "cases", "notes")
_LETTER = ("letter",)
_DATA = ("quality",)
_VISITS = ("visits",)
_FINDINGS = ("findings",)
_ORPHANS = ("findings", "actions")
_CONCERNS = ("findings", "triage")
_RAISING = (*_CONCERNS, "visits")
_CASES = ("cases",)
_NOTES = ("notes",)
_MESSAGES = ("cases", "notes")
_REVIEW = ("review",)
_ROUND = ("round",)
_PROMISING = ("cases", "actions")
_ALL = ("everywhere",)
_LIST = ("list",)
_TEXT = ("text",)
_ACTION = ("action",)
_TOLD = ("action", "thread")
_FINDING = ("finding",)
_CLOSED = ("action", "finding")
_ASKING = ("finding", "oversight")
_HELD = ("scrutiny visit", "oversight", "self-evaluation")
_ROOMS = ("findings", "visits")

COMMANDS: tuple[Command, ...] = (
    Command("update", "u", "update", "Say what happened: progress, evidence, impact.", _SHOWN, True, True, of=_TOLD),
    Command("complete", "d", "done", "Complete the action, with its evidence.", _PLAN, True, True, of=_ACTION),
    Command("move_due", "m", "move", "Move the due date and say why.", _PLAN, True, True, of=_ACTION),
    Command("set_owner", "o", "owner", "Give the action to somebody.", _PLAN, True, True, of=_ACTION),
    Command("new_action", "n", "new action", "Add an action.", _PLAN, False, True),
    Command("block", "b", "block", "Say what the action waits for, if anything.", _PLAN, False, True),
    Command("partner_answer", "p", "partner", "Record what a partner agency answered.", _PLAN, False, True),
    Command("embed", "e", "embedded", "Confirm that it made the difference.", _PLAN, False, True),
    Command("evidence", "V", "evidence", "What shows it, and where that is kept.", _SHOWN, False, True),
    Command("link_impact", "I", "impact", "Which number shows what it changed, and by when.", _PLAN, False, True),
    Command("say_status", "C", "colour", "The colour its owner gives it; dates suggest one.", _PLAN, False, True),
    Command("drop", "D", "drop", "Drop the action and say why; it asks first.", _PLAN, False, True),
    Command("split", "s", "split", "Split the action into parts.", _PLAN, False, True),
    Command("link_findings", "F", "link findings", "Choose the findings it answers.", _PLAN, False, True),
    Command("import_plan", "i", "import plan", "Bring in a plan, or its new version.", _TABLE, False, True),
    Command("export_plan", "X", "export plan", "Write the plan to a file, in the columns it came in.", _TABLE),
    Command("new_visit", "n", "add", "Add a visit, our own oversight, or a self-evaluation.", _VISITS, True, True),
    Command("import_letter", "i", "import letter", "Bring in a letter or report.", _VISITS, True, True),
    Command("open_letter", "L", "letter", "Go on with the paragraphs of a letter.", _VISITS, True),
    Command("update_visit", "u", "update", "Correct it, or add a decision.", _VISITS, True, True, of=_HELD),
    Command("raise_action", "a", "raise action", "Raise an action for it.", _RAISING, True, True, of=_ASKING),
    Command("answer", "w", "answer", "Say its answer: action, watch or none.", _CONCERNS, True, True, of=_FINDING),
    Command("edit", "E", "correct", "Correct what a record says of itself.", _CORRECTED, True, True, of=_HELD),
    Command("link_thread", "t", "thread", "Choose its thread; merge a thread into another.", _FINDINGS, False, True),
    Command("repeats", "r", "repeats", "What it may repeat, both quotes side by side.", _FINDINGS, False, True),
    Command("set_kind", "y", "kind", "Say whether it reads as strength or concern.", _FINDINGS, False, True),
    Command("mine", "s", "mine", "Only those you work with, or all again.", _CASES, True),
    Command("new_case", "n", "new", "Add a young person.", _CASES, False, True),
    Command("begin", "b", "begins", "A home, activity, need or status begins; the former ends.", _CASES, True, True),
    Command("event", "e", "event", "A change of circumstances, an entitlement explained.", _CASES, True, True),
    Command("agree", "t", "how often", "Agree how often they are visited, and until when.", _CASES, True, True),
    Command("plan", "p", "plan", "The pathway plan: version, review, action, its words.", _CASES, True, True),
    Command("worker", "w", "worker", "Who works with them from now on; also for all marked.", _CASES, False, True),
    Command("promise", "P", "promise", "Keep a promise: the words used, to whom, by when.", _PROMISING, False, True),
    Command("tell_promise", "T", "told", "Young people were told where a promise stands.", _PLAN, False, True),
    Command("room", "h", "room", "All that is known of the theme, for the next scrutiny visit.", _ROOMS),
    Command("handover", "h", "handover", "One page for the next worker.", _CASES),
    Command("visiting", "m", "visiting", "Real gaps between PA visits, against need and floor.", _CASES),
    Command("reconcile", "r", "compare", "Compare with an extract of the case system.", _CASES, False, True),
    Command("export_cases", "X", "export", "Write young people to a file, with the reason.", _CASES),
    Command("close_case", "D", "close", "Close the case and say why, or open it again.", _CASES, False, True),
    Command("choose_notes", "s", "show", "Today's, not yet filed, late, mine, everybody's, drafts.", _NOTES, True),
    Command("move_note", "m", "move", "To the file of the young person it is about.", _NOTES, True, True),
    Command("messages", "i", "messages", "Bring in messages: a paste or a phone's export.", _MESSAGES, False, True),
    Command("home", "H", "home", "Take in what was written in a pocket casebook.", _NOTES, True, True),
    Command("mend", "f", "fix", "To where it is put right, the form open; Esc leads back.", _DATA, True, True),
    Command("follow", "f", "follow", "To what hangs on it: finding to actions, note to case.", _FOLLOWS, True),
    Command("threads", "s", "threads", "Show threads instead of findings, or findings again.", _FINDINGS, True),
    Command("orphans", "O", "orphans", "Findings without an action, or actions without a source.", _ORPHANS),
    Command("start_round", "b", "begin", "Go through what is late or stuck, or go on with it.", _REVIEW, True, True),
    Command("open_rows", "f", "its rows", "The list behind the number.", _REVIEW, True),
    Command("scope", "s", "whose", "Your own, your team's, or everybody's.", _REVIEW, True),
    Command("packs", "K", "packs", "Board packs: make, read, write, cover report.", _REVIEW, True),
    Command("minutes", "M", "minutes", "Every decision of the last review, and what became of it.", _REVIEW),
    Command("stand_in", "F", "stand in", "Review for somebody who is away.", _REVIEW, False, True),
    Command("unreviewed", "W", "unreviewed", "Whose items nobody reviewed, and for how long.", _REVIEW),
    Command("keep", "a", "as is", "Keep it as it is.", _ROUND, True, True, "decide('keep')"),
    Command("nudge", "n", "nudge", "Ask its owner to move it on.", _ROUND, True, True, "decide('nudge')"),
    Command("escalate", "e", "escalate", "Take it to somebody above.", _ROUND, True, True, "decide('escalate')"),
    Command("re_date", "m", "re-date", "Another day, and why.", _ROUND, True, True, "decide('re-date')", _ACTION),
    Command("re_assign", "o", "re-assign", "To somebody else.", _ROUND, False, True, "decide('re-assign')", _TOLD),
    Command("close", "d", "close", "It is done, or given up.", _ROUND, True, True, "decide('close')", _CLOSED),
    Command("discuss", "t", "discuss", "Put it on the agenda.", _ROUND, True, True, "decide('discuss')"),
    Command("later", "s", "skip", "Put it at the end for now.", _ROUND, True, True),
    Command("pull", "p", "pull forward", "Choose what comes next.", _ROUND, False, True),
    Command("finish", "E", "end", "End the review, whatever is left; for the minutes.", _ROUND, False, True),
    Command("round_undo", "z", "undo", "Take your last change back.", _ROUND, False, True, "undo"),
    Command("round_redo", "Z", "redo", "Do again what was undone.", _ROUND, False, True, "redo"),
    Command("round_back", "escape,q", "stop", "Stop for now; it goes on at this item.", _ROUND, action="back"),
    Command("round_palette", ":,ctrl+p", "find a command", "Find commands by words.", _ROUND, action="palette"),
    Command("round_help", "?", "all keys", "Show every key that works here.", _ROUND, True, action="help"),
    Command("sort", "S", "sort", "Sort by another column, or back to the usual order.", (*_FOLLOWS, *_DATA)),
    Command("accept", "a", "accept", "Make it a finding and go on; Enter does so too.", _LETTER, True, True),
    Command("skip", "s", "skip", "It becomes nothing; a skipped one waits again.", _LETTER, True, True),
    Command("letter_kind", "y", "kind", "Say whether it reads as strength or concern.", _LETTER, True, True, "kind"),
    Command("letter_theme", "t", "theme", "Choose its theme.", _LETTER, True, True, "theme"),
    Command("letter_answer", "w", "answer", "Say its answer: action, watch or none.", _LETTER, True, False, "answer"),
    Command("letter_standing", "i", "standing", "Say which standing it was given.", _LETTER, False, True, "standing"),
    Command("letter_thread", "h", "thread", "Choose the thread it belongs to.", _LETTER, False, False, "thread"),
    Command("letter_repeats", "r", "repeats", "What it may repeat; one is chosen.", _LETTER, False, True, "repeats"),
    Command("letter_split", "p", "split", "Split it before one of its sentences.", _LETTER, False, True, "split"),
    Command("merge", "m", "merge", "Join it with the next paragraph.", _LETTER, False, True),
    Command("next", "n", "next", "To the next paragraph.", _LETTER),
    Command("previous", "N", "previous", "To the paragraph before.", _LETTER),
    Command("letter_accept", "enter", "accept", "Take it over and go on.", _LETTER, False, True, "accept"),
    Command("letter_undo", "z", "undo", "Take your last change back.", _LETTER, False, True, "undo"),
    Command("letter_redo", "Z", "redo", "Do again what was undone.", _LETTER, False, True, "redo"),
    Command("letter_pane", "tab", "next pane", "To the next pane.", _LETTER, action="app.focus_next"),
    Command("letter_back", "escape,q", "back", "Leave; what waits still waits.", _LETTER, action="back"),
    Command("letter_palette", ":,ctrl+p", "find a command", "Find commands by words.", _LETTER, action="palette"),
    Command("letter_help", "?", "all keys", "Show every key that works here.", _LETTER, True, action="help"),
    Command("list_up", "up,k", "up", "Up one row.", _LIST, action="cursor_up"),
    Command("list_down", "down,j", "down", "Down one row.", _LIST, action="cursor_down"),
    Command("list_page_up", "pageup", "page up", "Up one page.", _LIST, action="pages(-1)"),
    Command("list_page_down", "pagedown", "page down", "Down one page.", _LIST, action="pages(1)"),
    Command("list_first", "home,g", "first", "To the first row.", _LIST, action="first"),
    Command("list_last", "end,G", "last", "To the last row.", _LIST, action="last"),
    Command("list_open", "enter", "open", "Open the row.", _LIST, action="open"),
    Command("list_mark", "space", "mark", "Mark the row, to change several at once.", _LIST, action="mark"),
    Command("text_up", "up,k", "up", "Up one line.", _TEXT, action="lines(-1)"),
    Command("text_down", "down,j", "down", "Down one line.", _TEXT, action="lines(1)"),
    Command("text_page_up", "pageup", "page up", "Up one page.", _TEXT, action="pages(-1)"),
    Command("text_page_down", "pagedown,space", "page down", "Down one page.", _TEXT, action="pages(1)"),
    Command("text_start", "home,g", "start", "To the start.", _TEXT, action="start"),
    Command("text_end", "end,G", "end", "To the end.", _TEXT, action="end"),
    Command("go_triage", "1", "triage", "What needs me now, and why.", _ALL, action="go('triage')"),
    Command("go_visits", "2", "visits", "Visits and oversight by date.", _ALL, action="go('visits')"),
    Command("go_findings", "3", "findings", "Findings and their threads.", _ALL, action="go('findings')"),
    Command("go_actions", "4", "actions", "The plan.", _ALL, action="go('actions')"),
    Command("go_cases", "5", "cases", "The caseload, and one young person's file.", _ALL, action="go('cases')"),
    Command("go_notes", "6", "notes", "Contact notes: mine, not yet filed, drafts.", _ALL, action="go('notes')"),
    Command("go_review", "7", "review", "The week, and the weekly review.", _ALL, action="go('review')"),
    Command("go_quality", "8", "data", "What is kept and cannot be true.", _ALL, action="go('quality')"),
    Command("log_note", "l", "log note", "Log what happened with a young person.", _ALL, True, True),
    Command("filed", "Y", "on file", "The note is on file in the council's case system.", _ALL, changes=True),
    Command("show_names", "N", "names", "Show chosen names, which is written down, or hide them.", _ALL),
    Command("read_only", "R", "read-only", "Change nothing until it is turned off again.", _ALL),
    Command("filter", "/", "filter", "Narrow the list: Enter keeps the filter, Esc clears it.", _ALL, True),
    Command("saved_views", "v", "views", "Choose a saved filter, or save this one.", _ALL),
    Command("all_flags", "x", "all flags", "Show or hide the less severe flags; on Cases, closed ones.", _ALL),
    Command("copy", "c", "copy", "Copy the record as text, a note for the case system.", _ALL),
    Command("undo", "z", "undo", "Take back your last change.", _ALL, changes=True),
    Command("redo", "Z", "redo", "Do again what was undone.", _ALL, changes=True),
    Command("next_pane", "tab", "next pane", "To the next pane.", _ALL, action="app.focus_next"),
    Command("back", "escape", "back", "Close it, clear the filter, or back to where f led from.", _ALL),
    Command("palette", ":,ctrl+p", "find a command", "Find a command of this screen by its words.", _ALL),
    Command("quit", "q", "quit", "Leave; everything is saved already.", _ALL),
    Command("help", "?", "all keys", "Show every key that works here.", _ALL, True),
)  # fmt: skip
