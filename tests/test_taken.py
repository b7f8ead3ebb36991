"""Facts that lie in a table are an input like a folder: of Parquet here, of a cluster in
test_cluster.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from reports import counting, figures_json, keeping, kept, pipeline, tables
from reports.commands import build
from reports.exceptions import FindingsError, InputError
from reports.kept import SPARED
from reports.quarterly import QuarterlyReport
from reports.tables import KEPT_FACT
from tests import printed
from tests.conftest import DKI, EXAMPLE

Make = Callable[[str], Path]


@pytest.fixture
def table(kept_example: Path, tmp_path: Path) -> Make:
    """Return what writes the example's facts, as a query over them changes them, as one file."""

    def make(query: str) -> Path:
        shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True, ignore=lambda *_: ["*.xlsx"])
        for workbook in tmp_path.glob("*.xlsx"):
            workbook.unlink()
        given = f"'{kept_example}/fact/**/*.parquet', hive_partitioning = true"
        path = tmp_path / "nasional.parquet"
        rows = f"WITH fact AS (FROM read_parquet({given})) {query}"
        duckdb.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
        return path

    return make


def run(*arguments: object) -> Result:
    """Run p3dn in English."""
    return CliRunner().invoke(build("en"), [*map(str, arguments), "--lang", "en"])


def test_a_report_of_a_table_is_that_of_the_workbooks(
    table: Make, example_report: QuarterlyReport
) -> None:
    """Every cell, place and row behind it is the workbooks', and what their rules find in rows.

    That nobody saw the workbooks themselves is told.
    """
    found = pipeline.model([table("FROM fact")])
    assert found.cells == example_report.cells
    assert found.rankings == example_report.rankings
    assert found.levels == example_report.levels
    assert found.traces == example_report.traces
    assert [item.source.file for item in found.sources] == [
        f"nasional.parquet/{item.source.file}" for item in example_report.sources
    ]
    rows = {group.rule: group.rows for group in found.findings}
    assert rows["W-228"] == found.rows_received
    expected = {group.rule: group.rows for group in example_report.findings}
    shared = rows.keys() & expected.keys()
    assert shared >= {"W-201", "W-207", "W-209"}
    assert {rule: rows[rule] for rule in shared} == {rule: expected[rule] for rule in shared}


def test_offices_of_a_government_stay_its_own(tmp_path: Path, dki_report: QuarterlyReport) -> None:
    """Facts of a government's own workbook are its offices': in their groups, quarter by quarter.

    What else its workbook tells is not in a table, and left out.
    """
    facts = keeping.keep([DKI], tmp_path / "facts").folder
    (tmp_path / "p3dn.toml").write_bytes((DKI / "p3dn.toml").read_bytes())
    (tmp_path / "logo.svg").write_bytes((DKI / "logo.svg").read_bytes())
    found = pipeline.model([facts / "fact"])
    assert found.cells == dki_report.cells
    assert found.rankings == dki_report.rankings
    assert found.measures.commitments is None


def test_a_table_is_kept_as_facts(table: Make, tmp_path: Path) -> None:
    """What p3dn intake keeps of a table gives the report that the table gives, to the byte."""
    path = table("SELECT * FROM fact WHERE row < 900")
    folder = keeping.keep([path], tmp_path / "facts").folder
    model = figures_json.figures(pipeline.model([path]))
    assert figures_json.figures(pipeline.model([folder])) == model


def test_the_commands_take_a_table(table: Make, tmp_path: Path) -> None:
    """p3dn rank and p3dn report quarterly take the file as they take a folder."""
    path = table("FROM fact")
    assert run("rank", path, "--json").stdout == run("rank", EXAMPLE, "--json").stdout
    path = table("SELECT * FROM fact WHERE row < 40")
    said = run("report", "quarterly", path, "-o", tmp_path / "out")
    assert said.exit_code == 0, said.output
    document = tmp_path / "out" / "2022-tw4" / "draf-en" / "quarterly-report.pdf"
    text = " ".join(printed.pages(document.read_bytes()))
    assert "that of the rows taken from the table" in text


def test_decisions_apply_to_the_rows_of_a_table(table: Make) -> None:
    """A row of a table is left out by its file's row and the table's column."""
    path = table("SELECT * FROM fact WHERE file LIKE '%tender_selesai_nilai%'")
    open_ = next(f for f in pipeline.check([path]).findings if f.rule == "W-201")
    path.with_name("decisions.toml").write_text(
        f'[[decision]]\naction = "leave-out"\nrule = "W-201"\nfile = "{open_.file}"\n'
        f'sheet = "{open_.sheet}"\ncell = "{open_.cell}"\nseen = "{open_.seen}"\n'
        'reason = "Salah"\nby = "Sekretaris"\ndate = 2023-01-05\n'
    )
    (applied,) = pipeline.check([path]).decided
    assert applied.findings == (open_,)


@pytest.mark.parametrize(
    ("query", "rule", "rows"),
    [
        ("SELECT * REPLACE (1 AS row) FROM fact WHERE file LIKE '%15_tender%' LIMIT 3", "F-122", 2),
        ("SELECT * REPLACE (NULL::VARCHAR AS file) FROM fact LIMIT 3", "F-122", 3),
        ("SELECT * REPLACE (NULL::BIGINT AS row) FROM fact LIMIT 1", "F-122", 1),
        ("SELECT * REPLACE ('batal' AS left_out) FROM fact LIMIT 3", "F-123", 3),
        ("SELECT * REPLACE (5 AS quarter) FROM fact LIMIT 1", "F-115", 1),
        ("SELECT * REPLACE (1e16::DECIMAL(38, 2) AS pdn) FROM fact LIMIT 1", "F-108", 1),
    ],
)
def test_rows_that_cannot_be_used_stop_a_report(
    table: Make, query: str, rule: str, rows: int
) -> None:
    """Rows without an origin of their own, unknown reasons and impossible values are errors."""
    path = table(query)
    found = [item for item in pipeline.check([path]).findings if item.stops]
    assert rule in {item.rule for item in found}
    assert sum(item.rows for item in found if item.rule == rule) == rows
    with pytest.raises(FindingsError):
        pipeline.model([path])


def test_columns_are_checked_before_anything_is_read(table: Make) -> None:
    """Every column that is missing or not exact is named, for a ranking, too."""
    path = table("SELECT * EXCLUDE (umk) REPLACE (pdn::DOUBLE AS pdn) FROM fact")
    for command in (("rank",), ("report", "quarterly")):
        said = run(*command, path)
        assert said.exit_code == 1
        assert "pdn (DOUBLE), umk (–)" in said.output.replace("\n", " ")
    with pytest.raises(InputError):
        pipeline.check([path])


def test_what_another_program_does_not_know_may_be_left_out(
    table: Make, example_report: QuarterlyReport
) -> None:
    """Columns that no figure needs may be missing: nothing is known there, and figures stay."""
    spared = ", ".join(sorted(SPARED))
    found = pipeline.model([table(f"SELECT * EXCLUDE ({spared}) FROM fact")])  # noqa: S608
    assert found.cells == example_report.cells


def test_a_folder_with_other_data_is_no_table(table: Make) -> None:
    """A workbook beside the table's Parquet is never passed over: then each file is read."""
    path = table("SELECT * FROM fact LIMIT 3")
    assert kept.bare([path.parent]) == path.parent
    unfinished = path.parent / "_temporary" / "part.parquet"
    unfinished.parent.mkdir()
    shutil.copyfile(path, unfinished)
    assert kept.bare([path.parent]) is None
    shutil.rmtree(unfinished.parent)
    (path.parent / "tender.xlsx").write_bytes(b"PK")
    assert kept.bare([path.parent]) is None
    assert {item.file for item in pipeline.check([path.parent]).findings if item.stops} == {
        "nasional.parquet",
        "tender.xlsx",
    }


def test_a_table_without_rows_of_its_units_is_no_report(table: Make) -> None:
    """A table that holds nothing of the units of p3dn.toml is told, with its name."""
    path = table("SELECT * REPLACE ('X9' AS unit) FROM fact LIMIT 3")
    assert ("F-109", "nasional.parquet") in {
        (item.rule, item.file) for item in pipeline.check([path]).findings
    }


def test_texts_codes_and_levels_are_read_as_they_are_kept(table: Make) -> None:
    """An empty text is none, and a code or level is the same however another program cases it."""
    sample = "fact WHERE row % 20 = 1"
    expected = counting.ranked([table(f"SELECT * FROM {sample}")])  # noqa: S608 - our own query
    odd = (
        "if(row % 3 = 0, lower(unit), unit || ' ') AS unit, upper(level) AS level,"
        " coalesce(left_out, '') AS left_out, '' AS government"
    )
    path = table(f"SELECT * REPLACE ({odd}) FROM {sample}")  # noqa: S608 - our own query
    assert counting.ranked([path]).rankings == expected.rankings
    found = pipeline.model([path])
    assert {item.level for item in found.rankings} == {item.level for item in expected.rankings}


def test_what_does_not_fit_is_told(table: Make) -> None:
    """Impossible years, days and row numbers are findings; sums that do not fit, one sentence."""
    odd = "9000000000 AS year, DATE '9000-01-01' AS date, -row AS row"
    sample = "fact WHERE file LIKE '%15_tender%'"
    path = table(
        f"SELECT * REPLACE ({odd}) FROM {sample} UNION ALL BY NAME SELECT * FROM {sample}"  # noqa: S608
    )
    assert {item.rule for item in pipeline.check([path]).findings if item.stops} >= {
        "F-104",
        "F-107",
        "F-122",
    }
    path = table("SELECT * REPLACE (1e35::DECIMAL(38, 2) AS value) FROM fact")
    said = run("rank", path)
    assert (said.exit_code, "Rp10,000 trillion" in said.output) == (1, True)


def test_a_column_that_one_file_lacks_is_told(table: Make, tmp_path: Path) -> None:
    """Files of one folder are read by their names and widest types: no sen is rounded away."""
    whole = tmp_path / "folder"
    whole.mkdir()
    table("SELECT * REPLACE (1 AS value, 1 AS row) FROM fact LIMIT 1").rename(whole / "a.parquet")
    second = "SELECT * REPLACE (2.55::DECIMAL(18, 2) AS value, 2 AS row) FROM fact LIMIT 1"
    table(second).rename(whole / "b.parquet")
    rows = kept.opened(whole).rows(None)
    at = [*tables.tables()[KEPT_FACT]].index("value") + len(kept.ORIGIN)
    assert sorted(str(row[at]) for row in rows) == ["1.00", "2.55"]
    table("SELECT * EXCLUDE (umk) FROM fact LIMIT 1").rename(whole / "c.parquet")
    with pytest.raises(InputError, match=r"umk \(–\)"):
        kept.opened(whole)


def test_a_ranking_without_units_is_no_ranking(table: Make) -> None:
    """Where a table holds nothing of the units of p3dn.toml, rank says so; the period is theirs."""
    path = table("SELECT * REPLACE (if(row % 2 = 0, 'X9', 'X8') AS unit) FROM fact LIMIT 9")
    assert run("rank", path, "--json").exit_code == 1
