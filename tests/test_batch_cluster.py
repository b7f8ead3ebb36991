"""A batch over the executors of a stand-alone Spark cluster, one of whose workers is killed."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyspark.sql import SparkSession

from reports import batch, publishing
from reports.batch import Outcome
from reports.commands import build
from tests import spark
from tests.conftest import REALISED

Fill = Callable[..., Path]
OFFICES = 6


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for a cluster, which this process leaves afterwards."""
    for name, value in spark.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    yield tmp_path / "spark"
    active = SparkSession.getActiveSession()
    if active:
        active.stop()


def kill_within(folder: Path) -> int:
    """Kill every process that works in a folder; return how many there were."""
    killed = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(folder):
                os.kill(int(process.name), signal.SIGKILL)
                killed += 1
        except OSError:  # it has ended since, or is somebody else's
            continue
    return killed


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file that a batch shows."""
    found = (path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in found}


def test_a_killed_worker_loses_nothing(filled: Fill, folder: Path, tmp_path: Path) -> None:
    """Executors make the reports; when one of two dies the other does its tasks, byte for byte."""
    rows = [
        REALISED | {"unit_code": str(code), "unit_name": f"Dinas {code}", "pdn": 100 + code}
        for code in range(OFFICES)
    ]
    inputs = [filled({"realisation": rows}).parent]
    killed: list[int] = []

    def killing(_: int, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            if not killed:
                killed.append(kill_within(folder / "worker-1"))
            yield outcome

    with spark.cluster(folder) as address:
        order = publishing.Order(inputs, tmp_path / "cluster")
        made = batch.run(order, "unit", steps=killing, address=address)
    assert killed[0] >= 2  # the worker and its executor
    assert (made.count("made"), made.count("failed")) == (OFFICES, 0)
    local = batch.run(publishing.Order(inputs, tmp_path / "local"), "unit", 2)
    assert files_of(made.place) == files_of(local.place)


def test_spark_connect_is_refused(filled: Fill, tmp_path: Path) -> None:
    """Spark Connect knows no tasks: the sentence names the address that does."""
    inputs = filled({"realisation": [REALISED]}).parent
    words = ["batch", str(inputs), "--per", "unit", "-o", str(tmp_path / "out"), "--lang", "en"]
    words += ["--engine", "sc://127.0.0.1:15002"]
    result = CliRunner().invoke(build("en"), words, prog_name="p3dn")
    assert result.exit_code == 1
    assert "spark://" in result.stderr
