"""The records of a file of posts, of whatever format, one after the other."""

from collections.abc import Iterator
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.post_csv import csv_rows
from inroads.sources.post_jsonl import Row, jsonl_rows
from inroads.sources.post_lines import numbered_lines
from inroads.sources.post_mapping import PostMapping
from inroads.sources.post_parquet import parquet_rows
from inroads.sources.post_patterns import pattern_rows
from inroads.sources.post_stream import texts, unpacked_suffix
from inroads.sources.post_tally import Tally

_BY_SUFFIX = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".parquet": "parquet",
}  # fmt: skip


def format_of(path: Path, mapping: PostMapping) -> str:
    """How a file is read; the suffix tells it where the mapping does not. Raises InputError where neither does."""
    form = mapping.read.format or _BY_SUFFIX.get(unpacked_suffix(path.name))
    if form is None:
        raise InputError(
            _("It is not clear how this file is to be read."),
            path.name,
            _("Say in the mapping under «read: format» what it is: csv, jsonl, parquet or lines."),
        )
    return form


def post_rows(path: Path, mapping: PostMapping, tally: Tally, encoding: str) -> Iterator[Row]:
    """What the wanted columns of each record say."""
    reading, wanted = mapping.read, mapping.columns
    form = format_of(path, mapping)
    if form == "parquet":
        return parquet_rows(path, wanted, tally)
    text = texts(path, encoding)
    if form == "csv":
        return csv_rows(text, reading, wanted, tally)
    lines = numbered_lines(text, tally)
    return jsonl_rows(lines, wanted, tally) if form == "jsonl" else pattern_rows(lines, mapping, tally)
