"""Draw a sample of posts to code: at random, by strata, or around an event; each post with the chance it had.

Every post has a number that follows from the seed and the post's key alone, and of each stratum the posts with the
smallest numbers are drawn: a simple random sample without replacement within the stratum, the same in whatever order
the posts came in.

References
----------
Ohlsson (1995), Coordination of samples using permanent random numbers. Horvitz & Thompson (1952).
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import polars as pl

NUMBER_BYTES = 8
MOST_DRAWN = 20_000
LEAST_OF_STRATUM = 2
"""How many are drawn of each stratum, where it has so many: with one its spread cannot be told."""
Drawn = tuple[int, str, str]
"""The number of a post, its place and its id."""


@dataclass(frozen=True)
class Stratum:
    """A part of the population: how many posts it holds, and how many of them were drawn."""

    name: str
    size: int
    taken: int

    @property
    def probability(self) -> float:
        """The chance of each of its posts to be drawn."""
        return self.taken / self.size


class Draw:
    """Gathers, of each stratum, its size and the posts with the smallest numbers, at most ``most`` of them."""

    def __init__(self, seed: int, most: int) -> None:
        self._person = seed.to_bytes(8, "big", signed=True)
        self._most = most
        self._sizes: dict[str, int] = {}
        self._smallest: dict[str, list[Drawn]] = {}

    def add(self, posts: pl.DataFrame) -> None:
        """Posts of the population: ``key, place, post, stratum``."""
        for key, place, post, stratum in posts.select("key", "place", "post", "stratum").iter_rows():
            number = -int.from_bytes(blake2b(key, digest_size=NUMBER_BYTES, key=self._person).digest(), "big")
            self._sizes[stratum] = self._sizes.get(stratum, 0) + 1
            held = self._smallest.setdefault(stratum, [])
            if len(held) < self._most:
                heapq.heappush(held, (number, place, post))
            elif number > held[0][0]:
                heapq.heapreplace(held, (number, place, post))

    def sizes(self) -> dict[str, int]:
        """How many posts each stratum holds."""
        return dict(sorted(self._sizes.items()))

    def drawn(self, taken: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
        """(place, post, stratum) of the posts drawn, so many of each stratum, in the order of their numbers."""
        for stratum, count in sorted(taken.items()):
            ordered = sorted(self._smallest.get(stratum, ()), reverse=True)
            yield from ((place, post, stratum) for _number, place, post in ordered[:count])


def allocate(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """How many to draw of each stratum: in proportion to its size, but two of each that has them.

    Largest remainders; ``n`` is the sum, or all there are where that is less. Raises ValueError where ``n`` is too
    small to give every stratum its least.

    Examples
    --------
    >>> allocate({"a": 90, "b": 9, "c": 1}, 10)
    {'a': 7, 'b': 2, 'c': 1}
    """
    least = {name: min(LEAST_OF_STRATUM, size) for name, size in sizes.items()}
    n = min(n, sum(sizes.values()))
    if sum(least.values()) > n:
        raise ValueError(sum(least.values()))
    taken = dict(least)
    while (left := n - sum(taken.values())) > 0:
        room = {name: size - taken[name] for name, size in sizes.items() if size > taken[name]}
        weight = {name: max(0.0, n * sizes[name] / sum(sizes.values()) - taken[name]) for name in room}
        total = sum(weight.values())
        share = {name: min(room[name], int(left * weight[name] / total)) if total else 0 for name in room}
        if not any(share.values()):
            order = sorted(room, key=lambda name: (-weight[name], -sizes[name], name))
            share = dict.fromkeys(order[:left], 1)
        taken = {name: count + share.get(name, 0) for name, count in taken.items()}
    return taken


def weighted_mean(values: Iterable[float], weights: Iterable[float], size: int) -> float:
    """The mean of a variable over the population, from a sample: sum of weight x value, over the population's size.

    Unbiased over repeated draws (Horvitz-Thompson) if every post of the population had a chance above nought;
    ``weights`` are 1 / probability.

    Examples
    --------
    Of stratum A (2 posts) one was drawn and says 1, of B (3 posts) all: (2 * 1 + 0 + 1 + 0) / 5

    >>> weighted_mean([1, 0, 1, 0], [2, 1, 1, 1], 5)
    0.6
    """
    return sum(weight * value for value, weight in zip(values, weights, strict=True)) / size
