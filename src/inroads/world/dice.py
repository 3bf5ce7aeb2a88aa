"""Chance, drawn from one numpy stream in blocks: many small draws at the price of few calls."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing")

BLOCK = 4096


class Dice:
    """Draws from one seeded stream; the same stream always falls the same way."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._block: list[float] = []

    def random(self) -> float:
        """A number from 0 up to 1."""
        if not self._block:
            self._block = self._rng.random(BLOCK)[::-1].tolist()
        return self._block.pop()

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return (self._block.pop() if self._block else self.random()) < share

    def between(self, low: float, high: float) -> float:
        """A number from ``low`` up to ``high``."""
        return low + (high - low) * self.random()

    def below(self, count: int) -> int:
        """A whole number from 0 up to, and without, ``count``."""
        return int(self.random() * count)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of the things, all equally likely."""
        return things[self.below(len(things))]

    def weighted(self, weights: Mapping[str, float]) -> str:
        """One of the names, each as likely as its weight; ``""`` where no weight is above zero."""
        total = sum(weights.values())
        mark = self.random() * total
        last = ""
        for name, weight in weights.items():
            if weight <= 0:
                continue
            last = name
            mark -= weight
            if mark < 0:
                return name
        return last

    def poisson(self, mean: float) -> int:
        """A count with this mean."""
        limit, count, product = math.exp(-mean), 0, self.random()
        while product > limit:
            count, product = count + 1, product * self.random()
        return count

    def normal(self) -> float:
        """A number from the standard normal distribution."""
        return math.sqrt(-2 * math.log(1 - self.random())) * math.cos(2 * math.pi * self.random())

    def lognormal(self, median: float, sigma: float) -> float:
        """A heavy-tailed number above zero."""
        return median * math.exp(sigma * self.normal())

    def bent(self, low_end: float) -> float:
        """A number from 0 to 1 that lies the nearer to 0 the larger ``low_end`` is (1 = even)."""
        return float(self.random() ** low_end)
