"""Give every column of a folded table its type, and say in ``missing`` why a cell is null."""

import polars as pl

from inroads.errors import InputError
from inroads.model.missing import FIVE_WORDS, NOT_RECORDED
from inroads.model.tables import Column, date_columns
from inroads.model.when import When

JOINT = " | "


def to_columns(wide: pl.DataFrame, id_column: str, columns: list[Column]) -> pl.DataFrame:
    """The typed table: id, the columns in their order, ``missing``, ``claims``; sorted by id."""
    wide = wide.with_columns(_fitting(column, wide) for column in columns)
    typed: list[pl.Expr] = [pl.col(id_column)]
    for column in columns:
        typed.extend(_typed(column, wide))
    said = [
        pl.when(pl.col(column.name).is_in(FIVE_WORDS)).then(pl.format(f"{column.name}={{}}", pl.col(column.name)))
        for column in columns
        if column.kind != "choice"
    ]
    silent = pl.concat_list(said).list.drop_nulls() if said else pl.lit([], dtype=pl.List(pl.String))
    listed = pl.col("claims").fill_null(pl.lit([], dtype=pl.List(pl.String)))
    return wide.select(*typed, silent.alias("missing"), listed).sort(id_column)


def _fitting(column: Column, wide: pl.DataFrame) -> pl.Expr:
    """The cells of a column, but for those a frame of another type left behind: they tell nothing that can be read."""
    cell = pl.col(column.name)
    if column.kind == "number":
        fits = cell.cast(pl.Float64, strict=False).is_not_null()
    elif column.kind == "flag":
        fits = cell.is_in(["yes", "no"])
    elif column.kind == "date":
        fits = cell.is_in([text for text in wide[column.name].unique().drop_nulls() if _is_date(text)])
    else:
        return cell
    return pl.when(fits | cell.is_in(FIVE_WORDS)).then(cell).otherwise(pl.lit(NOT_RECORDED)).alias(column.name)


def _is_date(text: str) -> bool:
    try:
        When.read(text)
    except InputError:
        return False
    return True


def _typed(column: Column, wide: pl.DataFrame) -> list[pl.Expr]:
    if column.kind == "choice":
        return [pl.col(column.name)]
    known = pl.when(~pl.col(column.name).is_in(FIVE_WORDS)).then(pl.col(column.name))
    if column.kind in ("choices", "refs"):
        return [known.str.split(JOINT).alias(column.name)]
    if column.kind == "number":
        return [known.cast(pl.Float64).alias(column.name)]
    if column.kind == "flag":
        return [(known == "yes").alias(column.name)]
    if column.kind == "date":
        return _dates(column.name, wide)
    return [known.alias(column.name)]


def _dates(name: str, wide: pl.DataFrame) -> list[pl.Expr]:
    """``at`` becomes ``at_earliest`` and ``at_latest``; each distinct text is read once."""
    texts = [text for text in wide[name].unique().to_list() if text is not None and text not in FIVE_WORDS]
    read = [When.read(text) for text in texts]
    return (
        [
            pl.col(name).replace_strict(texts, bounds, default=None, return_dtype=pl.Date).alias(column)
            for column, bounds in zip(
                date_columns(name), ([when.earliest for when in read], [when.latest for when in read]), strict=True
            )
        ]
        if texts
        else [pl.lit(None, dtype=pl.Date).alias(column) for column in date_columns(name)]
    )
