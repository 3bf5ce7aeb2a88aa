"""How posts and codings of an invented field stand in files: lines of JSON, a mapping, a coding file."""

import json
from collections.abc import Iterable, Iterator

from inroads.world.trace.pen import Row
from inroads.world.trace.post import Post

FORUM_MAPPING = """\
# Which field of posts.jsonl says what.
mapping: forum
read: {format: jsonl}
posts:
  place: {column: place}
  post: {column: id}
  thread: {column: topic}
  author: {column: user}
  at: {column: date}
  text: {column: body}
  reply_to: {column: parent}
  access: {column: access}
  source: {column: dump}
"""


def post_lines(posts: Iterable[Post]) -> Iterator[str]:
    """One line for each post."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for post in posts:
        yield encode(post.row()) + "\n"


def coding_file(name: str, rows: Iterable[Row]) -> str:
    """A coding file: YAML, each row on a line of its own."""
    lines = [f"codings: {name}", "defaults: {certainty: certain}", "rows:"]
    lines += [f"  - {json.dumps(row, ensure_ascii=False)}" for row in rows]
    return "\n".join(lines) + "\n"
