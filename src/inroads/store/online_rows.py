"""What accounts and venues add to the tables of a snapshot: personas with their rank, rooms of a place as places."""

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.tables import KEY_JOINT
from inroads.store.online import online_table
from inroads.store.online_columns import ACCOUNTS, VENUES
from inroads.store.study_folder import StudyFolder

ROOM_JOINT = " / "
"""Between the name of a place and that of a room in it."""

ACCESS_OF = {"public_online": "open", "members_online": "registration"}
"""How one gets into a venue whose posts are had so; for a private one nothing follows."""


def personas_of_accounts(study: StudyFolder, frame: Frame) -> pl.DataFrame:
    """One row per account: ``persona, place, name, rank, joined_earliest, joined_latest, source``.

    ``rank`` is null where the frame has no such rank; names are in the spelling in which people may type them.
    """
    accounts = online_table(study, ACCOUNTS)
    joined = pl.col("joined").dt.date()
    said = {rank: found for rank in accounts["rank"].drop_nulls().unique() if (found := _rank(rank, frame))}
    return (
        accounts.with_columns(author=spelt("author"))
        .unique(["place", "author"], keep="last", maintain_order=True)
        .select(
            pl.concat_str("place", "author", separator=KEY_JOINT).alias("persona"),
            "place",
            pl.coalesce("name", "author").alias("name"),
            pl.col("rank").replace_strict(said, default=None, return_dtype=pl.String),
            "source",
            joined_earliest=joined,
            joined_latest=joined,
        )
    )


def places_of_venues(study: StudyFolder) -> pl.DataFrame:
    """One row per venue: ``place`` (``PLACE / VENUE``), ``name``, ``medium``, ``access`` where it is known."""
    venues = online_table(study, VENUES)
    return venues.select(
        pl.concat_str("place", "venue", separator=ROOM_JOINT).alias("place"),
        pl.coalesce("name", "venue").alias("name"),
        pl.lit("online").alias("medium"),
        pl.col("access").replace_strict(ACCESS_OF, default=None, return_dtype=pl.String),
    )


def spelt(column: str) -> pl.Expr:
    """Names of accounts with composed letters and single spaces, as everywhere."""
    return pl.col(column).str.normalize("NFC").str.replace_all(r"\s+", " ").str.strip_chars()


def _rank(said: str, frame: Frame) -> str | None:
    """The rank of the frame whose value, label or alias is what a place calls it."""
    variable = frame.variable("persona", "rank")
    plain = " ".join(said.casefold().replace("_", " ").split())
    for value in variable.values if variable else ():
        names = [value.value.replace("_", " "), *value.label.values(), *value.aliases]
        if plain in {name.casefold() for name in names}:
            return value.value
    return None
