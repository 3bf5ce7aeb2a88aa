"""Tests of the versions of a post, and of passages that were coded on one of them."""

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.coding.study_texts import texts_of
from inroads.store.post_versions import post_versions
from inroads.study import new_study


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    with new_study(tmp_path / "s.study", coder="A") as opened:
        yield opened


@pytest.fixture
def add(tmp_path, study):
    """``add(name, records)`` adds a file of posts to the study."""

    def add(name, *records):
        path = tmp_path / name
        path.write_bytes(jsonl(*records))
        return study.add(path, mapping=make_mapping(tmp_path, FORUM))

    return add


def states(study, post="2"):
    """Of each telling of a post its state, words and file."""
    return post_versions(study.folder, "F-01", post).select("state", "text", "file").rows()


def test_versions(study, add):
    """All tellings are kept with the file they came from; one state is in force."""
    add("a.jsonl", make_post(1), make_post(2))
    add("b.jsonl", make_post(2, body="edited"))
    add("c.jsonl", make_post(2, body="edited"), make_post(9))
    found = post_versions(study.folder, "F-01", "2")

    assert [("earlier", "post 2", "a.jsonl"), ("in_force", "edited", "b.jsonl"), ("in_force", "edited", "c.jsonl")] == (
        states(study)
    )
    assert study.history().filter(verb="add")["act"][0] == found["act"][0][:12]
    assert [] == states(study, "99")


def test_missing_later(study, add):
    """A later export that covers the time of a post and lacks it is told as a version without words."""
    add("a.jsonl", make_post(1), make_post(2), make_post(3))
    add("b.jsonl", make_post(1), make_post(3))
    add("c.jsonl", make_post(5), make_post(6))

    assert [("in_force", "post 2", "a.jsonl"), ("missing_later", None, "b.jsonl")] == states(study)
    assert 3 + 2 == study.table("posts").height


def test_a_passage_keeps_its_words(study, add):
    """A passage keeps the words it was coded on when the post is edited later; words of either version are found."""
    add("a.jsonl", make_post(2, body="I will meet you"))
    first = resolve(study, 'F-01#2:"will meet"')
    add("b.jsonl", make_post(2, body="I never said that"))
    again, new, whole = (resolve(study, said) for said in ('F-01#2:"will meet"', 'F-01#2:"never"', "F-01#2"))

    assert ("F-01#2:2-11", first.id, first.id) == (first.id, again.id, resolve(study, first.id).id)
    assert "~" in new.id
    assert (new.id, "never") == (resolve(study, new.id).id, new.text[new.start : new.end])
    assert ("F-01#2", "I will meet you") == (whole.id, whole.text)


def resolve(study, reference):
    """The passage that a reference names."""
    return texts_of(study.folder).resolve(reference)


def test_quotes_of_passages(study, add, tmp_path):
    """The snapshot quotes the words that were coded, whatever is in force now, and none that were undone."""
    add("a.jsonl", make_post(2, body="I will meet you"))
    (tmp_path / "coded").mkdir()
    (tmp_path / "coded" / "entries.csv").write_text(
        'entry,person,network,medium,passage\nE-1,P-1,N-1,sms,"F-01#2:2-11"\n', encoding="utf-8"
    )
    study.add(tmp_path / "coded")
    add("b.jsonl", make_post(2, body="I never said that"))

    assert ["will meet"] == study.table("passages").drop_nulls("quote")["quote"].to_list()
    study.undo(study.history().filter(verb="add")["act"][0])
    assert [] == study.table("passages").drop_nulls("quote")["quote"].to_list()


def test_find_names_the_version(study, add):
    """A hit in an edited post is cited by the version; the words that are past are not found."""
    add("a.jsonl", make_post(1), make_post(2))
    assert ["F-01#2"] == [hit.reference for hit in study.find("2").hits]
    add("b.jsonl", make_post(2, body="never 2"))
    hits = study.find("never").hits

    assert [True] == [hit.reference.startswith("F-01#2~") for hit in hits]
    assert [] == study.find('"post 2"').hits
    assert "never 2" == resolve(study, hits[0].reference).text


def test_an_import_tells_what_is_missing(add):
    """The notes of an import count the posts of earlier exports that it covers and no longer has."""
    add("a.jsonl", make_post(1), make_post(2), make_post(3), make_post(7))
    told = add("b.jsonl", make_post(1), make_post(3)).notes
    nothing = add("c.jsonl", make_post(3), make_post(7), make_post(8)).notes

    assert ["b.jsonl: posts of earlier exports that this one no longer has: 1."] == [
        n for n in told if "no longer" in n
    ]
    assert [] == [note for note in nothing if "no longer" in note]
