"""Temporal motifs: by hand, against counting every triple, laws."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.graph.temporal_motifs import STEPS, temporal_motifs, without_direction

CONTACTS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 12)), max_size=25)


def every_triple(contacts: list[tuple[int, int, int]], within: int) -> dict[str, int]:
    """Counted by looking at each triple of contacts."""
    found = dict.fromkeys((f"ab {second} {third}" for second in STEPS for third in STEPS), 0)
    ordered = sorted((c for c in contacts if c[0] != c[1]), key=lambda c: c[2])
    for one, two, three in combinations(ordered, 3):
        names: dict[int, str] = {}
        steps = []
        for a, b, _at in (one, two, three):
            ends = [names.setdefault(end, "abcdef"[len(names)]) for end in (a, b)]
            steps.append("".join(ends))
        pattern = " ".join(steps)
        if one[2] < two[2] < three[2] <= one[2] + within and pattern in found:
            found[pattern] += 1
    return found


@given(CONTACTS, st.integers(0, 8))
@settings(max_examples=80, deadline=None)
def test_every_triple(contacts, within):
    """Each of the 36 patterns is counted as often as there are triples that show it."""
    columns = np.array(contacts, dtype=np.int64).reshape(-1, 3).T

    assert every_triple(contacts, within) == temporal_motifs(*columns, within)


def test_broker():
    """Somebody who tells two persons of each other, who then meet, makes one pattern; too late it is none."""
    columns = np.array([(0, 1, 10), (0, 2, 20), (1, 2, 30)]).T

    assert 1 == temporal_motifs(*columns, within=20)["ab ac bc"]
    assert 0 == sum(temporal_motifs(*columns, within=19).values())


def test_without_direction():
    """Without direction five patterns are left, and no triple is lost."""
    rng = np.random.default_rng(3)
    directed = temporal_motifs(rng.integers(0, 6, 60), rng.integers(0, 6, 60), np.arange(60), within=20)
    folded = without_direction(directed)

    assert {"ab ab ab", "ab ab ac", "ab ac ab", "ab ac ac", "ab ac bc"} == set(folded)
    assert sum(directed.values()) == sum(folded.values())
