"""Tests of files of posts as tables."""

import gzip
import json
from datetime import UTC, datetime

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.make_posts import FORUM, as_csv, as_parquet, jsonl, make_post, read_all

from inroads.errors import InputError
from inroads.sources import post_frames, post_lines
from inroads.sources.post_stream import NotUtf8

RECORDS = [make_post(number) for number in range(7)]
ANY_FORMAT = FORUM.replace("read: {format: jsonl}\n", "")


def without_number(rows):
    """Posts without the place in the file."""
    return [{name: said for name, said in row.items() if name != "number"} for row in rows]


def test_one_post(tmp_path):
    """A record becomes a post: ids as text, times in UTC, what is not mapped unknown."""
    ((row,), tally) = read_all(tmp_path, "p.jsonl", jsonl(make_post(4, parent=3)))
    said = {name: row[name] for name in ("place", "post", "thread", "author", "text", "reply_to", "access")}

    assert ["F-01", "4", "t-1", "fl4sh0", "post 4", "3", "members_online"] == list(said.values())
    assert ("2015-03-01T12:04:00+00:00", 1) == (row["at"].isoformat(), row["number"])
    assert ([], []) == (tally.faults, tally.notes)


def test_all_formats_are_equal(tmp_path):
    """CSV, JSON lines and Parquet, plain or packed, in one piece or two, give the same posts."""
    plain = jsonl(*RECORDS)
    zstd = zstandard.ZstdCompressor().compress
    expected = without_number(read_all(tmp_path, "p.jsonl", plain)[0])
    files = {
        "p.csv": as_csv(RECORDS),
        "p.tsv": as_csv(RECORDS, "\t"),
        "p.parquet": as_parquet(RECORDS),
        "p.jsonl.gz": gzip.compress(plain[:90]) + gzip.compress(plain[90:]),
        "p.ndjson.zst": zstd(plain[:90]) + zstd(plain[90:]),
        "p.jsonl.zst": b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + zstd(plain),
        "p.csv.zst": zstd(as_csv(RECORDS, ";")),
        "p.json": b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"),
        "magic.jsonl": gzip.compress(plain),
        "wide.jsonl": "\ufeff".encode("utf-16-le") + plain.decode().encode("utf-16-le"),
    }
    read = {name: without_number(read_all(tmp_path, name, data, ANY_FORMAT)[0]) for name, data in files.items()}

    assert len(expected) == 7
    assert dict.fromkeys(files, expected) == read


def test_batches(tmp_path, monkeypatch):
    """However small the batches, the posts are the same."""
    whole = read_all(tmp_path, "p.jsonl", jsonl(*RECORDS))[0]
    monkeypatch.setattr(post_frames, "MOST_POSTS", 2)

    assert whole == read_all(tmp_path, "p.jsonl", jsonl(*RECORDS))[0]


@pytest.mark.parametrize("cut", [10, 60])
@pytest.mark.parametrize(("name", "pack"), [("p.jsonl.gz", gzip.compress), ("p.jsonl.zst", zstandard.compress)])
def test_a_packed_file_that_was_cut_off(tmp_path, cut, name, pack):
    """A packed file whose end is missing is refused; it is never read as a shorter one."""
    with pytest.raises(InputError, match="damaged"):
        read_all(tmp_path, name, pack(jsonl(*RECORDS))[:-cut])


def test_what_only_bears_the_name_of_a_packed_file(tmp_path):
    """A file called .gz that is none is refused."""
    with pytest.raises(InputError, match="damaged"):
        read_all(tmp_path, "p.jsonl.gz", jsonl(*RECORDS))


def test_faults_are_counted(tmp_path):
    """The first ten faults are told with their lines, all are counted."""
    lines = [b"{", b"[]", b'{"a": 1', *[jsonl(make_post(number, user=None)).strip() for number in range(20)]]
    _rows, tally = read_all(tmp_path, "p.jsonl", b"\n".join(lines))
    with pytest.raises(InputError, match="faults in all: 23") as caught:
        tally.raise_any()

    assert (10, 13) == (len(caught.value.faults), caught.value.uncounted)
    assert [f"p.jsonl, line {number}" for number in range(1, 11)] == [fault.where for fault in tally.faults]


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"user": " "}, "no «author»"),
        ({"body": ""}, "no «text»"),
        ({"date": "soon"}, "«soon» is no time"),
        ({"body": {"html": "x"}}, "«text» is no single value"),
        ({"user": "x" * 501}, "longer than 500"),
    ],
)
def test_faults_of_a_row(tmp_path, other, says):
    """What a post lacks, or holds in a form that nobody can read, is a fault of its line."""
    _rows, tally = read_all(tmp_path, "p.jsonl", jsonl(make_post(1), make_post(2, **other)))

    assert ["p.jsonl, line 2"] == [fault.where for fault in tally.faults]
    assert says in tally.faults[0].what


def test_otherwise(tmp_path):
    """Where a cell is blank stands what the mapping says for it; a blank time is unknown."""
    mapping = FORUM.replace("{column: user}", '{column: user, otherwise: "[deleted]"}')
    mapping = mapping.replace("{column: body}", '{column: body, otherwise: ""}')
    ((row,), tally) = read_all(tmp_path, "p.jsonl", jsonl(make_post(1, user="", body=None, date="")), mapping)

    assert ("[deleted]", "", None, []) == (row["author"], row["text"], row["at"], tally.faults)


def test_values(tmp_path):
    """Values translate what a column says; one that is missing there is a fault."""
    mapping = FORUM.replace("{value: members_online}", "{column: topic, values: {t-0: public_online, t-1: null}}")
    rows, tally = read_all(tmp_path, "p.jsonl", jsonl(*RECORDS[:3]), mapping)

    assert ["public_online", ""] == [row["access"] for row in rows[:2]]
    assert ["The mapping does not say what «t-2» in «topic» means."] == [fault.what for fault in tally.faults]


def test_names_inside_objects(tmp_path):
    """user.name is the name inside the user."""
    mapping = FORUM.replace("{column: user}", "{column: user.name}")
    ((row,), _tally) = read_all(tmp_path, "p.jsonl", jsonl(make_post(1, user={"name": "fl4sh"})), mapping)

    assert "fl4sh" == row["author"]


def test_texts_stay_as_they_are(tmp_path):
    """Of a text only line ends change; names have one space between words; half a character is told."""
    text = "  <b>naïve</b>\r\n[b]x[/b] \U0001f600 e\u0301 \u05d0 "
    rows, tally = read_all(
        tmp_path, "p.jsonl", jsonl(make_post(1, body=text, user=" big\u00a0 boss\n"), make_post(2, body="cut \ud83d"))
    )

    assert [text.replace("\r", ""), "cut \ufffd"] == [row["text"] for row in rows]
    assert "big boss" == rows[0]["author"]
    assert "half a character" in tally.notes[0]


def test_zone_is_told(tmp_path):
    """Times without a zone are read as UTC, and a note says so; not where the mapping names a zone."""
    data = jsonl(make_post(1, date="2015-03-01 12:00"))
    told = read_all(tmp_path, "p.jsonl", data)[1].notes
    quiet = read_all(tmp_path, "p.jsonl", data, FORUM.replace("column: date", "column: date, zone: UTC"))[1].notes

    assert ("UTC: 1." in told[0], []) == (True, quiet)


def test_a_line_too_long(tmp_path, monkeypatch):
    """A line without end is a fault and is passed over; those around it are read."""
    monkeypatch.setattr(post_lines, "LONGEST", 1000)
    data = jsonl(make_post(1), make_post(2, body="x" * 3_000_000), make_post(3))
    rows, tally = read_all(tmp_path, "p.jsonl", data)

    assert (["1", "3"], ["p.jsonl, line 2"]) == ([row["post"] for row in rows], [fault.where for fault in tally.faults])


def test_csv_rows_over_several_lines(tmp_path):
    """A post in quotes may run over several lines; a fault is told by the line on which its row begins."""
    data = b'id,user,body,topic,date,parent\n1,a,"two\nlines",,,\n\n2,b\n3,c,"x ""y""",,,,\n4,d,"open'
    rows, tally = read_all(tmp_path, "p.csv", data, ANY_FORMAT)

    assert ["two\nlines", 'x "y"'] == [row["text"] for row in rows]
    assert ["p.csv, line 5", "p.csv, line 7"] == [fault.where for fault in tally.faults]


def test_not_utf8(tmp_path):
    """Bytes that are no UTF-8 make the file Windows-1252, unless the rest of it is UTF-8."""
    old = 'id,user,body,topic,date,parent\n1,a,"caf\u00e9",,,\n'.encode("windows-1252")
    with pytest.raises(NotUtf8):
        read_all(tmp_path, "p.csv", old, ANY_FORMAT)
    ((row,), _tally) = read_all(tmp_path, "p.csv", old, ANY_FORMAT, "windows-1252")

    assert "caf\u00e9" == row["text"]
    with pytest.raises(InputError, match=r"utf-8[\s\S]*line 3"):
        read_all(tmp_path, "p.csv", old.decode("windows-1252").encode() + b"2,b,caf\xe9,,,\n", ANY_FORMAT)


def test_binary(tmp_path):
    """A file that is no text is refused."""
    with pytest.raises(InputError, match=r"U\+0000"):
        read_all(tmp_path, "p.jsonl", jsonl(make_post(1)) + b"\0\0")
    with pytest.raises(InputError, match="Parquet"):
        read_all(tmp_path, "p.parquet", b"PAR1 no more", ANY_FORMAT)


CHAT = r"""
mapping: chat
read:
  format: lines
  pattern:
    - '\[(?P<time>\d\d:\d\d)\] <(?P<nick>[^>]+)> (?P<said>.*)'
    - '\[(?P<time>\d\d:\d\d)\]\s+\* (?P<nick>\S+) (?P<said>.*)'
  name: '(?P<day>\d{4}-\d\d-\d\d)'
  others: OTHERS
posts:
  place: {value: irc}
  post: {column: [day, line]}
  author: {column: nick}
  at: {column: [day, time], format: "%Y-%m-%d %H:%M"}
  text: {column: said}
"""


@pytest.mark.parametrize(("others", "text", "notes"), [("skip", "hi <b>", 1), ("join", "hi <b>\n=== x\nmore", 0)])
def test_lines(tmp_path, others, text, notes):
    """Patterns make posts of lines; other lines are passed over and counted, or belong to the post before."""
    data = b"[12:18] <|a|> hi <b>\n=== x\nmore\n[12:19] * b waves\n"
    rows, tally = read_all(tmp_path, "2004-11-15_03.txt", data, CHAT.replace("OTHERS", others))

    assert [("|a|", text), ("b", "waves")] == [(row["author"], row["text"]) for row in rows]
    assert ["2004-11-15 · 1", "2004-11-15 · 4"] == [row["post"] for row in rows]
    assert "2004-11-15T12:19:00+00:00" == rows[1]["at"].isoformat()
    assert len([note for note in tally.notes if "no post" in note]) == notes


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "id": st.one_of(st.integers(), st.text(min_size=1)),
                "user": st.text(st.characters(codec="utf-8")),
                "date": st.one_of(st.none(), st.integers(), st.text()),
                "body": st.one_of(st.text(), st.none(), st.lists(st.text()), st.floats()),
            }
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_every_record_is_read_or_told(tmp_path_factory, records):
    """Whatever stands in a record, it is a post or there is a fault."""
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    rows, tally = read_all(tmp_path_factory.mktemp("any"), "p.jsonl", data)

    assert len(records) == len(rows)
    assert all(row["author"] is not None and row["text"] is not None for row in rows) or tally.faults


def test_a_reader_that_dies(tmp_path, monkeypatch):
    """Parquet is read apart: a file on which the reader dies is refused, and Inroads lives."""
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(InputError, match="it is damaged"):
        read_all(tmp_path, "p.parquet", as_parquet(RECORDS), ANY_FORMAT)


def test_types_of_parquet(tmp_path):
    """Times with and without a zone, dates, numbers and missing columns of a Parquet file are read as what they are."""
    moment = datetime(2015, 3, 1, 12, 30)  # noqa: DTZ001 that is the point
    ways = {
        "date": moment,
        "zoned": moment.replace(tzinfo=UTC),
        "day": moment.date(),
        "id": 7.0,
        "user": b"fl4sh",
        "body": 1,
    }
    mapping = ANY_FORMAT.replace("{column: parent}", "{column: zoned}").replace("{column: topic}", "{column: day}")
    ((row,), _tally) = read_all(tmp_path, "p.parquet", as_parquet([ways]), mapping)

    assert ("7", "fl4sh", "1", "2015-03-01") == tuple(row[name] for name in ("post", "author", "text", "thread"))
    assert "2015-03-01T12:30:00+00:00" == row["at"].isoformat() == row["reply_to"]
