"""A stand-alone Spark cluster on this machine: a master, two workers and a Spark Connect server."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pyspark

HOME = Path(pyspark.__file__).parent
HOST = "127.0.0.1"
ENVIRONMENT = {
    "SPARK_HOME": str(HOME),
    "SPARK_LOCAL_IP": HOST,
    "SPARK_DAEMON_MEMORY": "512m",
    # what lives a minute gains nothing from a better compiler
    "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""What the processes of Spark are told."""
PATIENCE = 60
"""Seconds until everything has to be there, on a busy machine."""


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Start a master and two workers that keep their files in a folder; give the address."""
    port, web = _free(), _free()
    address = f"spark://{HOST}:{port}"
    with ExitStack() as running:
        at = ("--host", HOST, "--port", str(port), "--webui-port", str(web))
        running.enter_context(_daemon(folder, "deploy.master.Master", *at))
        _until(lambda: _answers(port))
        for number in (1, 2):
            given = ("--cores", "1", "--memory", "1100m", "--webui-port", "0", "--host", HOST)
            place = folder / f"worker-{number}"
            running.enter_context(
                _daemon(place, "deploy.worker.Worker", *given, "--work-dir", str(place), address)
            )
        _until(lambda: _workers(web) == 2)
        yield address


@contextmanager
def connect(folder: Path, master: str) -> Iterator[str]:
    """Start a Spark Connect server in front of a master; give its address."""
    port = _free()
    given = ("--class", "org.apache.spark.sql.connect.service.SparkConnectServer")
    options = {
        "spark.connect.grpc.binding.port": port,
        "spark.ui.enabled": "false",
        "spark.driver.memory": "512m",
    }
    pairs = [word for key, value in options.items() for word in ("--conf", f"{key}={value}")]
    told = (*given, "--master", master, *pairs, "spark-internal")
    with _daemon(folder / "connect", "deploy.SparkSubmit", *told):
        _until(lambda: _answers(port))
        yield f"sc://{HOST}:{port}"


@contextmanager
def _daemon(folder: Path, name: str, *arguments: str) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [HOME / "bin" / "spark-class", f"org.apache.spark.{name}", *arguments],
            cwd=folder,
            env={**os.environ, **ENVIRONMENT},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def _workers(web: int) -> int:
    if not _answers(web):
        return 0
    try:
        with urlopen(f"http://{HOST}:{web}/json/", timeout=PATIENCE) as page:
            return int(json.load(page)["aliveworkers"])
    except (HTTPError, ValueError):  # the server is up before its pages are
        return 0


def _until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, "Spark did not come up"
        time.sleep(0.2)
