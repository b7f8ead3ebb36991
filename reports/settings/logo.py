"""The government's emblem: a PNG or SVG file beside the settings, looked at before it is used."""

import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from zlib import crc32

MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000
PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
TYPES = {".png": "image/png", ".svg": "image/svg+xml"}
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath")
COLOURS = ("style", "linearGradient", "radialGradient", "stop")
DRAWN = frozenset({"svg", "g", "defs", "title", "desc", "metadata", *SHAPES, *COLOURS})
"""The elements that an emblem may be drawn with: nothing that writes, runs, fetches or repeats."""
OUTSIDE = re.compile(r"@import|\\|url\((?!\s*['\"]?#)", re.IGNORECASE)
"""What in a style may reach outside the file."""


class LogoError(Exception):
    """A file that is no emblem to print; holds the code of the reason's sentence."""


@dataclass(frozen=True, slots=True)
class Logo:
    """An emblem: the name of its file, its type and its bytes."""

    name: str
    type: str
    content: bytes

    @property
    def address(self) -> str:
        """The picture itself as an address, so that a page fetches nothing."""
        return f"data:{self.type};base64,{b64encode(self.content).decode()}"


def load(folder: Path, name: str) -> Logo:
    """Read the emblem ``name`` in or below ``folder``; raise LogoError if it is not one."""
    path = folder / name
    kind = TYPES.get(path.suffix.lower())
    if kind is None:
        raise LogoError("E-193")
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise LogoError("E-191")
        if not path.is_file():
            raise LogoError("E-190")
        if path.stat().st_size > MOST_BYTES:
            raise LogoError("E-192")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise LogoError("E-190") from error
    if not (_is_png(content) if kind == "image/png" else _is_svg(content)):
        raise LogoError("E-194")
    return Logo(name, kind, content)


def _is_png(content: bytes) -> bool:
    """Whether it is a whole PNG of a reasonable size: all its chunks are there and unharmed."""
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    if not (content.startswith(PNG) and 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        return False
    at, kind = len(PNG), b""
    while kind != b"IEND":
        end = at + 8 + int.from_bytes(content[at : at + 4])
        kind, checked = content[at + 4 : at + 8], content[end : end + 4]
        if len(checked) < 4 or crc32(content[at + 4 : end]) != int.from_bytes(checked):  # noqa: PLR2004
            return False
        at = end + 4
    return True


def _is_svg(content: bytes) -> bool:
    """Whether it is a drawing that refers to nothing outside itself and holds no text."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return False
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without a DOCTYPE nothing expands
    except (ElementTree.ParseError, LookupError, ValueError):
        return False
    return root.tag == f"{SVG}svg" and all(map(_is_harmless, root.iter()))


def _is_harmless(element: ElementTree.Element) -> bool:
    namespace, name = f"{element.tag}".rpartition("}")[::2]
    if f"{namespace}}}" == SVG and name not in DRAWN:
        return False
    links = (value for key, value in element.items() if key.rpartition("}")[2] in {"href", "src"})
    style = element.text or "" if name == "style" else ""
    styles = (style, *(value for key, value in element.items() if "}" not in key))
    return all(link.startswith("#") for link in links) and not any(map(OUTSIDE.search, styles))
