"""Tests of bytes into text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.sources.text import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_real_files(encoding, line_end):
    """Every usual encoding with every usual line end gives the same text."""
    data = f"person,name{line_end}P-01,café{line_end}".encode(encoding)

    assert read_text(data, "a.csv").text == "person,name\nP-01,café\n"


def test_windows_1252_is_said():
    """Reading as Windows-1252 is told, with a word to check."""
    (note,) = read_text("P-01 café".encode("windows-1252"), "a.csv").notes

    assert note == "a.csv: read as Windows-1252; check a word with an accent, such as «café»."


def test_old_mac_is_said():
    """Windows-1252 with carriage returns alone may be a Mac's own encoding, and the note says so."""
    (note,) = read_text("a\rcaf\x8e".encode("latin-1"), "a.csv").notes

    assert "old Mac" in note


def test_utf8_has_no_note():
    """UTF-8 is nothing to tell."""
    assert read_text("café".encode(), "a.csv").notes == ()


def test_lone_accent_is_never_utf8():
    """A lone accented letter of Windows-1252 between plain letters is never valid UTF-8: the rule needs no guess."""
    for byte in range(0x80, 0x100):
        with pytest.raises(UnicodeDecodeError):
            (b"caf" + bytes([byte]) + b" bar").decode("utf-8")


@pytest.mark.parametrize("data", [b"a\x00b", "person".encode("utf-16-le"), b"caf\x81", b"\xff\xfea"])
def test_no_text(data):
    """A NUL, a byte that no encoding defines or half a character: the file is refused by name."""
    with pytest.raises(InputError, match=r"a\.csv"):
        read_text(data, "a.csv")


@given(st.binary(max_size=200))
def test_any_bytes(data):
    """Any bytes are text or an InputError."""
    with contextlib.suppress(InputError):
        assert "\r" not in read_text(data, "a.csv").text


def test_a_file_without_spaces():
    """A large file of one word, which is no UTF-8, is read as quickly as any other, and the note stays short."""
    read = read_text(b"x" * 1_000_000 + b"\xe9", "a.csv")

    assert len(read.notes[0]) < 200
