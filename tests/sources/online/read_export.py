"""What a reader of exports gives, as rows by table."""

from collections import defaultdict

from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report


def read_export(path, name="", **asked):
    """The rows of each table, and the report; the reader is the one that recognises the file, which ``name`` holds."""
    reader, _what = reader_for(path)
    if name:
        assert name == reader.name
    report, tables = Report(path.name), defaultdict(list)
    for batch in reader.read(path, Asked(**asked), report):
        for table, rows in batch.items():
            tables[table] += rows.to_dicts()
    return tables, report


def micros(moment):
    """A time of a row in whole seconds since 1970."""
    return None if moment is None else int(moment.timestamp())
