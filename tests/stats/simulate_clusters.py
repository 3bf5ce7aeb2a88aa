"""Heavy-tailed clusters, and what an interval makes of them; run alone it prints the table of decision 0005."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from inroads.stats.clustered import bootstrap_t, mean_of_shares, pooled_ratio
from inroads.stats.intervals import Interval, wilson

Ints = NDArray[np.int64]
Estimator = Callable[[Ints, Ints], Interval]


def sizes(rng: np.random.Generator, count: int) -> Ints:
    """Entries per network: a Pareto tail with exponent 1.2, most networks small, a few of hundreds."""
    return np.minimum(1 + np.floor(4 * rng.pareto(1.2, count)), 400).astype(np.int64)


def draw(rng: np.random.Generator, count: int, p: float, likeness: float) -> tuple[Ints, Ints]:
    """Successes and sizes of ``count`` clusters with mean share p and intra-cluster correlation ``likeness``."""
    m = sizes(rng, count)
    spread = (1 - likeness) / likeness
    return rng.binomial(m, rng.beta(p * spread, (1 - p) * spread, count)), m


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
    for kind in (even_sizes, sizes):
        for count in (18, 40):
            for p in (0.02, 0.05, 0.1, 0.3):
                for likeness in (0.1, 0.3, 0.6):
                    rng, held = np.random.default_rng(7), 0
                    for _world in range(worlds):
                        m, spread = kind(rng, count), (1 - likeness) / likeness
                        k = rng.binomial(m, rng.beta(p * spread, (1 - p) * spread, count))
                        _estimate, low, high = mean_of_shares(k, m)
                        held += low <= p <= high
                    found.append((held / worlds, f"{kind.__name__}, N {count}, share {p}, likeness {likeness}"))
    return [f"{coverage:.3f} {setting}" for coverage, setting in sorted(found)]


if __name__ == "__main__":
    import sys

    if sys.argv[1:] == ["grid"]:
        sys.stdout.write("\n".join(grid()) + "\n")
        sys.exit()
    sys.stdout.write("\n".join(table(likeness=float(sys.argv[1]) if len(sys.argv) > 1 else 0.3)) + "\n")
