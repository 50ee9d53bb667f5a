"""The house holds: who imports whom, how long things are, and that documents and tables say the same."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from screens.commands import COMMANDS
from tracker.cli.entry import parser

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*(ROOT / "tracker").rglob("*.py"), *(ROOT / "screens").rglob("*.py")])
TOP_LEVEL = {
    "tracker", "screens", "data", "tests", "pyproject.toml",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "uv.lock",
}  # fmt: skip


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout.strip()


def test_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", ["tracker.desk", "tracker.cli"])
def test_the_casework_never_loads_the_screens(module: str) -> None:
    loaded = run_python(
        f"import {module}, sys; print([m for m in ('textual', 'rich', 'screens') if m in sys.modules])"
    )
    assert loaded == "[]"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 40, node.name


def test_the_clock_is_read_only_at_the_edge() -> None:
    edge = {
        "tracker/cli/running.py",
        "tracker/store/store.py",
        "tracker/store/history.py",
        "tracker/store/ids.py",
    }
    edge |= {
        "tracker/store/drafts.py",
        "tracker/store/copies.py",
        "tracker/store/lock.py",
        "tracker/store/files.py",
    }
    clock = re.compile(r"\b(date\.today|datetime\.now|time\.time|time\.monotonic)\b")
    readers = {str(p.relative_to(ROOT)) for p in SOURCES if clock.search(p.read_text(encoding="utf-8"))}
    assert readers <= edge


def test_nothing_else_stands_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    if listed.returncode:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL


def test_the_readme_and_ci_run_the_same_tests() -> None:
    command = next(x for x in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines() if "pytest" in x)
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    verbs = next(a for a in parser()._actions if getattr(a, "choices", None) and "triage" in a.choices)
    missing = [
        verb for verb in verbs.choices or () if f"`{verb}" not in readme and f"tracker {verb}" not in readme
    ]
    assert not missing


def test_every_command_has_its_method() -> None:
    """A key that leads nowhere would only show when somebody presses it."""
    from screens.actions import ActionsScreen
    from screens.cases import CasesScreen
    from screens.findings import FindingsScreen
    from screens.letter import LetterScreen
    from screens.notes import NotesScreen
    from screens.quality import QualityScreen
    from screens.review import ReviewScreen
    from screens.round import RoundScreen
    from screens.triage import TriageScreen
    from screens.visits import VisitsScreen

    screens = {
        "triage": TriageScreen,
        "visits": VisitsScreen,
        "findings": FindingsScreen,
        "actions": ActionsScreen,
        "cases": CasesScreen,
        "notes": NotesScreen,
        "review": ReviewScreen,
        "round": RoundScreen,
        "quality": QualityScreen,
        "letter": LetterScreen,
    }
    for command in COMMANDS:
        action = (command.action or command.id).split("(")[0]
        if action.startswith("app."):
            continue
        for place in command.where:
            if place in screens:
                assert hasattr(screens[place], f"action_{action}"), f"{command.id} on {place}"


def test_no_word_that_the_field_has_given_up() -> None:
    for path in [*SOURCES, ROOT / "README.md"]:
        assert not re.search(r"\bLAC\b|\bNEET\b", path.read_text(encoding="utf-8")), path
