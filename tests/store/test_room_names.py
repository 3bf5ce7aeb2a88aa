"""Rooms are shown by their names, wherever they are shown to people; tables keep their ids."""

import polars as pl
import pytest
from tests.online_study import add_online

from inroads.errors import InputError
from inroads.report.now_lines import now_lines, now_record
from inroads.store.online_columns import ONLINE_COLUMNS, VENUES
from inroads.store.room_names import room_names, rooms_called, spot_name
from inroads.study import new_study


def venues(**names):
    """A table of venues of one place."""
    rows = [{"place": "F", "venue": venue[1:], "name": name} for venue, name in names.items()]
    return pl.DataFrame(rows, schema={**ONLINE_COLUMNS[VENUES], "source": pl.String})


def test_names():
    """A name stands for its room alone: of two rooms called alike each bears its id, a blank name is none."""
    names = room_names(venues(v1=" Market \n place", v2="talk", v3="talk", v4=" ", v5=None))

    assert {("F", "1"): "Market place", ("F", "2"): "talk (2)", ("F", "3"): "talk (3)"} == names
    assert ("F", "F / Market place", "F / 5") == tuple(spot_name("F", venue, names) for venue in (None, "1", "5"))


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study of a place with two channels, of which one has a name."""
    here = tmp_path_factory.mktemp("rooms")
    posts = [
        {"post": f"{room}{day}{who}", "author": f"u{who}", "at": f"2020-01-{day:02}T10:00", "venue": room, "text": "hi"}
        for room in ("91", "92")
        for day in range(1, 29)
        for who in range(5)
    ]
    posts += [{"post": "t1", "author": "u1", "at": "2020-01-09T10:00", "venue": "91", "thread": "8", "text": "yo"}]
    posts += [{"post": "t2", "author": "u1", "at": "2020-01-09T10:00", "venue": "91", "thread": "92", "text": "yo"}]
    rooms = [{"venue": "8", "name": "prices", "parent": "91", "kind": "channel"}]
    rooms += [{"venue": "91", "name": "deals", "kind": "channel"}, {"venue": "92", "kind": "channel"}]
    with new_study(here / "a.study", coder="C1") as made:
        add_online(made, here / "place.txt", posts, venues=rooms, place="DC")
        made.code("presences", {"presence": "PR-1", "person": "P-1", "place": "DC / 91", "network": "N-1"}, because="x")
        yield made


def test_since(study):
    """`since` shows the name; programs get it beside the id."""
    found = study.since("2020-01-20")
    rooms = {(row["venue"], row["room"]) for row in now_record(found)["signals"]}

    assert {"DC / deals", "DC / 92"} <= set(now_lines(found))
    assert {("91", "deals"), ("92", None)} <= rooms


def test_report(study):
    """So do the calendar of days covered and the tables of the report; findings.json keeps the ids too."""
    written = study.map()
    page, data = (written[name].read_text() for name in ("report", "findings"))

    assert "DC / deals" in page
    assert ">deals<" in page
    assert ">91<" not in page
    assert '"venue": "91"' in data


def test_thread_and_card(study):
    """So do the thread of a post and the card of a network."""
    assert "DC / deals" == study.thread("DC#9111")[0]
    assert ["DC / deals: prices", "DC / deals: 92"] == [study.thread(f"DC#{post}")[0] for post in ("t1", "t2")]
    assert "DC / deals" in str(study.card("N-1").screen())


def test_find(study):
    """A search may be kept to a room by its name, alone or behind that of its place; what is no room is refused."""
    assert [140, 140, 140, 0] == [study.find("hi", venue=said).count for said in ("deals", "DC / deals", "92", "8")]
    with pytest.raises(InputError, match="deals"):
        study.find("hi", venue="deal")


def test_called_alike():
    """A name that two rooms of a place bear means both; with its id behind it one of them."""
    rooms = venues(v1="talk", v2="talk", v3="talks", v4=None)

    assert [("F", "1"), ("F", "2")] == rooms_called("talk", rooms) == rooms_called("F / talk", rooms)
    assert [("F", "2")] == rooms_called("talk (2)", rooms) == rooms_called("F / talk (2)", rooms)
    assert [] == rooms_called("", rooms)
