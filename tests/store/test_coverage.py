"""Tests of what was not asked, over sources of several kinds."""

import pytest

from inroads import new_study

POSTS = "id,user,body\n1,fl4sh,looking for a coder\n2,m00n,pm sent\n3,n3xt,me\n4,n0ne,no\n"
FORUM = """\
mapping: forum
posts:
  place: {value: F-01}
  post: {column: id}
  author: {column: user}
  text: {column: body}
  source: {value: FORUM}
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two interviews by two versions of a guide, and a forum by a dump; the first guide does not ask about media."""
    folder = tmp_path_factory.mktemp("asked")
    files = {
        "old.txt": "He came from school.",
        "new.txt": "I met him on a forum.",
        "posts.csv": POSTS,
        "forum.yaml": FORUM,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with new_study(folder / "one.study", coder="C1") as made:
        made.add(folder / "old.txt", kind="interview", instrument="guide-1")
        made.add(folder / "new.txt", kind="interview", instrument="guide-2")
        made.add(folder / "posts.csv", mapping=folder / "forum.yaml")
        made.code("sources", {"source": "FORUM", "kind": "meeting_place", "instrument": "dump"})
        made.code("instruments", {"instrument": "guide-1", "version": "1", "covers": "entry.person | entry.mechanism"})
        made.code(
            "instruments", {"instrument": "guide-2", "version": "2", "covers": "entry.* | person.kind | persona.rank"}
        )
        made.code("instruments", {"instrument": "dump", "covers": "persona.name | place.name | place.kind"})
        made.code("entries", {"entry": "E-1", "person": "P-1", "mechanism": "M1"}, at='old#"from school"')
        made.code("entries", {"entry": "E-2", "person": "P-2", "mechanism": "M7"}, at='new#"on a forum"')
        made.code("entries", {"entry": "E-1", "network": "N-1"})
        yield made


def cell(study, table, unit, column):
    """One cell."""
    rows = study.table(table)
    return rows.filter(rows[:, 0] == unit)[column][0]


def test_versions_of_a_guide(study):
    """What a version of a guide does not ask reads *not asked* of the entries it brought, *not recorded* elsewhere."""
    media = [cell(study, "entries", unit, "medium_first_contact") for unit in ("E-1", "E-2")]
    derived = [cell(study, "entries_derived", unit, "medium") for unit in ("E-1", "E-2")]

    assert ["not_asked", "not_recorded"] == media
    assert ["not_asked", "online"] == derived


def test_who_is_only_named(study):
    """Somebody whom a source only names was asked about no more than the source was."""
    assert ["not_asked", "not_recorded"] == [cell(study, "persons", unit, "kind") for unit in ("P-1", "P-2")]


def test_a_forum_alone(study):
    """What the dump of a forum cannot hold reads *not asked* of the personas and places it alone brought."""
    rank, kind = cell(study, "personas", "F-01 · fl4sh", "rank"), cell(study, "places", "F-01", "kind")

    assert ("not_asked", "not_recorded") == (rank, kind)
    assert "joined=not_asked" in cell(study, "personas", "F-01 · fl4sh", "missing").to_list()


def test_the_material_is_not_asked(study):
    """What describes a source or a passage is no question of a guide."""
    assert "not_recorded" == cell(study, "sources", "old", "legal_basis")
    assert "not_asked" not in set(study.table("passages")["use_restriction"])


def test_a_judgement_asks_nobody(study):
    """Who is judged from the posts, or without a passage, was asked no more than before; an interview asks more."""
    for judged, at in (("fl4sh", ()), ("m00n", "F-01#2"), ("n3xt", 'new#"on a forum"')):
        study.judge(f"F-01 · {judged}", "P-1", "same", because="a guess", at=at)
    study.code("personas", {"persona": "F-01 · n0ne", "rank": "not_recorded"})
    study.judge("F-01 · n0ne", "P-1", "same", because="a guess")
    ranks = [cell(study, "personas", f"F-01 · {name}", "rank") for name in ("fl4sh", "m00n", "n3xt", "n0ne")]
    joined = "joined=not_asked" in cell(study, "personas", "F-01 · n0ne", "missing").to_list()

    assert (["not_asked", "not_asked", "not_recorded", "not_recorded"], True) == (ranks, joined)
