"""Whether a part of a network that came after its start crosses borders: one, zero, or nan where that is not known."""

from math import nan

import numpy as np

from inroads.answers.composition_origin import Watched
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.stats.intervals import Array

CROSS_BORDER = "cross_border"


def crosses(view: View, watched: Watched, part: str) -> Array:
    """One value per network. What stood before the landmark, or may have, is no outcome of it."""
    name = f"composition reach {watched.landmark} {part}"
    return view.held(name, lambda: _crosses(view, watched, part))


def _crosses(view: View, watched: Watched, part: str) -> Array:
    found = {"core": _core, "enablers": _enablers, "victims": _victims}[part]
    return np.array(found(view, watched), dtype=float) * watched.reached


def _coded(value: str | None) -> float:
    return float(value == CROSS_BORDER) if is_known(value) else nan


def _victims(_view: View, watched: Watched) -> list[float]:
    return [_coded(row.get("geo_victims")) for row in watched.networks]


def _enablers(view: View, watched: Watched) -> list[float]:
    """As coded for the network, where each of its enablers came later."""
    layers = set(view.frame.rules["growth"]["enablers"])
    members = grouped(view.table("members").iter_rows(named=True), "network")
    return [
        _coded(row.get("geo_enablers"))
        if _count(members.get(row["network"], []), layers) == _count(watched.later.get(row["network"], []), layers)
        else nan
        for row in watched.networks
    ]


def _count(rows: list[Row], layers: set[str]) -> int:
    return sum(row["layer"] in layers for row in rows)


def _core(view: View, watched: Watched) -> list[float]:
    """By the countries of residence of the core members who came later; nan where there are none, or that is open."""
    layer = view.frame.rules["phases"]["early_layer"]
    persons = view.table("persons")
    if "country_residence" not in persons.columns:
        return [nan] * len(watched)
    lives = dict(persons.select("person", "country_residence").iter_rows())
    return [
        _across(
            row["country"],
            [lives.get(one["person"]) for one in watched.later.get(row["network"], []) if one["layer"] == layer],
        )
        for row in watched.networks
    ]


def _across(home: str | None, countries: list[str | None]) -> float:
    """Whether anybody lives in another country.

    >>> _across("NL", ["NL", None, "DE"]), _across("NL", ["NL", "NL"]), _across("NL", ["NL", None])
    (1.0, 0.0, nan)
    """
    if not countries or not home:
        return nan
    if any(is_known(country) and country != home for country in countries):
        return 1.0
    return 0.0 if all(map(is_known, countries)) else nan
