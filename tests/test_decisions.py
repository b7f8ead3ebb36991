"""What the office decides about findings: applied visibly, refused when it no longer fits."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from reports import decisions, pipeline
from reports.findings import Finding
from reports.period import Period
from reports.pipeline import Checked

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
