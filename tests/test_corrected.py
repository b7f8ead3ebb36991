"""A published edition is corrected by a new one that says what it replaces and what changed."""

import csv
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reports import editions
from reports.commands import build
from tests.conftest import ROOT, TENDER, put

WHY = "Nilai PDN satu kontrak keliru diisi."


def run(*words: object) -> Result:
    """Run the command line in English."""
    given = [*map(str, words), "--lang", "en"]
    return CliRunner().invoke(build("en"), given, prog_name="p3dn")


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder, but for locks."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path: path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with inputs on two kabupaten and their first edition, in English."""
    place = tmp_path_factory.mktemp("office")
    (place / "inputs").mkdir()
    write(place / "inputs" / "tender.xlsx", 80_000_000)
    assert run("finalize", place / "inputs", "-o", place / "out").exit_code == 0
    return place


@pytest.fixture
def first(office: Path, tmp_path: Path) -> Path:
    """Return a copy of the first edition, with its inputs two folders above."""
    shutil.copytree(office, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out" / "inputs" / "edisi-1-en"


def write(path: Path, pdn: int) -> None:
    """Write two tenders, the first with its PDN."""
    other = {"kd_tender": 2, "kd_klpd": "D202", "nama_klpd": "Kabupaten Kubu Raya"}
    put(path, TENDER | {"nilai_pdn_kontrak": pdn}, TENDER | other)


def change(edition: Path, pdn: int = 95_000_000) -> None:
    """Change an amount in the inputs of an edition."""
    write(edition.parent.parent.parent / "inputs" / "tender.xlsx", pdn)


def correct(edition: Path, *more: object, why: str = WHY) -> Result:
    """Replace an edition by one of the test's inputs as they are now."""
    outputs = edition.parent.parent
    given = (outputs.parent / "inputs", "-o", outputs, "--replaces", edition, "--reason", why)
    return run("finalize", *given, *more)


def test_it_names_what_it_replaces_and_why(first: Path) -> None:
    """By number and hash, with the reason; what is replaced stays as it was, byte for byte."""
    before = contents(first)
    change(first)
    result = correct(first)
    assert result.exit_code == 0, result.output
    assert "Edition 2 is published and replaces edition 1" in result.output
    record = json.loads((first.with_name("edisi-2-en") / "edition.json").read_bytes())
    assert (record["status"], record["edition"], record["reason"]) == ("corrected", 2, WHY)
    digest = sha256(before[first / "edition.json"]).hexdigest()
    assert record["replaces"] == {"edition": 1, "record": digest}
    assert contents(first) == before


def test_it_can_be_made_again_and_corrected_again(first: Path) -> None:
    """From what it carries come the same bytes, wherever it lies; the third replaces the second."""
    change(first)
    assert correct(first).exit_code == 0
    change(first, 96_000_000)
    second = first.with_name("edisi-2-en")
    assert correct(second).exit_code == 0
    third = second.rename(first.parent.parent / "moved")
    assert run("reproduce", third).exit_code == 0
    third.rename(second)
    (only,) = editions.latest(first.parent.parent, 2022)["2022-TW2"]
    assert (only.folder.name, only.record.replaces and only.record.replaces.edition) == (
        "edisi-3-en",
        2,
    )


def test_a_changed_reason_is_found(first: Path) -> None:
    """The reason is part of what is published."""
    change(first)
    assert correct(first).exit_code == 0
    record = first.with_name("edisi-2-en") / "edition.json"
    record.chmod(0o644)
    record.write_text(record.read_text("utf-8").replace(WHY, "Lain."), "utf-8")
    result = run("reproduce", record.parent)
    assert result.exit_code == 1
    assert "figures.json" in result.output


def test_nothing_changed_is_refused(first: Path) -> None:
    """There is nothing to correct, and nothing is written."""
    result = correct(first)
    assert result.exit_code == 1
    assert "Nothing changed since edition 1" in result.output
    assert not first.with_name("edisi-2-en").exists()


def test_changed_settings_are_a_change(first: Path) -> None:
    """An edition whose settings alone are others may be published; no figure is marked."""
    settings = first.parent.parent.parent / "inputs" / "p3dn.toml"
    settings.write_text('title = "Laporan P3DN"\n', "utf-8")
    result = correct(first)
    assert result.exit_code == 0, result.output
    assert "0 figures, 0 places" in result.output


def test_only_the_latest_is_replaced(first: Path) -> None:
    """What was replaced already is refused, with the edition that is in force."""
    change(first)
    assert correct(first).exit_code == 0
    change(first, 96_000_000)
    result = correct(first)
    assert result.exit_code == 1
    assert "replaced by edition 2 already" in result.output


def test_a_renamed_edition_is_not_replaced(first: Path) -> None:
    """An edition under another name, as a copy has, is refused with its own name told."""
    change(first)
    for name in ("salinan", "Edisi 1", "edisi-1-en - Copy"):
        result = correct(shutil.copytree(first, first.with_name(name)))
        assert result.exit_code == 1
        assert "give it its own name again, edisi-1" in result.output


@pytest.mark.parametrize("name", ["figures.json", "quarterly-report.pdf", "inputs/tender.xlsx"])
def test_an_altered_edition_is_not_replaced(first: Path, name: str) -> None:
    """What would be compared with is no longer what was published."""
    change(first)
    (first / name).chmod(0o644)
    (first / name).write_bytes((first / name).read_bytes() + b"\n")
    result = correct(first)
    assert result.exit_code == 1
    assert name in result.output
    assert not first.with_name("edisi-2-en").exists()


def test_figures_of_another_make_are_not_compared(first: Path) -> None:
    """An edition whose figures lack what is compared is refused by name, without a traceback."""
    change(first)
    figures, record = first / "figures.json", first / editions.RECORD
    told, sealed = (json.loads(path.read_bytes()) for path in (figures, record))
    del told["sources"][0]["sha256"]
    for path in (figures, record):
        path.chmod(0o644)
    figures.write_text(json.dumps(told), "utf-8")
    sealed["files"][figures.name] = sha256(figures.read_bytes()).hexdigest()
    record.write_text(json.dumps(sealed), "utf-8")
    result = correct(first)
    assert result.exit_code == 1
    assert "is no edition of a report" in result.output


@pytest.mark.parametrize("more", [("--quarter-only",), ("--period", "2022-TW3")])
def test_another_report_does_not_replace_it(first: Path, more: tuple[str]) -> None:
    """Neither of another span nor of another quarter; one sentence names both."""
    change(first)
    result = correct(first, *more)
    assert result.exit_code == 1
    assert "another report (2022-TW2, en)" in result.output


def test_another_language_does_not_replace_it(first: Path) -> None:
    """Each language has its own editions."""
    change(first)
    outputs = first.parent.parent
    words = ("-o", outputs, "--replaces", first, "--reason", WHY)
    given = ["finalize", str(outputs.parent / "inputs"), *map(str, words)]
    result = CliRunner().invoke(build("id"), given, prog_name="p3dn")
    assert result.exit_code == 1
    assert "(2022-TW2, en)" in result.output
    assert "(2022-TW2, id)" in result.output


def test_an_edition_elsewhere_is_not_replaced(first: Path, tmp_path: Path) -> None:
    """Such as one in an archive, to which nothing may be added."""
    change(first)
    given = (tmp_path / "inputs", "-o", tmp_path / "other", "--replaces", first, "--reason", WHY)
    result = run("finalize", *given)
    assert result.exit_code == 1
    assert "does not lie in" in result.output


@pytest.mark.parametrize("words", [("--reason", WHY), ("--reason", "  ")])
def test_a_reason_and_what_it_is_for_go_together(first: Path, words: tuple[str, str]) -> None:
    """Without the one the other is wrong usage."""
    replaced = () if words[1] == WHY else ("--replaces", first)
    result = run("finalize", first.parent.parent.parent / "inputs", *replaced, *words)
    assert result.exit_code == 2
    assert "go together" in result.output


def test_the_archive_says_which_is_in_force(first: Path, tmp_path: Path) -> None:
    """Register, first page and search name what was replaced; the bag of both verifies."""
    change(first)
    assert correct(first).exit_code == 0
    archives = tmp_path / "arsip"
    assert run("archive", 2022, "--outputs", tmp_path / "out", "-o", archives).exit_code == 0
    assert run("archive", "verify", archives / "2022").exit_code == 0
    data = archives / "2022" / "data"
    with (data / "register.csv").open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file))
    told = [
        (r["Edisi"], r["Status edisi"], r["Menggantikan"], r["Alasan penggantian"]) for r in rows
    ]
    assert told == [("1", "diganti oleh edisi 2", "", ""), ("2", "berlaku", "edisi 1", WHY)]
    page = (data / "index.html").read_text("utf-8")
    assert "edisi 1 (en): diganti oleh edisi 2" in page
    assert "edisi 2 (en): berlaku" in page
    found = run("archive", "find", "Ketapang", "--archives", archives).output
    latest, replaced = [line for line in found.splitlines() if "edisi-" in line]
    assert "edisi-2-en" in latest
    assert "replaced" not in latest
    assert "replaced by edition 2" in replaced


def start(edition: Path, outputs: Path | None = None, limit: int = 0) -> subprocess.Popen[str]:
    """Start a real process that replaces an edition; no file may be longer than a limit."""
    office = edition.parent.parent.parent
    words = [office / "inputs", "-o", outputs or edition.parent.parent, "--lang", "en"]
    words += ["--replaces", edition, "--reason", WHY]
    shell = f"ulimit -f {limit}; " if limit else ""
    command = ["bash", "-c", f'{shell}exec "$@"', "bash", sys.executable, "-m", "reports"]
    given = [*command, "finalize", *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(given, stdout=pipe, stderr=subprocess.STDOUT, text=True, cwd=ROOT)


def is_published(edition: Path) -> bool:
    """Whether an edition is in its place, and every file as its record says."""
    return edition.exists() and not editions.changed(edition, editions.read(edition))


def test_a_killed_run_publishes_all_or_nothing(first: Path) -> None:
    """Killed while it works, as it begins to write and while it writes; the next run completes."""
    change(first)
    before, second = contents(first), first.with_name("edisi-2-en")
    partial = first.with_name(".edisi-2-en.partial")
    moments: list[Callable[[], object]] = [
        lambda: time.sleep(1),
        lambda: wait_for(partial.exists),
        lambda: wait_for((partial / "quarterly-report.xlsx").exists),
    ]
    for moment in moments:
        process = start(first)
        moment()
        process.kill()
        process.communicate()
        assert not second.exists() or is_published(second)
        assert contents(first) == before
    if not second.exists():
        said, _ = start(first).communicate()
        assert "Edition 2 is published" in said
    assert is_published(second)
    assert not [path for path in first.parent.iterdir() if path.name.endswith(".partial")]


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something happened, a minute at most."""
    for _ in range(60_000):
        if happened():
            return
        time.sleep(0.001)
    raise AssertionError


def test_of_two_runs_one_publishes(first: Path) -> None:
    """The other is told in one sentence, and changes nothing."""
    change(first)
    processes = [start(first) for _ in range(2)]
    said = [process.communicate()[0] for process in processes]
    assert sorted(process.returncode for process in processes) == [0, 1]
    (refused,) = [text for text in said if "Edition 2 is published" not in text]
    assert "Traceback" not in refused
    assert any(words in refused for words in ("another run", "already", "exists"))
    assert is_published(first.with_name("edisi-2-en"))


def test_a_full_disk_publishes_nothing(first: Path) -> None:
    """When a file cannot be written to its end, one sentence says so, and no edition is there."""
    change(first)
    before = contents(first.parent)
    process = start(first, limit=40)  # blocks of 1024 bytes
    said, _ = process.communicate()
    assert process.returncode == 1
    assert "cannot be written" in said
    assert "File too large" in said
    assert "Traceback" not in said
    assert contents(first.parent) == before


def test_a_folder_that_cannot_be_written_is_told(first: Path) -> None:
    """A first edition into a file system that takes nothing: one sentence, no traceback."""
    result = run("finalize", first.parent.parent.parent / "inputs", "-o", "/proc/p3dn")
    assert result.exit_code == 1
    assert "/proc/p3dn" in result.output
    assert "cannot be written" in " ".join(result.output.split())
