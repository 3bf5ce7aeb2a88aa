"""How tied networks are, and what of the structure among those who came later goes with where networks began."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
import polars as pl

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.composition_contrast import Asked, Outcome, contrast, headline_test
from inroads.answers.composition_origin import Watched, by_origin, watched
from inroads.answers.composition_told import contrast_caveats, structure_told
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import share_told
from inroads.answers.tied_pairs import Members, TiedPair, members_tied
from inroads.graph.cohesion import net_centralisation
from inroads.graph.core_periphery import net_core_periphery
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties
from inroads.involvement.landmark import AFTER
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.when import Answer
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import Array
from inroads.stats.permuted import DRAWS

DENSITY, CENTRALISATION, CORE, CROSSING = "density", "centralisation", "core_periphery", "crossing"
MEASURES = (DENSITY, CENTRALISATION, CORE, CROSSING)
LEAST = 3
"""Of fewer members there is no structure to speak of."""
BOTH = (Answer.YES, Answer.YES)


@dataclass(frozen=True)
class Shape:
    """The structure among some members of one network: each measure as a part of a whole, nan where there is none."""

    parts: dict[str, float]
    wholes: dict[str, float]

    def value(self, measure: str) -> float:
        """The measure itself."""
        whole = self.wholes[measure]
        return self.parts[measure] / whole if whole > 0 else nan


def structure(view: View, rollup: str = DEFAULT_ROLLUP, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """Density, centralisation, core and periphery, and ties across the worlds; among later members by origin."""
    asked = Asked(seed, permutations)
    records = structure_contrasts(view, asked)
    networks = [one for one in members_tied(view, rollup) if len(one.layers) >= LEAST]
    shapes = [shape_of(set(one.layers), one.tied) for one in networks]
    sheet = Sheet()
    for measure in MEASURES:
        _add(sheet, measure, networks, shapes)
    return sheet.finding(
        view,
        id="composition.structure",
        question=_("How are networks tied: how densely, around whom, and across the worlds?"),
        unit="network",
        n=len(networks),
        answer=" ".join([_answer({r["what"]: r for r in sheet.table}), *structure_told(records)]),
        variants=[Variant("by_origin", _by_origin(view)), Variant("contrast", records)],
        test=headline_test(records, asked),
        caveats=[
            _(
                "Of networks of at least {least} members on record. Density is the share of pairs with a tie on record,"
                " centralisation how far one member stands out, core and periphery how well ties fit the idea of a core"
                " that all others are tied to, and across the worlds the share of tied pairs that are tied both offline"
                " and online.",
                least=numeral(LEAST),
            ),
            _(
                "A tie that is not on record is no absence: density is a least density, and files that follow one"
                " suspect look like stars around him. Larger networks are less dense by arithmetic alone, and who came"
                " through a place brings no tie along: density goes with the way in of each, whatever the origin."
            ),
            *contrast_caveats(view, records),
            *few_networks(view, len(networks)),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup, "permutations": permutations},
        seed=seed,
    )


def shape_of(people: set[str], tied: Iterable[TiedPair]) -> Shape:
    """The structure among some people of one network."""
    held = [pair for pair in tied if people.issuperset(pair.pair)]
    pairs = len(people) * (len(people) - 1) / 2
    whole = [pair for pair in held if pair.is_whole]
    graph = _graph(people, held) if len(people) >= LEAST and held else None
    values = {
        CENTRALISATION: net_centralisation(graph) if graph else nan,
        CORE: net_core_periphery(graph, starts=10).fit if graph else nan,
    }
    parts = {DENSITY: float(len(held)), CROSSING: float(sum(pair.answers == BOTH for pair in whole))}
    parts |= {name: 0.0 if isnan(value) else value * pairs for name, value in values.items()}
    wholes = {DENSITY: pairs if len(people) >= LEAST else 0.0, CROSSING: float(len(whole))}
    wholes |= {name: 0.0 if isnan(value) else pairs for name, value in values.items()}
    return Shape(parts, wholes)


def _graph(people: set[str], tied: list[TiedPair]) -> Graph:
    ends = pl.DataFrame([pair.pair for pair in tied], schema=["a", "b"], orient="row")
    return graph_of_ties(ends, pl.DataFrame({"person": sorted(people)}))


def _add(sheet: Sheet, measure: str, networks: list[Members], shapes: list[Shape]) -> None:
    """The mean over networks with its interval; of a fit, which may lie below nothing, the range alone."""
    values = np.array([shape.value(measure) for shape in shapes])
    held = ~np.isnan(values)
    k, m = (np.array([getattr(shape, name)[measure] for shape in shapes]) for name in ("parts", "wholes"))
    share, low, high = (
        mean_of_shares(k, m) if measure != CORE else (float(values[held].mean()) if held.any() else nan, nan, nan)
    )
    counts = measure in (DENSITY, CROSSING)
    record = {
        "what": measure, "networks": int(held.sum()),
        "n": int(k.sum()) if counts else int(held.sum()), "of": int(m.sum()) if counts else len(networks),
        "share": number(share), "low": number(low), "high": number(high),
        "median": number(float(np.median(values[held]))) if held.any() else None,
        "smallest": number(float(values[held].min())) if held.any() else None,
        "largest": number(float(values[held].max())) if held.any() else None,
    }  # fmt: skip
    mine = [one for one, is_in in zip(networks, held, strict=True) if is_in]
    claims = (claim for one in mine for pair in one.tied for claim in pair.claims)
    sheet.add((measure,), record, (("network", one.network) for one in mine if one.tied), claims)


def later_shapes(view: View, one: Watched) -> list[Shape]:
    """The structure among those who surely came after the landmark, network by network."""
    tied = {members.network: members.tied for members in members_tied(view, DEFAULT_ROLLUP)}
    found = []
    for row in one.networks:
        network = row["network"]
        later = {member["person"] for member in one.later.get(network, []) if member["order"] == AFTER}
        found.append(shape_of(later, tied.get(network, ())))
    return found


def _held(view: View, one: Watched) -> list[Shape]:
    return view.held(f"later shapes {one.landmark}", lambda: later_shapes(view, one))


def _outcome(one: Watched, shapes: list[Shape], measure: str) -> Outcome:
    k, m = (np.array([getattr(shape, name)[measure] for shape in shapes]) for name in ("parts", "wholes"))
    reached = np.nan_to_num(one.reached)
    return Outcome.share({"what": f"later_{measure}"}, k * reached, m * reached)


def structure_contrasts(view: View, asked: Asked) -> list[Record]:
    """Each measure among later members, by origin."""
    return [
        contrast(one, _outcome(one, _held(view, one), measure), asked, 40 + place)
        for place, one in enumerate(watched(view))
        for measure in MEASURES
    ]


def _by_origin(view: View) -> list[Record]:
    table = []
    for one in watched(view):
        for measure in MEASURES:
            y: Array = _outcome(one, _held(view, one), measure).y
            for record, here in by_origin(one, y):
                told = {
                    "what": f"later_{measure}",
                    "mean": number(float(y[here].mean())) if here.any() else None,
                    "median": number(float(np.median(y[here]))) if here.any() else None,
                }
                table.append({"row": f"{one.landmark}/{record['origin']}/{measure}", **record, **told})
    return table


def _answer(table: dict[str, Record]) -> str:
    if not table[DENSITY]["networks"]:
        return _("No network has three members on record.")
    return _(
        "Pairs of members with a tie on record: {density}. Tied pairs that are tied in both worlds: {crossing}."
        " Centralisation, on average per network: {centre} (from 0, all alike, to 1, a star; networks: {networks});"
        " fit to a core with a periphery: {core}.",
        density=share_told(table[DENSITY]),
        crossing=share_told(table[CROSSING]),
        centre=_rounded(table[CENTRALISATION]),
        core=_rounded(table[CORE]),
        networks=numeral(table[CENTRALISATION]["networks"]),
    )


def _rounded(record: Record) -> str:
    return "-" if record["share"] is None else numeral(round(record["share"], 2))
