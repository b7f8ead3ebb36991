"""Facts that are kept: a report from them is the report from the workbooks, and only what changed
is read again.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from reports import engine, figures_json, keeping, pipeline, settings
from reports.commands import build
from reports.exceptions import InputError, OutputError
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.settings import Limits
from tests.conftest import DKI, EXAMPLE

UNITS = settings.of([EXAMPLE]).data.units
Tenders = Callable[..., Path]


def run(*arguments: object) -> Result:
    """Run p3dn in English."""
    return CliRunner().invoke(build("en"), [*map(str, arguments), "--lang", "en"])


def hashes(folder: Path) -> Mapping[str, str]:
    """Return the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_report_from_facts_is_that_from_the_workbooks(
    kept_example: Path, example_report: QuarterlyReport
) -> None:
    """From kept facts figures.json is the same, byte for byte: findings, rows and all."""
    assert figures_json.figures(pipeline.model([kept_example])) == figures_json.figures(
        example_report
    )


def test_own_workbooks_are_kept_with_what_they_say(
    tmp_path: Path, dki_report: QuarterlyReport
) -> None:
    """An office's own workbooks keep quarter, government and sheets: figures.json is the same."""
    folder = keeping.keep([DKI], tmp_path / "facts").folder
    assert figures_json.figures(pipeline.model([folder])) == figures_json.figures(dki_report)


def test_an_earlier_quarter_is_reported_from_the_same_facts(kept_example: Path) -> None:
    """Facts that were kept once serve every quarter of the year."""
    second = Period(2022, 2)
    found = pipeline.model([kept_example], second)
    assert figures_json.figures(found) == figures_json.figures(pipeline.model([EXAMPLE], second))


def test_decisions_go_with_the_facts(tenders: Tenders, tmp_path: Path) -> None:
    """A decision beside the inputs counts in a report from kept facts, too."""
    inputs = tenders({}, {"nilai_pdn_kontrak": 100}).parent
    (inputs / "decisions.toml").write_text(
        '[[decision]]\naction = "leave-out"\nrule = "W-201"\nfile = "tender.xlsx"\nsheet = "Data"\n'
        'cell = "I3"\nseen = "100"\nreason = "Salah"\n'
        'by = "Sekretaris"\ndate = 2023-01-05\n'
    )
    folder = keeping.keep([inputs], tmp_path / "facts").folder
    found = pipeline.model([folder])
    assert found.all.total.rows.value == 1
    assert figures_json.figures(found) == figures_json.figures(pipeline.model([inputs]))


def test_only_a_changed_file_is_read_again(tenders: Tenders, tmp_path: Path) -> None:
    """Of a second run the files with other bytes are read, and the new facts hold what they say."""
    folder = tmp_path / "facts"
    inputs = tenders({}, name="a.xlsx").parent
    tenders({}, {}, name="b.xlsx")
    assert keeping.keep([inputs], folder).read == 2
    tenders({}, {}, {}, name="b.xlsx")
    again = keeping.keep([inputs], folder)
    assert (again.files, again.read, again.rows) == (2, 1, 4)
    assert pipeline.model([folder]).all.total.rows.value == 4


def test_a_file_that_was_renamed_is_known_by_its_bytes(tenders: Tenders, tmp_path: Path) -> None:
    """A file under another name is not read again, and its findings name it as it is called now."""
    folder, path = tmp_path / "facts", tenders({}, {"nilai_pdn_kontrak": 100}, name="a.xlsx")
    keeping.keep([path.parent], folder)
    path.rename(path.with_name("b.xlsx"))
    assert keeping.keep([path.parent], folder).read == 0
    assert {finding.file for finding in pipeline.check([folder]).findings} == {"b.xlsx"}


def test_other_limits_read_every_file_again(tenders: Tenders, tmp_path: Path) -> None:
    """What has a say in how a file is read, such as a limit, is part of what is known."""
    inputs, folder = tenders({}).parent, tmp_path / "facts"
    keeping.keep([inputs], folder)
    (inputs / "p3dn.toml").write_text(f"limits.cells = {Limits().cells - 1}\n")
    assert keeping.keep([inputs], folder).read == 1


def test_the_same_inputs_give_the_same_bytes(kept_example: Path, tmp_path: Path) -> None:
    """Kept again, from the files or over what is there, facts are the same to the byte."""
    again = tmp_path / "facts"
    for _ in range(2):
        keeping.keep([EXAMPLE], again)
        assert hashes(again) == hashes(kept_example)


def test_what_memory_should_not_hold_goes_to_the_disk(
    kept_example: Path,
    example_report: QuarterlyReport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a tenth of the memory facts are kept all the same, to the byte, and reported on.

    Nothing stays on the disk.
    """
    monkeypatch.setattr(engine, "MEMORY", "60MB")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert hashes(keeping.keep([EXAMPLE], tmp_path / "facts").folder) == hashes(kept_example)
    assert pipeline.model([kept_example]).cells == example_report.cells
    assert {path.name for path in tmp_path.iterdir()} == {"facts", ".facts.lock"}


def test_facts_lie_by_year_quarter_and_level(
    kept_example: Path, example_report: QuarterlyReport
) -> None:
    """Any program finds every row with its unit, its quarter and whether it counts."""
    rows = duckdb.execute(
        "SELECT level, quarter, sum(value) FROM read_parquet($files, hive_partitioning = true)"
        " WHERE left_out IS NULL AND list_contains($units, unit) GROUP BY ALL",
        {"files": f"{kept_example}/fact/**/*.parquet", "units": list(UNITS)},
    ).fetchall()
    found = {(level, quarter): value for level, quarter, value in rows}
    for level in example_report.levels:
        for quarter, amounts in enumerate(level.all.quarters, 1):
            assert found[level.name, quarter] == amounts.value.value


def test_what_stops_a_report_stops_one_from_facts(tenders: Tenders, tmp_path: Path) -> None:
    """A broken file is told, nothing may be used, and what was read needs not be read again."""
    folder, inputs = tmp_path / "facts", tenders({}).parent
    broken = inputs / "b.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    said = run("intake", inputs, "-o", folder)
    assert said.exit_code == 1
    assert "b.xlsx" in said.output
    assert not (folder / "fact").exists()
    assert run("rank", folder).exit_code == 1
    broken.unlink()
    assert keeping.keep([inputs], folder).read == 0
    assert run("rank", folder).exit_code == 0


def test_only_a_folder_of_facts_is_written_over(tenders: Tenders, tmp_path: Path) -> None:
    """A folder of something else, or one inside the inputs, is refused and left as it is."""
    inputs = tenders({}).parent
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dengan hormat")
    for folder in (other, inputs / "facts", inputs):
        with pytest.raises(OutputError):
            keeping.keep([inputs], folder)
    assert [path.name for path in other.iterdir()] == ["letter.txt"]
    assert [path.name for path in inputs.iterdir()] == ["tender.xlsx"]


def test_damaged_facts_are_refused(kept_example: Path, tmp_path: Path) -> None:
    """Facts whose record is broken, or names rows that are not there, are no input."""
    folder = tmp_path / "facts"
    shutil.copytree(kept_example, folder)
    told = json.loads((folder / "facts.json").read_bytes())
    next((folder / "received").iterdir()).unlink()
    with pytest.raises(InputError):
        pipeline.check([folder])
    told["files"][0]["sheets"][0]["kept"] = "../../facts.json"
    (folder / "facts.json").write_text(json.dumps(told))
    with pytest.raises(InputError):
        pipeline.check([folder])


@pytest.mark.parametrize("told", [{"kept": ".."}, {"kept": "/dev/null"}, {"layout": ...}])
def test_an_altered_record_is_refused(
    kept_example: Path, tmp_path: Path, told: Mapping[str, Any]
) -> None:
    """A record that leads elsewhere, or does not say what a sheet is (...), is no input."""
    folder = tmp_path / "facts"
    shutil.copytree(kept_example, folder)
    record = json.loads((folder / "facts.json").read_bytes())
    sheet = record["files"][0]["sheets"][0]
    record["files"][0]["sheets"][0] = {
        name: value for name, value in {**sheet, **told}.items() if value is not ...
    }
    (folder / "facts.json").write_text(json.dumps(record))
    with pytest.raises(InputError):
        pipeline.check([folder])


@pytest.mark.parametrize("change", ["gone", "more", "altered"])
def test_facts_are_used_whole_or_not_at_all(
    kept_example: Path, tmp_path: Path, change: str
) -> None:
    """Without a quarter's rows, with some twice, or changed, kept facts give no figures."""
    folder = tmp_path / "facts"
    shutil.copytree(kept_example, folder)
    part = next((folder / "fact").rglob("*.parquet"))
    if change == "gone":
        part.unlink()
    elif change == "more":
        shutil.copy(part, part.with_name("copy.parquet"))
    else:
        part.write_bytes(part.read_bytes() + b" ")
    for command in (("rank", folder), ("check", folder)):
        said = run(*command)
        assert said.exit_code == 1
        assert "damaged, incomplete or changed" in said.output


def test_facts_of_another_version_are_refused(kept_example: Path, tmp_path: Path) -> None:
    """Facts that another version of the program kept give no figures until they are kept again."""
    folder = tmp_path / "facts"
    shutil.copytree(kept_example, folder)
    told = json.loads((folder / "facts.json").read_bytes())
    (folder / "facts.json").write_text(json.dumps(told | {"reader": "0" * 64}))
    for command in (("rank", folder), ("report", "quarterly", folder, "-o", tmp_path / "out")):
        said = run(*command)
        assert said.exit_code == 1
        assert "kept by another version" in said.output
    assert keeping.keep([EXAMPLE], folder).read == 3
    assert run("rank", folder).exit_code == 0


def test_a_folder_is_no_pattern_of_names(kept_example: Path, tmp_path: Path) -> None:
    """Signs that mean many names at once mean only themselves in the name of a folder."""
    for name in ("facts*", "facts2", "facts [tw4]", "facts & 'more'"):
        shutil.copytree(kept_example, tmp_path / name)
    expected = run("rank", kept_example, "--json").output
    for name in ("facts*", "facts [tw4]", "facts & 'more'"):
        assert run("rank", tmp_path / name, "--json").output == expected
    assert figures_json.figures(pipeline.model([tmp_path / "facts*"])) == figures_json.figures(
        pipeline.model([kept_example])
    )


def test_places_are_never_by_other_settings_than_the_facts(
    tenders: Tenders, tmp_path: Path
) -> None:
    """Where settings or decisions beside the facts were changed, they have to be kept again."""
    inputs, folder = tenders({}).parent, tmp_path / "facts"
    (inputs / "p3dn.toml").write_text('data.units = ["D201"]\n')
    keeping.keep([inputs], folder)
    assert run("rank", folder).exit_code == 0
    (folder / "p3dn.toml").write_text('data.units = ["D202"]\n')
    said = run("rank", folder)
    assert said.exit_code == 1
    assert "have changed since the facts were kept" in said.output


def test_what_needs_the_files_says_so(kept_example: Path, tmp_path: Path) -> None:
    """A final edition and copies for the offices need the files, not only their facts."""
    for command in (
        ("finalize", kept_example, "-o", tmp_path),
        ("check", kept_example, "--fix-it", tmp_path / "fix"),
    ):
        said = run(*command)
        assert said.exit_code == 1
        assert "needs the file kalbar" in said.output
