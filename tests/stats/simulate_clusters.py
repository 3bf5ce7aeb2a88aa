"""Heavy-tailed clusters, and what an interval makes of them; run alone it prints the table of decision 0005."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from inroads.stats.clustered import bootstrap_t, mean_of_shares, pooled_ratio
from inroads.stats.intervals import Interval, wilson

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Estimator = Callable[[Ints, Ints], Interval]


def sizes(rng: np.random.Generator, count: int) -> Ints:
    """Entries per network: a Pareto tail with exponent 1.2, most networks small, a few of hundreds."""
    return np.minimum(1 + np.floor(4 * rng.pareto(1.2, count)), 400).astype(np.int64)


@cache
def _many_sizes() -> Floats:
    """Sizes of very many clusters, for what holds on average."""
    return sizes(np.random.default_rng(0), 400_000).astype(np.float64)


def linked_share(m: Ints | Floats, p: float, slope: float) -> Floats:
    """The expected share of clusters of size m: the logit of p moved by ``slope`` for each sd of the log size."""
    logs = np.log(_many_sizes())
    moved = np.log(p / (1 - p)) + slope * (np.log(m) - logs.mean()) / logs.std()
    return np.asarray(1 / (1 + np.exp(-moved)))


def pooled_target(p: float, slope: float) -> float:
    """E[k] / E[m]: what the pooled share of very many clusters would be."""
    m = _many_sizes()
    return float((m * linked_share(m, p, slope)).sum() / m.sum())


def draw_even(rng: np.random.Generator, count: int, p: float, likeness: float) -> tuple[Ints, Ints]:
    """The same with clusters of 5 to 19, all alike."""
    m, spread = even_sizes(rng, count), (1 - likeness) / likeness
    return rng.binomial(m, rng.beta(p * spread, (1 - p) * spread, count)), m


def draw(rng: np.random.Generator, count: int, p: float, likeness: float, slope: float = 0.0) -> tuple[Ints, Ints]:
    """Successes and sizes of ``count`` clusters with mean share p and intra-cluster correlation ``likeness``.

    With a slope the share of a cluster goes with its size (:func:`linked_share`).
    """
    m = sizes(rng, count)
    spread = (1 - likeness) / likeness
    share = linked_share(m, p, slope) if slope else np.full(count, p)
    return rng.binomial(m, rng.beta(share * spread, (1 - share) * spread)), m


def knowing(likeness: float, pooled: bool) -> Estimator:
    """Wilson's interval at the true effective sample size: the yardstick of width."""
    inverse = float(np.mean(1 / sizes(np.random.default_rng(0), 200_000)))

    def interval(k: Ints, m: Ints) -> Interval:
        weight = m / m.sum() if pooled else np.full(len(m), 1 / len(m))
        within = weight**2 / m if pooled else np.full(len(m), inverse / len(m) ** 2)
        n = 1 / float(np.sum(likeness * weight**2 + (1 - likeness) * within))
        estimate = float(np.sum(weight * k / m))
        low, high = wilson(estimate * n, n)
        return Interval(estimate, float(low), float(high))

    return interval


def measure(
    estimator: Estimator, count: int, p: float, likeness: float, worlds: int, *, seed: int
) -> tuple[float, float]:
    """Coverage and mean width over so many worlds."""
    rng = np.random.default_rng(seed)
    found = [estimator(*draw(rng, count, p, likeness)) for _ in range(worlds)]
    return (
        float(np.mean([low <= p <= high for _estimate, low, high in found])),
        float(np.mean([high - low for _estimate, low, high in found])),
    )


def measure_linked(
    estimator: Estimator, count: int, p: float, slope: float, worlds: int, *, seed: int, likeness: float = 0.2
) -> tuple[float, float]:
    """Coverage of the pooled target where shares go with size, and width against Wilson's at the true mean error."""
    rng, target = np.random.default_rng(seed), pooled_target(p, slope)
    samples = [draw(rng, count, p, likeness, slope) for _ in range(worlds)]
    error = float(np.mean([(k.sum() / m.sum() - target) ** 2 for k, m in samples]))
    n = target * (1 - target) / error
    low, high = (float(end) for end in wilson(target * n, n))
    found = [estimator(k, m) for k, m in samples]
    return (
        float(np.mean([one.low <= target <= one.high for one in found])),
        float(np.mean([one.high - one.low for one in found])) / (high - low),
    )


def measure_even(
    estimator: Estimator, count: int, p: float, likeness: float, worlds: int, *, seed: int
) -> tuple[float, float]:
    """Coverage and width against the true spread of the estimate, in clusters of 5 to 19."""
    rng = np.random.default_rng(seed)
    found = [estimator(*draw_even(rng, count, p, likeness)) for _world in range(worlds)]
    spread = float(np.std([one.estimate for one in found], ddof=1))
    return (
        float(np.mean([one.low <= p <= one.high for one in found])),
        float(np.mean([one.high - one.low for one in found])) / (2 * 1.959964 * spread),
    )


def even_table(worlds: int = 2000) -> list[str]:
    """The second table of decision 0008, as Markdown lines."""
    likenesses = (0.02, 0.1, 0.3)
    lines = ["| N | share | " + " | ".join(f"likeness {one}" for one in likenesses) + " |", "|---|---|" + "---|" * 3]
    for count in (40, 80, 180):
        for p in (0.05, 0.3):
            found = [measure_even(pooled_ratio, count, p, one, worlds, seed=7) for one in likenesses]
            lines.append(f"| {count} | {p} | " + " | ".join(f"{held:.3f} / {wide:.2f}" for held, wide in found) + " |")
    return lines


def linked_table(worlds: int = 2000, likeness: float = 0.2) -> list[str]:
    """The table of decision 0008, as Markdown lines."""
    slopes = (0.0, 0.6, -0.6, 0.9, -0.9)
    lines = ["| N | share | " + " | ".join(f"slope {slope:+.1f}" for slope in slopes) + " |", "|---|---|" + "---|" * 5]
    for count in (8, 18, 40, 180):
        for p in (0.1, 0.3, 0.5):
            found = [measure_linked(pooled_ratio, count, p, s, worlds, seed=7, likeness=likeness) for s in slopes]
            lines.append(f"| {count} | {p} | " + " | ".join(f"{held:.3f} / {wide:.2f}" for held, wide in found) + " |")
    return lines


def table(worlds: int = 2000, likeness: float = 0.3) -> list[str]:
    """The table of the decision record, as Markdown lines."""
    lines = [
        "| N | share | mean of shares | bootstrap-t | pooled ratio | plain Wilson on entries |",
        "|---|---|---|---|---|---|",
    ]
    for count in (8, 18, 40):
        for p in (0.02, 0.1, 0.3, 0.5):
            cells = []
            boot = np.random.default_rng(1)
            for estimator, pooled in (
                (mean_of_shares, False),
                (lambda k, m, boot=boot: bootstrap_t(k, m, boot, draws=399), False),
                (pooled_ratio, True),
                (lambda k, m: Interval(0.0, *(float(end) for end in wilson(k.sum(), m.sum()))), True),
            ):
                coverage, width = measure(estimator, count, p, likeness, worlds, seed=count)
                yardstick = measure(knowing(likeness, pooled), count, p, likeness, worlds, seed=count)[1]
                cells.append(f"{coverage:.3f} / {width / yardstick:.2f}")
            lines.append(f"| {count} | {p} | " + " | ".join(cells) + " |")
    return lines


def even_sizes(rng: np.random.Generator, count: int) -> Ints:
    """Entries per network: 5 to 19, all alike."""
    return rng.integers(5, 20, count)


def grid(worlds: int = 2000) -> list[str]:
    """Coverage of the mean of shares in 48 settings, the lowest first."""
    found = []
    for kind in (draw_even, draw):
        for count in (18, 40):
            for p in (0.02, 0.05, 0.1, 0.3):
                for likeness in (0.1, 0.3, 0.6):
                    rng, held = np.random.default_rng(7), 0
                    for _world in range(worlds):
                        k, m = kind(rng, count, p, likeness)
                        _estimate, low, high = mean_of_shares(k, m)
                        held += low <= p <= high
                    found.append((held / worlds, f"{kind.__name__}, N {count}, share {p}, likeness {likeness}"))
    return [f"{coverage:.3f} {setting}" for coverage, setting in sorted(found)]


if __name__ == "__main__":
    import sys

    if sys.argv[1:] == ["grid"]:
        sys.stdout.write("\n".join(grid()) + "\n")
        sys.exit()
    if sys.argv[1:] == ["even"]:
        sys.stdout.write("\n".join(even_table()) + "\n")
        sys.exit()
    if sys.argv[1:2] == ["linked"]:
        sys.stdout.write("\n".join(linked_table(likeness=float(sys.argv[2]) if len(sys.argv) > 2 else 0.2)) + "\n")
        sys.exit()
    sys.stdout.write("\n".join(table(likeness=float(sys.argv[1]) if len(sys.argv) > 1 else 0.3)) + "\n")
