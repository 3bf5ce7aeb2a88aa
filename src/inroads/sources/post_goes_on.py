"""How the end of a mapped file that grew is read, so that it gives what the whole file would."""

from dataclasses import replace
from pathlib import Path

from inroads.sources.post_csv import csv_head
from inroads.sources.post_mapping import PostMapping
from inroads.sources.post_records import format_of
from inroads.sources.post_stream import is_packed, texts


def reads_on(path: Path, mapping: PostMapping) -> bool:
    """Whether files like this consist of lines, so that what follows an earlier end can be read by itself."""
    return not is_packed(path) and format_of(path, mapping) != "parquet"


def mapping_of_end(path: Path, end: Path, mapping: PostMapping, encoding: str) -> PostMapping | None:
    """The mapping by which the end is read; None where the file is to be read whole.

    The end of a table lacks its head: delimiter and names of columns are those of the whole file. Where lines that fit
    no pattern belong to the post before, an end that begins with one changes that post.
    """
    reading = mapping.read
    form = format_of(path, mapping)
    if form == "csv":
        delimiter, names = csv_head(texts(path, encoding), reading, path.name)
        return replace(mapping, read=replace(reading, delimiter=delimiter, header=names, goes_on=True))
    if form == "lines" and reading.join:
        first = next(texts(end, encoding), "").partition("\n")[0]
        if not any(pattern.fullmatch(first) for pattern in reading.patterns):
            return None
    return mapping
