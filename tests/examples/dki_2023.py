"""Make the example of DKI Jakarta, the four quarters of 2023: filled workbooks, from a seed.

    .venv/bin/python -m tests.examples.dki_2023 inputs

Published figures and names stand in ``dki_2023.toml``; how they are split over offices, channels
and quarters is generated and adds up to them to the rupiah. Amounts are whole rupiah.

A quarter's folder holds its own workbook and those of the quarters before. The first quarter was
reported on from a workbook with a mistake, which the office mended before the second: the later
folders hold the mended one.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from reports import workbook as form
from reports.excel import template
from reports.period import Period

SEED = 20231106
BANDS = ("tkdn_40", "tkdn_25", "tkdn_below_25", "pdn_without_tkdn")
GIVEN: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
YEAR = [Period.parse(name) for name in GIVEN["as_of"]]
FOLDER = "dki-{}"

Table = list[dict[str, Any]]


class Office(NamedTuple):
    """One office: ``size`` weighs its domestic products, ``imported`` is its share of imports."""

    code: str
    name: str
    group: str
    size: float
    mix: str
    imported: float


@dataclass(frozen=True, slots=True)
class Line:
    """What an office bought through a channel, by the end of each of the four quarters.

    ``bands`` are the four domestic ones of TKDN; ``unflagged`` is the part of the first of them
    that the system does not count as PDN although it is certified.
    """

    office: Office
    channel: str
    packages: Sequence[int]
    bands: Mapping[str, Sequence[int]]
    unflagged: Sequence[int]
    imported: Sequence[int]
    umk: float
    """Its part in the domestic products."""

    def row(self, quarter: int) -> dict[str, Any]:
        """Return the row of the sheet Realisasi, cumulative up to a quarter."""
        at = quarter - 1
        bands = {name: amounts[at] for name, amounts in self.bands.items()}
        union = sum(bands.values())
        pdn = union - self.unflagged[at]
        known = {
            "unit_code": self.office.code,
            "unit_name": self.office.name,
            "group": self.office.group,
            "channel": self.channel,
            "packages": self.packages[at],
            "value": union + self.imported[at],
            "pdn": pdn,
            "umk": pdn if self.umk == 1 else int(pdn * self.umk),
            "union": union,
            **bands,
            "imported": self.imported[at],
        }
        unknown = GIVEN["unknown"].get(f"{self.office.name} / {self.channel}", ())
        return {field: value for field, value in known.items() if field not in unknown}


class Draws:
    """Numbers that look like chance and are the same each time."""

    def __init__(self) -> None:
        self.random = Random(SEED)

    def between(self, low: float, high: float) -> float:
        """Return a number between two others."""
        return low + (high - low) * self.random.random()

    def shared(self, total: int, weights: Sequence[float]) -> list[int]:
        """Return ``total`` as whole parts in proportion to ``weights``, which add up to it."""
        whole = [round(weight * 1_000_000) for weight in weights]
        parts = [total * weight // sum(whole) for weight in whole]
        return [part + (at < total - sum(parts)) for at, part in enumerate(parts)]

    def paced(self, total: int, pace: Sequence[float]) -> list[int]:
        """Return what of a total was reached by each quarter: growing, all of it in the last."""
        reached = sorted(min(990, round(part * self.between(0.94, 1.06))) for part in pace)
        return [total * part // 1000 for part in (*reached, 1000)]


def offices(draws: Draws) -> list[Office]:
    """Return the 42 Perangkat Daerah, then hospitals, Puskesmas and kecamatan."""
    listed = [
        Office(f"{prefix}-{number:02}", *given)
        for prefix, rows in GIVEN["offices"].items()
        for number, given in enumerate(rows, 1)
    ]
    for code, name in GIVEN["districts"].items():
        size, imported = draws.between(3.6, 6.4) ** 2, draws.between(0.08, 0.24)
        listed.append(
            Office(
                f"PKM-{code}", f"Puskesmas Kecamatan {name}", "Puskesmas", size, "clinic", imported
            )
        )
    for code, name in GIVEN["districts"].items():
        size, imported = draws.between(1.7, 3.0) ** 2, draws.between(0.03, 0.21)
        listed.append(
            Office(f"KEC-{code}", f"Kecamatan {name}", "Kecamatan", size, "small", imported)
        )
    return listed


def lines(draws: Draws) -> list[Line]:
    """Return what every office bought, adding up to the published PDN and e-Order."""
    told = GIVEN["published"]
    everyone = offices(draws)
    places = [(office, channel) for office in everyone for channel in GIVEN["mixes"][office.mix]]
    weights = [
        office.size * GIVEN["mixes"][office.mix][channel] * draws.between(0.7, 1.35)
        for office, channel in places
    ]
    amounts = draws.shared(told["pdn"] - told["e_order"], weights)
    ordered = draws.shared(
        told["e_order"],
        [(office.size + 12) ** 0.5 * draws.between(0.5, 1.6) for office in everyone],
    )
    bought = zip(
        (*places, *((office, "e-Order") for office in everyone)), (*amounts, *ordered), strict=True
    )
    made = [line(draws, office, channel, pdn) for (office, channel), pdn in bought]
    order = {office.code: place for place, office in enumerate(everyone)}
    return sorted(made, key=lambda item: order[item.office.code])


def line(draws: Draws, office: Office, channel: str, pdn: int) -> Line:
    """Return one line of which the PDN of the fourth quarter is given."""
    way = GIVEN["channels"][channel]
    domestic = draws.shared(pdn, [band * draws.between(0.6, 1.4) for band in way["bands"]])
    unflagged = int(pdn * draws.between(0.01, 0.08)) if way["imported"] else 0
    share = min(0.45, office.imported * way["imported"] * draws.between(0.75, 1.3))
    imported = int((pdn + unflagged) * share / (1 - share))
    slow = draws.between(0.72, 1.28)
    pace = [
        min(985.0, part * slow**power) for part, power in zip(way["pace"], (3, 2, 0.4), strict=True)
    ]
    first, *others = (draws.paced(amount, pace) for amount in domestic)
    extra = draws.paced(unflagged, pace)
    umk = min(1.0, way["umk"] * draws.between(0.8, 1.15)) if way["umk"] < 1 else 1
    packages = max(1, round(pdn / way["package"] / draws.between(0.6, 1.6)))
    return Line(
        office,
        channel,
        [max(1, count) for count in draws.paced(packages, pace)],
        dict(
            zip(BANDS, ([a + b for a, b in zip(first, extra, strict=True)], *others), strict=True)
        ),
        extra,
        draws.paced(imported, pace),
        umk if umk == 1 else min(umk, 0.97),
    )


def districts(draws: Draws) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of the sheet TKDN IK of each kecamatan, one for each quarter."""
    for name in GIVEN["districts"].values():
        registered = certified = 0
        rows, eager = [], draws.between(0.6, 1.3)
        for quarter in (1, 2, 3, 4):
            low, high = (3, 9) if quarter == 4 else (7, 13)
            registered += int(eager * draws.between(low, high))
            certified += int((registered - certified) * draws.between(0.35, 0.85))
            rows.append(
                {
                    "district": f"Kecamatan {name}",
                    "target": 10 * quarter,
                    "registered": registered,
                    "certified": certified,
                }
            )
        yield rows


def compliance(draws: Draws, realised: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what the 42 Perangkat Daerah have done of their duties."""
    told = GIVEN["compliance"]
    for number, given in enumerate(GIVEN["offices"]["PD"], 1):
        name = given[0]
        packages = sum(row["packages"] for row in realised if row["unit_name"] == name)
        kak = int(packages * draws.between(0.86, 1.0))
        head = GIVEN["heads"].get(name, f"Kepala {name}")
        decree = f"Keputusan {head} Nomor {int(draws.between(9, 280))} Tahun 2023"
        team = name not in told["without_team"]
        yield {
            "unit_code": f"PD-{number:02}",
            "unit_name": name,
            "team": team,
            "decree": decree if team else None,
            "indicator": name not in told["without_indicator"],
            "packages_kak": kak,
            "packages_contract": int(kak * draws.between(0.88, 1.0)),
            "packages": packages,
        }


def matching(draws: Draws) -> Iterator[dict[str, Any]]:
    """Yield the business matchings: the government's own, which add up as published, and others."""
    own = GIVEN["matching"]["Daerah"]
    weights = [participants * draws.between(0.6, 1.6) for *_, participants in own]
    interest = draws.shared(GIVEN["published"]["interest"], weights)
    for (stage, day, place, participants), amount in zip(own, interest, strict=True):
        yield {
            "scope": "Daerah",
            "stage": stage,
            "date": day,
            "place": place,
            "participants": participants,
            "interest": amount,
            "transactions": int(amount * draws.between(0.15, 0.62)),
        }
    for stage, day in GIVEN["matching"]["Nasional"]:
        yield {"scope": "Nasional", "stage": stage, "date": day}


def monitoring(draws: Draws, last: date) -> Iterator[dict[str, Any]]:
    """Yield the meetings that were held, every two weeks up to a day."""
    told = GIVEN["monitoring"]
    day, agendas = told["first"], cycle(told["agendas"])
    while day <= last:
        if day not in told["missed"]:
            agenda, agreed = next(agendas)
            attendance = int(draws.between(31, 42.9))
            yield {"date": day, "agenda": agenda, "attendance": attendance, "follow_up": agreed}
        day += timedelta(days=14)


def until(rows: Table, day: date) -> Table:
    """Return the rows that were known on a day, by their dates."""
    return [row for row in rows if row["date"] <= day]


def problems(quarter: int) -> Table:
    """Return the problems that were told in a quarter, those that came up by then."""
    return [
        {field: value for field, value in row.items() if field != "since"}
        for row in GIVEN["problem"]
        if row["since"] <= quarter
    ]


def first_told(rows: Table) -> Table:
    """Return the rows of the sheet Realisasi as they were told with the office's mistake."""
    wrong = GIVEN["mistake"]
    return [
        row | {field: row[field] + added for field, added in wrong["added"].items()}
        if (row["unit_name"], row["channel"]) == (wrong["unit_name"], wrong["channel"])
        else row
        for row in rows
    ]


def year() -> Iterator[tuple[Period, dict[str, Table]]]:
    """Yield each quarter with the tables of its workbook; duties are told once a year."""
    draws = Draws()
    bought, registered = lines(draws), list(districts(draws))
    last = [item.row(YEAR[-1].quarter) for item in bought]
    duties, matched = list(compliance(draws, last)), list(matching(draws))
    met = list(monitoring(draws, GIVEN["as_of"][str(YEAR[-1])]))
    for period in YEAR:
        as_of = GIVEN["as_of"][str(period)]
        tables = {
            "realisation": [item.row(period.quarter) for item in bought],
            "target": GIVEN["target"],
            "tkdn_ik": [rows[period.quarter - 1] for rows in registered],
            "commitment": until(GIVEN["commitment"], as_of),
            "itkp": GIVEN["itkp"],
            "problem": problems(period.quarter),
            "matching": until(matched, as_of),
            "monitoring": until(met, as_of),
        }
        if period == YEAR[-1]:
            tables |= {"comparison": GIVEN["comparison"], "compliance": duties}
        yield period, tables


def filled(period: Period, tables: dict[str, Table]) -> tuple[str, bytes]:
    """Return the name and the bytes of a quarter's workbook."""
    identity = GIVEN["identity"] | {"as_of": GIVEN["as_of"][str(period)]}
    name = f"buku-kerja-dki-{period}.xlsx".lower()
    return name, template.workbook(form.current(), period, identity, tables)


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Yield the place, under the folder of all inputs, and the bytes of each workbook."""
    tables = dict(year())
    first = YEAR[0]
    wrong = {"realisation": first_told(tables[first]["realisation"])}
    name, content = filled(first, tables[first] | wrong)
    yield f"{FOLDER.format(first).lower()}/{name}", content
    books = [filled(period, told) for period, told in tables.items()]
    for period in YEAR[1:]:
        for name, content in books[: period.quarter]:
            yield f"{FOLDER.format(period).lower()}/{name}", content


def main(inputs: Path) -> None:
    """Write the workbooks of the year into their folders."""
    for place, content in workbooks():
        path = inputs / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
