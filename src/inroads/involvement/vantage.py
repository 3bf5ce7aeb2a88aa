"""What somebody with only some accesses could have seen: the claims that rest on passages had by these.

Only passages are looked at, and of these only the access: whose file they stand in and what they tell is no matter.
"""

from collections.abc import Collection
from typing import NamedTuple

import polars as pl

from inroads.errors import InputError
from inroads.frame.frame import Frame
from inroads.involvement.snapshot import SnapshotLike
from inroads.language import _
from inroads.model.missing import FIVE_WORDS

CELL = ["unit_type", "unit", "variable"]
SAID = [*CELL, "value", "polarity"]
UNKNOWN = "unknown"


class Masked(NamedTuple):
    """The cells (``unit_type, unit, variable``) that vanish from a vantage: between ``least`` and ``most``."""

    least: pl.DataFrame
    """Those that vanish even if every passage of unknown access could be seen."""
    most: pl.DataFrame
    """Those that vanish if no passage of unknown access could be seen."""


def accesses_of(frame: Frame, vantage: str = "") -> tuple[str, ...]:
    """The accesses of a vantage of the frame; ``''`` is the one that the frame takes where none is named."""
    name = vantage or str(frame.rules["defaults"]["vantage"])
    if name not in frame.vantages:
        known = ", ".join(frame.vantages)
        raise InputError(_("There is no vantage «{name}».", name=name), do=_("Vantages are: {known}.", known=known))
    return tuple(frame.vantages[name])


def to_vantage(claims: pl.DataFrame, passages: pl.DataFrame, accesses: Collection[str], unknown: bool) -> pl.DataFrame:
    """The claims, not withdrawn, that rest on at least one passage whose access lies in the vantage.

    Passages of unknown access are counted in or out by ``unknown``; a vantage that names ``unknown`` holds them anyhow.
    An adjudication rests on no passage: it stays where a claim in sight says what it decided. Where none does, it was
    settled by what is out of sight, and what is in sight speaks for itself.

    >>> claim = {"unit_type": "entry", "unit": "E-1", "value": "x", "polarity": "present", "state": "standing"}
    >>> claims = pl.DataFrame([
    ...     {"claim": "k1", **claim, "variable": "medium", "passages": ["p. 3", "p. 8"]},
    ...     {"claim": "k2", **claim, "variable": "tie", "passages": ["p. 8"]},
    ... ])
    >>> passages = pl.DataFrame({"passage": ["p. 3", "p. 8"], "access": ["public_online", "statement"]})
    >>> to_vantage(claims, passages, ["public_online", "members_online"], unknown=False)["claim"].to_list()
    ['k1']
    """
    standing = _standing(claims)
    access = rests_on(standing).join(passages.select("passage", access=_access()), on="passage", how="left")
    held = [*accesses, UNKNOWN] if unknown else list(accesses)
    inside = access.filter(pl.col("access").fill_null(UNKNOWN).is_in(held))["claim"].unique()
    return with_decisions(standing, inside)


def rests_on(claims: pl.DataFrame) -> pl.DataFrame:
    """``claim, passage`` for every passage that a claim rests on."""
    return claims.select("claim", passage="passages").explode("passage").drop_nulls("passage")


def with_decisions(standing: pl.DataFrame, inside: pl.Series) -> pl.DataFrame:
    """The claims of these ids, and the adjudications that decided what one of them says."""
    seen = standing.filter(pl.col("claim").is_in(inside.implode()))
    settled = standing.filter(pl.col("passages").list.len() == 0).join(seen.select(SAID), on=SAID, how="semi")
    kept = pl.concat([seen["claim"], settled["claim"]])
    return standing.filter(pl.col("claim").is_in(kept.implode()))


def masked_claims(view: SnapshotLike, vantage: str = "") -> Masked:
    """Every cell of a study that vanishes from the vantage: no claim on it that stands is left."""
    claims, passages, accesses = view.table("claims"), view.table("passages"), accesses_of(view.frame, vantage)
    cells = _standing(claims).select(CELL).unique()
    out, inside = (
        cells.join(to_vantage(claims, passages, accesses, unknown=unknown), on=CELL, how="anti").sort(CELL)
        for unknown in (False, True)
    )
    return Masked(least=inside, most=out)


def _standing(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.filter(pl.col("state") != "withdrawn")


def _access() -> pl.Expr:
    """The access of a passage; what is missing, for whatever reason, is unknown."""
    return pl.when(~pl.col("access").is_in(FIVE_WORDS)).then("access").otherwise(pl.lit(UNKNOWN))
