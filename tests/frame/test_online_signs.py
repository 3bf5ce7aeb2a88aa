"""Signs in posts that may be evidence of involvement."""

import polars as pl
import pytest

from inroads.errors import InputError
from inroads.frame.online_signs import online_signs, shipped_signs
from inroads.frame.read_signs import read_signs, signs_text
from inroads.frame.sign import SIGN_KINDS, Sign, any_sign

SIGNS = online_signs()
MOST_BYTES = 10_000_000


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.sign)
def test_example(sign: Sign) -> None:
    """Every sign finds its example and none of the texts beside it."""
    texts = pl.Series([sign.example, *sign.not_in])
    found = texts.str.contains(sign.pattern).to_list()

    assert [True] + [False] * len(sign.not_in) == found


def test_names() -> None:
    """Every kind has signs in English, Dutch and Russian, and no two signs have one name."""
    languages = {(sign.kind, sign.language) for sign in SIGNS}

    assert len({sign.sign for sign in SIGNS}) == len(SIGNS)
    assert {(kind, language) for kind in SIGN_KINDS for language in ("en", "nl", "ru")} <= languages


def test_together() -> None:
    """Any sign is in every example, and in a plain text or none there is none."""
    texts = [*[sign.example for sign in SIGNS], "the weather is fine", "", None]
    found = pl.DataFrame({"text": texts}).select(any_sign(pl.col("text"), SIGNS))["text"].to_list()

    assert [True] * len(SIGNS) + [False] * 3 == found


def test_hostile_text() -> None:
    """A text of ten megabytes made to slow a search down is searched like any other."""
    text = ("need " * (MOST_BYTES // 10) + "write me " * (MOST_BYTES // 18))[:MOST_BYTES]

    assert not pl.DataFrame({"text": [text]}).select(any_sign(pl.col("text"), SIGNS)).item()


FAULTY = """\
extends: inroads
without: [recruit_seek_e, nothing_like_it]
word: {a: b}
words: {app: signal}
signs:
  - {sign: a, kind: b, language: en, pattern: "<c>", example: d}
  - {sign: e}
  - {sign: shift_handle, kind: recruiting, language: en, pattern: "(", example: x}
  - {sign: f, kind: recruiting, language: en, pattern: "x*", example: x}
  - {sign: g, kind: recruiting, language: en, pattern: "x(?=y)", example: xy}
  - {sign: h, kind: recruiting, language: en, pattern: "work", example: job, not: [homework, play]}
  - {sign: h, kind: recruiting, language: en, pattern: "job", example: job, nott: [work]}
"""


def test_faults() -> None:
    """All faults of a file are told at once, each with its line and what to do."""
    with pytest.raises(InputError) as caught:
        read_signs("s.yaml", FAULTY, shipped_signs())
    told = [(int(fault.where.rpartition(" ")[2]), fault.what) for fault in caught.value.faults]

    assert [2, 2, 3, 6, 6, 7, 8, 8, 9, 10, 11, 11, 12, 12] == sorted(line for line, _what in told)
    assert any("unclosed group" in what for _line, what in told)
    assert any("look-around" in what for _line, what in told)
    assert "recruit_seek_en" in caught.value.text()


def test_extended() -> None:
    """A file may add to the signs that come with Inroads, in their words, and leave some of them out."""
    own = (
        r"{sign: own, kind: channel_shift, language: en, pattern: '\bsee you on (?:<app>)', example: See you on Signal}"
    )
    text = f"extends: inroads\nwithout: [shift_handle]\nsigns:\n  - {own}\n"
    names = [sign.sign for sign in read_signs("s.yaml", text, shipped_signs()).signs]

    assert "own" == names[-1]
    assert "shift_handle" not in names
    assert len(SIGNS) == len(names)


def test_written() -> None:
    """Signs written as a file are read back equal."""
    assert SIGNS == read_signs("s.yaml", signs_text(SIGNS)).signs
