"""Entries with what follows from them by rule: layer, channel, medium, phase, and whether they are counted."""

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.medium import is_known
from inroads.involvement.phases import phases
from inroads.involvement.snapshot import Row, Tables, claims_of, grouped
from inroads.involvement.standing import counted_of, standings, uncontested
from inroads.involvement.way_in import Named, channel_of, medium_of
from inroads.model.missing import CONTESTED

SCHEMA = pl.Schema(
    {
        "entry": pl.String(),
        "person": pl.String(),
        "network": pl.String(),
        "layer": pl.String(),
        "founder": pl.String(),
        "relation": pl.String(),
        "counted": pl.String(),
        "mechanism": pl.String(),
        "channel": pl.String(),
        "medium": pl.String(),
        "medium_first_contact": pl.String(),
        "medium_commitment": pl.String(),
        "place": pl.String(),
        "initiative": pl.String(),
        "at_earliest": pl.Date(),
        "at_latest": pl.Date(),
        "phase": pl.String(),
        "claims": pl.List(pl.String),
    }
)


def derived_entries(table: Tables, frame: Frame) -> pl.DataFrame:
    """One row per entry; ``channel`` and ``medium`` (fine) are derived where no cell says them."""
    named = _named(table)
    held = standings(table("memberships").iter_rows(named=True))
    rows = [_derived(entry, named[entry["entry"]], held, frame) for entry in table("entries").iter_rows(named=True)]
    phase = phases(rows, frame.rules["phases"])
    for row in rows:
        row["phase"] = phase[row["entry"]]
    return pl.DataFrame(rows, schema=SCHEMA)


def _named(table: Tables) -> dict[str, Named]:
    agents = grouped(uncontested(table("entry_agents").iter_rows(named=True)), "entry")
    steps = grouped(uncontested(table("steps").iter_rows(named=True)), "entry")
    ties = {row["tie"]: row for row in uncontested(table("ties").iter_rows(named=True))}
    denied = (_denied_ties(table("claims")) | set(table("ties")["tie"])) - ties.keys()
    places = {row["place"]: row for row in table("places").iter_rows(named=True)}
    return {
        entry["entry"]: Named(
            agents.get(entry["entry"], []),
            steps.get(entry["entry"], []),
            ties.get(entry["tie"] or ""),
            places.get(entry["place"] or ""),
            names_tie=entry["tie"] is not None and entry["tie"] not in denied,
        )
        for entry in table("entries").iter_rows(named=True)
    }


def _denied_ties(claims: pl.DataFrame) -> set[str]:
    """Ties of which it was said that there are none; what stands in the table of ties was said to be as well."""
    gone = claims.filter(
        (pl.col("unit_type") == "tie")
        & (pl.col("variable") == "exists")
        & (pl.col("polarity") == "absent")
        & (pl.col("state") != "withdrawn")
    )
    return set(gone["unit"])


def _derived(entry: Row, named: Named, held: dict[tuple[str, str], set[str]], frame: Frame) -> Row:
    medium = medium_of(entry, named, frame.rules["medium"])
    first_contact = entry["medium_first_contact"]
    return {
        **{name: entry[name] for name in SCHEMA if name in entry},
        "layer": _layer(entry, frame.rules["phases"]["early_layer"]),
        "counted": counted_of(entry, held.get((entry["person"], entry["network"]), set()), frame.rules["counted"]),
        "channel": channel_of(entry, named, frame.rules["channel"]),
        "medium": medium,
        "medium_first_contact": first_contact if is_known(first_contact) or first_contact == CONTESTED else medium,
        "claims": claims_of(entry, named.tie, named.place, *named.agents, *named.steps),
    }


def _layer(entry: Row, core: str) -> str:
    """The layer at entry; a founder whose layer is not said belongs to the core."""
    layer: str = entry["role"]
    return core if entry["founder"] == "yes" and not is_known(layer) else layer
