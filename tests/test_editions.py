"""Editions are written whole or not at all, and nothing of anybody else's is lost."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from reports import editions
from reports.exceptions import OutputError
from reports.quarterly import QuarterlyReport
from tests.conftest import EXAMPLE

FILES = {"laporan.pdf": b"pdf", "figures.json": b"{}"}


def publish(folder: Path, report: QuarterlyReport, *, force: bool = False) -> tuple[Path, ...]:
    """Publish two small files."""
    notes = {"settings": EXAMPLE / "p3dn.toml", "decisions": None}
    return editions.publish(folder, report, FILES, notes, force=force)


def test_the_record_names_every_byte(example_report: QuarterlyReport, tmp_path: Path) -> None:
    """edition.json holds the hashes of inputs, settings and files, and the program's versions."""
    publish(tmp_path / "a", example_report)
    record = json.loads((tmp_path / "a" / "edition.json").read_bytes())
    for name, digest in record["inputs"].items():
        assert sha256((EXAMPLE / name).read_bytes()).hexdigest() == digest
    assert record["settings"] == sha256((EXAMPLE / "p3dn.toml").read_bytes()).hexdigest()
    assert record["decisions"] is None
    assert record["files"] == {name: sha256(text).hexdigest() for name, text in FILES.items()}
    assert (record["status"], record["period"]) == ("draft", "2022-TW4")
    assert set(record["program"]) >= {"p3dn-reports", "weasyprint", "xlsxwriter", "duckdb"}


def test_nothing_is_replaced_unasked(example_report: QuarterlyReport, tmp_path: Path) -> None:
    """A folder that exists is refused, before any work and at the end, unless force is given."""
    folder = tmp_path / "kalbar-2022-tw4"
    folder.mkdir()
    with pytest.raises(OutputError) as caught:
        editions.place(tmp_path, [EXAMPLE], force=False)
    assert "--force" in caught.value.sentence("id")
    with pytest.raises(OutputError):
        publish(folder, example_report)
    assert editions.place(tmp_path, [EXAMPLE], force=True) == folder


def test_a_replaced_folder_keeps_what_others_left(
    example_report: QuarterlyReport, tmp_path: Path
) -> None:
    """With force the report's own files are replaced; a note of the office stays."""
    folder = tmp_path / "a"
    publish(folder, example_report)
    (folder / "catatan.docx").write_bytes(b"notes")
    (folder / "laporan.pdf").write_bytes(b"old")
    publish(folder, example_report, force=True)
    assert (folder / "laporan.pdf").read_bytes() == b"pdf"
    assert (folder / "catatan.docx").read_bytes() == b"notes"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_failed_write_leaves_nothing(example_report: QuarterlyReport, tmp_path: Path) -> None:
    """Where the place cannot be written to there is one sentence and no half of a report."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        publish(tmp_path / "file" / "a", example_report)
    assert str(tmp_path / "file" / "a") in caught.value.sentence("id")


def test_a_full_disk_leaves_the_old_report(
    example_report: QuarterlyReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails half-way the report that was there is still there, whole."""
    publish(tmp_path / "a", example_report)
    before = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError):
        publish(tmp_path / "a", example_report, force=True)
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Kalbar 2022 TW4", "kalbar-2022-tw4"), ("..-ñ$(rm)", "rm"), ("ñ", "laporan")],
)
def test_names_are_safe(tmp_path: Path, folder: str, name: str) -> None:
    """A folder's name is made of plain letters, digits and hyphens only."""
    (tmp_path / folder).mkdir()
    assert editions.place(tmp_path, [tmp_path / folder], force=True) == tmp_path / name
