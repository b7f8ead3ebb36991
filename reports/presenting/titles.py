"""The one message of each page of the materials, a whole sentence that follows from the data."""

from reports.figures import Figure
from reports.measures.activities import Problem, next_due
from reports.national import NationalMaterial
from reports.national.positions import Position
from reports.national.years import Nation, Year
from reports.period import ROMAN
from reports.presenting import category, distance, written
from reports.voice import Voice, message, messages
from reports.wording import MISSING


def summary(voice: Voice, material: NationalMaterial) -> str:
    """Say what PDN came to, as a share of spending and of the commitment."""
    spent = material.scope.total
    if spent.pdn.value is None:
        return voice.say("Nilai PDN tidak diisi pada data yang diterima.")
    held = material.measures.commitments
    main = held.main if held else None
    values = {"pdn": voice.short(spent.pdn), "share": voice.persen(spent.pdn_share)}
    if main is None or main.attained is None:
        return voice.say(
            "Realisasi PDN %(pdn)s, yakni %(share)s dari nilai pengadaan yang diketahui.", **values
        )
    return voice.say(
        "Realisasi PDN %(pdn)s: %(share)s dari nilai pengadaan dan %(attained)s dari %(name)s.",
        attained=voice.persen(main.attained),
        name=main.name,
        **values,
    )


def profile(voice: Voice, material: NationalMaterial) -> str:
    """Say through which channel most was bought."""
    spent = material.scope.total.value
    known = {n: f for n, f in material.channel_shares.items() if f.share is not None}
    if not known:
        return voice.say("Nilai pengadaan %(value)s.", value=voice.short(spent))
    name = max(known, key=lambda item: (known[item].share or 0, item))
    return voice.say(
        "%(channel)s memuat %(share)s dari nilai pengadaan %(value)s.",
        share=voice.persen(known[name]),
        value=voice.short(spent),
        channel=name,
    )


def commitment(voice: Voice, material: NationalMaterial) -> str:
    """Say how far the main commitment is reached, and what is lacking."""
    held = material.measures.commitments
    main = held.main if held else None
    if main is None or main.attained is None or main.attained.share is None:
        return voice.say("Realisasi terhadap komitmen dan rencana.")
    values = {
        "name": main.name,
        "pledge": voice.short(main.value),
        "share": voice.persen(main.attained),
        "gap": voice.short(main.gap),
    }
    if main.attained.share == 1:
        return voice.say("%(name)s %(pledge)s tercapai: terealisasi %(share)s.", **values)
    if main.attained.share > 1:
        return voice.say("%(name)s %(pledge)s terlampaui: terealisasi %(share)s.", **values)
    return voice.say(
        "%(name)s %(pledge)s terealisasi %(share)s; yang belum terealisasi %(gap)s.", **values
    )


def denominators(voice: Voice, material: NationalMaterial) -> str:
    """Say how many commitments and plans stand beside each other."""
    held = material.measures.commitments
    return voice.say_n(
        messages(
            "%(number)s penyebut dipakai berdampingan, masing-masing dengan sumber dan tanggalnya."
        ),
        len(held.current) if held else 0,
    )


def distances(voice: Voice, material: NationalMaterial) -> str:
    """Say in which category the place above is nearest in rupiah, or that all are first places.

    An index has no rupiah, so its distance is in the table only.
    """
    near = [item for item in material.positions if item.needed and item.above]
    least = min(near, key=lambda item: item.needed.amount if item.needed else 0, default=None)
    placed = [item for item in material.positions if item.rank]
    if least is None and placed and all(item.rank == 1 for item in placed):
        shared = [item.category for item in placed if item.shared]
        said = message("Peringkat pertama pada semua kategori yang dibandingkan.")
        if shared:
            said = message(
                "Peringkat pertama pada semua kategori yang dibandingkan, pada %(codes)s bersama "
                "yang lain."
            )
        return voice.say(said, codes=voice.joined(shared))
    if least is None or least.above is None:
        return voice.say_n("Jarak dan keteguhan peringkat pada %(number)s kategori.", len(placed))
    said = message(
        "Jarak terdekat ke atas dalam rupiah pada %(code)s: %(needed)s untuk menyamai %(name)s."
    )
    if least.unlike(least.above):
        said = message(
            "Jarak terdekat ke atas dalam rupiah pada %(code)s: %(needed)s untuk menyamai "
            "%(name)s, menurut sumber atau tanggal yang tidak sama."
        )
    return voice.say(
        said, code=least.category, needed=voice.short(least.needed), name=least.above.name
    )


def growth(voice: Voice, material: NationalMaterial) -> str:
    """Say how PDN grew over the quarters, from the first in which it is known."""
    told = enumerate(material.scope.cumulative, 1)
    known = [(quarter, spent.pdn) for quarter, spent in told if spent.pdn.value is not None]
    if not known:
        return voice.say("Nilai PDN tidak diisi pada data yang diterima.")
    (since, first), (until, last) = known[0], known[-1]
    values = {"last": voice.short(last), "quarter": ROMAN[until - 1]}
    if last.amount <= first.amount:
        return voice.say("Realisasi PDN s.d. Triwulan %(quarter)s tercatat %(last)s.", **values)
    return voice.say(
        "Realisasi PDN naik dari %(first)s s.d. Triwulan %(since)s menjadi %(last)s s.d. "
        "Triwulan %(quarter)s.",
        first=voice.short(first),
        since=ROMAN[since - 1],
        **values,
    )


def nation(voice: Voice, material: NationalMaterial, told: Nation) -> str:
    """Say how our shares stand to the nation's, which are of what their source takes.

    The nation's share of micro and small enterprises counts cooperatives, and ours does not; so the
    two have different names.
    """
    spent = material.scope.total
    parts = (
        ("PDN", spent.pdn_share, voice.say("nasional"), told.pdn_gap),
        ("UMK", spent.umk_share, voice.say("UMKK nasional (dengan koperasi)"), told.umk_gap),
    )
    said = [
        _nation(voice, name, share, other, gap)
        for name, share, other, gap in parts
        if gap is not None and gap.share is not None
    ]
    return " ".join((*said, voice.say("Penyebut dapat berbeda.")) if said else said)


def _nation(voice: Voice, name: str, share: Figure, other: str, gap: Figure) -> str:
    said = (
        message("%(name)s %(share)s, %(points)s poin persen di bawah %(other)s.")
        if (gap.share or 0) < 0
        else message("%(name)s %(share)s, %(points)s poin persen di atas %(other)s.")
    )
    if gap.share == 0:
        said = message("%(name)s %(share)s, sama dengan %(other)s.")
    return voice.say(
        said, name=name, share=voice.persen(share), points=voice.points(gap), other=other
    )


def trend(voice: Voice, material: NationalMaterial) -> str:
    """Say how PDN grew by one source; without one, that the sources cannot be compared."""
    last = material.years[-1]
    if last.growth and last.growth.share is not None:
        said = message("PDN %(year)s sama dengan tahun sebelumnya menurut %(source)s.")
        if last.growth.share > 0:
            said = message(
                "PDN %(year)s naik %(growth)s persen dari tahun sebelumnya menurut %(source)s."
            )
        if last.growth.share < 0:
            said = message(
                "PDN %(year)s turun %(growth)s persen dari tahun sebelumnya menurut %(source)s."
            )
        points = voice.points(last.growth)
        return voice.say(said, year=last.year, growth=points, source=last.source)
    return voice.say(
        "PDN %(year)s tercatat %(value)s; angka tahun sebelumnya dari sumber yang sama dan per "
        "tanggal yang sebanding tidak ada, sehingga tidak dibandingkan langsung.",
        year=last.year,
        value=voice.short(last.pdn),
    )


def attained(voice: Voice, year: Year) -> str:
    """Write what was reached of a year's commitment, with its name; a dash without one."""
    if year.attained.share is None:
        return MISSING
    return voice.say(
        "%(share)s dari %(name)s %(value)s",
        share=voice.share(year.attained, 1),
        name=year.commitment_name or voice.say("komitmen"),
        value=voice.short(year.commitment),
    )


def matrix(voice: Voice, material: NationalMaterial) -> str:
    """Say in how many categories we lead, or stand among others at all."""
    placed = [item for item in material.positions if item.rank]
    led = [item.category for item in placed if item.rank == 1]
    values = {"all": voice.count(len(material.positions)), "codes": voice.joined(led)}
    if led:
        return voice.say_n(
            messages(
                "Peringkat pertama pada %(codes)s; %(number)s dari %(all)s kategori memiliki "
                "pembanding."
            ),
            len(placed),
            **values,
        )
    if placed:
        places = (
            voice.say("%(rank)s pada %(code)s", rank=item.rank, code=item.category)
            for item in placed
        )
        return voice.say("Peringkat kategori: %(places)s.", places=voice.joined(places))
    return voice.say(
        "Nilai %(all)s kategori tersedia; nilai pemerintah daerah lain belum diterima.", **values
    )


def position(voice: Voice, found: Position) -> str:
    """Say the place in one category and the distance to the one beside it."""
    values = {
        "rank": found.rank,
        "of": voice.count(len(found.peers)),
        "code": found.category,
        "value": written(voice, found.value),
        "above": found.above.name if found.above else "",
        "below": found.below.name if found.below else "",
        "gap": distance(voice, found.gap) if found.gap else "",
        "lead": distance(voice, found.lead) if found.lead else "",
    }
    if found.rank is None:
        return voice.say("%(code)s: %(value)s, tanpa peringkat.", **values)
    if found.gap:
        return voice.say(
            "%(code)s: peringkat %(rank)s dari %(of)s, %(gap)s di bawah %(above)s.", **values
        )
    if found.lead:
        return voice.say(
            "%(code)s: peringkat %(rank)s dari %(of)s, %(lead)s di atas %(below)s.", **values
        )
    return voice.say("%(code)s: peringkat %(rank)s dari %(of)s, bersama yang lain.", **values)


def firmness(voice: Voice, material: NationalMaterial) -> str:
    """Say whether any open finding, read otherwise by itself, would change a place."""
    shaken = [item.category for item in material.positions if item.doubts]
    if not shaken:
        return voice.say("Tidak ada cara baca lain atas temuan terbuka yang mengubah peringkat.")
    return voice.say(
        "Peringkat pada %(codes)s bergantung pada temuan data yang masih terbuka.",
        codes=voice.joined(shaken),
    )


def practices(voice: Voice, material: NationalMaterial) -> str:
    """Say what worked best, by what the business matchings came to if there were any."""
    held = material.measures.matching
    own = held.own if held else None
    if own is None or own.interest.value is None:
        return voice.say("Praktik baik yang mendorong penggunaan produk dalam negeri.")
    return voice.say_n(
        messages(
            "%(number)s kali business matching mempertemukan kebutuhan dan produk dengan "
            "ketertarikan %(interest)s."
        ),
        len(own.events),
        interest=voice.short(own.interest),
    )


def written_practices(voice: Voice, material: NationalMaterial) -> str:
    """Say how many practices the office names itself."""
    return voice.say_n(
        "%(number)s praktik yang dapat ditiru pemerintah daerah lain.",
        len(material.written.practices),
    )


def problems(voice: Voice, material: NationalMaterial) -> str:
    """Say how many problems are being solved, and which term comes first."""
    found = material.problems
    first: Problem | None = next_due(found, voice.report.until)
    if first is None:
        return voice.say_n("%(number)s kendala sedang ditindaklanjuti.", len(found))
    return voice.say_n(
        messages("%(number)s kendala sedang ditindaklanjuti; tenggat terdekat %(date)s."),
        len(found),
        date=voice.date(first.due),
    )


def proposals(voice: Voice, material: NationalMaterial) -> str:
    """Say how many proposals are made."""
    number = len(material.written.proposals)
    return voice.say_n("%(number)s usulan kebijakan disampaikan kepada pemerintah pusat.", number)


def plan(voice: Voice, material: NationalMaterial) -> str:
    """Say what is still to be done, by what the commitment lacks if anything."""
    held = material.measures.commitments
    main = held.main if held else None
    if main and main.gap and main.gap.value and main.gap.value > 0:
        return voice.say(
            "Rencana sisa tahun: merealisasikan %(gap)s yang belum tercapai dari %(name)s.",
            gap=voice.short(main.gap),
            name=main.name,
        )
    return voice.say("Rencana sampai akhir tahun anggaran.")


def statement(voice: Voice) -> str:
    """Head the statement that is signed."""
    return voice.say("Data pada bahan ini dinyatakan benar dan dapat ditelusuri sampai asalnya.")


def listed(voice: Voice, material: NationalMaterial) -> str:
    """Say our part of the PDN that is known if the annex lists us, else that of those it lists."""
    own = next((item for item in material.listed if item.unit == material.speaker.unit), None)
    if own is None:
        return voice.say_n(
            messages(
                "%(number)s instansi dengan PDN terbesar memuat %(share)s dari PDN yang diketahui."
            ),
            len(material.listed),
            share=voice.persen(material.listed_part),
        )
    return voice.say_n(
        messages(
            "%(name)s memuat %(share)s dari PDN yang diketahui pada %(number)s pemerintah daerah "
            "tingkat %(level)s."
        ),
        material.units,
        name=material.speaker.name,
        share=voice.persen(own.part),
        level=material.speaker.level,
    )


def head(voice: Voice, code: str) -> str:
    """Name a category in full with its code."""
    return f"{code} {category(voice, code)}"
