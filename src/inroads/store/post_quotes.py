"""The words of the posts that passages refer to, where no row quotes them."""

import re

import polars as pl

from inroads.store.post_versions import words_of
from inroads.store.study_folder import StudyFolder

QUOTED = 500
_RANGE = re.compile(r"(.+):(\d{1,12})-(\d{1,12})")


def with_quotes(passages: pl.DataFrame, study: StudyFolder, places: set[str]) -> pl.DataFrame:
    """The words that passages were coded on (``PLACE#POST``, ``PLACE#POST:10-30``, ``PLACE#POST~MARK:10-30``)."""
    asked = [
        (passage, place, *part)
        for passage in passages.filter(pl.col("quote").is_null())["passage"]
        for place, mark, rest in [passage.partition("#")]
        if mark and place in places
        for part in _parts(rest)
    ]
    if not asked:
        return passages
    words = words_of(study, {(place, post) for _passage, place, post, *_span in asked})
    quotes = {
        passage: words[place, post][start : min(stop, start + QUOTED)]
        for passage, place, post, start, stop in sorted(asked, key=lambda row: row[4])
        if (place, post) in words
    }
    found = pl.DataFrame(list(quotes.items()), schema={"passage": pl.String, "words": pl.String}, orient="row")
    joined = passages.join(found, on="passage", how="left", maintain_order="left")
    return joined.with_columns(quote=pl.coalesce("quote", "words")).drop("words")


def _parts(rest: str) -> list[tuple[str, int, int]]:
    """What comes after the place may be: a whole post, or a post whose id is followed by a range."""
    found = _RANGE.fullmatch(rest)
    whole = [(rest, 0, QUOTED)]
    return [*whole, (found[1], int(found[2]), int(found[3]))] if found else whole
