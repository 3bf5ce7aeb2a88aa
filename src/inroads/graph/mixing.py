"""Who is tied to whom, by what they are: assortativity, and the E-I index against chance."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.errors import InputError
from inroads.graph.arcs import Arcs, Array, Ints, arcs_of
from inroads.graph.engine import engine_of
from inroads.graph.graph import Graph
from inroads.language import _
from inroads.model.missing import FIVE_WORDS

By = str | Mapping[str, str]
"""A column of persons, or what each person is."""
NAN = float("nan")


def net_assortativity(graph: Graph, by: By | None = None) -> float:
    r"""Whether persons are tied to those like them: 1 only to these, 0 as by chance.

    By degree (where nothing is named) the correlation of the degrees at the two ends of ties; by a group

    .. math:: r = \frac{\sum_g e_{gg} - \sum_g a_g^2}{1 - \sum_g a_g^2}

    with :math:`e_{gg}` the share of ties within g and :math:`a_g` the share of tie ends in g. Persons whose group is
    not known are left out with their ties. Not a number where all are alike.

    Reference: Newman (2003), doi:10.1103/PhysRevE.67.026126.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> line = graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02", "P-03"], "b": ["P-02", "P-03", "P-04"]}))
    >>> net_assortativity(line, {"P-01": "core", "P-02": "core", "P-03": "mule", "P-04": "mule"}) > 0.33
    True
    """
    if by is None:
        engine = engine_of(graph)
        return engine.assortativity(engine.arcs.degree.astype(float))
    arcs = arcs_of(graph)
    group = _groups(graph, by)
    known = _known_ends(arcs, group)
    a, b = group[arcs.ends[known, 0]], group[arcs.ends[known, 1]]
    if not len(a):
        return NAN
    ends = np.bincount(np.concatenate([a, b])) / (2 * len(a))
    chance = float((ends**2).sum())
    return (float((a == b).mean()) - chance) / (1 - chance) if chance < 1 else NAN


@dataclass(frozen=True)
class EIIndex:
    """The index, the ties it rests on, and what it is where groups are dealt out at random: mean, 2.5 and 97.5 %.

    ``p`` is the share of deals as far from their mean as what was seen, that one among them. ``unknown`` ties have an
    end whose group is not known, and are left out.
    """

    value: float
    internal: int
    external: int
    unknown: int
    expected: float
    low: float
    high: float
    p: float
    permutations: int


def net_e_i_index(graph: Graph, by: By, *, permutations: int = 999, seed: int = 1) -> EIIndex:
    r"""Whether ties run between groups (1) or within them (-1), and whether that is more than the sizes of groups.

    .. math:: EI = \frac{E - I}{E + I}

    over pairs that are tied. Groups are dealt out anew among the persons whose group is known; the ties stay.

    Reference: Krackhardt and Stern (1988), doi:10.2307/2786835.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> line = graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02", "P-03"], "b": ["P-02", "P-03", "P-04"]}))
    >>> found = net_e_i_index(line, {"P-01": "core", "P-02": "core", "P-03": "mule", "P-04": "mule"})
    >>> round(found.value, 3), found.internal, found.external
    (-0.333, 2, 1)
    """
    arcs, group = arcs_of(graph), _groups(graph, by)
    known = _known_ends(arcs, group)
    ends = arcs.ends[known]
    total = len(ends)
    if not total:
        return EIIndex(NAN, 0, 0, len(known), NAN, NAN, NAN, NAN, permutations)
    external = int((group[ends[:, 0]] != group[ends[:, 1]]).sum())
    dealt = _dealt(group, ends, permutations, np.random.default_rng(seed))
    value = (2 * external - total) / total
    chance = (2 * dealt - total) / total
    mean = float(chance.mean()) if permutations else NAN
    low, high = np.quantile(chance, [0.025, 0.975]) if permutations else (NAN, NAN)
    as_far = int((np.abs(chance - mean) >= abs(value - mean) - 1e-12).sum())
    return EIIndex(
        value, total - external, external, int((~known).sum()), mean, float(low), float(high),
        (as_far + 1) / (permutations + 1), permutations,
    )  # fmt: skip


def _dealt(group: Ints, ends: Ints, permutations: int, rng: np.random.Generator) -> Array:
    """How many ties run between groups in each deal."""
    held = np.flatnonzero(group >= 0)
    found = np.empty(permutations)
    for deal in range(permutations):
        dealt = group.copy()
        dealt[held] = rng.permutation(group[held])
        found[deal] = (dealt[ends[:, 0]] != dealt[ends[:, 1]]).sum()
    return found


def _groups(graph: Graph, by: By) -> Ints:
    """The number of the group of each person; -1 where it is not known."""
    persons = graph.persons["person"]
    if isinstance(by, str):
        if by not in graph.persons.columns:
            raise InputError(_("Persons have no column «{column}».", column=by), do=", ".join(graph.persons.columns))
        said = graph.persons[by].cast(pl.String)
    else:
        said = pl.Series([by.get(person) for person in persons], dtype=pl.String)
    known = said.is_not_null() & ~said.is_in(list(FIVE_WORDS))
    places = {name: number for number, name in enumerate(said.filter(known).unique().sort())}
    return np.array([places.get(name, -1) for name in said], dtype=np.int64)


def _known_ends(arcs: Arcs, group: Ints) -> Ints:
    return np.asarray((group[arcs.ends] >= 0).all(axis=1))
