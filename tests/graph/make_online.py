"""Studies for tests of contact: posts and online tables put straight into evidence, without a file they came from."""

from datetime import UTC, datetime, timedelta

import polars as pl

from inroads.store.old_keys import BY_XXH3
from inroads.store.online_columns import ONLINE_COLUMNS
from inroads.store.post_columns import POST_COLUMNS
from inroads.store.post_hashes import keys_of
from inroads.store.study_folder import Settings, StudyFolder

START = datetime(2015, 1, 1, tzinfo=UTC)


def at(days=0.0, **more):
    """So long after the first of January 2015."""
    return START + timedelta(days=days, **more)


def post(number, author, when=None, thread="t", place="F", **more):
    """One post."""
    key = keys_of(pl.Series([place]), pl.Series([str(number)]))[0]
    return {"key": key, "place": place, "post": str(number), "author": author, "at": when, "thread": thread, **more}


def make_online(path, *parts, **tables):
    """A study whose posts lie in these parts, each a list of posts or a Parquet file, and these rows of tables.

    Each part is an act of its own; a list of Parquet files is one act.
    """
    study = StudyFolder.create(path, Settings("Online"))
    for number, part in enumerate(parts):
        add_part(study, "posts", part, f"S-{number}")
    for table, rows in tables.items():
        add_part(study, table, rows, "S-0")
    return study


def add_part(study, table, part, source):
    """Keep a part as evidence, brought in by an act of its own."""
    paths = part if part and not isinstance(part[0], dict) else [_written(study, table, part)]
    kept = [study.evidence.put(path) for path in paths]
    with study.ledger.writing("A") as pen:
        files = [{"sha256": sha256, "source": source, "name": "p", "reader": table, "of": sha256} for sha256 in kept]
        pen.write("add", {"files": files})


def _written(study, table, rows):
    schema = POST_COLUMNS if table == "posts" else ONLINE_COLUMNS[table]
    held = {name: schema[name] for name in schema if table != "posts" or any(name in row for row in rows)}
    path = study.path / "part.parquet"
    pl.DataFrame(rows, schema=held).write_parquet(path, metadata=BY_XXH3)
    return path
