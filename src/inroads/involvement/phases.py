"""Phases of a network: founding, early (the first later entries of the core), later."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.model.when import Answer, When

UNKNOWN = "unknown"


def phases(entries: list[Row], rule: Mapping[str, Any]) -> dict[str, str]:
    """The phase of every entry, by its id.

    A founder's entry is founding, the first three later entries of the core are early, all others later.
    Where dates leave open which three came first, the phase of those it concerns is unknown;
    so is that of an entry whose network or layer is unknown, or which may be a founder's.
    Where founders of a network are marked, a blank means no founder.
    """
    found = {entry["entry"]: UNKNOWN for entry in entries}
    for members in grouped(entries, "network").values():
        marked = any(entry["founder"] == "yes" for entry in members)
        for entry in members:
            found[entry["entry"]] = _apart_from_rank(entry, rule["early_layer"], marked=marked)
        found |= _ranked([entry for entry in members if found[entry["entry"]] == "core"], rule["early_entries"])
    return found


def may_found(entry: Row, *, marked: bool) -> bool:
    """Whether somebody not marked as a founder may yet be one."""
    return entry["founder"] != "no" and (not marked or entry["founder"] in ("contested", "unknown_to_source"))


def _apart_from_rank(entry: Row, early_layer: str, *, marked: bool) -> str:
    if entry["founder"] == "yes":
        return "founding"
    if not is_known(entry["layer"]):
        return UNKNOWN
    if entry["layer"] != early_layer:
        return "later"
    return UNKNOWN if may_found(entry, marked=marked) else "core"


def _ranked(core: list[Row], first: int) -> dict[str, str]:
    """Early or later by the least and the greatest rank the dates allow."""
    dates = {entry["entry"]: When(entry["at_earliest"], entry["at_latest"]) for entry in core}
    found = {}
    for entry, when in dates.items():
        others = [other.before(when) for name, other in dates.items() if name != entry]
        least = others.count(Answer.YES)
        greatest = least + sum(_may_precede(dates, entry, name) for name in dates if name != entry)
        found[entry] = "early" if greatest < first else "later" if least >= first else UNKNOWN
    return found


def _may_precede(dates: dict[str, When], entry: str, other: str) -> bool:
    """Whether ``other`` may, but need not, come before ``entry``: within one day any order is open."""
    mine, theirs = dates[entry], dates[other]
    on_the_last_day = mine.latest is not None and mine.latest == theirs.earliest
    return theirs.before(mine) is Answer.MAYBE or on_the_last_day


def year_of(entry: Row) -> int | None:
    """The year of an entry, where its date allows only one."""
    earliest: date | None = entry["at_earliest"]
    latest: date | None = entry["at_latest"]
    return earliest.year if earliest and latest and earliest.year == latest.year else None
