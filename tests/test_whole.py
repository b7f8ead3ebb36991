"""Whatever is killed, full or forbidden: what is there is whole, and nothing is lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from reports import editions, whole
from reports.exceptions import OutputError
from tests.conftest import ROOT

KILLS = 50
WRITER = """
import itertools, json, sys
from hashlib import sha256
from pathlib import Path
from reports import editions, whole
place = Path(sys.argv[1])
for number in itertools.count():
    files = {f"{name}.bin": str(number).encode() * 40_000 for name in "abcd"[: 2 + number % 3]}
    record = {"files": {name: sha256(text).hexdigest() for name, text in files.items()}}
    def filling(folder):
        for name, text in files.items():
            (folder / name).write_bytes(text)
        (folder / editions.RECORD).write_text(json.dumps(record))
    whole.fill(place, filling, editions.published, force=True)
    if number == 0:
        print("ready", flush=True)
"""
"""Publishes one edition after the other in the same folder, until it is killed."""

CHAIN = """
import json, os, sys
from hashlib import sha256
from pathlib import Path
from reports import editions, whole
home = Path(sys.argv[1])
def publish(number):
    former = home / f"edisi-{number - 1}" / editions.RECORD
    files = {f"{name}.bin": str(number).encode() * 40_000 for name in "abcd"[: 2 + number % 3]}
    record = {"period": "2023-TW1", "cumulative": True, "language": "id", "edition": number}
    record["files"] = {name: sha256(text).hexdigest() for name, text in files.items()}
    record["program"] = {}
    if number > 1:
        digest = sha256(former.read_bytes()).hexdigest()
        record |= {"replaces": {"edition": number - 1, "record": digest}, "reason": "x"}
    def filling(folder):
        for name, text in files.items():
            (folder / name).write_bytes(text)
        (folder / editions.RECORD).write_text(json.dumps(record))
    whole.fill(home / f"edisi-{number}", filling, editions.published, force=False)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        number = len(list(home.glob("edisi-*")))
        while True:
            number += 1
            publish(number)
    print(child, flush=True)
    os.waitpid(child, 0)
"""
"""For each line that it is given, starts a process that publishes edition after edition, each of
which replaces the one before, until it is killed."""

LIMITED = """
import resource, sys
from pathlib import Path
from reports import editions, whole
from reports.exceptions import OutputError
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
def filling(folder):
    (folder / "a.bin").write_bytes(b"1" * 40_000)
    (folder / "b.bin").write_bytes(b"2" * 60_000)
try:
    whole.fill(Path(sys.argv[1]), filling, editions.published, force=True)
except OutputError as error:
    print(error.sentence("en"))
"""
"""Publishes where a file cannot be longer than 50,000 bytes, as on a disk that is full."""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start Python code in a process of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def is_whole(folder: Path) -> bool:
    """Whether an edition holds every file that its record names, byte for byte."""
    files = json.loads((folder / editions.RECORD).read_bytes())["files"]
    return all(
        sha256((folder / name).read_bytes()).hexdigest() == hash_ for name, hash_ in files.items()
    )


def filler(content: bytes) -> Callable[[Path], None]:
    """Return what fills a folder with one file."""

    def filling(folder: Path) -> None:
        (folder / "a.txt").write_bytes(content)

    return filling


@pytest.mark.skipif(os.name == "nt", reason="processes are killed by a signal")
def test_a_killed_run_leaves_whole_editions_only(tmp_path: Path) -> None:
    """After each of 50 kills the edition is whole, or back with the next run; notes are kept."""
    chance = random.Random(2023)  # noqa: S311 - for moments, not for secrets
    place = tmp_path / "edisi"
    for _ in range(KILLS):
        process = start(WRITER, place)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        (note,) = [place / "catatan.txt"]
        time.sleep(chance.random() / 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        seen = [item for item in tmp_path.iterdir() if not item.name.startswith(".")]
        assert seen in ([place], [])
        assert all(is_whole(item) for item in seen)
        if not seen:
            assert is_whole(tmp_path / ".edisi.old")
        elif not note.exists():
            note.write_text("milik kantor", "utf-8")
    whole.fill(place, filler(b"last"), editions.published, force=True)
    assert (place / "a.txt").read_bytes() == b"last"
    assert (place / "catatan.txt").read_text("utf-8") == "milik kantor"
    assert {item.name for item in tmp_path.iterdir()} <= {"edisi", ".edisi.lock"}


@pytest.mark.skipif(os.name == "nt", reason="processes are killed by a signal")
def test_a_killed_correction_leaves_a_whole_succession(tmp_path: Path) -> None:
    """After each of 50 kills every edition is whole, and names the one before as it is there."""
    chance = random.Random(2023)  # noqa: S311 - for moments, not for secrets
    command = [sys.executable, "-c", CHAIN, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as starter:
        assert starter.stdin
        assert starter.stdout
        for _ in range(KILLS):
            starter.stdin.write("\n")
            starter.stdin.flush()
            child = int(starter.stdout.readline())
            time.sleep(chance.random() / 8)
            os.kill(child, signal.SIGKILL)
            found = editions.succession(tmp_path)
            assert all(is_whole(item.folder) for item in found)
            numbers = sorted(item.record.edition for item in found)
            assert numbers == list(range(1, len(found) + 1))
            assert [i.record.edition for i in found if not i.replaced_by] == numbers[-1:]
    assert len(found) > 1
    whole.fill(tmp_path / f"edisi-{len(found) + 1}", filler(b""), lambda _: (), force=False)
    names = {item.name for item in tmp_path.iterdir()}
    assert not [name for name in names if name[0] == "." and not name.endswith(".lock")]


@pytest.mark.parametrize("moved", [False, True])
def test_the_next_run_puts_right_what_a_kill_has_left(tmp_path: Path, moved: bool) -> None:
    """Killed between the two renames or after them: the old report is back, or its notes are."""
    place, old = tmp_path / "a", tmp_path / ".a.old"
    whole.fill(place, filler(b"old"), lambda _: ["a.txt"], force=False)
    (place / "catatan.txt").write_bytes(b"notes")
    place.rename(old)
    (tmp_path / ".a.partial").mkdir()
    if moved:
        place.mkdir()
        (place / "a.txt").write_bytes(b"new")
    with pytest.raises(OutputError) as caught:
        whole.fill(place, filler(b"newer"), lambda _: ["a.txt"], force=False)
    assert caught.value.code == "E-150"
    assert (place / "a.txt").read_bytes() == (b"new" if moved else b"old")
    assert (place / "catatan.txt").read_bytes() == b"notes"
    assert {item.name for item in tmp_path.iterdir()} == {"a", ".a.lock"}


def test_two_runs_do_not_write_the_same(tmp_path: Path) -> None:
    """The second is told to wait, and changes nothing; the first goes on."""
    told: list[str] = []

    def filling(folder: Path) -> None:
        said, _ = start(LIMITED, tmp_path / "a").communicate()
        told.append(said)
        filler(b"1")(folder)

    whole.fill(tmp_path / "a", filling, editions.published, force=False)
    assert len(told) == 1
    assert "another run" in told[0]
    assert [item.read_bytes() for item in (tmp_path / "a").iterdir()] == [b"1"]


@pytest.mark.skipif(os.name == "nt", reason="the limit is one of POSIX")
def test_a_full_disk_leaves_the_old_report(tmp_path: Path) -> None:
    """When a file cannot be written to its end, the report that was there still is, whole."""
    whole.fill(tmp_path / "a", filler(b"old"), editions.published, force=False)
    process = start(LIMITED, tmp_path / "a")
    said, _ = process.communicate()
    assert process.returncode == 0
    assert "cannot be written" in said
    assert {item.name: item.read_bytes() for item in (tmp_path / "a").iterdir()} == {
        "a.txt": b"old"
    }
    assert {item.name for item in tmp_path.iterdir()} == {"a", ".a.lock"}


@pytest.mark.parametrize("place", ["file", "proc"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    """A file where a folder should be, or a file system that takes nothing: one clear sentence."""
    (tmp_path / "file").write_bytes(b"")
    folder = Path("/proc/p3dn") if place == "proc" else tmp_path / "file" / "a"
    for attempt in (
        lambda: whole.fill(folder, filler(b""), editions.published, force=False),
        lambda: whole.write(folder, b"", force=False),
    ):
        with pytest.raises(OutputError) as caught:
            attempt()
        assert caught.value.code == "E-151"
        assert str(folder) in caught.value.sentence("id")


def test_a_failure_without_a_reason_of_the_system_is_told(tmp_path: Path) -> None:
    """What a library says of its own stands there, and never None."""

    def filling(_: Path) -> None:
        raise OSError("the share went away")

    with pytest.raises(OutputError) as caught:
        whole.fill(tmp_path / "a", filling, editions.published, force=False)
    assert caught.value.sentence("en").endswith("cannot be written: the share went away")


@pytest.mark.parametrize("place", [".", ".."])
def test_the_folder_where_the_user_is_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """It cannot be replaced, which is told; what it holds is left as it is."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "letter.txt").write_bytes(b"a")
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(OutputError) as caught:
        whole.fill(Path(place), filler(b""), editions.published, force=True)
    assert caught.value.code == "E-151"
    assert [item.name for item in (tmp_path / "here").iterdir()] == ["letter.txt"]


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    """Otherwise it stays, and nothing is left beside it."""
    path = whole.write(tmp_path / "a.toml", b"1", force=False)
    with pytest.raises(OutputError):
        whole.write(path, b"2", force=False)
    assert path.read_bytes() == b"1"
    whole.write(path, b"3", force=True)
    assert path.read_bytes() == b"3"
    assert [item.name for item in tmp_path.iterdir()] == ["a.toml"]
