"""The same SQL in DuckDB and in Spark: a stand-alone cluster computes the cube to the last sen."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from pyspark.sql import SparkSession

from reports import cluster, counting, figures_json, kept, pipeline, standings
from reports.commands import build
from reports.exceptions import EngineError, InputError
from reports.figures import Cell
from reports.kept import Place
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.standings import Standings
from tests import spark
from tests.conftest import EXAMPLE

YEAR, QUARTER = 2024, 3
ROWS = """
    SELECT
        'f' || i % 7 AS file, '' AS sheet, i AS row,
        nullif('D' || i % 23, 'D5') AS unit, 'Unit ' || i % 23 AS unit_name,
        CASE WHEN i % 11 = 0 THEN 'G''1' END AS government,
        DATE '2024-01-01' + (i % 300)::INT AS date,
        ['Tender', 'e-Katalog', 'Ünïted', 'tender'][1 + i % 4] AS channel,
        CASE i % 9 WHEN 0 THEN NULL WHEN 1 THEN -1234567.89 WHEN 2 THEN 9999999999999999.99
            WHEN 3 THEN 0 ELSE i * 7919.01 END::DECIMAL(18, 2) AS value,
        CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN 9999999999999999.99
            ELSE i * 3.33 END::DECIMAL(18, 2) AS pdn,
        CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN -0.01 ELSE i / 3 END::DECIMAL(18, 2) AS umk,
        CASE i % 3 WHEN 0 THEN true WHEN 1 THEN false END AS pdn_planned, i % 10 = 0 AS umk_planned,
        CASE WHEN i % 13 = 0 THEN 'cancelled' END AS left_out,
        2023 + (i % 6 > 0)::INT AS year,
        nullif(i % 5, 0) AS quarter,
        ['Kota', 'Kabupaten', 'Perangkat Daerah'][1 + (i % 23) % 3] AS level
    FROM range(20000) AS given(i)
"""
"""Rows with everything that is rare: nulls, negatives, sen, sums beyond 64 bits, odd letters."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a stand-alone master with two workers."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in spark.ENVIRONMENT.items():
            patch.setenv(name, value)
        with spark.cluster(tmp_path_factory.mktemp("spark")) as master:
            yield master
            stop()


def stop() -> None:
    """End this process's own part of the cluster, if it has one."""
    active = SparkSession.getActiveSession()
    if active:
        active.stop()


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of Parquet with the rows that are rare."""
    folder = tmp_path_factory.mktemp("generated") / "fact"
    parts = "FORMAT parquet, PARTITION_BY (year, quarter, level)"
    duckdb.execute(f"COPY ({ROWS}) TO '{folder}' ({parts})")
    return folder


def both(place: Place, units: Sequence[str], address: str) -> list[list[str]]:
    """Return the cube as DuckDB and as the cluster computes it, written out to the last digit."""
    engines = (kept.opened(place, units), kept.opened(place, units, address))
    return [sorted(map(repr, asked.cells(YEAR, QUARTER))) for asked in engines]


@pytest.mark.parametrize("units", [(), ("D1", "D2", "G'1")])
def test_both_engines_compute_one_cube(generated: Path, address: str, units: Sequence[str]) -> None:
    """Of rows with nulls, negatives, sen and huge sums Spark's cube is DuckDB's, digit by digit."""
    ours, theirs = both(generated, units, address)
    assert ours == theirs
    assert len(ours) > (80 if not units else 8)


def test_the_cube_is_what_the_rows_add_up_to(generated: Path) -> None:
    """Each cell is what decimals added up row by row give, also where parts are not known."""
    rows = duckdb.execute(
        "SELECT unit, coalesce(quarter, $undated), channel, value, pdn, umk, pdn_planned"
        " FROM read_parquet($files, hive_partitioning = true)"
        " WHERE year = $year AND left_out IS NULL",
        {"files": f"{generated}/**/*.parquet", "year": YEAR, "undated": QUARTER},
    ).fetchall()
    of_cell: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for row in rows:
        of_cell.setdefault(row[:3], []).append(row[3:])
    for cell in kept.opened(generated).cells(YEAR, QUARTER):
        own = of_cell.pop((cell.unit, cell.quarter, cell.channel))
        with_pdn = [row for row in own if None not in row[:2]]
        with_umk = [row for row in own if None not in (row[0], row[2])]
        assert cell.rows == len(own)
        assert cell.umk_rows == sum(row[2] is not None for row in own)
        assert cell.value == sum(row[0] for row in own if row[0] is not None)
        assert cell.pdn_base == sum(row[0] for row in with_pdn)
        assert cell.pdn_part == sum(row[1] for row in with_pdn)
        assert cell.umk_base == sum(row[0] for row in with_umk)
        assert cell.umk_part == sum(row[2] for row in with_umk)
        assert cell.pdn_planned == sum(row[0] or 0 for row in own if row[3])
    assert not of_cell


def test_facts_of_others_call_a_unit_by_one_name(generated: Path, tmp_path: Path) -> None:
    """Facts that another program wrote, with a unit on two levels, are refused with the unit."""
    again = tmp_path / "year=2024" / "quarter=1" / "level=Lembaga"
    again.mkdir(parents=True)
    for part in ("Kota", "Kabupaten"):
        (given, *_) = (generated / "year=2024" / "quarter=1" / f"level={part}").iterdir()
        (again / f"{part}.parquet").write_bytes(given.read_bytes())
        other = tmp_path / "year=2024" / "quarter=1" / f"level={part}"
        other.mkdir()
        (other / given.name).write_bytes(given.read_bytes())
    with pytest.raises(InputError) as caught:
        counting.ranked([tmp_path], Period(YEAR, 1))
    assert "(such as D0)" in caught.value.sentence("en")


def test_sums_beyond_64_bits_are_exact(generated: Path, address: str) -> None:
    """The sums of the generated rows pass what a 64-bit number of sen holds, in both engines."""
    cells: Sequence[Cell] = kept.opened(generated, address=address).cells(YEAR, QUARTER)
    assert max(cell.pdn for cell in cells) > 2**63 / 100
    assert {cell.value.as_tuple().exponent for cell in cells} == {-2}


def test_years_and_members_are_the_same(generated: Path, address: str) -> None:
    """Spark tells the fiscal years, their last days and the units as DuckDB does."""
    ours, theirs = kept.opened(generated), kept.opened(generated, address=address)
    assert ours.years() == theirs.years()
    assert ours.members() == theirs.members()
    assert len(ours.members()) == 22


def test_a_report_by_the_cluster_is_that_from_the_workbooks(
    kept_example: Path, address: str, example_report: QuarterlyReport
) -> None:
    """With the cube of the cluster figures.json of the example is the same, byte for byte."""
    with counting.checking([kept_example], address=address) as checked:
        assert checked.facts is not None
        assert checked.facts.cube is not None
        report = pipeline.built(checked, pipeline.silent, quarter_only=False)
    assert figures_json.figures(report) == figures_json.figures(example_report)


def test_a_table_of_the_cluster_is_an_input(generated: Path, address: str) -> None:
    """A table that lies in the cluster is ranked and reported by its name as the folder is."""
    cluster.session(address).read.parquet(str(generated)).createOrReplaceTempView("nasional")
    period = Period(YEAR, QUARTER)
    ours = standings.build(kept.opened(generated), period, Settings())
    assert counting.ranked(["nasional"], period, address=address) == ours
    with pytest.raises(EngineError) as caught:
        counting.ranked(["tidak_ada"], period, address=address)
    assert "tidak_ada" in caught.value.sentence("id")
    here = pipeline.model([generated], period)
    with counting.checking(["nasional"], period, address=address) as checked:
        there = pipeline.built(checked, pipeline.silent, quarter_only=False)
    assert places(here) == places(there) == places(ours)
    assert here.cells == there.cells
    assert here.traces == there.traces


def places(model: QuarterlyReport | Standings) -> list[tuple[object, ...]]:
    """Return every place of a model's rankings."""
    return [
        (ranking.category, place.rank, place.unit, place.value.value)
        for ranking in model.rankings
        for place in ranking.places
    ]


def test_spark_connect_ranks_the_same(kept_example: Path, address: str, tmp_path: Path) -> None:
    """A client without Java ranks over Spark Connect, by a server in front of the same workers."""
    command = [sys.executable, "-m", "reports", "rank", str(kept_example), "--json"]
    bare = {"PATH": "/nowhere", "HOME": str(tmp_path)}
    stop()  # the two workers serve one at a time
    with spark.connect(tmp_path, address) as server:
        done = subprocess.run(
            [*command, "--engine", server], env=bare, capture_output=True, check=False, cwd=tmp_path
        )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == json.loads(ranked_json(kept_example))


def test_one_machine_is_a_cluster_too(kept_example: Path, tmp_path: Path) -> None:
    """With local[2] the command prints what it prints without a cluster, and nothing else.

    Signs that mean many names at once mean only themselves in the folder's name.
    """
    folder = shutil.copytree(kept_example, tmp_path / "facts [tw4]*")
    shutil.copytree(kept_example, tmp_path / "facts [tw4] again")
    command = [sys.executable, "-m", "reports", "rank", str(folder), "--json"]
    done = subprocess.run(
        [*command, "--engine", "local[2]"],
        env={**os.environ, **spark.ENVIRONMENT},
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == ranked_json(kept_example)


def ranked_json(*inputs: Path) -> str:
    """Return what p3dn rank prints in process as JSON."""
    said = CliRunner().invoke(build("id"), ["rank", *map(str, inputs), "--json"])
    assert said.exit_code == 0, said.output
    return said.stdout


def test_a_ranking_of_kept_facts_is_that_of_the_workbooks(kept_example: Path) -> None:
    """One pass over the kept facts gives the places that the workbooks give."""
    assert ranked_json(kept_example) == ranked_json(EXAMPLE)


def test_what_is_missing_is_said(kept_example: Path, tmp_path: Path) -> None:
    """Without Java the sentence says that Java is needed, with no traceback."""
    command = [sys.executable, "-m", "reports", "rank", str(kept_example), "--engine", "local"]
    lost = {**os.environ, "JAVA_HOME": str(tmp_path)}
    done = subprocess.run(
        [*command, "--lang", "en"], env=lost, capture_output=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1
    assert "needs Java 17" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_without_pyspark_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyspark is not installed, how to install it is said."""
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(EngineError) as caught:
        cluster.session("local")
    assert "p3dn-reports[spark]" in caught.value.sentence("id")


def test_a_cluster_that_does_not_answer_is_named() -> None:
    """Nothing at the address is said at once, with the address."""
    for address in ("spark://127.0.0.1:1", "sc://127.0.0.1:1"):
        with pytest.raises(EngineError) as caught:
            cluster.session(address)
        assert f"{address} does not answer" in caught.value.sentence("en")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("local", True),
        ("local[*]", True),
        ("local[2]", True),
        ("spark://master.kemendagri.go.id:7077", True),
        ("sc://10.0.0.1:15002", True),
        ("sc://host:15002/;use_ssl=true", True),
        ("local[0]", False),
        ("spark://host", False),
        ("http://host:7077", False),
        ("yarn", False),
    ],
)
def test_addresses(text: str, known: bool) -> None:
    """Only what is written as the address of a cluster is one; anything else is wrong usage."""
    assert cluster.is_address(text) is known
    if not known:
        said = CliRunner().invoke(build("en"), ["rank", str(EXAMPLE), "--engine", text])
        assert said.exit_code == 2


def test_a_cluster_needs_kept_facts() -> None:
    """A folder of workbooks cannot be added up by a cluster, and the sentence says what to do."""
    said = CliRunner().invoke(
        build("en"), ["rank", str(EXAMPLE), "--engine", "local", "--lang", "en"]
    )
    assert said.exit_code == 1
    assert "run p3dn intake first" in said.output
