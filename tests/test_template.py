"""The declaration of the workbook is sound, and the blank workbook is what it declares."""

import pytest

from reports import workbook
from reports.workbook import Template, plain

TEMPLATES = list(workbook.versions().values())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.version)
def test_names_and_headings_are_unique(template: Template) -> None:
    """Nothing that is looked up by its name occurs twice."""
    assert len({sheet.name for sheet in template.sheets}) == len(template.sheets)
    assert len({sheet.table for sheet in template.sheets}) == len(template.sheets)
    for sheet in template.sheets:
        assert len({plain(column.heading) for column in sheet.columns}) == len(sheet.columns)
        assert len({column.field for column in sheet.columns}) == len(sheet.columns)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.version)
def test_a_sheet_is_recognised_by_its_headings_alone(template: Template) -> None:
    """No sheet's required headings all occur on another one."""
    for sheet in template.sheets:
        rows = [["Judul"], [workbook.MARK, *(column.shown for column in sheet.columns)]]
        fitting = [other.table for other in template.sheets if other.header(rows) == 1]
        assert fitting == [sheet.table]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.version)
def test_choices_fit_into_a_drop_down_list(template: Template) -> None:
    """Excel takes a list of at most 255 characters, parted by commas."""
    for column in (column for sheet in template.sheets for column in sheet.columns):
        assert bool(column.choices) == (column.kind == "choice"), column.field
        assert len(",".join(column.choices)) <= 255
        assert not any("," in choice for choice in column.choices)


def test_places_are_found_whatever_stars_case_and_breaks() -> None:
    """Headings are compared without what offices and programs change about them."""
    sheet = next(sheet for sheet in workbook.current().sheets if sheet.table == "target")
    headings = ["No.", "TARGET (persen)", "Indikator *", "", "Tri\nwulan", "triwulan*"]
    assert sheet.places(headings) == {"indicator": 2, "quarter": 5, "target": 1}
