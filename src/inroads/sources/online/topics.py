"""Which topic of a chat a message stands in: that of the message it answers, up to the remark that opened it."""

from array import array
from bisect import bisect_left

GENERAL = "General"


class Topics:
    """The topics of one chat; twelve bytes for each message, and none in a chat without topics."""

    def __init__(self) -> None:
        self._open = False
        self._ids = array("q")
        self._of = array("q")

    def open(self, number: int) -> None:
        """A topic begins with the remark of that number."""
        self._open = True
        self._keep(number, number)

    def thread(self, venue: str, number: int, answered: int | None) -> str:
        """The topic of a message; '' in a chat without topics, or where the message it answers is not known."""
        if not self._open:
            return ""
        topic = 0 if answered is None else self._topic(answered)
        if topic is None:
            return ""
        self._keep(number, topic)
        return self.named(venue, topic)

    @staticmethod
    def named(venue: str, topic: int) -> str:
        """How a topic is named."""
        return f"{venue}/{topic or GENERAL}"

    def _keep(self, number: int, topic: int) -> None:
        if abs(number) < 1 << 62 and (not self._ids or number > self._ids[-1]):
            self._ids.append(number)
            self._of.append(topic)

    def _topic(self, number: int) -> int | None:
        place = bisect_left(self._ids, number)
        return self._of[place] if place < len(self._ids) and self._ids[place] == number else None
