"""The bags of an archive: ``2023`` holds a year, ``2023-2`` what was published of it later.

A bag is never written to again, so later editions go into one of their own beside it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from reports import editions
from reports.editions import Published

NAME = re.compile(r"(20\d\d)(?:-(\d+))?")
"""The year and the number of a bag; the first has none."""


def of(archives: Path, year: int) -> list[Path]:
    """Return the bags of a year, in their order."""
    found = [path for path in _all(archives) if _number(path)[0] == year]
    return sorted(found, key=_number)


def following(archives: Path, year: int) -> Path:
    """Return the place of the next bag of a year."""
    there = of(archives, year)
    return archives / (f"{year}-{_number(there[-1])[1] + 1}" if there else f"{year}")


def archived(archives: Path, year: int) -> Iterator[Published]:
    """Yield the editions in all bags of a year, each with what replaces it, in whichever bag.

    Raises InputError as ``editions.succession`` does.
    """
    homes = [home for bag in of(archives, year) for home in sorted((bag / "data").glob("*/"))]
    for name in sorted({home.name for home in homes}):
        yield from editions.succession(*(home for home in homes if home.name == name))


def years(archives: Path) -> list[int]:
    """Return the years that have a bag."""
    return sorted({_number(path)[0] for path in _all(archives)})


def _all(archives: Path) -> list[Path]:
    found = archives.iterdir() if archives.is_dir() else ()
    return [path for path in found if path.is_dir() and NAME.fullmatch(path.name)]


def _number(bag: Path) -> tuple[int, int]:
    """Return the year and the number of a bag."""
    found = NAME.fullmatch(bag.name)
    if found is None:
        raise ValueError(bag)
    return int(found[1]), int(found[2] or 1)
