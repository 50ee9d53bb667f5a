"""The colours of a spreadsheet's cells, in words: what a reader without colours would otherwise not know."""

import colorsys
import io
import re
from collections.abc import Container
from typing import Any

_OURS = re.compile(r"cell coloured (\w+) \(([0-9A-F]{8})\)")


def colours_of(raw: bytes, sheet: str, column: int, rows: Container[int]) -> dict[int, str]:
    """Give the fill of the cells of one column, counted from 0, in those rows that have one, in words."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    found: Any = book[sheet]
    found.reset_dimensions()
    cells = found.iter_rows(min_col=column + 1, max_col=column + 1)
    said = {}
    for number, row in enumerate(cells, 1):
        if number in rows and row and (words := _said(row[0])):
            said[number] = words
    return said


def _said(cell: Any) -> str:
    """Say the colour of one cell: "cell coloured red (FFFF0000)"; empty where it has none."""
    if not getattr(cell, "has_style", False) or cell.fill.fill_type != "solid":
        return ""
    colour = cell.fill.fgColor
    code = _code(colour)
    if code is None:
        return f"cell coloured (theme colour {colour.theme})" if colour.type == "theme" else ""
    name = colour_name(code)
    return f"cell coloured {name} ({code})" if name else ""


def fill_of(words: str) -> str:
    """Give the code of the colour that a cell's words say, where they are ours and nothing else; else empty."""
    found = _OURS.fullmatch(words)
    return found[2] if found and found[1] == colour_name(found[2]) else ""


def _code(colour: Any) -> str | None:
    from openpyxl.styles.colors import COLOR_INDEX

    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return str(colour.rgb).upper()
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed]).upper()
    return None


def colour_name(code: str) -> str:
    """Give what people call a colour of eight hexadecimal digits; white, which most cells are, is no colour."""
    try:
        red, green, blue = (int(code[-6:][n : n + 2], 16) / 255 for n in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.97:
        return ""
    if strong < 0.15 or light < 0.08:
        return "black" if light < 0.15 else "grey"
    degrees = hue * 360
    names = ((18, "red"), (65, "amber"), (170, "green"), (260, "blue"), (330, "purple"), (361, "red"))
    return next(name for edge, name in names if degrees < edge)
