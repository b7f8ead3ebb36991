"""The chart of the kecamatan, quarter by quarter."""

from charts.heat import heat_table
from charts.model import HeatRow, Shades
from reports.figures import Figure
from reports.measures.districts import District
from reports.pdf.fonts import legible
from reports.pdf.pictures import Picture, drawn, notes, picture
from reports.period import ROMAN
from reports.voice import Voice
from reports.wording import MISSING

TWO_BLOCKS = 12
"""From so many kecamatan on, the shaded table stands in two blocks."""


def districts(voice: Voice) -> Picture | None:
    """Draw how many products each kecamatan registered in each quarter, shaded by the target."""
    found = voice.report.measures.districts
    if found is None or not found.by_quarter:
        return None
    due = found.per_quarter
    shades = Shades(
        (due / 2, due),
        (
            voice.say("kurang dari %(half)s produk", half=voice.count(-(-due // 2))),
            voice.say("belum mencapai %(due)s produk", due=due),
            voice.say("mencapai %(due)s produk atau lebih", due=due),
        ),
        voice.say("tidak diketahui"),
    )
    alt = voice.say(
        "Tabel berarsir produk Industri Kecil yang didaftarkan tiap kecamatan menurut triwulan; "
        "seluruh kecamatan: %(sums)s.",
        sums="; ".join(
            _sum(voice, roman, whole)
            for roman, whole in zip(ROMAN, found.all.quarters, strict=False)
        ),
    )
    svg = heat_table(
        [_row(voice, item) for item in found.districts],
        [voice.say("TW %(quarter)s", quarter=roman) for roman in ROMAN[: len(found.all.quarters)]],
        shades,
        notes(voice, alt),
        blocks=2 if len(found.districts) > TWO_BLOCKS else 1,
    )
    title = voice.say("Produk Industri Kecil yang didaftarkan tiap kecamatan menurut triwulan")
    return picture(svg, alt, title)


def _sum(voice: Voice, roman: str, whole: Figure | None) -> str:
    """Write what all kecamatan registered in a quarter."""
    return voice.say("TW %(quarter)s %(registered)s", quarter=roman, registered=voice.amount(whole))


def _row(voice: Voice, item: District) -> HeatRow:
    return HeatRow(
        legible(short(item.name)),
        [drawn(figure) if figure else None for figure in item.quarters],
        [_text(voice, figure) for figure in item.quarters],
    )


def _text(voice: Voice, figure: Figure | None) -> str:
    return voice.amount(figure) if figure and figure.value is not None else MISSING


def short(name: str) -> str:
    """Return a kecamatan's name without the word that the heading says."""
    return name.removeprefix("Kecamatan ")
