"""Workers: processes that are forked warm, with everything that their reports are made of.

A worker makes one report at a time and hands its files over as bytes; it writes none.
"""

import atexit
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from reports.exceptions import ReportError
from reports.unit import Unit

Given = Callable[[Unit], Any]
"""Tells in the run, when it is its turn, what a unit's report is made of."""
Work = Callable[[Any], Mapping[str, bytes]]
"""Makes of that in a worker the files of the report, by their names."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: its files, or the message that says why there are none."""

    unit: Unit
    files: Mapping[str, bytes] = field(default_factory=dict)
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def attempt(work: Work, unit: Unit, told: Any) -> Outcome:
    """Make one report; whatever goes wrong in it stops no other."""
    try:
        return Outcome(unit, work(told))
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one report is told with its unit
        return failed(unit, error)


def over(given: Given, work: Work, units: Iterable[Unit], workers: int) -> Iterator[Outcome]:
    """Yield what became of each unit's report, as soon as it is known.

    Where a worker dies, the reports that were under way are made again, each by a worker of its
    own, so that it is seen which of them it was.
    """
    left = deque(units)
    while left:
        for unit in (yield from _forked(given, work, left, workers)):
            if (yield from _forked(given, work, deque([unit]), 1)):
                yield Outcome(unit, code="E-242")


def shared(
    pool: Executor,
    make: Callable[[Unit, Any], Outcome],
    given: Given,
    left: deque[Unit],
    at_once: int,
) -> Generator[Outcome, None, Sequence[Unit]]:
    """Have ``make`` done in a pool for all that are ``left``, some ``at_once``.

    One more than there are workers lets none wait until this process has prepared the next. Yields
    what became of each; returns those that were under way when the pool broke, if it did.
    """
    running: dict[Future[Outcome], Unit] = {}
    try:
        while left or running:
            while left and len(running) < at_once:
                unit = left[0]  # until it is handed over
                try:
                    told = given(unit)
                except Exception as error:  # noqa: BLE001 - told with its unit, as in a worker
                    yield failed(unit, error)
                else:
                    running[pool.submit(make, unit, told)] = unit
                left.popleft()
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield done.result()
                del running[done]
    except BrokenProcessPool:
        return tuple(running.values())
    return ()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def failed(unit: Unit, error: Exception) -> Outcome:
    """Return the outcome of a report that an error has stopped."""
    if isinstance(error, ReportError):
        told = {name: str(value) for name, value in error.details.items()}
        return Outcome(unit, code=error.code, details=told)
    return Outcome(unit, code="E-241", details={"reason": f"{type(error).__name__}: {error}"})


def _forked(
    given: Given, work: Work, left: deque[Unit], workers: int
) -> Generator[Outcome, None, Sequence[Unit]]:
    """Share out ``left`` over processes until it is empty or one dies; return what it has lost."""
    with _processes(work, min(workers, len(left))) as pool:
        return (yield from shared(pool, _make, given, left, workers + 1))


@contextmanager
def _processes(work: Work, workers: int) -> Iterator[Executor]:
    """Start processes that share what is in memory now, where the system can fork safely."""
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    gc.freeze()  # so that no collection in a worker touches, and so copies, what they share
    pool = ProcessPoolExecutor(workers, context, _begin, (work,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


_held: list[Work] = []
"""What a worker makes its reports with."""


def _begin(work: Work) -> None:
    """Begin as a worker: the run itself hears Ctrl-C, and its end is the worker's, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit.register(os._exit, 0)  # to free everything one by one helps nobody
    Thread(target=_end_with_the_run, daemon=True).start()
    _held[:] = [work]


def _end_with_the_run() -> None:
    run = parent_process()
    if run:
        run.join()
        os._exit(1)


def _make(unit: Unit, told: Any) -> Outcome:
    outcome = attempt(_held[0], unit, told)
    gc.collect()  # it may be off, and pages are full of cycles
    return outcome
