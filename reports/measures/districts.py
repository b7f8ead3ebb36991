"""TKDN certificates for small industry (Industri Kecil): what each kecamatan registered against its
target, by quarter."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.figures import Figure, difference, ratio, received, total
from reports.measures.own import Own, Row
from reports.measures.target import Thresholds


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan's products up to the quarter, and each quarter's own."""

    code: str
    """Its name, numbered where another kecamatan before it on the sheet has the same."""
    name: str
    target: Figure
    registered: Figure
    certified: Figure
    attained: Figure
    """Registered as a share of the target; may pass 1."""
    quarters: tuple[Figure | None, ...]
    """Registered in each quarter by itself; None where the workbooks do not tell."""


@dataclass(frozen=True, slots=True)
class Districts:
    """All kecamatan, in the order of the sheet, and their sums."""

    districts: tuple[District, ...]
    all: District
    reached: tuple[str, ...]
    """The kecamatan that reached their target."""
    behind: tuple[str, ...]
    """Those that did not; who does not say what it registered is in neither."""
    per_quarter: int
    """Products that each kecamatan is to register in a quarter."""

    @property
    def last_first(self) -> tuple[District, ...]:
        """The kecamatan that are behind, those farthest from their target first."""
        behind = [
            (share, item)
            for item in self.districts
            if (share := item.attained.share) is not None and share < 1
        ]
        return tuple(item for _, item in sorted(behind, key=lambda pair: (pair[0], pair[1].name)))

    @property
    def by_quarter(self) -> bool:
        """Whether any quarter's own products are known beside the sum of all."""
        told = {at for item in self.districts for at, found in enumerate(item.quarters) if found}
        return len(told) > 1


def of(own: Own, thresholds: Thresholds) -> Districts | None:
    """Return what the kecamatan registered; None if nothing was received about it."""
    rows = own.all_rows("tkdn_ik")
    last = own.period.quarter
    told: dict[tuple[str, int], dict[int, Row]] = defaultdict(dict)
    for name, row in _numbered(rows):
        told[name][row["told_quarter"]] = row
    found = tuple(_district(at, found, last) for (_, at), found in told.items() if last in found)
    if not found:
        return None
    return Districts(
        found,
        _all(found, last),
        tuple(item.name for item in found if item.attained.value and item.attained.value >= 1),
        tuple(
            item.name for item in found if (value := item.attained.share) is not None and value < 1
        ),
        thresholds.district_products,
    )


def _numbered(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, int], Row]]:
    """Yield each row with the name of its kecamatan, and which of that name on its sheet it is.

    Two kabupaten may each have one of the same name, and the sheet names no kabupaten.
    """
    met: Counter[tuple[int, str]] = Counter()
    for row in rows:
        name = row["district"].strip().upper()
        met[row["source"], name] += 1
        yield (name, met[row["source"], name]), row


def _district(number: int, told: dict[int, Row], last: int) -> District:
    row = told[last]
    name = row["district"].strip()
    told_apart = name if number == 1 else f"{name} ({number})"
    key = f"districts.{told_apart}"
    target, registered, certified = (
        received(f"{key}.{field}", field, "tkdn_ik", [row])
        for field in ("target", "registered", "certified")
    )
    upto = {
        quarter: received(f"{key}.registered.sd-TW{quarter}", "registered", "tkdn_ik", [found])
        for quarter, found in told.items()
    }
    return District(
        told_apart.upper(),
        row["district"],
        target,
        registered,
        certified,
        ratio(f"{key}.attained", "attainment", registered, target),
        tuple(_own(key, quarter, upto) for quarter in range(1, last + 1)),
    )


def _own(key: str, quarter: int, upto: dict[int, Figure]) -> Figure | None:
    """Return what was registered in a quarter by itself; None unless both ends are told."""
    if quarter not in upto or upto[quarter].value is None:
        return None
    if quarter == 1:
        return upto[1]
    if quarter - 1 not in upto or upto[quarter - 1].value is None:
        return None
    return difference(f"{key}.TW{quarter}", "registered", upto[quarter], upto[quarter - 1])


def _all(districts: tuple[District, ...], last: int) -> District:
    key = "districts.all"
    target, registered, certified = (
        total(f"{key}.{field}", field, (getattr(item, field) for item in districts))
        for field in ("target", "registered", "certified")
    )
    quarters: list[Figure | None] = []
    for quarter in range(last):
        known = [item.quarters[quarter] for item in districts]
        figures = [figure for figure in known if figure is not None]
        whole = total(f"{key}.TW{quarter + 1}", "registered", figures)
        quarters.append(whole if len(figures) == len(known) else None)
    attained = ratio(f"{key}.attained", "attainment", registered, target)
    return District("", "", target, registered, certified, attained, tuple(quarters))
