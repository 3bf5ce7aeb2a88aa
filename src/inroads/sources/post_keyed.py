"""The key of each post, the name it goes by in its place, and the hash of what it says."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from inroads.store.post_columns import NAME_DIGITS, digests_of, keys_of, said_key

AT_ONCE = 1 << 13
"""How many posts are hashed at once: few enough that their bytes stay near the processor."""


def keyed(said: Mapping[str, pl.Series], at: pl.Series) -> tuple[list[bytes], pl.Series, np.ndarray]:
    """Keys, names (made of the key where a post bears no id), and hashes of thread, author, time and text."""
    thread, author, text, place, post = (
        said[name].fill_null("") for name in ("thread", "author", "text", "place", "post")
    )
    moment = at.cast(pl.Int64).cast(pl.String).fill_null("")
    keys: list[bytes] = []
    digests: list[bytes] = []
    for start in range(0, len(at), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        keys += keys_of(_together(place[some], post[some]))
        digests += digests_of(_together(thread[some], author[some], moment[some], text[some]))
    names = said["post"]
    nameless = names.is_null().arg_true()
    if len(nameless):
        says = _together(*(column.gather(nameless) for column in (thread, author, moment, text)))
        for row, say in zip(nameless.to_list(), says, strict=True):
            keys[row] = said_key(place[row], say)
        hashes = pl.Series([keys[row].hex()[:NAME_DIGITS] for row in nameless], dtype=pl.String)
        names = names.scatter(nameless, hashes)
    return keys, names, np.frombuffer(b"".join(digests), dtype="<u8")


def _together(*columns: pl.Series) -> list[bytes]:
    """The cells of each row as bytes, parted by a sign that no name holds."""
    return pl.select(pl.concat_str(columns, separator="\0").cast(pl.Binary)).to_series().to_list()
