"""Chats and accounts in data sets of 4CAT, named as Telegram Desktop names them where that can be told."""

from collections.abc import Iterable, Mapping
from typing import Any

from inroads.sources.online.json_lines import as_id

OF_TELEGRAM = frozenset({"chat", "author_username", "author_name", "author_is_bot"})
"""Columns that data sets of Telegram have, and no others."""


def channel_numbers(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """By the name of a channel its number: what a channel posts bears its name and its number as those of the author.

    Of a chat in which others write too nothing is told: two data sets of it may hold such a post, or none, and would
    name it otherwise each.
    """
    authors: dict[str, set[str]] = {}
    for row in rows:
        if not row.keys() >= OF_TELEGRAM:
            return {}
        chat, author = as_id(row.get("thread_id")), as_id(row.get("author"))
        is_own = as_id(row.get("author_username")).casefold() == chat.casefold() and author.isdecimal()
        authors.setdefault(chat, set()).add(author if is_own else "")
    return {chat: min(found) for chat, found in authors.items() if chat and len(found) == 1 and found != {""}}


def account_of(said: Mapping[str, Any], chat: str) -> str:
    """The account as Telegram Desktop names it, ``user7`` or ``channel55``; a pseudonym as it stands.

    Only people have a name of their own beside the user name; deleted accounts have neither.
    """
    author = as_id(said.get("author"))
    if not author.isdecimal():
        return author
    is_channel = author == chat or (not as_id(said.get("author_name")) and as_id(said.get("author_username")))
    return f"{'channel' if is_channel else 'user'}{author}"
