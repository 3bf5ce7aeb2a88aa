"""The model of offline and online ties given each other, pooled over networks, and when it is refused."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from inroads.answers.coupled_networks import CoupledNetwork
from inroads.errors import FitError
from inroads.language import _, numeral
from inroads.stats.ergm_bootstrap import over_networks
from inroads.stats.ergm_closure_terms import gwesp
from inroads.stats.ergm_layer_terms import cooccurrence, cross_triangle
from inroads.stats.ergm_mple import ergm_design, fit_design
from inroads.stats.ergm_pair_terms import edges, nodecov
from inroads.stats.ergm_term import ErgmTerm, times
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork

NETWORKS = 20
"""Networks below which a model of so many statistics says nothing over networks."""

TIES = 30
"""Ties of a world, over all networks, below which it says nothing."""

DRAWS = 499
DECAY = 0.5
ASKED = {
    "both_worlds": cooccurrence(0, 1),
    "two_offline_one_online": cross_triangle(0, 1),
    "two_online_one_offline": cross_triangle(1, 0),
}
"""What is told; the other statistics are held equal."""


class Coupling(NamedTuple):
    """Log odds of a tie for one more of each statistic asked for, with intervals; or why there are none."""

    estimates: Array
    low: Array
    high: Array
    networks: int
    refused: str


def coupling_model(networks: Sequence[CoupledNetwork], seed: int, *, intervals: bool = True) -> Coupling:
    """The pooled model, or the reason why it is refused."""
    nothing = np.full(len(ASKED), np.nan)
    held = [one for one in networks if one.varies]
    refused = _too_little(held)
    if refused:
        return Coupling(nothing, nothing, nothing, len(held), refused)
    layered, terms = [_layered(one) for one in held], _terms(held)
    design = ergm_design(layered, terms)
    try:
        fit = fit_design(design, terms)
    except FitError as error:
        return Coupling(nothing, nothing, nothing, len(held), error.faults[0].what)
    last = slice(-len(ASKED), None)
    if not intervals:
        return Coupling(fit.beta[last], nothing, nothing, len(held), "")
    errors = over_networks(design, fit.beta, seed, draws=DRAWS)
    if np.isnan(errors.low).any():
        said = _("Too many networks drawn anew hold no pair of a kind the model asks for.")
        return Coupling(nothing, nothing, nothing, len(held), said)
    return Coupling(fit.beta[last], errors.low[last], errors.high[last], len(held), "")


def _too_little(held: Sequence[CoupledNetwork]) -> str:
    ties = min(int(sum(np.nansum(np.tril(getattr(one, world))) for one in held)) for world in ("offline", "online"))
    if len(held) < NETWORKS:
        return _(
            "It takes at least {least} networks with ties in both worlds; there are {n}.",
            least=numeral(NETWORKS),
            n=numeral(len(held)),
        )
    if ties < TIES:
        return _(
            "It takes at least {least} ties of members in each world; there are {n} in one of them.",
            least=numeral(TIES),
            n=numeral(ties),
        )
    return ""


def _layered(one: CoupledNetwork) -> LayeredNetwork:
    ties = np.stack([one.offline, one.online])
    return LayeredNetwork(
        ties,
        nodes={"told": one.told - one.told.mean()},
        whole={"offline_density": _log_odds(one.offline), "online_density": _log_odds(one.online)},
    )


def _log_odds(ties: Array) -> float:
    """How dense a world is in a network, so that dense networks are not taken for coupled ones."""
    cells = ties[np.tril_indices(len(ties), -1)]
    known = cells[np.isfinite(cells)]
    return float(np.log((known.sum() + 0.5) / (len(known) - known.sum() + 0.5)))


def _terms(held: Sequence[CoupledNetwork]) -> list[ErgmTerm]:
    told = [nodecov("told", layer) for layer in (0, 1)] if any(np.ptp(one.told) > 0 for one in held) else []
    return [
        edges(0), edges(1), times(edges(0), "offline_density"), times(edges(1), "online_density"), *told,
        gwesp(DECAY, 0), gwesp(DECAY, 1), *ASKED.values(),
    ]  # fmt: skip
