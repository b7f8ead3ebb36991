"""The executors of a Spark cluster as workers: each report is a task of its own.

An executor needs this program under the same Python, and the inputs under the same path. One that
dies loses nothing: Spark has its task done by another.
"""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from reports import cluster
from reports.batch import crew
from reports.batch.crew import Given, Outcome, Work
from reports.exceptions import EngineError
from reports.unit import Unit

if TYPE_CHECKING:
    from pyspark import SparkContext
    from pyspark.core.broadcast import Broadcast

PYTHON = "python3"
"""What Spark would start where nothing else is set (PYSPARK_PYTHON)."""


def over(given: Given, work: Work, units: Iterable[Unit], address: str) -> Iterator[Outcome]:
    """Yield what became of each unit's report, as soon as an executor has made it.

    Raises EngineError if there is no such cluster, or it is Spark Connect, which knows no tasks.
    """
    if address.startswith(cluster.CONNECT):
        raise EngineError("E-243", address=address)
    context = cluster.session(address).sparkContext
    if context.pythonExec == PYTHON:
        context.pythonExec = sys.executable
    held = context.broadcast(work)
    make = partial(_made, context, held, address)
    at_once = context.defaultParallelism
    with ThreadPoolExecutor(at_once) as pool:
        yield from crew.shared(pool, make, given, deque(units), at_once + 1)


def _made(
    context: "SparkContext", held: "Broadcast[Work]", address: str, unit: Unit, told: Any
) -> Outcome:
    """Have one report made, as a job of one task."""
    job = context.parallelize([(unit, told)], 1).map(partial(_attempt, held))
    try:
        with cluster.told(address):
            (outcome,) = job.collect()
    except EngineError as error:
        return crew.failed(unit, error)
    return outcome


def _attempt(held: "Broadcast[Work]", given: tuple[Unit, Any]) -> Outcome:
    """Make a report; runs in an executor."""
    return crew.attempt(held.value, *given)
