"""Measures over the time of a graph, as tables."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import numpy as np
import polars as pl

from inroads.graph.earliest_arrival import NEVER, Ways, earliest_arrival, temporal_reach
from inroads.graph.graph import Graph
from inroads.graph.graph_tables import DATES
from inroads.graph.layer_edges import Ints
from inroads.graph.layered import places_in
from inroads.graph.spell_windows import Spells, Standing, gathered, standing
from inroads.graph.turnover import turnover
from inroads.graph.window import How

FAR = 2**40
"""Days: as good as always."""
EPOCH = date(1970, 1, 1)


def net_turnover(
    graph: Graph, windows: Sequence[tuple[date, date]], of: Literal["persons", "ties"] = "ties"
) -> pl.DataFrame:
    """By window and the next how many persons or ties stayed, left and came, with shares; each least and greatest.

    Ties stand by their spells; persons by what is dated of them: ties, presences, contacts, memberships, roles. Counts
    and shares are those of :func:`turnover`, null where nobody or nothing was there.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> days = {"began_earliest": date(2014, 1, 1), "began_latest": date(2014, 1, 1),
    ...         "ended_earliest": date(2014, 6, 1), "ended_latest": date(2015, 6, 1)}
    >>> graph = graph_of_ties(pl.DataFrame({"a": "P-01", "b": "P-02", **days}))
    >>> years = [(date(year, 1, 1), date(year, 12, 31)) for year in (2014, 2015)]
    >>> net_turnover(graph, years).select("first", "next", "stayed_low", "stayed_high").rows()
    [(datetime.date(2014, 1, 1), datetime.date(2015, 1, 1), 0.0, 1.0)]
    """
    days = [(_day(first), _day(last)) for first, last in windows]
    found = turnover(_ties_standing(graph, days) if of == "ties" else _persons_standing(graph, days))
    firsts = pl.Series([first for first, _ in windows], dtype=pl.Date)
    bounds = {
        f"{name}_{end}": pl.Series(bound[:, side], dtype=pl.Float64).fill_nan(None)
        for name, bound in found._asdict().items()
        for side, end in enumerate(("low", "high"))
    }
    return pl.DataFrame({"first": firsts[:-1], "next": firsts[1:]} | bounds)


def node_arrival(graph: Graph, person: str, begins: date, how: How = "surely") -> pl.DataFrame:
    """``person, value``: the day by which word that starts with somebody must, or ``maybe`` can, have come to each.

    It passes along ties while their spells last, at once; null where it cannot. See :func:`earliest_arrival`.
    """
    source = int(places_in(graph.persons["person"], pl.Series([person]))[0])
    at = earliest_arrival(_ways(graph, how), source, _day(begins))
    days = [EPOCH + timedelta(days=day) if day < NEVER else None for day in at.tolist()]
    return pl.DataFrame([graph.persons["person"], pl.Series("value", days, dtype=pl.Date)])


def node_reach(graph: Graph, begins: date, how: How = "surely") -> pl.DataFrame:
    """``person, value, speed``: how many others word must, or ``maybe`` can, reach that starts with each on a day.

    See :func:`temporal_reach`. Each person is a start, which suits networks of some thousands.
    """
    found = temporal_reach(_ways(graph, how), np.arange(graph.persons.height), _day(begins))
    return pl.DataFrame([graph.persons["person"], pl.Series("value", found.reached), pl.Series("speed", found.speed)])


def _ways(graph: Graph, how: How) -> Ways:
    rows = graph.spells.select("tie", *DATES).join(graph.ties.select("tie", "a", "b", "directed"), on="tie")
    mirrored = rows.filter(~pl.col("directed").fill_null(value=False)).rename({"a": "b", "b": "a"})
    both = pl.concat([rows, mirrored.select(rows.columns)])
    persons = graph.persons["person"]
    made = Ways.surely if how == "surely" else Ways.maybe
    return made(len(persons), places_in(persons, both["a"]), places_in(persons, both["b"]), _spells(both), True)


def _ties_standing(graph: Graph, days: list[tuple[int, int]]) -> Standing:
    return gathered(standing(_spells(graph.spells), days), places_in(graph.ties["tie"], graph.spells["tie"]),
                    graph.ties.height)  # fmt: skip


def _persons_standing(graph: Graph, days: list[tuple[int, int]]) -> Standing:
    tables = graph.tables
    spells = tables.spells.join(tables.ties.select("tie", "a", "b"), on="tie")
    told = ((spells, ("a", "b")), (tables.contacts, ("sender", "receiver")), (tables.presences, ("person",)),
            (tables.memberships, ("person",)), (tables.roles, ("person",)))  # fmt: skip
    rows = pl.concat([table.select(*DATES, person=column) for table, columns in told for column in columns])
    persons = graph.persons["person"]
    return gathered(standing(_spells(rows), days), places_in(persons, rows["person"]), len(persons))


def _spells(rows: pl.DataFrame) -> Spells:
    """Dates as days; what is not known is open: a beginning as early, and as late, as can be."""
    far = {"began_earliest": -FAR, "began_latest": FAR, "ended_earliest": -FAR, "ended_latest": FAR}
    return Spells(*(_days(rows[name], far[name]) for name in Spells._fields))


def _days(column: pl.Series, unknown: int) -> Ints:
    return column.cast(pl.Date).to_physical().cast(pl.Int64).fill_null(unknown).to_numpy()


def _day(day: date) -> int:
    return (day - EPOCH).days
