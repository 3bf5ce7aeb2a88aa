"""Tests of a study read as of an earlier moment."""

from datetime import datetime, timedelta

import pytest
from tests.sources.make_posts import jsonl, make_mapping, make_post

from inroads.errors import InputError, StudyError
from inroads.store.past_ledger import name_of_moment
from inroads.study import new_study


@pytest.fixture
def study(tmp_path):
    """A study with two imports of posts and a claim between them."""
    with new_study(tmp_path / "s.study", "Invented", coder="A") as opened:
        mapping = make_mapping(tmp_path)
        for name, posts in (("a", [make_post(1)]), ("b", [make_post(1, body="edited"), make_post(2)])):
            path = tmp_path / f"{name}.jsonl"
            path.write_bytes(jsonl(*posts))
            opened.add(path, mapping=mapping)
        yield opened


def acts(study):
    """The ids of the acts that added something."""
    return study.history().filter(verb="add")["act"].to_list()


def test_posts_of_then(study):
    """As of the first import the posts of the second are not there, and an edited one says what it said then."""
    then = study.as_of(acts(study)[0])

    assert ["post 1"] == then.table("posts")["text"].to_list()
    assert {"edited", "post 2"} == set(study.table("posts")["text"])


def test_the_same_as_undone(study):
    """As of an act a study holds what it holds when all later ones are undone, and its snapshot is its own."""
    first, second = acts(study)
    then = study.snapshot(as_of=first)
    kept = {name: then.table(name) for name in ("personas", "places", "passages")}
    study.undo(second)
    now = study.snapshot()

    assert [] == [name for name, table in kept.items() if not table.equals(now.table(name))]
    assert (first, "") == (then.snapshot.as_of[: len(first)], now.snapshot.as_of)
    assert then.id != now.id


def test_an_undo_is_of_its_moment(study):
    """What was undone later stood then."""
    second = acts(study)[1]
    study.undo(second)

    assert ["post 1"] == study.table("posts")["text"].to_list()
    assert {"edited", "post 2"} == set(study.as_of(second).table("posts")["text"])


def test_a_day_is_its_end(study):
    """As of today is as of now; the title says the moment."""
    day = study.history()["at"][0][:10]
    then = study.as_of(day)

    assert study.table("posts").equals(then.table("posts"))
    assert f"Invented, as of {day}" == then.snapshot().title


def test_the_title_of_an_act_says_its_time(study):
    """As of an act the title says when that was, as an id says nothing to who reads it."""
    when = study.history().filter(verb="add")["at"][0][:16].replace("T", " ")
    act = acts(study)[0]

    assert f"Invented, as of {when} UTC (act {act[:12]})" == study.as_of(act).snapshot().title


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-05-01T23:59:59.999999+00:00", "2026-05-01"),
        ("2026-05-01T14:30:00.000000+00:00", "2026-05-01T143000"),
        ("0123456789abcdef" * 4, "0123456789ab"),
    ],
)
def test_a_moment_names_a_folder(moment, name):
    """A day, a time and an act each give a name that every file system takes."""
    assert name == name_of_moment(moment)


def test_a_day_that_has_begun_in_the_east(study, monkeypatch):
    """Whoever says today where the day is further than in UTC is understood; the day after is yet to come."""

    class Late(datetime):
        """The clock in the evening of the day of the imports."""

        @classmethod
        def now(cls, tz=None):
            """That hour."""
            return datetime.fromisoformat(f"{study.history()['at'][0][:10]}T23:30:00").replace(tzinfo=tz)

    monkeypatch.setattr("inroads.store.past_ledger.datetime", Late)
    day = Late.now().date()

    assert 2 == study.as_of(str(day + timedelta(days=1))).table("posts").height
    with pytest.raises(InputError, match="yet to come"):
        study.as_of(str(day + timedelta(days=2)))


@pytest.mark.parametrize("moment", ["yesterday", "1999-01-01", "2999-01-01", "ffffffffff"])
def test_no_such_moment(study, moment):
    """What is no moment of the study is refused."""
    with pytest.raises(InputError):
        study.as_of(moment)


def test_the_past_stays(study):
    """Nothing can be added to the past."""
    with pytest.raises(StudyError, match="cannot be changed"):
        study.as_of(acts(study)[0]).undo()
