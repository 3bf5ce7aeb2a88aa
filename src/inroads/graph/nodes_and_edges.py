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
WITHHELD = frozenset({"name", "quote", "because", "missing"})
"""Columns that hold names or words of sources, never given to another program."""
PERSONA = "persona"
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
    @property
    def memberships(self) -> pl.DataFrame: ...
    @property
    def roles(self) -> pl.DataFrame: ...


@dataclass(frozen=True)
class NodesAndEdges:
    """``nodes`` (id, kind, attributes) and ``edges`` (edge, kind, a, b, directed, weight, attributes)."""

    nodes: pl.DataFrame
    edges: pl.DataFrame
    left_out: int = 0
    """Ties that name only one person, so that no edge can be made of them."""
    withheld: tuple[str, ...] = ()
    """Columns that stayed in the study, as names or free texts stand in them."""

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


def nodes_and_edges(
    graph: GraphTables, kinds: Collection[str] = KINDS, withheld: Collection[str] = WITHHELD
) -> NodesAndEdges:
    """What a graph holds as nodes and edges, in an order that depends on their names alone.

    ``kinds`` are the kinds of edges wanted; without presences places are left out. Columns ``withheld`` stay behind.
    Personas are numbered: what a name on a forum was stays in the study.
    """
    met = graph.contacts if CONTACT in kinds else graph.contacts.clear()
    persons = _with_parts(_nodes(graph.persons, PERSON), graph)
    persons, met = _numbered(persons, met) if CONTACT in kinds else (_without_personas(persons), met)
    places = _nodes(graph.places if PRESENCE in kinds else graph.places.clear(), PLACE)
    renamed = pl.when(pl.col("id").is_in(persons["id"].to_list())).then("place:" + pl.col("id")).otherwise("id")
    of_places = places.select(pl.col("id").alias("place"), renamed.alias("b"))
    made = {TIE: _ties(graph), PRESENCE: _presences(graph.presences, of_places), CONTACT: _contacts(met)}
    found = pl.concat([_as_edges(made[kind], kind) for kind in KINDS if kind in kinds], how="diagonal_relaxed")
    whole = found.drop_nulls(["a", "b"])
    edges = _own_names(whole.sort(pl.col("kind").replace_strict(list(KINDS), [0, 1, 2]), "edge", maintain_order=True))
    nodes = pl.concat([persons, places.with_columns(renamed.alias("id"))], how="diagonal_relaxed")
    kept = _all_named(nodes, edges)
    filled = {name for table in (kept, edges) for name in attributes(table, "missing")}
    kept, edges = (table.drop([name for name in table.columns if name in withheld]) for table in (kept, edges))
    return NodesAndEdges(kept, edges, found.height - whole.height, tuple(sorted(filled & {*withheld})))


def _with_parts(persons: pl.DataFrame, graph: GraphTables) -> pl.DataFrame:
    """Persons with their networks, layers and functions; where nobody has two of a kind, as plain words."""
    told = (("network", graph.memberships), ("layer", graph.roles), ("function", graph.roles))
    for name, table in told:
        if name not in table.columns or table.is_empty():
            continue
        of_person = table.drop_nulls(name).group_by("person").agg(pl.col(name).unique().sort())
        single = of_person.filter(pl.col(name).list.len() > 1).is_empty()
        given = of_person.with_columns(pl.col(name).list.first()) if single else of_person
        persons = persons.join(given, left_on="id", right_on="person", how="left", maintain_order="left")
    return persons


def _without_personas(persons: pl.DataFrame) -> pl.DataFrame:
    if "person_kind" not in persons.columns:
        return persons
    return persons.filter(pl.col("person_kind").ne_missing(PERSONA))


def _numbered(persons: pl.DataFrame, contacts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Personas by numbers in place of their names."""
    if "person_kind" not in persons.columns:
        return persons, contacts
    names = persons.filter(pl.col("person_kind") == PERSONA)["id"].sort().to_list()
    numbers = [f"{PERSONA}-{number}" for number in range(1, len(names) + 1)]
    told = [pl.col(end).replace(names, numbers) for end in ("sender", "receiver")]
    return persons.with_columns(pl.col("id").replace(names, numbers)), contacts.with_columns(told)


def _nodes(table: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The rows of a unit; what the unit itself calls its ``kind`` stands beside that it is a person or a place."""
    own = {unit: "id"} | ({"kind": f"{unit}_kind"} if "kind" in table.columns else {})
    named = table.rename(own).with_columns(pl.lit(unit).alias("kind")).unique("id", keep="first", maintain_order=True)
    return named.select("id", "kind", pl.exclude("id", "kind")).sort("id")


def _ties(graph: GraphTables) -> pl.DataFrame:
    """Each spell of each tie in a medium; one in none stands for itself only where no other tells the tie."""
    alone = pl.col("medium").is_not_null() | pl.col("medium").is_null().all().over("tie")
    spells = graph.spells.filter(alone)
    of_ties = graph.ties.drop([name for name in graph.spells.columns if name in graph.ties.columns and name != "tie"])
    return of_ties.join(spells, on="tie", how="left").with_columns(pl.col("tie").alias("edge"))


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
    said = rows.with_columns(given).with_columns(
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
