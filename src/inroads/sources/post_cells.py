"""What the cells of posts say, as columns of text; what is no single value is a fault."""

import math
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import zip_longest
from typing import Any

import polars as pl

from inroads.language import _
from inroads.model.number import whole
from inroads.model.tables import KEY_JOINT
from inroads.sources.post_mapping import PostField

JOINT = " | "
BROKEN = object()
"""What a cell says that is no single value nor a list of them."""


def joined(columns: Sequence[Sequence[Any]], joint: str = KEY_JOINT) -> Sequence[Any]:
    """The cells of a part of a post; several columns make one text, blank where one of them is."""
    if len(columns) == 1:
        return columns[0]
    columns = [column.to_list() if isinstance(column, pl.Series) else column for column in columns]
    return [_together(cells, joint) for cells in zip_longest(*columns)]


def _together(cells: tuple[Any, ...], joint: str) -> Any:
    said = [as_said(cell) for cell in cells]
    if any(cell is BROKEN for cell in said):
        return cells
    return joint.join(map(str, said)) if all(said) else None


def as_said(cell: Any) -> Any:
    """A cell as text; None for a blank one, :data:`BROKEN` for what is no single value."""
    said: Any = BROKEN
    match cell:
        case None | str():
            said = cell
        case bool():
            said = "true" if cell else "false"
        case float():
            said = str(whole(cell)) if math.isfinite(cell) else None
        case int():
            said = str(cell)
        case date():
            said = cell.isoformat()
        case list() if all(isinstance(part, str | int | float) for part in cell):
            said = JOINT.join(str(as_said(part)) for part in cell) or None
    return said


def text_column(cells: Sequence[Any]) -> tuple[pl.Series, list[int], int]:
    """The cells as one column of text; which of them are broken, and how many held half a character."""
    broken: list[int] = []
    if isinstance(cells, pl.Series):
        return cells.cast(pl.String), broken, 0
    if set(map(type, cells)) <= {int, type(None)}:
        with suppress(OverflowError, TypeError):
            return pl.Series(cells, dtype=pl.Int64).cast(pl.String), broken, 0
    if not set(map(type, cells)) <= {str, type(None)}:
        said = [as_said(cell) for cell in cells]
        broken = [row for row, cell in enumerate(said) if cell is BROKEN]
        cells = ["\ufffd" if cell is BROKEN else cell for cell in said] if broken else said
    try:
        return pl.Series(cells, dtype=pl.String), broken, 0
    except UnicodeEncodeError:  # half of a character beyond U+FFFF, as programs that cut texts leave it
        whole_cells = [cell and cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for cell in cells]
        halved = sum(old != new for old, new in zip(cells, whole_cells, strict=True))
        return pl.Series(whole_cells, dtype=pl.String), broken, halved


def as_name(texts: pl.Series) -> pl.Series:
    """Names as they are compared: one space between words, none around them."""
    if not texts.str.contains(r"[\s\x00]").any():
        return texts
    return texts.str.replace_all(r"[\s\x00]+", " ").str.strip_chars()


def as_text(texts: pl.Series) -> pl.Series:
    """Texts as they stand, but for line ends."""
    return texts.str.replace_all("\r\n?", "\n") if texts.str.contains("\r", literal=True).any() else texts


def filled(
    texts: pl.Series, field: PostField, blank: frozenset[str], *, is_bare: bool = False
) -> tuple[pl.Series, pl.Series]:
    """Blank cells made null or filled as the mapping says, and what it translates; and which it does not know.

    ``is_bare`` where no white space stands around the cells.
    """
    bare = texts
    if not is_bare and (texts.str.contains(r"^\s").any() or texts.str.contains(r"\s$").any()):
        bare = texts.str.strip_chars()
    if blank or bare.str.len_bytes().min() == 0:
        texts = texts.set(bare.is_in(["", *blank]).fill_null(value=True), None)
    unknown = pl.Series([False]).new_from_index(0, len(texts))
    if field.values is not None:
        meant = bare.replace_strict(field.values, default=None, return_dtype=pl.String)
        unknown = texts.is_not_null() & meant.is_null()
        texts = meant.set((meant == "").fill_null(value=False), None).set(texts.is_null(), None)
    if field.otherwise is not None:
        texts = texts.fill_null(field.otherwise)
    return texts, unknown


def not_said(name: str) -> tuple[str, str]:
    """What is wrong with a post that lacks a part, and what to do."""
    return (
        _("This post has no «{name}».", name=name),
        _('Mend it, or say in the mapping what it is to be then, {name}: {{..., otherwise: "..."}}.', name=name),
    )
