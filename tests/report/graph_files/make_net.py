"""A small graph in which everything occurs that a form may stumble over."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from inroads.graph.nodes_and_edges import DATES

AWKWARD = 'P "&<2>]]>'


@dataclass(frozen=True)
class Tables:
    """The tables of a graph."""

    persons: pl.DataFrame
    places: pl.DataFrame
    ties: pl.DataFrame
    spells: pl.DataFrame
    presences: pl.DataFrame
    contacts: pl.DataFrame
    memberships: pl.DataFrame
    roles: pl.DataFrame


def make_ties(pairs, persons=()):
    """Ties in one medium between these persons; those of ``persons`` may be alone."""
    names = sorted({*persons, *(name for pair in pairs for name in pair)})
    ties = [f"T-{number}" for number in range(len(pairs))]
    text = pl.String()
    return Tables(
        pl.DataFrame({"person": names}, schema={"person": text}),
        pl.DataFrame(schema={"place": text}),
        pl.DataFrame([(tie, *pair) for tie, pair in zip(ties, pairs, strict=True)], orient="row",
                     schema={"tie": text, "a": text, "b": text}),
        pl.DataFrame({"tie": ties, "medium": ["online"] * len(ties)}, schema={"tie": text, "medium": text}),
        pl.DataFrame(schema={"presence": text, "person": text, "place": text}),
        *nothing_more(),
    )  # fmt: skip


def nothing_more():
    """Contacts, memberships and roles, without a row."""
    named = ("sender", "receiver", "kind"), ("person", "network"), ("person", "layer", "function")
    return [pl.DataFrame(schema=dict.fromkeys(names, pl.String)) for names in named]


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
            {
                "tie": ["T-1", "T-2", "T-3"],
                "a": ["P-01", "P-01", "P-03"],
                "b": [AWKWARD, "P-03", None],
                "directed": [False, directed, False],
                "weight": [2.0, 1.0, 1.0],
                "began_earliest": [date(2010, 1, 1)] * 3,
            }
        ),
        pl.DataFrame(
            [
                ("T-1", "online", date(2010, 1, 1), date(2010, 12, 31), None, None),
                ("T-1", "offline", None, None, date(2012, 1, 1), date(2012, 1, 1)),
                ("T-1", "offline", date(2014, 1, 1), date(2014, 1, 1), None, date(2015, 1, 1)),
                ("T-2", "phone", date(2012, 1, 1), date(2012, 1, 1), None, None),
                ("T-3", "online", None, None, None, None),
            ],
            orient="row",
            schema=["tie", "medium", *DATES],
        ),
        pl.DataFrame(
            {
                "presence": ["T-1", "X"],
                "person": ["P-01", "P-03"],
                "place": ["L-1", "P-03"],
                "function": ["trade", None],
            }
        ),
        *nothing_more(),
    )
