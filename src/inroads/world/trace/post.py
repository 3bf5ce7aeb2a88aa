"""One post of an online meeting place, as a dump holds it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from inroads.world.trace.pen import Row

SPREAD, MODULUS = 10_368_889, 1 << 24
DAY = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC).toordinal()


@dataclass(frozen=True, slots=True)
class Post:
    """What one author wrote, where, when and under what; ``second`` counts from 1970."""

    place: str
    number: str
    thread: str
    author: str
    second: int
    text: str
    reply_to: str
    access: str
    source: str

    def row(self) -> Row:
        """The record of the dump."""
        return {
            "place": self.place, "id": self.number, "topic": self.thread, "user": self.author,
            "date": datetime.fromtimestamp(self.second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "body": self.text,
            "parent": self.reply_to, "access": self.access, "dump": self.source,
        }  # fmt: skip

    @property
    def day(self) -> int:
        """The number of its day."""
        return self.second // DAY + EPOCH

    @property
    def reference(self) -> str:
        """``L-021#1234567``."""
        return f"{self.place}#{self.number}"

    def part(self, began: int, ended: int) -> str:
        """``L-021#1234567:10-30``, code points of the text."""
        return f"{self.reference}:{began}-{ended}"


def number_of(running: int) -> str:
    """The number a dump gives a post: different ones for different posts of a place, in no order that tells."""
    return str((running * SPREAD + 4_567) % MODULUS)


def second_of(day: int, second: int) -> int:
    """A second of a day number, counted from 1970."""
    return (day - EPOCH) * DAY + second
