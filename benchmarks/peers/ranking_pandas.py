"""The same in pandas: only the columns that are needed, through Arrow, amounts as floats.

Exact decimals would be Python objects, which take many times as long and as much memory.

python ranking_pandas.py FACTS ANSWER
"""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

CATEGORIES = {
    "A1": ("pdn", "amount"),
    "A2": ("umk", "amount"),
    "A3": ("pdn", "share"),
    "A4": ("umk", "share"),
}
UNIT = ["level", "unit", "unit_name"]

table = ds.dataset(f"{sys.argv[1]}/fact", partitioning="hive").to_table(
    columns=[*UNIT, "quarter", "value", "pdn", "umk"],
    filter=(ds.field("year") == 2024) & ds.field("left_out").is_null(),
)
for name in ("value", "pdn", "umk"):
    at = table.column_names.index(name)
    table = table.set_column(at, name, table[name].cast(pa.float64()))
data = table.to_pandas(strings_to_categorical=True)
del table

found: list[list[object]] = []
for code, (part, by) in CATEGORIES.items():
    both = data["value"].notna() & data[part].notna()
    given = data[[*UNIT, "quarter"]].assign(
        amount=data[part],
        spent=data["value"],
        above=data[part].where(both),
        below=data["value"].where(both),
    )
    own = given.groupby([*UNIT, "quarter"], observed=True).sum(min_count=1)
    upto = own.fillna(0).groupby(UNIT, observed=True).cumsum()
    upto["share"] = upto["above"] / upto["below"]
    upto["complete"] = upto["below"] / upto["spent"]
    known = own[own["amount"].notna() | (upto["below"] > 0)].index
    upto = upto.loc[known].reset_index()
    places = upto.groupby(["level", "quarter"], observed=True)[by].rank("min", ascending=False)
    for level, unit, quarter, place in zip(
        upto["level"], upto["unit"], upto["quarter"], places, strict=True
    ):
        found.append([code, int(quarter), level, unit, int(place)])
Path(sys.argv[2]).write_text(json.dumps(found), "utf-8")
