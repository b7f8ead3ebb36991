"""A Spark cluster, by its address: ``local[2]``, ``spark://host:port``, ``sc://host:port``.

Queries are those of ``sql/``, in DuckDB's dialect; sqlglot puts them into Spark's. pyspark and Java
are needed only here: ``pip install p3dn-reports[spark]``.
"""

import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from reports.exceptions import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ADDRESS = re.compile(
    r"local(\[([1-9]\d{0,3}|\*)\])?|(?:spark|sc)://(?P<host>[\w.-]+|\[[\da-fA-F:]+\]):(?P<port>\d{1,5})(/;.*)?"
)
"""How the address of a cluster is written; ``sc`` is Spark Connect."""
CONNECT = "sc://"
PATIENCE = 5
"""Seconds in which a cluster has to answer."""
OPTIONS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}
"""How a session computes, whatever the cluster's own settings are: what does not fit stops it."""
DRIVER: Mapping[str, str] = {
    "spark.app.name": "p3dn",
    "spark.driver.memory": "1g",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
}
"""How the part of the program that is Spark's own is set up; Spark Connect has it elsewhere."""


def is_address(text: str) -> bool:
    """Whether a text is written as the address of a cluster."""
    return ADDRESS.fullmatch(text) is not None


def session(address: str, options: Mapping[str, str] | None = None) -> "SparkSession":
    """Open a session with a cluster; ``options`` are Spark's own, beside those set here.

    The same session is given for the same address. Raises EngineError if pyspark or Java is not
    there, or nothing answers at the address.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError("E-291", address=address) from error
    _answers(address)
    connect = address.startswith(CONNECT)
    builder = SparkSession.builder.remote(address) if connect else SparkSession.builder
    chosen = {**OPTIONS, **({} if connect else {**DRIVER, "spark.master": address})}
    if address.startswith("local"):  # tables of its own would lie in the working folder
        chosen["spark.sql.warehouse.dir"] = (Path(gettempdir()) / "p3dn-spark").as_uri()
    for name, value in (chosen | dict(options or {})).items():
        builder = builder.config(name, value)
    with told(address):
        return builder.getOrCreate()


def rows(spark: "SparkSession", text: str) -> list[dict[str, Any]]:
    """Run a query that is written in DuckDB's dialect and return its rows by column name.

    Raises EngineError if the cluster gives up.
    """
    with told("Spark"):
        return [row.asDict() for row in spark.sql(translated(text)).collect()]


def translated(text: str) -> str:
    """Return a query of DuckDB's dialect in Spark's."""
    import sqlglot  # heavy: only where a cluster is asked

    (query,) = sqlglot.transpile(text, read="duckdb", write="spark")
    return query


def streamed(spark: "SparkSession", text: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query that is written in DuckDB's dialect, few in memory at a time.

    Raises EngineError if the cluster gives up.
    """
    with told("Spark"):
        yield from spark.sql(translated(text)).toLocalIterator()


def view(spark: "SparkSession", name: str, place: str) -> dict[str, str]:
    """Give a name to the rows of a table of the cluster's, or of Parquet files at a path.

    Return its columns with their types. Raises EngineError if they are not there.
    """
    with told(place):
        given = spark.read.parquet(place) if "/" in place else spark.table(place)
        given.createOrReplaceTempView(name)
        return dict(given.dtypes)


def plain(path: Path) -> str:
    """Return a path as Spark takes it for itself, not for a pattern of names."""
    return re.sub(r"([*?\[\]{}\\])", r"\\\1", path.resolve().as_posix())


def _answers(address: str) -> None:
    found = ADDRESS.fullmatch(address)
    if found is None:
        raise EngineError("E-290", address=address)
    if found["host"]:
        try:
            place = (found["host"].strip("[]"), int(found["port"]))
            socket.create_connection(place, timeout=PATIENCE).close()
        except (OSError, OverflowError) as error:
            raise EngineError("E-293", address=address, reason=error) from error


@contextmanager
def told(address: str) -> Iterator[None]:
    """Say in our words what hinders Spark; what it says itself follows, its first line."""
    from pyspark.errors import PySparkException

    try:
        yield
    except PySparkException as error:
        if "JAVA_GATEWAY_EXITED" in str(error):
            raise EngineError("E-292", address=address) from error
        raise EngineError("E-294", address=address, reason=_first(error)) from error
    except Exception as error:
        if not type(error).__module__.startswith(("py4j", "pyspark", "grpc")):
            raise
        raise EngineError("E-294", address=address, reason=_first(error)) from error


def _first(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), "")
