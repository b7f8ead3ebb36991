"""Work that a second processor does meanwhile."""

import os
import select
import signal
import time

import pytest

from reports.aside import aside, meanwhile


def test_the_work_is_done_by_another_process() -> None:
    """What a copy of the process made comes back, however long it is."""
    with aside(lambda: b"%d" % os.getpid() + bytes(10**6)) as (made,):
        found = made()
    assert len(found) > 10**6
    assert int(found.rstrip(b"\0")) != os.getpid()


def test_works_are_told_apart_and_done_once() -> None:
    """Each work's bytes are its own, whichever is asked for first and however often."""
    with aside(lambda: b"%d" % os.getpid(), bytes) as (made, nothing):
        assert nothing() == b""
        assert made() == made() != b"%d" % os.getpid()


def test_an_error_is_raised_where_the_bytes_are_asked_for() -> None:
    """A mistake in the work is told by this process, as if there had been no other."""

    def fails() -> bytes:
        raise ValueError(os.getpid())

    with pytest.raises(ValueError, match=str(os.getpid())), aside(fails) as (made,):
        made()


def test_a_copy_that_dies_is_done_without() -> None:
    """If the copy is killed, the work is done here."""
    here = os.getpid()

    def dies_elsewhere() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    with aside(lambda: b"first", dies_elsewhere) as (first, made):
        assert (made(), first()) == (b"done", b"first")


def test_no_copy_outlives_a_run_that_is_killed() -> None:
    """Where the run itself is killed, the copy ends, too, and does not wait for it for ever."""
    alive, held = os.pipe()
    run = os.fork()
    if not run:
        with aside(lambda: bytes(10**6)):
            os.close(held)  # from here on only the copy holds it
            time.sleep(60)
        os._exit(0)
    os.close(held)
    time.sleep(0.2)
    os.kill(run, signal.SIGKILL)
    os.waitpid(run, 0)
    ended, _, _ = select.select([alive], [], [], 10)
    assert ended
    os.close(alive)


def test_no_copy_outlives_the_block() -> None:
    """Where the block fails first, the copy ends with it."""
    run = os.fork()
    if not run:  # a process that has no others, as the tests' own may have
        try:
            with aside(lambda: bytes(10**6)):
                raise KeyError
        except KeyError:
            pass
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            os._exit(0)
        os._exit(1)
    assert os.waitpid(run, 0)[1] == 0


def test_what_goes_wrong_meanwhile_is_raised() -> None:
    """A preparation that fails is not passed over, but does not hide what stopped the block."""
    with pytest.raises(ZeroDivisionError), meanwhile(lambda: 1 // 0):
        pass
    with pytest.raises(KeyError), meanwhile(lambda: 1 // 0):
        raise KeyError
