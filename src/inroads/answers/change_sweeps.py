"""The sweeps of a study: samples that follow each other in time, else groups of years of investigation."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import numpy as np

from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral

MOST_GROUPS = 5
"""So many groups of years at most where the study has no samples that follow each other."""
NETWORKS_A_GROUP = 4
FOLLOW = 0.8
"""Samples are sweeps if of pairs of networks from two samples so many were investigated in the order of the samples."""
KNOWN = 0.8
"""... and if so many of the networks whose investigation is dated stand in one."""

CHANNELS_ASKED = {"entry.channel", "entry.mechanism"}
MEDIA_ASKED = {"entry.medium", "entry.medium_first_contact"}


@dataclass(frozen=True)
class Sweeps:
    """The sweeps in order, the sweep and case type of each network, and which networks were not asked for what."""

    by: str
    labels: list[str]
    of: dict[str, int]
    kinds: dict[str, str]
    began: dict[str, float]
    not_asked: dict[str, set[str]] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=dict)
    overlaps: int = 0
    undated: int = 0

    def asks(self, network: str | None, *alternatives: set[str]) -> bool:
        """Whether of each set of variables at least one was asked for."""
        unasked = self.not_asked.get(network or "", set())
        return not any(names <= unasked for names in alternatives)

    def asks_ways(self, network: str | None) -> bool:
        """Whether channel and medium of a way in were asked for."""
        return self.asks(network, CHANNELS_ASKED, MEDIA_ASKED)

    @property
    def parameters(self) -> Row:
        """What was chosen, for the record of a finding."""
        return {"sweeps": self.labels, "sweeps_by": self.by or "none"}


def sweeps_of(view: View) -> Sweeps:
    """The sweeps of a study, made once."""
    return view.held("sweeps", lambda: _sweeps(view.table("inquiries").to_dicts()))


def _sweeps(rows: list[Row]) -> Sweeps:
    began = {row["network"]: middle(row["began_earliest"], row["began_latest"]) for row in rows}
    dated = {network: at for network, at in began.items() if at is not None}
    by, named = _named(rows, dated)
    order = _in_order(named, dated) if by else []
    place = {name: number for number, name in enumerate(order)}
    of = {network: place[name] for network, name in named.items()}
    if not by:
        by, of = ("years", _groups_of_years(dated)) if dated else ("", {})
        order = [""] * (max(of.values(), default=-1) + 1)
    return Sweeps(
        by,
        [
            _label(name, [dated[network] for network in of if of[network] == number])
            for number, name in enumerate(order)
        ],
        of,
        {row["network"]: row["it_type"] for row in rows},
        dated,
        {row["network"]: set(row["not_asked"]) for row in rows if row["not_asked"]},
        {row["network"]: row["claims"] for row in rows},
        sum(len(set(row["samples"])) > 1 for row in rows),
        len(rows) - len(dated),
    )


def middle(earliest: date | None, latest: date | None) -> float | None:
    """The middle of a date in years."""
    if earliest is None or latest is None:
        return None
    return (
        earliest.year
        + ((earliest.toordinal() + latest.toordinal()) / 2 - date(earliest.year, 1, 1).toordinal()) / 365.25
    )


def _named(rows: list[Row], dated: dict[str, float]) -> tuple[str, dict[str, str]]:
    """By what the sweeps are named and the name of each dated network: the sweep as coded, else its sample."""
    by_sweep = {row["network"]: numeral(row["sweep"]) for row in rows if row["sweep"] is not None}
    by_sample = {row["network"]: row["samples"][0] for row in rows if row["samples"]}
    for by, named in (("sweep", by_sweep), ("samples", by_sample)):
        held = {network: named[network] for network in dated if network in named}
        if len(set(held.values())) > 1 and len(held) >= KNOWN * len(dated) and _follow(held, dated):
            return by, held
    return "", {}


def _in_order(named: dict[str, str], dated: dict[str, float]) -> list[str]:
    """The names by the median date of their investigations."""
    held: dict[str, list[float]] = {}
    for network, name in named.items():
        held.setdefault(name, []).append(dated[network])
    return sorted(held, key=lambda name: (float(np.median(held[name])), name))


def _follow(named: dict[str, str], dated: dict[str, float]) -> bool:
    """Whether samples follow each other in time, rather than being drawn side by side."""
    place = {name: number for number, name in enumerate(_in_order(named, dated))}
    at = np.array([dated[network] for network in named])
    group = np.array([place[name] for name in named.values()])
    earlier = group[:, None] < group[None, :]
    in_order = at[:, None] <= at[None, :]
    return bool(in_order[earlier].mean() >= FOLLOW)


def _groups_of_years(dated: dict[str, float]) -> dict[str, int]:
    """Whole years in groups of about as many networks each."""
    counts = Counter(int(at) for at in dated.values())
    groups = max(1, min(MOST_GROUPS, len(counts), len(dated) // NETWORKS_A_GROUP))
    group: dict[int, int] = {}
    before = 0
    for year, count in sorted(counts.items()):
        group[year] = int((before + count / 2) / len(dated) * groups)
        before += count
    place = {number: rank for rank, number in enumerate(sorted(set(group.values())))}
    return {network: place[group[int(at)]] for network, at in dated.items()}


def _label(name: str, at: list[float]) -> str:
    first, last = int(min(at)), int(max(at))
    years = str(first) if first == last else f"{first}-{last}"
    return f"{name} ({years})" if name else years


def sweep_caveats(sweeps: Sweeps) -> list[str]:
    """How sweeps were made, and which networks stand in none."""
    made = {
        "sweep": _("Sweeps are those coded for the networks, in the order of their investigations."),
        "samples": _("Sweeps are the samples of the study, in the order of their investigations."),
        "years": _(
            "Sweeps are groups of years in which investigations began, with about as many networks each: the study"
            " has no samples that follow each other in time."
        ),
    }
    found = [made[sweeps.by]] if sweeps.by else []
    if sweeps.undated:
        found.append(
            _("Networks in no sweep, as no date of an investigation is known: {n}.", n=numeral(sweeps.undated))
        )
    if sweeps.overlaps:
        found.append(
            _("Networks that stand in several samples and are counted once, in the first named: {n}.",
              n=numeral(sweeps.overlaps))
        )  # fmt: skip
    return found


def follow_each_other(numbers: list[int]) -> bool:
    """Whether no sweep between the first and the last is missing."""
    return all(other - one == 1 for one, other in pairwise(numbers))
