"""Formulas that several sheets use; what is not known stays a dash and is never taken for zero."""

from reports.excel.data import NUMBER, UNKNOWN, this


def column(table: str, heading: str) -> str:
    """Return the reference to a whole column."""
    return f"{table}[{heading}]"


def total(table: str, heading: str, *, sen: bool = True) -> str:
    """Return the sum of what is known in a column, a dash where nothing is."""
    cells = column(table, heading)
    summed = f"ROUND(SUM({cells}),2)" if sen else f"SUM({cells})"
    return f"IF(COUNT({cells})=0,{UNKNOWN},{summed})"


def total_where(table: str, heading: str, *known: str) -> str:
    """Return the sum of a column over the rows in which others are known, too."""
    cells = column(table, heading)
    conditions = "".join(f",{column(table, name)},{NUMBER}" for name in (heading, *known))
    return f"IF(COUNTIFS({conditions[1:]})=0,{UNKNOWN},ROUND(SUMIFS({cells}{conditions}),2))"


def total_of(table: str, heading: str, key: str, wanted: str) -> str:
    """Return the sum of a column over the rows that have a key."""
    cells, keys = column(table, heading), column(table, key)
    return (
        f"IF(COUNTIFS({keys},{wanted},{cells},{NUMBER})=0,{UNKNOWN},"
        f"ROUND(SUMIFS({cells},{keys},{wanted}),2))"
    )


def ratio(above: str, below: str) -> str:
    """Return one expression as a share of another; a dash if one is unknown or nothing is shared.

    The two are written once more for each question, so they should be short.
    """
    return f"IF(N({below})>0,IF(ISNUMBER({above}),{above}/{below},{UNKNOWN}),{UNKNOWN})"


def less(first: str, second: str, *, digits: int = 2) -> str:
    """Return one expression less another; a dash if one is unknown."""
    known = f"AND(ISNUMBER({first}),ISNUMBER({second}))"
    return f"IF({known},ROUND({first}-{second},{digits}),{UNKNOWN})"


def in_row(table: str, *headings: str) -> tuple[str, ...]:
    """Return references to cells of the formula's own row."""
    return tuple(this(table, heading) for heading in headings)


def at_foot(table: str, *headings: str) -> tuple[str, ...]:
    """Return references to cells of a table's row of totals."""
    return tuple(f"{table}[[#Totals],[{heading}]]" for heading in headings)
