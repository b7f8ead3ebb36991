"""Workers: processes that are forked warm, with everything that their reports are made of.

A worker makes one report at a time and hands its files over as bytes; it writes none.
"""

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

from reports.exceptions import ReportError
from reports.unit import Unit

Work = Callable[[Unit], Mapping[str, bytes]]
"""Makes the files of one unit's report, by their names. It goes to every worker as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: its files, or the message that says why there are none."""

    unit: Unit
    files: Mapping[str, bytes] = field(default_factory=dict)
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def attempt(work: Work, unit: Unit) -> Outcome:
    """Make one report; whatever goes wrong in it stops no other."""
    try:
        return Outcome(unit, work(unit))
    except ReportError as error:
        told = {name: str(value) for name, value in error.details.items()}
        return Outcome(unit, code=error.code, details=told)
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one report is told with its unit
        reason = f"{type(error).__name__}: {error}"
        return Outcome(unit, code="E-241", details={"reason": reason})


def over(work: Work, units: Iterable[Unit], workers: int) -> Iterator[Outcome]:
    """Yield what became of each unit's report, as soon as it is known.

    Where a worker dies, the reports that were under way are made again, each by a worker of its
    own, so that it is seen which of them it was.
    """
    left = deque(units)
    while left:
        for unit in (yield from _shared(work, left, workers)):
            if (yield from _shared(work, deque([unit]), 1)):
                yield Outcome(unit, code="E-242")


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared(
    work: Work, left: deque[Unit], workers: int
) -> Generator[Outcome, None, Sequence[Unit]]:
    """Share out ``left`` until it is empty or a worker dies; return what was under way then."""
    with _forked(work, min(workers, len(left))) as pool:
        return (yield from shared(pool, _make, left, workers))


def shared(
    pool: Executor, make: Callable[[Unit], Outcome], left: deque[Unit], workers: int
) -> Generator[Outcome, None, Sequence[Unit]]:
    """Have ``make`` done in a pool, at most ``workers`` at a time; return what a death has lost."""
    running: dict[Future[Outcome], Unit] = {}
    try:
        while left or running:
            while left and len(running) < workers:
                running[pool.submit(make, left[0])] = left[0]
                left.popleft()
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield done.result()
                del running[done]
    except BrokenProcessPool:
        return tuple(running.values())
    return ()


@contextmanager
def _forked(work: Work, workers: int) -> Iterator[Executor]:
    """Start processes that share what is in memory now, where the system can fork safely."""
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    gc.collect()
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
    Thread(target=_end_with_the_run, daemon=True).start()
    _held[:] = [work]


def _end_with_the_run() -> None:
    run = parent_process()
    if run:
        run.join()
        os._exit(1)


def _make(unit: Unit) -> Outcome:
    return attempt(_held[0], unit)
