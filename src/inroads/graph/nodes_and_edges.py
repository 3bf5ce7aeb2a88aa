"""A graph as other programs know it: nodes with attributes, and edges between them, every one with a name of its own.

Persons and places are nodes; the spells of ties, presences and contacts are edges. Names and texts that people wrote
stay in the study.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

import polars as pl

PERSON, PLACE = "person", "place"
TIE, PRESENCE, CONTACT = "tie", "presence", "contact"
KINDS = (TIE, PRESENCE, CONTACT)
DATES = ("began_earliest", "began_latest", "ended_earliest", "ended_latest")
FREE = frozenset({"name", "occupation", "local_base", "quote", "because", "missing"})
"""Columns that hold words of sources or names, never given to another program."""
EDGE = {"edge": pl.String, "kind": pl.String, "a": pl.String, "b": pl.String, "directed": pl.Boolean}
LISTED = " | "


class GraphTables(Protocol):
    """The tables of a graph that become nodes and edges; ``spells`` say in which medium a tie was kept, and when."""

    @property
    def persons(self) -> pl.DataFrame: ...
    @property
    def places(self) -> pl.DataFrame: ...
    @property
    def ties(self) -> pl.DataFrame: ...
    @property
    def spells(self) -> pl.DataFrame: ...
    @property
    def presences(self) -> pl.DataFrame: ...
    @property
    def contacts(self) -> pl.DataFrame: ...


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


def nodes_and_edges(graph: GraphTables, kinds: Collection[str] = KINDS) -> NodesAndEdges:
    """What a graph holds as nodes and edges, in an order that depends on their names alone.

    ``kinds`` are the kinds of edges wanted; without presences places are left out.
    """
    persons = _nodes(graph.persons, PERSON)
    places = _nodes(graph.places if PRESENCE in kinds else graph.places.clear(), PLACE)
    renamed = pl.when(pl.col("id").is_in(persons["id"].to_list())).then("place:" + pl.col("id")).otherwise("id")
    of_places = places.select(pl.col("id").alias("place"), renamed.alias("b"))
    made = {TIE: _ties(graph), PRESENCE: _presences(graph.presences, of_places), CONTACT: _contacts(graph.contacts)}
    found = pl.concat([_as_edges(made[kind], kind) for kind in KINDS if kind in kinds], how="diagonal_relaxed")
    whole = found.drop_nulls(["a", "b"])
    edges = _own_names(whole.sort(pl.col("kind").replace_strict(list(KINDS), [0, 1, 2]), "edge", maintain_order=True))
    nodes = pl.concat([persons, places.with_columns(renamed.alias("id"))], how="diagonal_relaxed")
    return NodesAndEdges(_all_named(nodes, edges), edges, found.height - whole.height)


def _nodes(table: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The rows of a unit; what the unit itself calls its ``kind`` stands beside that it is a person or a place."""
    kept = table.select([name for name in table.columns if name not in FREE])
    own = {unit: "id"} | ({"kind": f"{unit}_kind"} if "kind" in kept.columns else {})
    named = kept.rename(own).with_columns(pl.lit(unit).alias("kind")).unique("id", keep="first", maintain_order=True)
    return named.select("id", "kind", pl.exclude("id", "kind")).sort("id")


def _ties(graph: GraphTables) -> pl.DataFrame:
    """Each spell of each tie."""
    of_ties = graph.ties.drop([name for name in graph.spells.columns if name in graph.ties.columns and name != "tie"])
    return of_ties.join(graph.spells, on="tie", how="left").with_columns(pl.col("tie").alias("edge"))


def _presences(table: pl.DataFrame, of_places: pl.DataFrame) -> pl.DataFrame:
    named = table.join(of_places, on="place", how="left").with_columns(pl.coalesce("b", "place"))
    return named.rename({"person": "a"}).with_columns(pl.col("presence").alias("edge")).drop("place")


def _contacts(table: pl.DataFrame) -> pl.DataFrame:
    named = table.rename({"sender": "a", "receiver": "b"} | ({"kind": "contact_kind"} if "kind" in table else {}))
    return named.with_columns(pl.lit(CONTACT).alias("edge"), pl.lit(value=True).alias("directed"))


def _as_edges(rows: pl.DataFrame, kind: str) -> pl.DataFrame:
    """The columns every edge has, first."""
    given = [pl.lit(value=False).alias("directed")] if "directed" not in rows.columns else []
    given += [pl.lit(1.0).alias("weight")] if "weight" not in rows.columns else []
    whole = rows.drop([name for name in rows.columns if name in FREE]).with_columns(given)
    said = whole.with_columns(
        pl.lit(kind).alias("kind"),
        pl.col("directed").fill_null(value=False),
        pl.col("weight").cast(pl.Float64).fill_null(1.0),
    )
    return said.select(*EDGE, "weight", pl.exclude(*EDGE, "weight")).cast(dict(EDGE.items()))


def _all_named(nodes: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    """The nodes, and those that only an edge names."""
    of_b = pl.when(pl.col("kind") == PRESENCE).then(pl.lit(PLACE)).otherwise(pl.lit(PERSON)).alias("kind")
    ends = [
        edges.select(pl.col("a").alias("id"), pl.lit(PERSON).alias("kind")),
        edges.select(pl.col("b").alias("id"), of_b),
    ]
    only_named = pl.concat(ends).unique("id", keep="first").join(nodes, on="id", how="anti")
    return pl.concat([nodes, only_named], how="diagonal_relaxed").sort("kind", "id")


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
