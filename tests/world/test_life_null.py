"""In null nothing that comes after depends on how the founders met."""

from statistics import mean as average

import pytest
from tests.world.lived import cases, later, online, rank_correlation

from inroads.world.annotator import landmark

FAR = ("local", "national", "cross_border")
LAYERS = ("professional_enabler", "recruited_enabler", "money_mule")


def _correlations(networks: int, seed: int) -> dict[str, float]:
    """Rank correlations with the share of founders met online, or of the first three of the core."""
    found = cases("null", networks=networks, seed=seed)
    began = [online(case, founders=True) for case in found]
    read = {"size": rank_correlation(began, [float(later(case)) for case in found])}
    for layer in LAYERS:
        shares = [
            sum(way.joining.role == layer and not way.joining.founder for way in case.counted) / later(case)
            for case in found
        ]
        read[layer] = rank_correlation(began, shares)
    for part in ("core", "enablers", "victims"):
        spans = [(one, case.spans()[part]) for one, case in zip(began, found, strict=True)]
        held = [(one, float(FAR.index(span))) for one, span in spans if span in FAR]
        read[part] = rank_correlation([one for one, _ in held], [far for _, far in held])
    marks = [landmark(case.ways) for case in found]
    first = [average(way.medium == "online" for way in reached) for reached, _ in marks]
    return read | {"after landmark": rank_correlation(first, [float(len(after)) for _, after in marks])}


def test_nothing_depends_on_the_origin() -> None:
    """Number, layers and span of those who come later lie within chance of no correlation with the origin."""
    for name, found in _correlations(350, 8).items():
        assert abs(found) < 0.16, name


@pytest.mark.slow
def test_nothing_depends_on_the_origin_among_many() -> None:
    """Over two thousand networks number and layers lie within chance of nothing; the span of the core is nearly so."""
    for name, found in _correlations(2000, 8).items():
        assert abs(found) < (0.075 if name == "core" else 0.06), name


def test_every_need_is_filled() -> None:
    """In null as many come in as were wanted: the number is settled before anybody is looked for."""
    one = sorted(later(case) for case in cases("null", networks=100, seed=9))
    other = sorted(later(case) for case in cases("null", networks=100, seed=9, online=0.0))

    assert average(one) == pytest.approx(average(other), rel=0.15)
