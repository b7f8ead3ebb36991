"""The archive of a year: its final editions with a register, in a bag that anyone can verify.

A bag is a folder after BagIt (RFC 8493): ``data/`` holds the files, manifests beside it their
SHA-256 and SHA-512, so that ``sha256sum -c manifest-sha256.txt`` verifies it without this program.
"""

import logging
import shutil
from collections.abc import Mapping, Sequence
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
    earlier = _archived(year, archives)
    found = tuple(_editions(year, outputs, earlier))
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
        (folder / "index.html").write_text(_index(place.name, found), "utf-8")
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


def _archived(year: int, archives: Path) -> dict[str, Path]:
    """Return the editions of a year that are archived already, by their place in the outputs."""
    return {
        f"{path.parent.parent.name}/{path.parent.name}": path.parent
        for bag in bags.of(archives, year)
        for path in (bag / "data").glob(f"*/{editions.FINAL}*/{editions.RECORD}")
    }


def _editions(year: int, outputs: Path, earlier: Mapping[str, Path]) -> list[Edition]:
    """Return the year's final editions and its summaries; raise InputError for one that was
    changed, and where another one is archived in its place."""
    found = []
    for item in (*editions.every(outputs, year), *editions.summaries(outputs, year)):
        changed = editions.changed(item.folder, item.record)
        if changed:
            raise InputError("E-223", path=item.folder, files=", ".join(changed))
        place = f"{item.folder.parent.name}/{item.folder.name}"
        there = earlier.get(place)
        if there and editions.digest(there / editions.RECORD) != _identity(item):
            raise InputError("E-226", path=item.folder, there=there)
        told = f"../../{there.parents[2].name}/data/{place}" if there else place
        found.append(Edition(item.folder, item.record, _entry(item, told), is_new=there is None))
    return found


def _identity(item: Published) -> str:
    return editions.digest(item.folder / editions.RECORD)


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


def _index(bag: str, found: Sequence[Edition]) -> str:
    environment = Environment(
        loader=PackageLoader("templates", ""),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("archive/index.html.j2")
    return template.render(bag=bag, editions=found, columns=COLUMNS)
