"""What is shipped: everything the program needs, and nothing of an office's own."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PACKAGES = ("charts", "reports", "templates")
METADATA = ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
NOT_SHIPPED = (
    "inputs/2026-tw1/unpublished.xlsx",
    "outputs/2026-tw1/laporan-triwulan.pdf",
    "reports/dropped-here.xlsx",
    "tests/test_unshipped.py",
    "notes.txt",
)


class Built(NamedTuple):
    """The names of the files in each of the two archives."""

    sdist: set[str]
    wheel: set[str]


def shipped_sources() -> set[str]:
    """Name every file of the packages, as the checkout has them."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build both archives, the wheel out of the sdist, from a checkout with untracked files."""
    checkout = tmp_path_factory.mktemp("checkout")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, checkout / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in METADATA:
        shutil.copy(ROOT / name, checkout)
    for name in NOT_SHIPPED:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("never to be published")
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out)]
    run = subprocess.run([*command, str(checkout)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (sdist,) = out.glob("*.tar.gz")
    (wheel,) = out.glob("*.whl")
    with tarfile.open(sdist) as archive:
        sdist_names = {name.partition("/")[2] for name in archive.getnames()}
    with zipfile.ZipFile(wheel) as archive:
        return Built(sdist_names, set(archive.namelist()))


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(built: Built) -> None:
    """Templates, queries, layouts and wordings are all inside; nothing but metadata is added."""
    content = {name for name in built.wheel if ".dist-info/" not in name}
    assert content == shipped_sources()


def test_the_sdist_holds_the_sources_of_the_wheel_and_nothing_else(built: Built) -> None:
    """No untracked workbook, edition, test or note gets into the source archive."""
    added_by_the_backend = {"PKG-INFO", ".gitignore"}
    assert built.sdist - added_by_the_backend == shipped_sources() | set(METADATA)


def test_the_wheel_carries_the_licence(built: Built) -> None:
    """Who has the wheel has the terms too."""
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in built.wheel)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_owns_our_names(package: str) -> None:
    """Generic names are ours alone among everything that the lock installs."""
    assert set(packages_distributions().get(package, [])) <= {"p3dn-reports"}


def test_the_locks_hold_every_direct_dependency() -> None:
    """Whoever changes a dependency in pyproject.toml also runs `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    runtime = project["project"]["dependencies"]
    tools = [*groups["build"], *(line for line in groups["dev"] if isinstance(line, str))]
    assert missing_from("requirements.lock", runtime) == []
    assert missing_from("requirements-dev.lock", runtime + tools) == []
    assert missing_from("requirements-build.lock", groups["build"]) == []
    assert missing_from("requirements-bench.lock", groups["bench"]) == []


def test_the_locks_agree() -> None:
    """What tests have passed with is what an office installs."""
    dev = locked("requirements-dev.lock")
    for name in ("requirements.lock", "requirements-build.lock"):
        assert {key: dev.get(key) for key in locked(name)} == locked(name)


def missing_from(lock: str, wanted: list[str]) -> list[str]:
    """List the requirements that a lock file does not satisfy."""
    versions = locked(lock)
    requirements = [Requirement(line) for line in wanted]
    return [
        str(requirement)
        for requirement in requirements
        if not (found := versions.get(canonicalize_name(requirement.name)))
        or not all(requirement.specifier.contains(version) for version in found)
    ]


def locked(lock: str) -> dict[str, set[str]]:
    """Read the versions in a lock file; a package may have one for each range of Pythons."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.M):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions
