"""The quarterly report as an analyst writes it: pandas, pyplot, openpyxl, WeasyPrint.

    python benchmarks/peers/script.py inputs/kalbar-2022-tw4 FOLDER

The tables and charts of `p3dn report quarterly` from these three workbooks, as PDF and Excel. It
lacks what we add: a second look at every cell, exact arithmetic, tags and PDF/A, formulas,
sentences, a letter, figures.json, attachments.
"""

import base64
import html
import io
import sys
import tomllib
from pathlib import Path

import matplotlib.pyplot as plt  # noqa: TID251 - what an analyst takes
import pandas as pd  # noqa: TID251 - what an analyst takes
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from weasyprint import HTML

FILES = {
    "pencatatan_nontender": ("Pencatatan", "kd_nontender_pct", "tgl_selesai_paket",
                             "total_realisasi", "nilai_pdn_pct", "nilai_umk_pct"),
    "nontender_selesai": ("Non Tender", "kd_nontender", "tanggal_selesai_nontender",
                          "nilai_kontrak", "nilai_pdn_kontrak", "nilai_umk_kontrak"),
    "tender_selesai": ("Tender", "kd_tender", "tgl_penetapan_pemenang",
                       "nilai_kontrak", "nilai_pdn_kontrak", "nilai_umk_kontrak"),
}  # fmt: skip
RANKINGS = {
    "A1": ("Nilai PDN", "pdn"),
    "A2": ("Nilai UMK", "umk"),
    "A3": ("Persentase PDN", "pdn_share"),
    "A4": ("Persentase UMK", "umk_share"),
}
AMOUNTS = ["value", "pdn", "pdn_share", "umk", "umk_share"]
PERCENT, TOO_LARGE = "Persentase pada kolom rupiah", "PDN atau UMK melebihi nilai kontrak"
STYLE = """
@page { size: A4; margin: 20mm 20mm 25mm 30mm; @bottom-center { content: counter(page) } }
body { font: 11pt Arimo, Arial, sans-serif; line-height: 1.35 }
h1 { font-size: 14pt; text-align: center } h2 { font-size: 12pt; break-after: avoid }
img { break-inside: avoid }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; margin-bottom: 4mm }
th, td { border: 0.5pt solid #7f7f7f; padding: 0.5mm 1.2mm } td { text-align: right }
th { background: #d9e2f3 } td:first-child { text-align: left } tr { break-inside: avoid }
caption { font-weight: bold; text-align: left } img { width: 100% }
.toc a::after { content: leader(".") target-counter(attr(href), page) }
"""


def read(folder: Path, units: list[str], year: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return all rows that count, and those that do not with the reason."""
    parts = []
    for path in sorted(folder.glob("*.xlsx")):
        channel, code, day, *amounts = next(FILES[key] for key in FILES if key in path.name)
        part = pd.read_excel(path, engine="openpyxl").reset_index(names="row")
        names = dict(
            zip([code, day, *amounts], ["code", "date", "value", "pdn", "umk"], strict=True)
        )
        part = part.rename(columns={**names, "kd_klpd": "unit", "nama_klpd": "name",
                                    "jenis_klpd": "level", "pagu": "budget"})  # fmt: skip
        part["channel"], part["file"] = channel, path.name
        parts.append(
            part[["file", "row", "unit", "name", "level", "channel", *names.values(), "budget"]]
        )
    rows = pd.concat(parts, ignore_index=True)
    rows["date"] = pd.to_datetime(rows["date"], errors="coerce")
    for column in ("value", "pdn", "umk", "budget"):
        rows[column] = pd.to_numeric(rows[column], errors="coerce")
    rows["level"] = rows["name"].str.split().str[0]
    rows["quarter"] = rows["date"].dt.quarter.where(rows["date"].dt.year >= year, 1)
    reason = pd.Series("", index=rows.index)
    reason[~rows["unit"].isin(units)] = "instansi di luar cakupan laporan"
    rows["outside"] = rows["unit"].notna() & ~rows["unit"].isin(units)
    reason[rows["unit"].isna()] = "instansi kosong"
    reason[rows["date"].isna()] = "tanggal kosong"
    reason[rows["date"].dt.year > year] = "bertanggal sesudah tahun anggaran"
    return rows[reason == ""], rows[reason != ""].assign(reason=reason[reason != ""])


def totals(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return sums and shares by group; shares are of the value whose PDN or UMK is known."""
    groups = rows.assign(
        pdn_of=rows["value"].where(rows["pdn"].notna()),
        umk_of=rows["value"].where(rows["umk"].notna()),
    ).groupby(by)
    table = groups[["value", "pdn", "umk", "pdn_of", "umk_of"]].sum(min_count=1)
    table["rows"] = groups.size()
    for key in ("pdn", "umk"):
        table[f"{key}_share"] = table[key] / table[f"{key}_of"]
        table[f"{key}_known"] = table[f"{key}_of"] / table["value"]
    return table.reset_index()


def findings(rows: pd.DataFrame, year: int, as_of: pd.Timestamp) -> pd.DataFrame:
    """Return every doubtful row with its rule; empty amounts are counted by unit."""
    value, pdn, umk = rows["value"], rows["pdn"], rows["umk"]
    rules = {
        PERCENT: (pdn.between(1, 100) | umk.between(1, 100)) & (value > 100_000),
        TOO_LARGE: (pdn > value) | (umk > value),
        "Nilai kontrak melebihi pagu": value > rows["budget"],
        "Kode paket berulang": rows.duplicated(["channel", "code"]),
        "Tanggal kosong": rows["date"].isna(),
        "Tanggal sebelum tahun anggaran": rows["date"].dt.year < year,
        "Tanggal sesudah tahun anggaran": rows["date"].dt.year > year,
        "Instansi kosong": rows["unit"].isna(),
        "Instansi di luar cakupan laporan": rows["outside"],
        "Tanggal sesudah tanggal data": rows["date"] > as_of,
    }
    found = [rows[mask].assign(rule=rule) for rule, mask in rules.items()]
    for key in ("value", "pdn", "umk"):
        empty = rows[rows[key].isna()].groupby(["name", "channel"], as_index=False)
        found.append(empty[["value", "pdn", "umk"]].sum().assign(rule=f"Nilai {key} kosong"))
    columns = ["rule", "file", "row", "name", "channel", "code", "date", "value", "pdn", "umk"]
    return pd.concat(found)[columns]


def readings(rows: pd.DataFrame, ranks: pd.DataFrame) -> pd.DataFrame:
    """Return the places that change if doubtful amounts are read in another way."""
    changed = []
    for rule, key in ((PERCENT, "pdn"), (PERCENT, "umk"), (TOO_LARGE, "pdn"), (TOO_LARGE, "umk")):
        other = rows.copy()
        if rule == PERCENT:
            doubtful = other[key].between(1, 100) & (other["value"] > 100_000)
            other[key] = other[key].where(~doubtful, other["value"] * other[key] / 100)
        else:
            other[key] = other[key].where(~(other[key] > other["value"]), other["value"])
        found = places(totals(other, ["level", "name"])).set_index("name")
        for code in RANKINGS:
            both = pd.DataFrame({"before": ranks.set_index("name")[code], "after": found[code]})
            moved = both[both["before"] != both["after"]].dropna()
            changed.append(moved.reset_index().assign(rule=rule, field=key, category=code))
    return pd.concat(changed)[["rule", "field", "category", "name", "before", "after"]]


def places(units: pd.DataFrame) -> pd.DataFrame:
    """Return the results of all units with their places in each category."""
    ranks = {
        code: units.groupby("level")[key].rank(ascending=False, method="min")
        for code, (_, key) in RANKINGS.items()
    }
    return units[["level", "name", *AMOUNTS]].assign(**ranks)


def chart(draw: object, height: float = 2.6) -> str:
    """Draw a chart and return it as an image of the page."""
    figure, axes = plt.subplots(figsize=(6.3, height), layout="constrained")
    draw(axes)
    axes.spines[["top", "right"]].set_visible(False)
    out = io.BytesIO()
    figure.savefig(out, format="svg")
    plt.close(figure)
    return f'<img src="data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}">'


def bars(table: pd.DataFrame, key: str, label: str) -> str:
    """Draw ranked bars with their values."""

    def draw(axes: plt.Axes) -> None:
        shown = table.dropna(subset=[key]).sort_values(key)
        values = shown[key] * 100 if "share" in key else shown[key] / 1e9
        axes.bar_label(axes.barh(shown["name"], values, color="#22638f"), fmt="%.2f", padding=2)
        axes.set_xlabel(f"{label} ({'persen' if 'share' in key else 'miliar rupiah'})")

    return chart(draw, 0.8 + 0.22 * len(table))


def cell(value: object, column: object) -> str:
    """Write a value as official Indonesian papers do."""
    text = html.escape(str(value))
    if isinstance(value, int | float):
        share = "share" in str(column) or "known" in str(column)
        text = f"{value:.2%}" if share else f"{value:,.0f}"
        text = "–" if pd.isna(value) else text.translate(str.maketrans(",.", ".,"))
    return f"<td>{text}</td>"


def rankings(units: pd.DataFrame, before: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return a table for each category and level, with the move since the quarter before."""
    tables = {}
    earlier = before.set_index("name")
    for code, (_, key) in RANKINGS.items():
        for level, group in units.groupby("level"):
            ranked = group.assign(rank=group[key].rank(ascending=False, method="min"))
            last = earlier.loc[earlier["level"] == level, key].rank(ascending=False, method="min")
            ranked["moved"] = ranked["name"].map(last) - ranked["rank"]
            columns = ["rank", "name", *AMOUNTS, f"{key[:3]}_known", "moved"]
            tables[f"{code} {level}"] = ranked.sort_values("rank")[columns]
    return tables


def summed(units: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the units level by level with a row for each level's total and for all."""
    levels = totals(rows, ["level"]).assign(name=lambda table: "Jumlah " + table["level"])
    every = totals(rows.assign(all="Jumlah seluruhnya"), ["all"]).rename(columns={"all": "name"})
    parts = pd.concat([units, levels]).sort_values("level", kind="stable")
    return pd.concat([parts, every])


def contents(rows: pd.DataFrame, left: pd.DataFrame, settings: dict) -> tuple[dict, dict, dict]:
    """Return the tables and charts of the report, and the tables of the workbook alone."""
    year, as_of = int(settings["period"][:4]), pd.Timestamp(settings["data"]["as_of"])
    everything = pd.concat([rows, left])
    units, quarters = totals(rows, ["level", "name"]), totals(rows, ["quarter"])
    whole, ranks = summed(units, rows), places(units)
    tables = {
        "Menurut tingkat": totals(rows, ["level"])[["level", *AMOUNTS]],
        "Menurut kanal": totals(rows, ["channel"])[["channel", *AMOUNTS]],
        "Menurut triwulan": quarters[["quarter", *AMOUNTS]],
        "Kumulatif": quarters[["quarter", "value", "pdn", "umk"]].cumsum(),
        "Menurut instansi": whole[["name", *AMOUNTS]],
    }
    by_quarter = totals(rows, ["name", "quarter"])
    for key, label in (("value", "Nilai"), ("pdn", "PDN"), ("umk", "UMK")):
        pivot = by_quarter.pivot_table(key, "name", "quarter", "sum", margins=True)
        tables[f"{label} per triwulan"] = pivot.reset_index()
    ranked = rankings(units, totals(rows[rows["quarter"] < 4], ["level", "name"]))
    best = [table.head(3).assign(category=name) for name, table in ranked.items()]
    tables["Tiga terbaik"] = pd.concat(best)[["category", "rank", "name", *AMOUNTS]]
    tables |= ranked
    found = findings(everything, year, as_of)
    reasons = left.groupby("reason")[["value", "pdn", "umk"]].sum()
    rules = found.groupby("rule").agg(rows=("value", "size"), value=("value", "sum"))
    other = readings(rows, ranks)
    tables |= {
        "Baris tidak dihitung": reasons.reset_index(),
        "Temuan": rules.reset_index(),
        "Cara baca lain": other.groupby(["rule", "field"]).size().reset_index(name="places"),
        "Kelengkapan": whole[["name", "rows", "value", "pdn_known", "umk_known"]],
        "Hasil dan peringkat": ranks,
        "Sumber": everything.groupby("file").size().reset_index(name="rows"),
    }
    for rule, group in found.groupby("rule"):
        tables[f"Temuan: {rule}"] = group.head(10)[["file", "row", "name", "value"]]
    charts = {
        name: bars(ranked[name], *reversed(RANKINGS[name[:2]]))
        for name in ranked
        if len(ranked[name]) > 1
    }
    channels = rows.pivot_table("value", "name", "channel", "sum") / 1e9
    sums = quarters.set_index("quarter")[["value", "pdn", "umk"]].cumsum() / 1e12
    moves = ranked["A1 Kabupaten"].dropna(subset=["moved"]).sort_values("moved", key=abs).tail(5)
    charts["Menurut tingkat"] = bars(units, "umk_share", "Persentase UMK")
    charts["Menurut kanal"] = chart(lambda axes: channels.plot.barh(stacked=True, ax=axes), 4)
    charts["Menurut triwulan"] = chart(lambda axes: sums.plot(marker="o", ax=axes))
    charts["Tiga terbaik"] = chart(lambda axes: moves.plot.barh("name", "moved", ax=axes))
    data = totals(rows, ["level", "name", "quarter", "channel"])
    return tables, charts, {"Rincian Temuan": found, "Peringkat berpindah": other, "Data": data}


def page(title: str, tables: dict, charts: dict) -> str:
    """Return the report's HTML."""
    entries = (f'<li><a href="#t{number}">{name}</a>' for number, name in enumerate(tables))
    body = f"<h1>{title}</h1><ul class=toc>{''.join(entries)}</ul>"
    for number, (name, table) in enumerate(tables.items()):
        lines = "".join(
            f"<tr>{''.join(map(cell, row, table.columns))}</tr>"
            for row in table.itertuples(index=False)
        )
        head = "".join(f"<th>{column}</th>" for column in table.columns)
        body += f'<h2 id="t{number}">{name}</h2><table><thead><tr>{head}</tr></thead>{lines}'
        body += f"</table>{charts.get(name, '')}"
    return f"<html lang=id><style>{STYLE}</style>{body}"


def workbook(path: Path, tables: dict) -> None:
    """Write a sheet for each table."""
    with pd.ExcelWriter(path, engine="openpyxl") as book:
        for name, table in tables.items():
            table.to_excel(book, sheet_name=name, index=False)
            sheet = book.sheets[name]
            sheet.freeze_panes = "A2"
            for number, column in enumerate(map(str, table.columns), 1):
                sheet.cell(1, number).font = Font(bold=True)
                sheet.cell(1, number).fill = PatternFill("solid", fgColor="D9E2F3")
                sheet.column_dimensions[get_column_letter(number)].width = 18
                share = "share" in column or "known" in column
                for (one,) in sheet.iter_rows(min_row=2, min_col=number, max_col=number):
                    one.number_format = "0.00%" if share else "#,##0"


def main() -> None:
    """Read, compute, and write the PDF and the workbook."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    settings = tomllib.loads((folder / "p3dn.toml").read_text("utf-8"))
    rows, left = read(folder, settings["data"]["units"], int(settings["period"][:4]))
    tables, charts, more = contents(rows, left, settings)
    HTML(string=page(settings["title"], tables, charts)).write_pdf(out / "laporan.pdf")
    sheets = {name: table for name, table in tables.items() if ":" not in name}
    workbook(out / "laporan.xlsx", {**sheets, **more})


if __name__ == "__main__":
    main()
