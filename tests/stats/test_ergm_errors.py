"""Drawing from models of ties, and how sure their coefficients are: by enumeration, recovery, laws."""

import numpy as np
import pytest
from tests.stats.ergm_networks import florentine
from tests.stats.published_networks import expected, needs_oracles
from tests.stats.simulate_coupled import COUPLED, QUIET, TERMS, coupled_networks, measure

from inroads.stats.ergm_bootstrap import ENOUGH, from_the_model, over_networks
from inroads.stats.ergm_check import ergm_check
from inroads.stats.ergm_closure_terms import triangle
from inroads.stats.ergm_mple import ergm_design, fit_design, mple
from inroads.stats.ergm_pair_terms import edges
from inroads.stats.ergm_simulate import ergm_simulate
from inroads.stats.layered_network import LayeredNetwork
from inroads.stats.logit import logit

ONE_LAYER = [edges(), triangle()]


@needs_oracles
def test_six_persons_by_all_their_networks() -> None:
    """Ties and triangles drawn are those of all 32 768 networks weighed by the model, within four errors."""
    said = expected("ergm")["exact6"]
    y = np.zeros((1, 6, 6))
    for a, b in said["edges"]:
        y[0, a, b] = y[0, b, a] = 1
    of = LayeredNetwork(y)
    drawn = ergm_simulate(of, ONE_LAYER, np.array(said["theta"]), 4000, seed=1)
    totals = np.stack([term.total(drawn, of) for term in ONE_LAYER])

    assert (np.abs(totals.mean(axis=1) - said["E_stats_at_theta"]) < 4 * totals.std(axis=1) / np.sqrt(4000)).all()


@pytest.mark.parametrize(("networks", "beta"), [(18, QUIET), (40, COUPLED)])
def test_intervals_over_networks_hold_the_truth(networks: int, beta: np.ndarray) -> None:
    """In sixty worlds each coefficient is missed at most nine times (99 % limit at .93), few are refused."""
    covered, _widths, refused = measure(networks, beta, 60, seed=7)

    assert (covered * (60 - refused) >= 60 - refused - 9).all()
    assert refused <= 6


def test_the_error_over_networks_is_that_of_clusters() -> None:
    """Where networks are many it is that of scores summed over networks, between two informations."""
    (networks,) = coupled_networks(200, QUIET, 1, seed=5)
    design = ergm_design(networks, TERMS)
    found = logit(design.x, design.tied, design.weight)
    left = (design.weight * (design.tied - found.fitted))[:, None] * design.x
    scores = np.stack([left[design.network == g].sum(axis=0) for g in range(200)])
    bread = np.linalg.inv(found.information)
    errors = over_networks(design, found.beta, seed=1, draws=99)

    assert pytest.approx(np.sqrt(np.diag(bread @ scores.T @ scores @ bread)), rel=0.05) == errors.se
    assert (errors.low < found.beta).all()
    assert (errors.high > found.beta).all()


def test_too_few_networks_have_no_interval() -> None:
    """Nine whole networks tell too little of their spread."""
    (networks,) = coupled_networks(ENOUGH - 1, QUIET, 1, seed=5)
    design = ergm_design(networks, TERMS[:2])

    assert np.isnan(over_networks(design, fit_design(design, TERMS[:2]).beta, seed=1).low).all()


def test_draws_from_the_model_give_the_errors_of_independent_ties() -> None:
    """Where no tie depends on another, they are those of the logistic regression."""
    y = (np.random.default_rng(1).random((1, 24, 24)) < 0.3).astype(float)
    of = LayeredNetwork(np.tril(y, -1) + np.swapaxes(np.tril(y, -1), -1, -2))
    fit = mple([of], [edges()])
    share = 1 / (1 + np.exp(-fit.beta[0]))
    found = from_the_model([of], [edges()], fit, seed=1, draws=200, sweeps=2)

    assert pytest.approx(1 / np.sqrt(276 * share * (1 - share)), rel=0.2) == found.se[0]
    assert found.low[0] < fit.beta[0] < found.high[0]


@needs_oracles
def test_a_model_that_holds_and_one_that_does_not() -> None:
    """Ties alone make the Florentines; a strong wish for triangles makes everybody marry everybody."""
    sound = ergm_check([florentine()], ONE_LAYER, np.array([-1.7009, 0.2208]), seed=1)
    mad = ergm_check([florentine()], ONE_LAYER, np.array([-1.5, 1.5]), seed=1, sweeps=10)

    assert not sound.degenerate
    assert (sound.p > 0.05).all()
    assert mad.degenerate
    assert 120 == mad.high[sound.names.index("edges")]
