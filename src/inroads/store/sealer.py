"""Every file of a study is written and read through a sealer; this one leaves bytes as they are.

The seam exists from the first commit so that sealed studies need no new road.
"""

from typing import Protocol


class Sealer(Protocol):
    """Turns bytes into what lies on disk, and back."""

    name: str

    def seal(self, content: bytes) -> bytes:
        """What is to be written."""
        ...

    def unseal(self, content: bytes) -> bytes:
        """What was written, made readable."""
        ...


class Plain:
    """The sealer that seals nothing."""

    name = "plain"

    def seal(self, content: bytes) -> bytes:
        """The same bytes."""
        return content

    def unseal(self, content: bytes) -> bytes:
        """The same bytes."""
        return content


PLAIN = Plain()
