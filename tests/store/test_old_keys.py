"""Keys of posts: by XXH3 as it is published, or by BLAKE2b where a study began with those."""

import shutil

import polars as pl
import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.errors import InputError
from inroads.store import post_parts
from inroads.store.merge import merge
from inroads.store.old_keys import has_old_keys, with_old_keys
from inroads.store.post_hashes import hashes_of, keys_by_say, keys_of
from inroads.store.posts import scan_posts
from inroads.study import new_study, open_study

ANONYMOUS = FORUM.replace("  post: {column: id}\n", "")
SAYS = ["t", "a", "", "é"]


def said(says):
    """What one post says, as columns."""
    return [pl.Series([one]) for one in says]


def test_keys_are_those_that_xxh3_gives():
    """Values that another program of XXH3 gave: should the library change them, every key would."""
    assert "69b46e2d4b215e3b1a64ae44026ffdb0" == keys_of(pl.Series(["Forum"]), pl.Series(["7"]))[0].hex()
    assert "74359465275bb9e5876c302726e53493" == keys_by_say(pl.Series(["Forum"]), said(SAYS))[0].hex()
    assert [0x6FE4BABDEB861849, 0x354E5BD90B6BB6F7] == [
        hashes_of(said(says))[0] for says in (SAYS, [*SAYS[:3], 300 * "é"])
    ]


def test_old_keys_are_what_they_were():
    """Keys, hashes and names as the version before gave them."""
    keys = keys_of(pl.Series(["Forum"]), pl.Series(["7"]))
    anonymous = keys_by_say(pl.Series(["Forum"]), said(SAYS))
    told = {"place": "Forum", "thread": "t", "author": "a", "text": "é", "said": pl.Series([0, 0], dtype=pl.UInt64)}
    posts = pl.DataFrame({"key": pl.concat([keys, anonymous]), "post": ["7", anonymous[0].hex()[:20]]})
    posts = posts.with_columns(
        at=pl.lit(None, pl.Datetime("us", "UTC")),
        **{name: pl.lit(one) if isinstance(one, str) else one for name, one in told.items()},
    )

    old = with_old_keys(posts)

    keys = ["ed172e7a12c7103d216fffb1c56e6ada", "19466894fdce65b1e47a4d9e05aaa4b0"]
    assert keys == [key.hex() for key in old["key"]]
    assert ["7", keys[1][:20]] == old["post"].to_list()
    assert [0x188DB6A3C94E61E8] * 2 == old["said"].to_list()


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """A study that began with old keys, and ``add(study, name, posts)``."""

    def add(study, name, posts, mapping=FORUM):
        (tmp_path / name).write_bytes(jsonl(*posts))
        return study.add(tmp_path / name, mapping=make_mapping(tmp_path, mapping))

    new_study(tmp_path / "s.study", coder="A").close()
    shutil.copytree(tmp_path / "s.study", tmp_path / "other.study")
    study = open_study(tmp_path / "s.study")
    monkeypatch.setattr(post_parts, "has_old_keys", lambda _study: True)
    add(study, "a.jsonl", [make_post(number) for number in range(3)])
    add(study, "b.jsonl", [make_post(number) for number in range(5, 8)], ANONYMOUS)
    monkeypatch.undo()
    yield study, add
    study.close()


def test_a_study_keeps_to_the_keys_it_began_with(begun):
    """Posts that come in later are known by the old keys: none is told twice, and an edit is seen."""
    study, add = begun
    add(study, "c.jsonl", [make_post(1), make_post(2, body="edited"), make_post(3)])
    add(study, "d.jsonl", [make_post(6), make_post(9)], ANONYMOUS)
    posts = scan_posts(study.folder).collect()

    assert has_old_keys(study.folder)
    assert 8 == posts.height == posts["key"].n_unique() == posts["post"].n_unique()
    assert {"edited"} == set(posts.filter(post="2")["text"])


def test_copies_with_keys_of_two_forms_do_not_merge(begun, tmp_path):
    """A copy that took in its first posts by new keys is refused, and nothing comes over."""
    study, add = begun
    with open_study(tmp_path / "other.study") as other:
        add(other, "c.jsonl", [make_post(1)])
        before = study.folder.evidence.ids()

        assert has_old_keys(other.folder) is False
        with pytest.raises(InputError, match="keys of two forms"):
            merge(study.folder, other.folder)
        assert before == study.folder.evidence.ids()


def test_a_study_without_posts_has_no_keys(tmp_path):
    """Nothing is old where nothing is."""
    with new_study(tmp_path / "s.study", coder="A") as study:
        assert has_old_keys(study.folder) is None
