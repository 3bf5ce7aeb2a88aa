"""Sound files of posts, and what reads damaged ones."""

import gzip
import tempfile
from collections.abc import Callable
from pathlib import Path

import zstandard
from tests.fuzz.folder_to_fuzz import folder_to_fuzz
from tests.sources.make_posts import FORUM, as_csv, as_parquet, jsonl, make_post

from inroads.errors import InputError
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.posts import see_posts

CHAT = r"""
mapping: chat
read: {format: lines, pattern: '\[(?P<time>[0-9:]+)\] <(?P<nick>[^>]+)> (?P<said>.*)', others: join}
posts:
  place: {value: irc}
  author: {column: nick}
  at: {column: time, format: "%H:%M"}
  text: {column: said}
"""
LOG = "[12:18] <usual> quite stable\nand more\n[12:19] <t0pyli> caf\u00e9 \U0001f600\n"


def post_seeds() -> dict[str, list[bytes]]:
    """The seeds of each kind of file of posts, by its name."""
    records = [make_post(number) for number in range(6)]
    lines = jsonl(*records, make_post(7, body="\ud83d \u00e9 <b>", date=1425213000, user={"name": "x"}))
    return {
        "posts.jsonl": [lines, lines.decode().encode("utf-16")],
        "posts.csv": [as_csv(records), as_csv(records, ";").replace(b"post 1", b'"caf\xe9\nx"')],
        "posts.parquet": [as_parquet(records)],
        "posts.jsonl.gz": [gzip.compress(lines), gzip.compress(lines[:99]) + gzip.compress(lines[99:])],
        "posts.jsonl.zst": [zstandard.compress(lines), zstandard.compress(lines[:99]) + zstandard.compress(lines[99:])],
        "posts.log": [LOG.encode()],
        "posts.yaml": [FORUM.encode(), CHAT.encode()],
    }


def post_readers() -> dict[str, Callable[[bytes], object]]:
    """What reads each of them."""
    return {name: _mapping if name.endswith(".yaml") else _posts(name) for name in post_seeds()}


def _posts(name: str) -> Callable[[bytes], object]:
    folder = folder_to_fuzz()
    text = CHAT if name.endswith(".log") else FORUM.replace("read: {format: jsonl}\n", "")
    (folder / "forum.yaml").write_text(text, encoding="utf-8")
    mapping = read_post_mapping(folder / "forum.yaml")

    def read(data: bytes) -> object:
        (folder / name).write_bytes(data)
        seen = see_posts(folder / name, mapping, 3)
        if seen.faults:
            raise InputError.of(seen.faults, seen.uncounted)
        return seen

    return read


def _mapping(data: bytes) -> object:
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        Path(file.name).write_bytes(data)
        return read_post_mapping(Path(file.name))
