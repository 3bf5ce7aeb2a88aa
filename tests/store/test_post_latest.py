"""Tests of the state of a post that is in force, where several files tell it."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.sources.online.harvest import posts_frame
from inroads.store.post_latest import GONE, PAST, SAME, find_tellings


def part(*told):
    """A part of posts told as (post, text, edited_at, gone)."""
    rows = [
        {"number": 0, "place": "F", "post": post, "author": "a", "text": text, "edited_at": edited, "gone": gone}
        for post, text, edited, gone in told
    ]
    return posts_frame(rows)


def in_force(*parts):
    """By post the text in force, when it was edited, and whether it is gone."""
    found = find_tellings([one.lazy() for one in parts])
    rows = pl.concat(
        [one.with_row_index("row").with_columns(part=pl.lit(number, pl.UInt32)) for number, one in enumerate(parts)]
    )
    both = rows.join(found, on=["part", "row"], how="left")
    held = both.filter(pl.col("why").is_null() | ~pl.col("why").is_in([SAME, PAST]))
    gone = (pl.col("gone").fill_null(value=False)) | (pl.col("why") == GONE).fill_null(value=False)
    told = held.select("post", "text", pl.col("edited_at").dt.epoch("us"), gone=gone)
    assert told["post"].is_unique().all()
    return {post: rest for post, *rest in told.iter_rows()}


V1, V2, V3 = ("1", "one", None, None), ("1", "two", 20, None), ("1", "three", 30, None)
TOMB = ("1", "", None, True)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[V1], [V1]], ["one", None, False]),
        ([[V2], [V1]], ["two", 20, False]),
        ([[V1], [("1", "later", None, None)]], ["later", None, False]),
        ([[V1], [("1", "later", None, None)], [V1]], ["one", None, False]),
        ([[V1, V3, V2]], ["three", 30, False]),
        ([[V2], [TOMB]], ["two", 20, True]),
        ([[TOMB], [V2]], ["two", 20, True]),
        ([[TOMB]], ["", None, True]),
        ([[("1", "", 10, True)], [V2]], ["two", 20, False]),
        ([[V1], [("1", "one", None, True)]], ["one", None, True]),
        ([[("1", "one", None, True)], [V1]], ["one", None, False]),
    ],
)
def test_what_is_in_force(parts, expected):
    """The version edited later, else the one told later; a deletion without words takes none away."""
    assert {"1": expected} == in_force(*(part(*told) for told in parts))


def test_a_file_that_was_cut_off_overrides_no_whole_one():
    """What a whole file tells stands, whichever came in later, unless the other is of a later edit."""
    whole, cut, edited = ("1", "of vouches", None, None), ("1", "of", None, None), ("1", "of vouchers", 20, None)

    def force(told, cut_off):
        found = find_tellings([part(one).lazy() for one in told], cut_off)
        past = {number for number, why in found.select("part", "why").iter_rows() if why == PAST}
        return [one[1] for number, one in enumerate(told) if number not in past]

    assert ["of vouches"] == force([whole, cut], {1}) == force([cut, whole], {0})
    assert ["of vouchers"] == force([whole, edited], {1})


def test_the_first_of_the_same_stays():
    """Of tellings of one state the first stays: nothing is counted as a version."""
    found = find_tellings([part(V1, V2).lazy(), part(V2).lazy()])

    assert [(0, 0, PAST), (1, 0, PAST)] == sorted(found.filter(why=PAST).select("part", "row", "why").rows())


def test_a_mark_where_the_first_words_are_not_in_force():
    """The version in force bears a mark where other words were told first."""
    marks = [
        find_tellings([part(a).lazy(), part(b).lazy()])["mark"].drop_nulls().len() for a, b in [(V1, V2), (V2, V1)]
    ]

    assert [1, 0] == marks


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=6), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_any_order_and_overlap(files, random):
    """Exports that hold the same versions, each with the time of its edit, give the same posts in whatever order."""
    told = [
        [
            (str(post), "", None, True) if version == 4 else (str(post), f"{post} v{version}", version or None, None)
            for post, version in file
        ]
        for file in files
    ]
    versions = [version for file in told for version in file]
    first = in_force(*(part(*file) for file in told if file)) if versions else {}
    random.shuffle(told)
    for file in told:
        random.shuffle(file)
    again = [random.sample(versions, random.randint(1, len(versions)))] if versions else []

    assert first == (in_force(*(part(*file) for file in [*told, *again] if file)) if versions else {})
