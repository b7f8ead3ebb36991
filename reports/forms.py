"""The office's own workbook as files: a blank one for a quarter."""

from pathlib import Path

from reports import editions, workbook
from reports.exceptions import OutputError
from reports.period import Period


def blank(period: Period, path: Path | None = None, unit: str = "", *, force: bool = False) -> Path:
    """Write the blank workbook of a quarter, for a government if it is named; return its path.

    Raises OutputError when the file exists and ``force`` is not given, or cannot be written.
    """
    from reports.excel import template  # heavy: only once a workbook is wanted

    path = path or Path(f"buku-kerja-p3dn-{str(period).lower()}.xlsx")
    _check_ending(path)
    identity = {"unit_name": unit} if unit else {}
    content = template.workbook(workbook.current(), period, identity)
    return editions.save(path, content, force=force)


def _check_ending(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise OutputError("E-181", path=path)
