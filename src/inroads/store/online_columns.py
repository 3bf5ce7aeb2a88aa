"""What readers of online meeting places give beside posts: tables, with their columns as they are kept."""

import polars as pl

from inroads.store.post_columns import AT

POSTS = "posts"
ACCOUNTS, VENUES, MARKS, EVENTS = "online_accounts", "online_venues", "online_marks", "online_events"
"""The tables; each is also the reader of an evidence file that holds a part of it."""

PERSON, BOT, DELETED = "person", "bot", "deleted"

ONLINE_COLUMNS: dict[str, dict[str, pl.DataType]] = {
    ACCOUNTS: {
        "place": pl.String(), "author": pl.String(), "name": pl.String(), "kind": pl.String(), "rank": pl.String(),
        "joined": AT, "last_seen": AT, "referrer": pl.String(), "address": pl.String(),
    },
    VENUES: {
        "place": pl.String(), "venue": pl.String(), "parent": pl.String(), "name": pl.String(), "kind": pl.String(),
        "access": pl.String(), "opened": AT,
    },
    MARKS: {
        "place": pl.String(), "mark": pl.String(), "kind": pl.String(), "by": pl.String(), "to": pl.String(),
        "post": pl.String(), "value": pl.String(), "at": AT, "text": pl.String(),
    },
    EVENTS: {
        "place": pl.String(), "event": pl.String(), "kind": pl.String(), "who": pl.String(), "by": pl.String(),
        "venue": pl.String(), "post": pl.String(), "at": AT, "detail": pl.String(),
    },
}  # fmt: skip
"""By table its columns.

``author``, ``by``, ``who``, ``to`` are names of accounts as in the column ``author`` of posts; ``venue`` is a room of
a place (sub-forum, channel, chat); ``post`` the id of a post of that place, which is the passage; ``address`` (mail,
IP) is kept only where the study's legal basis says so.
"""

ID_OF = {ACCOUNTS: "author", VENUES: "venue", MARKS: "mark", EVENTS: "event"}
"""The column that, with the place, names a row; rows told again by a later file are the same row, in a newer state."""

ACCOUNT_KINDS = (PERSON, BOT, DELETED)
VENUE_KINDS = ("forum", "channel", "chat", "market", "category")
MARK_KINDS = ("reaction", "vouch", "feedback", "friend")
EVENT_KINDS = (
    "joined",
    "joined_by_link",
    "invited",
    "referred",
    "promoted",
    "banned",
    "left",
    "removed",
    "founded",
    "renamed",
)
POST_KINDS = ("post", "private", "listing")

KINDS_OF = {ACCOUNTS: ACCOUNT_KINDS, VENUES: VENUE_KINDS, MARKS: MARK_KINDS, EVENTS: EVENT_KINDS}
NEEDED_OF = {
    ACCOUNTS: ("place", "author"),
    VENUES: ("place", "venue"),
    MARKS: ("place", "kind"),
    EVENTS: ("place", "kind", "who"),
}
"""By table what each row must say when a mapping fills it."""
