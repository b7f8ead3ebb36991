"""The archive of a year: its final editions with a register, in a bag that anyone can verify.

A bag is a folder after BagIt (RFC 8493): ``data/`` holds the files, manifests beside it their
SHA-256 and SHA-512, so that ``sha256sum -c manifest-sha256.txt`` verifies it without this program.
"""

import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bagit
from jinja2 import Environment, PackageLoader, StrictUndefined

from reports import __version__, editions, settings, whole, yearly
from reports.archive import bags, catalogue
from reports.archive.register import COLUMNS, Entry, entry, table
from reports.editions import Published, Record
from reports.exceptions import InputError, OutputError

ALGORITHMS = ("sha256", "sha512")
TAGS = ("bagit.txt", "bag-info.txt", *(f"manifest-{name}.txt" for name in ALGORITHMS))
SEALS = tuple(f"tagmanifest-{name}.txt" for name in ALGORITHMS)

logging.getLogger("bagit").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Edition:
    """A final edition: its folder, its record, and its line in the register."""

    folder: Path
    record: Record
    entry: Entry
    is_new: bool = True
    """Whether no bag of the year holds it yet."""


def make(year: int, outputs: Path, archives: Path) -> tuple[Path, tuple[Edition, ...]]:
    """Put the final editions of a year into ``archives/<year>`` and return it with them.

    Where that is there, those that were published since go into a bag of their own beside it, whose
    register tells of all. The catalogue of all years is made anew. Raises InputError where the year
    has no final edition, one is no longer what was published, or another one is archived in its
    place; OutputError where all are archived already.
    """
    found = tuple(_editions(year, outputs, archives))
    if not found:
        raise InputError("E-221", path=outputs, year=year)
    added = tuple(item for item in found if item.is_new)
    place = bags.following(archives, year)
    if not added:
        raise OutputError("E-225", path=archives / str(year))

    def filling(folder: Path) -> None:
        for item in added:
            shutil.copytree(item.folder, folder / item.entry.place)
        entries = [item.entry for item in found]
        (folder / "register.csv").write_bytes(table(entries))
        (folder / "index.html").write_text(_index(year, place.name, found), "utf-8")
        bagit.make_bag(folder, _about(year, place, added), checksums=list(ALGORITHMS))

    whole.fill(place, filling, lambda _: (), force=False)
    catalogue.write(archives)
    return place, added


def verify(bag: Path) -> list[str]:
    """Return everything that is wrong with a bag: changed, missing, extra or renamed files.

    Raises InputError for what is no bag.
    """
    try:
        opened = bagit.Bag(str(bag))
    except (bagit.BagError, OSError) as error:
        raise InputError("E-222", path=bag) from error
    # the sum of sizes alone would end the check before any file is named
    opened.info.pop("Payload-Oxum", None)
    wrong = sorted(f"+ {path.name}" for path in bag.iterdir() if path.name not in _known())
    try:
        opened.validate()
    except bagit.BagValidationError as error:
        wrong += [str(detail) for detail in error.details] or [str(error)]
    return wrong


def _known() -> set[str]:
    return {"data", *TAGS, *SEALS}


def _editions(year: int, outputs: Path, archives: Path) -> list[Edition]:
    """Return the year's final editions and summaries, those that only an earlier bag holds, too.

    Raises InputError for one that was changed, and where another one is archived in its place.
    """
    earlier = {_place(item): item for item in bags.archived(archives, year)}
    found = {}
    for item in (*editions.every(outputs, year), *editions.summaries(outputs, year)):
        changed = editions.changed(item.folder, item.record)
        if changed:
            raise InputError("E-223", path=item.folder, files=", ".join(changed))
        place = _place(item)
        there = earlier.get(place)
        if there and _identity(there) != _identity(item):
            raise InputError("E-226", path=item.folder, there=there.folder)
        told = _way(there) if there else place
        found[place] = Edition(item.folder, item.record, _entry(item, told), is_new=not there)
    for place, item in earlier.items():
        kept = Edition(item.folder, item.record, _entry(item, _way(item)), is_new=False)
        found.setdefault(place, kept)
    return sorted(found.values(), key=_in_order)


def _place(item: Published) -> str:
    return f"{item.folder.parent.name}/{item.folder.name}"


def _way(item: Published) -> str:
    """Return the way to an archived edition from another bag."""
    return f"../../{item.folder.parents[2].name}/data/{_place(item)}"


def _identity(item: Published) -> str:
    return editions.digest(item.folder / editions.RECORD)


def _in_order(item: Edition) -> tuple[bool, str, str, int]:
    """Put the quarters first, then the summaries."""
    record = item.record
    return record.is_summary, record.period, item.folder.parent.name, record.edition


def _entry(item: Published, place: str) -> Entry:
    file = item.folder / editions.INPUTS / settings.FILE_NAME
    told = settings.read(file) if file.exists() else settings.Settings()
    if item.record.is_summary:  # has a title and a retention of its own
        told = yearly.titled(told)
    return entry(place, told, item, told.date or told.data.as_of, len(item.record.files) + 1)


def _about(year: int, bag: Path, found: Sequence[Edition]) -> dict[str, str]:
    """Describe the bag; its date is that of the youngest document, never the clock's."""
    days = [item.entry.date for item in found if item.entry.date]
    creators = sorted({item.entry.creator for item in found if item.entry.creator})
    return {
        "Source-Organization": "; ".join(creators) or "-",
        "External-Description": f"Laporan P3DN tahun {year}",
        "External-Identifier": f"p3dn-{bag.name}",
        "Bag-Group-Identifier": f"p3dn-{year}",
        "Bagging-Date": max(days, default=f"{year}-12-31"),
        "Bag-Software-Agent": f"p3dn-reports {__version__}",
    }


def _index(year: int, bag: str, found: Sequence[Edition]) -> str:
    environment = Environment(
        loader=PackageLoader("templates", ""),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("archive/index.html.j2")
    return template.render(year=year, bag=bag, editions=found, columns=COLUMNS)
