"""Run the benchmarks and put their tables into docs/performance.md.

    python -m benchmarks --date 2026-08-31 [NAME ...]
    python -m benchmarks --small [NAME ...]

That document says which benchmarks there are: what stands between ``<!-- NAME -->`` and
``<!-- /NAME -->`` is what benchmarks/NAME.py printed. With ``--small`` each runs on as little as it
can, which shows that it still works, and nothing is written.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"
MARKED = re.compile(r"(<!-- ([a-z]+) -->\n)(.*?)(<!-- /\2 -->)", re.DOTALL)
LIBRARIES = ("weasyprint", "matplotlib", "duckdb", "python-calamine", "xlsxwriter")
PEERS = ("pandas", "openpyxl", "typst", "reportlab")


def main() -> None:
    """Run the benchmarks that are named, or all, and write what they print."""
    asked = _asked()
    text = DOCUMENT.read_text("utf-8")
    for name in [match[2] for match in MARKED.finditer(text)]:
        if asked.names and name not in asked.names:
            continue
        print(f"== {name}", file=sys.stderr, flush=True)
        table = machine(asked.date) if name == "machine" else _printed(name, small=asked.small)
        text = placed(text, name, table)
        if asked.small:
            print(table)
        else:
            DOCUMENT.write_text(text, "utf-8")


def placed(text: str, name: str, table: str) -> str:
    """Return a document with a table in its place; the rest stays as it is."""
    return MARKED.sub(
        lambda found: f"{found[1]}{table.strip()}\n{found[4]}" if found[2] == name else found[0],
        text,
    )


def machine(date: str) -> str:
    """Return a sentence about where and with what the figures were measured."""
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    versions = ", ".join(f"{name} {version(name)}" for name in (*LIBRARIES, *PEERS))
    return (
        f"Measured on {date}: {system}, {_processor()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {versions}."
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--small", action="store_true", help="show that each works, write nothing")
    parser.add_argument("--date", default="a day that was not told", help="the day to write down")
    return parser.parse_args()


def _printed(name: str, *, small: bool) -> str:
    """Run a benchmark of its own process and return what it prints; it tells its progress aside."""
    command = [sys.executable, f"benchmarks/{name}.py", *(["--small"] if small else [])]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, text=True)  # noqa: S603
    return done.stdout


def _processor() -> str:
    """Return the processor's name, where the system tells it."""
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor()
    found = re.search(r"^model name\s*: (.*)$", told, re.MULTILINE)
    return found[1] if found else platform.machine()


if __name__ == "__main__":
    main()
