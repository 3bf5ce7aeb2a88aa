"""Maximum pseudo-likelihood of models of ties: by hand, against R's ergm, recovery, laws."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stats.ergm_networks import florentine, invented, mesa, monks, statistics
from tests.stats.published_networks import expected, needs_oracles
from tests.stats.simulate_coupled import COUPLED, TERMS, coupled_networks

from inroads.errors import FitError
from inroads.stats.ergm_closure_terms import gwesp, mutual, triangle
from inroads.stats.ergm_layer_terms import cooccurrence
from inroads.stats.ergm_mple import ergm_design, fit_design, mple
from inroads.stats.ergm_pair_terms import edgecov, edges, nodecov, nodefactor, nodematch
from inroads.stats.ergm_term import times
from inroads.stats.layered_network import LayeredNetwork

NAN = float("nan")


def test_two_networks_by_hand() -> None:
    """One of three pairs tied, then three of six; and no more than chance says: log odds 4/5 and, later, ln 2 more."""
    first, second = np.zeros((1, 3, 3)), np.zeros((1, 4, 4))
    for y, a, b in [(first, 0, 1), (second, 0, 1), (second, 0, 2), (second, 2, 3)]:
        y[0, a, b] = y[0, b, a] = 1
    networks = [LayeredNetwork(first, whole={"late": 0.0}), LayeredNetwork(second, whole={"late": 1.0})]

    assert pytest.approx([np.log(4 / 5)]) == mple(networks, [edges()]).beta
    assert pytest.approx([np.log(1 / 2), np.log(2)]) == mple(networks, [edges(), times(edges(), "late")]).beta


def test_a_pair_not_known_is_left_out() -> None:
    """Of three pairs one is not known: the other two, one tied, have even odds."""
    y = np.array([[[0, 1, NAN], [1, 0, 0], [NAN, 0, 0]]])
    found = mple([LayeredNetwork(y)], [edges()])

    assert (pytest.approx([0.0], abs=1e-9), 2, 1) == (found.beta, found.dyads, found.missing)


@needs_oracles
@pytest.mark.parametrize("name", ["flo_tri_mple", "flo_edgecov_business", "flo_wealth", "mesa_gwesp_mple", "mesa_di"])
def test_coefficients_as_in_r(name: str) -> None:
    """To six digits, with the log pseudo-likelihood."""
    grades = [nodematch("Grade", grade) for grade in range(7, 13)]
    network, terms = {
        "flo_tri_mple": (florentine, [edges(), triangle()]),
        "flo_wealth": (florentine, [edges(), nodecov("wealth")]),
        "flo_edgecov_business": (florentine, [edges(), nodecov("wealth"), edgecov("business")]),
        "mesa_gwesp_mple": (
            mesa,
            [edges(), nodefactor("Sex", "M"), nodematch("Grade"), nodematch("Race"), gwesp(0.5)],
        ),
        "mesa_di": (mesa, [edges(), *grades, nodematch("Race"), nodematch("Sex")]),
    }[name]
    found, said = mple([network()], terms), expected("ergm")[name]

    assert pytest.approx(list(said["coef"].values()), abs=1e-6) == found.beta
    assert pytest.approx(said["logLik"], abs=1e-6) == found.loglik


@needs_oracles
def test_directed_pairs_that_answer_each_other() -> None:
    """Sampson's monks: near the maximum likelihood of R, within half an error of it."""
    said = expected("ergm")["samplike_mutual_mcmle"]
    found = mple([monks()], [edges(), mutual(), nodematch("group")])

    assert (np.abs(found.beta - list(said["coef"].values())) < 0.5 * np.array(list(said["se"].values()))).all()


def test_known_couplings_are_recovered() -> None:
    """400 networks of two layers drawn from a model: its five coefficients within a fifth."""
    (networks,) = coupled_networks(400, COUPLED, 1, seed=3)

    assert pytest.approx(COUPLED, abs=0.2) == mple(networks, TERMS).beta


@pytest.mark.parametrize("directed", [False, True])
def test_laws(directed: bool) -> None:
    """Names change nothing; all networks twice change nothing; pairs alike are put together without loss."""
    terms = [one for one in statistics(directed=directed) if ":" not in one.name and "0" not in one.name.split(".")]
    networks = [invented(seed, 9, directed=directed, missing=0.1) for seed in range(8)]
    order = np.random.default_rng(1).permutation(9)
    renamed = [
        replace(
            of,
            ties=of.ties[:, order][:, :, order],
            nodes={name: x[order] for name, x in of.nodes.items()},
            pairs={name: x[np.ix_(order, order)] for name, x in of.pairs.items()},
        )
        for of in networks
    ]
    found = mple(networks, terms)
    design = ergm_design(networks, terms)

    assert pytest.approx(found.beta, abs=1e-6) == mple(renamed, terms).beta
    assert pytest.approx(found.beta, abs=1e-6) == mple([*networks, *networks], terms).beta
    assert found.dyads + found.missing == sum(2 * len(of.dyads()[0]) for of in networks)
    assert design.tied @ design.weight == sum(np.nansum(of.ties) / (1 if directed else 2) for of in networks)


def test_what_cannot_be_told_is_refused() -> None:
    """No pair tied in both layers though many could be: separation; no tie at all: too."""
    y = np.zeros((2, 6, 6))
    for layer, a, b in [(0, 0, 1), (0, 1, 2), (1, 3, 4), (1, 4, 5)]:
        y[layer, a, b] = y[layer, b, a] = 1
    with pytest.raises(FitError, match="separation"):
        mple([LayeredNetwork(y)], [edges(0), edges(1), cooccurrence()])
    with pytest.raises(FitError):
        mple([LayeredNetwork(np.zeros((1, 4, 4)))], [edges()])
    with pytest.raises(FitError):
        fit_design(ergm_design([], [edges()]), [edges()])
