"""Tests of the posts of a study: each once, whatever was imported in which order, undone or merged."""

import gzip
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.errors import InputError, StudyError
from inroads.sources import post_frames
from inroads.store.acts import standing_acts
from inroads.store.parts_once import parts_once
from inroads.store.post_columns import POST_COLUMNS
from inroads.store.posts import posts_parts, scan_posts
from inroads.study import new_study, open_study

ANONYMOUS = FORUM.replace("  post: {column: id}\n", "")


def posts_of(study, column="post"):
    """A column of all posts, in their order."""
    return scan_posts(study.folder).collect()[column].to_list()


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    with new_study(tmp_path / "s.study", coder="A") as opened:
        yield opened


@pytest.fixture
def add(tmp_path, study):
    """``add(name, records)`` adds a file of posts to the study."""

    def add(name, records, mapping=FORUM, to=None, **said):
        path = tmp_path / name
        data = records if isinstance(records, bytes) else jsonl(*records)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return (to or study).add(path, mapping=make_mapping(tmp_path, mapping), **said)

    return add


def some(*numbers, **other):
    """Posts of these numbers."""
    return [make_post(number, **other) for number in numbers]


def test_columns(study, add):
    """Posts have the columns that all rooms build on, with the source of their file; an empty study has none."""
    empty = scan_posts(study.folder).collect()
    add("forum-2015.jsonl.gz", some(1))
    found = scan_posts(study.folder).collect()

    assert POST_COLUMNS == dict(empty.schema) == dict(found.schema)
    assert [("1", "forum-2015", 16)] == [(row["post"], row["source"], len(row["key"])) for row in found.to_dicts()]


def test_the_same_file_twice(study, add):
    """The same file a second time adds nothing at all, not even an act."""
    add("p.jsonl", some(1, 2))
    length = len(study.folder.ledger)
    added = add("p.jsonl", some(1, 2))

    assert ("", 0, length) == (added.act, added.new, len(study.folder.ledger))
    assert ["p.jsonl: new posts: 0; known already: 2."] == added.lines()


def test_read_again_as_windows_1252(study, tmp_path, monkeypatch):
    """A file that turns out not to be UTF-8 is read again from its beginning; no post of the first reading stays."""
    monkeypatch.setattr(post_frames, "MOST_POSTS", 1)
    path = tmp_path / "p.csv"
    path.write_bytes(b"id,user,body,topic,date,parent\n1,a,x,,,\n2,b,y,,,\n" + b"x" * 2_000_000 + b"\n3,c,caf\xe9,,,\n")
    with pytest.raises(InputError, match="line 4"):
        study.add(path, mapping=make_mapping(tmp_path, FORUM.replace("jsonl", "csv")))
    path.write_bytes(path.read_bytes().replace(b"x" * 2_000_000, b"4,d," + b"x" * 2_000_000 + b",,,"))
    added = study.add(path, mapping=tmp_path / "forum.yaml")

    assert ["1", "2", "4", "3"] == posts_of(study)
    assert "caf\u00e9" == posts_of(study, "text")[-1]
    assert "Windows-1252" in added.notes[0]


def test_overlap(study, add):
    """Of an overlapping export only what is new comes in, and the count says so."""
    add("a.jsonl", some(1, 2, 3))
    added = add("b.jsonl", some(3, 2, 4))

    assert ["1", "2", "3", "4"] == posts_of(study)
    assert "new posts: 1; known already: 2" in added.notes[0]


def test_what_overlaps_is_remembered(study, add):
    """Which posts came in twice is kept in the cache; what is no longer as it was kept is found anew."""
    add("a.jsonl", some(1, 2, 3))
    add("b.jsonl", some(3, 2, 4))
    assert ["1", "2", "3", "4"] == posts_of(study)
    (kept,) = study.folder.cache.glob("posts-*")
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")

    assert ["1", "2", "3", "4"] == posts_of(study)


def test_a_wrong_column_is_told_alone(add):
    """Where the mapping names a column that the file lacks only that is told, not what every post lacks therefore."""
    wrong = FORUM.replace("{column: user}", "{column: usr}").replace("{column: body}", "{column: words}")
    with pytest.raises(InputError) as caught:
        add("a.jsonl", some(*range(20)), wrong)

    assert ["The file has no column «usr».", "The file has no column «words»."] == [
        fault.what for fault in caught.value.faults
    ]
    assert 0 == caught.value.uncounted
    assert "Did you mean «user»?" == caught.value.faults[0].do


def test_undo(study, add):
    """Undoing an import takes its posts away, but never one that another import holds."""
    add("a.jsonl", some(1, 2))
    add("b.jsonl", some(2, 3))
    study.undo(study.history().filter(verb="add")["act"][0])

    assert ["2", "3"] == posts_of(study)
    study.undo()
    assert [] == posts_of(study)


def test_replaces(study, add):
    """A file that corrects an earlier one takes the place of its posts."""
    add("a.jsonl", some(1, 2))
    added = add("b.jsonl", some(2, body="corrected"), replaces="a.jsonl")

    assert [("2", "corrected")] == list(zip(posts_of(study), posts_of(study, "text"), strict=True))
    assert ["b.jsonl: new posts: 1; known already: 0."] == added.notes


def test_an_edited_post(study, add):
    """Of a post that comes again in other words the later version stands, and the difference is told with its place."""
    add("a.jsonl", some(1, 2))
    added = add("b.jsonl", [*some(1), *some(2, body="edited")])
    told = next(note for note in added.notes if "something else" in note)

    assert ["post 1", "edited"] == posts_of(study, "text")
    assert ("is known: 1" in told, "b.jsonl, line 2" in told) == (True, True)


def test_told_twice_in_one_file(study, add):
    """A post that a file holds twice is one post, in the words told last; both facts are told."""
    added = add("a.jsonl", [*some(1, 2), *some(1), *some(2, body="edited")])

    assert ["post 1", "edited"] == posts_of(study, "text")
    assert ["more than once: 2" in note or "line 4" in note for note in added.notes[1:]] == [True, True]


def test_without_ids(study, add):
    """A post without an id is known by place, thread, author, time and text."""
    add("a.jsonl", some(1, 2), ANONYMOUS)
    add("b.jsonl", [*some(2, id=99), *some(2, body="other"), *some(2, user="other")], ANONYMOUS)

    assert ["post 1", "post 2", "other", "post 2"] == posts_of(study, "text")
    assert all(len(name) == 20 for name in posts_of(study))


def test_nothing_of_a_faulty_file(study, add, tmp_path):
    """Of a file with a fault nothing stays: no act, no evidence, no part in the cache."""
    before = len(study.folder.ledger), study.folder.evidence.ids()
    with pytest.raises(InputError, match="line 2"):
        add("a.jsonl", [*some(1), {"id": 2}])

    assert before == (len(study.folder.ledger), study.folder.evidence.ids())
    assert [] == list((tmp_path / "s.study" / "cache").iterdir())


def test_faults_of_several_files(study, tmp_path):
    """The faults of all files of a call are told at once."""
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path in paths:
        path.write_bytes(jsonl(make_post(99), *[{"id": number} for number in range(12)]))
    with pytest.raises(InputError, match=r"faults in all: 48") as caught:
        study.add(*paths, mapping=make_mapping(tmp_path))

    assert {"a.jsonl", "b.jsonl"} == {fault.where.partition(",")[0] for fault in caught.value.faults}


def test_what_a_killed_import_left(add, tmp_path):
    """Parts that a killed import left in the cache are swept by the next one."""
    left = tmp_path / "s.study" / "cache" / ".posts.999999999.x.part"
    left.mkdir(parents=True)
    (left / "0.parquet").write_bytes(b"half")
    add("a.jsonl", some(1))

    assert not left.exists()


def test_verify(study, add):
    """A changed part is damage, and it is named by its file."""
    add("a.jsonl", some(1))
    part = next(row for row in study.folder.evidence_ids() if b"PAR1" in study.folder.evidence.read(row))
    assert all(check.holds for check in study.verify())
    study.folder.evidence.path(part).write_bytes(b"other")

    assert ["«a.jsonl, 1» was changed"] == [check.says for check in study.verify() if check.name == "evidence"]


def test_source(study, add):
    """The import says of the source that it is a meeting place, and its access where all posts have the same."""
    add("a.jsonl", some(1), source="FORUM-01")
    row = study.table("sources").row(0, named=True)

    assert ("FORUM-01", "meeting_place", "members_online") == (row["source"], row["kind"], row["access"])
    assert ["FORUM-01"] == posts_of(study, "source")


def test_another_source_of_known_posts(add):
    """Posts that are in the study keep their source: another one is refused, none or the same adds nothing."""
    add("a.jsonl", [make_post(1)], source="S1")

    assert [0, 0] == [add("a.jsonl", [make_post(1)], source=source).new for source in ("", "S1")]
    with pytest.raises(InputError, match="of source «S1»"):
        add("a.jsonl", [make_post(1)], source="S2")


def test_a_source_in_one_spelling(study, add):
    """The source of posts is named as all others are, with single spaces; a blank one is refused."""
    with pytest.raises(InputError, match="name is blank"):
        add("a.jsonl", [make_post(1)], source=" ")
    add("a.jsonl", [make_post(1)], source=" S  1 ")

    assert 0 == add("a.jsonl", [make_post(1)], source="S  1").new
    assert (["S 1"], ["S 1"]) == (study.table("sources")["source"].to_list(), posts_of(study, "source"))


def test_sources_in_the_records(study, add):
    """Sources that the records name are sources of the study; a blank one is that of the file."""
    mapping = FORUM.replace("  access: {value: members_online}", "  source: {column: topic}\n  access: {column: none}")
    records = [{**post, "none": None} for post in [*some(0, 1), *some(2, topic="")]]
    add("a.jsonl", records, mapping)

    assert ["t-0", "t-1", "a"] == posts_of(study, "source")
    assert {"t-0", "t-1", "a"} == set(study.table("sources")["source"])
    assert ["not_recorded"] * 3 == study.table("sources")["access"].to_list()


def test_table(study, add):
    """Posts go out as any table does, by the name of ``posts``."""
    add("a.jsonl", some(1, 2))
    told = study.export("posts", columns=["post", "author"], where=["author=fl4sh0"])

    assert ("post,author\n2,fl4sh0\n", True) == (told, "posts" in study.tables())


def test_unwritable_cache(study, tmp_path, monkeypatch):
    """A disk that refuses the parts is told as such, and nothing stays."""
    path, mapping = tmp_path / "a.jsonl", make_mapping(tmp_path)
    path.write_bytes(jsonl(*some(1)))
    monkeypatch.setattr(Path, "write_bytes", lambda *_some: (_ for _ in ()).throw(OSError(28, "No space")))
    with pytest.raises(StudyError, match="No space"):
        study.add(path, mapping=mapping)

    assert [] == list((tmp_path / "s.study" / "cache").iterdir())


def test_merge(study, add, tmp_path):
    """Two copies that each imported overlapping exports give each post once, in whichever way they are merged."""
    add("a.jsonl", some(1))
    study.close()
    shutil.copytree(study.path, tmp_path / "copy.study")
    with open_study(tmp_path / "copy.study", coder="B") as copy:
        add("b.jsonl", some(1, 2, 3, body="b"))
        add("c.jsonl", some(2, 3, 4, body="c"), to=copy)
        study.merge(copy.path)
        copy.merge(study.path)

        assert ["1", "2", "3", "4"] == sorted(posts_of(study))
        assert scan_posts(study.folder).collect().equals(scan_posts(copy.folder).collect())


@given(
    st.lists(st.lists(st.integers(0, 5), max_size=5), min_size=1, max_size=4),
    st.booleans(),
    st.randoms(use_true_random=False),
)
@settings(max_examples=12, deadline=None)
def test_any_order(tmp_path_factory, files, named, random):
    """However posts are spread over files, and in whatever order these come, each post stands once."""
    mapping = FORUM if named else ANONYMOUS
    for turn in range(2):
        folder = tmp_path_factory.mktemp("any")
        with new_study(folder / "s.study", coder="A") as study:
            for name, numbers in enumerate(files):
                path = folder / f"{name}-{turn}.jsonl"
                path.write_bytes(jsonl(*some(*numbers)))
                study.add(path, mapping=make_mapping(folder, mapping))

            expected = sorted({f"post {number}" for numbers in files for number in numbers})
            assert expected == sorted(posts_of(study, "text"))
        random.shuffle(files)


@pytest.mark.parametrize("damage", [Path.unlink, lambda part: part.write_bytes(part.read_bytes()[:-9])])
def test_damaged_parts_are_told(study, add, damage):
    """A part that is gone or cut off is told by its path, whoever asks: the table, engines of contacts, an import."""
    add("a.jsonl", some(1))
    damage(study.folder.evidence.path(posts_parts(standing_acts(study.folder.ledger))[0].sha256))

    for ask in (lambda: study.table("posts"), lambda: parts_once(study.folder), lambda: add("b.jsonl", some(2))):
        with pytest.raises(StudyError, match="Evidence of the study"):
            ask()
