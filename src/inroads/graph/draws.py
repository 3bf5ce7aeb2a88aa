"""A measure over graphs as they may be: a band and how far ranks stay, never one number only."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.errors import InputError
from inroads.frame.default import default_frame
from inroads.graph.arcs import Array
from inroads.graph.chances import drawn_tables
from inroads.graph.graph import Graph, Presets
from inroads.graph.graph_tables import GraphTables
from inroads.language import _, numeral

Measure = Callable[[Graph], pl.DataFrame | float]
BAND = (0.025, 0.5, 0.975)
WINDOW = "to_window"
NAN = float("nan")


@dataclass(frozen=True, eq=False, repr=False)
class Drawn:
    """``table``: by preset, and with what has no date ``in`` or ``out`` of a window, ``value`` on all that was claimed,
    and ``low, median, high`` over draws, which hold 95 % of them; of persons also ranks, 1 the highest.

    ``defined`` is the share of draws in which there was a value. ``stability`` holds for each preset the correlation of
    ranks between draws and what was claimed, on average.
    """

    table: pl.DataFrame
    stability: pl.DataFrame
    draws: int
    seed: int

    def __repr__(self) -> str:
        ranks = self.stability["rank_correlation"].drop_nulls()
        said = _("A measure over {draws} draws of each preset, seed {seed}", draws=numeral(self.draws), seed=self.seed)
        if ranks.is_empty():
            return f"{said}."
        low, high = (numeral(float(bound)) for bound in (ranks.min(), ranks.max()))  # type: ignore[arg-type]
        return (
            said + "; " + _("ranks correlate {low} to {high} with those on all that was claimed.", low=low, high=high)
        )


def draws(graph: Graph, measure: Measure, *, draws: int = 200, seed: int = 1, presets: Presets | None = None) -> Drawn:
    """A measure on a graph whose ties, presences, contacts and dates are only as sure as the claims they rest on.

    Question
    --------
    Is the broker still the broker if what one witness told is not so?

    Model
    -----
    Each draw takes the graph as it was before any view, decides which claims hold (:func:`drawn_tables`: claims resting
    on one passage or speaker together, by the probability that a preset of the frame gives to their certainty), draws
    dates between their bounds, and takes the views again. What has no date is never given one: where there is a window
    the band is shown with it in and with it out. Persons, memberships, identities and boundaries are taken as judged;
    what is contested or missing is not drawn.

    ``measure`` is a function such as :func:`node_degree`, or any that gives ``person, value`` or a number.

    References
    ----------
    Young, Cantwell and Newman (2021), doi:10.1093/comnet/cnaa046, for networks known from unreliable evidence.

    Example
    -------
    >>> from inroads.graph.centrality import node_degree
    >>> from inroads.graph.graph_of import graph_of_ties
    >>> rows = {"a": ["P-01", "P-01"], "b": ["P-02", "P-03"], "certainty": ["certain", "possible"]}
    >>> found = draws(graph_of_ties(pl.DataFrame(rows)), node_degree, draws=100)
    >>> found.table.filter(preset="middle").select("person", "value", "low", "high").rows()
    [('P-01', 2.0, 1.0, 2.0), ('P-02', 1.0, 1.0, 1.0), ('P-03', 1.0, 0.0, 1.0)]
    """
    persons, claimed = _values(measure(graph))
    dated = any(selection.verb == WINDOW for selection in graph.said)
    tables, ranks = [], []
    for preset, sure in (presets or graph.presets or default_frame().certainty).items():
        for undated in ("in", "out") if dated else (None,):
            found = np.full((draws, len(claimed)), np.nan)
            for row, made in enumerate(drawn_tables(graph.whole or graph.tables, sure, draws, seed, dated=dated)):
                found[row] = _drawn(graph, made, undated, measure, persons, len(claimed))
            tables.append(_band(persons, claimed, found, preset, undated))
            ranks.append((preset, undated, _rank_correlation(claimed, found)))
    schema = {"preset": pl.String, "undated": pl.String, "rank_correlation": pl.Float64}
    return Drawn(pl.concat(tables), pl.DataFrame(ranks, schema=schema, orient="row"), draws, seed)


def _values(measured: pl.DataFrame | float) -> tuple[pl.Series | None, Array]:
    """Persons and their values, or no persons and one value."""
    if isinstance(measured, pl.DataFrame) and {"person", "value"} <= set(measured.columns):
        return measured["person"], measured["value"].cast(pl.Float64).fill_null(NAN).to_numpy()
    if isinstance(measured, int | float):
        return None, np.array([measured], dtype=float)
    raise InputError(
        _("A measure over draws gives a number, or a table with «person» and «value»."),
        do=_("Wrap it: lambda graph: net_communities(graph).modularity"),
    )


def _drawn(
    graph: Graph, made: GraphTables, undated: str | None, measure: Measure, persons: pl.Series | None, count: int
) -> Array:
    """The values of a draw, in the order of those on all that was claimed; nan where there is none."""
    try:
        found, values = _values(measure(_seen_again(graph, made, undated)))
    except InputError:
        return np.full(count, np.nan)
    if persons is None or found is None:
        return values
    if found.equals(persons):
        return values
    held = dict(zip(found, values, strict=True))
    return np.array([held.get(person, NAN) for person in persons], dtype=float)


def _seen_again(graph: Graph, made: GraphTables, undated: str | None) -> Graph:
    """The views of a graph, taken of other tables; drawn dates are sure, and what has none is in or out."""
    seen = Graph(made, graph.name, presets=graph.presets, everyone=graph.everyone)
    for selection in graph.said:
        told = dict(selection.told)
        if selection.verb == WINDOW:
            told["how"] = "maybe" if undated == "in" else "surely"
        told |= told.pop("aspects", {})
        seen = getattr(seen, selection.verb)(**told)
    return seen


def _band(persons: pl.Series | None, claimed: Array, found: Array, preset: str, undated: str | None) -> pl.DataFrame:
    defined = ~np.isnan(found)
    low, median, high = _quantiles(found)
    table = {"value": claimed, "low": low, "median": median, "high": high, "defined": defined.mean(axis=0)}
    if persons is not None:
        rank_low, _median, rank_high = _quantiles(np.array([_ranks(row) for row in found]).reshape(found.shape))
        table |= {"rank": _ranks(claimed), "rank_low": rank_low, "rank_high": rank_high}
    columns = [pl.Series(name, values).fill_nan(None) for name, values in table.items()]
    named = [pl.Series("person", persons)] if persons is not None else []
    return pl.DataFrame([*named, *columns]).select(
        pl.lit(preset).alias("preset"), pl.lit(undated, dtype=pl.String).alias("undated"), pl.all()
    )


def _quantiles(found: Array) -> Array:
    """The ends and the middle of the band of each column; nan where no draw has a value."""
    empty = np.isnan(found).all(axis=0)
    return np.asarray(np.nanquantile(np.where(empty, 0.0, found), BAND, axis=0) + np.where(empty, np.nan, 0.0))


def _ranks(values: Array) -> Array:
    """1 for the highest; those alike share the mean of their ranks, and who has no value has no rank."""
    ranked = np.full(len(values), np.nan)
    known = np.flatnonzero(~np.isnan(values))
    _distinct, place, count = np.unique(-np.round(values[known], 12), return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    ranked[known] = (ends - (count - 1) / 2)[place]
    return ranked


def _rank_correlation(claimed: Array, found: Array) -> float | None:
    """Spearman's correlation of each draw with what was claimed, over those with both, on average."""
    held = []
    for row in found:
        both = ~np.isnan(row) & ~np.isnan(claimed)
        one, other = _ranks(claimed[both]), _ranks(row[both])
        if len(one) > 1 and np.ptp(one) > 0 and np.ptp(other) > 0:
            held.append(float(np.corrcoef(one, other)[0, 1]))
    return float(np.mean(held)) if held else None
