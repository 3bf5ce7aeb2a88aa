"""Whether a graph is a core that everybody is tied to and a periphery that is tied to nobody else."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl

from inroads.errors import InputError
from inroads.graph.arcs import Array, Ints, arcs_of
from inroads.graph.graph import Graph
from inroads.graph.values import values_of_persons
from inroads.language import _

Pattern = Literal["either", "both"]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, eq=False)
class CorePeriphery:
    """``members``: ``person, value`` (whether in the core). ``fit`` is the correlation with the ideal pattern.

    ``starts`` of the search, and in how many of them it ended at this fit: where few did, a better one may exist.
    """

    members: pl.DataFrame
    size: int
    fit: float
    pattern: Pattern
    starts: int
    found: int


def net_core_periphery(graph: Graph, pattern: Pattern = "either", *, starts: int = 20, seed: int = 1) -> CorePeriphery:
    r"""Which persons are the core, and how well the graph fits the idea of one.

    .. math:: \rho = \operatorname{corr}(a_{ij}, \delta_{ij})_{i<j},\quad
              \delta_{ij} = [c_i \lor c_j]\ (\text{either}),\quad [c_i \land c_j]\ (\text{both})

    The core that makes the correlation largest is sought by moving one person at a time, from cores of the best tied
    and from cores of chance. ``either``: the core is tied to all, the periphery only to it; ``both``: the core is tied
    within, and nobody else is tied at all. Ties count once, without weight.

    Reference: Borgatti and Everett (2000), doi:10.1016/S0378-8733(99)00019-2, equations 1 to 3.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> star = graph_of_ties(pl.DataFrame({"a": ["P-01"] * 4, "b": ["P-02", "P-03", "P-04", "P-05"]}))
    >>> found = net_core_periphery(star)
    >>> found.members.filter("value")["person"].to_list(), round(found.fit, 9)
    (['P-01'], 1.0)
    """
    if pattern not in get_args(Pattern):
        raise InputError(_("There is no pattern «{pattern}».", pattern=pattern), do=", ".join(get_args(Pattern)))
    arcs = arcs_of(graph)
    search = _Search(graph.persons.height, arcs.ends, pattern)
    found = [search.climbed(core) for core in _starts(arcs.degree, starts, np.random.default_rng(seed))]
    fits = np.array([search.fit(core) for core in found]) if found else np.array([np.nan])
    if np.isnan(fits).all():
        nobody = np.zeros(graph.persons.height, dtype=bool)
        return CorePeriphery(values_of_persons(arcs.persons, nobody), 0, float("nan"), pattern, starts, 0)
    best = int(np.nanargmax(fits))
    return CorePeriphery(
        values_of_persons(arcs.persons, found[best]), int(found[best].sum()), float(fits[best]), pattern, starts,
        int((fits >= fits[best] - 1e-12).sum()),
    )  # fmt: skip


def _starts(degree: Ints, starts: int, rng: np.random.Generator) -> list[Flags]:
    """Half the starts take the best tied into the core, a few to many of them; half take persons at random."""
    count = len(degree)
    if count < PAIR:
        return []
    ranked = np.argsort(-degree, kind="stable")
    sizes = np.unique(np.geomspace(1, count - 1, max(starts // 2, 1)).astype(int))
    made = []
    for start in range(starts):
        core = np.zeros(count, dtype=bool)
        by_degree = start < len(sizes)
        size = int(sizes[start]) if by_degree else int(rng.integers(1, count))
        core[ranked[:size] if by_degree else rng.choice(count, size, replace=False)] = True
        made.append(core)
    return made


PAIR = 2


class _Search:
    """Moves one person at a time into the core or out of it, as long as the correlation grows."""

    def __init__(self, count: int, ends: Ints, pattern: Pattern) -> None:
        self.count, self.ends, self.pattern = count, ends, pattern
        self.pairs, self.ties = count * (count - 1) / 2, len(ends)
        both = np.concatenate([ends, ends[:, ::-1]])
        order = np.argsort(both[:, 0], kind="stable")
        self._others = both[order, 1]
        self._begin = np.searchsorted(both[order, 0], np.arange(count + 1))

    def others(self, person: int) -> Ints:
        """With whom a person is tied."""
        return np.asarray(self._others[self._begin[person] : self._begin[person + 1]])

    def rho(self, size: Array, apart: Array, within: Array) -> Array:
        """The correlation of cores of these sizes, by the ties outside of the core and within it."""
        if self.pattern == "either":
            left = self.count - size
            ideal, hit = self.pairs - left * (left - 1) / 2, self.ties - apart
        else:
            ideal, hit = size * (size - 1) / 2, within
        spread = self.ties * (self.pairs - self.ties) * ideal * (self.pairs - ideal)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(spread > 0, (self.pairs * hit - self.ties * ideal) / np.sqrt(spread), -np.inf))

    def fit(self, core: Flags) -> float:
        """The correlation of a core; not a number where everything, or nothing, is tied or in it."""
        fit = float(self.rho(np.array(core.sum(dtype=float)), *map(np.array, self._counts(core))))
        return fit if np.isfinite(fit) else float("nan")

    def _counts(self, core: Flags) -> tuple[float, float]:
        inside = core[self.ends].sum(axis=1) if len(self.ends) else np.zeros(0)
        return float((inside == 0).sum()), float((inside == PAIR).sum())

    def climbed(self, core: Flags) -> Flags:
        """Where the search ends from this core: the best single move is taken until none is better."""
        core = core.copy()
        tied_in = np.array([int(core[self.others(person)].sum()) for person in range(self.count)], dtype=float)
        degree = np.diff(self._begin).astype(float)
        apart, within = self._counts(core)
        now = self.rho(np.array(core.sum(dtype=float)), np.array(apart), np.array(within))
        while True:
            out = degree - tied_in
            sign = np.where(core, -1.0, 1.0)
            moved = self.rho(core.sum() + sign, apart - sign * out, within + sign * tied_in)
            best = int(np.argmax(moved))
            if not moved[best] > now + 1e-12:
                return core
            now, step = moved[best], sign[best]
            apart, within = apart - step * out[best], within + step * tied_in[best]
            core[best] = step > 0
            tied_in[self.others(best)] += step
