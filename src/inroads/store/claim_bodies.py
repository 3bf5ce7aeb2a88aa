"""The bodies of all claims of a ledger as one table; what was decoded once is not decoded again."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import polars as pl

from inroads.store.ledger import Ledger

PASSAGE = pl.Struct({"id": pl.String, "source": pl.String, "locator": pl.String, "access": pl.String})
BODY = pl.Struct(
    {
        "act": pl.String,
        "key": pl.String,
        "unit_type": pl.String,
        "unit": pl.String,
        "variable": pl.String,
        "value": pl.String,
        "polarity": pl.String,
        "coder": pl.String,
        "certainty": pl.String,
        "grade": pl.String,
        "because": pl.String,
        "cell": pl.String,
        "passages": pl.List(PASSAGE),
    }
)


@dataclass(frozen=True)
class _Decoded:
    past: tuple[int, int]
    last_row: int
    table: pl.DataFrame


_DECODED: WeakKeyDictionary[Ledger, _Decoded] = WeakKeyDictionary()


def claim_bodies(ledger: Ledger) -> pl.DataFrame:
    """``entry``, ``at`` and the columns of :data:`BODY` for every claim entry, in the order of the ledger."""
    with ledger.reading():
        past, last_row = ledger.past(), ledger.last_row()
        held = _DECODED.get(ledger)
        if held is None or held.past != past:
            held = _Decoded(past, 0, _decoded([]))
        if held.last_row < last_row:
            came = _decoded(ledger.bodies("claim", after=held.last_row))
            held = _Decoded(past, last_row, pl.concat([held.table, came]) if held.last_row else came)
        _DECODED[ledger] = held
    return held.table


def _decoded(rows: list[tuple[str, str, str, str, str]]) -> pl.DataFrame:
    entries = pl.DataFrame(
        {"entry": [row[0] for row in rows], "at": [row[1] for row in rows], "body": [row[4] for row in rows]},
        schema={"entry": pl.String, "at": pl.String, "body": pl.String},
    )
    return entries.with_columns(pl.col("body").str.json_decode(BODY)).unnest("body")
