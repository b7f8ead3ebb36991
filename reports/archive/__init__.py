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
from reports.archive import catalogue
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


def make(year: int, outputs: Path, archives: Path) -> tuple[Path, tuple[Edition, ...]]:
    """Put the final editions of a year into ``archives/<year>`` and return it with them.

    The catalogue of all years is made anew. Raises InputError where the year has no final edition
    or one is no longer what was published, OutputError where the year is archived already.
    """
    found = tuple(_editions(year, outputs))
    if not found:
        raise InputError("E-221", path=outputs, year=year)
    place = archives / str(year)
    if place.exists():
        raise OutputError("E-225", path=place)

    def filling(folder: Path) -> None:
        for item in found:
            shutil.copytree(item.folder, folder / item.entry.place)
        entries = [item.entry for item in found]
        (folder / "register.csv").write_bytes(table(entries))
        (folder / "index.html").write_text(_index(year, found), "utf-8")
        bagit.make_bag(folder, _about(year, found), checksums=list(ALGORITHMS))

    whole.fill(place, filling, lambda _: (), force=False)
    catalogue.write(archives)
    return place, found


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


def _editions(year: int, outputs: Path) -> list[Edition]:
    """Return the year's final editions and its summary; raise InputError for one that was
    changed."""
    found = []
    for item in (*editions.every(outputs, year), *editions.summaries(outputs, year)):
        changed = editions.changed(item.folder, item.record)
        if changed:
            raise InputError("E-223", path=item.folder, files=", ".join(changed))
        found.append(Edition(item.folder, item.record, _entry(item)))
    return found


def _entry(item: Published) -> Entry:
    file = item.folder / editions.INPUTS / settings.FILE_NAME
    told = settings.read(file) if file.exists() else settings.Settings()
    if item.record.is_summary:  # has a title and a retention of its own
        told = yearly.titled(told)
    place = f"{item.folder.parent.name}/{item.folder.name}"
    return entry(place, told, item, told.date or told.data.as_of, len(item.record.files) + 1)


def _about(year: int, found: Sequence[Edition]) -> dict[str, str]:
    """Describe the bag; its date is that of the youngest document, never the clock's."""
    days = [item.entry.date for item in found if item.entry.date]
    creators = sorted({item.entry.creator for item in found if item.entry.creator})
    return {
        "Source-Organization": "; ".join(creators) or "-",
        "External-Description": f"Laporan P3DN tahun {year}",
        "External-Identifier": f"p3dn-{year}",
        "Bagging-Date": max(days, default=f"{year}-12-31"),
        "Bag-Software-Agent": f"p3dn-reports {__version__}",
    }


def _index(year: int, found: Sequence[Edition]) -> str:
    environment = Environment(
        loader=PackageLoader("templates", ""),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("archive/index.html.j2")
    return template.render(year=year, editions=found, columns=COLUMNS)
