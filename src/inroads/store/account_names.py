"""What accounts call themselves, beside the ids by which exports name them."""

from collections.abc import Iterable

import polars as pl

from inroads.model.tables import KEY_JOINT
from inroads.store.online import online_table
from inroads.store.online_columns import ACCOUNTS
from inroads.store.snapshot import Snapshot
from inroads.store.study_folder import StudyFolder


def account_names(snapshot: Snapshot, place: str, authors: Iterable[str]) -> dict[str, str]:
    """By id the name shown in the place, of those of these accounts that have another name than their id."""
    wanted = {f"{place}{KEY_JOINT}{author}": author for author in authors}
    found = snapshot.table("personas").filter(pl.col("persona").is_in(list(wanted))).select("persona", "name")
    named = {wanted[persona]: name for persona, name in found.iter_rows() if name}
    return {author: name for author, name in named.items() if name != author}


def with_account_names(study: StudyFolder, rows: pl.DataFrame, columns: Iterable[str]) -> pl.DataFrame:
    """The rows with ``COLUMN_name`` for each of these columns of accounts: null where the name is the id."""
    accounts = online_table(study, ACCOUNTS).filter(pl.col("name") != pl.col("author"))
    for column in columns:
        named = accounts.select("place", pl.col("author").alias(column), pl.col("name").alias(f"{column}_name"))
        rows = rows.join(named, on=["place", column], how="left", maintain_order="left")
    return rows


def with_id(name: str | None, author: str) -> str:
    """The name with the id behind it, by which tables and commands know the account; the id alone without a name."""
    return f"{name} ({author})" if name else author
