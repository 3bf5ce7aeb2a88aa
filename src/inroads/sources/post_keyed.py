"""The key of each post, the name it goes by in its place, and the hash of what it says."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from inroads.store.post_columns import NAME_DIGITS, digests_of, keys_of, said_key


def keyed(said: Mapping[str, pl.Series], at: pl.Series) -> tuple[list[bytes], pl.Series, np.ndarray]:
    """Keys, names (made of the key where a post bears no id), and hashes of thread, author, time and text."""
    told = [said[name].fill_null("") for name in ("thread", "author", "text")]
    told.insert(2, at.cast(pl.Int64).cast(pl.String).fill_null(""))
    says = _together(*told)
    keys = keys_of(_together(said["place"].fill_null(""), said["post"].fill_null("")))
    names = said["post"]
    nameless = names.is_null().arg_true().to_list()
    if nameless:
        for row in nameless:
            keys[row] = said_key(said["place"][row] or "", says[row])
        hashes = pl.Series([keys[row].hex()[:NAME_DIGITS] for row in nameless], dtype=pl.String)
        names = names.scatter(nameless, hashes)
    return keys, names, np.frombuffer(b"".join(digests_of(says)), dtype="<u8")


def _together(*columns: pl.Series) -> list[bytes]:
    """The cells of each row as bytes, parted by a sign that no name holds."""
    return pl.select(pl.concat_str(columns, separator="\0").cast(pl.Binary)).to_series().to_list()
