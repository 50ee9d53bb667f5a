"""The verb that explains the field's words."""

import argparse
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.running import Running, say


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    verb = verbs.add_parser("glossary", parents=[everywhere], help="the field's words, and which to use")
    verb.add_argument("word", nargs="*", help="one term, or a word to avoid; without it every term")
    verb.add_argument("--json", action="store_true")
    verb.set_defaults(run=show_glossary)


def show_glossary(running: Running) -> int:
    """Print one term, or all of them; no casebook is opened."""
    from tracker.glossary import glossary, look_up

    typed = " ".join(running.args.word).strip()
    terms = look_up(typed) if typed else glossary()
    if running.json:
        import msgspec

        print_json(msgspec.to_builtins(terms))
        return 0
    for term in terms:
        say(f"{', '.join((term.word, *term.also))}: {term.meaning}")
        if term.avoid:
            say(
                f"    Avoid {', '.join(f'“{word}”' for word in term.avoid)}.{f' {term.why}' if term.why else ''}"
            )
        say(f"    Source: {term.source} [{term.confidence}]")
    return 0
