"""The columns of posts, in their parts and as they are read."""

from collections.abc import Callable, Iterable
from hashlib import blake2b

import polars as pl

KEY_BYTES = 16
SAID_BYTES = 8
NAME_DIGITS = 20
"""How many digits of its key name a post that bears no id."""

AT = pl.Datetime("us", "UTC")
TEXTS = ("place", "post", "thread", "author", "text", "reply_to", "access", "source")
POST_COLUMNS: dict[str, pl.DataType] = {
    "key": pl.Binary(),
    "place": pl.String(), "post": pl.String(), "thread": pl.String(), "author": pl.String(),
    "at": AT, "text": pl.String(), "reply_to": pl.String(), "access": pl.String(), "source": pl.String(),
    "venue": pl.String(), "kind": pl.String(), "to": pl.List(pl.String()), "mentions": pl.List(pl.String()),
    "quotes": pl.List(pl.String()), "edited_at": AT, "gone": pl.Boolean(),
}  # fmt: skip
"""What :func:`inroads.store.posts.scan_posts` gives; parts may lack the last seven, which are null then.

``venue`` is the room within the place (sub-forum, channel, chat); ``kind`` one of ``online_columns.POST_KINDS``, null
for a plain post; ``to`` the accounts a private message goes to; ``mentions`` accounts, ``quotes`` ids of posts of the
same place; ``gone`` whether the file says that the post was deleted.
"""

SAID = "said"
PART_COLUMNS = {**POST_COLUMNS, SAID: pl.UInt64()}
"""What a part holds: ``said`` is a hash of what the post says, by which an edited post is known."""

AGAIN = "again"
"""A column that a part has where its file tells a post again in other words."""

_BY_ID = blake2b(digest_size=KEY_BYTES, person=b"post by its id")
_BY_SAY = blake2b(digest_size=KEY_BYTES, person=b"post by its say")
_SAID = blake2b(digest_size=SAID_BYTES)
"""Begun once and copied for each post, which is quicker than to begin anew."""


def keys_of(named: Iterable[bytes]) -> list[bytes]:
    """The keys of posts with an id, told as place and id with a zero byte between: the same post in any file."""
    return _hashed(_BY_ID.copy, named)


def digests_of(says: Iterable[bytes]) -> list[bytes]:
    """Hashes of what posts say."""
    return _hashed(_SAID.copy, says)


def _hashed(begun: "Callable[[], blake2b]", told: Iterable[bytes]) -> list[bytes]:
    found = []
    for one in told:
        hashed = begun()
        hashed.update(one)
        found.append(hashed.digest())
    return found


def said_key(place: str, said: bytes) -> bytes:
    """The key of a post without an id: its place, and what it says."""
    hashed = _BY_SAY.copy()
    hashed.update(place.encode() + b"\0" + said)
    return hashed.digest()
