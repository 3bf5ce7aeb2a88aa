"""Tests of files that grew: only their end is read, and undoing one import takes nothing of another away."""

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.study import new_study


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    with new_study(tmp_path / "s.study", coder="A") as opened:
        yield opened


@pytest.fixture
def add(tmp_path, study):
    """``add(records)`` adds the file ``p.jsonl`` with these records."""

    def add(*records, **said):
        path = tmp_path / "p.jsonl"
        path.write_bytes(jsonl(*records))
        return study.add(path, mapping=make_mapping(tmp_path, FORUM), **said)

    return add


def texts(study):
    """The texts of all posts."""
    return sorted(study.table("posts")["text"])


def is_end_only(added):
    """Whether only the end of the file was read."""
    return any("only what follows was read" in note for note in added.notes)


def test_only_the_end_is_read(study, add):
    """A file that begins with all of an earlier one gives what follows; an edit in its end is in force."""
    add(make_post(1), make_post(2))
    added = add(make_post(1), make_post(2), make_post(3), make_post(2, body="edited"))

    assert is_end_only(added)
    assert any("new posts: 1; known already: 1" in note for note in added.notes)
    assert ["edited", "post 1", "post 3"] == texts(study)


def test_undo_of_either(study, add):
    """The file that grew says all it holds: undoing the earlier import takes nothing away, nor does the other way."""
    add(make_post(1))
    add(make_post(1), make_post(2))
    add(make_post(1), make_post(2), make_post(3))
    first, _second, last = study.history().filter(verb="add")["act"]
    study.undo(first)
    assert ["post 1", "post 2", "post 3"] == texts(study)
    study.undo(last)
    assert ["post 1", "post 2"] == texts(study)
    assert all(check.holds for check in study.verify())


def test_another_beginning(study, add):
    """A file of which one byte of the beginning differs is read whole."""
    add(make_post(1))
    added = add(make_post(1, body="post X"), make_post(2))

    assert not is_end_only(added)
    assert ["post 2", "post X"] == texts(study)


def test_another_source(add):
    """Under another source a file is read whole."""
    add(make_post(1))

    assert not is_end_only(add(make_post(1), make_post(2), source="S2"))
