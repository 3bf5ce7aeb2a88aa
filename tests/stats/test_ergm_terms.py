"""Statistics of networks: by hand, against R's ergm, and by counting anew with and without each tie."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.ergm_networks import florentine, invented, mesa, monks, statistics
from tests.stats.published_networks import expected, needs_oracles

from inroads.stats.ergm_closure_terms import gwdegree, gwdsp, gwesp, mutual, triangle
from inroads.stats.ergm_layer_terms import cooccurrence, cross_triangle
from inroads.stats.ergm_pair_terms import absdiff, edges, nodecov, nodefactor, nodematch, nodemix
from inroads.stats.layered_network import LayeredNetwork


def test_three_persons_by_hand() -> None:
    """A-B and B-C offline, A-C and A-B online: one pair in both; two offline ties closed by one online."""
    y = np.zeros((2, 3, 3))
    for layer, a, b in [(0, 0, 1), (0, 1, 2), (1, 0, 2), (1, 0, 1)]:
        y[layer, a, b] = y[layer, b, a] = 1
    of = LayeredNetwork(y)
    found = [float(term.total(y, of)) for term in (cooccurrence(), cross_triangle(0, 1), cross_triangle(1, 0))]
    two_online = cross_triangle(1, 0).change(y, of)

    assert [1, 1, 1] == found
    assert 1 == two_online[0, 1, 2] == two_online[1, 0, 2]
    assert 0 == two_online[0, 0, 2]


@needs_oracles
def test_statistics_as_in_r() -> None:
    """Three networks, undirected, with traits, and directed: every statistic that both know, exactly."""
    said = expected("ergm")["summary"]
    asked = {
        "flomarriage": (florentine(), {
            "edges": edges(), "triangle": triangle(), "gwesp.fixed.0.5": gwesp(0.5), "gwdeg.fixed.0.5": gwdegree(0.5),
            "nodecov.wealth": nodecov("wealth"), "absdiff.wealth": absdiff("wealth"),
        }),
        "mesa": (mesa(), {
            "triangle": triangle(), "nodematch.Grade.7": nodematch("Grade", 7), "nodematch.Race": nodematch("Race"),
            "nodefactor.Sex.M": nodefactor("Sex", "M"), "mix.Sex.F.M": nodemix("Sex", "F", "M"),
            "mix.Sex.M.M": nodemix("Sex", "M", "M"), "gwesp.fixed.0.25": gwesp(0.25), "gwdsp.fixed.0.25": gwdsp(0.25),
            "gwdeg.fixed.0.25": gwdegree(0.25),
        }),
        "samplike": (monks(), {
            "edges": edges(), "mutual": mutual(), "gwesp.OTP.fixed.0.5": gwesp(0.5), "nodematch.group":
            nodematch("group"), "gwideg.fixed.0.5": gwdegree(0.5, end="in"),
            "gwodeg.fixed.0.5": gwdegree(0.5, end="out"),
        }),
    }  # fmt: skip
    for name, (of, terms) in asked.items():
        found = {label: float(term.total(of.known, of)) for label, term in terms.items()}

        assert pytest.approx({label: said[name][label] for label in terms}, abs=1e-9) == found


@pytest.mark.parametrize("directed", [False, True])
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.1, 0.4, 0.8]))
def test_what_a_tie_adds_is_the_difference(directed: bool, seed: int, share: float) -> None:
    """For every pair and layer: the statistic with the tie less the statistic without, in both ways of asking."""
    of = invented(seed, 5, directed=directed, share=share)
    for term in statistics(directed=directed):
        change = term.change(of.ties, of)
        for layer in range(2):
            for i, j in zip(*of.dyads(), strict=True):
                total = []
                for tied in (0, 1):
                    y = of.ties.copy()
                    y[layer, i, j] = tied
                    if not directed:
                        y[layer, j, i] = tied
                    total.append(float(term.total(y, of)))

                assert pytest.approx(total[1] - total[0], abs=1e-9) == change[layer, i, j], term.name
                assert pytest.approx(change[layer, i, j], abs=1e-9) == term.at(of.ties, of, layer, i, j), term.name


@pytest.mark.parametrize("directed", [False, True])
def test_many_networks_at_once(directed: bool) -> None:
    """Statistics of a stack of networks are those of each."""
    of = invented(1, 6, directed=directed)
    stack = np.stack([invented(seed, 6, directed=directed).ties for seed in range(3)])
    for term in statistics(directed=directed):
        assert pytest.approx([float(term.total(y, of)) for y in stack]) == term.total(stack, of)
        assert pytest.approx(np.stack([term.change(y, of) for y in stack])) == term.change(stack, of)
