"""The folder to work in that ``p3dn init`` prepares."""

import re
import tomllib
from dataclasses import asdict, fields
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports import settings
from reports.commands import build
from reports.messages import Language
from reports.settings import Settings
from reports.settings.keys import History, Nation
from reports.settings.starter import starter
from tests.conftest import ROOT


@pytest.mark.parametrize("language", ["id", "en"])
def test_begins_with_the_defaults(tmp_path: Path, language: Language) -> None:
    """The settings that are written, read back, are the defaults, and no key is passed over."""
    result = CliRunner().invoke(build(language), ["init", str(tmp_path / "kerja")])
    assert result.exit_code == 0
    path = tmp_path / "kerja" / settings.FILE_NAME
    assert settings.read(path) == Settings()


def test_every_key_has_a_line() -> None:
    """With what is shown as an example uncommented, no key is passed over."""
    written = tomllib.loads(re.sub(r"(?m)^# (\w+ = |\[\[)", r"\1", starter("id")))
    keys = asdict(Settings())
    assert list(written) == list(keys)
    for name, section in keys.items():
        assert not isinstance(section, dict) or list(written[name]) == list(section)
    for name, row in (("history", History), ("nation", Nation)):
        assert [list(table) for table in written[name]] == [[item.name for item in fields(row)]]


def test_the_examples_of_tables_can_be_used_as_they_stand(tmp_path: Path) -> None:
    """An office that only takes away the hashes has settings that are read."""
    path = tmp_path / settings.FILE_NAME
    path.write_text(re.sub(r"(?m)^# (\w+ = |\[\[)", r"\1", starter("en")).replace("logo = ", "# "))
    (history,) = settings.read(path).history
    assert history.pdn == Decimal(8_500_000_000_000)


def test_begins_with_places_for_inputs_and_outputs(tmp_path: Path) -> None:
    """Data have their place below the settings, so that these are found from there."""
    assert CliRunner().invoke(build("id"), ["init", str(tmp_path)]).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inputs", "outputs", "p3dn.toml"]
    assert settings.nearest(tmp_path / "inputs") == tmp_path / settings.FILE_NAME


def test_never_writes_over_settings(tmp_path: Path) -> None:
    """Settings that are there stay as they are, and the refusal says so."""
    path = tmp_path / settings.FILE_NAME
    path.write_text("title = 'kept'")
    result = CliRunner().invoke(build("id"), ["init", str(tmp_path)])
    assert result.exit_code == 1
    assert "sudah ada dan tidak diubah" in result.stderr
    assert path.read_text() == "title = 'kept'"


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """Where a file stands in the place of a folder, the message is a sentence."""
    (tmp_path / "inputs").write_text("")
    result = CliRunner().invoke(build("en"), ["init", str(tmp_path)])
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr
    assert not (tmp_path / settings.FILE_NAME).exists()


def test_the_documentation_holds_what_is_written(tmp_path: Path) -> None:
    """docs/settings.md prints the very file that ``p3dn init --lang en`` writes."""
    assert CliRunner().invoke(build("en"), ["init", str(tmp_path)]).exit_code == 0
    written = (tmp_path / settings.FILE_NAME).read_text("utf-8")
    assert f"```toml\n{written}```" in (ROOT / "docs" / "settings.md").read_text("utf-8")
