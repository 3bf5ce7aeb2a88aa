"""What posts add to the tables: a persona for each author in each place, the places, the sources, and quotes.

Such rows rest on evidence alone and hold no claims. Where claims speak of the same unit, that row stands.
"""

import re

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.missing import NOT_ASKED, NOT_RECORDED
from inroads.model.tables import KEY_JOINT, TABLES
from inroads.store.fold import columns_of
from inroads.store.posts import scan_posts
from inroads.store.study_folder import StudyFolder

QUOTED = 500
_RANGE = re.compile(r"(.+):(\d{1,12})-(\d{1,12})")


def with_posts(tables: dict[str, pl.DataFrame], study: StudyFolder, frame: Frame) -> dict[str, pl.DataFrame]:
    """The tables with what the posts of the study say."""
    posts = scan_posts(study)
    authors = _authors(posts)
    if authors.is_empty():
        return tables
    places = authors.select(pl.col("place").unique()).with_columns(name="place")
    held = filled("personas", tables["personas"], authors, OF_POSTS["persona"])
    described = filled("places", tables["places"], places, OF_POSTS["place"])
    sources = posts.select(pl.col("source").unique()).collect()
    return {
        **tables,
        "personas": with_rows("personas", held, authors, frame),
        "places": with_rows("places", described, places, frame),
        "sources": with_rows("sources", tables["sources"], sources, frame),
        "passages": _with_quotes(tables["passages"], posts, set(places["place"])),
    }


def _authors(posts: pl.LazyFrame) -> pl.DataFrame:
    """One row per author of a place: how many posts, and the source if it is one.

    Names are in the spelling in which people may type them (composed letters, single spaces), as everywhere.
    """
    written = posts.group_by("place", "author").agg(
        count=pl.len().cast(pl.Float64), first=pl.col("source").min(), last=pl.col("source").max()
    )
    spelt = pl.col("author").str.normalize("NFC").str.replace_all(r"\s+", " ").str.strip_chars()
    counted = (
        written.collect()
        .with_columns(author=spelt)
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


OF_POSTS = {"persona": ("name", "place", "source", "post_count"), "place": ("name",)}
"""What posts say of a unit of which claims speak, be it only a judgement who it is."""


def filled(table: str, held: pl.DataFrame, rows: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    """The rows of which claims speak, with what posts say where no claim does, asked for or not."""
    id_column = TABLES[table].id_column
    names = tuple(name for name in names if name in held.columns)
    by_posts = rows.select(id_column, *(pl.col(name).alias(f"posts {name}") for name in names))
    together = held.join(by_posts, on=id_column, how="left", maintain_order="left")
    for name in names:
        silent = [f"{name}={NOT_RECORDED}", f"{name}={NOT_ASKED}"]
        is_silent = pl.col("missing").list.set_intersection(silent).list.len() > 0
        is_new = pl.col(f"posts {name}").is_not_null() & pl.col(name).is_null() & is_silent
        told = pl.col("missing").list.filter(~pl.element().is_in(silent))
        together = together.with_columns(
            pl.when(is_new).then(f"posts {name}").otherwise(name).alias(name),
            pl.when(is_new).then(told).otherwise("missing").alias("missing"),
        )
    return together.select(held.columns)


def with_rows(name: str, held: pl.DataFrame, rows: pl.DataFrame, frame: Frame) -> pl.DataFrame:
    """The table with rows of what no claim speaks of: what they do not say was not recorded."""
    id_column = TABLES[name].id_column
    new = rows.join(held, on=id_column, how="anti")
    said = [column for column in rows.columns if column in held.columns]
    columns = [column for column in columns_of(TABLES[name], frame) if column.name not in said]
    blank = [pl.lit(NOT_RECORDED).alias(column.name) for column in columns if column.kind == "choice"]
    silent = [f"{column.name}={NOT_RECORDED}" for column in columns if column.kind != "choice"]
    blank += [pl.lit(silent, dtype=pl.List(pl.String)).alias("missing")]
    blank += [pl.lit([], dtype=pl.List(pl.String)).alias("claims")]
    made = new.select(said).with_columns(blank)
    rest = [
        pl.lit(None, dtype=kind).alias(column) for column, kind in held.schema.items() if column not in made.columns
    ]
    return pl.concat([held, made.with_columns(rest).select(held.columns)]).sort(id_column)


def _with_quotes(passages: pl.DataFrame, posts: pl.LazyFrame, places: set[str]) -> pl.DataFrame:
    """The words of the posts that passages refer to (``PLACE#POST`` or ``PLACE#POST:10-30``), where none are quoted."""
    asked = [
        (passage, place, *part)
        for passage in passages.filter(pl.col("quote").is_null())["passage"]
        for place, mark, rest in [passage.partition("#")]
        if mark and place in places
        for part in _parts(rest)
    ]
    if not asked:
        return passages
    wanted = pl.DataFrame(asked, schema=["passage", "place", "post", "start", "stop"], orient="row")
    texts = posts.select("place", "post", "text").join(
        wanted.lazy().select("place", "post").unique(), on=["place", "post"], how="semi"
    )
    found = wanted.join(texts.collect(), on=["place", "post"]).with_columns(
        words=pl.col("text").str.slice(pl.col("start"), pl.min_horizontal(pl.col("stop") - pl.col("start"), QUOTED))
    )
    words = found.sort("stop", descending=True).unique("passage", keep="first").select("passage", "words")
    joined = passages.join(words, on="passage", how="left", maintain_order="left")
    return joined.with_columns(quote=pl.coalesce("quote", "words")).drop("words")


def _parts(rest: str) -> list[tuple[str, int, int]]:
    """What comes after the place may be: a whole post, or a post whose id is followed by a range."""
    found = _RANGE.fullmatch(rest)
    whole = [(rest, 0, QUOTED)]
    return [*whole, (found[1], int(found[2]), int(found[3]))] if found else whole
