"""Tests of the access that comes down to passages."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from inroads.model.missing import CONTESTED
from inroads.store.inherit_access import INLINE, inherit_access

SCHEMA = dict.fromkeys(("passage", "source", "document", "locator", "access", INLINE), pl.String)
ACCESSES = st.sampled_from(["statement", "records", "interview"])
SPANS = st.tuples(st.integers(0, 8), st.integers(1, 4)).map(lambda pair: (pair[0], sum(pair)))
PASSAGES = st.lists(st.tuples(st.sampled_from("ab"), SPANS, st.none() | ACCESSES), max_size=12)


def accesses(*rows, **sources):
    """The access of each passage; a row is passage, document, locator, access and what it brought along."""
    held = [(name, "S", *rest, *[None] * (4 - len(rest))) for name, *rest in rows]
    passages = pl.DataFrame(held, schema=SCHEMA, orient="row")
    default = pl.DataFrame(
        {"source": list(sources), "access": list(sources.values())}, schema_overrides={"access": pl.String}
    )
    return dict(inherit_access(passages, default.cast(pl.String)).select("passage", "access").iter_rows())


def placed(passages):
    """Passages in documents, as rows."""
    return [
        (f"{number}", name, f"turn 1, {start}-{end}", access)
        for number, (name, (start, end), access) in enumerate(passages)
    ]


def expected(passages, one):
    """The access of one passage, told the long way."""
    name, (start, end), access = passages[one]
    if access:
        return access
    around = [
        (last - first, said)
        for other, (first, last), said in passages
        if said and other == name and first <= start and end <= last
    ]
    narrowest = {said for width, said in around if width == min(around)[0]}
    return "phone_intercept" if not around else narrowest.pop() if len(narrowest) == 1 else CONTESTED


@given(PASSAGES)
def test_the_narrowest_around_it(passages):
    """A passage without an access has that of the narrowest passages around it, if these agree; else its source's."""
    found = accesses(*placed(passages), S="phone_intercept")

    assert {str(one): expected(passages, one) for one in range(len(passages))} == found


@given(PASSAGES, st.randoms(use_true_random=False))
def test_order_and_repetition(passages, random):
    """In what order passages come, and whether the same is said twice, changes no access."""
    rows = placed(passages)
    again = [(f"again {name}", *rest) for name, *rest in rows]
    mixed = random.sample([*rows, *again], 2 * len(rows))
    once, twice = accesses(*rows, S="records"), accesses(*mixed, S="records")

    assert once == {name: access for name, access in twice.items() if not name.startswith("again")}


@given(PASSAGES, SPANS, ACCESSES)
def test_only_what_lies_inside(passages, span, access):
    """To say the access of a passage changes nothing outside of it, nor what says its own."""
    rows = placed(passages)
    before = accesses(*rows, S="records")
    after = accesses(*rows, ("new", "a", f"{span[0]}-{span[1]}", access), S="records")
    inside = {
        str(one)
        for one, (name, (start, end), said) in enumerate(passages)
        if name == "a" and not said and span[0] <= start and end <= span[1]
    }

    assert {name for name in before if before[name] != after[name]} <= inside


def test_a_whole_document():
    """A passage without a locator is its whole document; so is a post, of which pieces bear their range."""
    found = accesses(
        ("d", "d", "", "statement"),
        ("d#3-5", "d", "p. 1, 3-5"),
        ("F#1", "F#1", "post 1", "records"),
        ("F#1:2-4", "F#1", "post 1, 2-4"),
        ("F#2:2-4", "F#2", "post 2, 2-4"),
    )

    assert ("statement", "records", "unknown") == (found["d#3-5"], found["F#1:2-4"], found["F#2:2-4"])


def test_a_page_is_no_range():
    """A page somebody wrote encloses nothing: nobody knows where in the text it lies."""
    found = accesses(("p", "d", "p. 1-5", "statement"), ("d#3-5", "d", "p. 1, 3-5"), ("q", "d", "p. 2"))

    assert {"p": "statement", "d#3-5": "unknown", "q": "unknown"} == found


def test_what_a_post_brought_along():
    """The access of a post in its file gives way to what somebody says of it, and goes before that of its source."""
    brought = ("F#1:2-4", "F#1", "post 1, 2-4", None, "members_online")

    assert "members_online" == accesses(brought, S="records")["F#1:2-4"]
    assert "statement" == accesses(brought, ("F#1", "F#1", "post 1", "statement"), S="records")["F#1:2-4"]


def test_a_contested_access_stays_contested():
    """What is contested of a passage is not settled by its source."""
    found = accesses(("a", "d", "0-9", CONTESTED), ("b", "d", "3-5"), ("c", "d", "12-15", "not_recorded"), S="records")

    assert {"a": CONTESTED, "b": CONTESTED, "c": "records"} == found
