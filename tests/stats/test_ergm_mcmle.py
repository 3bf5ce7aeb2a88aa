"""Monte Carlo maximum likelihood through ergmx, where it is installed."""

import builtins
import importlib.util

import numpy as np
import pytest
from tests.stats.ergm_networks import florentine
from tests.stats.published_networks import expected, needs_oracles

from inroads.errors import InputError
from inroads.stats.ergm_closure_terms import triangle
from inroads.stats.ergm_layer_terms import cooccurrence
from inroads.stats.ergm_mcmle import mcmle
from inroads.stats.ergm_pair_terms import edgecov, edges, nodecov
from inroads.stats.layered_network import LayeredNetwork

needs_ergmx = pytest.mark.skipif(
    importlib.util.find_spec("ergmx") is None, reason="ergmx is not installed (pip install 'inroads[ergm]')"
)


@needs_ergmx
@needs_oracles
def test_triangles_of_the_florentines_as_in_r() -> None:
    """Within .3 of R's standard error."""
    said = expected("ergm")["flo_tri_mcmle"]
    found = mcmle([florentine()], [edges(), triangle()], seed=1)

    assert found.converged
    assert (np.abs(found.beta - list(said["coef"].values())) < 0.3 * np.array(list(said["se"].values()))).all()


@needs_ergmx
@needs_oracles
def test_traits_and_other_relations_go_along() -> None:
    """Wealth and business: no dependence, so the maximum of the pseudo-likelihood."""
    said = expected("ergm")["flo_edgecov_business"]
    found = mcmle([florentine()], [edges(), nodecov("wealth"), edgecov("business")], seed=1)

    assert pytest.approx(list(said["coef"].values()), abs=1e-4) == found.beta


def test_without_ergmx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """And where it is there, that is not needed."""
    real = builtins.__import__

    def barred(name: str, *args: object, **named: object) -> object:
        if name.startswith("ergmx"):
            raise ImportError(name)
        return real(name, *args, **named)

    monkeypatch.setattr(builtins, "__import__", barred)
    with pytest.raises(InputError, match=r"inroads\[ergm\]"):
        mcmle([LayeredNetwork(np.zeros((1, 3, 3)))], [edges()], seed=1)


def test_layers_are_for_pseudo_likelihood() -> None:
    """A statistic of two layers has no name in R's ergm."""
    with pytest.raises(InputError, match="pseudo-likelihood"):
        mcmle([LayeredNetwork(np.zeros((2, 3, 3)))], [edges(), cooccurrence()], seed=1)
