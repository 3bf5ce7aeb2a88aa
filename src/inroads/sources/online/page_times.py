"""Times as they stand on saved pages: by the formats of a selector file, and «today at» by the day of the page."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from inroads.sources.post_mapping import PostField
from inroads.sources.post_times import Times

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)
_WORD = re.compile(r"[^\W\d_]+\.?")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])?\.?m?\b", re.IGNORECASE)
_OFFSET = re.compile(r"([+\-\u2212])?\s*(\d{1,2})(?::?(\d\d))?")
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_AGO = {"today": 0, "yesterday": 1}
NOON = 12
MOST_OFFSET = timedelta(hours=15)

_unix = Times(PostField(format="unix"))


def micros(text: str, formats: Sequence[str], zone: tzinfo, day: date | None, words: Mapping[str, str]) -> int:
    """Microseconds since 1970 of a time as written; raises ValueError where it is none.

    ``zone`` is for times that name none, ``day`` the day on which «today» is; ``words`` are put into English.
    """
    if words:
        text = _WORD.sub(lambda word: words.get(word[0].casefold().rstrip("."), word[0]), text)
    first = _WORD.search(text)
    ago = _AGO.get(first[0].casefold()) if first else None
    if ago is not None:
        return _counted(_near(text, ago, day), zone)
    for form in formats:
        if form == "unix":
            if text.isascii() and text.isdigit():
                return _unix.read(text)
            continue
        found = _parsed(text, form)
        if found is not None:
            return _counted(found, zone)
    if formats and "iso" not in formats:
        raise ValueError(text)
    return _counted(datetime.fromisoformat(text), zone)


@lru_cache(1 << 14)
def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(_ORDINAL.sub(r"\1", text), form)  # noqa: DTZ007 the zone comes later
    except ValueError:
        return None


def _near(text: str, ago: int, day: date | None) -> datetime:
    clock = _CLOCK.search(text)
    if day is None or clock is None:
        raise ValueError(text)
    hour, half = int(clock[1]), (clock[4] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    return datetime.combine(day - timedelta(days=ago), time(hour, int(clock[2]), int(clock[3] or 0)))


def _counted(moment: datetime, zone: tzinfo) -> int:
    try:
        at = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return int((at - _EPOCH) // _STEP)
    except OverflowError as fault:
        raise ValueError(str(fault)) from None


def offset(text: str) -> tzinfo | None:
    """The zone that a page says its times are of, as «+ 1» or «-05:00»; None where it says nothing readable."""
    held = _OFFSET.search(text)
    if held is None:
        return UTC if "GMT" in text or "UTC" in text else None
    shift = timedelta(hours=int(held[2]), minutes=int(held[3] or 0))
    if shift >= MOST_OFFSET:
        return None
    return timezone((-shift if held[1] in ("-", "\u2212") else shift) + timedelta(hours="DST" in text))


def day_named(path: str) -> str:
    """The last day that a path names, as 2014-01-05; '' where it names none: crawls are kept in folders by day."""
    days = [f"{year}-{month}-{day}" for year, month, day in _DAY_IN_NAME.findall(path)]
    return days[-1] if days else ""
