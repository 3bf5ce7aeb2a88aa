"""What can be found by its words: the turns and pages of documents, posts, and the cells that coders filled."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.claim import EXISTS
from inroads.model.document import Document, Segment
from inroads.model.missing import FIVE_WORDS
from inroads.model.when import When
from inroads.store.documents import Documents
from inroads.store.fold import kinds_of
from inroads.store.snapshot import Snapshot
from inroads.store.text_index import LINES

MINUTES_A_DAY = 1440
MICROSECONDS_A_MINUTE = 60_000_000
EPOCH_MINUTE = 719_162 * MINUTES_A_DAY
"""The first minute of 1970, from the year 1."""
BATCH = 100_000
NUMBERS = ("number", "date", "flag")


def document_lines(documents: Documents, sources: pl.DataFrame) -> pl.DataFrame:
    """One line for each turn, cue, page or paragraph; it is of the period of its source."""
    rows = [
        (name, *_of_segment(segment), document.text[segment.start : segment.end], documents.held[name].source)
        for name in documents.names()
        for document in (documents[name],)
        for segment in finest(document)
    ]
    columns = ["home", "spot", "begin", "end", "who", "text", "source"]
    told = pl.DataFrame(rows, schema={name: LINES[name] for name in columns}, orient="row")
    return as_lines(told.join(_periods(sources), on="source", how="left"))


def _of_segment(segment: Segment) -> tuple[str, int, int, str]:
    return segment.number or f"{segment.start}-{segment.end}", segment.start, segment.end, segment.speaker


def finest(document: Document) -> list[Segment]:
    """The segments that hold no other, and what lies between them: every word of the text once."""
    ordered = sorted(document.segments, key=lambda one: (one.start, -one.end))
    leaves = [
        one
        for one, following in zip(ordered, [*ordered[1:], None], strict=False)
        if following is None or following.start >= one.end
    ]
    told = Counter(segment.number for segment in leaves)
    found: list[Segment] = []
    reached = 0
    for segment in leaves:
        found += _gap(document.text, reached, segment.start)
        found.append(segment if told[segment.number] == 1 else replace(segment, label=""))
        reached = max(reached, segment.end)
    return [*found, *_gap(document.text, reached, len(document.text))]


def _gap(text: str, start: int, end: int) -> list[Segment]:
    return [Segment("paragraph", "", start, end)] if text[start:end].strip() else []


def _periods(sources: pl.DataFrame) -> pl.DataFrame:
    return sources.select("source", earliest="period_earliest", latest="period_latest")


def cell_lines(snapshot: Snapshot) -> pl.DataFrame:
    """One line for each value that stands, and one for each reason, at the first cell that bears it."""
    claims = snapshot.table("claims").filter(pl.col("state") != "withdrawn")
    told = claims.with_columns(
        passage=pl.col("passages").list.first(), place=pl.coalesce("cell", pl.col("passages").list.first())
    ).drop_nulls("place")
    values = _values(told, snapshot.frame).with_columns(
        about=pl.format("{} {}, {}", "unit_type", "unit", "variable"), text="value"
    )
    reasons = told.drop_nulls("because").with_columns(
        about=pl.format("{} {}, because", "unit_type", "unit"), text="because"
    )
    reasons = reasons.sort("place").unique(["unit_type", "unit", "because", "coder"], keep="first", maintain_order=True)
    passages = snapshot.table("passages").select("passage", "source", "access", "speaker", "at_earliest", "at_latest")
    lines = pl.concat([values, reasons]).select("place", "passage", "about", "text")
    home, spot = (pl.col("place").str.splitn("#", 2).struct[place] for place in (0, 1))
    named = lines.join(passages, on="passage", how="left").with_columns(
        home=home, spot=spot, who="speaker", earliest="at_earliest", latest="at_latest"
    )
    return as_lines(named)


def _values(claims: pl.DataFrame, frame: Frame) -> pl.DataFrame:
    numbers = [f"{unit}.{name}" for (unit, name), kind in kinds_of(frame).items() if kind in NUMBERS]
    variable = pl.format("{}.{}", "unit_type", "variable")
    said = (pl.col("unit_type") != "passage") | (pl.col("variable") == "quote")
    return claims.filter(
        said & (pl.col("variable") != EXISTS) & ~variable.is_in(numbers) & ~pl.col("value").is_in(FIVE_WORDS)
    )


def post_lines(posts: pl.LazyFrame, without: pl.Series | None = None) -> Iterator[pl.DataFrame]:
    """The posts in batches, without those whose keys are known."""
    posts = posts.with_columns(pl.col("key").cast(pl.Binary))
    if without is not None:
        posts = posts.join(without.to_frame("key").lazy(), on="key", how="anti")
    micro = pl.col("at").dt.epoch("us")
    minute = (micro // MICROSECONDS_A_MINUTE + EPOCH_MINUTE).fill_null(0).clip(0)
    lines = posts.select(
        "key",
        home="place",
        spot="post",
        who="author",
        source="source",
        access="access",
        at=pl.col("at").dt.strftime("%Y-%m-%d %H:%M"),
        minute=minute,
        last_minute=minute,
        text="text",
        venue="venue",
    )
    for batch in lines.collect_batches(chunk_size=BATCH, engine="streaming"):
        yield _whole(batch)


def as_lines(told: pl.DataFrame) -> pl.DataFrame:
    """Lines with their dates as text and as minutes; ``earliest`` and ``latest`` are days, either may be null."""
    spans = told.select("earliest", "latest").unique().rows()
    shown = {span: _shown(*span) for span in spans}
    pairs = list(zip(told["earliest"], told["latest"], strict=True))
    dated = told.with_columns(
        at=pl.Series([shown[pair] for pair in pairs], dtype=pl.String),
        minute=_minutes("earliest", 0).fill_null(1),
        last_minute=_minutes("latest", MINUTES_A_DAY - 1).fill_null((1 << 31) - 1),
    )
    undated = pl.col("at") == ""
    return _whole(
        dated.with_columns(
            pl.when(undated).then(0).otherwise(pl.col(name)).alias(name) for name in ("minute", "last_minute")
        )
    )


def _shown(earliest: date | None, latest: date | None) -> str:
    return When(earliest, latest).edtf() if earliest or latest else ""


def _minutes(name: str, more: int) -> pl.Expr:
    days = pl.col(name).cast(pl.Date).to_physical().cast(pl.Int64)
    return days * MINUTES_A_DAY + EPOCH_MINUTE + more


def first_minute(day: date) -> int:
    """The first minute of a day, from the year 1."""
    return (day.toordinal() - 1) * MINUTES_A_DAY


def _whole(lines: pl.DataFrame) -> pl.DataFrame:
    """All columns of :data:`LINES`; a text that is missing is empty."""
    absent = [pl.lit(None, dtype=kind).alias(name) for name, kind in LINES.items() if name not in lines.columns]
    whole = lines.with_columns(absent).select(pl.col(name).cast(kind) for name, kind in LINES.items())
    return whole.with_columns(pl.col(pl.String).fill_null(""))
