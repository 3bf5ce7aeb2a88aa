"""Which spells stand in which windows of time: surely, maybe, or not."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


class Spells(NamedTuple):
    """Spells with uncertain ends, as whole numbers of any unit (days, microseconds); both ends are inside.

    It runs surely from ``began_latest`` to ``ended_earliest``, maybe from ``began_earliest`` to ``ended_latest``.
    """

    began_earliest: Ints
    began_latest: Ints
    ended_earliest: Ints
    ended_latest: Ints

    @classmethod
    def certain(cls, began: ArrayLike, ended: ArrayLike) -> "Spells":
        """Spells whose ends are known."""
        start, end = np.asarray(began, dtype=np.int64), np.asarray(ended, dtype=np.int64)
        return cls(start, start, end, end)


class Standing(NamedTuple):
    """By window and spell whether it stands there: ``surely`` implies ``maybe``."""

    surely: Flags
    maybe: Flags


def standing(spells: Spells, windows: ArrayLike) -> Standing:
    r"""Which spells meet which windows, each given by its first and last moment.

    Question
    --------
    Which ties were there in 2014, and which may have been?

    Formula
    -------
    With a beginning in :math:`[b_1, b_2]`, an end in :math:`[e_1, e_2]` and a window :math:`[f, t]`: maybe, if
    :math:`b_1 \le t` and :math:`e_2 \ge f`; surely, if :math:`\min(b_2, e_2) \le t` and :math:`\max(e_1, b_1) \ge f`.

    References
    ----------
    Allen (1983), Maintaining knowledge about temporal intervals, doi:10.1145/182.358434 (overlap)

    >>> [part.tolist() for part in standing(Spells(*np.array([[1], [3], [5], [9]])), [(1, 2), (4, 4), (6, 8)])]
    [[[False], [True], [False]], [[True], [True], [True]]]
    """
    first, last = np.asarray(windows, dtype=np.int64).reshape(-1, 2).T[:, :, None]
    maybe = (spells.began_earliest <= last) & (spells.ended_latest >= first)
    begun = np.minimum(spells.began_latest, spells.ended_latest) <= last
    lasted = np.maximum(spells.ended_earliest, spells.began_earliest) >= first
    return Standing(begun & lasted & maybe, maybe)


def gathered(one: Standing, member: ArrayLike, groups: int) -> Standing:
    """The same for what spells belong to, as a person to its ties: it stands where any of its spells does.

    >>> gathered(Standing(np.array([[True, False]]), np.array([[True, True]])), [0, 1], 2).surely.tolist()
    [[True, False]]
    """
    at = np.asarray(member, dtype=np.int64)
    return Standing(*(np.array([np.bincount(at[row], minlength=groups) > 0 for row in part]) for part in one))
