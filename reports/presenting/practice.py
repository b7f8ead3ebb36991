"""What worked, by the data of the own workbook: one short name and one sentence each."""

from collections.abc import Iterator

from reports.national import NationalMaterial
from reports.voice import Voice, messages


def told(voice: Voice, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    """Yield each good practice that the data tell of: its name and what it came to."""
    yield from _ordered(voice, material)
    yield from _matched(voice, material)
    yield from _districts(voice, material)
    yield from _agreed(voice, material)
    yield from _demanded(voice, material)


def _ordered(voice: Voice, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    spent = material.channel("e-Order")
    if spent is not None and spent.value.value:
        said = voice.say(
            "Belanja langsung kepada pelaku usaha melalui e-Order mencapai %(value)s.",
            value=voice.short(spent.value),
        )
        yield voice.say("e-Order"), said


def _matched(voice: Voice, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    held = material.measures.matching
    if held is None or held.own is None or held.own.realised.share is None:
        return
    said = voice.say(
        "%(share)s dari nilai ketertarikan telah menjadi transaksi, yakni %(value)s.",
        share=voice.persen(held.own.realised),
        value=voice.short(held.own.transactions),
    )
    yield voice.say("Business matching"), said


def _districts(voice: Voice, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    held = material.measures.districts
    if held is None or held.all.registered.value is None:
        return
    said = voice.say_n(
        messages(
            "%(registered)s produk didaftarkan di %(number)s kecamatan, %(share)s dari target."
        ),
        len(held.districts),
        registered=voice.amount(held.all.registered),
        share=voice.persen(held.all.attained),
    )
    yield voice.say("TKDN Industri Kecil"), said


def _agreed(voice: Voice, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    held = material.measures.indicator
    if held is None or held.all.share.share is None:
        return
    said = voice.say(
        "Indikator P3DN dalam Perjanjian Kinerja mencapai %(share)s dari belanja yang diketahui.",
        share=voice.persen(held.all.share),
    )
    yield voice.say("Perjanjian Kinerja"), said


def _demanded(voice: Voice, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    held = material.measures.compliance
    if held is None or held.terms_share.share is None or held.contract_share.share is None:
        return
    said = voice.say(
        "Penggunaan PDN disyaratkan dalam %(terms)s KAK dan %(contracts)s kontrak.",
        terms=voice.persen(held.terms_share),
        contracts=voice.persen(held.contract_share),
    )
    yield voice.say("KAK dan kontrak"), said
