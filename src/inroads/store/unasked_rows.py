"""What is *not asked* of personas and places known from posts: what the instrument of a dump cannot have held."""

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.missing import NOT_ASKED, NOT_RECORDED
from inroads.model.tables import TABLES
from inroads.store.coverage import not_asked
from inroads.store.fold import columns_of

Tables = dict[str, pl.DataFrame]


def with_unasked(tables: Tables, frame: Frame) -> Tables:
    """The tables with the blanks of personas and places of posts told: not asked, or not recorded.

    A source without an instrument, and posts of several sources, could have told anything. So could each source that
    claims on the unit cite; what a coder says without a source asks nobody.
    """
    asked = _asked(tables)
    if not asked:
        return tables
    of_personas = _of_posts(tables)
    of_places = of_personas.group_by("place").agg(pl.col("source").unique())
    single = of_places.filter(pl.col("source").list.len() == 1).select("place", pl.col("source").list.first())
    return {
        **tables,
        "personas": _told("personas", tables, of_personas.drop("place"), asked, frame),
        "places": _told("places", tables, single, asked, frame),
    }


def _of_posts(tables: Tables) -> pl.DataFrame:
    """Personas known from posts, be they judged or not, with place and source; what a claim says is no post's word."""
    personas, claims = tables["personas"], tables["claims"]
    counted = pl.col("post_count").is_not_null() if "post_count" in personas.columns else pl.lit(value=False)
    by_hand = (pl.col("unit_type") == "persona") & pl.col("variable").is_in(["post_count", "source"])
    told = claims.filter(by_hand & (pl.col("state") != "withdrawn"))["unit"]
    posted = personas.filter((pl.col("claims").list.len() == 0) | counted)
    is_told = pl.col("persona").is_in(told.implode())
    return posted.select("persona", "place", source=pl.when(~is_told).then("source"))


def _with_cited(units: pl.DataFrame, name: str, tables: Tables) -> pl.DataFrame:
    """Per unit all its ``sources``: that of the posts, and those that its claims cite."""
    id_column = TABLES[name].id_column
    held = tables[name].select(id_column, claim="claims").explode("claim").join(units, on=id_column, how="semi")
    passages = tables["claims"].select("claim", passage="passages").explode("passage").drop_nulls("passage")
    sources = tables["passages"].select("passage", "source").filter(pl.col("source").fill_null("") != "")
    cited = held.join(passages, on="claim").join(sources, on="passage").select(id_column, "source")
    both = pl.concat(
        [units.select(id_column, "source").drop_nulls(), cited.join(units.drop_nulls(), on=id_column, how="semi")]
    )
    return both.group_by(id_column).agg(sources=pl.col("source").unique().sort())


def _asked(tables: Tables) -> dict[str, set[str]]:
    """The sources that have an instrument of which it is known what it covers, with what it covers."""
    covers = tables["instruments"].select("instrument", "covers").drop_nulls()
    held = tables["sources"].join(covers, on="instrument").select("source", "covers")
    return {source: set(names) for source, names in held.iter_rows()}


def _told(name: str, tables: Tables, units: pl.DataFrame, asked: dict[str, set[str]], frame: Frame) -> pl.DataFrame:
    declared, table = TABLES[name], tables[name]
    columns = {column.name: column.kind for column in columns_of(declared, frame) if column.kind != "id"}
    said = tables["claims"].filter(pl.col("state") != "withdrawn", unit_type=declared.unit).select("unit", "variable")
    for (sources,), group in _with_cited(units, name, tables).group_by("sources", maintain_order=True):
        if not asked.keys() >= set(sources):
            continue
        covered = set().union(*(asked[source] for source in sources))
        for variable in not_asked(declared.unit, covered, {declared.unit: list(columns)}):
            mine = group.join(said.filter(variable=variable), left_on=declared.id_column, right_on="unit", how="anti")
            is_mine = pl.col(declared.id_column).is_in(mine[declared.id_column].implode())
            table = table.with_columns(_unasked(variable, columns[variable], is_mine))
    return table


def _unasked(variable: str, kind: str, is_mine: pl.Expr) -> pl.Expr:
    """A column, or its word in ``missing``, in which what was not recorded of some units was not asked."""
    if kind == "choice":
        is_blank = is_mine & (pl.col(variable) == NOT_RECORDED)
        return pl.when(is_blank).then(pl.lit(NOT_ASKED)).otherwise(variable).alias(variable)
    silent = {f"{variable}={NOT_RECORDED}": f"{variable}={NOT_ASKED}"}
    told = pl.col("missing").list.eval(pl.element().replace(silent))
    return pl.when(is_mine).then(told).otherwise("missing").alias("missing")
