"""The sample documents, and what a letter looks like around the lines a test is about."""

from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
_BESIDE = [above / "shared" / "inputs" for above in Path(__file__).resolve().parents]
INPUTS = next((place for place in _BESIDE if place.is_dir()), _BESIDE[-1])
"""Published documents that may lie beside the project or beside the folder it is in."""
OPENING = "6 June 2024\n\nDear Alex\n\nMonitoring visit to Marlowshire children’s services\n\n"


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def letter(body: str) -> str:
    return f"{OPENING}{body}\n\nYours sincerely\n\nRobin Ashdown\nHis Majesty’s Inspector\n"


def ends_of(reading):
    """Give the first and last word of every finding."""
    return [(p.text.split(" ")[0], p.text.split(" ")[-1]) for p in reading.paragraphs]
