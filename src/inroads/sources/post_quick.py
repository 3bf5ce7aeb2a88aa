"""Batches of posts in JSON lines: read at once where the lines of a batch are written alike, else record by record.

Both ways give the same posts, the same faults and the same batches.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import polars as pl

from inroads.sources.post_blocks import Lines, Taken
from inroads.sources.post_jsonl import jsonl_rows
from inroads.sources.post_lines import too_long
from inroads.sources.post_shape import Shape
from inroads.sources.post_tally import Tally

Batch = tuple[Sequence[int], dict[str, Any]]
"""Where its posts stand, and what the wanted columns say."""


def jsonl_batches(
    texts: Iterable[bytes | str], wanted: Sequence[str], tally: Tally, most_posts: int, most_characters: int
) -> Iterator[Batch]:
    """The records of JSON lines in batches of at most so many posts, or of little more than so many characters."""
    lines, shape = Lines(texts), Shape(wanted)
    numbers: list[int] = []
    rows: list[Sequence[Any]] = []
    size = 0
    while not lines.ends:
        taken = lines.take(most_posts - len(rows), most_characters - size)
        if not taken.count:
            number = lines.too_long()
            if number is not None:
                too_long(number, tally)
            continue
        is_whole = taken.count == most_posts or taken.characters >= most_characters or lines.ends
        found = _at_once(shape, taken, wanted, tally) if is_whole and not rows else None
        if found is not None:
            yield range(taken.first, taken.first + taken.count), {name: found[name] for name in wanted}
            continue
        for number, characters, values in jsonl_rows(enumerate(taken.texts(), taken.first), wanted, tally):
            numbers.append(number)
            rows.append(values)
            size += characters
        if len(rows) >= most_posts or size >= most_characters:
            yield numbers, dict(zip(wanted, zip(*rows, strict=True), strict=True))
            numbers, rows, size = [], [], 0
    if rows:
        yield numbers, dict(zip(wanted, zip(*rows, strict=True), strict=True))


def _at_once(shape: Shape, taken: Taken, wanted: Sequence[str], tally: Tally) -> pl.DataFrame | None:
    """The wanted columns, odd lines read one by one; None where one of these holds no record, or values of other kinds
    than the lines around it.
    """
    own = Tally(tally.file)
    parts: list[pl.DataFrame] = []
    odd_rows: list[int] = []
    for block in taken.blocks:
        read = shape.read(block)
        if read is None:
            return None
        own.columns.update(shape.names)
        before = sum(part.height for part in parts) + len(odd_rows)
        parts.append(read[0])
        odd_rows += (read[1] + before).to_list()
    try:
        found = pl.concat(parts)
    except pl.exceptions.PolarsError:  # the shape was learnt anew, and a column is now of another kind
        return None
    if found.height + len(odd_rows) != taken.count:
        return None
    if odd_rows:
        texts = taken.texts()
        numbered = ((taken.first + row, texts[row]) for row in odd_rows)
        rows = [values for _number, _characters, values in jsonl_rows(numbered, wanted, own)]
        mended = _mended(found, rows) if len(rows) == len(odd_rows) and not own.faults else None
        if mended is None:
            return None
        even = np.delete(np.arange(taken.count), odd_rows)
        found = mended[np.argsort(np.concatenate([even, odd_rows]))]
    tally.columns.update(own.columns)
    return found


def _mended(found: pl.DataFrame, rows: Sequence[Sequence[Any]]) -> pl.DataFrame | None:
    """The rows put behind those that were found; None where their values are of another kind."""
    columns = dict(zip(found.columns, zip(*rows, strict=True), strict=True))
    for name, kind in found.schema.items():
        fits = {type(None), str if kind == pl.String else int}
        if not set(map(type, columns[name])) <= fits:
            return None
    try:
        return pl.concat([found, pl.DataFrame(columns, schema=found.schema)])
    except (UnicodeEncodeError, OverflowError, TypeError, pl.exceptions.PolarsError):
        return None
