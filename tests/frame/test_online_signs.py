"""Signs in posts that may be evidence of involvement."""

import polars as pl
import pytest

from inroads.errors import InputError
from inroads.frame.online_signs import SIGN_KINDS, Sign, any_sign, online_signs, read_signs

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


def test_faults() -> None:
    """All faults of a file are told at once."""
    text = "signs: [{sign: a, kind: b, language: en, pattern: '<c>', example: d}, {sign: e}]"
    with pytest.raises(InputError) as caught:
        read_signs("s.yaml", text)

    assert 3 == len(caught.value.faults)
