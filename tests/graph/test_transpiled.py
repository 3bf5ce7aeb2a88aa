"""Tests of the same SQL beyond one machine: every file in Spark's dialect, and the same rows from both engines."""

import hashlib
import importlib.util
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests import bench_posts_data
from tests.graph.make_online import at, make_online, post

from inroads.graph import statement
from inroads.graph.read_rules import presets, rules_of
from inroads.graph.span import Span
from inroads.graph.statement import contacts_by, lacking_by, left_out_by, plain
from inroads.store.duck import Duck

pytest.importorskip("sqlglot")
from inroads.graph.transpiled import for_spark

RULES = Path(statement.__file__).parent / "rules"
ALLOWED = {
    "array_length", "cast", "coalesce", "count", "date_trunc", "epoch_us", "exp", "first_value", "greatest", "lag",
    "length", "list", "list_distinct", "max", "min", "round", "row_number", "sum", "unnest",
}  # fmt: skip
"""The functions that rules may call: those that both engines have, with the same meaning."""

WORDS = {"and", "as", "by", "exists", "from", "in", "join", "on", "or", "over", "then", "when", "where"}


def statements():
    """Every statement that is shipped: of each preset its contacts and what it leaves out, and the plain ones."""
    rules = {name: rules_of(name)[0] for name in presets()}
    found = {name: contacts_by(rule) for name, rule in rules.items()}
    found |= {f"{name}, left out": left for name, rule in rules.items() if (left := left_out_by(rule))}
    found["ten previous posts"] = contacts_by(replace(rules["previous_post"], posts=10))
    windowed = replace(rules["replies"], window=Span(7, "day"))
    found |= {f"{rule.name}, lacking": one for rule in (*rules.values(), windowed) if (one := lacking_by(rule))}
    return found | {name: plain(name) for name in ("activity", "coverage", "undated")}


@pytest.mark.parametrize("name", sorted(path.stem for path in RULES.glob("*.sql")))
def test_a_short_list_of_functions(name):
    """Rules call only functions that mean the same in both engines, and divide whole numbers by //."""
    called = set(re.findall(r"\b([a-z_]+)\(", statement.sql_of(name).lower())) - WORDS

    assert set() == called - ALLOWED


@pytest.mark.parametrize("name", statements())
def test_every_file_transpiles(name):
    """Every statement is one of Spark, with the same values bound."""
    asked = statements()[name]
    spark = for_spark(asked.sql)

    assert "$" not in spark
    assert set(asked.values) == set(re.findall(r":([a-z_]+)", spark))


def test_every_kind_has_a_preset():
    """The presets try every kind of rule."""
    kinds = {rules_of(name)[0].kind for name in presets()}

    assert kinds == {path.stem for path in RULES.glob("*.sql")} - {
        "contacts", "activity", "coverage", "co_presence_left_out", "undated", "undated_links", "undated_posts",
        "reply_window_of_one",
    }  # fmt: skip


def row_hashes(table):
    """The hashes of the rows, sorted: equal where the rows are."""
    rows = table.select(sorted(table.columns)).iter_rows()
    return sorted(hashlib.blake2b(repr(row).encode(), digest_size=8).digest() for row in rows)


@pytest.mark.slow
@pytest.mark.skipif("INROADS_SPARK" not in os.environ, reason="two minutes: meant for make spark")
@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed")
@pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")
@pytest.mark.filterwarnings("ignore")
def test_both_engines_on_half_a_million_posts(tmp_path):
    """DuckDB and Spark give the same rows for every rule, posts told twice and other tables among them."""
    from inroads.graph.spark import Spark

    parts = bench_posts_data.write_parts(tmp_path / "parts", 500_000)
    again = pl.read_parquet(parts[0]).head(1000)
    again.write_parquet(tmp_path / "again.parquet")
    private = [post(f"p{n}", f"u{n % 7}", at(n), kind="private", to=[f"u{n % 5}", "u9", "u9"]) for n in range(50)]
    marks = [
        {
            "place": "F-01", "mark": str(n), "kind": ("vouch", "feedback", "reaction")[n % 3], "by": f"u{n % 11}",
            "to": f"u{n % 13}" if n % 2 else None, "post": str(n), "at": at(n),
        }
        for n in range(300)
    ]  # fmt: skip
    events = [
        {"place": "F-01", "event": str(n), "kind": "invited", "who": f"u{n}", "by": f"u{n // 2}", "at": at(n)}
        for n in range(1, 40)
    ]
    accounts = [{"place": "F-01", "author": "u0", "kind": "bot"}]
    venues = [{"place": "F-01", "venue": "v1", "kind": "chat"}]
    study = make_online(
        tmp_path / "s.study", parts, [tmp_path / "again.parquet"], private, online_marks=marks, online_events=events,
        online_accounts=accounts, online_venues=venues,
    )  # fmt: skip
    asked = statements()
    with Duck(study) as duck:
        expected = {name: row_hashes(duck.frame(one.sql, one.values)) for name, one in asked.items()}
    spark = Spark(study)
    try:
        for name, one in asked.items():
            assert expected[name], name
            assert expected[name] == row_hashes(spark.frame(one.sql, one.values)), name
    finally:
        spark.close()
