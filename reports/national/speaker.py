"""Which government the materials are of."""

from dataclasses import dataclass, replace

from reports import scorecard
from reports.exceptions import UnitError
from reports.quarterly import QuarterlyReport
from reports.settings.keys import Archive, Letter, Publisher, Settings
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Speaker:
    """The government that speaks at the meeting."""

    code: str
    name: str
    level: str
    unit: Unit | None = None
    """The unit of the report that it is; None if the report is its own, by its own workbook."""


def of(report: QuarterlyReport, wanted: str) -> Speaker:
    """Return the government that is wanted, or that the report's own words tell.

    Raises UnitError if the one that is wanted is not reported on, or nothing tells which it is.
    """
    asked = wanted or report.settings.national.unit
    own = _own(report)
    if own is not None:
        if asked and asked.upper() not in (own.code.upper(), own.name.upper()):
            raise UnitError("E-230", unit=asked, known=own.code)
        return own
    found = scorecard.chosen(report, asked) if asked else _published(report)
    if len(found) != 1:
        units = [unit.code for level in report.levels for unit in level.units]
        raise UnitError("E-231", known=", ".join(units[:10]))
    (unit,) = found
    return Speaker(unit.code, unit.name, unit.level, unit)


def settings(told: Settings, speaker: Speaker) -> Settings:
    """Return the settings of who speaks: nobody signs for another government.

    Where the publisher is not the one who speaks, its letterhead, signatories and numbers are left
    out, and a clerk writes those of the speaker by hand.
    """
    if speaker.unit is None or told.publisher.government.upper().endswith(speaker.name.upper()):
        return told
    return replace(
        told,
        publisher=Publisher(government=speaker.name),
        letter=Letter(addressees=told.letter.addressees, at=told.letter.at),
        archive=Archive(),
    )


def _own(report: QuarterlyReport) -> Speaker | None:
    """Return the one government whose own workbook is reported on."""
    if not report.government:
        return None
    told = (item.source.identity for item in report.sources if item.source.period == report.period)
    first = next(identity for identity in told if identity.get("unit_code"))
    return Speaker(first["unit_code"].upper(), report.government, first.get("level", ""))


def _published(report: QuarterlyReport) -> tuple[Unit, ...]:
    """Return the unit whose name ends the publisher's, or the only one that there is."""
    units = tuple(unit for level in report.levels for unit in level.units)
    publisher = report.settings.publisher.government.upper()
    named = tuple(unit for unit in units if publisher.endswith(unit.name.upper()))
    return named or (units if len(units) == 1 else ())
