"""Keys by BLAKE2b, as studies bear them whose first posts came in before keys were made by XXH3.

Marks of versions and names of posts without an id follow from the hashes, and stand in such a study: it keeps to them.
"""

import io
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b

import polars as pl

from inroads.store.acts import read_acts
from inroads.store.post_columns import KEY_BYTES, NAME_DIGITS, SAID
from inroads.store.posts import posts_parts
from inroads.store.study_folder import StudyFolder

BY_XXH3 = {"keys": "xxh3"}
"""What is written into the head of a part with new keys; one with old keys tells nothing."""

_BY_ID = blake2b(digest_size=KEY_BYTES, person=b"post by its id")
_BY_SAY = blake2b(digest_size=KEY_BYTES, person=b"post by its say")
_SAID = blake2b(digest_size=8)


def has_old_keys(study: StudyFolder) -> bool | None:
    """Whether the posts of a study bear old keys; None where it has no posts. All parts of a study are alike.

    Parts that are gone or damaged tell nothing; whoever reads the posts is told of them.
    """
    for part in posts_parts(read_acts(study.ledger), replaced=True):
        with suppress(FileNotFoundError, pl.exceptions.PolarsError):
            held = study.sealer.unseal(study.evidence.path(part.sha256).read_bytes())
            head = pl.read_parquet_metadata(io.BytesIO(held))
            return any(head.get(name) != said for name, said in BY_XXH3.items())
    return None


def with_old_keys(posts: pl.DataFrame) -> pl.DataFrame:
    """Posts as they would have been read before: old keys, hashes, and names of those without an id."""
    made = posts["key"].bin.encode("hex").str.head(NAME_DIGITS)
    blank = {name: pl.col(name).fill_null("") for name in ("place", "post", "thread", "author", "text")}
    moment = pl.col("at").cast(pl.Int64).cast(pl.String).fill_null("")
    says = [blank["thread"], blank["author"], moment, blank["text"]]
    told = posts.select(
        nameless=pl.col("post") == made,
        name=_bytes([blank["place"], blank["post"]]),
        placed=_bytes([blank["place"], *says]),
        says=_bytes(says),
    )
    keys = [
        _hashed(_BY_SAY, placed) if nameless else _hashed(_BY_ID, name)
        for nameless, name, placed in told.select("nameless", "name", "placed").iter_rows()
    ]
    key = pl.Series("key", keys, dtype=pl.Binary)
    name = pl.when(told["nameless"]).then(key.bin.encode("hex").str.head(NAME_DIGITS)).otherwise("post")
    said = [int.from_bytes(_hashed(_SAID, one), "little") for one in told["says"]]
    return posts.with_columns(key, name.alias("post"), pl.Series(SAID, said, dtype=pl.UInt64))


def _bytes(columns: Iterable[pl.Expr]) -> pl.Expr:
    return pl.concat_str(columns, separator="\0").cast(pl.Binary)


def _hashed(begun: "blake2b", told: bytes) -> bytes:
    hashed = begun.copy()
    hashed.update(told)
    return hashed.digest()
