"""The slides of the national materials, read back by python-pptx, openpyxl and LibreOffice."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx.presentation import Presentation
from pptx.util import Pt

from reports import national, slides
from reports.figures import Figure
from reports.figures_json import figures_in
from reports.national import NationalMaterial
from reports.quarterly import QuarterlyReport
from reports.settings.keys import National
from reports.slides import fit, theme
from reports.slides.page import Card, Cards, Column, Point, Slide, Table
from reports.voice import Voice

TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
AMOUNT = re.compile(r"-?Rp[\d.]+(?:,\d+)?(?: (?:triliun|miliar|juta))?")
SHARE = re.compile(r"\d+(?:[.,]\d+)*(?:%| persen| poin persen)")
LONG = " ".join(["Menyederhanakan pencatatan nilai produk dalam negeri pada semua kanal."] * 60)


@dataclass(frozen=True)
class Made:
    """The slides of some materials, as bytes and as python-pptx reads them."""

    material: NationalMaterial
    content: bytes

    @property
    def show(self) -> Presentation:
        """Return the presentation."""
        return pptx.Presentation(BytesIO(self.content))

    def shapes(self) -> Iterator[Any]:
        """Yield every shape of every slide."""
        for slide in self.show.slides:
            yield from slide.shapes

    def texts(self) -> Iterator[str]:
        """Yield every text that is seen on a slide, but for charts."""
        for shape in self.shapes():
            if shape.has_text_frame:
                yield shape.text_frame.text
            elif shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)

    def charts(self) -> Iterator[Any]:
        """Yield every chart."""
        yield from (shape.chart for shape in self.shapes() if shape.has_chart)


def written(material: NationalMaterial) -> NationalMaterial:
    """Return the materials with everything that an office may write, some of it far too long."""
    told = National(practices=("Satu.",), proposals=("Dua.", LONG, "Tiga."), plan=("Empat.",))
    settings = replace(material.report.settings, national=told)
    return replace(material, report=replace(material.report, settings=settings))


@pytest.fixture(scope="module")
def dki(dki_report: QuarterlyReport) -> Made:
    """Return the slides of the generated example of DKI Jakarta."""
    material = written(national.build(dki_report))
    return Made(material, slides.presentation(material))


@pytest.fixture(scope="module")
def kapuas(example_report: QuarterlyReport) -> Made:
    """Return the slides of Kabupaten Kapuas Hulu, by exports alone."""
    material = national.build(example_report, "D209")
    return Made(material, slides.presentation(material))


@pytest.fixture(scope="module", params=["dki", "kapuas"])
def made(request: pytest.FixtureRequest) -> Made:
    """Return the slides of each example."""
    found: Made = request.getfixturevalue(request.param)
    return found


def test_every_slide_has_a_title_of_its_own(made: Made) -> None:
    """The message is in the title's place, and no two slides have the same."""
    titles = [slide.shapes.title.text_frame.text for slide in made.show.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_every_number_on_a_slide_is_a_figure_of_the_model(made: Made) -> None:
    """Each amount and share that is read on a slide is how a figure of the model is written."""
    voice = Voice(made.material.report)
    known = {text for figure in figures_in(made.material) for text in ways(voice, figure)}
    seen = [m[0] for text in made.texts() for way in (AMOUNT, SHARE) for m in way.finditer(text)]
    assert len(seen) > 20
    assert [number for number in seen if number.rstrip(".") not in known] == []


def ways(voice: Voice, figure: Figure) -> Iterator[str]:
    """Yield the ways in which a figure may be written."""
    if isinstance(figure.value, Fraction):
        yield from (voice.share(figure), voice.share(figure, 1), voice.persen(figure))
        yield f"{voice.points(figure)} poin persen"
        yield f"{voice.points(figure)}%"
    else:
        yield from (voice.short(figure), voice.rupiah(figure))


def test_charts_hold_the_models_values(made: Made) -> None:
    """What PowerPoint edits, the workbook inside a chart, has the exact figures; so has the XML."""
    known = {float(f.value) for f in figures_in(made.material) if f.value is not None}
    charts = [*made.charts()]
    assert len(charts) > 3
    for chart in charts:
        sheet = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        assert sheet
        rows = [*sheet.iter_rows(min_row=2, values_only=True)]
        (plot,) = chart.plots
        assert [row[0] for row in rows] == [*plot.categories]
        for column, series in enumerate(plot.series, 1):
            assert [row[column] for row in rows] == pytest.approx([*series.values], rel=1e-15)
            assert set(series.values) <= known


def test_the_same_materials_give_the_same_bytes(kapuas: Made) -> None:
    """Written a second time, later, nothing differs; no part knows of the clock."""
    assert slides.presentation(kapuas.material) == kapuas.content
    for name, moments in dates(kapuas.content):
        assert set(moments) == {"2022-12-22T00:00:00Z"}, name


def dates(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield the times in the properties of a package and of the workbooks in it."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in package.namelist():
            if name == "docProps/core.xml":
                yield name, re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", package.read(name).decode())
            elif name.endswith(".xlsx"):
                yield from dates(package.read(name))


def test_properties_are_the_reports_and_name_no_person(dki: Made) -> None:
    """Who publishes it, of which day; the machine's user is nowhere."""
    told = dki.show.core_properties
    assert told.author == told.last_modified_by == dki.material.report.settings.publisher.government
    assert (told.created.date(), told.modified.date()) == (date(2023, 11, 6),) * 2
    assert "DRAF" in told.comments


def test_no_letter_is_smaller_than_a_hall_can_read(made: Made) -> None:
    """Sizes in slides, layouts, master and charts are at least 14 points, of titles 28."""
    with zipfile.ZipFile(BytesIO(made.content)) as package:
        parts = re.compile(r"ppt/(slides|slideLayouts|slideMasters|charts)/\w+\.xml")
        names = [name for name in package.namelist() if parts.fullmatch(name)]
        sizes = {name: re.findall(r'\bsz="(\d+)"', package.read(name).decode()) for name in names}
    assert len(names) > 20
    assert [(name, size) for name in names for size in sizes[name] if int(size) < 1400] == []
    for slide in [*made.show.slides]:
        runs = slide.shapes.title.text_frame.paragraphs[0].runs
        assert all(run.font.size is None or run.font.size >= Pt(28) for run in runs)


def test_what_is_measured_is_what_the_layouts_have(made: Made) -> None:
    """The boxes in which texts are measured are those of the template, with the same letters."""
    layouts = {layout.name: layout for layout in made.show.slide_layouts}
    told = {
        ("text", theme.TEXT_AT): theme.TEXT,
        ("beside", theme.BESIDE_AT): theme.BESIDE,
        ("table", theme.TABLE_AT): theme.TABLE,
        ("text", theme.SOURCE_AT): theme.SOURCE,
        ("text", theme.TOPIC_AT): theme.TOPIC,
        ("text", 0): theme.TITLE,
        ("cover", 0): theme.COVER_TITLE,
        ("cover", 1): theme.COVER_LINES,
        ("cover", theme.SOURCE_AT): theme.COVER_SOURCE,
    }
    for (name, at), box in told.items():
        place = layouts[theme.LAYOUTS[name]].placeholders.get(at)
        assert place
        assert (place.width.pt, place.height.pt) == (
            pytest.approx(box.width, abs=1.5),
            pytest.approx(box.height, abs=1.5),
        ), (name, at)


def test_a_screen_reader_finds_its_way(made: Made) -> None:
    """The title comes first, the source after the body; charts and tables are told in words."""
    for slide in made.show.slides:
        at = [shape.placeholder_format.idx for shape in slide.placeholders]
        order = [shape.placeholder_format.idx for shape in slide.shapes if shape.is_placeholder]
        assert sorted(at) == sorted(order)
        assert order[0] == 0
        body = [order.index(i) for i in order if theme.TEXT_AT <= i < theme.SOURCE_AT]
        assert all(place < order.index(theme.SOURCE_AT) for place in body)
    for shape in made.shapes():
        if shape.has_chart or shape.has_table:
            assert shape.element.nvGraphicFramePr.cNvPr.get("descr")
        if shape.has_table:
            assert shape.table.first_row


def test_every_run_says_its_language(made: Made) -> None:
    """Texts are read out, and checked for spelling, as Indonesian."""
    with zipfile.ZipFile(BytesIO(made.content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                tree = etree.fromstring(package.read(name))
                runs = [run for run in tree.iter(f"{TEXT}r") if run.findtext(f"{TEXT}t")]
                told = {part.get("lang") for run in runs for part in run.iter(f"{TEXT}rPr")}
                assert told == {"id-ID"}, name


def test_every_slide_names_its_source_and_day(made: Made) -> None:
    """The source line is on each slide, with the day and what the office notes on every page."""
    settings = made.material.report.settings
    day = Voice(made.material.report).date(made.material.report.as_of)
    for slide in made.show.slides:
        source = slide.placeholders[theme.SOURCE_AT].text_frame.text
        assert made.material.report.system in source
        assert day in source
        assert settings.notice in source


def test_notes_tell_where_the_figures_come_from(dki: Made) -> None:
    """The speaker's notes of the summary have each figure's key, exact value and provenance."""
    notes = dki.show.slides[1].notes_slide.notes_text_frame
    assert notes
    assert "all.pdn = Rp13.100.000.000.000: dihitung dari" in notes.text
    assert "all.pdn_share = 81,25%: dihitung dari" in notes.text


def test_a_draft_is_marked_and_an_edition_is_not(kapuas: Made) -> None:
    """DRAF is on each slide until the edition is published."""
    marks = [slide.placeholders[theme.MARK_AT].text_frame.text for slide in kapuas.show.slides]
    assert set(marks) == {"DRAF"}
    report = replace(kapuas.material.report, edition=1)
    final = Made(kapuas.material, slides.presentation(replace(kapuas.material, report=report)))
    assert not any("DRAF" in text for text in final.texts())


def topics(made: Made) -> set[str]:
    """Return what the slides after the cover are about."""
    _, *inside = made.show.slides
    return {slide.placeholders[theme.TOPIC_AT].text_frame.text for slide in inside}


@pytest.mark.parametrize(
    "topic", ["Capaian terhadap nasional", "Kendala dan tindak lanjut", "Usulan kebijakan"]
)
def test_a_part_without_data_is_left_out(dki: Made, kapuas: Made, topic: str) -> None:
    """Exports tell of no nation, problems and proposals: there are no such slides."""
    assert topic in topics(dki)
    assert topic not in topics(kapuas)


def test_a_long_text_goes_on_on_further_slides(dki: Made) -> None:
    """A proposal of 540 words takes several slides, as large as ever, none of it lost."""
    shown = [text for text in dki.texts() if LONG[:20] in text]
    assert len(shown) > 2
    assert LONG in " ".join(" ".join(shown).split())


def test_whatever_an_office_writes_is_shown_as_text(kapuas: Made) -> None:
    """Mark-up, formulas and characters that no XML may hold do no harm and open no other file."""
    wild = 'A\x07B <b>&amp; "=1+1" \u202e\U0001f600 ' + "x" * 400
    told = National(meeting=wild, proposals=(wild,), plan=(wild * 20,))
    settings = replace(kapuas.material.report.settings, national=told, notice=wild[:40])
    report = replace(kapuas.material.report, settings=settings)
    speaker = replace(kapuas.material.speaker, name=wild)
    positions = tuple(
        replace(item, peers=tuple(replace(peer, name=wild + peer.name) for peer in item.peers))
        for item in kapuas.material.positions
    )
    changed = replace(kapuas.material, report=report, speaker=speaker, positions=positions)
    made = Made(changed, slides.presentation(changed))
    assert any('A B <b>&amp; "=1+1"' in text for text in made.texts())
    assert all(chart.plots[0].categories for chart in made.charts())


def test_columns_and_frames_that_are_too_full_become_tables() -> None:
    """Key figures whose names are too long for their frames stand in a table."""
    fine, full = (
        Cards([Card(name, "Rp1,00 triliun", "x")], ("a", "b", "c")) for name in ("PDN", LONG)
    )
    slide = Slide("", "", fine, ())
    assert isinstance(next(fit.fitted(slide)).body, Cards)
    assert isinstance(next(fit.fitted(replace(slide, body=full))).body, Table)


def test_rows_are_shared_evenly() -> None:
    """Twelve rows where eleven fit are six and six, and none is lost."""
    rows = [(f"{number}",) for number in range(12)]
    parts = [*fit.tables(Table([Column("Nomor", 1)], rows, ""))]
    assert [len(part.rows) for part in parts] == [6, 6]
    assert [row for part in parts for row in part.rows] == rows


def test_a_cell_longer_than_a_slide_is_parted() -> None:
    """A row that no slide can hold is continued in the next, word by word."""
    parts = [*fit.tables(Table([Column("Kendala", 1), Column("Nomor", 3)], [(LONG, "1")], ""))]
    assert len(parts) > 1
    assert " ".join(row[0] for part in parts for row in part.rows) == LONG


def test_a_paragraph_is_parted_between_words() -> None:
    """What is split has all its words, in their order."""
    groups = fit.split([Point(LONG, "Usul:")], theme.TEXT, theme.INDENT)
    assert " ".join(point.text for group in groups for point in group) == LONG
    assert groups[0][0].lead == "Usul:"


def test_no_schema_is_broken(made: Made, tmp_path: Path) -> None:
    """An independent validator finds no defect in any part."""
    path = tmp_path / "bahan-rakornas.pptx"
    path.write_bytes(made.content)
    assert OpenXmlValidator().validate(path).errors == []


def test_english_slides_hold_the_same_charts(kapuas: Made) -> None:
    """In English the figures are the same, and nothing is left in Indonesian."""
    english = Made(kapuas.material, slides.presentation(kapuas.material, "en"))
    assert [[*s.values] for chart in english.charts() for s in chart.plots[0].series] == [
        [*s.values] for chart in kapuas.charts() for s in chart.plots[0].series
    ]
    words = " ".join(english.texts()).replace(kapuas.material.report.settings.notice, "")
    assert not re.search(r"\b(dari|peringkat|triliun|Sumber|persen)\b", words)


def test_libreoffice_shows_every_slide_and_nothing_runs_over(made: Made, tmp_path: Path) -> None:
    """There are as many pages as slides, with nothing but source and number at their foot."""
    path = tmp_path / "bahan-rakornas.pptx"
    path.write_bytes(made.content)
    where = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", where, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    command = ["pdftotext", "-bbox", str(path.with_suffix(".pdf")), "-"]
    pages = etree.fromstring(subprocess.run(command, check=True, capture_output=True).stdout)
    shown = [*pages.iter("{*}page")]
    _, *slides_ = made.show.slides
    assert len(shown) == len(slides_) + 1
    for number, (page, slide) in enumerate(zip(shown[1:], slides_, strict=True), 2):
        source = slide.placeholders[theme.SOURCE_AT]
        words = [(float(w.get("yMax", 0)), w.text) for w in page.iter("{*}word")]
        told = {*source.text_frame.text.split(), f"{number}"}
        assert len(words) > len(told)
        assert [word for low, word in words if low > source.top.pt + 2 and word not in told] == []
