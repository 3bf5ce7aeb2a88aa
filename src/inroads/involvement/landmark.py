"""Where networks came from up to a landmark, and who came afterwards: what came first is set apart from what followed.

Two landmarks. ``core_entries``: all founders, and where they are fewer than the frame asks for the next entries of the
core by date. ``first_offence``: whoever came before the first dated activity, founders among them. What dates leave
open is tried both ways; the origin is the set of origins that remain (:mod:`inroads.involvement.origin`).
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations_with_replacement

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.origin import ORIGINS, Founders, Origin, founder_ways, origins_open
from inroads.involvement.phases import may_found
from inroads.involvement.snapshot import Row, Tables, grouped
from inroads.involvement.standing import uncontested
from inroads.model.when import Answer, When

CORE_ENTRIES, FIRST_OFFENCE = "core_entries", "first_offence"
LANDMARKS = (CORE_ENTRIES, FIRST_OFFENCE)
FIRST = 3
"""How many core entries make the first landmark, where founders are fewer."""
AFTER, OPEN = "after", "open"
COUNTED = ("yes", "contested")
MOST_TRIED = 24
"""Above so many entries that may belong to a landmark its origin is left open: nothing is drawn."""

SCHEMA = pl.Schema(
    {
        "network": pl.String(),
        "landmark": pl.String(),
        "reached": pl.Boolean(),
        "origins": pl.List(pl.String),
        "entries": pl.Int64(),
        "entries_open": pl.Int64(),
        "core_known": pl.Int64(),
        "core_online": pl.Int64(),
        "ends_earliest": pl.Date(),
        "ends_latest": pl.Date(),
        "persons": pl.List(pl.String),
        "persons_open": pl.List(pl.String),
        "claims": pl.List(pl.String),
    }
)
LATER = pl.Schema(
    {
        "network": pl.String(),
        "landmark": pl.String(),
        "person": pl.String(),
        "layer": pl.String(),
        "count_min": pl.Float64(),
        "order": pl.String(),
        "claims": pl.List(pl.String),
    }
)


@dataclass(frozen=True)
class Landmark:
    """The entries up to a landmark, those that may be, how many of the latter surely are, and when it was reached."""

    sure: list[Row] = field(default_factory=list)
    maybe: list[Row] = field(default_factory=list)
    still: int | None = None
    """How many of ``maybe`` belong; None where any number may."""
    when: When | None = None
    """None where it is not known that it was reached."""

    @property
    def origins(self) -> frozenset[Origin]:
        """Every origin that what is unknown leaves open."""
        sure, maybe = _ways(self.sure), _ways(self.maybe)
        if sum(maybe.values()) > MOST_TRIED:
            return ORIGINS
        if self.still is None or len(self.maybe) != sum(maybe.values()):
            return origins_open(Founders(sure, maybe))
        chosen = (Counter(some) for some in combinations_with_replacement(sorted(maybe, key=sorted), self.still))
        held = [sure + some for some in chosen if some <= maybe]
        return frozenset(origin for ways in held for origin in origins_open(Founders(ways, Counter())))


def landmarks(table: Tables, frame: Frame) -> pl.DataFrame:
    """One row per network and landmark: the origins left open, who made it up, and when it was reached."""
    entries, deeds = _entries(table, frame), grouped(uncontested(table("activities").to_dicts()), "network")
    core = frame.rules["phases"]["early_layer"]
    rows = []
    for network in table("networks")["network"]:
        mine = entries.get(network, [])
        rows.append(_row(network, CORE_ENTRIES, first_core(mine, core), core))
        rows.append(_row(network, FIRST_OFFENCE, before_first(mine, deeds.get(network, [])), core))
    return pl.DataFrame(rows, schema=SCHEMA)


def later_members(table: Tables, _frame: Frame) -> pl.DataFrame:
    """One row per landmark and member who came after it (``after``) or may have (``open``); nobody who made it up."""
    members = grouped(table("members").iter_rows(named=True), "network")
    whens: dict[tuple[str, str], list[When]] = {}
    for row in table("entries_derived").iter_rows(named=True):
        if row["counted"] in COUNTED:
            whens.setdefault((row["network"], row["person"]), []).append(When(row["at_earliest"], row["at_latest"]))
    rows = []
    for found in table("landmarks").iter_rows(named=True):
        if found["reached"]:
            for member in members.get(found["network"], []):
                order = _order(found, member["person"], whens.get((member["network"], member["person"]), []))
                kept = {name: member[name] for name in ("network", "person", "layer", "count_min", "claims")}
                rows += [kept | {"landmark": found["landmark"], "order": order}] if order else []
    return pl.DataFrame(rows, schema=LATER)


def _order(landmark: Row, person: str, mine: list[When]) -> str | None:
    """Whether somebody came after a landmark, or may have; None for who made it up or surely came before."""
    began, ended = landmark["ends_earliest"], landmark["ends_latest"]
    if person in landmark["persons"] or any(one.latest and began and one.latest < began for one in mine):
        return None
    is_after = bool(mine) and person not in landmark["persons_open"]
    return AFTER if is_after and all(_is_after(one, When(began, ended)) for one in mine) else OPEN


def _entries(table: Tables, frame: Frame) -> dict[str, list[Row]]:
    worlds = rollup_of(frame)
    rows = (
        {**row, "world": rolled_up(row["medium"], worlds), "when": When(row["at_earliest"], row["at_latest"])}
        for row in table("entries_derived").iter_rows(named=True)
        if row["counted"] in COUNTED
    )
    return grouped(rows, "network")


def first_core(entries: list[Row], core: str, first: int = FIRST) -> Landmark:
    """All founders and, where they are fewer than ``first``, the next entries of the core by date."""
    marked = any(entry["founder"] == "yes" for entry in entries)
    founders = [entry for entry in entries if entry["founder"] == "yes" and entry["counted"] == "yes"]
    others = [entry for entry in entries if entry not in founders]
    able = [entry for entry in others if entry["layer"] == core or not is_known(entry["layer"])]
    sure_core = [e for e in able if e["layer"] == core and e["counted"] == "yes" and not _may(e, marked=marked)]
    ahead, tied = _ranked(sure_core, able, max(first - len(founders), 0))
    perhaps = [entry for entry in able if entry not in ahead and (entry in tied or _may(entry, marked=marked))]
    is_exact = len(sure_core) == len(able)
    still = min(max(first - len(founders), 0) - len(ahead), len(perhaps)) if is_exact else None
    sure = [*founders, *ahead]
    return Landmark(sure, perhaps, still, _reached(sure, perhaps))


def _may(entry: Row, *, marked: bool) -> bool:
    """Whether an entry may be a founder's although founders are marked, or is contested to be one."""
    return marked and may_found(entry, marked=True)


def _ranked(sure: list[Row], able: list[Row], first: int) -> tuple[list[Row], list[Row]]:
    """The entries surely among the first so many by date, and those that may be."""
    ahead: list[Row] = []
    tied: list[Row] = []
    for entry in able if first else []:
        before = [(other in sure, _before(other, entry)) for other in able if other is not entry]
        least = sum(is_sure and answer is Answer.YES for is_sure, answer in before)
        most = sum(answer is not Answer.NO for _is_sure, answer in before)
        if most < first and entry in sure:
            ahead.append(entry)
        elif least < first:
            tied.append(entry)
    return ahead, tied


def _before(one: Row, other: Row) -> Answer:
    """Whether one entry came before another; within a day any order is open."""
    mine, theirs = one["when"], other["when"]
    on_the_day = mine.earliest is not None and mine.earliest == theirs.latest
    answer: Answer = mine.before(theirs)
    return Answer.MAYBE if answer is Answer.NO and on_the_day else answer


def _reached(sure: list[Row], maybe: list[Row]) -> When | None:
    """When the last of a landmark came: at least the last that surely did, at most anybody who may have."""
    if not sure and not maybe:
        return None
    began = [row["when"].earliest for row in sure if row["when"].earliest is not None]
    ended = [row["when"].latest for row in (*sure, *maybe)]
    known = [day for day in ended if day is not None]
    return When(max(began, default=None), max(known) if known and None not in ended else None)


def before_first(entries: list[Row], deeds: list[Row]) -> Landmark:
    """Founders, and whoever came before the first dated activity."""
    began = [row["at_earliest"] for row in deeds if row["at_earliest"] is not None]
    ended = [row["at_latest"] for row in deeds if row["at_latest"] is not None]
    if not began or not ended:
        return Landmark()
    when = When(min(began), min(ended))
    is_sure = [entry["counted"] == "yes" and _is_before(entry, when) for entry in entries]
    sure = [entry for entry, known in zip(entries, is_sure, strict=True) if known]
    maybe = [e for e, known in zip(entries, is_sure, strict=True) if not known and not _is_after(e["when"], when)]
    return Landmark(sure, maybe, None, when)


def _is_before(entry: Row, when: When) -> bool:
    latest: date | None = entry["when"].latest
    return entry["founder"] == "yes" or (latest is not None and when.earliest is not None and latest < when.earliest)


def _is_after(mine: When, when: When) -> bool:
    """Whether an entry surely came later; on the very day it may have."""
    return mine.earliest is not None and when.latest is not None and mine.earliest > when.latest


def _ways(entries: list[Row]) -> Counter[frozenset[str]]:
    ways = (founder_ways(entry["channel"], entry["world"]) for entry in entries)
    return Counter(way for way in ways if way is not None)


def _row(network: str, landmark: str, found: Landmark, layer: str) -> Row:
    core = [entry for entry in found.sure if entry["layer"] == layer and is_known(entry["world"])]
    return {
        "network": network,
        "landmark": landmark,
        "reached": found.when is not None,
        "origins": sorted(found.origins if found.when else ORIGINS),
        "entries": len(found.sure),
        "entries_open": len(found.maybe),
        "core_known": len(core),
        "core_online": sum(entry["world"] == "online" for entry in core),
        "ends_earliest": found.when.earliest if found.when else None,
        "ends_latest": found.when.latest if found.when else None,
        "persons": sorted({entry["person"] for entry in found.sure if entry["person"]}),
        "persons_open": sorted({entry["person"] for entry in found.maybe if entry["person"]}),
        "claims": sorted({claim for entry in (*found.sure, *found.maybe) for claim in entry["claims"]}),
    }
