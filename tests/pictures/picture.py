"""The screen as plain text: what a reader sees, line by line, without colours."""

from typing import Any

from textual.app import App
from textual.constants import MAX_FPS
from textual.geometry import Region
from textual.pilot import Pilot

from screens.typing_ahead import InOrder


def picture(app: App[Any]) -> str:
    """Give every line of the screen, without the spaces at its end."""
    return "\n".join(lines(app))


def lines(app: App[Any]) -> list[str]:
    """Give the screen's lines; the one private name of Textual's used here is the compositor's."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def lines_of(app: App[Any], region: Region) -> list[str]:
    """Give the lines inside one region of the screen, such as a widget's ``region``."""
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    return [strip.crop(region.x, region.right).text.rstrip() for strip in strips]


async def resize(pilot: Pilot[Any], width: int, height: int) -> None:
    """Resize the terminal and wait until the screen is laid out for it; Textual delays that by a frame."""
    await pilot.resize_terminal(width, height)
    for _ in range(100):
        if pilot.app.screen._compositor.size == (width, height):
            break
        await pilot.pause(0.01)
    await pilot.pause()


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every key was acted on, and for the frame that a change of layout needs after it."""
    app = pilot.app
    while isinstance(app, InOrder) and app.is_running and (app.message_queue_size or not app.at_rest):
        await pilot.pause(0.002)
    await pilot.pause(1.2 / MAX_FPS)
    await pilot.pause()
