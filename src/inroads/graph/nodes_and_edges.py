"""A graph as other programs know it: nodes with attributes, and edges between them, every one with a name of its own.

Persons and places are nodes, ties and presences edges. Texts that people wrote freely stay in the study.
"""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

PERSON, PLACE = "person", "place"
TIE, PRESENCE = "tie", "presence"
DATES = ("began_earliest", "began_latest", "ended_earliest", "ended_latest")
FREE = frozenset({"name", "occupation", "local_base", "quote", "because", "missing"})
"""Columns that hold words of sources or names, never given to another program."""
EDGE = {"edge": pl.String, "kind": pl.String, "a": pl.String, "b": pl.String, "directed": pl.Boolean}
LISTED = " | "


class GraphTables(Protocol):
    """The four tables of a graph."""

    @property
    def persons(self) -> pl.DataFrame:
        """One row a person: ``person`` and what is known of it."""

    @property
    def places(self) -> pl.DataFrame:
        """One row a place: ``place`` and what is known of it."""

    @property
    def ties(self) -> pl.DataFrame:
        """One row a tie in a medium: ``tie``, ``a``, ``b``, ``directed``, ``weight`` and more."""

    @property
    def presences(self) -> pl.DataFrame:
        """One row a person in a place: ``presence``, ``person``, ``place`` and more."""


@dataclass(frozen=True)
class NodesAndEdges:
    """``nodes`` (id, kind, attributes) and ``edges`` (edge, kind, a, b, directed, weight, attributes)."""

    nodes: pl.DataFrame
    edges: pl.DataFrame
    left_out: int = 0
    """Ties that name only one person, so that no edge can be made of them."""

    @property
    def two_mode(self) -> bool:
        """Whether every edge leads from a person to a place."""
        return self.edges.height > 0 and (self.edges["kind"] == PRESENCE).all()

    @property
    def mixed(self) -> bool:
        """Whether some edges have a direction and some have none."""
        return self.edges["directed"].n_unique() > 1

    @property
    def directed(self) -> bool:
        """Whether any edge has a direction."""
        return bool(self.edges["directed"].any())


def nodes_and_edges(graph: GraphTables, ties: bool = True, presences: bool = True) -> NodesAndEdges:
    """What a graph holds as nodes and edges, in an order that depends on their names alone.

    Without ``presences`` places are left out, without ``ties`` persons stay tied to places only.
    """
    persons = _nodes(graph.persons, PERSON)
    places = _nodes(graph.places if presences else graph.places.clear(), PLACE)
    shared = pl.col("id").is_in(persons["id"].to_list())
    renamed = pl.when(shared).then(pl.lit("place:") + pl.col("id")).otherwise("id")
    of_places = places.select("id", renamed.alias("as"))
    drawn, left_out = _ties(graph.ties if ties else graph.ties.clear())
    met = _presences(graph.presences if presences else graph.presences.clear(), of_places)
    edges = pl.concat([drawn, met], how="diagonal_relaxed").sort("kind", "edge", descending=[True, False])
    nodes = pl.concat([persons, places.with_columns(renamed.alias("id"))], how="diagonal_relaxed")
    return NodesAndEdges(_all_named(nodes, edges), _own_names(edges), left_out)


def _nodes(table: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The rows of a unit; what the unit itself calls its ``kind`` stands beside that it is a person or a place."""
    kept = table.select([name for name in table.columns if name not in FREE])
    own = {unit: "id"} | ({"kind": f"{unit}_kind"} if "kind" in kept.columns else {})
    named = kept.rename(own).with_columns(pl.lit(unit).alias("kind")).unique("id", keep="first", maintain_order=True)
    return named.select("id", "kind", pl.exclude("id", "kind")).sort("id")


def _ties(table: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    kept = table.select([name for name in table.columns if name not in FREE])
    whole = kept.drop_nulls(["a", "b"]).with_columns(pl.lit(TIE).alias("kind"), pl.col("tie").alias("edge"))
    return _as_edges(whole), kept.height - whole.height


def _presences(table: pl.DataFrame, of_places: pl.DataFrame) -> pl.DataFrame:
    kept = table.select([name for name in table.columns if name not in FREE])
    whole = kept.drop_nulls(["person", "place"]).join(of_places, left_on="place", right_on="id", how="left")
    ends = whole.with_columns(pl.col("person").alias("a"), pl.coalesce("as", "place").alias("b"))
    named = ends.with_columns(pl.lit(PRESENCE).alias("kind"), pl.col("presence").alias("edge"))
    return _as_edges(named.drop("as", "person", "place"))


def _as_edges(rows: pl.DataFrame) -> pl.DataFrame:
    """The columns every edge has, first."""
    given = [pl.lit(False).alias("directed")] if "directed" not in rows.columns else []
    given += [pl.lit(1.0).alias("weight")] if "weight" not in rows.columns else []
    whole = rows.with_columns(given).with_columns(
        pl.col("directed").fill_null(value=False), pl.col("weight").cast(pl.Float64).fill_null(1.0)
    )
    return whole.select(*EDGE, "weight", pl.exclude(*EDGE, "weight")).cast(dict(EDGE.items()))


def _all_named(nodes: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    """The nodes, and those that only an edge names."""
    ends = pl.concat(
        [
            edges.select(pl.col("a").alias("id"), pl.lit(PERSON).alias("kind")),
            edges.select(
                pl.col("b").alias("id"),
                pl.when(pl.col("kind") == PRESENCE).then(pl.lit(PLACE)).otherwise(pl.lit(PERSON)).alias("kind"),
            ),
        ]
    ).unique("id", keep="first")
    only_named = ends.join(nodes, on="id", how="anti").sort("kind", "id")
    whole = pl.concat([nodes, only_named], how="diagonal_relaxed")
    return whole.sort("kind", "id")


def _own_names(edges: pl.DataFrame) -> pl.DataFrame:
    """Each edge with a name no other bears: a tie that is kept in two media is two edges, ``T-1`` and ``T-1#2``."""
    running = pl.int_range(pl.len()).over("edge") + 1
    numbered = pl.when(running > 1).then(pl.col("edge") + "#" + running.cast(pl.String)).otherwise("edge")
    named = edges.with_columns(numbered.alias("edge"))
    if named["edge"].n_unique() < named.height:
        return named.with_columns((pl.lit("e") + pl.int_range(1, pl.len() + 1).cast(pl.String)).alias("edge"))
    return named


def attributes(table: pl.DataFrame, *but: str) -> list[str]:
    """The columns that say something of at least one row, without ``but``."""
    return [name for name in table.columns if name not in but and table[name].null_count() < table.height]


def as_text(table: pl.DataFrame, name: str) -> pl.Expr:
    """A column as text: days in ISO form, several values with a bar between, truth as ``true`` and ``false``."""
    kind = table.schema[name]
    if kind == pl.List(pl.String):
        return pl.when(pl.col(name).list.len() > 0).then(pl.col(name).list.join(LISTED))
    if kind in {pl.Date, pl.Datetime}:
        return pl.col(name).dt.strftime("%Y-%m-%d")
    return pl.col(name).cast(pl.String)
