"""The ledger as it stood at an earlier moment: what reads a study through it sees the study of then."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NoReturn

from inroads.errors import InputError, StudyError
from inroads.language import _
from inroads.store.entry import Entry
from inroads.store.ledger import Ledger

DAY_DIGITS = 10
EARLIEST = timedelta(hours=14)
"""So long before it begins in UTC a day has begun somewhere: who lives there may call it today."""
_ACT = re.compile(r"[0-9a-f]{8,64}")
_END = time.max.isoformat()
"""The time at which a day ends."""


class PastLedger(Ledger):
    """A ledger without what came after a moment; it cannot be written to.

    ``moment`` is a time as entries bear it, or the id of an entry: then what that one follows is kept, and itself.
    What an act says in entries of its own comes and goes with it.
    """

    def __init__(self, whole: Ledger, moment: str) -> None:
        self.path = whole.path
        self._whole = whole
        self.moment = moment

    @cached_property
    def _kept(self) -> dict[str, tuple[bytes, ...]]:
        """The ids of the entries of then, with those they follow."""
        known = _before(self._whole, self.moment) if _ACT.fullmatch(self.moment) else None
        kept: dict[str, tuple[bytes, ...]] = {}
        for entry in self._whole.entries():
            follows = all(parent.hex() in kept for parent in entry.parents)
            of_then = entry.at <= self.moment if known is None else entry.id in known
            if follows and (entry.verb == "claim" or of_then):
                kept[entry.id.hex()] = entry.parents
        return kept

    def close(self) -> None:
        """Let go of the whole ledger."""
        self._whole.close()

    def __len__(self) -> int:
        return len(self._kept)

    def heads(self) -> list[str]:
        """The ids of the entries that no other one of then follows."""
        followed = {parent.hex() for parents in self._kept.values() for parent in parents}
        return sorted(set(self._kept) - followed)

    def entries(self) -> Iterator[Entry]:
        """The entries of then."""
        return (entry for entry in self._whole.entries() if entry.id.hex() in self._kept)

    def bodies(self, *verbs: str, after: int = 0) -> list[tuple[str, str, str, str, str]]:
        """(id, at, author, verb, body) of the entries of then of these verbs, in rows after one."""
        return [row for row in self._whole.bodies(*verbs, after=after) if row[0] in self._kept]

    def last_row(self) -> int:
        """The row of the last entry of the whole ledger."""
        return self._whole.last_row()

    def past(self) -> tuple[int, int]:
        """What the whole ledger says of itself."""
        return self._whole.past()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment."""
        with self._whole.reading():
            yield

    def writing(self, _author: str) -> NoReturn:
        """Refused: the past cannot be changed."""
        raise StudyError(_("The study is read as of an earlier moment, and cannot be changed so."), str(self.path))


def read_moment(ledger: Ledger, said: str) -> str:
    """A day (its end, in UTC), a time, or the beginning of the id of an act, as :class:`PastLedger` takes it.

    Raises InputError where it is none of these, lies before the study began, or is yet to come.
    """
    moment = _act(ledger, said) or _time(said)
    times = [entry.at for entry in ledger.entries()]
    first = next(iter(times), "")
    if not moment:
        raise InputError(
            _("«{said}» is no day, no time and no act of this study.", said=said),
            do=_("Write 2026-05-01, 2026-05-01T14:30, or the id of an act, as `inroads history` tells it."),
        )
    if not _ACT.fullmatch(moment) and moment < first:
        raise InputError(_("The study began on {day}; it was not there on {said}.", day=first[:10], said=said))
    today = max([*times, (datetime.now(UTC) + EARLIEST).isoformat()])[:DAY_DIGITS]
    if not _ACT.fullmatch(moment) and moment[:DAY_DIGITS] > today:
        raise InputError(_("{said} is yet to come: nobody knows what the study will hold.", said=said))
    return moment


def moment_told(ledger: Ledger, moment: str, said: str) -> str:
    """A moment for people: as it was said, an act with its time."""
    at = next((entry.at for entry in ledger.entries() if entry.id.hex() == moment), "")
    return _("{time} UTC (act {act})", time=at[:16].replace("T", " "), act=moment[:12]) if at else said


def name_of_moment(moment: str) -> str:
    """A moment as the name of a folder: a day, a time without colons, or the beginning of the id of an act."""
    if _ACT.fullmatch(moment):
        return moment[:12]
    day, _t, clock = moment.partition("T")
    return day if clock.startswith(_END) else moment[:19].replace(":", "")


def _act(ledger: Ledger, said: str) -> str:
    if not _ACT.fullmatch(said):
        return ""
    found = [entry.id.hex() for entry in ledger.entries() if entry.id.hex().startswith(said)]
    return found[0] if len(found) == 1 else ""


def _time(said: str) -> str:
    try:
        day = date.fromisoformat(said)
        told = datetime.combine(day, time.max, UTC)
    except ValueError:
        try:
            told = datetime.fromisoformat(said)
        except ValueError:
            return ""
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    return told.isoformat(timespec="microseconds")


def _before(ledger: Ledger, id_: str) -> set[bytes]:
    """The entry of that id, and all that it follows."""
    parents = {entry.id: entry.parents for entry in ledger.entries()}
    found, open_ = set(), [bytes.fromhex(id_)]
    while open_:
        entry = open_.pop()
        if entry not in found:
            found.add(entry)
            open_ += parents.get(entry, ())
    return found
