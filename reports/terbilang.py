"""Amounts in words, as official papers ask for them (terbilang): "seribu", "satu miliar"."""

from reports.messages import Language

THOUSANDS: dict[Language, tuple[str, ...]] = {
    "id": ("", "ribu", "juta", "miliar", "triliun"),
    "en": ("", "thousand", "million", "billion", "trillion"),
}
"""The names of the powers of a thousand."""
SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(value: int, language: Language) -> str:
    """Write a whole number in words.

    1.250 is "seribu dua ratus lima puluh" in Indonesian, "one thousand two hundred and fifty" in
    English. Raises ValueError from a quadrillion on, which has no name here.
    """
    names = THOUSANDS[language]
    if abs(value) >= 1000 ** len(names):
        raise ValueError(value)
    if value < 0:
        return f"minus {in_words(-value, language)}"
    if value == 0:
        return "nol" if language == "id" else "zero"
    groups = [(value // 1000**power % 1000, name) for power, name in enumerate(names)]
    hundreds = _hundreds if language == "en" else _ratusan
    said = " ".join(f"{hundreds(group)} {name}" for group, name in reversed(groups) if group)
    return said.strip() if language == "en" else _contracted(said)


def _contracted(said: str) -> str:
    """Say seribu for a thousand alone: satu juta seribu, but dua puluh satu ribu."""
    before, found, after = said.strip().rpartition("satu ribu")
    alone = found and (not before or before.endswith(("juta ", "miliar ", "triliun ")))
    return f"{before}seribu{after}" if alone else said.strip()


def _ratusan(value: int) -> str:
    """Write 1 to 999 in Indonesian."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    said = [_counted(hundreds, "ratus")]
    if tens == 1 and ones:
        said.append(_counted(ones, "belas"))
    else:
        said += [_counted(tens, "puluh"), SATUAN[ones]]
    return " ".join(filter(None, said))


def _counted(count: int, name: str) -> str:
    """Write how many tens or hundreds: sepuluh, dua puluh, nothing for none."""
    return f"se{name}" if count == 1 else f"{SATUAN[count]} {name}" if count else ""


def _hundreds(value: int) -> str:
    """Write 1 to 999 in English."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    small = ONES[rest] if rest < len(ONES) else "-".join(filter(None, (TENS[tens], ONES[ones])))
    large = f"{ONES[hundreds]} hundred" if hundreds else ""
    return " and ".join(filter(None, (large, small)))
