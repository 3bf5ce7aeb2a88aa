"""Keys of posts, and hashes of what they say, by XXH3: many posts at once.

XXH3 is published and frozen, so that the same post has the same key in every study, whatever version made it.
"""

from collections.abc import Sequence

import polars as pl
from polars_hash import NonCryptographicHashingNameSpace as Hashed

_BY_ID, _BY_SAY = 0, 1
"""Seeds, so that a post with an id and one without never have the same key by chance of their words."""


def keys_of(place: pl.Series, post: pl.Series) -> pl.Series:
    """The keys of posts with an id: the same post in any file."""
    return _keys([place, post], _BY_ID)


def keys_by_say(place: pl.Series, says: Sequence[pl.Series]) -> pl.Series:
    """The keys of posts without an id: their place, and what they say."""
    return _keys([place, *says], _BY_SAY)


def hashes_of(says: Sequence[pl.Series]) -> pl.Series:
    """Hashes of what posts say."""
    return pl.select(Hashed(_together(says)).xxh3_64()).to_series()


def _keys(columns: Sequence[pl.Series], seed: int) -> pl.Series:
    hashed = Hashed(_together(columns)).xxh3_128(seed=seed, return_binary=True, byte_order="big")
    return pl.select(hashed).to_series()


def _together(columns: Sequence[pl.Series]) -> pl.Expr:
    """The cells of each row, parted by a sign that no name holds."""
    return pl.concat_str(columns, separator="\0")
