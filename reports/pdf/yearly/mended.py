"""Sentences about what was corrected after it was published."""

from collections.abc import Iterator

from reports.figures import Figure
from reports.pdf.yearly.results import named
from reports.voice import Voice, message, messages
from reports.yearly import YearlyReport
from reports.yearly.corrections import Correction, Reconciled
from reports.yearly.told import Told

NAMED = 5
"""Most offices that a sentence names."""


def corrected(voice: Voice, model: YearlyReport) -> Iterator[str]:
    """Say which amounts of a quarter were published otherwise than they are known, and where."""
    if not model.corrections and not model.untold:
        yield voice.say("Tidak ada angka yang dikoreksi setelah diterbitkan.")
    changed = [item for item in model.reconciled if item.measure == "pdn"]
    yield from (_changed(voice, model, item) for item in changed)
    others = _others(voice, model)
    if others:
        said = message("Dikoreksi juga %(parts)s.")
        if not changed:
            said = message("PDN tidak dikoreksi; yang dikoreksi ialah %(parts)s.")
        yield voice.say(said, parts=others)
    if model.untold:
        yield voice.say(
            "Edisi terakhir tidak memuat %(quarters)s, sehingga tidak diketahui apakah angkanya "
            "dikoreksi.",
            quarters=voice.joined(named(voice, quarter) for quarter in model.untold),
        )


def _changed(voice: Voice, model: YearlyReport, item: Reconciled) -> str:
    """Say what became of the published PDN of a quarter, and whose data changed."""
    told = next(q for q in model.quarters if q.period == item.period).own["pdn"]
    offices = [c for c in model.corrections if (c.period, c.measure) == (item.period, "pdn")]
    first = voice.say(
        _fate(told, item.difference),
        quarter=item.period.roman,
        published=voice.short(told.published),
        known=voice.short(told.known),
        change=voice.size(item.difference),
    )
    names = voice.joined(dict.fromkeys(c.unit for c in offices[:NAMED]))
    if len(offices) > NAMED:
        names = voice.say("antara lain %(names)s", names=names)
    second = voice.say_n(
        "Koreksi itu mengenai data %(number)s instansi (%(names)s) dan berlaku sejak laporan "
        "Triwulan %(since)s.",
        len(offices),
        names=names,
        since=voice.joined(dict.fromkeys(_since(voice, c) for c in offices)),
    )
    return f"{first} {second}"


def _fate(told: Told, change: Figure) -> str:
    """Return what is said of a published amount by what became of it."""
    if change.value is None and told.known and told.known.value is not None:
        return message(
            "PDN Triwulan %(quarter)s, yang tidak diketahui ketika diterbitkan, kini %(known)s."
        )
    if change.value is None:
        return message(
            "PDN Triwulan %(quarter)s diterbitkan %(published)s, tetapi kini tidak diketahui."
        )
    if not change.value:
        return message(
            "PDN Triwulan %(quarter)s tetap %(known)s, walaupun data penyusunnya pernah dikoreksi."
        )
    if change.amount < 0:
        return message(
            "PDN Triwulan %(quarter)s dikoreksi dari %(published)s menjadi %(known)s, yaitu turun "
            "%(change)s."
        )
    return message(
        "PDN Triwulan %(quarter)s dikoreksi dari %(published)s menjadi %(known)s, yaitu naik "
        "%(change)s."
    )


def _others(voice: Voice, model: YearlyReport) -> str:
    """Say at how many units something else than PDN was corrected."""
    said = {
        "value": messages("nilai transaksi pada %(number)s instansi"),
        "umk": messages("UMK pada %(number)s instansi"),
        "registered": messages("produk TKDN terdaftar pada %(number)s kecamatan"),
    }
    units = {m: {c.code for c in model.corrections if c.measure == m} for m in said}
    return voice.joined(voice.say_n(said[m], len(found)) for m, found in units.items() if found)


def _since(voice: Voice, item: Correction) -> str:
    """Name the report from which on an amount is as it is known, by quarter and later edition."""
    if item.edition == 1:
        return item.since.roman
    return voice.say("%(quarter)s edisi %(number)s", quarter=item.since.roman, number=item.edition)


def reconciled(voice: Voice, model: YearlyReport) -> str:
    """Say whether what changed at the offices explains what changed of the quarters."""
    if not model.reconciled:
        return ""
    whole = all(item.change.value == item.difference.value for item in model.reconciled)
    if whole:
        return voice.say(
            "Jumlah koreksi menurut instansi sama dengan selisih angka triwulannya sampai ke "
            "rupiah."
        )
    return voice.say(
        "Jumlah koreksi menurut instansi tidak sama dengan selisih angka triwulannya, karena nilai "
        "sebagian instansi tidak diketahui pada salah satu edisi."
    )
