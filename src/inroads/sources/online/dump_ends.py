"""How a dump begins and ends: whether it seems to be cut off between two statements, and when it was written."""

import re
from datetime import UTC, date, datetime, timedelta

from inroads.language import _
from inroads.sources.online.report import Report

SEEN = 1 << 13
"""How many bytes of its beginning and of its end are looked at."""

LATER = timedelta(days=7)
"""A dump that was written longer than this after the last that it tells was perhaps written anew by somebody else."""

_MYSQLDUMP = re.compile(rb"^-- (?:MySQL|MariaDB) dump ", re.MULTILINE)
_ADMINER = re.compile(rb"^-- Adminer ", re.MULTILINE)
_CLIENT_KEPT = re.compile(rb"SET @OLD_CHARACTER_SET_CLIENT\s*=", re.IGNORECASE)
_CLIENT_BACK = re.compile(rb"SET CHARACTER_SET_CLIENT\s*=\s*@OLD_CHARACTER_SET_CLIENT", re.IGNORECASE)
_COMPLETED = re.compile(rb"^-- Dump completed(?: on +(\d{4}-\d\d?-\d\d?))?", re.MULTILINE)
_ADMINER_END = re.compile(rb"^-- (\d{4}-\d\d-\d\d)[ T]\d\d:\d\d:\d\d[^\n]*\s*\Z", re.MULTILINE)
_GENERATED = re.compile(rb"^-- Generation Time: +([A-Z][a-z]{2} \d\d?, \d{4})\b", re.MULTILINE)


class DumpEnds:
    """What the first and the last bytes of a dump tell, and which statement was the last."""

    def __init__(self) -> None:
        self._head = self._tail = b""
        self.locked = False
        """Whether tables are locked, which a dump undoes before it ends."""
        self.bare_table = ""
        """The table that the last statement creates, '' where another statement came last."""

    def see(self, piece: bytes) -> None:
        """The next bytes of the dump."""
        if len(self._head) < SEEN:
            self._head += piece[: SEEN - len(self._head)]
        self._tail = piece[-SEEN:] if len(piece) >= SEEN else (self._tail + piece)[-SEEN:]

    def suspicion(self) -> str:
        """Why the dump seems to be cut off, in words; '' where it does not."""
        of_adminer, is_back = _ADMINER.search(self._head), _CLIENT_BACK.search(self._tail)
        why = ""
        if _COMPLETED.search(self._tail) or (of_adminer and _ADMINER_END.search(self._tail)):
            pass
        elif _MYSQLDUMP.search(self._head):
            why = _("it begins as mysqldump writes it, and lacks the line «{line}»", line="-- Dump completed")
        elif of_adminer:
            why = _("it begins as Adminer writes it, and lacks the day and hour with which that ends")
        elif _CLIENT_KEPT.search(self._head) and not is_back:
            why = _("it does not put back the settings that it changes at its beginning")
        elif self.locked:
            why = _("it locks tables, and does not unlock the last")
        elif self.bare_table and not is_back:
            why = _("its last statement creates the table «{table}», of which no row follows", table=self.bare_table)
        return why

    def written(self) -> date | None:
        """The day on which it was written, as the clock of that machine said; None where it says none."""
        ends = _COMPLETED.search(self._tail) or _ADMINER_END.search(self._tail)
        if ends and ends[1]:
            return _day(ends[1], "%Y-%m-%d")
        begun = _GENERATED.search(self._head)
        return _day(begun[1], "%b %d, %Y") if begun else None


def tell_until(ends: DumpEnds, last_post: int, last_sign: int, report: Report) -> None:
    """Up to which day the dump tells of all its rooms: the day it was written, else that of its last post, as where it
    is cut off.

    Both are in microseconds since 1970; ``last_sign`` is also that an account came, or was seen.
    """
    if not last_post:
        return
    post, sign = _day_of(last_post), _day_of(max(last_post, last_sign))
    written = None if report.is_cut_off else ends.written()
    if written and written - sign > LATER:
        report.note(
            _(
                "{file}: it was written on {written}, but the last that it tells is of {last}: it was perhaps loaded"
                " and written anew. Its rooms are taken to be told of up to that day.",
                file=report.file,
                written=written.isoformat(),
                last=sign.isoformat(),
            )
        )
        written = sign
    report.until = max(post, written) if written else post


def _day_of(at: int) -> date:
    return datetime.fromtimestamp(at / 1_000_000, UTC).date()


def _day(written: bytes, form: str) -> date | None:
    try:
        return datetime.strptime(written.decode("ascii"), form).date()  # noqa: DTZ007 a day has no zone
    except ValueError:
        return None
