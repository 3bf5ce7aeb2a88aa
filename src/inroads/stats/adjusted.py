"""Chances allowed for how many were looked at."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from inroads.errors import InputError
from inroads.language import _
from inroads.stats.intervals import Array

Adjust = Literal["none", "holm", "bh"]


def adjusted(p: ArrayLike, adjust: Adjust = "holm", tests: int | None = None) -> Array:
    r"""The chances as they stand after so many tests: compared with a level, they keep it over all tests together.

    Question
    --------
    Among ten thousand pairs five hundred seem tied beyond chance at .05 though none is. Which would still seem so?

    Formula
    -------
    holm
        :math:`\tilde p_{(k)} = \max_{i \le k} \min\{1, (m - i + 1)\,p_{(i)}\}`: the chance of any false one stays
        below the level. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    bh
        :math:`\tilde p_{(k)} = \min_{i \ge k} \min\{1, m\,p_{(i)}/i\}`: the expected share of false ones among those
        found stays below the level. Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.

    ``tests`` (m) counts those looked at; it is more than there are chances where the rest are 1, as for pairs that
    share nothing.

    >>> adjusted([0.01, 0.02, 0.03], "holm").round(9).tolist(), adjusted([0.01, 0.02, 0.03], "bh").round(9).tolist()
    ([0.03, 0.04, 0.04], [0.03, 0.03, 0.03])
    """
    chances = np.asarray(p, dtype=np.float64)
    if adjust not in get_args(Adjust):
        raise InputError(_("«{way}» adjusts no chances.", way=adjust), do=", ".join(get_args(Adjust)))
    if adjust == "none":
        return chances
    m = max(len(chances), tests or 0)
    order = np.argsort(chances, kind="stable")
    rank = np.arange(1, len(chances) + 1)
    if adjust == "holm":
        stepped = np.maximum.accumulate((m - rank + 1) * chances[order])
    else:
        stepped = np.minimum.accumulate((m * chances[order] / rank)[::-1])[::-1]
    found = np.empty(len(chances))
    found[order] = np.minimum(stepped, 1.0)
    return found
