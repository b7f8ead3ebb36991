"""The PDF for archives and for everybody: PDF/A-3a, PDF/UA-1, its tables and what it holds."""

import io
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream

from reports import pdf, publishing
from reports.pdf.attachments import Attachment
from tests.conftest import EXAMPLE
from tests.verapdf import broken

PAGE = """
<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Tabel</title>
<meta name="dcterms.created" content="2022-12-22">
<meta name="dcterms.modified" content="2022-12-22">
<style>@font-face { font-family: Arimo; src: url(font:arimo) }
@page { size: 100mm 60mm; margin: 10mm; font: 8pt Arimo; @top-right { content: "DRAF" } }
html { font: 8pt/10pt Arimo } body { margin: 0 } p { margin: 0 }</style></head><body>
"""
"""The head of a small document."""

END = "</body></html>"

JOINED = """
<table><thead>
<tr><th rowspan="2">Unit</th><th colspan="2">PDN</th><th rowspan="2">Ket.</th></tr>
<tr><th>Nilai</th><th>Persen</th></tr>
</thead><tbody>
<tr><th colspan="4">Kota</th></tr>
<tr><th rowspan="2">A</th><td>1</td><td>2</td><td>3</td></tr>
<tr><td>4</td><td rowspan="2" colspan="2">5</td></tr>
<tr><th>B</th><td>6</td></tr>
<tr><th colspan="4">Kabupaten</th></tr>
<tr><th>C</th><td colspan="3">7</td></tr>
</tbody></table>
"""
"""A table with every kind of joined cell; on small pages it is broken over two."""

CELLS = re.findall(">([^<>\\s]+)<", JOINED)
"""Its cells in the order of their tags."""

SVG = b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm">'
    b'<rect width="99" height="50" fill="#22638f"/></svg>'
).decode()


@pytest.fixture(scope="module")
def example(draft: Path) -> bytes:
    """Return the example's PDF."""
    return (draft / "laporan-triwulan.pdf").read_bytes()


@pytest.fixture(scope="module")
def reader(example: bytes) -> PdfReader:
    """Return the example's PDF, opened."""
    return PdfReader(io.BytesIO(example))


def opened(content: bytes) -> PdfReader:
    """Return a PDF, opened."""
    return PdfReader(io.BytesIO(content))


def catalogue(reader: PdfReader) -> Any:
    """Return the root of everything in a PDF."""
    return reader.root_object


def enclosed(reader: PdfReader) -> list[tuple[str, str, bytes]]:
    """Return relation, name and bytes of each file that is associated with the document."""
    files = [item.get_object() for item in catalogue(reader)["/AF"]]
    return [(f["/AFRelationship"], f["/UF"], f["/EF"]["/F"].get_data()) for f in files]


def elements(kids: Any) -> Iterator[Any]:
    """Yield every element of the structure tree below, a parent before its children."""
    for kid in kids:
        element = kid.get_object()
        if isinstance(element, dict) and "/S" in element:
            yield element
            yield from elements(element.get("/K", ()))


def tree(reader: PdfReader) -> Iterator[Any]:
    """Yield every element of the structure tree of a PDF."""
    return elements(catalogue(reader)["/StructTreeRoot"]["/K"])


def cells(found: Iterable[Any]) -> list[Any]:
    """Return all cells of tables among elements."""
    return [item for item in found if item["/S"] in ("/TH", "/TD")]


def headers(cell: Any) -> list[Any]:
    """Return the names of a cell's headers."""
    return list(cell["/A"].get("/Headers", ()))


def placed(table: Any) -> list[tuple[Any, set[int], set[int]]]:
    """Lay a table out by /RowSpan and /ColSpan alone; return cells with their rows and columns."""
    taken: set[tuple[int, int]] = set()
    found = []
    rows = [item for item in elements(table["/K"]) if item["/S"] == "/TR"]
    for row, element in enumerate(rows):
        for cell in cells(elements(element["/K"])):
            column = next(n for n in range(999) if (row, n) not in taken)
            deep, wide = (int(cell["/A"].get(key, 1)) for key in ("/RowSpan", "/ColSpan"))
            own_rows, own_columns = range(row, row + deep), range(column, column + wide)
            taken.update((down, right) for down in own_rows for right in own_columns)
            found.append((cell, set(own_rows), set(own_columns)))
    return found


def test_the_example_is_valid(example: bytes) -> None:
    """veraPDF finds nothing in the example, neither as PDF/A-3a nor as PDF/UA-1."""
    assert broken(example) == []


def test_joined_cells_and_pictures_are_valid() -> None:
    """The same holds of tables with joined cells, a picture and an attachment."""
    picture = f'<p><img src="data:image/svg+xml;base64,{SVG}" alt="Persegi"></p>'
    kept = [Attachment("a.json", b"{}", "Angka", "Data")]
    assert broken(pdf.render(PAGE + JOINED + picture + END, kept)) == []


def without(content: bytes, key: str) -> bytes:
    """Return a PDF that lacks something in its catalogue, or in every element of its tree."""
    writer = PdfWriter(clone_from=opened(content))
    root: Any = writer.root_object
    found = [item for item in (root, *elements(root["/StructTreeRoot"]["/K"])) if key in item]
    assert found
    for item in found:
        del item[key]
    changed = io.BytesIO()
    writer.write(changed)
    return changed.getvalue()


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("/OutputIntents", "3a 6.2.4.3-2 "),
        ("/AF", "3a 6.8-"),
        ("/Alt", "ua1 7.3-1 "),
        ("/ViewerPreferences", "ua1 7.1-10 "),
    ],
)
def test_the_validator_finds_what_is_wrong(key: str, rule: str) -> None:
    """veraPDF as the tests call it is not blind: it names what was taken out of a good file."""
    picture = f'<p><img src="data:image/svg+xml;base64,{SVG}" alt="Persegi"></p>'
    good = pdf.render(PAGE + picture + END, [Attachment("a.json", b"{}", "Angka", "Data")])
    assert broken(good) == []
    assert any(item.startswith(rule) for item in broken(without(good, key)))


def test_the_inputs_and_the_figures_are_inside(draft: Path, reader: PdfReader) -> None:
    """The very bytes whose hash the report names are in the PDF, and figures.json as published."""
    figures = (draft / "figures.json").read_bytes()
    sources = {item["file"]: item["sha256"] for item in json.loads(figures)["sources"]}
    assert {name: sha256(content).hexdigest() for _, name, content in enclosed(reader)} == {
        **sources,
        "figures.json": sha256(figures).hexdigest(),
    }
    assert len(sources) == 3


def test_attachments_say_what_they_are(reader: PdfReader) -> None:
    """Each file is associated once, with its relation, type, description and the report's date."""
    files = [item.get_object() for item in catalogue(reader)["/AF"]]
    assert [item["/UF"] for item in files] == [
        *sorted(path.name for path in EXAMPLE.glob("*.xlsx")),
        "figures.json",
    ]
    assert [item["/AFRelationship"] for item in files] == ["/Source"] * 3 + ["/Data"]
    assert all(item["/Desc"] for item in files)
    streams = [item["/EF"]["/F"].get_object() for item in files]
    assert {str(item["/Subtype"]) for item in streams} == {
        "/application/json",
        "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    assert {item["/Params"][key] for item in streams for key in ("/CreationDate", "/ModDate")} == {
        "D:20221222000000Z"
    }


def test_inputs_that_are_too_large_are_left_out(
    tenders: Callable[..., Path], tmp_path: Path
) -> None:
    """Above the office's limit only the figures go into the PDF."""
    folder = tenders({}).parent
    (folder / "p3dn.toml").write_text("[limits]\nembedded_bytes = 1000\n", "utf-8")
    _, files = publishing.report(publishing.Order([folder], tmp_path / "outputs"))
    assert [name for _, name, _ in enclosed(PdfReader(files[0]))] == ["figures.json"]


def test_same_names_do_not_hide_each_other() -> None:
    """An input may be called figures.json too; both are in the PDF."""
    both = [
        Attachment("figures.json", b"[1]", "Masukan", "Source"),
        Attachment("figures.json", b"{}", "Angka", "Data"),
    ]
    found = opened(pdf.render(PAGE + END, both))
    assert enclosed(found) == [
        ("/Source", "figures.json", b"[1]"),
        ("/Data", "figures.json", b"{}"),
    ]
    names = catalogue(found)["/Names"]["/EmbeddedFiles"]["/Names"][::2]
    assert names == sorted(set(names))
    assert len(names) == 2


EXPECTED = {
    "Nilai": "PDN",
    "Persen": "PDN",
    "Kota": "Unit PDN Nilai Persen Ket.",
    "A": "Unit Kota",
    "1": "PDN Nilai Kota A",
    "2": "PDN Persen Kota A",
    "3": "Ket. Kota A",
    "4": "PDN Nilai Kota A",
    "5": "PDN Persen Ket. Kota A B",
    "B": "Unit Kota",
    "6": "PDN Nilai Kota B",
    "Kabupaten": "Unit PDN Nilai Persen Ket.",
    "C": "Unit Kabupaten",
    "7": "PDN Nilai Persen Ket. Kabupaten C",
}


def test_joined_cells_point_at_their_headers() -> None:
    """Each cell names the headers over its columns and beside its rows, and no others."""
    page = PAGE.replace("100mm 60mm", "100mm 90mm")
    found = dict(zip(CELLS, cells(tree(opened(pdf.render(page + JOINED + END)))), strict=True))
    names = {item.get("/ID"): text for text, item in found.items()}
    for text, item in found.items():
        assert {names[name] for name in headers(item)} == set(EXPECTED.get(text, "").split())
    scopes = {text: item["/A"]["/Scope"] for text, item in found.items() if item["/S"] == "/TH"}
    assert {text for text, scope in scopes.items() if scope == "/Row"} == {"A", "B", "C"}
    assert set(scopes.values()) == {"/Row", "/Column"}


def test_headings_hold_over_a_page_break() -> None:
    """A row under a heading between rows is still under it on the next page."""
    rows = "".join(f"<tr><th>U{number}</th><td>{number}</td></tr>" for number in range(30))
    head = "<thead><tr><th>Unit</th><th>Nilai</th></tr></thead>"
    body = f'<tbody><tr><th colspan="2">Kota</th></tr>{rows}</tbody>'
    found = opened(pdf.render(f"{PAGE}<table>{head}{body}</table>{END}"))
    tables = [item for item in tree(found) if item["/S"] == "/Table"]
    assert len(tables) == len(found.pages) > 1
    kota = cells(elements(tables[0]["/K"]))[2]["/ID"]
    for item in tables:
        unit, value = cells(elements(item["/K"]))[:2]
        for cell in cells(elements(item["/K"]))[-2:]:
            heads = headers(cell)
            assert kota in heads
            assert (unit if cell["/S"] == "/TH" else value)["/ID"] in heads


def test_every_cell_of_the_example_points_at_its_headers(reader: PdfReader) -> None:
    """Laid out from the tags alone, every cell names every header of the head over its columns."""
    tables = [item for item in tree(reader) if item["/S"] == "/Table"]
    seen = 0
    for table in tables:
        head = [item for item in elements(table["/K"]) if item["/S"] == "/THead"]
        inside = {cell["/ID"] for group in head for cell in cells(elements(group["/K"]))}
        grid = placed(table)
        for cell, _, columns in grid:
            if cell.get("/ID") not in inside:
                over = {c["/ID"] for c, _, own in grid if c.get("/ID") in inside and own & columns}
                assert over == set(headers(cell)) & inside
                seen += 1
    assert len(tables) > 20
    assert seen > 1000


def test_headers_are_found_by_name(reader: PdfReader) -> None:
    """The tree's index holds every header, in order, and each header a cell names is there."""
    every = cells(tree(reader))
    names = catalogue(reader)["/StructTreeRoot"]["/IDTree"]["/Names"]
    index = dict(zip(names[::2], (item.get_object() for item in names[1::2]), strict=True))
    assert list(index) == sorted(index)
    assert index == {item["/ID"]: item for item in every if item["/S"] == "/TH"}
    assert {name for item in every for name in headers(item)} <= set(index)
    assert all("/Scope" in item["/A"] for item in index.values())


def test_margins_are_artifacts(reader: PdfReader) -> None:
    """All marked content is in the structure tree, or, as DRAF and the notice, an artifact."""
    held: dict[int, set[int]] = {number: set() for number in range(len(reader.pages))}
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    for item in tree(reader):
        if kids := {kid for kid in item.get("/K", ()) if isinstance(kid, int)}:
            held[numbers[item.raw_get("/Pg")]] |= kids
    for number, page in enumerate(reader.pages):
        marks = [
            operands
            for operands, operator in ContentStream(page["/Contents"], reader).operations
            if operator == b"BDC"
        ]
        assert {own["/MCID"] for _, own in marks if "/MCID" in own} == held[number]
        assert ["/Artifact", {"/Type": "/Pagination"}] in marks


def test_figures_say_where_they_are() -> None:
    """A figure's box is in points from the lower left corner of its page."""
    picture = f'<p><img src="data:image/svg+xml;base64,{SVG}" alt="Persegi"></p>'
    found = opened(pdf.render(PAGE + picture + END))
    (box,) = [item["/A"]["/BBox"] for item in tree(found) if item["/S"] == "/Figure"]
    millimetres = [float(edge) / 72 * 25.4 for edge in box]
    assert millimetres == pytest.approx([10, 30, 50, 50], abs=0.01)


def test_only_arimo_is_inside(reader: PdfReader) -> None:
    """Every font is a subset of Arimo whose outlines are in the file; nothing is of the machine."""
    names = set()
    for held in (page["/Resources"]["/Font"] for page in reader.pages):  # type: ignore[index]
        for font in (item.get_object() for item in held.values()):
            (descendant,) = (item.get_object() for item in font["/DescendantFonts"])
            assert "/FontFile2" in descendant["/FontDescriptor"]
            names.add(font["/BaseFont"])
    assert names
    assert all(
        re.fullmatch(r"/[A-Z]{6}\+Arimo(-Bold|-Italic|-Bold-Italic)?", name) for name in names
    )
