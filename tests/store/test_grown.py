"""Tests of files that grew: only their end is read, and undoing one import takes nothing of another away."""

import shutil

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.store.acts import files_of, read_acts
from inroads.store.evidence import hash_file
from inroads.store.kept_ends import ends_of, pieces_of
from inroads.study import new_study, open_study


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


def test_only_the_end_is_kept(study, add, tmp_path):
    """A file that grew day by day is kept once: its pieces make it again, and verify reads every byte of it."""
    add(make_post(1))
    add(make_post(1), make_post(2))
    add(make_post(1), make_post(2), make_post(3))
    last = hash_file(tmp_path / "p.jsonl")
    pieces = pieces_of(study.folder, ends_of(read_acts(study.folder.ledger)), last)

    assert 3 == len(pieces)
    assert (tmp_path / "p.jsonl").read_bytes() == b"".join(piece.read_bytes() for piece in pieces)
    assert [True] == [check.holds for check in study.verify() if check.name == "ends"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_piece_that_was_changed_is_found(number, study, add, tmp_path):
    """Whatever piece is changed or gone, verify says which files are no longer made."""
    for count in (1, 2, 3):
        add(*map(make_post, range(count)))
    piece = pieces_of(study.folder, ends_of(read_acts(study.folder.ledger)), hash_file(tmp_path / "p.jsonl"))[number]
    piece.chmod(0o600)
    piece.write_bytes(b"x" + piece.read_bytes()[1:])

    assert {"evidence", "ends"} <= {check.name for check in study.verify() if not check.holds}
    piece.unlink()
    assert {"evidence", "ends"} <= {check.name for check in study.verify() if not check.holds}


def test_a_copy_gets_all_pieces(study, add, tmp_path):
    """A copy that is merged with one into which a file came as it grew holds every byte of it."""
    shutil.copytree(study.folder.path, tmp_path / "b.study")
    add(make_post(1))
    add(make_post(1), make_post(2))
    with open_study(tmp_path / "b.study") as other:
        other.merge(study.folder.path)

        assert all(check.holds for check in other.verify())
        assert "ends" in {check.name for check in other.verify()}
        assert ["post 1", "post 2"] == texts(other)


def test_an_undone_beginning_stays(study, add):
    """The import of the beginning may be undone: its bytes stay, and the end still makes the whole file."""
    add(make_post(1))
    add(make_post(1), make_post(2))
    study.undo(study.history().filter(verb="add")["act"][0])
    add(make_post(1), make_post(2), make_post(3), source="S-2")

    assert all(check.holds for check in study.verify())


def test_the_same_file_again_is_not_kept_whole(study, add):
    """A file that is kept in pieces comes in again: nothing is written, and nothing is left over."""
    add(make_post(1))
    add(make_post(1), make_post(2))

    assert "" == add(make_post(1), make_post(2)).act
    assert "left over" not in {check.name for check in study.verify()}


def test_the_rest_of_a_file_that_grew_is_not_missed(add):
    """Posts that stand before the end, of the same hour, are no posts that this export no longer has."""
    add(make_post(1), make_post(2), make_post(3))
    added = add(make_post(1), make_post(2), make_post(3), make_post(1), make_post(4))

    assert is_end_only(added)
    assert not any("no longer has" in note for note in added.notes)


def test_what_a_file_that_grew_lacks_is_told(study, add, tmp_path):
    """Posts of another export in the time that the end adds are told as missing, though the end holds none of them."""
    add(make_post(1))
    other = tmp_path / "other.jsonl"
    other.write_bytes(jsonl(make_post(1), make_post(2)))
    study.add(other, mapping=make_mapping(tmp_path, FORUM))
    added = add(make_post(1), make_post(3))

    assert is_end_only(added)
    assert any("no longer has: 1" in note for note in added.notes)


def test_what_is_kept_in_pieces_is_kept_though_one_was_undone(study, add, tmp_path):
    """A file that comes in again beside another one is still told as kept, though an import between was undone."""
    for count in (1, 2, 3):
        add(*map(make_post, range(count)))
    study.undo(study.history().filter(verb="add")["act"][1])
    other = tmp_path / "other.jsonl"
    other.write_bytes(jsonl(make_post(9)))
    act = study.add(tmp_path / "p.jsonl", other, mapping=make_mapping(tmp_path, FORUM)).act
    again = next(one for one in read_acts(study.folder.ledger) if one.id == act)

    assert "end" == files_of(again)[0]["kept"]
