"""The office's settings file."""

import datetime
from base64 import b64decode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import get_type_hints

import pytest

from reports import excel, pdf, pipeline, quarterly, settings
from reports.exceptions import SettingsError
from reports.measures.target import Thresholds
from reports.period import Period
from reports.settings import Settings
from reports.settings.keys import row_of
from reports.settings.numbering import Numbering
from reports.settings.starter import meanings
from tests.conftest import EXAMPLE

SHAPES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 9">'
    '<path d="M0 0H8V6L4 9L0 6Z" style="fill: #0b2"/></svg>'
)
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def written(folder: Path, text: str) -> Path:
    """Write a settings file."""
    path = folder / settings.FILE_NAME
    path.write_text(text, "utf-8")
    return path


def logo(folder: Path, content: str | bytes, name: str = "logo.svg") -> settings.Settings:
    """Write an emblem and settings that name it, and read them."""
    folder.joinpath(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return settings.read(written(folder, f"[publisher]\nlogo = '{name}'"))


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
        ("[[history]]\nyear = 2022\nsource = 'LKPP'\npnd = 1", "history.1.pnd"),
        ("[[nation]]\nyear = 2022", "nation.1.source"),
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
        "[limits]\nmembers = -1",
        "[targets]\nmonitoring_days = 0",
        "[targets]\nclose = 100.5",
        "[targets]\nclose = nan",
        "[targets]\nclose = true",
        "[targets]\nclose = '5'",
        "[page]\npaper = 'folio'",
        "[archive]\nfate = 'musnah'",
        "[letter]\nnumber = '{nomor}/X'",
        "[letter]\nnumber = '{sequence.__class__}'",
        "[publisher]\nlogo = 1",
        "[history]\nyear = 2022\nsource = 'LKPP'",
        "[[history]]\nyear = 2022\nsource = 'LKPP'\npdn = 8.5",
        "[[history]]\nyear = 2022\nsource = 'LKPP'\npdn = -1",
        "[[nation]]\nyear = 2022\nsource = 'LKPP'\npdn_share = 101",
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


def test_choices_are_named(tmp_path: Path) -> None:
    """Where only some words are right, the message names them."""
    with pytest.raises(SettingsError, match="Folio; choose one of: A4, F4"):
        settings.read(written(tmp_path, "[page]\npaper = 'Folio'"))


def test_percentages_are_exact(tmp_path: Path) -> None:
    """A threshold keeps the digits that were written, without passing through binary."""
    read = settings.read(written(tmp_path, "[targets]\nclose = 2.3\nindicator = 80"))
    assert (read.targets.close, read.targets.indicator) == (Decimal("2.3"), Decimal(80))


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{classification}/{sequence}/{unit}", "500.2/………/BPBJ"),
        ("e-{sequence}/{month}/{year}", "e-………/XII/2023"),
        ("12/{quarter}", "12/4"),
        ("", "………"),
    ],
)
def test_numbers_leave_room_for_what_is_not_known(pattern: str, number: str) -> None:
    """A part of a letter's number that nobody knows yet is written by hand."""
    parts = {"classification": "500.2", "sequence": "", "unit": "BPBJ", "year": "2023"}
    assert Numbering(pattern).filled(parts | {"month": "XII", "quarter": "4"}) == number


def test_every_key_is_explained() -> None:
    """Each key and section has its meaning in both languages, and nothing else has."""
    told = meanings()
    for item in fields(Settings):
        assert {"id", "en"} <= set(told[item.name])
        default = getattr(Settings(), item.name)
        row = default if is_dataclass(default) else row_of(get_type_hints(Settings)[item.name])
        if row:
            names = [key.name for key in fields(row)]
            assert list(told[item.name]) == ["id", "en", *names]
            assert all({"id", "en"} <= set(told[item.name][name]) for name in names)
    assert list(told) == [item.name for item in fields(Settings)]


def test_earlier_years_are_rows_of_their_own(tmp_path: Path) -> None:
    """Figures of one year by two sources stand beside each other, exact, each with its day."""
    text = """
[[history]]
year = 2022
source = "LKPP"
as_of = 2022-11-30
pdn = 8_500_000_000_000
[[history]]
year = 2022
source = "BPKP"
pdn = 20_454_000_000_000
pdn_share = 90.25
"""
    first, second = settings.read(written(tmp_path, text)).history
    assert (first.source, first.as_of) == ("LKPP", datetime.date(2022, 11, 30))
    assert first.pdn == Decimal(85 * 10**11)
    assert (second.as_of, second.umk, second.pdn_share) == (None, None, Decimal("90.25"))


def test_an_emblem_is_read_as_it_is(tmp_path: Path) -> None:
    """A drawing of shapes and a PNG become pictures that stand in the page itself."""
    read = logo(tmp_path, SHAPES)
    assert read.publisher.logo is not None
    assert read.publisher.logo.content == SHAPES.encode()
    assert read.publisher.logo.address.startswith("data:image/svg+xml;base64,")
    read = logo(tmp_path, PNG, "logo.PNG")
    assert read.publisher.logo is not None
    assert read.publisher.logo.address.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    "content",
    [
        SHAPES.replace("<path", '<image href="data:image/png;base64,AAAA"/><path'),
        SHAPES.replace("<path", '<image href="file:///etc/hostname"/><path'),
        SHAPES.replace("<path", "<script>1</script><path"),
        SHAPES.replace("<path", "<text>A</text><path"),
        SHAPES.replace("<path", "<foreignObject/><path"),
        SHAPES.replace("<path", '<use href="#a"/><path'),
        SHAPES.replace("<path", '<path style="fill: url(http://example.org/x)"'),
        SHAPES.replace("<path", '<path style="fill: u\\72l(http://example.org/x)"'),
        SHAPES.replace("<path", "<style>@import 'http://example.org/x.css'</style><path"),
        SHAPES.replace("<path", '<linearGradient href="other.svg#a"/><path'),
        f"<!DOCTYPE svg>{SHAPES}",
        SHAPES.replace("2000/svg", "1999/xhtml"),
        SHAPES.removesuffix("</svg>"),
        "",
    ],
)
def test_a_drawing_that_is_more_than_shapes_is_refused(tmp_path: Path, content: str) -> None:
    """Nothing that writes, runs, repeats or fetches gets onto a letterhead."""
    with pytest.raises(SettingsError) as caught:
        logo(tmp_path, content)
    assert caught.value.code == "E-194"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("logo.jpg", b"", "E-193"),
        ("logo", b"", "E-193"),
        ("logo.png", b"", "E-194"),
        ("logo.png", SHAPES.encode(), "E-194"),
        ("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\0\x01", "E-194"),
        ("logo.png", PNG[:-1], "E-194"),
        ("logo.png", PNG[:-12], "E-194"),
        ("logo.png", PNG.replace(b"IDATx", b"IDATy"), "E-194"),
        ("logo.svg", b" " * 1_000_001, "E-192"),
        ("../logo.svg", SHAPES.encode(), "E-191"),
    ],
)
def test_a_file_that_is_no_emblem_is_refused(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    """A wrong ending, size, place or content is told, each with what to do."""
    folder = tmp_path / "quarter"
    folder.mkdir()
    with pytest.raises(SettingsError) as caught:
        logo(folder, content, name)
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["none.svg", "/etc/none.svg", "a\\u0000.svg", "."])
def test_an_emblem_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    """A name without a file is a sentence, not a crash."""
    with pytest.raises(SettingsError):
        settings.read(written(tmp_path, f'[publisher]\nlogo = "{name}"'))


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A link cannot bring in a file from elsewhere."""
    (tmp_path / "elsewhere.svg").write_text(SHAPES)
    folder = tmp_path / "quarter"
    folder.mkdir()
    (folder / "logo.svg").symlink_to(tmp_path / "elsewhere.svg")
    with pytest.raises(SettingsError) as caught:
        settings.read(written(folder, "[publisher]\nlogo = 'logo.svg'"))
    assert caught.value.code == "E-191"


def test_the_model_judges_by_the_settings(tmp_path: Path) -> None:
    """What the office sets reaches the measures, as exact shares."""
    text = "[targets]\nclose = 2.3\numk_allocation = 45\nmonitoring_days = 7\ntkdn_ik_products = 12"
    set_to = quarterly.thresholds(settings.read(written(tmp_path, text)))
    assert set_to == Thresholds(Fraction(23, 1000), Fraction(45, 100), 7, 12)
    assert quarterly.thresholds(Settings()) == Thresholds()


def test_only_the_groups_that_are_set_are_ranked(tenders: Callable[..., Path]) -> None:
    """Units of another level are reported, but have no place in any ranking."""
    city = {"kd_klpd": "D2", "nama_klpd": "Kota X", "jenis_klpd": "KOTA"}
    path = tenders({}, city)
    written(path.parent, "[ranking]\ngroups = ['Kota']")
    report = pipeline.model([path])
    assert {level.name for level in report.levels} == {"Kabupaten", "Kota"}
    assert [level.name for level in report.ranked_levels] == ["Kota"]
    assert {ranking.level for ranking in report.rankings} == {"Kota"}
    html = pdf.html(report)
    assert "Tingkat Kota" in html
    assert "Tingkat Kabupaten" not in html
    assert excel.workbook(report)
