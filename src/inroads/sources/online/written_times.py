"""Times of chats as programs write them, and how many did not name their zone."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.sources.online.report import Report
from inroads.sources.post_mapping import ISO, PostField
from inroads.sources.post_times import Times

SECOND = 1_000_000


class WrittenTimes:
    """Reads times as microseconds in UTC; those without a zone are of ``zone``, else of UTC, which the report tells."""

    def __init__(self, zone: str, report: Report) -> None:
        try:
            ZoneInfo(zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise InputError(
                _("There is no time zone «{zone}».", zone=zone), "--zone", _("Write one such as Europe/Amsterdam.")
            ) from None
        self._zone, self._report = zone, report
        self._times = Times(PostField(format=ISO, zone=zone))

    def iso(self, written: object) -> int | None:
        """A time in ISO 8601; None where it is none."""
        if not isinstance(written, str) or not written.isascii() or "-" not in written:
            return None
        try:
            return self._times.read(written)
        except (ValueError, OverflowError):
            return None

    def local(self, moment: datetime) -> int | None:
        """A time without a zone; None where it cannot be told in UTC."""
        try:
            return self._times.read(moment)
        except (ValueError, OverflowError):
            return None

    def tell(self) -> None:
        """Say how many times named no zone."""
        if self._times.zoneless:
            self._report.note(
                _(
                    "{file}: times that name no zone: {count}; read as {zone} (--zone says another).",
                    file=self._report.file,
                    count=numeral(self._times.zoneless),
                    zone=self._zone or "UTC",
                )
            )


def unix(seconds: int | None) -> int | None:
    """Seconds since 1970 as microseconds; None for what is no time of a post."""
    return seconds * SECOND if seconds and abs(seconds) < SECOND * SECOND else None
