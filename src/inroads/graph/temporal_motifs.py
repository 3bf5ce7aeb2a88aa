"""Small patterns in time: three contacts among two or three persons within a span."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
STEPS = ("ab", "ba", "ac", "ca", "bc", "cb")
CHUNK = 1_000_000
_NODE = {"a": 0, "b": 1, "c": 2}


def temporal_motifs(a: ArrayLike, b: ArrayLike, at: ArrayLike, within: int) -> dict[str, int]:
    r"""How often each of the 36 patterns of three directed contacts occurs within ``within``.

    Question
    --------
    Is a message answered (``ab ba ab``), passed on (``ab bc ...``), sent round (``ab ac ab``), or does a broker bring
    two together (``ab ac bc``)?

    Formula
    -------
    Contacts :math:`(u_1,v_1,t_1), (u_2,v_2,t_2), (u_3,v_3,t_3)` with :math:`t_1 < t_2 < t_3 \le t_1 + \delta`, among
    two or three persons; those of the first are called a and b, the third c. Contacts at one moment have no order and
    make no pattern. Every triple counts, also those that share contacts. Exact; time and memory go with the pairs of
    contacts that share a person within the span.

    References
    ----------
    Paranjape, Benson & Leskovec (2017), Motifs in temporal networks, doi:10.1145/3018661.3018731

    >>> found = temporal_motifs([0, 1, 0], [1, 0, 2], [1, 2, 3], within=2)
    >>> {pattern: count for pattern, count in found.items() if count}
    {'ab ba ac': 1}
    """
    u, v, t = (np.asarray(column, dtype=np.int64) for column in (a, b, at))
    kept = u != v
    u, v = u[kept], v[kept]
    times, moment = np.unique(t[kept], return_inverse=True)
    order = np.argsort(moment, kind="stable")
    u, v, moment = u[order], v[order], moment[order]
    last = np.searchsorted(times, times + within, side="right") - 1
    found = np.zeros((6, 6), dtype=np.int64)
    _, ends = np.unique(np.concatenate([u, v]), return_inverse=True)
    contacts = _Contacts(ends[: len(u)], ends[len(u) :], moment, last)
    for first, second in contacts.pairs():
        contacts.count(first, second, found)
    return {f"ab {second} {third}": int(found[i, j]) for i, second in enumerate(STEPS) for j, third in enumerate(STEPS)}


def without_direction(motifs: dict[str, int]) -> dict[str, int]:
    """The same where contacts have no direction, as meetings: five patterns.

    >>> without_direction({"ab ba ac": 1, "ab cb ca": 2})
    {'ab ab ac': 1, 'ab ac bc': 2}
    """
    found: dict[str, int] = {}
    for pattern, count in motifs.items():
        steps = ["".join(sorted(step)) for step in pattern.split()]
        if steps[1] == "bc" or (steps[1] == "ab" and steps[2] == "bc"):
            steps = ["".join(sorted(step.translate(str.maketrans("ab", "ba")))) for step in steps]
        name = " ".join(steps)
        found[name] = found.get(name, 0) + count
    return found


class _Contacts:
    """Contacts in order of time, with the sorted keys by which those of a person, or of a pair, are counted."""

    def __init__(self, u: Ints, v: Ints, moment: Ints, last: Ints) -> None:
        self.u, self.v, self.moment = u, v, moment
        self.latest = last[moment] if len(moment) else moment
        self.n = int(max(u.max(initial=0), v.max(initial=0))) + 1
        self.span = len(last) + 1
        self.by_pair = np.sort((u * self.n + v) * self.span + moment)
        self.by_sender = np.sort(u * self.span + moment)
        self.by_receiver = np.sort(v * self.span + moment)

    def pairs(self) -> Iterator[tuple[Ints, Ints]]:
        """Two contacts that share a person, the second later and within the span; each pair once, in portions."""
        size = len(self.u)
        person, moment = np.concatenate([self.u, self.v]), np.tile(self.moment, 2)
        key = person * self.span + moment
        order = np.argsort(key, kind="stable")
        key, event = key[order], order % max(size, 1)
        start = np.searchsorted(key, key, side="right")
        stop = np.searchsorted(key, person[order] * self.span + self.latest[event], side="right")
        count = np.maximum(stop - start, 0)
        cuts = np.searchsorted(np.cumsum(count), np.arange(0, int(count.sum()), CHUNK), side="right")
        for low, high in zip(cuts, [*cuts[1:], len(count)] if len(cuts) else [], strict=True):
            rows = np.arange(low, high)
            many = count[rows]
            within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
            first = np.repeat(event[rows], many)
            second = event[np.repeat(start[rows], many) + within]
            shared = np.repeat(person[order][rows], many)
            both = (self._other(first, shared)) == self._other(second, shared)
            once = ~both | (shared == self.u[first])
            yield first[once], second[once]

    def count(self, first: Ints, second: Ints, found: Ints) -> None:
        """Add up what may stand third, by the second step (row) and the third (column)."""
        a, b, x, y = self.u[first], self.v[first], self.u[second], self.v[second]
        low, high = self.moment[second], self.latest[first]
        for row, step in enumerate(STEPS):
            one, other = ({"a": a, "b": b}.get(letter) for letter in step)
            chosen = np.flatnonzero(_is(x, one, a, b) & _is(y, other, a, b))
            third = [a[chosen], b[chosen], (x if step[0] == "c" else y)[chosen]]
            for column, last in enumerate(STEPS):
                if row > 1 or column < 2:  # noqa: PLR2004 all three persons are known
                    sender, receiver = (third[_NODE[letter]] for letter in last)
                    found[row, column] += self._of_pair(sender, receiver, low[chosen], high[chosen]).sum()
                elif "c" in last:
                    known = a[chosen] if "a" in last else b[chosen]
                    across = b[chosen] if "a" in last else a[chosen]
                    found[row, column] += self._of_one(known, across, last[1] == "c", low[chosen], high[chosen]).sum()

    def _other(self, event: Ints, person: Ints) -> Ints:
        return self.u[event] + self.v[event] - person

    def _of_pair(self, sender: Ints, receiver: Ints, low: Ints, high: Ints) -> Ints:
        return _between(self.by_pair, (sender * self.n + receiver) * self.span, low, high)

    def _of_one(self, known: Ints, across: Ints, sends: bool, low: Ints, high: Ints) -> Ints:
        of_all = _between(self.by_sender if sends else self.by_receiver, known * self.span, low, high)
        sender, receiver = (known, across) if sends else (across, known)
        return of_all - self._of_pair(sender, receiver, low, high)


def _is(value: Ints, wanted: Ints | None, a: Ints, b: Ints) -> NDArray[np.bool_]:
    return np.asarray((value != a) & (value != b) if wanted is None else value == wanted)


def _between(keys: Ints, key: Ints, low: Ints, high: Ints) -> Ints:
    after = np.searchsorted(keys, key + low, side="right")
    return np.asarray(np.maximum(np.searchsorted(keys, key + high, side="right") - after, 0))
