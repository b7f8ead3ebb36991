"""Work that is done meanwhile: by a second processor, or while this process waits for others."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from threading import Thread
from typing import BinaryIO, NoReturn

Work = Callable[[], bytes]

HEAD = 8
"""How many bytes say how long what follows them is."""


@contextmanager
def meanwhile(prepare: Callable[[], object]) -> Iterator[None]:
    """Prepare something in a thread while the block runs; it is there when that ends.

    That helps where the block waits for other processes, or the preparation does. What goes wrong
    in it is raised when the block has ended well.
    """
    failed: list[Exception] = []

    def work() -> None:
        try:
            prepare()
        except Exception as error:  # noqa: BLE001 - raised below
            failed.append(error)

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if failed:
        raise failed[0]


@contextmanager
def aside(*works: Work) -> Iterator[Sequence[Work]]:
    """Have works done one after the other by a copy of this process while the block runs.

    Yield what gives the bytes of each. The copy shares all that is in memory and changes nothing
    but what it is asked for. Where the system makes no such copies, or has one processor, or the
    copy fails, a work is done here when its bytes are first asked for, so that an error is raised
    where it would be without a copy.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        yield [cache(work) for work in works]
        return
    out, into = os.pipe()
    copy = os.fork()
    if not copy:
        os.close(out)  # or the copy would wait for itself to read, if the run is killed
        _work(works, into)
    os.close(into)
    with open(out, "rb") as pipe:  # noqa: PTH123 - no path
        asked = _Asked(pipe, works)
        try:
            yield [cache(partial(asked.given, number)) for number in range(len(works))]
        finally:
            os.kill(copy, signal.SIGKILL)  # if nobody asked for its work
            os.waitpid(copy, 0)


class _Asked:
    """What a copy sends, in the order of its works."""

    def __init__(self, pipe: BinaryIO, works: Sequence[Work]) -> None:
        self._pipe = pipe
        self._works = works
        self._sent: list[bytes | None] = []

    def given(self, number: int) -> bytes:
        """Return what the copy made, or if it failed make it here."""
        while len(self._sent) <= number:
            self._sent.append(self._next())
        sent = self._sent[number]
        return self._works[number]() if sent is None else sent

    def _next(self) -> bytes | None:
        """Return what comes next, or None if the copy has ended before all of it was there."""
        head = self._pipe.read(HEAD)
        content = self._pipe.read(int.from_bytes(head, "big"))
        whole = len(head) == HEAD and len(content) == int.from_bytes(head, "big")
        return content if whole else None


def _work(works: Sequence[Work], into: int) -> NoReturn:
    """Do the works as the copy: write them and be gone, with nothing printed or tidied up.

    Nothing is written before all is done, since a pipe takes little until somebody reads it.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself hears it
        made = [work() for work in works]
        with open(into, "wb") as pipe:
            for content in made:
                pipe.write(len(content).to_bytes(HEAD, "big") + content)
        os._exit(0)
    finally:
        os._exit(1)
