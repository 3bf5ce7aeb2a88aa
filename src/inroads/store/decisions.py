"""What persons settled, as claims of theirs: an adjudication stands until a later one, made in its knowledge, does."""

import polars as pl

from inroads.model.missing import CONTESTED
from inroads.model.tables import CLAIM_COLUMNS
from inroads.store.acts import Act
from inroads.store.claims import KEY_DIGITS, listed

UNIT = ["unit_type", "unit"]
CELL = [*UNIT, "variable"]
CLAIMS_TABLE = (*CLAIM_COLUMNS, "cell", "because")


def decisions_of(acts: list[Act]) -> pl.DataFrame:
    """Every adjudication as a claim of whoever settled it: what stands, and because of what."""
    past = {str(id_) for act in acts if act.verb == "adjudicate" for id_ in listed(act, "supersedes")}
    rows: list[dict[str, object]] = [
        {
            "claim": act.id[:KEY_DIGITS],
            **{name: str(act.content[name]) for name in (*CELL, "value", "polarity", "because")},
            "coder": act.author,
            "at": act.at,
            "certainty": "certain",
            "passages": [],
            "state": "withdrawn" if act.id in past else "adjudicated",
        }
        for act in acts
        if act.verb == "adjudicate"
    ]
    text = dict.fromkeys(CLAIMS_TABLE, pl.String())
    return pl.DataFrame(rows, schema={**text, "passages": pl.List(pl.String)})


def is_decision() -> pl.Expr:
    """Whether a row of the table of claims is a decision: it rests on no passage and on no cell, but on a reason."""
    bare = (pl.col("passages").list.len() == 0) & pl.col("cell").is_null() & pl.col("because").is_not_null()
    return bare & pl.col("state").is_in(["adjudicated", "withdrawn"])


def decided_in(decisions: pl.DataFrame) -> dict[tuple[str, str, str], str | None]:
    """What was adjudicated, by cell; two adjudications that differ leave it contested."""
    decided: dict[tuple[str, str, str], str | None] = {}
    for row in decisions.filter(pl.col("state") == "adjudicated").iter_rows(named=True):
        cell = (row["unit_type"], row["unit"], row["variable"])
        value = row["value"] if row["polarity"] == "present" else None
        decided[cell] = value if decided.get(cell, value) == value else CONTESTED
    return decided
