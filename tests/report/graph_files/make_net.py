"""A small graph in which everything occurs that a form may stumble over."""

from dataclasses import dataclass
from datetime import date

import polars as pl

AWKWARD = 'P "&<2>]]>'


@dataclass(frozen=True)
class Tables:
    """The four tables of a graph."""

    persons: pl.DataFrame
    places: pl.DataFrame
    ties: pl.DataFrame
    presences: pl.DataFrame


def make_tables(directed=False):
    """Three persons in three media, a tie with two spells, two places, one of which bears a person's name."""
    return Tables(
        pl.DataFrame(
            {
                "person": ["P-01", AWKWARD, "P-03"],
                "kind": ["identified", "identified", "identified"],
                "name": ["fl4sh", "grimm", None],
                "gender": ["man", None, "not_recorded"],
                "age": [20.0, None, 31.5],
                "ict": [True, None, False],
                "claims": [["c1", "c2"], [], None],
            }
        ),
        pl.DataFrame({"place": ["L-1", "P-03"], "kind": ["forum", "bar"], "medium": ["online", "offline"]}),
        pl.DataFrame(
            [
                ("T-1", "P-01", AWKWARD, "online", 1.0, date(2010, 1, 1), date(2010, 12, 31), None, None),
                ("T-1", "P-01", AWKWARD, "offline", 2.0, None, None, date(2012, 1, 1), date(2012, 1, 1)),
                ("T-1", "P-01", AWKWARD, "offline", 3.0, date(2014, 1, 1), date(2014, 1, 1), None, date(2015, 1, 1)),
                ("T-2", "P-01", "P-03", "phone", 1.0, date(2012, 1, 1), date(2012, 1, 1), None, None),
                ("T-3", "P-03", None, "online", 1.0, None, None, None, None),
            ],
            orient="row",
            schema=[
                "tie",
                "a",
                "b",
                "medium",
                "weight",
                "began_earliest",
                "began_latest",
                "ended_earliest",
                "ended_latest",
            ],
        ).with_columns(pl.lit(directed).alias("directed") & (pl.col("tie") == "T-2")),
        pl.DataFrame(
            {
                "presence": ["T-1", "X"],
                "person": ["P-01", "P-03"],
                "place": ["L-1", "P-03"],
                "function": ["trade", None],
            }
        ),
    )
