"""What accounts call themselves, beside the ids by which exports name them."""

from collections.abc import Iterable

import polars as pl

from inroads.model.tables import KEY_JOINT
from inroads.store.snapshot import Snapshot


def account_names(snapshot: Snapshot, place: str, authors: Iterable[str]) -> dict[str, str]:
    """By id the name shown in the place, of those of these accounts that have another name than their id."""
    wanted = {f"{place}{KEY_JOINT}{author}": author for author in authors}
    found = snapshot.table("personas").filter(pl.col("persona").is_in(list(wanted))).select("persona", "name")
    named = {wanted[persona]: name for persona, name in found.iter_rows() if name}
    return {author: name for author, name in named.items() if name != author}


def with_id(name: str | None, author: str) -> str:
    """The name with the id behind it, by which tables and commands know the account; the id alone without a name."""
    return f"{name} ({author})" if name else author
