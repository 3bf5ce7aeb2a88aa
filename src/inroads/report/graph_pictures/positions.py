"""Positions on a sheet, between 0 and 1: neither a crowd nor one who stands far off takes all the room."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

from inroads.report.graph_pictures.worlds import Spot

SPREAD = 0.55
"""How much of a position is its rank, and not the distance itself."""
RIM = 0.02
"""So many, at either end, stand at the rim however far off they are."""


def on_sheet(positions: pl.DataFrame) -> Mapping[str, Spot]:
    """Each person's spot, of the columns ``person, x, y``."""
    x, y = (_spread(positions[axis].to_numpy().astype(float)) for axis in ("x", "y"))
    return dict(zip(positions["person"], zip(x.tolist(), y.tolist(), strict=True), strict=True))


def _spread(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    if len(values) < 2:  # noqa: PLR2004 one alone stands in the middle
        return np.full(len(values), 0.5)
    low, high = np.quantile(values, [RIM, 1 - RIM])
    far = np.clip((values - low) / max(high - low, 1e-9), 0, 1)
    rank = np.argsort(np.argsort(values, kind="stable"), kind="stable") / (len(values) - 1)
    return np.asarray(SPREAD * rank + (1 - SPREAD) * far)
