"""Models of dependent ties by Monte Carlo maximum likelihood: the one door to ergmx (extra ``ergm``)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from inroads.errors import FitError, InputError
from inroads.language import _
from inroads.stats.ergm_term import ErgmTerm
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork


class ErgmMcmle(NamedTuple):
    """Coefficients in the order of the terms, their errors, the log-likelihood, whether the chains settled."""

    names: tuple[str, ...]
    beta: Array
    se: Array
    loglik: float
    converged: bool


def mcmle(networks: Sequence[LayeredNetwork], terms: Sequence[ErgmTerm], seed: int) -> ErgmMcmle:
    """The maximum likelihood of networks of one layer, pooled; ties not known are integrated out.

    Question
    --------
    As :func:`inroads.stats.ergm_mple.mple`, where dependence is strong and networks are few.

    Raises
    ------
    InputError : without ergmx, with several layers, or with a statistic that has no name there.
    FitError : where the chains do not settle, mostly for degeneracy.

    References
    ----------
    Hunter and Handcock (2006), doi:10.1198/106186006X133069.
    """
    unknown = [term.name for term in terms if not term.formula]
    if unknown or any(len(of.ties) != 1 for of in networks):
        raise InputError(
            _("Monte Carlo maximum likelihood takes networks of one layer, and the statistics that R's ergm knows."),
            ", ".join(unknown),
            _("Use maximum pseudo-likelihood (mple), which takes all of them."),
        )
    ergmx, network = _door()
    held = [_as_theirs(of, network) for of in networks]
    formula = " + ".join(term.formula for term in terms)
    try:
        fit = ergmx.ergm(held[0] if len(held) == 1 else ergmx.Networks(*held), formula, seed=seed)
    except ergmx.DegeneracyError as error:
        raise FitError(
            _("The model is degenerate: what it brings forth is nearly empty or nearly full."),
            do=_("Take a statistic with decreasing worth (gwesp) for triangles, or fewer statistics."),
        ) from error
    beta = np.asarray(fit.params, dtype=float)
    errors = np.sqrt(np.diag(np.asarray(fit.cov, dtype=float)))
    return ErgmMcmle(tuple(term.name for term in terms), beta, errors, float(fit.loglik), bool(fit.converged))


def _door() -> tuple[Any, Any]:
    try:
        import ergmx
        from ergmx._network import Network
    except ImportError as error:
        raise InputError(
            _("Monte Carlo maximum likelihood needs ergmx, which is not installed."),
            do=_("Install it: pip install 'inroads[ergm]'."),
        ) from error
    return ergmx, Network


def _as_theirs(of: LayeredNetwork, network: Any) -> Any:
    i, j = of.dyads()
    ties = of.ties[0, i, j]
    pairs = np.stack([i, j], axis=1).astype(np.uint32)
    traits = {name: list(values.tolist()) for name, values in of.nodes.items()}
    return network(
        of.size, of.directed, pairs[ties == 1], traits,
        graph_attributes={name: np.asarray(values) for name, values in of.pairs.items()},
        missing=pairs[np.isnan(ties)],
    )  # fmt: skip
