"""Batches of posts in JSON lines: read at once where all lines of a batch are written alike, else record by record.

Both ways give the same posts, the same faults and the same batches.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from inroads.sources.post_blocks import Lines
from inroads.sources.post_jsonl import jsonl_rows
from inroads.sources.post_lines import too_long
from inroads.sources.post_shape import Shape
from inroads.sources.post_tally import Tally

Batch = tuple[Sequence[int], dict[str, Any]]
"""Where its posts stand, and what the wanted columns say."""


def jsonl_batches(
    texts: Iterable[str], wanted: Sequence[str], tally: Tally, most_posts: int, most_characters: int
) -> Iterator[Batch]:
    """The records of JSON lines in batches of at most so many posts, or of little more than so many characters."""
    lines, shape = Lines(texts), Shape(wanted)
    numbers: list[int] = []
    rows: list[Sequence[Any]] = []
    size = 0
    while not lines.ends:
        first, taken = lines.take(most_posts - len(rows), most_characters - size)
        if taken.is_empty():
            number = lines.too_long()
            if number is not None:
                too_long(number, tally)
            continue
        held = int(taken.str.len_chars().sum())
        is_whole = len(taken) == most_posts or held >= most_characters or lines.ends
        found = shape.read(taken) if is_whole and not rows else None
        if found is not None:
            tally.columns.update(shape.names)
            yield range(first, first + len(taken)), {name: found[name] for name in wanted}
            continue
        for number, characters, values in jsonl_rows(enumerate(taken.to_list(), first), wanted, tally):
            numbers.append(number)
            rows.append(values)
            size += characters
        if len(rows) >= most_posts or size >= most_characters:
            yield numbers, dict(zip(wanted, zip(*rows, strict=True), strict=True))
            numbers, rows, size = [], [], 0
    if rows:
        yield numbers, dict(zip(wanted, zip(*rows, strict=True), strict=True))
