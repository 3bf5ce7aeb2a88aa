"""What a table that is folded anew holds though no claim says it: what posts say of personas and places."""

import polars as pl

from inroads.model.missing import FIVE_WORDS, NOT_ASKED, NOT_RECORDED
from inroads.model.tables import UNITS, Table
from inroads.store.fold import columns_of
from inroads.store.post_rows import OF_POSTS, SILENT, filled, variable_of, with_rows
from inroads.store.snapshot_like import SnapshotLike


def with_unclaimed(table: Table, made: pl.DataFrame, snapshot: SnapshotLike, sources: pl.Series | None) -> pl.DataFrame:
    """The table with the further columns of the whole snapshot's, and with what rests on no claim.

    Rows of posts come in where the posts are of one of the ``sources``, whoever judged them; other rows that no claim
    made only where ``sources`` are not told.
    """
    whole, id_column = snapshot.table(table.name), table.id_column
    further = [name for name in whole.columns if name not in made.columns]
    if further:
        made = made.join(whole.select(id_column, *further), on=id_column, how="left").select(whole.columns)
    is_unclaimed = pl.col("claims").list.len() == 0
    unclaimed = whole.filter(is_unclaimed)
    if table.unit in OF_POSTS:
        posted = _by_posts(table, snapshot)
        seen = posted if sources is None else posted.join(_in_sight(table, snapshot, sources), on=id_column, how="semi")
        judged = seen.join(whole.filter(~is_unclaimed), on=id_column, how="semi")
        made = with_rows(table.name, filled(table.name, made, posted, OF_POSTS[table.unit]), judged, snapshot.frame)
        made = _unasked(table, made, whole.join(posted, on=id_column, how="semi"), snapshot)
        unclaimed = unclaimed if sources is None else unclaimed.join(seen, on=id_column, how="semi")
    elif sources is not None:
        return made
    unclaimed = unclaimed.join(made, on=id_column, how="anti")
    return pl.concat([made, unclaimed]).sort(id_column) if unclaimed.height else made


def _by_posts(table: Table, snapshot: SnapshotLike) -> pl.DataFrame:
    """Of each row that posts know what they say and no claim does."""
    whole, claims = snapshot.table(table.name), snapshot.table("claims")
    says = (pl.col("polarity") == "present") & (pl.col("state") != "withdrawn") & ~pl.col("value").is_in(FIVE_WORDS)
    said = claims.filter(says, unit_type=table.unit)
    names = [name for name in OF_POSTS[table.unit] if name in whole.columns]
    is_said = {
        name: pl.col(table.id_column).is_in(said.filter(variable=variable_of(name))["unit"].implode()) for name in names
    }
    told = {name: ~is_said[name] for name in names}
    told |= {name: told[name] & ~pl.col(name).is_in(SILENT) for name in names if whole.schema[name] == pl.String}
    cells = whole.select(table.id_column, *(pl.when(told[name]).then(name).alias(name) for name in names))
    return cells.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in names))


def _in_sight(table: Table, snapshot: SnapshotLike, sources: pl.Series) -> pl.DataFrame:
    """The personas whose posts are all of one of the sources, or their places."""
    seen = _by_posts(UNITS["persona"], snapshot).filter(pl.col("source").is_in(sources.implode()))
    return seen.select(table.id_column).unique()


def _unasked(table: Table, made: pl.DataFrame, whole: pl.DataFrame, snapshot: SnapshotLike) -> pl.DataFrame:
    """What the whole study did not ask of a unit, no part of it did."""
    columns = [column for column in columns_of(table, snapshot.frame) if column.kind != "id"]
    was = whole.select(table.id_column, pl.all().exclude(table.id_column).name.prefix("whole "))
    both = made.join(was, on=table.id_column, how="left", maintain_order="left")
    for column in columns:
        name = column.name
        if column.kind == "choice":
            is_blank = (pl.col(f"whole {name}") == NOT_ASKED) & (pl.col(name) == NOT_RECORDED)
            told = pl.when(is_blank).then(pl.lit(NOT_ASKED)).otherwise(name).alias(name)
        else:
            silent = {f"{name}={NOT_RECORDED}": f"{name}={NOT_ASKED}"}
            is_blank = pl.col("whole missing").list.contains(f"{name}={NOT_ASKED}")
            asked = pl.col("missing").list.eval(pl.element().replace(silent))
            told = pl.when(is_blank).then(asked).otherwise("missing").alias("missing")
        both = both.with_columns(told)
    return both.select(made.columns)
