"""What a measure says of persons, as a table."""

import numpy as np
import polars as pl
from numpy.typing import ArrayLike


def values_of_persons(persons: pl.Series, values: ArrayLike) -> pl.DataFrame:
    """``person, value``; what is not a number is null: the measure says nothing of that person."""
    said = pl.Series("value", np.asarray(values))
    return pl.DataFrame([persons, said.fill_nan(None) if said.dtype.is_float() else said])
