"""What a cell says, or why it cannot be used."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.amounts import count, finer_than_sen, in_unit, money, number, share
from reports.intake.cells import (
    Cell,
    Doubt,
    choice,
    code,
    day,
    day_order,
    quarter,
    shown,
    text,
    year,
    yesno,
)


def doubted(reader: Callable[[Cell], str], cell: Cell) -> Doubt:
    """Return the doubt that a reader has about a cell; fail if it has none."""
    with pytest.raises(Doubt) as caught:
        reader(cell)
    return caught.value


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (500000.0, "500000"),
        (580000.01, "580000.01"),
        (99930000000.0, "99930000000"),
        (9999999999999.99, "9999999999999.99"),
        (-5.5, "-5.50"),
        (0.0, "0"),
        ("", ""),
        (None, ""),
        ("  ", ""),
        ("497000000", "497000000.00"),
        ("580000.01", "580000.01"),
        (0.125, "0.13"),
    ],
)
def test_money_is_exact(cell: Cell, amount: str) -> None:
    """Numbers and plain digits are amounts, sen included; empty stays empty and is not zero."""
    read = money(cell)
    assert read == amount or float(read) == float(amount)
    assert (read == "") == (amount == "")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("Rp 497.000.000,00", "497000000.00"),
        ("Rp497.000.000", "497000000.00"),
        ("Rp. 1.000.000,-", "1000000.00"),
        ("Rp\u00a0497.000.000\u200b", "497000000.00"),
        ("Rp 500.000", "500000.00"),
        ("2.258.104.054.606", "2258104054606.00"),
        ("497,000,000.00", "497000000.00"),
        ("Rp 497,000,000.00", "497000000.00"),
        ("(1.234.567)", "-1234567.00"),
        ("-Rp 1.234.567", "-1234567.00"),
        ("\u22121.234.567", "-1234567.00"),
        ("1.234.567,5", "1234567.50"),
        ("1.234,56", "1234.56"),
        ("1,5", "1.50"),
    ],
)
def test_a_typed_number_that_reads_one_way_is_read(cell: str, amount: str) -> None:
    """Text that can be one number only is that number, and the doubt says that it was text."""
    doubt = doubted(money, cell)
    assert (doubt.rule, doubt.value, doubt.other) == ("W-231", amount, amount)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("2,2 M", "2200000000.00"),
        ("2,2 miliar", "2200000000.00"),
        ("2.2 milyar", "2200000000.00"),
        ("Rp 2 M", "2000000000.00"),
        ("695 Jt", "695000000.00"),
        ("695 juta", "695000000.00"),
        ("1,5 T", "1500000000000.00"),
        ("1.5 T", "1500000000000.00"),
        ("15,85 triliun", "15850000000000.00"),
        ("1.250,5 juta", "1250500000.00"),
        ("750 rb", "750000.00"),
    ],
)
def test_a_rounded_amount_is_read_and_said_to_be_rounded(cell: str, amount: str) -> None:
    """An amount with a word for its size is read to the sen; that its digits are lost is said."""
    doubt = doubted(money, cell)
    assert (doubt.rule, doubt.value) == ("W-232", amount)


@pytest.mark.parametrize(
    ("cell", "readings"),
    [
        ("1.234", "1.23 / 1234.00"),
        ("-1.234", "-1234.00 / -1.23"),
        ("1,234", "1.23 / 1234.00"),
        ("Rp 500,000", "500.00 / 500000.00"),
        ("2.2 M", "2200000.00 / 2200000000.00"),
        ("2 M", "2000000.00 / 2000000000.00"),
        ("1.500 M", "1500000.00 / 1500000000.00 / 1500000000000.00"),
        ("1.500 juta", "1500000.00 / 1500000000.00"),
        ("9" * 25 + " M", f"{'9' * 25}000000.00 / {'9' * 25}000000000.00"),
    ],
)
def test_a_typed_number_that_reads_several_ways_is_refused(cell: str, readings: str) -> None:
    """Text that can be several numbers is none, and the doubt names them all."""
    doubt = doubted(money, cell)
    assert (doubt.rule, doubt.value, doubt.other) == ("F-113", "", readings)


@pytest.mark.parametrize(
    "cell",
    [
        *("-", "n/a", "Rp", "M", "Rp 1.5", "1e5", "1.23.456", "1.234.56", "0.123.456", "1 234 567"),
        *("(1.234.567", "1.234.567)", "--5", "100%", "2,2 lusin", "٣", "１２", "1/2", True),
        *("1.234,567", "1,2,3", "5 juta rupiah", "9" * 41 + ",5", datetime.date(2022, 1, 1)),
    ],
)
def test_text_is_no_amount(cell: Cell) -> None:
    """What is no number is refused, never repaired."""
    doubt = doubted(money, cell)
    assert (doubt.rule, doubt.value) == ("F-104", "")


@pytest.mark.parametrize("cell", ["0,125", "12345.678"])
def test_typed_fractions_of_a_sen_are_rounded_and_said(cell: str) -> None:
    """Text that is finer than a sen is rounded half up, as a number is, and that is said."""
    doubt = doubted(money, cell)
    assert (doubt.rule, doubt.value) == ("W-221", {"0": "0.13", "1": "12345.68"}[cell[0]])


MONEY = st.decimals(
    min_value=-(10**15), max_value=10**15, places=2, allow_nan=False, allow_infinity=False
)
WRITTEN: list[Callable[[Decimal], str]] = [
    lambda amount: f"{amount:.2f}",
    lambda amount: f"{amount:,.2f}",
    lambda amount: indonesian(f"{amount:,.2f}"),
    lambda amount: indonesian(f"{amount:,.0f}"),
    lambda amount: f"{amount:,.0f}",
    lambda amount: f"Rp {indonesian(f'{amount:,.2f}')}",
    lambda amount: f"Rp{indonesian(f'{amount:,.0f}')},-",
    lambda amount: f"({indonesian(f'{abs(amount):,.2f}')})" if amount < 0 else f"{amount:.2f}",
    lambda amount: f"{indonesian(f'{amount.scaleb(-6):.8f}')} juta",
    lambda amount: f"{indonesian(f'{amount.scaleb(-9):,.11f}')} M",
]
"""The ways in which offices write an amount; those without decimals write whole amounts."""


def indonesian(english: str) -> str:
    """Return a number with the Indonesian separators in place of the English ones."""
    return english.translate(str.maketrans(",.", ".,"))


@given(MONEY, st.sampled_from(WRITTEN))
def test_an_amount_is_read_as_what_was_written_or_not_at_all(
    amount: Decimal, write: Callable[[Decimal], str]
) -> None:
    """However an amount is written, it is read exactly or refused, never as another one."""
    if write(Decimal("1.25")) == write(Decimal(1)):
        amount = amount.to_integral_value()
    try:
        value = money(write(amount))
    except Doubt as doubt:
        value = doubt.value
    assert not value or Decimal(value) == amount


@given(st.text(alphabet="0123456789.,-+() RpMJtTjuiar%\u00a0\u200b", max_size=50))
def test_any_text_is_read_one_way_or_refused(written: str) -> None:
    """No text makes a reader fail otherwise than by a doubt."""
    for reader in (money, count, number, share, day, year, quarter, yesno, code):
        try:
            reader(written)
        except Doubt as doubt:
            assert doubt.rule[0] == ("W" if doubt.value else "F")  # noqa: PT017 - both are answers


@pytest.mark.parametrize("cell", [1e16, -1e17, float("inf"), "99999999999999999", "99.999 T"])
def test_amounts_no_package_has(cell: Cell) -> None:
    """An amount that cannot be kept exactly is refused, not cut."""
    assert doubted(money, cell).rule in ("F-108", "F-113")


def test_fractions_of_a_sen_are_noticed() -> None:
    """A number that is finer than a sen is rounded, and that is said."""
    assert finer_than_sen(0.125)
    assert not finer_than_sen(0.12)
    assert not finer_than_sen("0.125")


@pytest.mark.parametrize(
    "cell",
    [
        "2022-07-16",
        "2022-07-16 15:30:00",
        "2022-07-16T00:00:00Z",
        "2022-07-16T00:00:00.000000Z",
        "2022-07-16T10:05:35.78Z",
        "2022-07-16T23:59:59+07:00",
        "2022/07/16",
        "16-07-2022",
        "16-7-2022 08.30",
        "16.07.2022",
        "16/07/2022",
        "07/16/2022",
        "16 Juli 2022",
        "16 JULI 2022 08.30 WIB",
        "16 Jul 2022",
        "16-Jul-2022",
        "July 16, 2022 12:00:00 AM",
        "\u00a016 Juli\u00a02022\u200b",
        datetime.datetime(2022, 7, 16, 23, 59),  # noqa: DTZ001 - a workbook's dates have no zone
        datetime.date(2022, 7, 16),
    ],
)
def test_days(cell: Cell) -> None:
    """Every form in which systems and offices write a day is the same day, never shifted."""
    assert day(cell) == "2022-07-16"


@pytest.mark.parametrize(
    ("name", "month"),
    [
        *(("Januari", 1), ("Pebruari", 2), ("Feb", 2), ("Maret", 3), ("March", 3), ("April", 4)),
        *(("Mei", 5), ("May", 5), ("Juni", 6), ("Agustus", 8), ("Agt", 8), ("Aug", 8), ("Sept", 9)),
        *(("Oktober", 10), ("Oct", 10), ("Nopember", 11), ("nov", 11), ("Des", 12), ("Dec", 12)),
    ],
)
def test_months_have_indonesian_and_english_names(name: str, month: int) -> None:
    """A month is known by its names in both languages, whole and short."""
    assert day(f"7 {name} 2023") == f"2023-{month:02}-07"


@pytest.mark.parametrize(
    "cell",
    [
        *("2022-13-01", "2022-02-30", "31-02-2026", "13-13-2026", "soon", "2022-07-16x", 3.0, 1e9),
        *("01-02-26", "1/2/26", "7 Brumaire 2023", "2022-07-16 25:00", "２022-07-16", True, "2022"),
        *(datetime.date(1899, 12, 31), datetime.time(8, 0), float("inf"), float("nan")),
    ],
)
def test_other_dates_are_refused(cell: Cell) -> None:
    """What is no day is refused."""
    doubt = doubted(day, cell)
    assert (doubt.rule, doubt.value) == ("F-107", "")


def test_a_date_with_slashes_may_be_two_days() -> None:
    """02/03/2026 is 2 March or 3 February unless the order is known; 03/03/2026 is one day."""
    doubt = doubted(day, "02/03/2026")
    assert (doubt.rule, doubt.other) == ("F-114", "2026-02-03 / 2026-03-02")
    assert day("02/03/2026", "dmy") == "2026-03-02"
    assert day("02/03/2026", "mdy") == "2026-02-03"
    assert day("03/03/2026") == "2026-03-03"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["02/03/2026", "20/02/2026"], "dmy"),
        (["02/03/2026", "02/20/2026", None, 5.0], "mdy"),
        (["02/03/2026", "20-02-2026"], ""),
        (["20/02/2026", "02/20/2026"], ""),
        ([], ""),
    ],
)
def test_a_column_may_prove_the_order(cells: list[Cell], order: str) -> None:
    """A date that is a day in one order only proves it for its column, unless another disproves."""
    assert day_order(cells) == order


def test_a_serial_number_is_a_day_and_said() -> None:
    """A number in a date column is Excel's number of a day of this century; that is said."""
    doubt = doubted(day, 44758.75)
    assert (doubt.rule, doubt.value) == ("W-233", "2022-07-16")


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from("-/."))
def test_a_date_is_read_as_what_was_written_or_not_at_all(
    written: datetime.date, separator: str
) -> None:
    """A day written in the Indonesian order is that day, or refused as two; never another one."""
    cell = separator.join((f"{written:%d}", f"{written:%m}", f"{written.year}"))
    try:
        assert day(cell) == written.isoformat()
    except Doubt as doubt:
        assert written.isoformat() in doubt.other  # noqa: PT017 - both are answers
        assert separator == "/"


def test_codes_stay_codes() -> None:
    """A code that Excel keeps as a number is written without a decimal point; blanks are folded."""
    assert text(15986097.0) == code(15986097.0) == "15986097"
    assert code("035636") == "035636"
    assert code("35830905;35831357") == "35830905;35831357"
    assert year(2022.0) == year("2022") == "2022"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (1.97010181998031e17, "197010181998031000"),
        (3201234567890120.0, "3201234567890120"),
        ("1.97010181998031e+17", "1.97010181998031e+17"),
        ("1,97E+17", "1,97E+17"),
    ],
)
def test_digits_lost_from_a_code_are_said(cell: Cell, kept: str) -> None:
    """A code too long for a number is kept as it stands, and said to be doubtful."""
    doubt = doubted(code, cell)
    assert (doubt.rule, doubt.value) == ("W-234", kept)
    assert text(cell) == kept


def test_a_long_code_that_kept_its_digits_is_no_doubt() -> None:
    """Sixteen digits that do not end in a zero were not cut by Excel."""
    assert code(3201234567890123.0) == "3201234567890123"


@pytest.mark.parametrize(
    "cell",
    [
        " Kabupaten\u00a0 Sanggau ",
        "Kabupaten\u202fSanggau",
        "Kabu\u200bpaten Sanggau\ufeff",
        "Kabu\u00adpaten Sanggau\u2060",
        "Kabupaten_x000D_\nSanggau_x000d_",
        "Kabupaten\tSang\x00gau_xD800_",
    ],
)
def test_what_cannot_be_seen_is_left_out(cell: str) -> None:
    """Names that look the same are the same; the evidence still shows what was there."""
    assert text(cell) == "Kabupaten Sanggau"
    assert shown(cell).isprintable()
    assert shown(cell) != "Kabupaten Sanggau"


def test_evidence_names_what_cannot_be_seen() -> None:
    """Evidence shows an invisible character by its number, and everything else as it stands."""
    assert shown("Rp\u00a05\u200b") == "Rp<U+00A0>5<U+200B>"
    assert shown(" a_x000D_ ") == " a_x000D_ "
    assert shown(2022.0) == "2022"


@pytest.mark.parametrize(
    ("cell", "things"), [(12.0, "12"), (0, "0"), ("1760", "1760"), ("12.0", "12"), ("", "")]
)
def test_counts(cell: Cell, things: str) -> None:
    """A number of things is whole and not below zero; empty stays empty."""
    assert count(cell) == things


@pytest.mark.parametrize(
    ("cell", "rule", "value"),
    [
        ("1.760", "W-231", "1760"),
        ("1.000", "F-113", ""),
        (1.5, "F-117", ""),
        ("1,5", "F-117", ""),
        (-1.0, "F-117", ""),
        ("sepuluh", "F-104", ""),
        (True, "F-104", ""),
        (float("nan"), "F-108", ""),
        (1e17, "F-108", ""),
    ],
)
def test_doubtful_counts(cell: Cell, rule: str, value: str) -> None:
    """Things are counted whole, so 1.760 reads one way; what is not whole is refused."""
    doubt = doubted(count, cell)
    assert (doubt.rule, doubt.value) == (rule, value)


@pytest.mark.parametrize(
    ("cell", "points"),
    [(82.6, "82.6"), (100.0, "100"), (180.47, "180.47"), (0.0, "0"), ("82.6", "82.6"), (None, "")],
)
def test_percentages(cell: Cell, points: str) -> None:
    """A number above 1 is percentage points, also above 100; empty stays empty."""
    assert share(cell) == points


@pytest.mark.parametrize(
    ("cell", "rule", "value"),
    [
        ("82,6%", "W-231", "82.6"),
        ("82,6 persen", "W-231", "82.6"),
        ("12.34%", "W-231", "12.34"),
        ("0,5%", "W-231", "0.5"),
        ("82,6", "W-231", "82.6"),
        (0.826, "F-118", ""),
        (1.0, "F-118", ""),
        ("0,826", "F-118", ""),
        ("1.234%", "F-113", ""),
        (-5.0, "F-116", ""),
        (497000000.0, "F-116", ""),
        ("tinggi", "F-104", ""),
    ],
)
def test_doubtful_percentages(cell: Cell, rule: str, value: str) -> None:
    """A percent sign tells what is meant; without one, 0.826 may be 0.826% or 82.6%."""
    doubt = doubted(share, cell)
    assert (doubt.rule, doubt.value) == (rule, value)


def test_an_ambiguous_percentage_names_both() -> None:
    """The clerk reads both percentages that a number may be."""
    assert doubted(share, 0.826).other == "0.826% / 82.6%"


def test_numbers_are_exact() -> None:
    """A number that another column gives a meaning is kept with every digit."""
    assert number(0.826) == "0.826"
    assert number("12.5") == "12.5"
    assert number(154287188853121.0) == "154287188853121"
    assert doubted(number, "1.234.567").value == "1234567"
    assert doubted(number, "1.234").rule == "F-113"


@pytest.mark.parametrize(
    "cell",
    ["TW IV", "IV", "4", 4.0, "TW4", "2023-TW4", "Triwulan IV", "triwulan 4", "Q4", "2023 Q4"],
)
def test_quarters(cell: Cell) -> None:
    """However a quarter is written, it is one of four."""
    assert quarter(cell) == "4"


@pytest.mark.parametrize("cell", ["V", "5", 0.0, "IIII", "s.d. TW IV", "Desember", "20234"])
def test_no_quarters(cell: Cell) -> None:
    """What is no quarter alone is refused."""
    assert doubted(quarter, cell).rule == "F-115"


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        *((cell, "true") for cell in ("Ya", "Y", "YES", "1", 1.0, True, "True", "sudah ")),
        *((cell, "false") for cell in ("Tidak", "T", "0", 0.0, False, "false", "Belum", "no")),
        *((cell, "") for cell in ("", None, " ")),
    ],
)
def test_yes_and_no(cell: Cell, answer: str) -> None:
    """Ya and Tidak, in any of their forms; empty is neither."""
    assert yesno(cell) == answer


def test_neither_yes_nor_no_is_refused() -> None:
    """A third answer is refused."""
    assert doubted(yesno, "mungkin").rule == "F-115"


def test_choices() -> None:
    """A choice is found whatever its capitals and blanks; another is refused with the choices."""
    channels = ("e-Katalog", "Non Tender")
    assert choice(" NONTENDER", channels) == "Non Tender"
    assert choice("E-katalog", channels) == "e-Katalog"
    assert choice(None, channels) == ""
    doubt = doubted(lambda cell: choice(cell, channels), "Lelang")
    assert (doubt.rule, doubt.other) == ("F-115", "e-Katalog, Non Tender")


def test_an_amount_in_its_headings_unit_is_exact_and_names_no_other() -> None:
    """Under a heading in miliar 5.123 keeps its digits, and '2,2 juta' is refused."""
    assert in_unit(5.123) == "5.123"
    assert doubted(in_unit, "5,5").value == "5.5"
    assert doubted(in_unit, "2,2 juta").rule == "F-119"
