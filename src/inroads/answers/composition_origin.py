"""The networks of a study at a landmark: where each came from, with whom it may be compared, and who came later."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from inroads.answers.finding import Record
from inroads.involvement.landmark import AFTER, LANDMARKS
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.stats.intervals import Array
from inroads.stats.permuted import Ints

SOCIAL, ONLINE_PLACE, NEITHER, OPEN = "social", "online_place", "neither", "open"
SHOWN = (SOCIAL, ONLINE_PLACE, NEITHER, OPEN)
UNKNOWN, ELSEWHERE = "", "elsewhere"
OF_ITS_OWN = 10
"""Networks from which on a country is a stratum of its own."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Watched:
    """All networks at one landmark, in one order; ``networks`` are their rows, ``landmarks`` how each stands."""

    landmark: str
    networks: list[Row]
    landmarks: list[Row]
    later: dict[str, list[Row]]
    depth: dict[str, str]

    def __len__(self) -> int:
        return len(self.networks)

    @property
    def is_reached(self) -> bool:
        """Whether any network is known to have reached the landmark."""
        return any(row["reached"] for row in self.landmarks)

    @cached_property
    def reached(self) -> Array:
        """One for each network known to have reached the landmark, else nan."""
        return np.array([1.0 if row["reached"] else np.nan for row in self.landmarks])

    @cached_property
    def origins(self) -> list[str]:
        """The origin of each network, ``open`` where the record leaves several."""
        return [row["origins"][0] if len(row["origins"]) == 1 else OPEN for row in self.landmarks]

    @cached_property
    def exposed(self) -> Array:
        """One where the core met at an online place, zero where through contacts offline, else nan."""
        value = {ONLINE_PLACE: 1.0, SOCIAL: 0.0}
        return np.array([value.get(origin, np.nan) for origin in self.origins])

    def may_be(self, origin: str) -> Array:
        """Which networks of open origin may have this one."""
        pairs = zip(self.landmarks, self.origins, strict=True)
        return np.array([found == OPEN and origin in row["origins"] for row, found in pairs], dtype=float)

    def strata(self, *, by_depth: bool = False) -> Ints:
        """The stratum of each network: type of crime and country, and how deep its file goes where that is asked.

        Countries of fewer than :data:`OF_ITS_OWN` networks are one together, whatever came of their networks.
        """
        count = Counter(row["country"] for row in self.networks)

        def home(country: str | None) -> str | None:
            return country if count[country] >= OF_ITS_OWN else ELSEWHERE

        keys = [
            (row["it_type"], home(row["country"]), self.depth.get(row["network"], UNKNOWN) if by_depth else UNKNOWN)
            for row in self.networks
        ]
        return _numbered(keys)

    @cached_property
    def types(self) -> Ints:
        """The type of crime of each network, as a number."""
        return _numbered([(row["it_type"],) for row in self.networks])

    def column(self, name: str) -> Ints:
        """A count of each network at its landmark."""
        return np.array([row[name] for row in self.landmarks], dtype=np.int64)

    @cached_property
    def _counts(self) -> dict[tuple[str, str], Array]:
        """Later members of each network by layer and order."""
        place = {row["network"]: place for place, row in enumerate(self.networks)}
        counts: dict[tuple[str, str], Array] = {}
        for network, rows in self.later.items():
            for row in rows:
                key = (row["layer"], row["order"])
                counts.setdefault(key, np.zeros(len(self)))[place[network]] += row["count_min"]
        return counts

    def came(self, *, layer: str = "", surely: bool = False) -> Array:
        """How many came afterwards: of one layer or all, those who surely came after or also those who may have."""
        found = np.zeros(len(self))
        for (held, order), counts in self._counts.items():
            if layer in ("", held) and (order == AFTER or not surely):
                found = found + counts
        return found


def watched(view: View) -> list[Watched]:
    """The networks at each landmark."""
    return view.held("composition watched", lambda: _watched(view))


def _watched(view: View) -> list[Watched]:
    networks = view.table("networks").sort("network").to_dicts()
    depth = _depths(view)
    rows = grouped(view.table("landmarks").sort("network").iter_rows(named=True), "landmark")
    later = grouped(view.table("later_members").iter_rows(named=True), "landmark")
    return [
        Watched(landmark, networks, rows.get(landmark, []), grouped(later.get(landmark, []), "network"), depth)
        for landmark in LANDMARKS
    ]


def _depths(view: View) -> dict[str, str]:
    """How deep the files on each network go, all depths of its investigations together."""
    depth = dict(view.table("investigations").select("investigation", "depth").iter_rows())
    held: dict[str, set[str]] = {}
    for row in view.table("case_links").iter_rows(named=True):
        if row["network"]:
            held.setdefault(row["network"], set()).add(depth.get(row["investigation"], UNKNOWN) or UNKNOWN)
    return {network: " ".join(sorted(depths)) for network, depths in held.items()}


def _numbered(keys: Iterable[tuple[object, ...]]) -> Ints:
    """Each key as the number of its first place."""
    numbers: dict[tuple[object, ...], int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def by_origin(watched: Watched, outcome: Array) -> Iterable[tuple[Record, Flags]]:
    """The record of each origin with how many networks of it the outcome is known of, and which they are.

    Nothing where no network is known to have reached the landmark.
    """
    for origin in SHOWN if watched.is_reached else ():
        is_here = np.array([found == origin for found in watched.origins], dtype=bool) & ~np.isnan(outcome)
        yield {"landmark": watched.landmark, "origin": origin, "networks": int(is_here.sum())}, is_here
