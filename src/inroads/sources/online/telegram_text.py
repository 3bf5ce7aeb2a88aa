"""The text of a Telegram message, and whom it mentions."""

from collections.abc import Iterator
from typing import Any

from inroads.sources.online.json_values import listed, record, word


def _parts(message: dict[str, Any]) -> list[Any]:
    text = message.get("text")
    if isinstance(text, str) and text:
        return [text]
    return listed(text) or listed(message.get("text_entities"))


def plain(message: dict[str, Any]) -> str:
    """The words, with the address of a link that hides behind words after them in brackets."""
    told = []
    for part in _parts(message):
        text = part if isinstance(part, str) else record(part).get("text")
        if not isinstance(text, str):
            continue
        href = record(part).get("href")
        told.append(f"{text} ({href})" if isinstance(href, str) and href and href != text else text)
    return "".join(told)


def mentions_in(message: dict[str, Any]) -> list[str]:
    """Accounts that are mentioned, each once: ``user7`` where their id is told, else ``@name``."""
    return list(dict.fromkeys(_mentioned(message)))


def _mentioned(message: dict[str, Any]) -> Iterator[str]:
    for part in [*listed(message.get("text_entities")), *listed(message.get("text"))]:
        held = record(part)
        if held.get("type") == "mention_name" and (user := word(held.get("user_id"))):
            yield user if user.startswith("user") else f"user{user}"
        elif held.get("type") == "mention" and (name := word(held.get("text"))):
            yield name
