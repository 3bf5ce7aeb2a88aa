"""The claims of a study, read from the ledger: equal keys collapsed, undone acts left out, withdrawn ones marked."""

import hashlib

import polars as pl

from inroads.store.acts import Act
from inroads.store.entry import canonical
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
KEY_DIGITS = 24


def key_of(unit_type: str, unit: str, variable: str, value: str, polarity: str, passages: list[str], coder: str) -> str:
    """The key of a claim: the same thing said by the same coder on the same passages has the same key."""
    said = canonical([unit_type, unit, variable, value, polarity, sorted(passages), coder])
    return hashlib.sha256(said.encode()).hexdigest()[:KEY_DIGITS]


def read_claims(ledger: Ledger, standing: list[Act]) -> pl.DataFrame:
    """One row per claim of an act that stands.

    Columns are those of :data:`BODY`, with ``at`` (UTC, of the first entry that says it) and ``withdrawn``.
    """
    rows = ledger.bodies("claim")
    entries = pl.DataFrame(
        {"entry": [row[0] for row in rows], "at": [row[1] for row in rows], "body": [row[4] for row in rows]},
        schema={"entry": pl.String, "at": pl.String, "body": pl.String},
    )
    said = entries.with_columns(pl.col("body").str.json_decode(BODY)).unnest("body")
    withdrawn = [str(id_) for act in standing if act.verb == "withdraw" for id_ in _listed(act, "claims")]
    acts = pl.Series([act.id for act in standing], dtype=pl.String)
    return (
        said.filter(pl.col("act").is_in(acts.implode()))
        .with_columns(withdrawn=pl.col("entry").is_in(pl.Series(withdrawn, dtype=pl.String).implode()))
        .sort("withdrawn", "at", "entry")
        .unique("key", keep="first", maintain_order=True)
        .sort("key")
    )


def _listed(act: Act, name: str) -> list[object]:
    listed = act.content.get(name, [])
    return listed if isinstance(listed, list) else []


def claim_entries(ledger: Ledger, keys: set[str]) -> list[str]:
    """The ids of the ledger entries that say one of these claims."""
    rows = ledger.bodies("claim")
    bodies = pl.Series([row[4] for row in rows], dtype=pl.String).str.json_decode(pl.Struct({"key": pl.String}))
    return [row[0] for row, body in zip(rows, bodies.struct.field("key").to_list(), strict=True) if body in keys]


def standing_keys(ledger: Ledger, standing: list[Act]) -> set[str]:
    """The keys of all claims that stand: an import skips what is said already."""
    claims = read_claims(ledger, standing)
    return set(claims.filter(~pl.col("withdrawn"))["key"].to_list())
