"""What the rooms of a place (sub-forums, channels, chats) are called, where an export tells more than their id."""

import polars as pl

from inroads.store.online_rows import ROOM_JOINT

RoomNames = dict[tuple[str, str], str]
"""By place and venue the name of the room."""


def room_names(venues: pl.DataFrame) -> RoomNames:
    """The names of the rooms of ``online_venues``; where rooms of a place are called alike, with the id behind it."""
    told = _called(venues)
    shown = told.with_columns(
        shown=pl.when(pl.col("name") == "").then(None).otherwise("name").fill_null(pl.col("venue"))
    )
    alike = pl.len().over("place", "shown") > 1
    said = pl.when(alike).then(pl.format("{} ({})", "shown", "venue")).otherwise("shown")
    named = shown.with_columns(said=said).filter(pl.col("shown") != pl.col("venue"))
    return {(place, venue): name for place, venue, name in named.select("place", "venue", "said").iter_rows()}


def rooms_called(said: str, venues: pl.DataFrame) -> list[tuple[str, str]]:
    """The rooms (place, venue) that are so called, with or without their place; of rooms called alike all of them."""
    plain = {(place, venue): name for place, venue, name in _called(venues).iter_rows() if name}
    shown = plain | room_names(venues)
    return sorted(
        {room for names in (plain, shown) for room in plain if said in (names[room], spot_name(*room, names))}
    )


def _called(venues: pl.DataFrame) -> pl.DataFrame:
    return venues.select("place", "venue", name=pl.col("name").str.replace_all(r"\s+", " ").str.strip_chars())


def spot_name(place: str, venue: str | None, names: RoomNames) -> str:
    """A place, or a room of it by its name: ``F-01 / Market``."""
    return place if venue is None else f"{place}{ROOM_JOINT}{names.get((place, venue), venue)}"


def places_named(names: RoomNames) -> dict[str, str]:
    """By the id that a room has as a place, what it is called."""
    return {f"{place}{ROOM_JOINT}{venue}": spot_name(place, venue, names) for place, venue in names}
