"""Work that a second processor does meanwhile."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def aside(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """Have ``work`` done by a copy of this process while the block runs; yield what gives bytes.

    The copy shares all that is in memory and changes nothing but what it is asked for. Where the
    system makes no such copies, or has one processor, or the copy fails, the work is done here when
    its bytes are asked for, so that an error is raised where it would be without a copy.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        yield work
        return
    out, into = os.pipe()
    copy = os.fork()
    if not copy:
        os.close(out)  # or the copy would wait for itself to read, if the run is killed
        _work(work, into)
    os.close(into)
    with open(out, "rb") as pipe:  # noqa: PTH123 - no path
        asked = _Asked(copy, pipe.read)
        try:
            yield lambda: asked.given() or work()
        finally:
            asked.end()


class _Asked:
    """A copy that has not been waited for yet."""

    def __init__(self, copy: int, read: Callable[[], bytes]) -> None:
        self._copy: int | None = copy
        self._read = read

    def given(self) -> bytes:
        """Return what the copy made, or nothing if it failed."""
        content = self._read()
        return content if self._copy and not self._waited(self._copy) else b""

    def end(self) -> None:
        """End the copy, if nobody asked for its work."""
        if self._copy:
            os.kill(self._copy, signal.SIGKILL)
            self._waited(self._copy)

    def _waited(self, copy: int) -> int:
        self._copy = None
        return os.waitpid(copy, 0)[1]


def _work(work: Callable[[], bytes], into: int) -> NoReturn:
    """Do the work as the copy: write it and be gone, with nothing printed and nothing tidied up."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself hears it
        with open(into, "wb") as pipe:
            pipe.write(work())
        os._exit(0)
    finally:
        os._exit(1)
