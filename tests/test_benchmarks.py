"""The document of the benchmarks, and what puts their tables into it."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"


def test_every_table_of_the_document_has_the_benchmark_that_prints_it() -> None:
    """Each pair of markers in docs/performance.md names a script of benchmarks/."""
    names = re.findall(r"<!-- ([a-z]+) -->", DOCUMENT.read_text("utf-8"))
    scripts = {path.stem for path in (ROOT / "benchmarks").glob("*.py")}
    assert names[0] == "machine"
    assert set(names[1:]) <= scripts


def test_a_small_run_prints_its_table_and_writes_nothing() -> None:
    """``python -m benchmarks --small NAME`` prints what NAME measured; the document stays."""
    before = DOCUMENT.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--small", "workbook"],
        check=True,
        capture_output=True,
        cwd=ROOT,
        text=True,
    )
    assert done.stdout.startswith("| ")
    assert DOCUMENT.read_bytes() == before
