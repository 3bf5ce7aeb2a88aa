"""Ways in by the year of the entry: what was seen of each year, and what would have been seen had all come to light."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inroads.answers.change_sweeps import Sweeps, middle
from inroads.answers.finding import Record
from inroads.answers.sheet import Sheet, number
from inroads.answers.ways import CELLS, Tally, pooled, unknown_share
from inroads.involvement.medium import is_known
from inroads.involvement.phases import year_of
from inroads.involvement.snapshot import Row, grouped
from inroads.language import _, numeral
from inroads.stats.intervals import Array
from inroads.stats.reverse_time import Lags, reverse_time

LEAST_SEEN = 0.8
"""Of a year of which less would have been seen shares are hatched."""
LEAST_WEIGHT = 0.1
"""Where less than this would have been seen an entry would stand for more than ten, and nothing is adjusted."""
EITHER = ("either", "online")


@dataclass(frozen=True)
class Sight:
    """Between which dates investigations of the study began, and how late entries came to light by them."""

    first: float
    last: float
    lags: Lags
    by_world: dict[bool, Lags]

    @property
    def is_adjustable(self) -> bool:
        """Whether the longest lag was observed, of entries online and of the others."""
        return bool(self.by_world) and all(lags.is_whole for lags in (self.lags, *self.by_world.values()))

    def seen(self, year: int) -> float:
        """The share of the entries of a year that would have been seen."""
        ends = self.lags.share_within([self.last - year - 0.5, max(self.first - year - 0.5, 0.0)])
        return float(max(ends[0] - (ends[1] if year + 0.5 < self.first else 0.0), 0.0))


def sight_of(rows: list[Row], sweeps: Sweeps) -> Sight | None:
    """How late entries came to light; None where no entry or no investigation is dated."""
    told = [
        (at, sweeps.began[row["network"]], row["network"], row["medium"])
        for row in rows
        if row["network"] in sweeps.began and (at := at_of(row)) is not None
    ]
    if not told:
        return None
    first, last = min(sweeps.began.values()), max(sweeps.began.values())
    held = [one for one in told if one[0] >= first]
    lags = _lags(held, last)
    if not len(lags.times):
        return None
    known = [one for one in held if is_known(one[3])]
    parts = {online: [one for one in known if (one[3] == "online") is online] for online in (True, False)}
    return Sight(first, last, lags, {online: _lags(mine, last) for online, mine in parts.items() if mine})


def _lags(told: list[tuple[float, float, str, str]], last: float) -> Lags:
    at = np.array([one[0] for one in told])
    began = np.array([one[1] for one in told])
    lag = _months(np.maximum(began - at, 0.0))
    return reverse_time(lag, np.maximum(_months(np.maximum(last - at, 0.0)), lag), [one[2] for one in told])


def _months(years: Array) -> Array:
    return np.asarray(np.round(years * 12) / 12)


def at_of(row: Row) -> float | None:
    """When an entry was, where its date allows one year only."""
    return None if year_of(row) is None else middle(row["at_earliest"], row["at_latest"])


def add_entry_years(sheet: Sheet, rows: list[Row], sight: Sight | None) -> None:
    """The records by year of entry; entries whose year is not known are a record too."""
    by_year = grouped([{**row, "year": year_of(row)} for row in rows], "year")
    for year in sorted(by_year):
        _add_year(sheet, int(year), by_year[year], sight)
    unknown = [row for row in rows if year_of(row) is None]
    if unknown:
        record = {"kind": "entry_years", "year": "not_recorded", "channel": None, "medium": None}
        sheet.add_rows(
            ("entry_years", "not_recorded"), {**record, **unknown_share(len(unknown), len(rows))}, "entry", unknown
        )


def _add_year(sheet: Sheet, year: int, rows: list[Row], sight: Sight | None) -> None:
    tally = Tally(rows)
    known = [row for cell in CELLS for row in tally.inside(cell)]
    seen = None if sight is None else sight.seen(year)
    adjusted = _adjusted(known, sight) if sight is not None and year >= int(sight.first) else None
    cells = [cell for cell in CELLS if tally.inside(cell)]
    for cell in (EITHER, *cells, *tally.unknown_cells):
        inside = [row for row in known if row["medium"] == "online"] if cell == EITHER else tally.inside(cell)
        name = {"kind": "entry_years", "year": str(year), "channel": cell[0], "medium": cell[1]}
        if cell in tally.unknown_cells:
            record = unknown_share(len(inside), len(rows)) | {"networks": None}
        else:
            record = _pooled(known, inside)
        is_hatched = seen is None or seen < LEAST_SEEN
        record |= {"seen": seen, "hatched": is_hatched, "adjusted": adjusted if cell == EITHER else None}
        sheet.add_rows(("entry_years", year, *cell), {**name, **record}, "entry", inside)


def _pooled(known: list[Row], inside: list[Row]) -> Record:
    held = {row["entry"] for row in inside}
    networks = len({row["network"] for row in known} - {None})
    return pooled(known, lambda row: row["entry"] in held) | {"networks": networks}


def _adjusted(known: list[Row], sight: Sight) -> float | None:
    """The share online, each entry weighing as many as there were for each that came to light in time."""
    if not sight.is_adjustable or not known:
        return None
    weights: dict[bool, float] = {True: 0.0, False: 0.0}
    for row in known:
        online = row["medium"] == "online"
        if online not in sight.by_world:
            return None
        seen = float(sight.by_world[online].share_within(max(sight.last - (at_of(row) or 0.0), 0.0)))
        if seen < LEAST_WEIGHT:
            return None
        weights[online] += 1 / seen
    return number(weights[True] / sum(weights.values()))


def entry_year_caveats(sight: Sight | None, table: Iterable[Record]) -> list[str]:
    """Which years were not seen in full, and why there is or is no adjusted line."""
    if sight is None:
        return [
            _("How much of each year of entry was seen cannot be told: dates of entries or of investigations lack.")
        ]
    held = {
        record["year"]: record["hatched"] for record in table if record["kind"] == "entry_years" and "hatched" in record
    }
    hatched = [str(year) for year, is_hatched in held.items() if is_hatched]
    found = [
        _(
            "An entry is seen only if its network came to be investigated in time. Years of entry of which fewer than"
            " four in five would have been seen are hatched: {years}. By year of entry nothing is tested.",
            years=", ".join(hatched) or _("none"),
        )
    ]
    return [*found, _adjusted_told(sight)]


def _adjusted_told(sight: Sight) -> str:
    if sight.is_adjustable:
        return _(
            "The adjusted line weighs each entry by how likely one like it, online or not, was to come to light in"
            " time; the longest lag seen was {longest} years. It holds if lags did not change over the years.",
            longest=numeral(round(sight.lags.longest, 1)),
        )
    return _(
        "There is no adjusted line: the longest lag from an entry to the investigation is not observed, as too few"
        " networks could have been watched for longer than the {longest} years seen.",
        longest=numeral(round(sight.lags.longest, 1)) if len(sight.lags.times) else "0",
    )
