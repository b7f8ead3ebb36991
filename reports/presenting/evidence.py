"""The matrix of categories and evidence, and what is said about each place."""

from collections.abc import Iterator

from reports.findings import rule_words
from reports.national.positions import Doubt, Position
from reports.presenting import distance, written
from reports.voice import Voice, message, messages
from reports.wording import MISSING


def support(voice: Voice, found: Position) -> str:
    """Say what a value rests on."""
    if found.by == "index":
        parts = [written(voice, part) for part in found.support]
        return voice.say("Komponen: %(parts)s", parts=" + ".join(parts)) if parts else MISSING
    first, second = found.support
    if found.by == "share":
        return voice.say(
            "%(part)s dari %(base)s", part=voice.short(first), base=voice.short(second)
        )
    return voice.say(
        "Nilai pengadaan %(value)s; kelengkapan %(complete)s",
        value=voice.short(first),
        complete=complete(voice, found),
    )


def complete(voice: Voice, found: Position) -> str:
    """Write how much of the spending has the part filled in; not quite all is never 100,00%."""
    figure = found.support[1]
    text = voice.share(figure)
    almost = figure.share is not None and figure.share < 1 and text.startswith("100")
    return voice.say("hampir 100 persen") if almost else text


def origin(voice: Voice, found: Position) -> str:
    """Name the source of a value and its day, or its year where no day is told."""
    name = found.source or voice.say("sumber tidak disebut")
    if found.as_of is None:
        return voice.say("%(name)s, tahun %(year)s", name=name, year=found.year)
    return voice.say("%(name)s, per %(date)s", name=name, date=voice.date(found.as_of))


def place(voice: Voice, found: Position) -> str:
    """Write the place and among how many, or why there is none."""
    if found.rank is not None:
        said = message("%(rank)s dari %(of)s")
        if found.shared:
            said = message("%(rank)s dari %(of)s, bersama yang lain")
        return voice.say(said, rank=found.rank, of=len(found.peers))
    if found.reason:
        return voice.say("Tanpa peringkat")
    return voice.say("Belum ada pembanding")


def gap(voice: Voice, found: Position) -> str:
    """Say what is lacking to the place above, and what it would take."""
    if found.gap is None or found.above is None:
        return MISSING
    values = {"gap": distance(voice, found.gap), "name": found.above.name}
    if found.by != "share" or found.needed is None:
        return voice.say("%(gap)s di bawah %(name)s", **values)
    return voice.say(
        "%(gap)s di bawah %(name)s, setara %(needed)s", needed=voice.short(found.needed), **values
    )


def lead(voice: Voice, found: Position) -> str:
    """Say what we are ahead of the place below."""
    if found.lead is None or found.below is None:
        return MISSING
    values = {"lead": distance(voice, found.lead), "name": found.below.name}
    if found.by != "share" or found.spare is None:
        return voice.say("%(lead)s di atas %(name)s", **values)
    return voice.say(
        "%(lead)s di atas %(name)s, setara %(spare)s", spare=voice.short(found.spare), **values
    )


def takes(voice: Voice, found: Position) -> str:
    """Say in a sentence what it would take to reach the place above; '' at the top."""
    if found.needed is None or found.above is None:
        return ""
    part = "PDN" if found.category in ("A1", "A3") else "UMK"
    values = {"needed": voice.short(found.needed), "part": part, "name": found.above.name}
    if found.unlike(found.above):
        said = message(
            "Bila nilai dari sumber atau tanggal yang tidak sama itu setara, untuk menyamai "
            "%(name)s diperlukan tambahan %(part)s %(needed)s."
        )
    elif found.by == "share":
        said = message(
            "Untuk menyamai %(name)s diperlukan tambahan %(part)s %(needed)s pada nilai pengadaan "
            "yang sama."
        )
    else:
        said = message("Untuk menyamai %(name)s diperlukan tambahan belanja %(part)s %(needed)s.")
    return voice.say(said, **values)


def keeps(voice: Voice, found: Position) -> str:
    """Say in a sentence how much may drop out before the place below is level; '' at the end."""
    if found.spare is None or found.below is None:
        return ""
    part = "PDN" if found.category in ("A1", "A3") else "UMK"
    said = message("%(name)s baru menyamai bila %(part)s %(spare)s lebih kecil.")
    if found.unlike(found.below):
        said = message(
            "%(name)s, yang nilainya dari sumber atau tanggal lain, baru menyamai bila %(part)s "
            "%(spare)s lebih kecil."
        )
    return voice.say(
        said,
        name=found.below.name,
        part=part,
        spare=voice.short(found.spare),
    )


def cautions(voice: Voice, found: Position) -> Iterator[str]:
    """Say what a reader must know: mixed sources and days, open findings."""
    if found.mixed:
        yield voice.say(
            "Sumber atau tanggal nilai yang dibandingkan tidak sama, sehingga urutan ini petunjuk "
            "dan bukan peringkat resmi."
        )
    if found.peers:
        yield firm(voice, found)


def firm(voice: Voice, found: Position) -> str:
    """Say whether open findings, each read otherwise by itself, would change the place."""
    if not found.doubts:
        return voice.say(
            "Tidak ada cara baca lain atas temuan terbuka yang, satu per satu, mengubah peringkat "
            "ini."
        )
    ranks = sorted({doubt.after for doubt in found.doubts if doubt.after is not None})
    if len(ranks) < 1:
        return voice.say("Bila temuan terbuka dibaca lain, satu per satu, peringkat ini hilang.")
    lost = any(doubt.after is None for doubt in found.doubts)
    return voice.say_n(
        messages(
            "Bila temuan terbuka dibaca lain, satu per satu (%(number)s cara baca), peringkat ini "
            "menjadi %(ranks)s atau hilang."
        )
        if lost
        else messages(
            "Bila temuan terbuka dibaca lain, satu per satu (%(number)s cara baca), peringkat ini "
            "menjadi %(ranks)s."
        ),
        len(found.doubts),
        ranks=_or(voice, [str(rank) for rank in ranks]),
    )


def _or(voice: Voice, words: list[str]) -> str:
    *first, last = words
    if not first:
        return last
    return voice.say("%(first)s atau %(last)s", first=", ".join(first), last=last)


def alone(voice: Voice) -> str:
    """Say that each reading of a finding is weighed by itself."""
    return voice.say(
        "Tiap cara baca dihitung sendiri; pengaruh beberapa cara baca bersama-sama tidak dihitung."
    )


def finding(voice: Voice, found: Doubt) -> str:
    """Name the findings that a reading is of, and how many there are."""
    title = rule_words(found.effect.rule, voice.language)["title"]
    return f"{found.effect.rule} {title} ({voice.count(found.findings)})"


def doubt(voice: Voice, found: Doubt) -> str:
    """Say how a reading takes its findings, and what place that gives."""
    return voice.say(
        "%(before)s menjadi %(after)s", before=found.before or MISSING, after=found.after or MISSING
    )
