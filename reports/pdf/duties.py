"""Sentences about what every Perangkat Daerah has to have: team, indicator, PDN in its papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.figures import Figure
from reports.measures.compliance import Compliance, Office
from reports.pdf.prose import counted
from reports.voice import Voice, message

NAMED = 8
"""Most offices that lack something and are named; more are counted."""
LOWEST = 3
"""How many of the lowest shares are named."""


@dataclass(frozen=True, slots=True)
class Duty:
    """How far a duty is fulfilled: by how many of what."""

    name: str
    fulfilled: Figure
    of: Figure
    unit: str
    share: Figure
    lacking: str


def rows(voice: Voice) -> list[Duty]:
    """Return the duties of the offices that anything is known of, and who lacks them."""
    found = voice.report.measures.compliance
    if found is None:
        return []
    office, package = voice.say("Perangkat Daerah"), voice.say("paket")
    told = (
        Duty(voice.say("Tim P3DN dibentuk dengan keputusan"), found.teams, found.number, office,
             found.teams_share, _lacking(voice, found, "team")),
        Duty(voice.say("Indikator P3DN dalam Perjanjian Kinerja"), found.indicators, found.number,
             office, found.indicators_share, _lacking(voice, found, "indicator")),
        Duty(voice.say("PDN disyaratkan dalam KAK"), found.in_terms, found.packages, package,
             found.terms_share, _lowest(voice, found, "terms_share")),
        Duty(voice.say("PDN disyaratkan dalam kontrak"), found.in_contract, found.packages,
             package, found.contract_share, _lowest(voice, found, "contract_share")),
    )  # fmt: skip
    return [duty for duty in told if duty.share.share is not None]


def _lacking(voice: Voice, found: Compliance, duty: str) -> str:
    missing, unknown = found.without(duty), found.unknown(duty)
    said = []
    if missing:
        said.append(voice.say("belum: %(names)s", names=_names(voice, missing)))
    if unknown:
        said.append(voice.say("tidak diketahui: %(names)s", names=_names(voice, unknown)))
    return "; ".join(said) or voice.say("semua sudah")


def _lowest(voice: Voice, found: Compliance, measure: str) -> str:
    lowest = found.lowest(measure, LOWEST)
    if not lowest:
        return voice.say("semua paket yang diketahui")
    names = [f"{office.name} ({voice.share(getattr(office, measure))})" for office in lowest]
    return voice.say("terendah: %(names)s", names=voice.joined(names))


def _names(voice: Voice, offices: Sequence[Office]) -> str:
    names = [office.name for office in offices]
    return voice.joined(names) if len(names) <= NAMED else counted(voice, names)


def complying(voice: Voice) -> str:
    """Say how many offices have a Tim P3DN and the indicator, and how many packages ask for PDN."""
    found = voice.report.measures.compliance
    if found is None:
        return ""
    values = {
        "teams": voice.amount(found.teams),
        "indicators": voice.amount(found.indicators),
        "terms": voice.persen(found.terms_share),
        "contracts": voice.persen(found.contract_share),
        "packages": voice.amount(found.packages),
    }
    whole = found.number.value
    if (found.teams.value, found.indicators.value) == (whole, whole):
        said = message(
            "Seluruh %(number)s Perangkat Daerah yang melapor telah membentuk Tim P3DN dan memuat "
            "indikator P3DN dalam Perjanjian Kinerja kepalanya."
        )
    else:
        said = message(
            "Dari %(number)s Perangkat Daerah yang melapor, %(teams)s telah membentuk Tim P3DN dan "
            "%(indicators)s memuat indikator P3DN dalam Perjanjian Kinerja kepalanya."
        )
    first = voice.say_n(said, len(found.offices), **values)
    if found.packages.value is None:
        return first
    return (
        first
        + " "
        + voice.say(
            "Penggunaan PDN disyaratkan dalam kerangka acuan kerja (KAK) %(terms)s dan dalam "
            "kontrak %(contracts)s dari %(packages)s paket yang diketahui.",
            **values,
        )
    )
