"""Tests of the reader of WhatsApp text exports."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.online.read_export import micros, read_export

from inroads.errors import InputError
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.sources.online.whatsapp import WHATSAPP, pseudonym
from inroads.world.exports.online_place import make_place
from inroads.world.exports.whatsapp import write_whatsapp

NAME = "WhatsApp Chat with Crew.txt"


def read(tmp_path, text, name=NAME, **asked):
    """What is read of an export."""
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_export(tmp_path / name, "whatsapp", **asked)


@pytest.mark.parametrize(("style", "step"), [("android", 60), ("us", 60), ("ios", 1)])
def test_gives_back_what_was_written(tmp_path, style, step):
    """Every post has author, time and text, every arrival its kind, in each style of writing."""
    place = make_place(6, 200)
    tables, report = read_export(write_whatsapp(place, tmp_path, style), "whatsapp")

    assert [(place.accounts[one.author].name, one.at // step * step, one.text) for one in place.messages] == [
        (post["author"], micros(post["at"]), post["text"]) for post in tables["posts"]
    ]
    kinds = {"joined": "joined_by_link", "invited": "invited"}
    expected = {
        (kinds[one.kind], place.accounts[one.who].name, place.accounts[one.by].name if one.by else None,
         one.at // step * step)
        for one in place.happenings
    }  # fmt: skip
    assert expected == {
        (event["kind"], event["who"], event["by"], micros(event["at"])) for event in tables["online_events"]
    }
    assert {("F-01", "members_online", "F-01")} == {
        (post["place"], post["access"], post["venue"]) for post in tables["posts"]
    }
    assert not report.left


@pytest.mark.parametrize(
    ("days", "zone", "order", "first"),
    [
        (("13/02/2020", "14/02/2020"), "", "d/m/y", (2020, 2, 13)),
        (("2/13/20", "2/14/20"), "", "m/d/y", (2020, 2, 13)),
        (("2020-02-03", "2020-02-04"), "", "y-m-d", (2020, 2, 3)),
        (("03.02.20", "04.02.20"), "", "d/m/y", (2020, 2, 3)),
        (("11/1/20", "1/2/20"), "", "d/m/y", (2020, 1, 11)),
        (("1/11/20", "2/1/20"), "", "m/d/y", (2020, 1, 11)),
        (("03/04/2020", "03/04/2020"), "Europe/Amsterdam", "d/m/y", (2020, 4, 3)),
        (("03/04/2020", "03/04/2020"), "America/New_York", "m/d/y", (2020, 3, 4)),
    ],
)
def test_order_of_the_day(tmp_path, days, zone, order, first):
    """The whole file decides which number is the day, and the report says it and why."""
    tables, report = read(tmp_path, "".join(f"{day}, 12:00 - A: x\n" for day in days), zone=zone)

    assert datetime(*first, tzinfo=UTC).date() == tables["posts"][0]["at"].date()
    assert f"are read as {order}" in report.notes[0]


def test_no_guess(tmp_path):
    """Where nothing decides, the file is refused and the error says what to give."""
    with pytest.raises(InputError, match="Give --zone"):
        read(tmp_path, "03/04/2020, 12:00 - A: x\n05/06/2020, 12:00 - A: y\n")


def test_two_orders_in_one_file(tmp_path):
    """A file with both orders is refused."""
    with pytest.raises(InputError, match="two orders"):
        read(tmp_path, "13/04/2020, 12:00 - A: x\n04/13/2020, 12:00 - A: y\n")


@pytest.mark.parametrize(
    ("written", "hour"), [("12:05 AM", 0), ("12:05\u202fPM", 12), ("1:05 p.m.", 13), ("13:05", 13), ("9.05", 9)]
)
def test_hours(tmp_path, written, hour):
    """Twelve and twenty-four hours are read, with whatever space stands before AM."""
    tables, _report = read(tmp_path, f"13/04/2020, {written} - A: x\n13/04/2020, {written} - A: y\n")

    assert hour == tables["posts"][0]["at"].hour


REMARKS = [
    ('A created group "Crew"', ("founded", "A", None)),
    ('A heeft de groep "Crew" aangemaakt', ("founded", "A", None)),
    ("A added B", ("invited", "B", "A")),
    ("You added B", ("invited", "B", None)),
    ("A heeft B toegevoegd", ("invited", "B", "A")),
    ("B joined using this group's invite link", ("joined_by_link", "B", None)),
    ("B is toegetreden via de uitnodigingslink van deze groep", ("joined_by_link", "B", None)),
    ("B was added", ("joined", "B", None)),
    ("B left", ("left", "B", None)),
    ("B heeft de groep verlaten", ("left", "B", None)),
    ("A removed B", ("removed", "B", "A")),
    ("A heeft B verwijderd", ("removed", "B", "A")),
    ("B is now an admin", ("promoted", "B", None)),
    ("B is nu beheerder", ("promoted", "B", None)),
]


@pytest.mark.parametrize(("line", "expected"), REMARKS)
def test_remarks(tmp_path, line, expected):
    """Remarks in English and Dutch are events; the one who exported is nobody by name."""
    tables, _report = read(tmp_path, f"13/04/2020, 12:00 - {line}\n13/04/2020, 12:00 - A: x\n")
    event = tables["online_events"][0]

    assert expected == (event["kind"], event["who"], event["by"])


def test_recognised_by_remarks(tmp_path):
    """A group in which fifty came before anybody wrote is recognised."""
    lines = [f"13/04/2020, 12:00 - A added B{number}\n" for number in range(50)]
    tables, _report = read(tmp_path, "".join(lines) + "13/04/2020, 12:01 - A: x\n", name="crew.txt", place="Crew")

    assert (1, 50) == (len(tables["posts"]), len(tables["online_events"]))


def test_a_message_is_no_remark(tmp_path):
    """What somebody writes is no event, though it reads like one; a changed subject is no author."""
    tables, _report = read(
        tmp_path, '13/04/2020, 12:00 - A: B left\n13/04/2020, 12:00 - A changed the subject from "a: b" to "c: d"\n'
    )

    assert [("A", "B left")] == [(post["author"], post["text"]) for post in tables["posts"]]
    assert not tables["online_events"]


def test_several_lines(tmp_path):
    """A message goes on over lines, blank ones too; a line in the other style is part of it."""
    tables, _report = read(
        tmp_path, "13/04/2020, 12:00 - A: x\n\n[14/04/2020, 12:00:00] B: y\n13/04/2020, 12:01 - C: z"
    )

    assert ["x\n\n[14/04/2020, 12:00:00] B: y", "z"] == [post["text"] for post in tables["posts"]]


def test_numbers_are_not_kept(tmp_path):
    """A telephone number becomes a name that is stable in its chat, but in texts; it is kept if asked."""
    text = (
        "13/04/2020, 12:00 - \u202a+31\u00a06\u00a012345678\u202c: x\n13/04/2020, 12:01 - A: @31612345678 hi\n"
        "13/04/2020, 12:02 - A added +31 6 12345678\n"
    )
    tables, _report = read(tmp_path, text)
    name = pseudonym("31612345678", "Crew")

    assert [(name, None), ("A", [name])] == [(post["author"], post["mentions"]) for post in tables["posts"]]
    assert name == tables["online_events"][0]["who"]
    assert "12345678" not in repr(tables["online_accounts"] + tables["online_events"])
    tables, _report = read(tmp_path, text, keep_addresses=True)
    assert "+31 6 12345678" == tables["online_accounts"][0]["address"]


def test_a_chat_of_two(tmp_path):
    """A chat with the one whose name the file bears is private, and each message goes to the other."""
    tables, _report = read(tmp_path, "13/04/2020, 12:00 - Crew: x\n13/04/2020, 12:01 - Me: y\n")

    assert [("private", ["Me"]), ("private", ["Crew"])] == [(post["kind"], post["to"]) for post in tables["posts"]]


def test_deleted(tmp_path):
    """A message that was taken away is told as gone."""
    tables, _report = read(tmp_path, "13/04/2020, 12:00 - A: This message was deleted\n13/04/2020, 12:00 - A: so\n")

    assert [True, False] == [bool(post["gone"]) for post in tables["posts"]]


def test_old_encoding(tmp_path):
    """Lines that are not UTF-8 are read as Windows-1252, and told; UTF-16 is read by its mark."""
    lines = "13/04/2020, 12:00 - A: één\n13/04/2020, 12:01 - A: x\n"
    tables, report = read(tmp_path, lines.encode("cp1252"))
    (tmp_path / NAME).write_bytes(lines.encode("utf-16"))
    (other,) = WHATSAPP.read(tmp_path / NAME, Asked(), Report("r"))

    assert ["één", "één"] == [tables["posts"][0]["text"], other["posts"]["text"][0]]
    assert 1 == len(report.mended)


PARTS = [
    "13/04/2020, 12:00 - ", "[13/04/20, 1:00:00 PM] ", "A: ", " added ", "\n", "99/99/99, 99:99 - ", "\u200e",
    "0/0/0000, 0:00 - B: ",
]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=30))
def test_any_text(tmp_path, lines):
    """Whatever a file says, rows or an InputError come out."""
    path = tmp_path / NAME
    path.write_bytes("".join(lines).encode(errors="replace"))
    try:
        for batch in WHATSAPP.read(path, Asked(), Report("r")):
            assert all(len(rows) for rows in batch.values())
    except InputError:
        pass
