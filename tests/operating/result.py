"""One small figure that an estimator gives of one world, as it is written to a line of JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

INTERVAL, BAND, SET, RATE, TEST, CLAIM = "interval", "band", "set", "rate", "test", "claim"
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Result:
    """What was said of one ``row`` in one world; ``kind`` says how it is judged.

    ``interval``: ``low`` to ``high`` of 95 % is held to the target of the row; where there is none, to the mean over
    worlds of ``truth``, what a perfect coder of each would have printed.
    ``band``: the same, of an interval that reaches on over what is unknown: held to the truth, not to a width.
    ``set``: ``low`` to ``high`` must hold ``truth``, what is true of these very networks.
    ``rate``: ``hits`` of ``of`` networks had it.
    ``test``: ``p``, and in ``claims`` the sign of what is claimed: -1, 0 or 1.
    ``claim``: ``claims`` alone, the sign of what is said for sure of the target of the row.
    ``ill_posed`` says of what was refused that one who saw everything could not have answered either.
    """

    row: str
    kind: str = INTERVAL
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    truth: float | None = None
    p: float | None = None
    claims: int | None = None
    hits: int | None = None
    of: int | None = None
    refused: bool = False
    ill_posed: bool = False

    def as_record(self) -> dict[str, Any]:
        """What is given, rounded."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: round(value, DIGITS) if isinstance(value, float) else value
            for name, value in given.items()
            if value is not None and value is not False
        }


def read_result(record: Mapping[str, Any]) -> Result:
    """The result of a record.

    >>> read_result(Result("all", low=0.12345678, high=1.0, truth=0.5).as_record())
    Result(row='all', kind='interval', estimate=None, low=0.123457, high=1.0, truth=0.5, p=None, claims=None, \
hits=None, of=None, refused=False, ill_posed=False)
    """
    return Result(**record)


def sign(value: float, alike: float = 1e-9) -> int:
    """-1, 0 or 1."""
    return (value > alike) - (value < -alike)


def apart(low: float | None, high: float | None, other_low: float | None, other_high: float | None) -> int:
    """What two intervals say of which is larger: 1 the first, -1 the second, 0 that they do not tell.

    >>> apart(0.5, 0.7, 0.1, 0.4), apart(0.1, 0.4, 0.3, 0.7), apart(None, None, 0.3, 0.7)
    (1, 0, 0)
    """
    if None in (low, high, other_low, other_high):
        return 0
    return int(low > other_high) - int(high < other_low)
