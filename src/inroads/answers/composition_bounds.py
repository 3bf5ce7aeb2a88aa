"""What a contrast could be if the networks of open origin all spoke for one side, then for the other."""

from collections.abc import Iterator

import numpy as np

from inroads.answers.composition_origin import NEITHER, ONLINE_PLACE, SOCIAL, Flags, Watched
from inroads.stats.intervals import Array
from inroads.stats.permuted import Ints, difference_within


def filled_in(watched: Watched, y: Array, strata: Ints) -> tuple[float, float]:
    """The least and the greatest difference over the fillings-in tried; nan without a network of open origin.

    Open networks are parted at every value of the outcome: those above it go to one side and those below to the other,
    as far as what is known lets them, and stay out where it lets them only that. Where all strata are one and each may
    be of either side these are the extremes.
    """
    is_open = (watched.may_be(ONLINE_PLACE) + watched.may_be(SOCIAL) > 0) & ~np.isnan(y)
    if not is_open.any():
        return float("nan"), float("nan")
    found = [_difference(y, x, strata) for x in _fillings(watched, y, is_open)]
    known = [value for value in found if np.isfinite(value)]
    return (min(known), max(known)) if known else (float("nan"), float("nan"))


def _fillings(watched: Watched, y: Array, is_open: Flags) -> Iterator[Array]:
    sides = {side: watched.may_be(side) > 0 for side in (ONLINE_PLACE, SOCIAL, NEITHER)}
    for cut in (-np.inf, *np.unique(y[is_open])):
        above = y > cut
        for raised in (above, ~above):
            x = watched.exposed.copy()
            for side, value, wanted in ((ONLINE_PLACE, 1.0, raised), (SOCIAL, 0.0, ~raised)):
                x[is_open & wanted & sides[side]] = value
            stranded = is_open & np.isnan(x) & ~sides[NEITHER]
            x[stranded & sides[ONLINE_PLACE]] = 1.0
            x[stranded & ~sides[ONLINE_PLACE]] = 0.0
            yield x


def _difference(y: Array, x: Array, strata: Ints) -> float:
    held = ~np.isnan(x) & ~np.isnan(y)
    return difference_within(y[held], x[held], strata[held])
