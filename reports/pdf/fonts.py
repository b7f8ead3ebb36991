"""The one font of the pages, Arimo, and the characters that it can show."""

from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont

FONTS = {
    "font:arimo": files("fontpkg_arimo") / "files" / "Arimo[wght].ttf",
    "font:arimo-italic": files("fontpkg_arimo") / "files" / "Arimo-Italic[wght].ttf",
}
"""The addresses that the style sheet names, and the files behind them."""


def legible(text: str) -> str:
    """Replace characters that the font does not have, so that no other font is ever taken."""
    unknown = set(text) - _characters()
    return text.translate({ord(character): "?" for character in unknown}) if unknown else text


@cache
def _characters() -> frozenset[str]:
    with FONTS["font:arimo"].open("rb") as file, TTFont(file, lazy=True) as font:
        known = {chr(code) for code in font.getBestCmap()}
    return frozenset(known - {chr(code) for code in range(32)} | {"\n"})
