"""The themes come out as given, with no colour left to Textual's taste where it matters."""

import pytest
from textual.app import App

from screens.terminal import SIXTEEN, SIXTEEN_LIGHT
from screens.terminal import THEMES as WORDS
from screens.theme import THEMES


async def test_every_word_for_a_theme_names_one_the_app_can_set() -> None:
    app: App[None] = App()
    for theme in THEMES:
        app.register_theme(theme)
    async with app.run_test() as pilot:
        for name in WORDS.values():
            app.theme = name
            await pilot.pause()
            assert app.native_ansi_color is (name in (SIXTEEN, SIXTEEN_LIGHT))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_theme_colours_are_exact_with_256_colours(theme: object) -> None:
    # The cube's steps and the greys: other values would be rounded, and contrast with them.
    steps = {"00", "5f", "87", "af", "d7", "ff"}
    greys = {f"{8 + 10 * step:02x}" for step in range(24)}
    for name in ("primary", "error", "warning", "success", "foreground", "background", "panel"):
        colour = str(getattr(theme, name)).removeprefix("#")
        parts = {colour[:2], colour[2:4], colour[4:]}
        assert parts <= steps or (len(parts) == 1 and parts <= greys), name
