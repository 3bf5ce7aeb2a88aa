"""Views by when: what surely, or maybe, was there at some moment between two days.

A window keeps rows and never cuts their dates; a window of a window is their intersection.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from inroads.graph.graph_tables import GraphTables

How = Literal["surely", "maybe"]
DATED = ("spells", "presences", "contacts", "memberships", "roles")


@dataclass(frozen=True)
class Window:
    """From one day to another, both within; an end that is None is open."""

    first: date | None
    last: date | None

    def within(self, other: "Window | None") -> "Window":
        """The days in both; a window of no days ends before it begins."""
        if other is None:
            return self
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Window(max(firsts, default=None), min(lasts, default=None))


def inside(window: Window, how: How) -> pl.Expr:
    r"""Whether something that began in ``[b1, b2]`` and ended in ``[e1, e2]`` was there in the window ``[f, t]``.

    Maybe: :math:`b_1 \le t` and :math:`e_2 \ge f`, an unknown end being open.
    Surely, whatever the true days: :math:`\min(b_2, e_2) \le t` and :math:`\max(e_1, b_1) \ge f`.
    """
    first, last = pl.lit(window.first, dtype=pl.Date), pl.lit(window.last, dtype=pl.Date)
    if window.first and window.last and window.first > window.last:
        return pl.lit(value=False)
    begun = (pl.col("began_earliest") <= last).fill_null(value=True)
    lasted = (pl.col("ended_latest") >= first).fill_null(value=True)
    if how == "maybe":
        return begun & lasted
    surely_begun = pl.min_horizontal("began_latest", "ended_latest") <= last
    surely_lasted = pl.max_horizontal("ended_earliest", "began_earliest") >= first
    return (
        begun & lasted
        & surely_begun.fill_null(value=window.last is None)
        & surely_lasted.fill_null(value=window.first is None)
    )  # fmt: skip


def windowed(tables: GraphTables, window: Window, how: How) -> GraphTables:
    """What was there in the window. Persons and places stay by what is theirs; maybe, where nothing is told too."""
    kept = {name: getattr(tables, name).filter(inside(window, how)) for name in DATED}
    ties = tables.ties.join(kept["spells"], on="tie", how="semi")
    there = tables.having(**kept | {"ties": ties})
    persons = _staying(tables.persons, "person", _who(tables), _who(there), how)
    places = _staying(tables.places, "place", tables.presences, there.presences, how)
    return there.having(persons=persons, places=places)


def _staying(rows: pl.DataFrame, unit: str, told: pl.DataFrame, seen: pl.DataFrame, how: How) -> pl.DataFrame:
    stays = pl.col(unit).is_in(seen[unit].unique().implode())
    return rows.filter(stays if how == "surely" else stays | ~pl.col(unit).is_in(told[unit].unique().implode()))


def _who(tables: GraphTables) -> pl.DataFrame:
    """All persons of whom a table tells something."""
    columns = (
        tables.ties["a"], tables.ties["b"], tables.presences["person"], tables.memberships["person"],
        tables.roles["person"], tables.contacts["sender"], tables.contacts["receiver"],
    )  # fmt: skip
    return pl.concat([column.rename("person") for column in columns]).unique().to_frame()
