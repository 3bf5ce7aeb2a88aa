"""What happens in places, dated: new personas, arrivals, departures, posts with signs; each with its post."""

from collections.abc import Sequence

import polars as pl

from inroads.answers.post_calendar import EPOCH, Calendar, in_rooms
from inroads.frame.sign import CHANNEL_SHIFT, RECRUITING, Sign, any_sign
from inroads.model.tables import KEY_JOINT
from inroads.store.held_posts import HeldPosts
from inroads.store.post_columns import NAME_DIGITS
from inroads.store.posts import named_by

SILENCE = 30
"""Covered days without a post after which a persona has left; and the age of a stretch from which on one is new."""

EVENTS = pl.Schema(
    {
        "signal": pl.String(),
        "place": pl.String(),
        "venue": pl.String(),
        "day": pl.Date(),
        "persona": pl.String(),
        "with": pl.String(),
        "passage": pl.String(),
    }
)
ROOM = ["place", "venue"]

SIGNS = {"recruiting": RECRUITING, "channel_shifts": CHANNEL_SHIFT}
"""By signal the kind of sign that a post bears."""


def dated_posts(held: HeldPosts) -> pl.LazyFrame:
    """Posts with a day and an author, chats apart; ``passage`` cites the post, or its version where it was edited."""
    known = named_by(held.scan(), held.marks).filter(pl.col("at").is_not_null() & pl.col("author").is_not_null())
    named = pl.coalesce("named", pl.col("key").bin.encode("hex").str.head(NAME_DIGITS))
    return in_rooms(known, held).with_columns(
        day=pl.col("at").dt.date(), passage=pl.concat_str("place", named, separator="#")
    )


def persona_of(author: str = "author") -> pl.Expr:
    """The persona of an author of a place, spelt as in the table of personas."""
    spelt = pl.col(author).str.normalize("NFC").str.replace_all(r"\s+", " ").str.strip_chars()
    return pl.concat_str("place", spelt, separator=KEY_JOINT)


def covered_days(rooms: list[Calendar]) -> pl.DataFrame:
    """Per room its covered days, numbered (``nth``), with the days since their stretch began (``age``)."""
    frames = [
        pl.DataFrame({"ordinal": one.days}).with_columns(
            place=pl.lit(one.spot[0]),
            venue=pl.lit(one.spot[1], dtype=pl.String),
            begin=pl.Series([first for first, last in one.spans for _day in range(first, last + 1)], dtype=pl.Int64),
        )
        for one in rooms
    ]
    schema = {"place": pl.String, "venue": pl.String, "day": pl.Date, "nth": pl.Int64, "age": pl.Int64}
    if not frames:
        return pl.DataFrame(schema=schema)
    return (
        pl.concat(frames)
        .with_columns(
            day=(pl.col("ordinal") - EPOCH).cast(pl.Int32).cast(pl.Date),
            nth=pl.int_range(pl.len()).over(ROOM),
            age=pl.col("ordinal") - pl.col("begin"),
        )
        .select(*schema)
    )


def comings_and_goings(posts: pl.LazyFrame, covered: pl.DataFrame) -> pl.DataFrame:
    """New personas, arrivals (new, or back after 30 covered days) and departures (silent for 30 covered days)."""
    name = [*ROOM, "author"]
    by_day = posts.group_by(*name, "day").agg(
        first=pl.col("passage").sort_by("at").first(), last=pl.col("passage").sort_by("at").last()
    )
    placed = (
        by_day.join(covered.lazy(), on=[*ROOM, "day"], nulls_equal=True)
        .sort(*name, "day")
        .with_columns(
            before=pl.col("nth").diff().over(name),
            after=pl.col("nth").diff().shift(-1).over(name),
            persona=persona_of(),
        )
        .collect()
    )
    is_new = pl.col("before").is_null()
    gone = placed.filter(pl.col("after").is_null() | (pl.col("after") > SILENCE)).with_columns(
        nth=pl.col("nth") + SILENCE
    )
    on_day = covered.select(*ROOM, "nth", "day")
    left = gone.drop("day").join(on_day, on=[*ROOM, "nth"], nulls_equal=True)
    return pl.concat(
        [
            _events("new_personas", placed.filter(is_new), "first"),
            _events("arrivals", placed.filter(is_new | (pl.col("before") > SILENCE)), "first"),
            _events("departures", left, "last"),
        ]
    )


def posts_with_signs(posts: pl.LazyFrame, signs: Sequence[Sign]) -> pl.DataFrame:
    """Posts that bear a sign of recruiting, or of moving the talk to another channel."""
    kinds = {
        signal: any_sign(pl.col("text"), [sign for sign in signs if sign.kind == kind])
        for signal, kind in SIGNS.items()
    }
    marked = posts.select(*ROOM, "author", "day", "passage", **kinds).filter(pl.any_horizontal(*kinds)).collect()
    marked = marked.with_columns(persona=persona_of())
    return pl.concat([_events(signal, marked.filter(signal), "passage") for signal in kinds])


def _events(signal: str, rows: pl.DataFrame, passage: str) -> pl.DataFrame:
    told = rows.with_columns(pl.lit(signal).alias("signal"), pl.col(passage).alias("passage"))
    return told.with_columns(pl.lit(None, dtype=pl.String).alias("with")).select(*EVENTS)
