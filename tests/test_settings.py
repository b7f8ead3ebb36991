"""The office's settings file."""

import datetime
from pathlib import Path

import pytest

from reports import settings
from reports.exceptions import SettingsError
from reports.period import Period
from tests.conftest import EXAMPLE


def written(folder: Path, text: str) -> Path:
    """Write a settings file."""
    path = folder / settings.FILE_NAME
    path.write_text(text, "utf-8")
    return path


def test_example_settings() -> None:
    """The example's settings are read as typed values."""
    read = settings.of([EXAMPLE])
    assert read.period == Period(2022, 4)
    assert read.data.as_of == datetime.date(2022, 12, 22)
    assert len(read.data.units) == 15


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("peroid = '2022-TW4'", "peroid"),
        ("[data]\nsorce = 'SPSE'", "data.sorce"),
        ("[x]\ny = 1", "x"),
    ],
)
def test_unknown_key_is_refused_by_name(tmp_path: Path, text: str, key: str) -> None:
    """A typo in a key cannot be silent."""
    with pytest.raises(SettingsError) as caught:
        settings.read(written(tmp_path, text))
    assert f'"{key}"' in caught.value.sentence("en")


@pytest.mark.parametrize(
    "text",
    [
        "period = '2022-TW7'",
        "period = 2022",
        "title = 1",
        "[data]\nas_of = '2022-12-22'",
        "[data]\nunits = 'D197'",
        "[data]\nunits = [197]",
        "data = 1",
        "[limits]\nmembers = true",
        "not toml",
    ],
)
def test_wrong_value_is_refused(tmp_path: Path, text: str) -> None:
    """A value of the wrong kind is refused with the file's name."""
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        settings.read(path)
    assert str(path) in caught.value.sentence("id")


def test_nearest_file_counts(tmp_path: Path) -> None:
    """The file nearest above the inputs is the one that counts."""
    below = tmp_path / "inputs" / "quarter"
    below.mkdir(parents=True)
    above = written(tmp_path, "title = 'above'")
    assert settings.nearest(below) == above
    near = written(below, "title = 'near'")
    assert settings.nearest(below) == near
    (below / "a.xlsx").touch()
    assert settings.nearest(below / "a.xlsx") == near
