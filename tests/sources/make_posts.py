"""Small files of posts for tests, and what is read from them."""

import csv
import io
import json

import polars as pl

from inroads.sources.post_frames import post_frames
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.post_tally import Tally

FORUM = """
mapping: forum
read: {format: jsonl}
posts:
  place: {value: F-01}
  post: {column: id}
  thread: {column: topic}
  author: {column: user}
  at: {column: date}
  text: {column: body}
  reply_to: {column: parent}
  access: {value: members_online}
"""


def make_post(number, **other):
    """A record of a forum."""
    return {
        "id": number,
        "topic": f"t-{number % 3}",
        "user": f"fl4sh{number % 2}",
        "date": f"2015-03-01T12:{number % 60:02}:00Z",
        "body": f"post {number}",
        "parent": number - 1 if number % 3 else None,
        **other,
    }


def jsonl(*records):
    """The bytes of JSON lines."""
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def as_csv(records, delimiter=","):
    """The records as a CSV file."""
    held = io.StringIO()
    writer = csv.DictWriter(held, records[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return held.getvalue().encode()


def as_parquet(records):
    """The records as a Parquet file."""
    held = io.BytesIO()
    pl.DataFrame(records).write_parquet(held)
    return held.getvalue()


def make_mapping(folder, text=FORUM):
    """A mapping file on disk."""
    path = folder / "forum.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def read_all(folder, name, data, mapping=FORUM, encoding=""):
    """The posts of a file as records, and the tally of its faults and notes."""
    path = folder / name
    path.write_bytes(data)
    tally = Tally(name)
    frames = list(post_frames(path, read_post_mapping(make_mapping(folder, mapping)), tally, encoding))
    return [row for frame in frames for row in frame.iter_rows(named=True)], tally
