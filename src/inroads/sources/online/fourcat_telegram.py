"""Chats and accounts in data sets of 4CAT, named as Telegram Desktop names them where that can be told."""

from collections.abc import Iterable, Mapping
from typing import Any

from inroads.sources.online.json_lines import as_id

OF_TELEGRAM = frozenset({"chat", "author_username", "author_name", "author_is_bot"})
"""Columns that data sets of Telegram have, and no others."""


Authors = dict[str, list[str]]


def authors_by_chat(rows: Iterable[Mapping[str, Any]], before: Authors | None) -> Authors | None:
    """By chat at most two of those who write in it, the channel's own number or '' for another; None where the data set
    is not of Telegram. ``before`` are those of rows that were read before.
    """
    authors = {chat: list(found) for chat, found in (before or {}).items()}
    for row in rows:
        if before is None or not row.keys() >= OF_TELEGRAM:
            return None
        chat, author = as_id(row.get("thread_id")), as_id(row.get("author"))
        is_own = as_id(row.get("author_username")).casefold() == chat.casefold() and author.isdecimal()
        found, told = authors.setdefault(chat, []), author if is_own else ""
        if len(found) <= 1 and told not in found:
            found.append(told)
    return authors


def channel_numbers(authors: Authors | None) -> dict[str, str]:
    """By the name of a channel its number: what a channel posts bears its name and its number as those of the author.

    Of a chat in which others write too nothing is told: two data sets of it may hold such a post, or none, and would
    name it otherwise each.
    """
    return {chat: found[0] for chat, found in (authors or {}).items() if chat and len(found) == 1 and found[0]}


def account_of(said: Mapping[str, Any], chat: str) -> str:
    """The account as Telegram Desktop names it, ``user7`` or ``channel55``; a pseudonym as it stands.

    Only people have a name of their own beside the user name; deleted accounts have neither.
    """
    author = as_id(said.get("author"))
    if not author.isdecimal():
        return author
    is_channel = author == chat or (not as_id(said.get("author_name")) and as_id(said.get("author_username")))
    return f"{'channel' if is_channel else 'user'}{author}"
