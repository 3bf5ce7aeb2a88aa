"""Posts that are dated before their place existed: counted while an export is read, and told."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inroads.language import _, numeral

if TYPE_CHECKING:
    import polars as pl

GRACE = timedelta(days=365)
"""So much earlier than the first account and room a post may be: founders move posts, and accounts are deleted."""


class Founding:
    """The days on which posts of each place stand, and the first day on which it had an account or a room."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, date], int] = {}
        self._founded: dict[str, date] = {}

    def see(self, batch: "Mapping[str, pl.DataFrame]") -> None:
        """Look at a batch of a reader."""
        import polars as pl

        from inroads.store.online_columns import ACCOUNTS, POSTS, VENUES

        if POSTS in batch:
            counted = batch[POSTS].group_by("place", day=pl.col("at").dt.date()).len().drop_nulls()
            for place, day, count in counted.iter_rows():
                self._days[place, day] = self._days.get((place, day), 0) + count
        for table, column in ((ACCOUNTS, "joined"), (VENUES, "opened")):
            if table in batch:
                first = batch[table].group_by("place").agg(pl.col(column).min().dt.date()).drop_nulls()
                for place, day in first.iter_rows():
                    self._founded[place] = min(day, self._founded.get(place, day))

    def lines(self, file: str) -> list[str]:
        """What is told of each place with such posts; they are taken all the same."""
        told = []
        for place, founded in sorted(self._founded.items()):
            early = {day: count for (of, day), count in self._days.items() if of == place and day < founded - GRACE}
            if early:
                told.append(
                    _(
                        "{file}: posts dated more than a year before «{place}» had its first account or room"
                        " ({founded}): {count}, the first of {first}. They are taken as dated; look at their times.",
                        file=file,
                        place=place,
                        founded=founded.isoformat(),
                        count=numeral(sum(early.values())),
                        first=min(early).isoformat(),
                    )
                )
        return told
