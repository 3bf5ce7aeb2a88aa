"""A span of time as a rule declares it: calendar months, and what is of a fixed length."""

import re
from dataclasses import dataclass

SECOND = 1_000_000
LENGTHS = {
    "second": SECOND, "minute": 60 * SECOND, "hour": 3600 * SECOND, "day": 86_400 * SECOND, "week": 604_800 * SECOND,
}  # fmt: skip
MONTHS = {"month": 1, "year": 12}
UNITS = (*LENGTHS, *MONTHS)
LONGEST = 10_000
WRITTEN = re.compile(r"(?P<count>[1-9][0-9]{0,4}) (?P<unit>[a-z]+?)s?")


@dataclass(frozen=True)
class Span:
    """So many units of time.

    >>> Span.read("2 weeks")
    Span(count=2, unit='week')
    >>> Span(2, "week").microseconds, Span(1, "year").months, str(Span(1, "month"))
    (1209600000000, 12, '1 month')
    """

    count: int
    unit: str

    @classmethod
    def read(cls, text: str) -> "Span | None":
        """The span that a text such as ``7 days`` or ``1 month`` says; None where it says none."""
        found = WRITTEN.fullmatch(text.strip())
        if not found or found["unit"] not in UNITS or int(found["count"]) > LONGEST:
            return None
        return cls(int(found["count"]), found["unit"])

    @property
    def months(self) -> int:
        """Calendar months; 0 where its length is fixed."""
        return self.count * MONTHS.get(self.unit, 0)

    @property
    def microseconds(self) -> int:
        """Its length; 0 where it is counted in calendar months."""
        return self.count * LENGTHS.get(self.unit, 0)

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"
