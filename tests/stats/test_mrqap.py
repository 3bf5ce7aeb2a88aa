"""MRQAP: by hand, against R's sna, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.published_networks import expected, needs_oracles, ties, trait

from inroads.errors import FitError
from inroads.stats.logit import logit
from inroads.stats.mrqap import mrqap
from inroads.stats.node_permutations import node_orders

NAN = float("nan")


def relations(rng: np.random.Generator, nodes: int, beta: tuple[float, float], logistic: bool) -> list[np.ndarray]:
    """A relation made of two that share a cause, with busy persons in all of them."""
    busy = rng.normal(size=(2, nodes, 1))
    first = rng.normal(size=(nodes, nodes)) + busy[0] + busy[0].T
    second = rng.normal(size=(nodes, nodes)) + 0.5 * first + busy[1]
    eta = beta[0] * first + beta[1] * second - 0.5
    y = (
        rng.random((nodes, nodes)) < 1 / (1 + np.exp(-eta))
        if logistic
        else eta + rng.normal(size=eta.shape) + busy[1].T
    )
    return [y.astype(float), np.array([first, second])]


def t_of_least_squares(y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Coefficients over their standard errors."""
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ x.T @ y
    rest = y - x @ beta
    return beta / np.sqrt(np.diag(bread) * (rest @ rest) / (len(y) - x.shape[1]))


@pytest.mark.parametrize("missing", [False, True])
@pytest.mark.parametrize("directed", [False, True])
def test_every_order_by_a_regression_of_its_own(missing: bool, directed: bool) -> None:
    """Five persons, 120 orders: what is left of a relation is moved and the regression done anew each time."""
    rng = np.random.default_rng(5)
    y, xs = rng.normal(size=(5, 5)), rng.normal(size=(2, 5, 5))
    if not directed:
        y, xs = y + y.T, xs + xs.transpose(0, 2, 1)
    if missing:
        y[0, 1] = y[1, 0] = xs[1, 2, 4] = xs[1, 4, 2] = NAN
    found = mrqap(y, xs, 1, directed=directed)
    known = np.isfinite(y + xs.sum(axis=0)) & ~np.eye(5, dtype=bool)
    cells = known if directed else np.tril(known)
    z = np.stack([np.ones((5, 5)), xs[1]])
    gamma = np.linalg.lstsq(z[:, cells].T, xs[0][cells], rcond=None)[0]
    e = np.where(known, xs[0] - np.einsum("q,qij->ij", gamma, z), NAN)

    def t(order: np.ndarray) -> float:
        moved = e[np.ix_(order, order)]
        here = cells & np.isfinite(moved)
        return float(t_of_least_squares(y[here], np.column_stack([moved[here], *z[:, here]]))[0])

    by_hand = np.array([t(order) for order in node_orders(5, rng)])

    assert (120, pytest.approx(by_hand[0])) == (len(by_hand), found.statistics[0])
    assert pytest.approx((np.abs(by_hand) >= abs(by_hand[0]) - 1e-9).mean()) == found.p[0]
    assert pytest.approx((by_hand >= by_hand[0] - 1e-9).mean()) == found.p_greater[0]


@needs_oracles
def test_florentine_families_as_in_sna() -> None:
    """Marriage by business and the difference in wealth: R's netlogit, its p within chance."""
    said = expected("misc")["netlogit"]
    wealth = trait("flomarriage", "wealth")
    apart = np.abs(wealth[:, None] - wealth)
    found = mrqap(ties("flomarriage", 16), [ties("flobusiness", 16), apart], 1, logistic=True)

    assert pytest.approx(said["coef"], abs=1e-6) == [found.intercept, *found.coefficients]
    assert pytest.approx(said["pgreqabs"][1:], abs=0.003) == found.p


def test_the_logistic_statistic_is_raos() -> None:
    """Score over its standard error, by the whole information matrix."""
    rng = np.random.default_rng(2)
    y, xs = relations(rng, 12, (0.8, 0.0), logistic=True)
    found = mrqap(y, xs, 1, logistic=True, draws=19)
    cells = ~np.eye(12, dtype=bool)
    without = logit(np.column_stack([np.ones(cells.sum()), xs[1][cells]]), y[cells])
    full = np.column_stack([np.ones(cells.sum()), xs[1][cells], xs[0][cells]])
    score = full.T @ (y[cells] - without.fitted)
    information = full.T @ (full * (without.fitted * (1 - without.fitted))[:, None])

    assert pytest.approx(np.sqrt(score @ np.linalg.solve(information, score))) == abs(found.statistics[0])


@pytest.mark.parametrize("logistic", [False, True])
def test_it_rejects_as_often_as_it_says(logistic: bool) -> None:
    """Of 150 studies at most 15 find what is not there (99 % limit), though the two relations go together."""
    rng = np.random.default_rng(4)
    p = [mrqap(*relations(rng, 16, (0.8, 0.0), logistic), 1, logistic=logistic, draws=199).p for _ in range(150)]
    rejected = (np.array(p) < 0.05).sum(axis=0)

    assert rejected[1] <= 15
    assert rejected[0] >= 140


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_laws(seed: int, logistic: bool) -> None:
    """Names of persons and the unit of a relation change no test; others may be added to a relation freely."""
    rng = np.random.default_rng(seed)
    y, xs = relations(rng, 5, (0.0, 0.0), logistic)
    order = rng.permutation(5)
    try:
        found = mrqap(y, xs, 1, logistic=logistic)
    except FitError:
        return
    renamed = mrqap(y[np.ix_(order, order)], xs[:, order][:, :, order], 1, logistic=logistic)
    mixed = mrqap(y, [3 * xs[0] + xs[1] + 2, xs[1]], 1, logistic=logistic)

    assert pytest.approx(found.p) == renamed.p
    assert pytest.approx(found.coefficients, abs=1e-6) == renamed.coefficients
    assert pytest.approx(found.p[0]) == mixed.p[0]
    assert pytest.approx(found.coefficients[0], abs=1e-6) == 3 * mixed.coefficients[0]


@pytest.mark.parametrize("logistic", [False, True])
def test_what_cannot_be_told_is_refused(logistic: bool) -> None:
    """A relation given twice has no coefficient; nor has one that settles every tie."""
    rng = np.random.default_rng(1)
    y, xs = relations(rng, 6, (0.0, 0.0), logistic=True)
    with pytest.raises(FitError, match="sum of others"):
        mrqap(y, [xs[0], xs[0]], 1, logistic=logistic)
    if logistic:
        with pytest.raises(FitError, match="separation"):
            mrqap(y, [np.where(y > 0, 1.0, 0.0)], 1, logistic=True)
