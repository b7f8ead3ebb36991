"""Sentences and cells about the place among other governments, by values that were published."""

from collections.abc import Iterator

from reports.figures import Figure
from reports.measures.comparison import Entry, Standing
from reports.measures.governance import AWARD
from reports.pdf.prose import small
from reports.voice import Voice, message
from reports.wording import MISSING


def heading(voice: Voice, standing: Standing) -> str:
    """Name what is compared, and among whom."""
    if not standing.level:
        return voice.say(
            "Urutan menurut %(measure)s, semua tingkat",
            measure=small(voice.measure(standing.measure)),
        )
    return voice.say(
        "Urutan menurut %(measure)s, tingkat %(level)s",
        measure=small(voice.measure(standing.measure)),
        level=standing.level,
    )


def column(voice: Voice, standing: Standing) -> str:
    """Head the column of values."""
    if standing.measure == AWARD:
        return voice.say("Indeks")
    by_share = any(entry.value.share is not None for entry in standing.entries)
    return voice.say("Persentase") if by_share else voice.say("Nilai (Rp)")


def value(voice: Voice, standing: Standing, figure: Figure) -> str:
    """Write a value in full: an index, a share or rupiah."""
    if standing.measure == AWARD:
        return voice.index(figure)
    return voice.share(figure) if figure.share is not None else voice.amount(figure)


def _brief(voice: Voice, standing: Standing, figure: Figure | None) -> str:
    if standing.measure == AWARD:
        return voice.index(figure)
    if figure is not None and figure.share is not None:
        if figure.measure == "gap":
            return voice.say("%(points)s poin persen", points=voice.points(figure))
        return voice.persen(figure)
    return voice.short(figure)


def sentences(voice: Voice, standing: Standing) -> Iterator[str]:
    """Say where the government stands, how far the others are, and what to be careful about."""
    yield _position(voice, standing)
    yield from _published(voice, standing)
    if standing.mixed:
        yield voice.say(
            "Sumber atau tanggal nilainya tidak sama, sehingga urutan ini petunjuk dan bukan "
            "peringkat resmi."
        )


def _position(voice: Voice, standing: Standing) -> str:
    own, entries = standing.own, standing.entries
    values = {
        "measure": small(voice.measure(standing.measure)),
        "level": standing.level,
        "all": voice.count(len(entries)),
        "first": entries[0].name,
        "value": _brief(voice, standing, (own or entries[0]).value),
    }
    if own is None:
        return voice.say(
            "Menurut %(measure)s, nilai tertinggi dari %(all)s pemerintah daerah yang nilainya "
            "diterima dicatat oleh %(first)s (%(value)s); nilai sendiri tidak ada di antaranya.",
            **values,
        )
    said = (
        message(
            "Menurut %(measure)s, %(name)s berada pada urutan %(rank)s dari %(all)s pemerintah "
            "daerah tingkat %(level)s yang nilainya diterima, dengan %(value)s."
        )
        if standing.level
        else message(
            "Menurut %(measure)s, %(name)s berada pada urutan %(rank)s dari %(all)s pemerintah "
            "daerah semua tingkat yang nilainya diterima, dengan %(value)s."
        )
    )
    first = voice.say(said, **values, name=own.name, rank=own.rank)
    return f"{first} {_distances(voice, standing, own)}"


def _distances(voice: Voice, standing: Standing, own: Entry) -> str:
    at = standing.entries.index(own)
    values = {
        "above": standing.entries[at - 1].name if at else "",
        "gap": _brief(voice, standing, standing.gap),
        "below": standing.entries[at + 1].name if at + 1 < len(standing.entries) else "",
        "lead": _brief(voice, standing, standing.lead),
    }
    if standing.gap and standing.lead:
        said = message("Nilai itu %(gap)s di bawah %(above)s dan %(lead)s di atas %(below)s.")
    elif standing.gap:
        said = message("Nilai itu %(gap)s di bawah %(above)s.")
    else:
        said = message("Nilai itu %(lead)s di atas %(below)s.")
    return voice.say(said, **values)


def _published(voice: Voice, standing: Standing) -> Iterator[str]:
    other = [
        voice.say(
            "%(name)s (diumumkan %(published)s, menurut nilai %(rank)s)",
            name=entry.name,
            published=entry.published_rank,
            rank=entry.rank,
        )
        for entry in standing.entries
        if entry.published_rank not in (None, entry.rank)
    ]
    if other:
        yield voice.say(
            "Urutan yang diumumkan berbeda dari urutan menurut nilai untuk %(names)s.",
            names=voice.joined(other),
        )


def told(standing: Standing) -> tuple[bool, bool]:
    """Whether any entry has a published place, and whether any has a place before."""
    return (
        any(entry.published_rank is not None for entry in standing.entries),
        any(entry.before is not None for entry in standing.entries),
    )


def change(entry: Entry) -> str:
    """Write how an entry moved since the value before: ▲ 2, ▼ 1, =."""
    if entry.before is None:
        return MISSING
    risen = entry.before - entry.rank
    return f"{'▲' if risen > 0 else '▼'} {abs(risen)}" if risen else "="


def itkp(voice: Voice) -> str:
    """Say the index of procurement governance, its year and what it was before."""
    found = voice.report.measures.governance
    if found is None or found.index is None:
        return ""
    values = {
        "value": voice.index(found.index.value),
        "year": found.index.year,
        "before": voice.index(found.earlier[-1].value) if found.earlier else "",
        "earlier": found.earlier[-1].year if found.earlier else "",
    }
    if found.earlier:
        said = message(
            "Indeks Tata Kelola Pengadaan (ITKP), dasar kategori A5, bernilai %(value)s untuk "
            "tahun %(year)s; tahun %(earlier)s %(before)s."
        )
    else:
        said = message(
            "Indeks Tata Kelola Pengadaan (ITKP), dasar kategori A5, bernilai %(value)s untuk "
            "tahun %(year)s."
        )
    return voice.say(said, **values)
