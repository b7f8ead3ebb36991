"""What the office decides about findings: applied visibly, refused when it no longer fits."""

import json
import tomllib
from collections.abc import Callable, Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from reports import decisions, pipeline, publishing
from reports.commands import build
from reports.exceptions import OutputError
from reports.findings import Finding
from reports.period import Period
from reports.pipeline import Checked
from tests import printed

Make = Callable[..., Path]
SIGNED = 'reason = "Surat Inspektorat 7/2023"\nby = "Kepala Bagian"\ndate = 2023-01-10\n'
AT = 'file = "tender.xlsx"\nsheet = "Data"\n'
PERCENT = {"nilai_pdn_kontrak": 90}
CORRECT = f'action = "correct"\nrule = "W-201"\n{AT}cell = "I2"\nseen = "90"\n'


def decide(path: Path, *entries: str) -> Checked:
    """Write decisions beside a workbook, each signed, and check the workbook."""
    text = "\n".join(f"[[decision]]\n{entry}\n{SIGNED}" for entry in entries)
    (path.parent / decisions.FILE_NAME).write_text(text, "utf-8")
    return pipeline.check([path], Period(2022, 4))


def found(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return rule and cell of each finding."""
    return [(finding.rule, finding.cell) for finding in findings]


def totals(checked: Checked) -> tuple[Decimal, Decimal, Decimal]:
    """Return the counted value, PDN and UMK of everything."""
    assert checked.facts is not None
    cells = checked.facts.cells()
    return sum(c.value for c in cells), sum(c.pdn for c in cells), sum(c.umk for c in cells)  # type: ignore[return-value]


def test_without_decisions_nothing_is_decided(tenders: Make) -> None:
    """Where no decisions.toml lies beside the inputs, findings are open and nothing is changed."""
    checked = pipeline.check([tenders(PERCENT)])
    assert found(checked.findings) == [("W-201", "I2")]
    assert checked.decided == ()


def test_a_correction_changes_the_value_before_it_counts(tenders: Make) -> None:
    """The new value is summed, the finding is answered, and the old value is kept beside it."""
    checked = decide(tenders(PERCENT, {}), CORRECT + "value = 90000000")
    assert found(checked.findings) == []
    assert totals(checked)[1] == 170_000_000
    (item,) = checked.decided
    assert [(c.cell, c.old, c.new) for c in item.changes] == [("I2", "90", "90000000.00")]
    assert found(item.findings) == [("W-201", "I2")]


def test_an_amount_may_be_read_as_a_percentage(tenders: Make) -> None:
    """A rule that has another reading can be decided as a whole: 90 percent of the contract."""
    entry = 'action = "correct"\nrule = "W-201"\nreading = "percent"\nrows = 1\n'
    checked = decide(tenders(PERCENT), entry + 'amount = "100000000.00"\n')
    assert totals(checked)[1] == 90_000_000
    assert found(checked.findings) == []


def test_check_shows_each_decision(tenders: Make) -> None:
    """What was decided about which cell, with what effect, by whom and why."""
    path = tenders(PERCENT, {})
    decide(path, CORRECT + "value = 90000000")
    result = CliRunner().invoke(build("en"), ["check", str(path), "--lang", "en"], prog_name="p3dn")
    shown = " ".join(result.output.split())
    assert result.exit_code == 0, result.output
    assert "1 decision applied" in shown
    assert "W-201" in shown
    assert "tender.xlsx (Data!I2)" in shown
    assert "Kepala Bagian" in shown
    assert "Surat Inspektorat 7/2023" in shown


def test_a_row_is_left_out(tenders: Make) -> None:
    """A row that the office leaves out does not count, and is accounted for as decided."""
    entry = f'action = "leave-out"\nrule = "W-201"\n{AT}cell = "I2"\nseen = "90"\n'
    checked = decide(tenders(PERCENT, {}), entry)
    assert totals(checked)[0] == 100_000_000
    assert checked.facts is not None
    assert [
        (row["reason"], row["rows"]) for row in checked.facts.rows("left_out", first=1, last=4)
    ] == [("decided", 1)]


def test_an_accepted_finding_is_open_no_more(tenders: Make) -> None:
    """What is accepted is used as received and shown as decided, so that nothing is left open."""
    entry = f'action = "accept"\nrule = "W-201"\n{AT}cell = "I2"\nseen = "90"\n'
    checked = decide(tenders(PERCENT), entry)
    assert found(checked.findings) == []
    assert totals(checked)[1] == 90
    assert [item.decision.by for item in checked.decided] == ["Kepala Bagian"]


def test_a_cell_that_cannot_be_read_is_corrected(tenders: Make) -> None:
    """An unreadable amount stops a report until the office says what it is."""
    path = tenders({"nilai_kontrak": "seratus juta"})
    assert [finding.rule for finding in pipeline.check([path]).findings if finding.stops]
    entry = f'action = "correct"\nrule = "F-104"\n{AT}cell = "H2"\nseen = "seratus juta"\n'
    checked = decide(path, entry + "value = 100000000")
    assert checked.stops == 0
    assert totals(checked)[0] == 100_000_000


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (CORRECT.replace('"90"', '"80"') + "value = 1", "F-174"),
        (CORRECT.replace("I2", "J2") + "value = 1", "F-173"),
        (CORRECT.replace("W-201", "W-999") + "value = 1", "F-172"),
        (CORRECT + 'value = 1\nwarna = "merah"', "F-172"),
        (CORRECT, "F-172"),
        (CORRECT + "value = 1.5", "F-172"),
        (CORRECT + 'value = "sembilan puluh"', "F-178"),
        ('action = "accept"\nrule = "W-201"\nrows = 2\namount = "100000000.00"', "F-175"),
        ('action = "accept"\nrule = "W-201"\nrows = 1\namount = "5.00"', "F-179"),
        ('action = "hapus"\nrule = "W-201"\nrows = 1', "F-172"),
    ],
)
def test_a_decision_that_does_not_hold_is_refused(tenders: Make, entry: str, rule: str) -> None:
    """Such a decision stops the report, and nothing of it is applied."""
    checked = decide(tenders(PERCENT), entry)
    assert [finding.rule for finding in checked.findings if finding.stops] == [rule]
    assert checked.decided == ()
    assert totals(checked)[1] == 90


def test_decisions_that_contradict_each_other(tenders: Make) -> None:
    """Two decisions about the same cell are refused."""
    checked = decide(tenders(PERCENT), CORRECT + "value = 1", CORRECT + "value = 2")
    assert {finding.rule for finding in checked.findings if finding.stops} == {"F-177"}


def test_every_unsigned_decision_is_told(tenders: Make) -> None:
    """Reason, post and date are required, and all that is missing is said at once."""
    path = tenders(PERCENT)
    entry = f"[[decision]]\n{CORRECT}value = 1\n"
    (path.parent / decisions.FILE_NAME).write_text(entry, "utf-8")
    seen = [finding.seen for finding in pipeline.check([path]).findings if finding.stops]
    assert seen == ["reason", "by", "date"]


def test_a_decisions_file_that_is_no_toml(tenders: Make) -> None:
    """A file that cannot be read is a finding, no traceback."""
    path = tenders({})
    (path.parent / decisions.FILE_NAME).write_text("[[decision]", "utf-8")
    assert [finding.rule for finding in pipeline.check([path]).findings] == ["F-171"]


def test_a_proposal_that_is_signed_applies(tenders: Make, tmp_path: Path) -> None:
    """A proposed entry, uncommented and signed, is accepted by the next check; no file is lost."""
    path = tenders(PERCENT)
    file = pipeline.propose(pipeline.check([path]), tmp_path / "usulan.toml", "id")
    with pytest.raises(OutputError):
        pipeline.propose(pipeline.check([path]), file, "id")
    text = file.read_text("utf-8")
    assert tomllib.loads(text) == {}
    signed = text.replace("\n# ", "\n").replace('reason = ""', 'reason = "Surat 7"')
    signed = signed.replace('by = ""', 'by = "Kepala Bagian"').replace(
        'date = ""', "date = 2023-01-10"
    )
    (path.parent / decisions.FILE_NAME).write_text(signed, "utf-8")
    checked = pipeline.check([path])
    assert (found(checked.findings), len(checked.decided)) == ([], 1)


def test_all_editions_print_the_same_decisions(tenders: Make, tmp_path: Path) -> None:
    """PDF, workbook and JSON tell who decided what, and edition.json keeps the file's digest."""
    path = tenders(PERCENT, {})
    decide(path, CORRECT + "value = 90000000")
    _, files = publishing.report(publishing.Order([path], tmp_path / "out", Period(2022, 4)))
    by_name = {file.name: file for file in files}
    said = json.loads(by_name["figures.json"].read_text("utf-8"))["decisions"]
    assert len(said) == 1
    book = openpyxl.load_workbook(by_name["laporan-triwulan.xlsx"])
    texts = {str(cell.value) for page in book for row in page.iter_rows() for cell in row}
    pages = " ".join(printed.pages(by_name["laporan-triwulan.pdf"].read_bytes()))
    for told in ("Surat Inspektorat 7/2023", "Kepala Bagian"):
        assert told in json.dumps(said)
        assert any(told in text for text in texts)
        assert told in pages
    digest = sha256((path.parent / decisions.FILE_NAME).read_bytes()).hexdigest()
    assert digest in by_name["edition.json"].read_text("utf-8")
