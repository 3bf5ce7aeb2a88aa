"""Logistic regression: by hand, against R's glm, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.published_networks import expected, needs_oracles, ties, trait

from inroads.errors import FitError
from inroads.stats.logit import logit


def test_a_table_of_four_by_hand() -> None:
    """3 of 4 with and 1 of 4 without: log odds ln 1/3, difference ln 9, its variance the sum of reciprocals."""
    found = logit([[1, 1]] * 4 + [[1, 0]] * 4, [1, 1, 1, 0, 1, 0, 0, 0])

    assert pytest.approx([np.log(1 / 3), np.log(9)]) == found.beta
    assert pytest.approx(np.sqrt([4 / 3, 8 / 3])) == found.se


@needs_oracles
def test_florentine_marriages_as_in_glm() -> None:
    """Ties by wealth and business: a model without dependence is a logistic regression, as R's ergm says."""
    said = expected("ergm")["flo_edgecov_business"]
    wealth, pairs = trait("flomarriage", "wealth"), np.tril_indices(16, -1)
    x = np.column_stack([np.ones(120), (wealth[:, None] + wealth)[pairs], ties("flobusiness", 16)[pairs]])
    found = logit(x, ties("flomarriage", 16)[pairs])

    assert pytest.approx(list(said["coef"].values()), abs=1e-6) == found.beta
    assert pytest.approx(list(said["se"].values()), abs=1e-4) == found.se  # R stops a step earlier
    assert pytest.approx(said["logLik"], abs=1e-6) == found.loglik


def test_known_coefficients_are_recovered() -> None:
    """Of 4 000 rows: each within four standard errors."""
    rng = np.random.default_rng(1)
    x = np.column_stack([np.ones(4000), rng.normal(size=(4000, 2))])
    beta = np.array([-1.0, 0.5, 0.0])
    found = logit(x, rng.random(4000) < 1 / (1 + np.exp(-x @ beta)))

    assert (np.abs(found.beta - beta) < 4 * found.se).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_laws(seed: int) -> None:
    """The score is nothing at the maximum; a weight of two is a row twice, and halves the variance."""
    rng = np.random.default_rng(seed)
    x, y = np.column_stack([np.ones(30), rng.normal(size=(30, 2))]), rng.random(30) < 0.5
    try:
        found = logit(x, y)
    except FitError:
        return
    twice = logit(x, y, np.full(30, 2.0))
    doubled = logit(np.concatenate([x, x]), np.concatenate([y, y]))

    assert pytest.approx(np.zeros(3), abs=1e-4) == x.T @ (y - found.fitted)
    assert pytest.approx(found.beta, abs=1e-6) == twice.beta == pytest.approx(doubled.beta, abs=1e-6)
    assert pytest.approx(found.se / np.sqrt(2), rel=1e-5) == twice.se


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([0, 0, 1, 1], [0, 0, 1, 1]),
        ([0, 0, 0, 1, 1], [0, 1, 0, 1, 1]),
        ([0.5, 1.0, 2.0, 2.0, 3.0], [0, 0, 0, 1, 1]),
    ],
)
def test_separation_is_refused(x: list[float], y: list[int]) -> None:
    """Wholly, on one side alone, or up to one value that both outcomes share."""
    with pytest.raises(FitError, match="separation"):
        logit(np.column_stack([np.ones(len(x)), x]), y)


@pytest.mark.parametrize(
    "x", [[[1, 0], [1, 0]], [[1, 2], [1, 2], [1, 2]], [[1, 1, 2], [1, 0, 1], [1, 3, 4], [1, 2, 3]]]
)
def test_what_does_not_vary_is_refused(x: list[list[float]]) -> None:
    """A covariate that is zero, one that is constant, one that is a sum."""
    with pytest.raises(FitError, match="does not vary"):
        logit(x, np.arange(len(x)) % 2)
