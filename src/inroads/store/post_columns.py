"""The columns of posts, in their parts and as they are read."""

import polars as pl

KEY_BYTES = 16
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
