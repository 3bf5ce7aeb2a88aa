"""On which cells the claims of a file differ from what others say, so that they are contested."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from inroads.model.claim import Claim
from inroads.model.missing import CONTESTED
from inroads.store.agree import Said, agree

Cell = tuple[str, str, str]
"""Unit type, unit and variable."""

CELL = ("unit_type", "unit", "variable")


def differing(
    said: pl.DataFrame, fresh: Iterable[Claim], settled: set[Cell], kinds: dict[tuple[str, str], str]
) -> list[str]:
    """The cells of earlier claims that new ones make contested, or leave so, but for those that somebody settled."""
    voices: dict[Cell, set[Said]] = defaultdict(set)
    for claim in fresh:
        sources = frozenset(passage.source for passage in claim.passages)
        cell = (claim.unit_type, claim.unit, claim.variable)
        voices[cell].add(Said(claim.value, claim.polarity, claim.coder, sources))
    earlier = _earlier(said, voices)
    for cell, heard in earlier.items():
        voices[cell] |= heard
    return sorted(
        f"{unit_type} {unit}, {variable}"
        for (unit_type, unit, variable), heard in voices.items()
        if (unit_type, unit, variable) in earlier
        and (unit_type, unit, variable) not in settled
        and agree(list(heard), kinds.get((unit_type, variable), "text")) == CONTESTED
    )


def _earlier(said: pl.DataFrame, cells: Iterable[Cell]) -> dict[Cell, set[Said]]:
    """All that stands on these cells."""
    wanted = pl.DataFrame(list(cells), schema=dict.fromkeys(CELL, pl.String), orient="row")
    sources = pl.col("passages").list.eval(pl.element().struct.field("source"))
    told = said.join(wanted, on=CELL, how="semi").select(*CELL, "value", "polarity", "coder", sources)
    heard: dict[Cell, set[Said]] = defaultdict(set)
    for *cell, value, polarity, coder, named in told.iter_rows():
        heard[cell[0], cell[1], cell[2]].add(Said(value, polarity, coder, frozenset(named)))
    return heard
