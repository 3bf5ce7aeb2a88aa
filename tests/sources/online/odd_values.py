"""Exports in which some values are of another kind than they should be."""

import copy

from hypothesis import strategies as st

ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just([None, 3]) | st.just({})


def paths(value, before=()):
    """The way to each value in an export, but for the whole."""
    if before:
        yield before
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(inner, (*before, key))


def with_odd_values(export, odd=ODD):
    """The export with one to four of its values changed."""
    changes = st.lists(st.tuples(st.sampled_from(list(paths(export))), odd), min_size=1, max_size=4)
    return changes.map(lambda told: changed(export, told))


def changed(export, changes):
    """A copy of the export; a change whose place an earlier one took away is passed over."""
    data = copy.deepcopy(export)
    for path, value in changes:
        held = data
        try:
            for key in path[:-1]:
                held = held[key]
            held[path[-1]] = value
        except (KeyError, TypeError, IndexError):
            continue
    return data
