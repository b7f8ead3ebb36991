"""A fix-it workbook tells each office what to mend, and the next check what became of it."""

import dataclasses
import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openxml_audit import OpenXmlValidator

from reports import fixit_folder, pipeline
from reports.commands import build
from reports.excel import fixit as workbooks
from reports.exceptions import InputError, OutputError
from reports.findings import Finding
from reports.fixit import Dossier, Item, compare, gravity, known, rechecked
from reports.messages import Language
from reports.settings import Settings
from tests.conftest import TENDER

Tenders = Callable[..., Path]
DAY = datetime.date(2022, 12, 22)
FIRST, BY_RULE, EVERY, FIXED = (
    "Yang harus diperbaiki dahulu", "Menurut aturan", "Semua temuan", "Sudah diperbaiki",
)  # fmt: skip
PERCENT = {"nilai_pdn_kontrak": 90}
"""A percentage typed into a rupiah field, W-201."""


def run(*words: object) -> Result:
    """Run the command as a user would."""
    return CliRunner().invoke(build("id"), [str(word) for word in words], prog_name="p3dn")


def check(inputs: Path, folder: Path, language: Language = "id") -> str:
    """Check into a folder; return what was told about the check before."""
    result = run("check", inputs, "--fix-it", folder, "--lang", language)
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result.stderr


def table(book: Workbook, name: str) -> list[dict[str, object]]:
    """Return the rows of a sheet's only table by heading."""
    rows = list(book[name].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row.count(None) == 0)
    return [dict(zip(map(str, rows[start]), row, strict=True)) for row in rows[start + 1 :]]


def written(folder: Path) -> dict[str, str]:
    """Return every file of a folder with its hash."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def finding(cell: str, seen: str = "90", amount: int | None = 1_000_000) -> Finding:
    """Return a finding about a cell of one file."""
    at_stake = None if amount is None else Decimal(amount)
    return Finding("W-201", "a.xlsx", "Data", cell, "nilai_pdn", seen, "Kota A", amount=at_stake)


def test_a_finding_is_known_again() -> None:
    """What stays is still there, another content of a cell is new, and the former one is fixed."""
    before = [known(finding("A2")), known(finding("A3", "80"))]
    found = compare(before, [finding("A2"), finding("A3", "70")])
    assert [(item.finding.cell, item.new) for item in found.items["a.xlsx"]] == [
        ("A2", False),
        ("A3", True),
    ]
    assert found.fixed == {"a.xlsx": [before[1]]}
    assert (found.new, found.still, found.first) == (1, 1, False)


def test_a_deleted_row_makes_nothing_new() -> None:
    """Findings that moved up by a row are still there, as many as there were."""
    before = [known(finding(f"A{row}", amount=row)) for row in (2, 3, 4)]
    found = compare(before, [finding("A2", amount=3), finding("A3", amount=4)])
    assert (found.new, found.still) == (0, 2)
    assert sum(map(len, found.fixed.values())) == 1


def test_the_same_finding_twice_is_two() -> None:
    """Two findings that look the same are counted as two, one of which may be fixed."""
    twice = [Finding("W-222", "a.pdf")] * 2
    found = compare([known(item) for item in twice], twice[:1])
    assert (found.new, found.still, len(found.fixed["a.pdf"])) == (0, 1, 1)


def test_what_could_not_be_found_again_is_not_called_fixed() -> None:
    """A file that is not there, or could not be read this time, has no finding fixed."""
    before = [known(finding("A2")), known(Finding("W-207", "", unit="Kota A"))]
    unreadable = [Finding("F-103", "a.xlsx", "Data", column="pagu")]
    for now, received in (([], ["b.xlsx"]), (unreadable, ["a.xlsx"])):
        looked = rechecked(now, received, ["a.xlsx"])
        found = compare(before, now, looked)
        assert found.fixed == {}
        assert set(found.unchecked) == set(before)


def test_rules_that_were_not_asked_fix_nothing() -> None:
    """Where no row could be placed, the rules about rows tell nothing."""
    before = [known(finding("A2")), known(Finding("F-104", "a.xlsx", "Data", "A3"))]
    looked = rechecked([], ["a.xlsx"], ["a.xlsx"], unasked=["W-201"])
    found = compare(before, [], looked)
    assert found.fixed == {"a.xlsx": [before[1]]}
    assert found.unchecked == (before[0],)


def test_most_serious_first() -> None:
    """Errors of a whole file, errors of a cell, then warnings by rupiah at stake."""
    ordered = [
        Finding("F-102", "a.xlsx"),
        Finding("F-101", "a.xlsx", cell="A1"),
        finding("A1", amount=9),
        finding("A2", amount=-8),
        finding("A3", amount=None),
    ]
    found = ordered[::-1]
    assert sorted(found, key=gravity) == ordered


def test_no_rule_crowds_out_the_rest() -> None:
    """The first sheet holds 25 findings, of one rule ten as long as there are others."""
    many = [Item(finding(f"A{row}")) for row in range(2, 60)]
    others = [Item(Finding("W-210", "a.xlsx", "Data", f"B{row}")) for row in range(2, 6)]
    first = workbooks.most_important([*many, *others])
    assert len(first) == 25
    assert first[-4:] == others
    assert first[:21] == many[:21]


def test_what_is_not_listed_is_counted() -> None:
    """Beyond the cap the workbook says how many findings are left and where they are."""
    items = tuple(Item(finding(f"A{row}")) for row in range(2, workbooks.MOST + 5))
    text = workbooks.workbook(Dossier("a.xlsx", items), Settings(), DAY, "id")
    book = load_workbook(BytesIO(text))
    assert len(table(book, EVERY)) == workbooks.MOST
    assert "Ditambah 3 temuan lagi" in str(book[EVERY]["A3"].value)
    assert table(book, BY_RULE)[0]["Jumlah temuan"] == workbooks.MOST + 3


def test_each_finding_leads_to_its_cell(tenders: Tenders, tmp_path: Path) -> None:
    """On every sheet the place is a link to sheet and cell of the copy beside the workbook."""
    path = tenders({}, PERCENT)
    check(path.parent, tmp_path / "out")
    book = load_workbook(tmp_path / "out" / "perbaikan-tender.xlsx")
    for name in (FIRST, BY_RULE, EVERY):
        links = [cell for row in book[name].iter_rows() for cell in row if cell.hyperlink]
        assert [cell.value for cell in links] == ["Data!I3"], name
        assert links[0].hyperlink
        assert links[0].hyperlink.location == "'Data'!I3"
        target = str(links[0].hyperlink.target).replace("\\", "/")
        assert (tmp_path / "out" / target).read_bytes() == path.read_bytes()


def test_a_csv_file_is_opened_and_its_cell_named(tmp_path: Path) -> None:
    """A link cannot lead to a cell of a text file: it opens the file."""
    path = tmp_path / "inputs" / "tender.csv"
    path.parent.mkdir()
    row = TENDER | PERCENT
    path.write_text(",".join(row) + "\n" + ",".join(map(str, row.values())) + "\n", "utf-8")
    check(path.parent, tmp_path / "out")
    book = load_workbook(tmp_path / "out" / "perbaikan-tender.xlsx")
    (link,) = [cell for line in book[EVERY].iter_rows() for cell in line if cell.hyperlink]
    assert link.hyperlink
    assert (link.value, link.hyperlink.location) == ("I2", None)
    assert str(link.hyperlink.target).endswith("tender.csv")


def test_the_input_stays_as_it_is(tenders: Tenders, tmp_path: Path) -> None:
    """The inputs are not touched, and their copies are the same to the byte."""
    path = tenders(PERCENT)
    before = written(path.parent)
    check(path.parent, tmp_path / "out")
    assert written(path.parent) == before
    assert written(tmp_path / "out")["asli/tender.xlsx"] == before["tender.xlsx"]


def test_the_next_check_tells_new_fixed_and_still_there(tenders: Tenders, tmp_path: Path) -> None:
    """One finding is mended, one stays, one comes: the screen and the workbook say which."""
    out = tmp_path / "out"
    path = tenders(PERCENT, PERCENT, {})
    assert "2 temuan pada pemeriksaan pertama" in check(path.parent, out)
    tenders(PERCENT, {}, {"pagu": "seribu"})
    assert "1 baru, 1 masih ada, 1 sudah diperbaiki" in check(path.parent, out)
    book = load_workbook(out / "perbaikan-tender.xlsx")
    assert [(row["Kode"], row["Sifat"], row["Status"]) for row in table(book, EVERY)] == [
        ("F-104", "Galat", "Baru"),
        ("W-201", "Peringatan", "Masih ada"),
    ]
    assert [(row["Sel"], row["Isi sel semula"]) for row in table(book, FIXED)] == [
        ("Data!I3", "90")
    ]


def test_a_clean_file_has_no_workbook_any_more(tenders: Tenders, tmp_path: Path) -> None:
    """When all is mended, workbook and copy go, and the screen says so; others' files stay."""
    out = tmp_path / "out"
    path = tenders(PERCENT)
    check(path.parent, out)
    (out / "asli" / "catatan.txt").write_text("milik kantor")
    tenders({})
    assert "tender.xlsx: semua 1 temuan sudah diperbaiki." in check(path.parent, out)
    assert set(written(out)) == {"fix-it.json", "asli/catatan.txt"}


def test_a_file_that_was_not_checked_keeps_its_workbook(tenders: Tenders, tmp_path: Path) -> None:
    """Checking one file fixes nothing in another; that one is known again the next time."""
    out = tmp_path / "out"
    path = tenders(PERCENT)
    tenders({"nilai_pdn_kontrak": 80, "kd_tender": 7}, name="lain.xlsx")
    check(path.parent, out)
    before = written(out)["perbaikan-lain.xlsx"]
    said = check(path, out)
    assert "1 temuan lama belum dapat diperiksa ulang (lain.xlsx)" in said
    assert written(out)["perbaikan-lain.xlsx"] == before
    assert "0 baru, 2 masih ada, 0 sudah diperbaiki" in check(path.parent, out)


def test_findings_about_all_files_go_to_the_secretariat(tenders: Tenders, tmp_path: Path) -> None:
    """What belongs to no single file has a workbook of its own; a clean file has none."""
    path = tenders({"nilai_umk_kontrak": None})
    check(path.parent, tmp_path / "out")
    assert set(written(tmp_path / "out")) == {"fix-it.json", "perbaikan-umum.xlsx"}
    book = load_workbook(tmp_path / "out" / "perbaikan-umum.xlsx")
    assert [row["Instansi"] for row in table(book, FIRST)] == ["Kabupaten Ketapang"]


def test_same_input_same_bytes(tenders: Tenders, tmp_path: Path) -> None:
    """Two checks into two empty folders write the same."""
    path = tenders(PERCENT, {"pagu": "x"})
    for name in ("a", "b"):
        check(path.parent, tmp_path / name)
    assert written(tmp_path / "a") == written(tmp_path / "b")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_workbook_is_sound(tenders: Tenders, tmp_path: Path, language: Language) -> None:
    """With every sheet in it, in both languages: no defect, no formula, A4 across, headers stay."""
    out = tmp_path / "out"
    path = tenders(PERCENT, {"pagu": "=1+1"}, {"pagu": "x" * 40_000})
    check(path.parent, out, language)
    tenders({}, {"pagu": "=1+1"}, {"pagu": "x" * 30_000})
    check(path.parent, out, language)
    assert OpenXmlValidator().validate(out / "perbaikan-tender.xlsx").errors == []
    book = load_workbook(out / "perbaikan-tender.xlsx")
    assert len(book.sheetnames) == 4
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert sheet.print_title_rows
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert book.worksheets[0].page_setup.orientation == "landscape"
    assert book.properties.created == datetime.datetime(2022, 6, 30)  # noqa: DTZ001 - as read


@pytest.mark.parametrize("place", [".", "perbaikan", "perbaikan/dalam"])
def test_a_folder_that_would_be_read_as_input_is_refused(tenders: Tenders, place: str) -> None:
    """Nothing is written into the folder of the inputs, nor below it."""
    path = tenders(PERCENT)
    result = run("check", path.parent, "--fix-it", path.parent / place)
    assert result.exit_code == 1
    assert "pilih folder lain" in result.stderr
    assert set(written(path.parent)) == {"tender.xlsx"}


def test_neither_are_inputs_among_the_copies(tenders: Tenders, tmp_path: Path) -> None:
    """The folder of a single input, and copies as inputs, are refused too."""
    path = tenders(PERCENT)
    check(path, tmp_path / "out")
    for inputs, folder in ((path, path.parent), (tmp_path / "out" / "asli", tmp_path / "out")):
        with pytest.raises(OutputError) as caught:
            fixit_folder.opened(folder, [inputs])
        assert caught.value.code == "E-200"


@pytest.mark.parametrize("name", ["perbaikan-tender.xlsx", "asli/tender.xlsx"])
def test_others_files_are_never_overwritten(tenders: Tenders, tmp_path: Path, name: str) -> None:
    """A file in the way that the program did not write stops it, before anything is written."""
    out = tmp_path / "out"
    (out / "asli").mkdir(parents=True)
    (out / name).write_bytes(b"notes")
    with pytest.raises(OutputError) as caught:
        pipeline.fix_it([tenders(PERCENT).parent], out)
    assert caught.value.code == "E-201"
    assert set(written(out)) == {name}


def test_an_edited_workbook_is_not_lost(tenders: Tenders, tmp_path: Path) -> None:
    """A workbook in which the office made notes is neither replaced nor removed."""
    out = tmp_path / "out"
    path = tenders(PERCENT)
    check(path.parent, out)
    (out / "perbaikan-tender.xlsx").write_bytes(b"with notes")
    before = written(out)
    for change in (PERCENT, {}):
        tenders(change)
        assert "perbaikan-tender.xlsx" in check(path.parent, out)
        assert written(out) == before


def test_a_workbook_that_is_open_elsewhere_leaves_all_as_it_was(
    tenders: Tenders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a system holds an open file fast, nothing is half written, and later all goes well."""
    out = tmp_path / "out"
    path = tenders(PERCENT)
    check(path.parent, out)
    before = written(out)
    tenders(PERCENT, {"pagu": "x"})
    rename = Path.rename

    def held(start: Path, end: Path) -> Path:
        if start == out / "perbaikan-tender.xlsx":
            raise PermissionError(13, "in use")
        return rename(start, end)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", held)
        assert "in use" in check(path.parent, out)
    assert written(out) == before
    assert "1 baru, 1 masih ada" in check(path.parent, out)


OUTSIDE = '{"kind": "fix-it", "inputs": [], "names": {}, "files": {"../a": "x"}, "findings": []}'


@pytest.mark.parametrize("text", ["{", "[]", '{"kind": "x"}', OUTSIDE])
def test_a_record_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    """A damaged fix-it.json, or one that names files outside the folder, is not believed."""
    (tmp_path / "fix-it.json").write_text(text)
    with pytest.raises(OutputError) as caught:
        fixit_folder.opened(tmp_path, [])
    assert caught.value.code == "E-202"


def test_names_are_safe_unique_and_kept() -> None:
    """File names hold a-z, 0-9 and hyphens only; inputs alike in that are numbered, for good."""
    first = fixit_folder.names(["Kab A/Tender #1.xlsx", "kab-a/tender_1.csv", "数据.xlsx"], {})
    assert list(first.values()) == ["umum", "kab-a-tender-1", "kab-a-tender-1-2", "berkas"]
    again = fixit_folder.names(["kab a.tender-1.xlsx", "kab-a/tender_1.csv", "umum.xlsx"], first)
    assert again["kab-a/tender_1.csv"] == "kab-a-tender-1-2"
    assert again["umum.xlsx"] == "umum-2"
    assert len(set(again.values())) == len(again)


def test_a_file_that_changes_meanwhile_is_not_copied(tenders: Tenders) -> None:
    """A copy is of the bytes that were checked, or there is none."""
    path = tenders(PERCENT)
    (source,) = pipeline.check([path]).received
    assert fixit_folder.content(source) == path.read_bytes()
    with pytest.raises(InputError) as caught:
        fixit_folder.content(dataclasses.replace(source, sha256="0"))
    assert caught.value.code == "E-203"


def test_json_stays_json(tenders: Tenders, tmp_path: Path) -> None:
    """With --json, standard output holds the findings alone."""
    result = run("check", tenders(PERCENT), "--fix-it", tmp_path / "out", "--json")
    assert json.loads(result.stdout)["warnings"] == 1
    assert (tmp_path / "out" / "perbaikan-tender.xlsx").is_file()
