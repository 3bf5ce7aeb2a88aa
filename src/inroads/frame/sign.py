"""A sign in posts that may be evidence of involvement: a channel shift, an invitation, recruiting."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

CHANNEL_SHIFT, INVITATION, RECRUITING = "channel_shift", "invitation", "recruiting"
SIGN_KINDS = (CHANNEL_SHIFT, INVITATION, RECRUITING)


@dataclass(frozen=True)
class Sign:
    """One sign: its name, its kind, the language it is of (``any``), its pattern, a text that it finds.

    ``pattern`` is for ``polars.Expr.str`` (the regular expressions of Rust, which take linear time).
    """

    sign: str
    kind: str
    language: str
    pattern: str
    example: str
    not_in: tuple[str, ...] = ()


def any_sign(text: pl.Expr, signs: Iterable[Sign]) -> pl.Expr:
    """Whether any of the signs is in a text; one after the other, which is forty times quicker than all as one."""
    found = [text.str.contains(sign.pattern) for sign in signs]
    return pl.any_horizontal(*found).fill_null(value=False) if found else pl.lit(value=False)
