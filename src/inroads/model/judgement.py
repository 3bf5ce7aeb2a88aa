"""The judgement that a persona is a person: what can be said, what several say together, and what counts.

Names that are alike judge nothing: a persona stands for a person only where somebody said so.
"""

from collections.abc import Collection, Iterable
from functools import reduce

from inroads.model.missing import CONTESTED

SAME = "same_as"
PROBABLY = "probably"
POSSIBLY = "possibly"
NOT = "not"
VERDICTS = (SAME, PROBABLY, POSSIBLY, NOT)
SILENT = ""
"""Whoever says nothing."""

COUNTED = (SAME, PROBABLY)
"""The verdicts by which a persona stands for a person, where nobody asks for others."""


def join(one: str, other: str) -> str:
    """What two voices say together: what both say, else *contested*; silence adds nothing.

    Examples
    --------
    >>> join(SAME, SAME), join(SAME, NOT), join(SILENT, POSSIBLY)
    ('same_as', 'contested', 'possibly')
    """
    if SILENT in (one, other):
        return one or other
    return one if one == other else CONTESTED


def joined(verdicts: Iterable[str]) -> str:
    """What any number of voices say together, in whatever order they speak."""
    return reduce(join, verdicts, SILENT)


def stands_for(verdict: str, counted: Collection[str] = COUNTED) -> bool:
    """Whether by this verdict the persona stands for the person; what is contested never does."""
    return verdict in counted and verdict in VERDICTS and verdict != NOT
