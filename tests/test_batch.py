"""Many reports in one run: resumed, collected where they fail, the same however they are made."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from reports import batch, publishing
from reports.batch import crew, ledger, table
from reports.batch.works import About, Kind
from reports.commands import build
from reports.figures import amounts
from reports.unit import Unit
from tests import printed
from tests.conftest import REALISED, ROOT

Fill = Callable[..., Path]
CODES = ("1", "2", "3", "4", "5")
NOTHING = About(amounts("nothing", ()), 0)
UNITS = [Unit(code, f"Dinas {code}", "Dinas") for code in CODES]


def offices(filled: Fill, codes: tuple[str, ...] = CODES) -> Path:
    """Write the workbook of a few offices and return the folder that it is in."""
    rows = [
        REALISED | {"unit_code": code, "unit_name": f"Dinas {code}", "pdn": 100 + int(code)}
        for code in codes
    ]
    return filled({"realisation": rows}).parent


def command(inputs: Path, out: Path, *options: object) -> list[str]:
    """Return the words of a batch of units."""
    return ["batch", str(inputs), "--per", "unit", "-o", str(out), *map(str, options)]


def run(inputs: Path, out: Path, *options: object) -> Result:
    """Run a batch as a user would, in English."""
    words = command(inputs, out, "--lang", "en", *options)
    return CliRunner().invoke(build("en"), words, prog_name="p3dn")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return everything that a user sees in a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_batch_is_the_same_for_one_worker_and_for_two(filled: Fill, tmp_path: Path) -> None:
    """Which worker makes what changes no byte; a sheet is that of `p3dn report unit`."""
    inputs = offices(filled, CODES[:3])
    results = [run(inputs, tmp_path / str(n), "--workers", n) for n in (1, 2)]
    assert [result.exit_code for result in results] == [0, 0], results[0].output
    one, two = (bytes_of(tmp_path / str(n) / "inputs" / "batch-unit-en") for n in (1, 2))
    assert one == two
    assert sorted(one) == ["1.pdf", "2.pdf", "3.pdf", "batch.csv", "batch.json"]
    assert "3 reports: 3 made, 0 already there and still the same, 0 failed." in results[0].output
    order = publishing.Order([inputs], tmp_path / "single", language="en")
    (sheet, _) = publishing.sheets(order, "2")
    assert sheet.read_bytes() == one["2.pdf"]


def test_the_order_of_files_changes_nothing(tenders: Callable[..., Path], tmp_path: Path) -> None:
    """Whichever file is named first, every report and the overall table have the same bytes."""
    other = {"kd_klpd": "D202", "nama_klpd": "Kabupaten Sambas"}
    files = [tenders({}, name="a.xlsx"), tenders(other, {"kd_tender": 7} | other, name="b.xlsx")]
    made = []
    for number, inputs in enumerate((files, files[::-1])):
        order = publishing.Order(inputs, tmp_path / str(number))
        made.append(bytes_of(batch.run(order, "unit", 1).place))
    assert made[0] == made[1]
    assert sorted(made[0]) == ["batch.csv", "batch.json", "d201.pdf", "d202.pdf"]


def test_the_overall_table_holds_a_row_a_report(filled: Fill, tmp_path: Path) -> None:
    """Amounts are exact, in the report's order, as CSV and as JSON."""
    out = tmp_path / "out"
    assert run(offices(filled, ("2", "1")), out).exit_code == 0
    place = out / "inputs" / "batch-unit-en"
    rows = list(csv.DictReader((place / "batch.csv").read_text("utf-8").splitlines()))
    assert [(row["unit"], row["pdn"], row["status"]) for row in rows] == [
        ("Dinas 1", "101.00", "ok"),
        ("Dinas 2", "102.00", "ok"),
    ]
    told = json.loads((place / "batch.json").read_bytes())
    assert [row["pdn_share"] for row in told["reports"]] == ["0.101000000000", "0.102000000000"]


def test_a_name_is_no_formula_by_a_double_click() -> None:
    """Excel is kept from computing a name; numbers below zero and the JSON stay as they are."""
    unit = Unit("-1", "=1+1", "@sum")
    none = amounts("none", ())
    total = replace(none, pdn=replace(none.pdn, value=Decimal(-5)))
    row = table.Row("r", unit, total, 0, "made")
    (found,) = csv.DictReader(table.csv([row]).decode().splitlines())
    told = [found[name] for name in ("code", "unit", "level", "pdn", "name")]
    assert told == ["'-1", "'=1+1", "'@sum", "-5", "r"]
    assert table.plain(row)["unit"] == "=1+1"


def test_a_killed_batch_goes_on_where_it_was(filled: Fill, tmp_path: Path) -> None:
    """What was made before the kill is not made again, its workers end, the result is the same."""
    inputs, out = offices(filled), tmp_path / "out"
    place = out / "inputs" / "batch-unit"
    words = [sys.executable, "-m", "reports", *command(inputs, out, "--workers", 1)]
    with subprocess.Popen(words, cwd=ROOT, start_new_session=True) as process:
        while len(list(place.glob("*.pdf"))) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    before = {path.name: path.stat().st_mtime_ns for path in place.glob("*.pdf")}
    assert len(before) < len(CODES)
    order = publishing.Order([inputs], out)
    resumed = batch.run(order, "unit", 1)
    assert (resumed.count("kept"), resumed.count("made")) == (len(before), 5 - len(before))
    assert before.items() <= {p.name: p.stat().st_mtime_ns for p in place.glob("*.pdf")}.items()
    fresh = batch.run(publishing.Order([inputs], tmp_path / "fresh"), "unit", 2)
    assert bytes_of(fresh.place) == bytes_of(place)
    assert batch.run(order, "unit", 1).count("kept") == 5
    assert not alive_in_session(process.pid)


def alive_in_session(session: int) -> list[str]:
    """Return the processes of a session that still run."""
    listed = subprocess.run(
        ["ps", "-o", "args=", "--sid", str(session)], capture_output=True, text=True, check=False
    )
    return listed.stdout.splitlines()


def test_other_inputs_are_refused_without_force(filled: Fill, tmp_path: Path) -> None:
    """Reports of other inputs are replaced with --force only; what only they had goes then."""
    out = tmp_path / "out"
    assert run(offices(filled, ("1", "2")), out).exit_code == 0
    inputs = offices(filled, ("2", "3"))
    refused = run(inputs, out)
    assert refused.exit_code == 1
    assert "were made from other inputs" in refused.stderr
    assert run(inputs, out, "--force").exit_code == 0
    place = out / "inputs" / "batch-unit-en"
    assert sorted(bytes_of(place)) == ["2.pdf", "3.pdf", "batch.csv", "batch.json"]


TORN = '{"name": "1", "files": {"1.pdf": "0"}, "made_from": {"program": {}}'
"""Ends as a whole line would, but for its last brace."""
RECORDS = ["[]", "{}", '{"reports": 5}', '{"reports": [5, {"name": "1"}]}', TORN, "\0"]


@pytest.mark.parametrize("text", RECORDS)
def test_a_record_that_is_broken_tells_of_nothing(tmp_path: Path, text: str) -> None:
    """Whatever was torn or altered in a batch's records, they are read; what follows counts."""
    (tmp_path / "batch.json").write_text(text)
    (tmp_path / ".batch.jsonl").write_text(text)
    book = ledger.opened(tmp_path, {"program": {}})
    assert not book.made
    assert not book.former
    book.note("2", {"2.pdf": b"%PDF"})
    assert [*ledger.opened(tmp_path, {"program": {}}).made] == ["2"]


def test_a_record_removes_no_file_of_another_folder(tmp_path: Path) -> None:
    """A record that names files elsewhere, with their hashes, does not have them removed."""
    other, folder = tmp_path / "letter.txt", tmp_path / "batch"
    other.write_text("Dengan hormat")
    folder.mkdir()
    digest = sha256(other.read_bytes()).hexdigest()
    for file in ("../letter.txt", str(other)):
        told = {"made_from": {}, "reports": [{"name": "1", "files": {file: digest}}]}
        (folder / "batch.json").write_text(json.dumps(told))
        ledger.opened(folder, {"program": {}}).close([])
    assert other.exists()


def test_what_somebody_changed_is_not_replaced(filled: Fill, tmp_path: Path) -> None:
    """A report that is no longer what was made stops the batch by its name, before any work."""
    inputs, out = offices(filled, ("1", "2")), tmp_path / "out"
    assert run(inputs, out).exit_code == 0
    sheet = out / "inputs" / "batch-unit-en" / "2.pdf"
    sheet.write_bytes(b"ours")
    refused = run(inputs, out)
    assert refused.exit_code == 1
    assert "2.pdf" in refused.stderr
    assert sheet.read_bytes() == b"ours"


def same(unit: Unit) -> Unit:
    """Return what a report is made of: its unit only."""
    return unit


def fail_for_two(unit: Unit) -> Mapping[str, bytes]:
    """Make a report of every unit but one."""
    if unit.code == "2":
        raise ZeroDivisionError("by nothing")
    return {".pdf": unit.name.encode()}


def die_for_two(unit: Unit) -> Mapping[str, bytes]:
    """Make a report of every unit but one, with which the process dies."""
    if unit.code == "2":
        os._exit(1)
    return {".pdf": unit.name.encode()}


def test_failures_are_collected_and_the_others_are_there(
    filled: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that fails is told at the end with its reason, exit 1; the next run tries it again."""

    @contextmanager
    def failing(*_: object) -> Iterator[Kind]:
        yield Kind(dict.fromkeys(UNITS[:3], NOTHING), same, fail_for_two, ".pdf")

    inputs, out = offices(filled, ("1", "2", "3")), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(batch, "KINDS", {"unit": failing})
        result = run(inputs, out)
    assert result.exit_code == 1
    assert "Failed: Dinas 2: a mistake in the program: ZeroDivisionError: by nothing" in (
        result.output
    )
    place = out / "inputs" / "batch-unit-en"
    assert sorted(bytes_of(place)) == ["1.pdf", "3.pdf", "batch.csv", "batch.json"]
    again = run(inputs, out)
    assert "3 reports: 1 made, 2 already there and still the same, 0 failed." in again.output


def test_a_worker_that_dies_costs_its_own_report_only() -> None:
    """What was under way beside it is made again; the one that kills its worker is named."""
    outcomes = {item.unit.code: item for item in crew.over(same, die_for_two, UNITS, 2)}
    assert outcomes.keys() == set(CODES)
    assert [code for code, item in sorted(outcomes.items()) if item.code] == ["2"]
    assert outcomes["2"].code == "E-242"
    assert outcomes["5"].files == {".pdf": b"Dinas 5"}


def test_workers_are_spawned_where_forking_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS and Windows a worker gets the work, and what each report is made of, as a copy."""
    monkeypatch.setattr(crew, "get_context", lambda _: get_context("spawn"))
    outcomes = crew.over(lambda unit: {".pdf": unit.name.encode()}, dict, UNITS[:3], 2)
    told = {item.unit.code: item.files[".pdf"] for item in outcomes}
    assert told == {"1": b"Dinas 1", "2": b"Dinas 2", "3": b"Dinas 3"}


def test_no_workers_is_wrong_usage(tmp_path: Path) -> None:
    """A batch needs at least one worker."""
    assert run(tmp_path, tmp_path, "--workers", 0).exit_code == 2


def test_each_government_has_a_report_of_its_own(
    tenders: Callable[..., Path], tmp_path: Path
) -> None:
    """A folder each, the same for one worker and two; it names its government and no other."""
    other = {"kd_klpd": "D202", "nama_klpd": "Kabupaten Sambas"}
    office = {"kd_satker": "9", "nama_satker": "Dinas Kesehatan"}
    path = tenders(office, office | other, {"pagu": 1, **office, **other})
    made = bytes_of(
        batch.run(publishing.Order([path.parent], tmp_path / "out"), "instansi", 2).place
    )
    assert sorted(made) == [
        "batch.csv",
        "batch.json",
        *(
            f"{code}/{name}"
            for code in ("d201", "d202")
            for name in (
                "edition.json",
                "figures.json",
                "laporan-triwulan.pdf",
                "laporan-triwulan.xlsx",
            )
        ),
    ]
    reader = PdfReader(BytesIO(made["d202/laporan-triwulan.pdf"]))
    pages = printed.pages(made["d202/laporan-triwulan.pdf"])
    assert "KABUPATEN SAMBAS" in pages[0]
    assert "Ketapang" not in " ".join(pages)
    assert {Path(name).name for name in reader.attachments} == {"figures.json"}
