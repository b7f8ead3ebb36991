"""Editions are written whole or not at all, and nothing of anybody else's is lost."""

import json
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
    origin = editions.Origin({"settings": EXAMPLE / "p3dn.toml", "decisions": None})
    return editions.publish(folder, report, FILES, origin, force=force)


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
    folder = tmp_path / "kalbar-2022-tw4" / "draf"
    folder.mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        editions.place(tmp_path, [EXAMPLE], "draf", force=False)
    assert "--force" in caught.value.sentence("id")
    with pytest.raises(OutputError):
        publish(folder, example_report)
    assert editions.place(tmp_path, [EXAMPLE], "draf", force=True) == folder


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
    assert [path.name for path in tmp_path.iterdir() if path.name[0] != "."] == ["a"]


def test_a_file_of_the_edition_before_does_not_stay(
    example_report: QuarterlyReport, tmp_path: Path
) -> None:
    """What only the replaced report had is gone: it would be taken for the new one's."""
    origin = editions.Origin({"settings": None, "decisions": None})
    editions.publish(tmp_path / "a", example_report, {"data.csv": b"1"}, origin, force=False)
    publish(tmp_path / "a", example_report, force=True)
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(
        [*FILES, "edition.json"]
    )


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Kalbar 2022 TW4", "kalbar-2022-tw4"), ("..-ñ$(rm)", "rm"), ("ñ", "laporan")],
)
def test_names_are_safe(tmp_path: Path, folder: str, name: str) -> None:
    """A folder's name is made of plain letters, digits and hyphens only."""
    (tmp_path / folder).mkdir()
    assert editions.home(tmp_path, [tmp_path / folder]) == tmp_path / name
