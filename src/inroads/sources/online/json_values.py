"""Values of a record as they should be: whatever else stands there is taken for nothing."""

from typing import Any

from inroads.sources.online.harvest import mended

_LONGEST_NUMBER = 30


def word(value: Any) -> str:
    """A name or an id: a text, or a whole number as text; '' for anything else."""
    if isinstance(value, str):
        return mended(value).strip()
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 100:  # noqa: PLR2004
        return str(value)
    return ""


def whole(value: Any) -> int | None:
    """A whole number, or a text of its digits."""
    if isinstance(value, str) and len(value) < _LONGEST_NUMBER and value.removeprefix("-").isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def record(value: Any) -> dict[str, Any]:
    """An object, else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """A list, else an empty one."""
    return value if isinstance(value, list) else []


def records(value: Any) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [one for one in listed(value) if isinstance(one, dict)]
