"""Times of posts as they are written, into microseconds since 1970 in UTC."""

import math
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from inroads.sources.post_mapping import ISO, UNIX, UNIX_MS, PostField

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)
_SECOND, _MILLISECOND = 1_000_000, 1_000

_EARLIEST, _SECONDS_UP_TO, _MILLISECONDS_UP_TO = 1e8, 1e11, 1e14
"""What a bare number can be: seconds from 1973 to 5138, else milliseconds, from 1973 on too."""

_UTC = r"(?:Z|\+00:00)$"
_PLAIN_UTC = r"^\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3])(?::[0-5]\d){2}" + _UTC
_PLAIN = _PLAIN_UTC[:-1] + "?$"
_ALL_ALIKE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}Z$"
"""How most files write every time."""

_LAST = 253_402_300_800 * _SECOND
"""The year 10000."""

_UNIX_DIGITS = 9
"""From so many digits on a text of digits is a count of seconds, not a day such as 20150301."""


class Times:
    """Reads times by one declared way; ``zoneless`` counts those that did not say their zone."""

    def __init__(self, field: PostField) -> None:
        self.zoneless = 0
        self._zone: tzinfo = ZoneInfo(field.zone) if field.zone else UTC
        self._read = self._reader(field.format)
        self._is_plain = field.format in ("", ISO)

    def read_plain(self, cells: Sequence[Any]) -> tuple[pl.Series, list[int]]:
        """The times that are written as most are, read at once; and the rows of those that are to be read singly."""
        is_alike = isinstance(cells, pl.Series) and cells.dtype == pl.String and cells.str.contains(_ALL_ALIKE).all()
        if self._is_plain and isinstance(cells, pl.Series) and is_alike:
            found = cells.str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_unit="us", strict=False).cast(pl.Int64)
            return found, found.is_null().arg_true().to_list()
        plain = pl.Series([False]).new_from_index(0, len(cells))
        texts = plain.cast(pl.String)
        if self._is_plain and _are_texts(cells):
            texts = _whole_texts(cells)
            plain = texts.str.contains(_PLAIN if self._zone is UTC else _PLAIN_UTC).fill_null(value=False)
        begun = texts.set(~plain, None).str.slice(0, 19).str.replace("T", " ", literal=True)
        found = begun.str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False).cast(pl.Int64)
        self.zoneless += int((found.is_not_null() & ~texts.str.contains(_UTC)).sum())
        return found, found.is_null().arg_true().to_list()

    def read(self, written: Any) -> int:
        """Microseconds since 1970; raises ValueError where this is no time."""
        return self._read(written)

    def _reader(self, form: str) -> Callable[[Any], int]:
        if form in (UNIX, UNIX_MS):
            step = _SECOND if form == UNIX else _MILLISECOND
            return lambda written: _counted(_number(written), step)
        if form and form != ISO:
            parse = lru_cache(1 << 16)(lambda text: datetime.strptime(text, form))  # noqa: DTZ007 the zone comes later
            return lambda written: self._micros(parse(written.strip()) if isinstance(written, str) else written)
        return self._any

    def _any(self, written: Any) -> int:
        if type(written) is str:
            text = written.strip()
            digits = text.removeprefix("-").replace(".", "", 1)
            if not (digits.isascii() and digits.isdigit() and len(text.partition(".")[0]) >= _UNIX_DIGITS):
                return self._micros(datetime.fromisoformat(text))
            written = float(text) if "." in text else int(text)
        if isinstance(written, int | float) and not isinstance(written, bool):
            return _guessed(written)
        return self._micros(written)

    def _micros(self, moment: Any) -> int:
        if not isinstance(moment, datetime):
            if not isinstance(moment, date):
                raise ValueError(moment)  # noqa: TRY004 one error for all that is no time
            moment = datetime.combine(moment, time())
        if moment.tzinfo is None:
            self.zoneless += 1
            moment = moment.replace(tzinfo=self._zone)
        return int((moment - _EPOCH) // _STEP)


def _are_texts(cells: Sequence[Any]) -> bool:
    if isinstance(cells, pl.Series):
        return cells.dtype == pl.String
    return set(map(type, cells)) <= {str, type(None)}


def _whole_texts(cells: Sequence[Any]) -> pl.Series:
    if isinstance(cells, pl.Series):
        return cells.set((cells.str.len_bytes() != cells.str.len_chars()).fill_null(value=False), None)
    return pl.Series(map(_whole, cells), dtype=pl.String)


def _whole(text: str | None) -> str | None:
    """The text, if it is one that can be kept; what is no time anyway is left for the single reading."""
    return text if text is None or text.isascii() else None


def _number(written: Any) -> float:
    if isinstance(written, bool):
        raise ValueError(written)  # noqa: TRY004 the same
    if isinstance(written, str):
        return float(written) if "." in written else int(written)
    if isinstance(written, int | float):
        return written
    raise ValueError(written)


def _guessed(number: float) -> int:
    if not math.isfinite(number) or number < _EARLIEST:
        raise ValueError(number)
    if number < _SECONDS_UP_TO:
        return _counted(number, _SECOND)
    return _counted(number, _MILLISECOND if number < _MILLISECONDS_UP_TO else 1)


def _counted(number: float, step: int) -> int:
    if not math.isfinite(number):
        raise ValueError(number)
    counted = number * step if isinstance(number, int) else round(number * step)
    if not -_LAST < counted < _LAST:
        raise ValueError(number)
    return counted
