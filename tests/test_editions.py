"""Editions are written whole or not at all, and nothing of anybody else's is lost."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from reports import editions
from reports.exceptions import InputError, OutputError
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


def test_what_is_written_is_not_read_as_input(tmp_path: Path) -> None:
    """Outputs inside a folder of inputs, which the next run would read, are refused."""
    inputs, other = tmp_path / "a", tmp_path / "b"
    for folder in (inputs, other):
        folder.mkdir()
    for outputs in (inputs, inputs / "outputs", other, tmp_path / "c" / ".." / "b"):
        with pytest.raises(OutputError) as caught:
            editions.apart(editions.home(outputs, [tmp_path / "2023"]), [inputs, other])
        assert caught.value.code == "E-284"


def put(folder: Path, **told: object) -> str:
    """Put the record of a final edition into a folder; return its hash."""
    record = {"period": "2023-TW1", "cumulative": True, "language": "id", "edition": 1}
    content = json.dumps(record | {"files": {}, "program": {}} | told).encode()
    folder.mkdir(parents=True)
    (folder / editions.RECORD).write_bytes(content)
    return sha256(content).hexdigest()


def test_the_latest_is_the_one_that_none_replaces(tmp_path: Path) -> None:
    """By period, each language by itself; what was replaced is known, too."""
    first = put(tmp_path / "a" / "edisi-1")
    put(tmp_path / "a" / "edisi-1-en", language="en")
    put(tmp_path / "a" / "edisi-2", edition=2, replaces={"edition": 1, "record": first}, reason="x")
    put(tmp_path / "b" / "edisi-1", period="2023-TW2")
    put(tmp_path / "c" / "edisi-1", period="2022-TW4")
    found = editions.latest(tmp_path, 2023)
    places = {period: [item.folder for item in items] for period, items in found.items()}
    assert places == {
        "2023-TW1": [tmp_path / "a" / "edisi-1-en", tmp_path / "a" / "edisi-2"],
        "2023-TW2": [tmp_path / "b" / "edisi-1"],
    }
    everything = [(item.folder.name, item.replaced_by) for item in editions.every(tmp_path, 2023)]
    assert everything == [("edisi-1", 2), ("edisi-1-en", 0), ("edisi-2", 0), ("edisi-1", 0)]


def test_the_tenth_edition_comes_after_the_second(tmp_path: Path) -> None:
    """Editions stand in the order of their numbers, in the archive's register, too."""
    for number in (10, 2, 1):
        put(tmp_path / "a" / f"edisi-{number}", edition=number)
    found = [item.record.edition for item in editions.every(tmp_path, 2023)]
    assert found == [1, 2, 10]


def test_what_replaces_an_edition_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A first edition that is gone or was rewritten leaves the second without its ground."""
    put(tmp_path / "a" / "edisi-1")
    put(tmp_path / "a" / "edisi-2", edition=2, replaces={"edition": 1, "record": "0"}, reason="x")
    with pytest.raises(InputError) as caught:
        editions.latest(tmp_path, 2023)
    assert caught.value.code == "E-157"
