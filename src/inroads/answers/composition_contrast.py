"""What goes with the origin of networks: a record to each contrast, with interval and p, or why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from inroads.answers.composition_bounds import filled_in
from inroads.answers.composition_origin import Watched
from inroads.answers.finding import Record
from inroads.answers.sheet import number
from inroads.involvement.landmark import CORE_ENTRIES
from inroads.language import _, numeral
from inroads.stats.intervals import Array
from inroads.stats.permuted import DRAWS, Effect, Ints, arrangements, counted, permuted_effect, permuted_p
from inroads.stats.share_difference import share_difference

LEAST = 3
"""Networks of each origin, in strata that hold both, below which a contrast is refused."""
LEAST_ARRANGEMENTS = 40
"""Ways to deal out the origins below which nothing could be told apart."""
BY_ORIGIN = "online_place - social"


@dataclass(frozen=True)
class Asked:
    """How a contrast is to be computed."""

    seed: int = 1
    permutations: int = DRAWS

    def generator(self, *place: int) -> np.random.Generator:
        """The random numbers of one contrast, whatever else is computed."""
        return np.random.default_rng([self.seed, *place])


@dataclass(frozen=True)
class Outcome:
    """What is set against the origin: a number per network (nan where it does not count) and what names it.

    ``k`` of ``m`` are its units where it is a share; without them it is the log of a count.
    """

    named: Record
    y: Array
    k: Array | None = None
    m: Array | None = None

    @classmethod
    def share(cls, named: Record, k: Array, m: Array) -> "Outcome":
        """The share ``k / m`` of each network, nan where there is nothing to be a share of."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return cls(named, np.where(m > 0, k / np.maximum(m, 1e-9), np.nan), k, m)

    def told(self, value: float) -> float | None:
        """An effect as it is told: a ratio of counts, or a difference of shares."""
        with np.errstate(over="ignore"):
            return number(float(np.exp(value)) if self.m is None else value) if np.isfinite(value) else None


def contrast(watched: Watched, outcome: Outcome, asked: Asked, place: int = 0) -> Record:
    """Networks that began at an online place against those that began with contacts offline, within strata."""
    x = watched.exposed
    held = ~np.isnan(x) & ~np.isnan(outcome.y)
    strata = watched.strata()
    kept = np.flatnonzero(held)[counted(x[held], strata[held])]
    record = _begun(watched, BY_ORIGIN, outcome, x, kept, strata)
    if record["refused"]:
        return record
    rows = arrangements(x[kept], strata[kept], asked.generator(place), asked.permutations)
    if len(rows) < LEAST_ARRANGEMENTS:
        return record | {"refused": few_arrangements(len(rows))}
    low, high = filled_in(watched, outcome.y, strata)
    bounds = {"bound_low": outcome.told(low), "bound_high": outcome.told(high)}
    return record | _told(outcome, _effect(outcome, kept, rows, strata[kept])) | bounds


def _begun(watched: Watched, name: str, outcome: Outcome, x: Array, kept: Ints, strata: Ints) -> Record:
    """A record with its counts, and the reason where there can be no contrast."""
    ones, zeros = int((x[kept] > 0).sum()), int((x[kept] == 0).sum())
    is_open = np.isnan(watched.exposed) & ~np.isnan(outcome.y)
    named = "/".join(str(value) for value in outcome.named.values())
    return {
        "row": f"{watched.landmark}/{name}/{named}",
        "landmark": watched.landmark,
        "contrast": name,
        **outcome.named,
        **dict.fromkeys(("estimate", "low", "high", "p", "bound_low", "bound_high")),
        "networks": len(kept),
        "exposed": ones,
        "strata": len(np.unique(strata[kept])),
        "open": int((is_open & (np.array(watched.origins) == "open")).sum()),
        "arrangements": 0,
        "refused": _why_not(watched, ones, zeros, name == BY_ORIGIN),
    }


def _why_not(watched: Watched, ones: int, zeros: int, by_origin: bool) -> str | None:
    if not watched.is_reached:
        return (
            _("No network is known to have reached this landmark.")
            if watched.landmark == CORE_ENTRIES
            else _("No activity on record is dated, so that nobody can say who came before the first offence.")
        )
    if min(ones, zeros) >= LEAST:
        return None
    counts = {"ones": numeral(ones), "zeros": numeral(zeros), "least": numeral(LEAST)}
    if by_origin:
        return _(
            "Too few networks that can be compared: {ones} that began at an online place and {zeros} that began with"
            " contacts offline share a type of crime and a country with one of the other kind; {least} of each are"
            " needed.",
            **counts,
        )
    return _(
        "Too few networks that can be compared: {ones} in which a core member met online and {zeros} in which none did;"
        " {least} of each are needed.",
        **counts,
    )


def few_arrangements(count: int) -> str:
    """The reason where the origins can be dealt out in a few ways only."""
    return _(
        "The origins of the networks that can be compared can be dealt out in {count} ways only; {least} are needed.",
        count=numeral(count),
        least=numeral(LEAST_ARRANGEMENTS),
    )


def _effect(outcome: Outcome, kept: Ints, rows: Array, strata: Ints) -> Effect:
    y = outcome.y[kept]
    if outcome.k is None or outcome.m is None:
        return permuted_effect(y, rows, strata)
    estimate, low, high = share_difference(outcome.k[kept], outcome.m[kept], rows[0], strata)
    return Effect(estimate, low, high, permuted_p(y, rows, strata), len(rows))


def _told(outcome: Outcome, effect: Effect) -> Record:
    ends = {"estimate": effect.estimate, "low": effect.low, "high": effect.high}
    told: Record = {name: outcome.told(value) for name, value in ends.items()}
    return told | {"p": number(effect.p), "arrangements": effect.arrangements}


def with_rows(
    watched: Watched, name: str, outcome: Outcome, x: Array, strata: Ints, make: Callable[[Ints], Array]
) -> Record:
    """A contrast of an exposure of many values, whose arrangements the caller makes of the networks that count."""
    held = ~np.isnan(x) & ~np.isnan(outcome.y)
    kept = np.flatnonzero(held)[counted(x[held], strata[held])]
    record = _begun(watched, name, outcome, x, kept, strata)
    if record["refused"]:
        return record
    rows = make(kept)
    if len(rows) < LEAST_ARRANGEMENTS:
        return record | {"refused": few_arrangements(len(rows))}
    return record | _told(outcome, permuted_effect(outcome.y[kept], rows, strata[kept]))


def headline_test(records: list[Record], asked: Asked) -> Record | None:
    """The test of the first landmark: the smallest p of its contrasts by origin, times how many there are."""
    mine = [r for r in records if (r["landmark"], r["contrast"]) == (CORE_ENTRIES, BY_ORIGIN) and r["p"] is not None]
    if not mine:
        return None
    best = min(mine, key=lambda record: float(record["p"]))
    return {
        "name": "stratified permutation of whole networks",
        "landmark": CORE_ENTRIES,
        "statistic": best["estimate"],
        "p": min(1.0, best["p"] * len(mine)),
        "of": best["row"],
        "tests": len(mine),
        "networks": best["networks"],
        "permutations": best["arrangements"],
        "seed": asked.seed,
    }
