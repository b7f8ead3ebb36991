"""The archive of a year holds what was published, and anyone can verify that it still does."""

import csv
import datetime
import json
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner, Result

from reports.archive.register import entry
from reports.commands import build
from reports.editions import Published, Record
from reports.settings import Settings
from reports.settings.keys import Archive
from tests.conftest import TENDER, put

SETTINGS = """
period = "{period}"
number = "e-1/510.1"
date = {day}
title = "Laporan Pelaksanaan P3DN"

[publisher]
government = "Pemerintah Kabupaten Ketapang"

[letter]
addressees = ["Menteri Dalam Negeri", "Kepala LKPP"]

[archive]
classification = "510.1"
security = "Biasa"
active_years = 1
inactive_years = 2
fate = "Permanen"
"""
DAYS = {"2022-TW2": "2022-07-08", "2022-TW4": "2023-01-12", "2023-TW1": "2023-04-07"}


def run(*words: object) -> Result:
    """Run the command line in English."""
    given = [*map(str, words), "--lang", "en"]
    return CliRunner().invoke(build("en"), given, prog_name="p3dn")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of outputs with two final editions of 2022 and one of 2023."""
    place = tmp_path_factory.mktemp("office")
    for period, day in DAYS.items():
        folder = place / f"ketapang-{period}"
        folder.mkdir()
        (folder / "p3dn.toml").write_text(SETTINGS.format(period=period, day=day), "utf-8")
        year = int(period[:4])
        row = TENDER | {
            "tahun_anggaran": year,
            "tgl_penetapan_pemenang": f"{year}-02-01 08:00:00",
        }
        put(folder / "tender.xlsx", row)
        result = run("finalize", folder, "-o", place / "outputs")
        assert result.exit_code == 0, result.output
    return place / "outputs"


@pytest.fixture(scope="module")
def archives(outputs: Path) -> Path:
    """Return the archives of both years."""
    place = outputs.parent / "arsip"
    for year in (2022, 2023):
        result = run("archive", year, "--outputs", outputs, "-o", place)
        assert result.exit_code == 0, result.output
    return place


@pytest.fixture
def bag(archives: Path, tmp_path: Path) -> Path:
    """Return a copy of the bag of 2022, to be harmed."""
    place = tmp_path / "2022"
    shutil.copytree(archives / "2022", place)
    for path in place.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return place


def test_a_year_holds_its_editions_alone(archives: Path, outputs: Path) -> None:
    """Every byte that was published in that year, and nothing of another one."""
    data = archives / "2022" / "data"
    made = sorted(path.relative_to(data).as_posix() for path in data.glob("*/edisi-*"))
    assert made == ["ketapang-2022-tw2/edisi-1-en", "ketapang-2022-tw4/edisi-1-en"]
    for name in made:
        for path in (path for path in (outputs / name).rglob("*") if path.is_file()):
            kept = data / name / path.relative_to(outputs / name)
            assert kept.read_bytes() == path.read_bytes()


def test_others_verify_it(archives: Path) -> None:
    """The library of the Library of Congress and sha256sum alone find it sound."""
    assert bagit.Bag(str(archives / "2022")).is_valid()
    for name in ("sha256", "sha512"):
        words = [f"{name}sum", "--check", "--strict", "--quiet", f"manifest-{name}.txt"]
        subprocess.run(words, cwd=archives / "2022", check=True)


def test_the_register_says_how_long_it_is_kept(archives: Path) -> None:
    """Number, date, addressees and classification of each document, and when retention ends."""
    with (archives / "2022" / "data" / "register.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["Periode"] == "2022-TW2"
    assert second["Nomor naskah"] == "e-1/510.1"
    assert second["Tujuan"] == "Menteri Dalam Negeri; Kepala LKPP"
    assert second["Tanggal naskah"] == "2023-01-12"
    assert second["Retensi aktif sampai"] == "2024-01-12"
    assert second["Retensi inaktif sampai"] == "2026-01-12"
    assert second["Nasib akhir"] == "Permanen"


def test_retention_is_counted_from_the_document() -> None:
    """Where nothing is set nothing is made up; a leap day is followed by 1 March."""
    leap = datetime.date(2024, 2, 29)
    item = Published(Path(), Record("2024-TW1", False, "id", 1, {}, {}))
    told = entry("a", Settings(), item, leap, 3)
    assert (told.active_until, told.inactive_until) == ("", "")
    kept = Settings(archive=Archive(active_years=1, inactive_years=4))
    told = entry("a", kept, item, leap, 3)
    assert (told.active_until, told.inactive_until) == ("2025-03-01", "2029-03-01")


class Links(HTMLParser):
    """Collects where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link."""
        self.found += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]


def test_the_first_page_leads_to_the_files(archives: Path) -> None:
    """It opens from the disk; every link is there, and nothing comes from outside."""
    page = archives / "2022" / "data" / "index.html"
    links = Links()
    links.feed(page.read_text("utf-8"))
    assert "ketapang-2022-tw4/edisi-1-en/quarterly-report.pdf" in links.found
    assert all((page.parent / link).exists() for link in links.found)
    assert "http" not in page.read_text("utf-8")


def flip(bag: Path) -> str:
    """Flip one bit."""
    path = next(bag.glob("data/*/*/*.pdf"))
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)
    return path.name


def lose(bag: Path) -> str:
    """Remove a file."""
    path = next(bag.glob("data/*/*/figures.json"))
    path.unlink()
    return path.name


def add(bag: Path) -> str:
    """Put a file among the others."""
    (bag / "data" / "tambahan.txt").write_text("x")
    return "tambahan.txt"


def rename(bag: Path) -> str:
    """Give a file another name."""
    path = next(bag.glob("data/*/*/*.xlsx"))
    path.rename(path.with_name("lain.xlsx"))
    return "lain.xlsx"


def put_beside(bag: Path) -> str:
    """Put a file beside the manifests."""
    (bag / "catatan.txt").write_text("x")
    return "catatan.txt"


def forge(bag: Path) -> str:
    """Change the manifest itself."""
    path = bag / "manifest-sha256.txt"
    path.write_text(path.read_text("utf-8").replace("a", "b", 1), "utf-8")
    return path.name


@pytest.mark.parametrize("harm", [flip, lose, add, rename, put_beside, forge])
def test_every_harm_is_found(bag: Path, harm: Callable[[Path], str]) -> None:
    """A flipped bit, a file that is gone, new or renamed: each is named."""
    assert run("archive", "verify", bag).exit_code == 0
    name = harm(bag)
    result = run("archive", "verify", bag)
    assert result.exit_code == 1
    assert name in result.output


def test_an_archive_is_never_replaced(archives: Path, outputs: Path) -> None:
    """What is archived is archived."""
    result = run("archive", 2022, "--outputs", outputs, "-o", archives)
    assert result.exit_code == 1
    assert "archived already" in result.output


def test_another_edition_in_an_archived_place_is_refused(
    archives: Path, outputs: Path, tmp_path: Path
) -> None:
    """Under the name of an archived edition lies one with another record."""
    shutil.copytree(outputs, tmp_path / "outputs")
    record = tmp_path / "outputs" / "ketapang-2022-tw2" / "edisi-1-en" / "edition.json"
    record.chmod(0o644)
    record.write_bytes(record.read_bytes() + b"\n")
    result = run("archive", 2022, "--outputs", tmp_path / "outputs", "-o", archives)
    assert result.exit_code == 1
    assert "its record is another" in result.output
    assert not (archives / "2022-2").exists()


def test_later_editions_lie_beside(archives: Path, outputs: Path, tmp_path: Path) -> None:
    """Their register tells of all, even of one that only the archive has; no bag is changed."""
    kept = shutil.copytree(archives, tmp_path / "arsip")
    there = shutil.copytree(outputs, tmp_path / "outputs")
    shutil.rmtree(there / "ketapang-2022-tw2")
    first = there / "ketapang-2022-tw4" / "edisi-1-en"
    second = shutil.copytree(first, first.with_name("edisi-2-en"))
    told = json.loads((first / "edition.json").read_bytes())
    digest = sha256((first / "edition.json").read_bytes()).hexdigest()
    told |= {"edition": 2, "replaces": {"edition": 1, "record": digest}, "reason": "Keliru."}
    (second / "replaced").mkdir()
    (second / "edition.json").chmod(0o644)
    (second / "edition.json").write_text(json.dumps(told), "utf-8")
    assert run("archive", 2022, "--outputs", there, "-o", kept).exit_code == 0
    with (kept / "2022-2" / "data" / "register.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["Berkas"], row["Status edisi"]) for row in csv.DictReader(file)]
    assert rows == [
        ("../../2022/data/ketapang-2022-tw2/edisi-1-en", "berlaku"),
        ("../../2022/data/ketapang-2022-tw4/edisi-1-en", "diganti oleh edisi 2"),
        ("ketapang-2022-tw4/edisi-2-en", "berlaku"),
    ]
    links = Links()
    links.feed((kept / "2022-2" / "data" / "index.html").read_text("utf-8"))
    assert links.found[1].startswith("ketapang-2022-tw4/edisi-2-en/")
    assert all((kept / "2022-2" / "data" / link).exists() for link in links.found)
    assert run("archive", "verify", kept / "2022").exit_code == 0
    assert run("archive", "verify", kept / "2022-2").exit_code == 0
    found = run("archive", "find", "2022-TW4", "--archives", kept).output
    assert found.index("edisi-2-en") < found.index("edisi-1-en") < found.index("replaced by")


def test_a_year_without_editions_is_told(outputs: Path, tmp_path: Path) -> None:
    """Nothing is written."""
    result = run("archive", 2021, "--outputs", outputs, "-o", tmp_path / "arsip")
    assert result.exit_code == 1
    assert "p3dn finalize" in result.output
    assert not (tmp_path / "arsip").exists()


def test_a_changed_edition_is_not_archived(outputs: Path, tmp_path: Path) -> None:
    """It is no longer what was published."""
    shutil.copytree(outputs, tmp_path / "outputs")
    figures = tmp_path / "outputs" / "ketapang-2023-tw1" / "edisi-1-en" / "figures.json"
    figures.chmod(0o644)
    figures.write_bytes(b"{}")
    result = run("archive", 2023, "--outputs", tmp_path / "outputs", "-o", tmp_path / "arsip")
    assert result.exit_code == 1
    assert "figures.json" in result.output


def test_units_are_found_in_all_years(archives: Path) -> None:
    """By name and year, in any order; a word that is nowhere finds nothing."""
    found = run("archive", "find", "ketapang", "--archives", archives).output
    assert "3 found" in found
    assert found.index("2023-TW1") < found.index("2022-TW4")
    assert "1 found" in run("archive", "find", "2023 Ketapang", "--archives", archives).output
    assert "0 found" in run("archive", "find", "Sanggau", "--archives", archives).output
    assert "0 found" in run("archive", "find", "NEAR( OR", "--archives", archives).output


def test_without_a_catalogue_it_is_told(tmp_path: Path) -> None:
    """One sentence says what makes it."""
    result = run("archive", "find", "Ketapang", "--archives", tmp_path)
    assert result.exit_code == 1
    assert "p3dn archive" in result.output


def test_what_is_no_bag_is_told(tmp_path: Path) -> None:
    """A folder that is no archive is not called sound."""
    assert run("archive", "verify", tmp_path).exit_code == 1
