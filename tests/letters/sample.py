"""The sample documents, and what a letter looks like around the lines a test is about."""

from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
INPUTS = Path(__file__).resolve().parents[2].parent / "shared" / "inputs"
OPENING = "6 June 2024\n\nDear Alex\n\nMonitoring visit to Marlowshire children’s services\n\n"


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def letter(body: str) -> str:
    return f"{OPENING}{body}\n\nYours sincerely\n\nRobin Ashdown\nHis Majesty’s Inspector\n"
