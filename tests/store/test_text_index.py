"""Tests of the index of words."""

import polars as pl
import pytest

from inroads.errors import InputError, StudyError
from inroads.store.text_index import CLOSE, COUNTED, LINES, OPEN, TextIndex, Wanted, build_index, remove_others


def make_lines(*texts, minutes=None, last=None, home="F-01", source="S-1"):
    """Lines of these texts, a minute apart."""
    minutes = minutes or list(range(1, len(texts) + 1))
    rows = [
        {"key": str(minute).encode(), "home": home, "spot": str(place), "source": source, "text": text,
         "minute": minute, "last_minute": end}
        for place, (text, minute, end) in enumerate(zip(texts, minutes, last or minutes, strict=True))
    ]  # fmt: skip
    blank = dict.fromkeys(("who", "access", "about", "at"), "") | {"begin": None, "end": None}
    return pl.DataFrame([{**blank, **row} for row in rows], schema=LINES)


def make_index(path, *batches, grown_from=None):
    """An index of these batches."""
    build_index(path, batches, ["part"], grown_from)
    return TextIndex(path)


def spots(index, words, limit=20, **wanted):
    """The lines found, by their spots."""
    return [line.spot for line in index.lines(Wanted(words, **wanted), limit)]


def test_newest_first(tmp_path):
    """Lines come newest first, whatever the order in which they came in."""
    index = make_index(tmp_path / "a.db", make_lines("met", "met", "met", minutes=[5, 9, 7]))

    assert ["1", "2", "0"] == spots(index, "met")


def test_accents_and_capitals(tmp_path):
    """Neither capitals nor accents matter; a prefix takes every ending, a phrase its order."""
    index = make_index(tmp_path / "a.db", make_lines("Café SNAPCHAT", "snap café", "chat café snap"))

    assert ["2", "1", "0"] == spots(index, "CAFE snap*")
    assert ["1"] == spots(index, '"snap café"')


def test_words_are_marked(tmp_path):
    """The words found are marked in their surroundings, however long the text."""
    index = make_index(tmp_path / "a.db", make_lines("x " * 500 + "they met there" + " y" * 500))
    (line,) = index.lines(Wanted("met"), 1)

    assert f"they {OPEN}met{CLOSE} there" in line.snippet
    assert len(line.snippet) < 200


def test_period(tmp_path):
    """A line that may lie in the period is found, one without a date is not."""
    index = make_index(tmp_path / "a.db", make_lines("met", "met", "met", minutes=[100, 300, 0], last=[200, 300, 0]))

    assert ["0"] == spots(index, "met", since=150, until=250)
    assert ["1"] == spots(index, "met", since=201)
    assert ["0"] == spots(index, "met", until=100)


def test_within(tmp_path):
    """A search can be kept to one place and to sources of a kind."""
    index = make_index(tmp_path / "a.db", make_lines("met"), make_lines("met", home="F-02", source="S-2", minutes=[9]))

    assert ["0"] == spots(index, "met", home="F-02")
    assert 1 == index.count(Wanted("met", sources=("S-2", "S-3")))
    assert 0 == index.count(Wanted("met", sources=()))


def test_relevance(tmp_path):
    """The line that says the word most comes first by relevance."""
    index = make_index(tmp_path / "a.db", make_lines("met met met", "they met once, long ago, in a street"))

    assert ["0", "1"] == [line.spot for line in index.lines(Wanted("met"), 2, by_relevance=True)]


def test_count_has_an_end(tmp_path):
    """Hits are counted up to one more than can be weighed."""
    index = make_index(tmp_path / "a.db", make_lines(*["met"] * (COUNTED + 50)))

    assert COUNTED + 1 == index.count(Wanted("met"))


def test_grows(tmp_path):
    """An index that grew finds what a new one of everything finds."""
    old, new = make_lines("met before"), make_lines("met after", minutes=[8])
    make_index(tmp_path / "a.db", old)

    grown = make_index(tmp_path / "b.db", new, grown_from=tmp_path / "a.db")

    assert (2, ["part"]) == (len(grown), grown.made_of())
    assert [b"1", b"8"] == sorted(grown.keys())
    assert spots(make_index(tmp_path / "c.db", old, new), "met") == spots(grown, "met")


def test_bad_operator(tmp_path):
    """Operators that join nothing are an error that explains how to search."""
    index = make_index(tmp_path / "a.db", make_lines("met"))

    with pytest.raises(InputError, match="cannot be read as a search"):
        index.count(Wanted("met OR"))


def test_damaged(tmp_path):
    """A file that is no index says that it may be deleted."""
    (tmp_path / "a.db").write_bytes(b"nothing of the kind" * 100)

    with pytest.raises(StudyError, match="Delete it"):
        TextIndex(tmp_path / "a.db").count(Wanted("met"))


def test_failed_build_leaves_nothing(tmp_path):
    """A build that is cut off leaves no index behind."""

    def cut_off():
        yield make_lines("met")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(tmp_path / "a.db", cut_off())

    assert [] == list(tmp_path.iterdir())


def test_others_go(tmp_path):
    """An index takes the place of earlier ones of its kind."""
    for name in ("posts-a.db", "posts-b.db", "written-a.db"):
        (tmp_path / name).touch()

    remove_others(tmp_path / "posts-b.db", "posts-*.db")

    assert ["posts-b.db", "written-a.db"] == sorted(path.name for path in tmp_path.iterdir())
