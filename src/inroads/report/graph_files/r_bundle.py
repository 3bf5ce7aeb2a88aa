"""A folder that R loads into statnet and RSiena: waves, who was there in each, what is not known as NA."""

from importlib.resources import files

import polars as pl

from inroads.graph.nodes_and_edges import DATES, PERSON, PRESENCE, TIE, NodesAndEdges, as_text, attributes
from inroads.report.graph_files.graphml import both_ways
from inroads.report.graph_files.waves import MAYBE, SURE, Wave, in_waves, waves_of

SCRIPT = "load.R"
UNSAID = "not_recorded"


def r_files(net: NodesAndEdges, told_waves: str, spells: pl.DataFrame | None = None) -> dict[str, bytes]:
    """Each file of the folder by its name.

    ``spells`` (person and the four dates) say when persons belonged to the network; who has none is taken to have
    been there all the time. Raises InputError where the waves cannot be made.
    """
    edges = _with_dates(net.edges)
    waves = waves_of(told_waves, edges)
    ties = edges.filter(pl.col("kind") == TIE)
    mirrored = both_ways(ties)
    layer = pl.col("medium").fill_null(UNSAID) if "medium" in ties.columns else pl.lit(UNSAID)
    states = (
        in_waves(mirrored.with_columns(layer.alias("medium")), waves)
        .group_by("wave", "medium", "a", "b")
        .agg(pl.when((pl.col("state") == SURE).any()).then(pl.lit(SURE)).otherwise(pl.lit(MAYBE)).alias("state"))
        .sort("wave", "medium", "a", "b")
    )
    actors = net.nodes.filter(pl.col("kind") == PERSON)
    shown = actors.select("id", *[as_text(actors, name).alias(name) for name in attributes(actors, "id", "kind")])
    tables = {
        "actors.csv": shown,
        "waves.csv": pl.DataFrame([vars(wave) for wave in waves])
        .rename({"number": "wave"})
        .with_columns(pl.lit(bool(ties["directed"].any())).alias("directed")),
        "ties.csv": states,
        "present.csv": _present(shown["id"], waves, spells),
        "presences.csv": _met(edges),
    }
    written = {name: table.write_csv().encode() for name, table in tables.items() if table.width}
    return written | {SCRIPT: files(__package__).joinpath(SCRIPT).read_bytes()}


def _with_dates(edges: pl.DataFrame) -> pl.DataFrame:
    """Edges of a graph without dates may have been at any time."""
    return edges.with_columns([pl.lit(None, pl.Date).alias(name) for name in DATES if name not in edges.columns])


def _present(persons: pl.Series, waves: list[Wave], spells: pl.DataFrame | None) -> pl.DataFrame:
    everywhere = persons.to_frame("person").join(
        pl.DataFrame({"wave": [wave.number for wave in waves]}), how="cross"
    ).with_columns(pl.lit(SURE).alias("state"))  # fmt: skip
    if spells is None or spells.is_empty():
        return everywhere
    known = spells.filter(pl.col("person").is_in(persons.to_list()))
    told = (
        in_waves(known, waves)
        .group_by("person", "wave")
        .agg(pl.when((pl.col("state") == SURE).any()).then(pl.lit(SURE)).otherwise(pl.lit(MAYBE)).alias("state"))
    )
    unsaid = everywhere.join(known.select("person").unique(), on="person", how="anti")
    return pl.concat([told.select("person", "wave", "state"), unsaid], how="vertical_relaxed").sort("person", "wave")


def _met(edges: pl.DataFrame) -> pl.DataFrame:
    met = edges.filter(pl.col("kind") == PRESENCE).select(pl.col("a").alias("person"), pl.col("b").alias("place"))
    return met if met.height else pl.DataFrame()
