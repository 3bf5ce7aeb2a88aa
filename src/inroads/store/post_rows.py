"""What posts and accounts add to the tables: personas of each place, the places and their rooms, sources, quotes.

Such rows rest on evidence alone and hold no claims. Where claims speak of the same unit, that row stands.
"""

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.missing import NOT_ASKED, NOT_RECORDED
from inroads.model.tables import KEY_JOINT, TABLES
from inroads.store.fold import columns_of
from inroads.store.online_rows import ROOM_JOINT, personas_of_accounts, places_of_venues, spelt
from inroads.store.post_quotes import with_quotes
from inroads.store.posts import scan_posts
from inroads.store.study_folder import StudyFolder


def with_posts(tables: dict[str, pl.DataFrame], study: StudyFolder, frame: Frame) -> dict[str, pl.DataFrame]:
    """The tables with what the posts, accounts and venues of the study say."""
    posts = scan_posts(study)
    personas = _personas(_authors(posts), personas_of_accounts(study, frame))
    venues = places_of_venues(study)
    if personas.is_empty() and venues.is_empty():
        return tables
    own = pl.concat([personas["place"], venues["place"].str.split(ROOM_JOINT).list.first()]).unique()
    places = pl.concat([pl.DataFrame({"place": own, "name": own}), venues], how="diagonal").unique("place", keep="last")
    held = filled("personas", tables["personas"], personas, OF_POSTS["persona"])
    described = filled("places", tables["places"], places, OF_POSTS["place"])
    sources = pl.concat([posts.select("source").unique().collect(), personas.select("source")]).drop_nulls().unique()
    return {
        **tables,
        "personas": with_rows("personas", held, personas, frame),
        "places": with_rows("places", described, places, frame),
        "sources": with_rows("sources", tables["sources"], sources, frame),
        "passages": with_quotes(tables["passages"], study, set(own)),
    }


def _personas(authors: pl.DataFrame, accounts: pl.DataFrame) -> pl.DataFrame:
    """Authors of posts and accounts, each once: how many posts is known of those who wrote some."""
    both = authors.join(accounts, on="persona", how="full", coalesce=True, suffix=" of account")
    return both.with_columns(
        pl.coalesce("place", "place of account").alias("place"),
        pl.coalesce("name of account", "name").alias("name"),
        pl.when(pl.col("post_count").is_null()).then("source of account").otherwise("source").alias("source"),
    ).drop("place of account", "name of account", "source of account")


def _authors(posts: pl.LazyFrame) -> pl.DataFrame:
    """One row per author of a place: how many posts, and the source if it is one.

    Names are in the spelling in which people may type them (composed letters, single spaces), as everywhere.
    """
    written = posts.group_by("place", "author").agg(
        count=pl.len().cast(pl.Float64), first=pl.col("source").min(), last=pl.col("source").max()
    )
    counted = (
        written.collect()
        .with_columns(author=spelt("author"))
        .group_by("place", "author")
        .agg(post_count=pl.col("count").sum(), source=pl.col("first").min(), last=pl.col("last").max())
    )
    return counted.select(
        pl.concat_str("place", "author", separator=KEY_JOINT).alias("persona"),
        "place",
        pl.col("author").alias("name"),
        "post_count",
        source=pl.when(pl.col("source") == pl.col("last")).then("source"),
    )


OF_POSTS = {
    "persona": ("name", "place", "source", "post_count", "rank", "joined_earliest", "joined_latest"),
    "place": ("name", "medium", "access"),
}
"""What posts, accounts and venues say of a unit of which claims speak, be it only a judgement who it is."""

SILENT = (NOT_RECORDED, NOT_ASKED)


def variable_of(column: str) -> str:
    """The variable that a column is of: a date has two columns."""
    return column.removesuffix("_earliest").removesuffix("_latest")


def filled(table: str, held: pl.DataFrame, rows: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    """The rows of which claims speak, with what posts say where no claim does, asked for or not."""
    id_column = TABLES[table].id_column
    names = tuple(name for name in names if name in held.columns and name in rows.columns)
    by_posts = rows.select(id_column, *(pl.col(name).alias(f"posts {name}") for name in names))
    together = held.join(by_posts, on=id_column, how="left", maintain_order="left")
    missing, cells = pl.col("missing"), []
    for name in names:
        silent = [f"{variable_of(name)}={word}" for word in SILENT]
        is_silent = pl.col(name).is_null() & (pl.col("missing").list.set_intersection(silent).list.len() > 0)
        if held.schema[name] == pl.String:
            is_silent |= pl.col(name).is_in(SILENT).fill_null(value=False)
        is_new = pl.col(f"posts {name}").is_not_null() & is_silent
        missing = pl.when(is_new).then(missing.list.filter(~pl.element().is_in(silent))).otherwise(missing)
        cells.append(pl.when(is_new).then(f"posts {name}").otherwise(name).alias(name))
    return together.with_columns(*cells, missing.alias("missing")).select(held.columns)


def with_rows(name: str, held: pl.DataFrame, rows: pl.DataFrame, frame: Frame) -> pl.DataFrame:
    """The table with rows of what no claim speaks of: what they do not say was not recorded."""
    id_column = TABLES[name].id_column
    new = rows.join(held, on=id_column, how="anti")
    said = [column for column in rows.columns if column in held.columns]
    columns = [column for column in columns_of(TABLES[name], frame) if column.name not in map(variable_of, said)]
    choices = {column.name for column in columns_of(TABLES[name], frame) if column.kind == "choice"}
    dates = [column for column in said if column.endswith("_earliest")]
    blank = [pl.col(column).fill_null(NOT_RECORDED) for column in said if column in choices]
    blank += [pl.lit(NOT_RECORDED).alias(column.name) for column in columns if column.kind == "choice"]
    silent = [f"{column.name}={NOT_RECORDED}" for column in columns if column.kind != "choice"]
    missing = pl.lit(silent, dtype=pl.List(pl.String))
    for date in dates:
        undated = pl.lit([*silent, f"{variable_of(date)}={NOT_RECORDED}"], dtype=pl.List(pl.String))
        missing = pl.when(pl.col(date).is_null()).then(undated).otherwise(missing)
    blank += [missing.alias("missing")]
    blank += [pl.lit([], dtype=pl.List(pl.String)).alias("claims")]
    made = new.select(said).with_columns(blank)
    rest = [
        pl.lit(None, dtype=kind).alias(column) for column, kind in held.schema.items() if column not in made.columns
    ]
    return pl.concat([held, made.with_columns(rest).select(held.columns)]).sort(id_column)
