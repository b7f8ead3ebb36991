"""Sentences about TKDN certificates for small industry (Industri Kecil) in the kecamatan."""

from collections.abc import Iterator

from reports.measures.districts import District, Districts
from reports.voice import Voice, message, messages

LOWEST = 5
"""How many of those that are behind a sentence names."""


def products(voice: Voice) -> Iterator[str]:
    """Say how many products of small industry were registered against the target."""
    found = voice.report.measures.districts
    if found is None:
        return
    yield _products(voice, found)
    yield _quarter(voice, found)
    yield _districts(voice, found)


def _products(voice: Voice, found: Districts) -> str:
    values = {
        "date": voice.date(voice.report.until),
        "registered": voice.amount(found.all.registered),
        "target": voice.amount(found.all.target),
        "share": voice.persen(found.all.attained),
        "certified": voice.amount(found.all.certified),
    }
    if found.all.attained.share is None:
        said = messages(
            "Sampai dengan %(date)s, %(registered)s produk Industri Kecil di %(number)s kecamatan "
            "didaftarkan untuk sertifikat TKDN."
        )
    elif found.all.certified.value is None:
        said = messages(
            "Sampai dengan %(date)s, %(registered)s produk Industri Kecil di %(number)s kecamatan "
            "didaftarkan untuk sertifikat TKDN, yaitu %(share)s dari target %(target)s produk."
        )
    else:
        said = messages(
            "Sampai dengan %(date)s, %(registered)s produk Industri Kecil di %(number)s kecamatan "
            "didaftarkan untuk sertifikat TKDN, yaitu %(share)s dari target %(target)s produk; "
            "%(certified)s produk telah bersertifikat."
        )
    return voice.say_n(said, len(found.districts), **values)


def _quarter(voice: Voice, found: Districts) -> str:
    own = found.all.quarters[-1]
    values = {"quarter": voice.report.period.roman, "products": found.per_quarter}
    if own is None or own.value is None:
        return voice.say("Sasaran tiap kecamatan ialah %(products)s produk setriwulan.", **values)
    return voice.say(
        "Sasaran tiap kecamatan ialah %(products)s produk setriwulan; pada Triwulan %(quarter)s "
        "saja seluruh kecamatan mendaftarkan %(registered)s produk.",
        **values,
        registered=voice.amount(own),
    )


def _districts(voice: Voice, found: Districts) -> str:
    behind = found.last_first
    values = {
        "reached": voice.count(len(found.reached)),
        "all": voice.count(len(found.districts)),
        "behind": voice.count(len(behind)),
        "names": voice.joined(_behind(voice, item) for item in behind[:LOWEST]),
    }
    if not behind:
        said = message("Semua kecamatan yang melapor mencapai targetnya.")
    elif len(behind) <= LOWEST:
        said = message(
            "Sebanyak %(reached)s dari %(all)s kecamatan mencapai targetnya; yang belum: %(names)s."
        )
    else:
        said = message(
            "Sebanyak %(reached)s dari %(all)s kecamatan mencapai targetnya dan %(behind)s belum; "
            "yang terjauh dari target ialah %(names)s."
        )
    return voice.say(said, **values)


def _behind(voice: Voice, item: District) -> str:
    return voice.say(
        "%(name)s (%(registered)s dari %(target)s)",
        name=item.name,
        registered=voice.amount(item.registered),
        target=voice.amount(item.target),
    )
