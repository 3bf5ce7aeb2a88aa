"""Tests of finding words in all that a study holds."""

import json

import pytest
from tests.online_study import add_online

from inroads.errors import InputError
from inroads.study import new_study

MAPPING = """\
mapping: forum
read: {format: jsonl}
posts:
  place: {value: F-01}
  post: {column: id}
  author: {column: user}
  at: {column: date}
  text: {column: body}
  access: {value: members_online}
  source: {value: FORUM-01}
"""


def write_posts(path, *posts):
    """A file of posts: id, date, text."""
    lines = [json.dumps({"id": id_, "user": "fl4sh", "date": at, "body": text}) for id_, at, text in posts]
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study of a case file, an interview and posts."""
    here = tmp_path_factory.mktemp("find")
    (here / "forum.yaml").write_text(MAPPING)
    (here / "networks.csv").write_text("network,name\nN-01,Alder\n")
    (here / "entries.csv").write_text(
        "entry,person,network,mechanism,source,access,because\nE-1,P-01,N-01,M1,CF-1,statement,grew up in one street\n"
    )
    (here / "interview-07.txt").write_text("INT: How did you meet?\nR1: In the café in our street.\n")
    posts = write_posts(
        here / "posts.jsonl", ("1", "2018-03-04T12:00:00Z", "a café"), ("2", "2019-03-04T12:00:00Z", "no street")
    )
    with new_study(here / "a.study", coder="C1") as made:
        made.add(here / "networks.csv", here / "entries.csv")
        made.add(here / "interview-07.txt", kind="interview")
        made.add(posts, mapping=here / "forum.yaml")
        yield made


def references(study, words, **where):
    """Where the words were found."""
    return [hit.reference for hit in study.find(words, **where).hits]


def test_all_sources(study):
    """One search finds cells, turns and posts, those with a date first."""
    assert ["F-01#2", "entries.csv#entries!A2", "interview-07#turn 2"] == sorted(references(study, "street"))
    assert "F-01#2" == references(study, "street")[0]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"kind": "interview"}, ["interview-07#turn 2"]),
        ({"kind": "meeting_place"}, ["F-01#2"]),
        ({"within": "interview-07"}, ["interview-07#turn 2"]),
        ({"within": "CF-1"}, ["entries.csv#entries!A2"]),
        ({"since": "2019"}, ["F-01#2"]),
        ({"until": "2018-12"}, []),
        ({"limit": 1}, ["F-01#2"]),
    ],
)
def test_where(study, where, expected):
    """A search is kept to a kind, a document, a source, a period, and to so many hits."""
    assert expected == references(study, "street", **where)


def test_parts_together(tmp_path):
    """Words or a phrase, place, persona, venue and period narrow a search together."""
    told = [
        ("11", "fl4sh", "2020-01-02", "Market", "fresh street goods"),
        ("12", "fl4sh", "2020-01-03", "Guides", "x"),
        ("13", "gr0ve", "2020-01-04", "Market", "fresh street goods"),
        ("14", "fl4sh", "2021-01-02", "Market", "fresh street goods"),
        ("15", "fl4sh", "2020-01-06", "Guides", "fresh street goods"),
        ("16", "fl4sh", "2020-01-06", "Market", "street fresh goods"),
    ]
    posts = [dict(zip(("post", "author", "at", "venue", "text"), row, strict=True)) for row in told]
    with new_study(tmp_path / "b.study", coder="C1") as made:
        add_online(made, tmp_path / "posts.txt", posts)
        where = {"within": "F-01", "persona": "fl4sh", "venue": "Market", "until": "2020"}

        assert ["F-01#11"] == references(made, '"fresh street"', **where)
        assert ["F-01#16", "F-01#11"] == references(made, "fresh street", **where)
        assert ["F-01#13"] == references(made, "goods", persona="gr0ve")
        assert [] == references(made, "gr0ve", persona="gr0ve")
        assert 1 == made.find("goods", venue="Guides").count


def test_access_and_speaker(study):
    """Each hit says who speaks, and by what access it was to be had."""
    found = {hit.reference: hit for hit in study.find("street").hits}

    assert ("R1", "interview") == (found["interview-07#turn 2"].who, found["interview-07#turn 2"].access)
    assert ("fl4sh", "members_online") == (found["F-01#2"].who, found["F-01#2"].access)
    assert ("CF-1", "statement") == tuple(
        getattr(found["entries.csv#entries!A2"], name) for name in ("source", "access")
    )


def test_unknown_name(study):
    """A name that the study does not hold is told with the one it may mean."""
    with pytest.raises(InputError, match="interview-07"):
        study.find("street", within="interview-7")


def test_broken_search(study):
    """A search that cannot be read is an error, whatever there is to find."""
    with pytest.raises(InputError, match="quotation mark"):
        study.find('"our street')


def test_references_can_be_pasted(study):
    """What a hit is called can be given to a claim as its passage."""
    for reference in references(study, "street", since="1900") + references(study, "street", kind="interview"):
        study.code("persons", {"person": "P-07"}, at=reference)

    assert {"F-01#2"} < set(study.table("passages")["passage"])


def test_log_holds_no_words(study):
    """The log of the gate counts hits and tells no word that was looked for."""
    study.find("café")
    log = (study.path / "out" / "gate.log").read_text()

    assert '"hits 2"' in log
    assert "caf" not in log


def test_posts_that_come_in_later(study, tmp_path):
    """An index grows by the posts that came in, and forgets those whose import is undone."""
    study.find("street")
    more = write_posts(
        tmp_path / "more.jsonl", ("2", "2019-03-04T12:00:00Z", "no street"), ("3", None, "another street")
    )
    (tmp_path / "forum.yaml").write_text(MAPPING)
    study.add(more, mapping=tmp_path / "forum.yaml")

    assert ["F-01#2", "F-01#3"] == references(study, "street", kind="meeting_place")

    study.undo(because="a mistake")

    assert ["F-01#2"] == references(study, "street", kind="meeting_place")


def test_cache_is_a_shadow(study):
    """An index that was deleted is made again, and one that is left over is taken away."""
    before = references(study, "street")
    for path in (study.path / "cache" / "words").iterdir():
        path.unlink()

    assert before == references(study, "street")
    assert 2 == len(list((study.path / "cache" / "words").iterdir()))
