"""Of a chat of two: who each message goes to, which only shows once both have spoken."""

from collections.abc import Callable, Iterator
from typing import Any

MOST_HELD = 5_000
Numbered = tuple[int, dict[str, Any]]


def with_other_side(
    messages: Iterator[Numbered], author: Callable[[dict[str, Any]], str], known: str = ""
) -> Iterator[tuple[int, dict[str, Any], str, str]]:
    """Each message with its author and the account on the other side, '' where nobody else speaks.

    ``known`` is one of the two, if the file says so. Up to 5 000 messages wait until the second one shows.
    """
    sides = [known] if known else []
    held: list[Numbered] = []
    for number, message in messages:
        held.append((number, message))
        name = author(message)
        if name and name not in sides and len(sides) < 2:  # noqa: PLR2004
            sides.append(name)
        if len(sides) > 1 or len(held) > MOST_HELD:
            yield from _told(held, author, sides)
            held = []
    yield from _told(held, author, sides)


def _told(
    held: list[Numbered], author: Callable[[dict[str, Any]], str], sides: list[str]
) -> Iterator[tuple[int, dict[str, Any], str, str]]:
    for number, message in held:
        name = author(message)
        yield number, message, name, next((side for side in sides if side != name), "") if name else ""
