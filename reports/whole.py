"""Files and folders that are written whole or not at all, whatever happens in between.

What is new is written beside, under a name that begins with a point, flushed to the disk, and then
renamed. Whoever writes a folder holds its lock; what a run that was killed has left is put right by
the next.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from reports.exceptions import OutputError

Own = Callable[[Path], Collection[str]]
"""Tells which files in a folder are those of what was published there, by their names."""


def write(path: Path, content: bytes, *, force: bool) -> Path:
    """Write one file and return its path.

    Raises OutputError when it exists and ``force`` is not given, or when it cannot be written.
    """
    if path.exists() and not force:
        raise OutputError("E-150", path=path)
    partial = _beside(path, f"partial-{os.getpid()}")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(content)
            _sync(partial)
            partial.replace(path)
            _sync(path.parent)
        finally:
            partial.unlink(missing_ok=True)
    return path


def fill(folder: Path, filling: Callable[[Path], None], own: Own, *, force: bool) -> None:
    """Have ``filling`` write files into a folder beside, and put it in its place, complete.

    What a folder that is replaced holds of others, all but its ``own`` files, is kept. Raises
    OutputError when the folder exists and ``force`` is not given, when another run writes it at
    this moment, or when it cannot be written.
    """
    with alone(folder):
        _recover(folder, own)
        if folder.exists() and not force:
            raise OutputError("E-150", path=folder)
        partial = _beside(folder, "partial")
        try:
            partial.mkdir()
            filling(partial)
            _sync_all(partial)
            _replace(partial, folder, own)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which stays beside it when it is released.

    Raises OutputError when another run writes there at this moment.
    """
    lock = _beside(folder, "lock")
    with _told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock.touch()  # where none can be made the lock would only seem to be taken
        with FileLock(lock, timeout=0):
            yield


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in our words what hinders the writing."""
    try:
        yield
    except Timeout as error:
        raise OutputError("E-152", path=path) from error
    except OSError as error:
        raise OutputError("E-151", path=path, reason=error.strerror or error) from error


def _beside(path: Path, ending: str) -> Path:
    if path.name in ("", ".."):  # such as the folder where the user is
        path = path.resolve()
    return path.with_name(f".{path.name}.{ending}")


def _recover(folder: Path, own: Own) -> None:
    """Put right what a run that was killed has left: nothing of anybody's is lost."""
    old = _beside(folder, "old")
    for rest in (_beside(folder, "partial"), _beside(folder, "done")):
        shutil.rmtree(rest, ignore_errors=True)
    if old.exists():
        if folder.exists():
            _settle(old, folder, own)
        else:
            old.rename(folder)


def _replace(partial: Path, folder: Path, own: Own) -> None:
    """Put the finished folder in its place; keep what others left in the one it replaces."""
    old = _beside(folder, "old")
    if folder.exists():
        folder.rename(old)
    try:
        partial.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    _sync(folder.parent)
    if old.exists():
        _settle(old, folder, own)


def _settle(old: Path, folder: Path, own: Own) -> None:
    """Carry over what others left in the folder that was replaced, then remove the rest of it."""
    theirs = set(own(old))
    for item in old.iterdir():
        if item.name not in theirs and not (folder / item.name).exists():
            item.rename(folder / item.name)
    done = _beside(folder, "done")
    old.rename(done)
    shutil.rmtree(done, ignore_errors=True)


def _sync_all(folder: Path) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            _sync(Path(place, name))
        _sync(Path(place))


def _sync(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder where the system can."""
    windows = os.name == "nt"
    if windows and (path.is_dir() or not os.access(path, os.W_OK)):
        return
    handle = os.open(path, os.O_RDWR if windows else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
