"""The claims of a study, read from the ledger: equal keys collapsed, undone acts left out, withdrawn ones marked."""

import hashlib

import polars as pl

from inroads.store.acts import Act, files_of
from inroads.store.claim_bodies import claim_bodies
from inroads.store.entry import canonical
from inroads.store.ledger import Ledger

KEY_DIGITS = 16


def key_of(unit_type: str, unit: str, variable: str, value: str, polarity: str, passages: list[str], coder: str) -> str:
    """The key of a claim: the same thing said by the same coder on the same passages has the same key."""
    said = canonical([unit_type, unit, variable, value, polarity, sorted(passages), coder])
    return hashlib.sha256(said.encode()).hexdigest()[:KEY_DIGITS]


def read_claims(ledger: Ledger, standing: list[Act]) -> pl.DataFrame:
    """One row per claim that an act that stands says, be it that the act found it said already.

    Columns are those of :data:`~inroads.store.claim_bodies.BODY`, with ``at`` (UTC, of the first entry that says it)
    and ``withdrawn``: taken back by name, or said only by files that were replaced. What was taken back no file brings
    back, not even one that a copy of the study took in meanwhile; a person may say it again.
    """
    said = claim_bodies(ledger)
    sayings = _sayings(said, standing)
    live = sayings.filter(~pl.col("act").is_in(replaced_acts(standing)))["key"].unique()
    taken_back = [str(id_) for act in standing if act.verb == "withdraw" for id_ in listed(act, "claims")]
    taken_keys = said.filter(pl.col("entry").is_in(taken_back))["key"].unique()
    by_hand = [act.id for act in standing if not files_of(act)]
    from_file = pl.col("key").is_in(taken_keys.implode()) & ~pl.col("act").is_in(by_hand)
    return (
        said.filter(pl.col("key").is_in(sayings["key"].unique().implode()))
        .with_columns(
            withdrawn=pl.col("entry").is_in(taken_back) | from_file | ~pl.col("key").is_in(live.implode()),
            elsewhere=~pl.col("act").is_in([act.id for act in standing]),
            past=pl.col("act").is_in(replaced_acts(standing)),
        )
        .sort("withdrawn", "past", "elsewhere", "at", "entry")
        .unique("key", keep="first", maintain_order=True)
        .drop("elsewhere", "past")
        .sort("key")
    )


def _sayings(said: pl.DataFrame, standing: list[Act]) -> pl.DataFrame:
    """``act, key`` of everything that the acts say, of themselves or as said already."""
    acts = pl.Series([act.id for act in standing], dtype=pl.String)
    skipped = [(act.id, str(key)) for act in standing for key in listed(act, "skipped")]
    again = pl.DataFrame(skipped, schema={"act": pl.String, "key": pl.String}, orient="row")
    return pl.concat([said.filter(pl.col("act").is_in(acts.implode())).select("act", "key"), again])


def keys_of(ledger: Ledger, acts: list[Act]) -> set[str]:
    """The keys of everything that these acts say, of themselves or as said already."""
    return set(_sayings(claim_bodies(ledger), acts)["key"].to_list()) if acts else set()


def replaced_acts(standing: list[Act]) -> set[str]:
    """The ids of the acts whose files were replaced by another that stands."""
    return {str(id_) for act in standing for id_ in listed(act, "replaces")}


def listed(act: Act, name: str) -> list[object]:
    """A list in the content of an act; empty where there is none."""
    found = act.content.get(name, [])
    return found if isinstance(found, list) else []


def withdrawn_keys(ledger: Ledger, standing: list[Act]) -> set[str]:
    """The keys of what a person withdrew: an import does not bring it back, only undoing the withdrawal does."""
    gone = [str(id_) for act in standing if act.verb == "withdraw" for id_ in listed(act, "claims")]
    return set(claim_bodies(ledger).filter(pl.col("entry").is_in(gone))["key"].to_list()) if gone else set()


def claim_entries(ledger: Ledger, keys: set[str]) -> list[str]:
    """The ids of the ledger entries that say one of these claims."""
    return claim_bodies(ledger).filter(pl.col("key").is_in(list(keys)))["entry"].to_list()
