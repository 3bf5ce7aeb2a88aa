"""Lines read many at once say what they say when they are read one by one."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.errors import InputError
from inroads.sources import post_frames, post_lines, post_stream
from inroads.sources.ahead import ahead
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.post_shape import Shape
from inroads.sources.post_stream import NotUtf8, texts
from inroads.sources.post_tally import Tally
from inroads.sources.post_whole_lines import whole_lines

ODD = [
    b"\n", b"# a remark\n", b"no json\n", b"[1]\n", b'{"id": 1}\n', b'{"id":1,"id":2,"user":"a","body":"b"}\n',
    b'{"id":"\\ud83d","topic":"t","user":"\\u0000x","date":"2015","body":"half \\udc00","parent":null}\n',
    b'{"id":1.0,"topic":[1,"a"],"user":true,"date":1425211200,"body":{"a":1},"parent":-0}\n', b"{" * 3000 + b"\n",
    b'{"id":123456789012345678901234567890,"topic":"t","user":"u","date":null,"body":"b","parent":NaN}\n',
    b'{"id": 7, "topic": "t-1", "user": "\xff", "date": "", "body": "x", "parent": null}\n',
    b'{"id": 7, "topic": "t-1", "user": "a\x00", "date": "", "body": "x", "parent": null}\n',
    ("long " * 600).encode() + b"\n", b'{"id": 7, "topic": "t"', b"\r", b"\r\n",
]  # fmt: skip
BITS = [b"a", "é".encode(), b"\r", b"\n", b"\r\n", b"\xff", b"\0", b"bc" * 9]
PLAIN = st.one_of(st.text(max_size=12), st.sampled_from(["", " ", "-", "fl4sh", "a\r\nb", "\U0001f600", "x" * 501]))
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "id": st.one_of(st.integers(0, 30), st.none()),
        "user": st.one_of(PLAIN, st.integers()),
        "body": PLAIN,
        "date": st.one_of(st.sampled_from(["2015-03-01T12:00:00Z", "2015-03-01 12:00:00", "1425211200", "é"]), PLAIN),
        "more": st.one_of(st.none(), st.booleans(), st.floats(), st.lists(st.integers())),
    },
)
FILES = st.lists(
    st.one_of(
        st.integers(0, 500).map(lambda number: jsonl(make_post(number))),
        st.builds(lambda number, other: jsonl(make_post(number, **other)), st.integers(0, 9), RECORDS),
        RECORDS.map(lambda record: json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"),
        st.sampled_from(ODD),
    ),
    max_size=30,
).map(b"".join)


def read(path, *, quick, encoding=""):
    """Everything that reading a file gives: tables, faults, notes, columns, and the error that ended it."""
    tally, frames, error = Tally(path.name), [], None
    mapping = read_post_mapping(path.parent / "forum.yaml")
    chosen = Shape.read if quick else lambda _shape, _lines: None
    held, Shape.read = Shape.read, chosen
    try:
        frames.extend(post_frames.post_frames(path, mapping, tally, encoding))
    except (InputError, NotUtf8) as fault:
        error = (type(fault), getattr(fault, "faults", None))
    finally:
        Shape.read = held
    return frames, (tally.faults, tally.uncounted, tally.notes, tally.columns, error)


def assert_same(folder, data, encoding=""):
    """The quick and the careful way give the same."""
    path = folder / "posts.jsonl"
    path.write_bytes(data)
    make_mapping(folder, FORUM)
    careful, said = read(path, quick=False, encoding=encoding)
    quickly, also = read(path, quick=True, encoding=encoding)

    assert said == also
    assert len(careful) == len(quickly)
    for one, other in zip(careful, quickly, strict=True):
        assert_frame_equal(one, other)


@settings(max_examples=150, deadline=None)
@given(
    FILES,
    st.integers(1, 8),
    st.sampled_from([300, 1 << 25]),
    st.sampled_from([400, 1 << 20]),
    st.sampled_from(["", "windows-1252"]),
)
def test_the_quick_way_gives_what_the_careful_way_gives(data, most, characters, piece, encoding):
    """Whatever stands in a file, reading many lines at once gives the posts, faults and notes of reading each."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(post_frames, "MOST_POSTS", most)
        patch.setattr(post_frames, "MOST_CHARACTERS", characters)
        patch.setattr(post_lines, "LONGEST", 1000)
        patch.setattr(post_stream, "PIECE", piece)
        assert_same(Path(folder), data, encoding)


def test_plain_lines_take_the_quick_way():
    """Lines as programs write them, with accents and escapes, are read at once."""
    lines = b"".join(jsonl(make_post(number, body='é \n " \\ \U0001f600')) for number in range(50))

    found = Shape(("id", "user", "body", "parent")).read(lines)

    assert found is not None
    assert ['é \n " \\ \U0001f600'] * 50 == found[0]["body"].to_list()


def test_what_two_readers_may_read_differently_takes_the_careful_way():
    """Names told twice, halves of characters, numbers with a point and values of several kinds are not read at once."""
    lines = ['{"a":1,"a":2}', '{"a":"\\ud83d"}', '{"a":1.5}', '{"a":true}', '{"a":[1]}', '{"a":"\\u0000"}', '{"a":1}x']
    for line in lines:
        assert Shape(("a",)).read(line.encode() + b"\n") is None
    assert Shape(("a",)).read(b'{"a":1}\n{"a":"1"}\n') is None


def test_a_few_odd_lines_do_not_turn_the_quick_way_off():
    """Names that some records lack are part of the shape; of a hundred lines two odd ones are left over, no more."""
    lines = [make_post(number) for number in range(100)]
    for number in range(0, 100, 3):
        del lines[number]["parent"]
    lines[40] = {"user": "fl4sh", "id": 40, "body": "told in another order", "topic": "t", "date": None}
    lines[60] = {**lines[60], "body": 1.5}

    found = Shape(("id", "user", "body", "parent")).read(b"".join(map(jsonl, lines)))

    assert found is not None
    assert (98, [40, 60]) == (found[0].height, found[1].to_list())


def test_odd_lines_come_back_in_their_place(tmp_path):
    """Lines read one by one stand among the others as in the file."""
    told = [make_post(number) for number in range(100)]
    told[40] = dict(reversed(told[40].items()))
    make_mapping(tmp_path, FORUM)
    (tmp_path / "posts.jsonl").write_bytes(b"".join(map(jsonl, told)))
    frames, _said = read(tmp_path / "posts.jsonl", quick=True)

    assert [str(number) for number in range(100)] == frames[0]["post"].to_list()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(BITS), max_size=40).filter(
        lambda parts: not {b"\0", b"\xff"} <= set(parts)  # which of two faults comes first depends on the pieces
    ),
    st.integers(1, 9),
    st.sampled_from(["", "windows-1252"]),
)
def test_whole_lines_are_those_of_the_text(parts, size, encoding):
    """Cut into pieces of any size, lines that come as bytes say what the text says, up to the same fault."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(post_stream, "PIECE", size)
        path = Path(folder) / "posts.jsonl"
        path.write_bytes(b"x" * 9 + b"".join(parts))

        assert _text(texts(path, encoding)) == _text(whole_lines(path, encoding))


def _text(pieces):
    """A text, and the kind of fault that ended it; what stood before that depends on the pieces."""
    found = ""
    try:
        for piece in pieces:
            found += piece if isinstance(piece, str) else piece.decode()
    except (InputError, NotUtf8) as fault:
        return type(fault), [told.where for told in getattr(fault, "faults", [])]
    return found


def test_work_ahead_ends_with_the_work():
    """Items made ahead come in order, then the fault that ends them; who stops early waits for no more of them."""

    def items():
        """Two items and a fault."""
        yield from (1, 2)
        raise InputError("no more")

    begun = ahead(items())
    assert [1, 2] == [next(begun), next(begun)]
    with pytest.raises(InputError, match="no more"):
        next(begun)
    stopped = ahead(iter(range(10**9)))
    assert 0 == next(stopped)
    stopped.close()
