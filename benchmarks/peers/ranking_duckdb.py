"""The obvious SQL: DuckDB is asked once a category, for places, amounts, shares, completeness.

python ranking_duckdb.py FACTS ANSWER
"""

import json
import sys
from pathlib import Path

import duckdb

QUERY = """
WITH own AS (
    SELECT
        level, unit, unit_name, quarter,
        sum({part}) AS amount,
        sum(value) AS spent,
        sum({part}) FILTER (WHERE value IS NOT NULL) AS above,
        sum(value) FILTER (WHERE {part} IS NOT NULL) AS below
    FROM read_parquet('{facts}/fact/**/*.parquet', hive_partitioning = true)
    WHERE year = 2024 AND left_out IS NULL
    GROUP BY level, unit, unit_name, quarter
),
cumulative AS (
    SELECT
        level, unit, unit_name, quarter,
        sum(amount) OVER upto AS amount,
        (sum(above) OVER upto)::DOUBLE / (sum(below) OVER upto)::DOUBLE AS share,
        (sum(below) OVER upto)::DOUBLE / (sum(spent) OVER upto)::DOUBLE AS complete
    FROM own
    WINDOW upto AS (PARTITION BY level, unit, unit_name ORDER BY quarter)
)
SELECT
    quarter, level, unit, unit_name, amount, share, complete,
    rank() OVER (PARTITION BY level, quarter ORDER BY {by} DESC) AS place
FROM cumulative
WHERE {by} IS NOT NULL
"""
CATEGORIES = {
    "A1": ("pdn", "amount"),
    "A2": ("umk", "amount"),
    "A3": ("pdn", "share"),
    "A4": ("umk", "share"),
}

found: list[list[object]] = []
for code, (part, by) in CATEGORIES.items():
    text = QUERY.format(part=part, by=by, facts=sys.argv[1])
    found += [[code, *row[:3], row[7]] for row in duckdb.execute(text).fetchall()]
Path(sys.argv[2]).write_text(json.dumps(found), "utf-8")
