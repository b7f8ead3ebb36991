"""The official parts: covering letter, cover, identity sheet, foreword, signatures, copies."""

import io
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from reports import __version__, pdf, pipeline
from reports.exceptions import SettingsError
from reports.figures import Figure
from reports.pdf import official
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.settings.keys import Archive, Letter, Page, Publisher
from reports.settings.logo import Logo
from reports.settings.numbering import Numbering
from reports.voice import Voice
from tests import printed

POINTS = {"A4": (595, 842), "F4": (609, 935)}


def with_(report: QuarterlyReport, **changes: Any) -> QuarterlyReport:
    """Return a report with other settings."""
    return replace(report, settings=replace(report.settings, **changes))


@pytest.fixture(scope="module")
def pages(dki_draft: Path) -> list[str]:
    """Return the text of each page of DKI Jakarta's report."""
    return printed.pages((dki_draft / "laporan-triwulan.pdf").read_bytes())


@pytest.fixture
def plain(tenders: Callable[..., Path]) -> QuarterlyReport:
    """Return a report of one unit without settings."""
    return pipeline.model([tenders({})])


def test_the_letter_says_what_is_reached(dki_report: QuarterlyReport) -> None:
    """The published figures stand in the letter, the amount in words too."""
    said = " ".join(official.letter(Voice(dki_report)))
    assert "Sampai dengan 6 November 2023" in said
    assert "Rp13.100.000.000.000 (tiga belas triliun seratus miliar rupiah)" in said
    assert "82,6 persen dari Komitmen PDN dalam RAPBD sebesar Rp15,85 triliun" in said


def test_a_commitment_that_is_passed_is_reached(dki_report: QuarterlyReport) -> None:
    """Nothing is left to be realised of a commitment that is passed."""
    held = dki_report.measures.commitments
    assert held is not None
    main = held.main
    assert main is not None
    passed = replace(main, attained=Figure("x", "attainment", main.attained.share * 2))  # type: ignore[union-attr,operator]
    commitments = replace(held, current=(passed,))
    report = replace(dki_report, measures=replace(dki_report.measures, commitments=commitments))
    assert "165,3 persen" in official.pledged(Voice(report))
    assert "belum terealisasi" not in official.pledged(Voice(report))


def test_without_a_commitment_the_letter_names_the_share(plain: QuarterlyReport) -> None:
    """Where nothing was pledged, nothing is said of it."""
    said = " ".join(official.letter(Voice(plain)))
    assert "Komitmen" not in said
    assert "dari nilai transaksi yang nilai PDN-nya diketahui" in said


def test_a_letter_is_one_page_and_then_comes_the_cover(pages: list[str]) -> None:
    """Letterhead, number, addressees, signature and copies stand on the first page alone."""
    for words in (
        "PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA SEKRETARIAT DAERAH",
        "Kode Pos 10110",
        "Nomor : e-………/510.1",
        "Sifat : Biasa",
        "Lampiran : 1 (satu) berkas",
        "Hal : Penyampaian Laporan Pelaksanaan P3DN Triwulan IV Tahun Anggaran 2023",
        "Menteri Perindustrian selaku Ketua Harian Tim Nasional P3DN",
        "selaku Ketua Tim P3DN, (DRAF – belum ditandatangani)",
        "Tembusan: Gubernur Daerah Khusus Ibukota Jakarta Inspektur",
    ):
        assert words in pages[0]
    assert "Yth." not in pages[0].partition("Tembusan:")[2]
    assert "LAPORAN PELAKSANAAN" in pages[1]
    assert "LEMBAR IDENTITAS DOKUMEN" in pages[2]
    assert "KATA PENGANTAR" in pages[3]


def test_pages_with_a_letterhead_have_no_number(pages: list[str]) -> None:
    """Letter and cover bear no number; the identity sheet after the cover is page ii."""
    assert not any(re.search(r"- \d+ -", page) for page in pages[:2])
    assert [re.findall(r"\b[ivx]+\b", page)[-1:] for page in pages[:4]] == [[], [], ["ii"], ["iii"]]


def test_no_draft_claims_a_signature(pages: list[str]) -> None:
    """Each signature is an empty one, and no electronic signature is spoken of."""
    text = " ".join(pages)
    assert text.count("(DRAF – belum ditandatangani)") == 3
    assert "ditandatangani secara elektronik" not in text


def test_without_addressees_there_is_no_letter(plain: QuarterlyReport) -> None:
    """A report without settings begins with its cover; nothing on it looks broken."""
    pages = printed.pages(pdf.document(plain))
    assert "LAPORAN PELAKSANAAN" in pages[0]
    assert "Tembusan" not in " ".join(pages)
    assert "Yth." not in " ".join(pages)


def test_one_addressee_and_one_copy_are_not_numbered(plain: QuarterlyReport) -> None:
    """Numbers stand only before several."""
    letter = Letter(addressees=("Gubernur",), copies=("Inspektur",))
    first = printed.pages(pdf.document(with_(plain, letter=letter)))[0]
    assert "Yth. Gubernur" in first
    assert "Tembusan: Inspektur" in first
    assert "1." not in first


def test_the_signature_names_rank_and_number(plain: QuarterlyReport) -> None:
    """Post with its comma, name, rank and NIP stand in their order."""
    by = Publisher(
        city="Pontianak",
        signatory_post="Kepala Biro",
        signatory_name="Siti Aminah",
        signatory_rank="Pembina Utama Muda",
        signatory_id="197001011990032001",
    )
    text = " ".join(printed.pages(pdf.document(with_(plain, publisher=by))))
    assert (
        "Kepala Biro, (DRAF – belum ditandatangani) Siti Aminah Pembina Utama Muda "
        "NIP 197001011990032001"
    ) in text


def test_the_letters_number_is_filled_by_its_pattern(plain: QuarterlyReport) -> None:
    """Classification, number and unit come from the settings, the month is Roman."""
    letter = Letter(
        number=Numbering("{classification}/{sequence}/{unit}/{month}/{year}"),
        sequence="12",
        unit_code="BPBJ",
    )
    chosen = {"letter": letter, "archive": Archive(classification="027")}
    day = plain.period.end.replace(day=7)
    assert official.number(Voice(with_(plain, date=day, **chosen))) == "027/12/BPBJ/VI/2022"
    assert official.number(Voice(with_(plain, **chosen))) == "027/12/BPBJ/………/2022"


def test_the_identity_sheet_tells_only_what_is_set(plain: QuarterlyReport) -> None:
    """What an office has not set is left out, not printed empty."""
    rows = dict(official.identity(Voice(plain)))
    assert all(rows.values())
    assert not {"Nomor", "Penerbit", "Data per", "Retensi aktif", "Nasib akhir"} & set(rows)
    assert rows["Dibuat dengan"] == f"p3dn-reports {__version__}"
    assert rows["Status"] == "DRAF – belum ditandatangani"


def test_the_identity_sheet_tells_how_the_document_is_filed(dki_report: QuarterlyReport) -> None:
    """Classification, retention and the files inside stand on the sheet."""
    rows = dict(official.identity(Voice(dki_report), ("a.xlsx", "figures.json")))
    assert rows["Klasifikasi arsip"] == "510.1"
    assert (rows["Retensi aktif"], rows["Nasib akhir"]) == ("1 tahun", "Musnah")
    assert rows["Data per"] == "6 November 2023"
    assert rows["Berkas di dalam PDF ini"] == "a.xlsx dan figures.json"


def test_amounts_without_a_name_have_no_words(plain: QuarterlyReport) -> None:
    """An amount too large for words is printed in figures alone."""
    amount = replace(plain.all.total.pdn, value=plain.all.total.pdn.amount * 10**12)
    assert official.spelled(Voice(plain), amount) == "Rp80.000.000.000.000.000.000"


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_paper_is_the_one_that_is_set(plain: QuarterlyReport, paper: str) -> None:
    """Every page has the size of the paper, upright or across."""
    report = with_(plain, page=Page(paper=paper))  # type: ignore[arg-type]
    pages = PdfReader(io.BytesIO(pdf.document(report))).pages
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages}
    width, height = POINTS[paper]
    assert (width, height) in sizes
    assert sizes <= {(width, height), (height, width)}


def drawing(parts: str) -> Logo:
    """Return an emblem made of some parts."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{parts}</svg>'
    return Logo("logo.svg", "image/svg+xml", svg.encode())


def test_the_emblem_is_drawn_with_words(plain: QuarterlyReport) -> None:
    """The emblem stands in the page itself, with words for who cannot see it."""
    logo = drawing('<path d="M0 0H9V9Z"/>')
    by = Publisher(government="Pemerintah Kota X", logo=logo)
    html = pdf.html(with_(plain, publisher=by))
    assert f'src="data:image/svg+xml;base64,{b64encode(logo.content).decode()}"' in html
    assert 'alt="Lambang Pemerintah Kota X"' in html


@pytest.mark.parametrize(
    "parts",
    ['<rect width="9" height="9" transform="rotate(a)"/>', "<g>" * 3000 + "</g>" * 3000],
)
def test_a_drawing_that_cannot_be_drawn_is_told(plain: QuarterlyReport, parts: str) -> None:
    """A drawing at which the printing fails is refused with a sentence."""
    by = Publisher(logo=drawing(parts))
    with pytest.raises(SettingsError) as caught:
        pdf.document(with_(plain, publisher=by))
    assert caught.value.code == "E-194"


def test_an_offices_words_are_text_not_markup(plain: QuarterlyReport) -> None:
    """Nothing that an office writes into its letter can break the page."""
    letter = Letter(addressees=("<b>A</b> {{ 7*7 }} %(x)s",), signatory_post="<i>B</i>\nC")
    html = pdf.html(with_(plain, letter=letter))
    assert "&lt;b&gt;A&lt;/b&gt; {{ 7*7 }} %(x)s" in html
    assert "<i>B" not in html
    assert Settings().letter == Letter()
