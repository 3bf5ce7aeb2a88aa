"""The hash of a file of posts, found in reading it."""

import gzip
import hashlib

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.errors import StudyError
from inroads.sources.post_frames import post_frames
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.post_stream import WINDOWS
from inroads.sources.post_tally import Tally
from inroads.sources.posts import tells_hash
from inroads.store.acts import files_of, standing_acts
from inroads.store.post_parts import PostParts
from inroads.study import new_study

POSTS = jsonl(*map(make_post, range(5)))


def hashes(study):
    """Of all files that came in."""
    return {file["sha256"] for act in standing_acts(study.folder.ledger) for file in files_of(act)}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (POSTS, ""),
        (POSTS[:-1], ""),
        (b"\xef\xbb\xbf" + POSTS.replace(b"\n", b"\r\n"), ""),
        (POSTS.decode().encode("utf-16"), ""),
        (POSTS.replace(b"fl4sh", b"fl\xe9sh"), WINDOWS),
    ],
)
def test_it_is_the_hash_of_the_bytes_as_they_lie(tmp_path, data, encoding):
    """Marks, line ends and encodings change what is read, never the hash; of a packed file none is told."""
    mapping = read_post_mapping(make_mapping(tmp_path, FORUM))
    path, tally = tmp_path / "posts.jsonl", Tally("posts.jsonl")
    path.write_bytes(data)

    assert 5 == sum(frame.height for frame in post_frames(path, mapping, tally, encoding))
    assert tells_hash(path, mapping)
    assert hashlib.sha256(data).hexdigest() == tally.sha256

    path.write_bytes(gzip.compress(data))
    tally.clear()
    list(post_frames(path, mapping, tally, encoding))
    assert not tells_hash(path, mapping)
    assert "" == tally.sha256


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    """What is kept is what was read: posts that were added behind the reader's back bring nothing in."""
    path, finish = tmp_path / "posts.jsonl", PostParts.finish
    path.write_bytes(POSTS)

    def later(parts, file):
        path.write_bytes(POSTS + jsonl(make_post(9)))
        finish(parts, file)

    with new_study(tmp_path / "s.study", coder="A") as study:
        monkeypatch.setattr(PostParts, "finish", later)
        with pytest.raises(StudyError, match="changed while it was being read"):
            study.add(path, mapping=make_mapping(tmp_path, FORUM))
        assert not hashes(study)
        monkeypatch.undo()
        study.add(path, mapping=make_mapping(tmp_path, FORUM))
        assert hashlib.sha256(path.read_bytes()).hexdigest() in hashes(study)
