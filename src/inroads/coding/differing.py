"""On which cells the claims of a file differ from what others say, so that they are contested."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from inroads.model.claim import Claim
from inroads.model.missing import CONTESTED
from inroads.store.agree import Said, agree

Cell = tuple[str, str, str]
"""Unit type, unit and variable."""

COLUMNS = ("unit_type", "unit", "variable", "value", "polarity", "coder", "passages")


def differing(
    said: pl.DataFrame, fresh: Iterable[Claim], settled: set[Cell], kinds: dict[tuple[str, str], str]
) -> list[str]:
    """The cells of earlier claims that new ones make contested, or leave so, but for those that somebody settled."""
    voices = _voices(said, fresh)
    disputable = set(said.select(COLUMNS[:3]).iter_rows()) - settled
    return sorted(
        f"{unit_type} {unit}, {variable}"
        for (unit_type, unit, variable), heard in voices.items()
        if (unit_type, unit, variable) in disputable
        and agree(list(heard), kinds.get((unit_type, variable), "text")) == CONTESTED
    )


def _voices(said: pl.DataFrame, fresh: Iterable[Claim]) -> dict[Cell, set[Said]]:
    """All that stands, and is new, on the cells of the new claims."""
    voices: dict[Cell, set[Said]] = defaultdict(set)
    for claim in fresh:
        sources = frozenset(passage.source for passage in claim.passages)
        cell = (claim.unit_type, claim.unit, claim.variable)
        voices[cell].add(Said(claim.value, claim.polarity, claim.coder, sources))
    for unit_type, unit, variable, value, polarity, coder, passages in said.select(COLUMNS).iter_rows():
        if (unit_type, unit, variable) in voices:
            sources = frozenset(passage["source"] for passage in passages)
            voices[unit_type, unit, variable].add(Said(value, polarity, coder, sources))
    return voices
