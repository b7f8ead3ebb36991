"""What every Perangkat Daerah has to have: its Tim P3DN, the indicator in its head's Perjanjian
Kinerja, and the use of PDN written into terms of reference (KAK) and contracts."""

from dataclasses import dataclass

from reports.figures import Figure, Rows, ratio, received
from reports.measures.own import Own, Row
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Office:
    """What one Perangkat Daerah has; None is not known."""

    code: str
    name: str
    team: bool | None
    decree: str
    indicator: bool | None
    packages: Figure
    in_terms: Figure
    """Packages whose KAK demands PDN."""
    in_contract: Figure
    """Packages whose contract demands PDN."""
    terms_share: Figure
    contract_share: Figure


@dataclass(frozen=True, slots=True)
class Compliance:
    """All offices, and how many of them have what they have to have."""

    offices: tuple[Office, ...]
    number: Figure
    teams: Figure
    indicators: Figure
    teams_share: Figure
    indicators_share: Figure
    packages: Figure
    in_terms: Figure
    in_contract: Figure
    terms_share: Figure
    contract_share: Figure

    def office(self, unit: Unit) -> Office | None:
        """Return what a unit says, found by its code or else its name; None if it says nothing."""
        by_code = (office for office in self.offices if office.code == unit.code)
        by_name = (item for item in self.offices if item.name.upper() == unit.name.upper())
        return next(by_code, None) or next(by_name, None)

    def without(self, duty: str) -> tuple[Office, ...]:
        """Return the offices that say that they lack their ``team`` or ``indicator``."""
        return tuple(office for office in self.offices if getattr(office, duty) is False)

    def lowest(self, measure: str, most: int) -> tuple[Office, ...]:
        """Return the offices with the lowest ``terms_share`` or ``contract_share``, if below 1."""
        known = [
            (share, office)
            for office in self.offices
            if (share := getattr(office, measure).share) is not None and share < 1
        ]
        order = sorted(known, key=lambda pair: (pair[0], pair[1].name))
        return tuple(office for _, office in order[:most])

    def unknown(self, duty: str) -> tuple[Office, ...]:
        """Return the offices that do not say."""
        return tuple(office for office in self.offices if getattr(office, duty) is None)


def of(own: Own) -> Compliance | None:
    """Return how far the offices comply; None if nothing was received about it."""
    rows = own.rows("compliance")
    if not rows:
        return None
    number = _count("number", "unit_name", rows)
    teams = _count("teams", "team", [row for row in rows if row["team"]])
    indicators = _count("indicators", "indicator", [row for row in rows if row["indicator"]])
    packages, in_terms, in_contract = _packages("compliance.all", rows)
    return Compliance(
        offices=tuple(_office(row) for row in rows),
        number=number,
        teams=teams,
        indicators=indicators,
        teams_share=ratio("compliance.teams_share", "share", teams, number),
        indicators_share=ratio("compliance.indicators_share", "share", indicators, number),
        packages=packages,
        in_terms=in_terms,
        in_contract=in_contract,
        terms_share=ratio("compliance.all.terms_share", "share", in_terms, packages),
        contract_share=ratio("compliance.all.contract_share", "share", in_contract, packages),
    )


def _office(row: Row) -> Office:
    key = f"compliance.{row['unit_code'] or row['unit_name']}"
    packages, in_terms, in_contract = _packages(key, [row])
    return Office(
        code=(row["unit_code"] or "").upper(),
        name=row["unit_name"],
        team=row["team"],
        decree=row["decree"] or "",
        indicator=row["indicator"],
        packages=packages,
        in_terms=in_terms,
        in_contract=in_contract,
        terms_share=ratio(f"{key}.terms_share", "share", in_terms, packages),
        contract_share=ratio(f"{key}.contract_share", "share", in_contract, packages),
    )


def _packages(key: str, rows: list[Row]) -> tuple[Figure, Figure, Figure]:
    """Return all packages and those with PDN in KAK and contract, over rows that know all three."""
    names = ("packages", "packages_kak", "packages_contract")
    known = [row for row in rows if all(row[name] is not None for name in names)]
    first, second, third = (received(f"{key}.{n}", n, "compliance", known) for n in names)
    return first, second, third


def _count(name: str, field: str, rows: list[Row]) -> Figure:
    at = tuple((row["source"], row["row"]) for row in rows)
    key = f"compliance.{name}"
    return Figure(key, "count", len(rows), how="rows", rows=Rows("compliance", field, at))
