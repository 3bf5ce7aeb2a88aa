"""The key of each post, the name it goes by in its place, and the hash of what it says."""

from collections.abc import Mapping

import polars as pl

from inroads.store.post_columns import NAME_DIGITS
from inroads.store.post_hashes import hashes_of, keys_by_say, keys_of


def keyed(said: Mapping[str, pl.Series], at: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Keys, names (made of the key where a post bears no id), and hashes of thread, author, time and text."""
    thread, author, text, place, post = (
        said[name].fill_null("") for name in ("thread", "author", "text", "place", "post")
    )
    says = [thread, author, at.cast(pl.Int64).cast(pl.String).fill_null(""), text]
    keys, names = keys_of(place, post), said["post"]
    nameless = names.is_null()
    if nameless.any():
        keys = keys_by_say(place, says).zip_with(nameless, keys)
        names = keys.bin.encode("hex").str.head(NAME_DIGITS).zip_with(nameless, names)
    return keys, names, hashes_of(says)
