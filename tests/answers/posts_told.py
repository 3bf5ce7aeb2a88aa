"""Posts in memory, as findings look at them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl

from inroads.frame.online_signs import online_signs
from inroads.store.held_posts import DAYS, HeldPosts
from inroads.store.online_columns import ONLINE_COLUMNS, VENUES
from inroads.store.post_columns import POST_COLUMNS
from inroads.store.signs import SignsInForce

BEGIN = date(2024, 1, 1)


def post(place: str, number: int, day: int, author: str = "a", **said: Any) -> dict[str, Any]:
    """A post at noon of a day, counted from the first of January 2024."""
    at = datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
    told = {"key": f"{place}{number}".encode(), "place": place, "post": str(number), "author": author, "at": at}
    return {"export": "E", "text": "", **told, **said}


def day(number: int) -> str:
    """The day so many days after the first of January 2024."""
    return (BEGIN + timedelta(days=number)).isoformat()


@dataclass
class Told(HeldPosts):
    """Posts that lie nowhere; ``export`` of each says which file holds it."""

    rows: list[dict[str, Any]]
    operational: bool = False
    cut_off: tuple[str, ...] = ()
    until: dict[str, date] = field(default_factory=dict)
    rooms: list[dict[str, Any]] = field(default_factory=list)

    @property
    def shows_persons(self) -> bool:
        """As asked for."""
        return self.operational

    def scan(self) -> pl.LazyFrame:
        """All posts, each once."""
        return pl.LazyFrame([{**dict.fromkeys(POST_COLUMNS), **row} for row in self.rows], POST_COLUMNS).unique("key")

    @property
    def marks(self) -> pl.DataFrame:  # type: ignore[override]
        """No post was edited."""
        return pl.DataFrame(schema={"key": pl.Binary, "mark": pl.String})

    @property
    def signs(self) -> SignsInForce:  # type: ignore[override]
        """Those that come with Inroads."""
        return SignsInForce("", online_signs())

    @property
    def venues(self) -> pl.DataFrame:  # type: ignore[override]
        """The venues given."""
        return pl.DataFrame(self.rooms, schema={**ONLINE_COLUMNS[VENUES], "source": pl.String})

    @property
    def exports(self) -> pl.DataFrame:  # type: ignore[override]
        """One row per export."""
        names = sorted({row["export"] for row in self.rows})
        rows = [(name, f"{name}.json", "S", name in self.cut_off, self.until.get(name)) for name in names]
        schema = dict.fromkeys(("export", "name", "source"), pl.String) | {"cut_off": pl.Boolean, "until": pl.Date}
        return pl.DataFrame(rows, schema=schema, orient="row")

    @property
    def days(self) -> pl.DataFrame:  # type: ignore[override]
        """What each export tells of each day."""
        rows = pl.DataFrame(
            [{**dict.fromkeys(POST_COLUMNS), **row} for row in self.rows], {**POST_COLUMNS, "export": pl.String}
        )
        by = rows.group_by("export", "place", "venue", day=pl.col("at").dt.date())
        return (
            by.agg(posts=pl.len(), first=pl.min("at"), last=pl.max("at")).select(*DAYS).sort("export", "place", "day")
        )
