"""Later members against whether, and how many of, the first core members met online: the same number asked of each.

Whoever has more members on record has more often *any* who met online. So each network is asked of as many of its known
first core members as any other (``DRAWN``, drawn without return: the chance that one of them met online), files of
unlike depth are not compared, and the null deals the ways in out anew among the core members of a type of crime, each
network keeping its number.
"""

import numpy as np

from inroads.answers.composition_contrast import Asked, Outcome, with_rows
from inroads.answers.composition_origin import Watched
from inroads.answers.finding import Record
from inroads.stats.intervals import Array
from inroads.stats.permuted import Ints, arrangements

ANY_ONLINE, ALL_ONLINE = "any_online - none_online", "all_online - none_online"
DRAWN = 2
"""Of how many first core members each network is asked, whatever number is on record."""


def met_online(watched: Watched, outcome: Outcome, asked: Asked, place: int) -> list[Record]:
    """The contrast by whether any of two first core members met online, and by the share of them who did."""
    known, online = watched.column("core_known"), watched.column("core_online")
    enough = np.where(known >= DRAWN, 1.0, np.nan)
    strata = watched.strata(by_depth=True)

    held: dict[bytes, Array] = {}

    def of_kept(kept: Ints) -> Array:
        key = kept.tobytes()
        if key not in held:
            rng = asked.generator(30, place)
            held[key] = dealt(known[kept], online[kept], watched.types[kept], rng, asked.permutations)
        return held[key]

    return [
        with_rows(
            watched, ANY_ONLINE, outcome, rarefied(known, online) * enough, strata,
            lambda kept: rarefied(known[kept], of_kept(kept)),
        ),
        with_rows(
            watched, ALL_ONLINE, outcome, online / np.maximum(known, 1) * enough, strata,
            lambda kept: of_kept(kept) / known[kept],
        ),
    ]  # fmt: skip


def rarefied(known: Ints, online: Array | Ints) -> Array:
    """The chance that at least one of two core members drawn from those known met online.

    >>> rarefied(np.array([2, 4, 4]), np.array([1, 1, 0])).tolist()
    [1.0, 0.5, 0.0]
    """
    offline = known - online
    return np.asarray(1.0 - offline * (offline - 1) / np.maximum(known * (known - 1), 1))


def dealt(known: Ints, online: Ints, types: Ints, rng: np.random.Generator, draws: int) -> Array:
    """How many of each network met online, as observed and with ways in dealt out anew within the type of crime."""
    met = np.concatenate([np.arange(n) < k for n, k in zip(known, online, strict=True)]).astype(float)
    rows = arrangements(met, np.repeat(types, known), rng, draws)
    return np.asarray(np.add.reduceat(rows, np.concatenate([[0], np.cumsum(known)[:-1]]), axis=1))
