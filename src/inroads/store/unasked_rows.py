"""What is *not asked* of rows that rest on posts alone: what the instrument of a dump cannot have held."""

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.missing import NOT_ASKED, NOT_RECORDED
from inroads.model.tables import TABLES
from inroads.store.coverage import not_asked
from inroads.store.fold import columns_of

Tables = dict[str, pl.DataFrame]


def with_unasked(tables: Tables, frame: Frame) -> Tables:
    """The tables with the blanks of personas and places of posts told: not asked, or not recorded.

    A source without an instrument, and what several sources hold, could have told anything.
    """
    asked = _asked(tables)
    if not asked:
        return tables
    of_personas = tables["personas"].filter(_rests_on_posts()).select("persona", "place", "source")
    of_places = of_personas.group_by("place").agg(pl.col("source").unique())
    single = of_places.filter(pl.col("source").list.len() == 1).select("place", pl.col("source").list.first())
    return {
        **tables,
        "personas": _told("personas", tables["personas"], of_personas.drop("place"), asked, frame),
        "places": _told("places", tables["places"], single, asked, frame),
    }


def _rests_on_posts() -> pl.Expr:
    return pl.col("claims").list.len() == 0


def _asked(tables: Tables) -> dict[str, set[str]]:
    """The sources that have an instrument of which it is known what it covers, with what it covers."""
    covers = tables["instruments"].select("instrument", "covers").drop_nulls()
    held = tables["sources"].join(covers, on="instrument").select("source", "covers")
    return {source: set(names) for source, names in held.iter_rows()}


def _told(
    name: str, table: pl.DataFrame, sources: pl.DataFrame, asked: dict[str, set[str]], frame: Frame
) -> pl.DataFrame:
    declared = TABLES[name]
    columns = [column for column in columns_of(declared, frame) if column.kind != "id"]
    variables = {declared.unit: [column.name for column in columns]}
    choices = {column.name for column in columns if column.kind == "choice"}
    for source in sorted(set(sources["source"].drop_nulls()) & set(asked)):
        blank = not_asked(declared.unit, asked[source], variables)
        units = sources.filter(pl.col("source") == source)[declared.id_column]
        mine = _rests_on_posts() & pl.col(declared.id_column).is_in(units.implode())
        silent = {f"{variable}={NOT_RECORDED}": f"{variable}={NOT_ASKED}" for variable in blank}
        table = table.with_columns(
            *(
                pl.when(mine & (pl.col(variable) == NOT_RECORDED))
                .then(pl.lit(NOT_ASKED))
                .otherwise(variable)
                .alias(variable)
                for variable in blank
                if variable in choices
            ),
            pl.when(mine)
            .then(pl.col("missing").list.eval(pl.element().replace(silent)))
            .otherwise("missing")
            .alias("missing"),
        )
    return table
