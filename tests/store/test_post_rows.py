"""Tests of what posts add to the tables."""

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.study import new_study


@pytest.fixture
def study(tmp_path):
    """A study with five posts of two authors, one of whom a sheet speaks of."""
    (tmp_path / "posts.jsonl").write_bytes(jsonl(*[make_post(number) for number in range(5)]))
    sheets = {
        "personas.csv": "persona,name,rank\nF-01 · fl4sh1,Flash,admin\nQ,q,vendor\n",
        "places.csv": "place,name\nF-01,The Market\n",
        "entries.csv": "entry,person,network,passage,source\nE-1,P-1,N-1,F-01#3,S\nE-2,P-2,N-1,F-01#4:0-4,S\n",
        "passages.csv": "passage,quote\nF-01#1,as quoted\n",
    }
    (tmp_path / "cases").mkdir()
    for name, text in sheets.items():
        (tmp_path / "cases" / name).write_text(text, encoding="utf-8")
    with new_study(tmp_path / "s.study", coder="A") as opened:
        opened.add(tmp_path / "posts.jsonl", mapping=make_mapping(tmp_path))
        opened.add(tmp_path / "cases")
        yield opened


def rows_of(study, table):
    """The rows of a table by their id."""
    found = study.table(table)
    return {row[found.columns[0]]: row for row in found.to_dicts()}


def test_personas(study):
    """Each author of a place is a persona who rests on no claim; a claimed one stands, with the count filled in."""
    rows = rows_of(study, "personas")
    told = {name: (row["name"], row["place"], row["source"], row["post_count"]) for name, row in rows.items()}

    assert {"F-01 · fl4sh0": ("fl4sh0", "F-01", "posts", 3.0), "Q": ("q", None, None, None)}.items() <= told.items()
    assert ("Flash", "administrator", 2.0) == tuple(
        rows["F-01 · fl4sh1"][name] for name in ("name", "rank", "post_count")
    )
    assert ([], True) == (rows["F-01 · fl4sh0"]["claims"], bool(rows["F-01 · fl4sh1"]["claims"]))
    assert "post_count=not_recorded" not in rows["F-01 · fl4sh1"]["missing"]
    assert "post_count=not_recorded" in rows["Q"]["missing"]


def test_places(study):
    """A place that a sheet describes stands as it is; it comes once."""
    assert [("F-01", "The Market")] == study.table("places").select("place", "name").rows()


def test_quotes(study):
    """A passage that is a post, or a part of one, shows its words; what somebody quoted stands."""
    rows = rows_of(study, "passages")

    assert ["as quoted", "post 3", "post"] == [rows[name]["quote"] for name in ("F-01#1", "F-01#3", "F-01#4:0-4")]


def test_a_snapshot_is_rebuilt(study):
    """A snapshot with posts is rebuilt row for row, and goes with the import."""
    study.snapshot()
    assert all(check.holds for check in study.verify())
    study.undo(study.history().filter(verb="add")["act"][0])

    assert {"F-01 · fl4sh1", "Q"} == set(rows_of(study, "personas"))


def test_a_judgement_leaves_the_persona_as_the_posts_tell_it(study):
    """Who is judged keeps name, place and source of the posts; consent withdrawn later parts the pair again."""
    before = rows_of(study, "personas")["F-01 · fl4sh0"]
    study.judge("F-01 · fl4sh0", "P-1", "same", because="he says so")
    after = rows_of(study, "personas")["F-01 · fl4sh0"]
    pairs = [study.table("stand_ins").height]
    study.code("sources", {"source": "posts", "may_link": "no"})

    assert [before[name] for name in ("name", "place", "source", "post_count")] == [
        after[name] for name in ("name", "place", "source", "post_count")
    ]
    assert [1, 0] == [*pairs, study.table("stand_ins").height]


def test_what_a_claim_only_names_stays_as_the_posts_tell_it(study, tmp_path):
    """A persona and a place that an interview only names keep what the posts say, though it did not ask for it."""
    sheets = {
        "instruments.csv": "instrument,covers\ntopics,identity.* | presence.*\n",
        "sources.csv": "source,kind,instrument\nI-1,interview,topics\n",
        "identities.csv": "persona,person,verdict,source,passage\nF-02 · fl4sh9,P-1,same,I-1,turn 3\n",
        "presences.csv": "person,place,function,source,passage\nP-1,F-02,sell_data,I-1,turn 4\n",
    }
    (tmp_path / "more").mkdir()
    for name, text in sheets.items():
        (tmp_path / "more" / name).write_text(text, encoding="utf-8")
    (tmp_path / "more.jsonl").write_bytes(jsonl(make_post(9, user="fl4sh9")))
    mapping = make_mapping(tmp_path, FORUM.replace("F-01", "F-02"))
    study.add(tmp_path / "more.jsonl", mapping=mapping)
    before = [rows_of(study, "personas")["F-02 · fl4sh9"], rows_of(study, "places")["F-02"]]
    study.add(tmp_path / "more")
    after = [rows_of(study, "personas")["F-02 · fl4sh9"], rows_of(study, "places")["F-02"]]

    assert [([], []), (True, True)] == [
        tuple(row["claims"] for row in before),
        tuple(bool(row["claims"]) for row in after),
    ]
    for was, told in zip(before, after, strict=True):
        names = [name for name in ("name", "place", "source", "post_count") if name in was]
        assert [was[name] for name in names] == [told[name] for name in names]
        assert not [word for word in told["missing"] if word.split("=")[0] in names and told[word.split("=")[0]]]


def test_a_name_with_odd_spaces_is_one_persona(tmp_path):
    """A handle is spelt as people can type it, so that it can be judged, however a post spaces it."""
    posts = [make_post(1, user="dark  fl4sh "), make_post(2, user="dark fl4sh")]
    (tmp_path / "posts.jsonl").write_bytes(jsonl(*posts))
    with new_study(tmp_path / "s.study", coder="A") as study:
        study.add(tmp_path / "posts.jsonl", mapping=make_mapping(tmp_path))
        told = [(row["persona"], row["post_count"]) for row in study.table("personas").to_dicts()]
        study.judge("F-01 · dark  fl4sh", "P-1", "same", because="tells it himself")

        assert [("F-01 · dark fl4sh", 2.0)] == told
        assert [("F-01 · dark fl4sh", "P-1")] == study.table("stand_ins").select("persona", "person").rows()
