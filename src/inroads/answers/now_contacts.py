"""First contacts in posts with personas that were judged to stand for somebody of a network."""

import polars as pl

from inroads.answers.now_events import EVENTS, ROOM, persona_of
from inroads.involvement.view import View

SIDES = ("author", "other", "place", "venue", "at", "day", "passage")


def personas_in_networks(view: View) -> pl.DataFrame:
    """Persona and network, as far as somebody judged whom the persona stands for, and that person is of a network."""
    judged = view.table("stand_ins").select("persona", "person")
    return (
        judged.join(view.table("members").select("person", "network"), on="person")
        .select("persona", "network")
        .unique()
    )


def first_contacts(posts: pl.LazyFrame, known: pl.DataFrame) -> pl.DataFrame:
    """The first reply, quote, mention or private message between a known persona and each other one of its place.

    Pairs of one network are left out. ``persona`` is the other one, ``with`` the known one.
    """
    if known.is_empty():
        return pl.DataFrame(schema=EVENTS)
    accounts = posts.select("place", "author").unique().with_columns(persona=persona_of()).collect()
    theirs = accounts.join(known, on="persona", how="semi").select("place", "author")
    by_name, by_post = _named(posts), _answered(posts)
    written = posts.select("place", "post", other="author")
    of_known = written.join(theirs.lazy(), left_on=["place", "other"], right_on=["place", "author"], how="semi")
    touched = [
        by_name.join(theirs.lazy(), on=["place", "author"], how="semi"),
        by_name.join(theirs.lazy(), left_on=["place", "other"], right_on=["place", "author"], how="semi"),
        by_post.join(of_known, on=["place", "post"]),
        by_post.join(theirs.lazy(), on=["place", "author"], how="semi").join(written, on=["place", "post"]),
    ]
    found = pl.concat([one.select(SIDES) for one in touched]).filter(pl.col("author") != pl.col("other")).collect()
    named = found.with_columns(one=persona_of("author"), two=persona_of("other"))
    both = pl.concat(
        [
            named.rename({"one": "persona", "two": "with"}),
            named.rename({"two": "persona", "one": "with"}).select(
                named.rename({"one": "persona", "two": "with"}).columns
            ),
        ]
    ).join(known.select("persona").unique(), left_on="with", right_on="persona", how="semi")
    firsts = both.sort("at", "passage").unique(["with", "persona"], keep="first", maintain_order=True)
    of_one = known.join(known, on="network", suffix=" too").select(
        pl.col("persona").alias("with"), persona="persona too"
    )
    kept = firsts.join(of_one, on=["with", "persona"], how="anti")
    return kept.with_columns(signal=pl.lit("first_contacts")).select(*EVENTS)


def _named(posts: pl.LazyFrame) -> pl.LazyFrame:
    """Whom posts name: by a mention, or as who a private message goes to."""
    listed = [posts.select(*ROOM, "author", "at", "day", "passage", other=name) for name in ("mentions", "to")]
    return pl.concat(listed).explode("other").filter(pl.col("other").is_not_null())


def _answered(posts: pl.LazyFrame) -> pl.LazyFrame:
    """The posts that posts answer or quote."""
    said = [*ROOM, "author", "at", "day", "passage"]
    replies = posts.select(*said, post="reply_to")
    quotes = posts.select(*said, post="quotes").explode("post")
    return pl.concat([replies, quotes]).filter(pl.col("post").is_not_null())
