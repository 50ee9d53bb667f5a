"""Make the README's pictures with the program itself: ``python -m tests.pictures.readme``."""

import asyncio
import os
import re
from datetime import date
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from screens.app import TrackerApp
from tracker.demo import build_demo
from tracker.desk import Desk

PICTURES = Path(__file__).resolve().parents[2] / ".github" / "pictures"
TODAY = date(2026, 3, 24)
SIZE = (100, 28)


async def take(name: str, *keys: str) -> None:
    """Press the keys in the demo and keep the screen as a picture; fonts are left to the reader's machine."""
    desk = Desk.open(build_demo(TODAY), TODAY, who="R Hall", dated=True)
    app = TrackerApp(desk, demo=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        await pilot.pause(2)
        svg = app.export_screenshot(title="Tracker")
    desk.close()
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("<text ", '<text xml:space="preserve" ')  # leading blanks count on a terminal
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")


async def main() -> None:
    """Take every picture the README shows."""
    await take("triage", "j")
    await take("letter", "2", "L", "enter")
    await take("cases", "5", "j")
    await take("review", "7", "s", "a", *"jjjj")


if __name__ == "__main__":
    asyncio.run(main())
