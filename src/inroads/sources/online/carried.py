"""What a reader carries over from the end of one reading of a file to what was added to it since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Carried:
    """Where reading goes on: after so many bytes and lines, with what the reader left at its end."""

    start: int
    lines: int
    state: Mapping[str, Any]


class CannotGoOnError(Exception):
    """What was added changes how the rest is to be read: the file is to be read whole."""


def must_agree(carried: Carried | None, **now: object) -> None:
    """Raise :class:`CannotGoOnError` where something is no longer as it was when the rest was read."""
    if carried and any(carried.state.get(name) != told for name, told in now.items()):
        raise CannotGoOnError
