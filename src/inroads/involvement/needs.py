"""What cannot run without what: the needs of activities as recorded, followed as far as they lead.

Only what is on record as a need is one. What may be one besides is kept beside it, so that every answer is a set.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Tables
from inroads.involvement.standing import uncontested
from inroads.model.missing import CONTESTED, FIVE_WORDS, NOT_APPLICABLE, NOT_RECORDED

JOINT = " | "


@dataclass(frozen=True)
class Needs:
    """What one activity is on record to depend on, for sure and by some accounts; ``whole``: there is no more."""

    sure: frozenset[str]
    possible: frozenset[str]
    whole: bool


def needs_on_record(table: Tables) -> dict[str, Needs]:
    """The needs of every activity that nobody denies.

    They are known to be all where the cell says that there are none (``not_applicable``), or where the network is
    marked as one whose script is known in full. Of a contested cell only what every claim names is sure.
    """
    marked = _marked(table)
    said = _said(table)
    found: dict[str, Needs] = {}
    for row in uncontested(table("activities").iter_rows(named=True)):
        words = {word.partition("=")[2] for word in row["missing"] or () if word.startswith("depends_on=")}
        listed = frozenset(row["depends_on"] or ())
        if CONTESTED in words:
            versions = said.get(row["activity"], [frozenset()])
            found[row["activity"]] = Needs(frozenset.intersection(*versions), frozenset.union(*versions), whole=False)
        else:
            silent = bool(words - {NOT_APPLICABLE, NOT_RECORDED})
            whole = NOT_APPLICABLE in words or (row["network"] in marked and not silent)
            found[row["activity"]] = Needs(listed, frozenset(), whole)
    return found


def _marked(table: Tables) -> set[str]:
    networks = table("networks")
    if "script_known" not in networks.columns:
        return set()
    return set(networks.filter(pl.col("script_known"))["network"])


def _said(table: Tables) -> dict[str, list[frozenset[str]]]:
    """What each claim that stands names as needed by an activity."""
    about = pl.col("unit_type").eq("activity") & pl.col("variable").eq("depends_on") & pl.col("state").ne("withdrawn")
    found: dict[str, list[frozenset[str]]] = {}
    for unit, value, polarity in table("claims").filter(about).select("unit", "value", "polarity").iter_rows():
        named = frozenset(value.split(JOINT)) - {*FIVE_WORDS} if polarity == "present" else frozenset()
        found.setdefault(unit, []).append(named)
    return found


@dataclass(frozen=True)
class Leaning:
    """The activities that cannot run without one of a world: ``sure`` ones, and those that ``may`` be so besides."""

    sure: frozenset[str]
    may: frozenset[str]


class Dependence:
    """The needs of activities as a graph; ``worlds`` gives the world of each activity, or a word for not known.

    >>> told = {"talk": Needs(frozenset(), frozenset(), True), "buy": Needs(frozenset({"talk"}), frozenset(), True),
    ...         "send": Needs(frozenset({"buy"}), frozenset(), False)}
    >>> graph = Dependence(told, {"talk": "offline", "buy": "online", "send": "online"})
    >>> sorted(graph.on("offline").sure), sorted(graph.on("online").sure)
    (['buy', 'send'], ['send'])
    """

    def __init__(self, needs: Mapping[str, Needs], worlds: Mapping[str, str]) -> None:
        self._needs, self._worlds = needs, worlds
        every = {name: one.sure | one.possible for name, one in needs.items()}
        self.cycles = _cycles(every)
        ring = {name: number for number, names in enumerate(self.cycles) for name in names}
        self.sure = [
            (name, needed)
            for name, one in sorted(needs.items())
            for needed in sorted(one.sure)
            if needed in needs and (name not in ring or ring[name] != ring.get(needed))
        ]
        """Each need that is sure, as ``(activity, what it needs)``: of a circle no need is."""
        self.told = [(name, needed) for name, named in sorted(every.items()) for needed in sorted(named)]
        """Each need that anybody names."""

    def on(self, world: str) -> Leaning:
        """What cannot run without one of the world, itself or through what it needs."""
        known = {name for name in self._needs if self._worlds.get(name) == world}
        sure = _upstream(self.sure, known)
        unknown = {name for _name, name in self.told if not is_known(self._worlds.get(name))}
        unknown |= {name for _name, name in self.told if name not in self._needs}
        open_ = {name for name, one in self._needs.items() if not one.whole}
        may = open_ | _upstream(self.told, known | unknown | open_)
        return Leaning(frozenset(sure), frozenset(may - sure))


def _upstream(arcs: Iterable[tuple[str, str]], ends: Collection[str]) -> set[str]:
    """Whatever leads to one of the ends."""
    before: dict[str, list[str]] = {}
    for name, needed in arcs:
        before.setdefault(needed, []).append(name)
    found: set[str] = set()
    waiting = list(ends)
    while waiting:
        for name in before.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _cycles(needed: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The groups of activities that each need each other, by Tarjan's strongly connected components."""
    found: list[list[str]] = []
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    for root in sorted(needed):
        if root in index:
            continue
        path = [(root, iter(sorted(needed[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while path:
            name, rest = path[-1]
            step = next((one for one in rest if one in needed), None)
            if step is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[name])
                if low[name] == index[name]:
                    group = stack[stack.index(name) :]
                    del stack[stack.index(name) :]
                    found += [sorted(group)] if len(group) > 1 or name in needed[name] else []
            elif step not in index:
                index[step] = low[step] = len(index)
                stack.append(step)
                path.append((step, iter(sorted(needed[step]))))
            elif step in stack:
                low[name] = min(low[name], index[step])
    return sorted(found)
