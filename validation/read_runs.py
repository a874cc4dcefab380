"""Reads the tables of a stored run with Polars and with DuckDB, and sees that both say what Tumen says.

    python3 -m venv target/readers && target/readers/bin/pip install polars duckdb
    target/readers/bin/python validation/read_runs.py runs/ID

Tumen itself needs neither. Leaves with 1 if a table cannot be read or says something else than run.toml.
"""

import sys
import tomllib
from pathlib import Path

try:
    import duckdb
    import polars
except ImportError as error:
    sys.exit(f"{error.name} is missing: pip install polars duckdb")


def digest(numbers, digests):
    """The digest of a run from those of its histories, as crates/tumen-ensemble/src/tally.rs makes it."""
    mask = (1 << 64) - 1
    total = 0
    for number, digest in zip(numbers, digests):
        z = digest ^ ((number + 1) * 0x9E3779B97F4A7C15 & mask)
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & mask
        total = (total + (z ^ (z >> 31))) & mask
    return f"{total:016x}"


def check(what, found, expected):
    print(f"{what}: {found}")
    if found != expected:
        sys.exit(f"{what} should be {expected}")


def main(folder):
    run = tomllib.loads((folder / "run.toml").read_text())["finished"]
    columns = tomllib.loads((folder / "columns.toml").read_text())
    table = folder / "histories.parquet"

    frame = polars.read_parquet(table)
    check("histories, read by Polars", frame.height, run["histories"])
    check("digest, from what Polars reads", digest(frame["history"], frame["digest"]), run["digest"])
    counted = duckdb.sql(f"SELECT history, digest FROM '{table}' ORDER BY history").fetchall()
    check("histories, read by DuckDB", len(counted), run["histories"])
    check("digest, from what DuckDB reads", digest(*zip(*counted)), run["digest"])

    measured = columns["measured"]
    wanted = [f"outcome.{o['id']}" for o in measured["outcomes"]] + [f"date.{d['id']}" for d in measured["dates"]]
    scores = ["score.distance", "score.in_sample", "score.held_out"]
    for score in scores:
        outside = frame.filter(~polars.col(score).is_between(0, 1)).height
        check(f"{score}, values outside of 0 to 1", outside, 0)
    wanted += scores + [f"number.{n['id']}" for n in measured["numbers"]] + [f"input.{i['path']}" for i in columns["inputs"]]
    check("columns that columns.toml does not tell of", sorted(set(frame.columns[3:]) - set(wanted)), [])
    for outcome in measured["outcomes"]:
        column = f"outcome.{outcome['id']}"
        by_polars = dict(frame[column].value_counts().iter_rows())
        by_duckdb = dict(duckdb.sql(f'SELECT "{column}", count(*) FROM \'{table}\' GROUP BY 1').fetchall())
        check(f"{column}, the same by both", by_polars == by_duckdb, True)
        check(f"{column}, answers without a label", set(by_polars) - {case["id"] for case in outcome["cases"]}, set())

    for name in ["events", "series"]:
        other = folder / f"{name}.parquet"
        if other.exists():
            rows = duckdb.sql(f"SELECT count(*) FROM '{other}'").fetchall()[0][0]
            check(f"rows of {name}, the same by both", polars.read_parquet(other).height == rows, True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
