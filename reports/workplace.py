"""A folder to work in: settings to fill in, a place for inputs and one for outputs."""

from pathlib import Path

from reports import whole
from reports.exceptions import OutputError
from reports.messages import Language
from reports.settings import FILE_NAME
from reports.settings.starter import starter

FOLDERS = ("inputs", "outputs")


def begin(folder: Path, language: Language) -> Path:
    """Write ``p3dn.toml`` into a folder, with folders for inputs and outputs; return its path.

    Nothing that is there is changed. Raises OutputError when the folder has settings already or
    cannot be written to.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise OutputError("E-195", path=path)
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("E-151", path=folder, reason=error.strerror or error) from error
    return whole.write(path, starter(language).encode(), force=False)
