"""Who brought in whom: the layer of the one who did, and how many steps an entry lies from the founders."""

from collections import deque

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, Tables, grouped
from inroads.involvement.standing import uncontested
from inroads.model.missing import NOT_RECORDED

NOBODY = "none"
OUTSIDER = "outsider"
BROUGHT_BY = pl.Schema(
    {"entry": pl.String(), "agent": pl.String(), "agent_role": pl.String(), "claims": pl.List(pl.String)}
)
DEPTHS = pl.Schema({"entry": pl.String(), "depth": pl.Int64()})

Spot = tuple[str, str]
"""A person in a network."""


def brought_by(table: Tables, _frame: Frame) -> pl.DataFrame:
    """One row per entry and agent; an entry without one has one row: ``none`` if that was said, else not recorded."""
    entries = table("entries_derived").to_dicts()
    layers = layers_held(entries, table)
    agents = grouped(uncontested(table("entry_agents").iter_rows(named=True)), "entry")
    denied = _denied(table("claims"))
    rows: list[Row] = []
    for entry in entries:
        name = entry["entry"]
        for agent in agents.get(name, []):
            role = _role(agent["person"], entry["network"], layers)
            rows.append({"entry": name, "agent": agent["person"], "agent_role": role, "claims": agent["claims"]})
        if name not in agents:
            role = NOBODY if name in denied else NOT_RECORDED
            rows.append({"entry": name, "agent": None, "agent_role": role, "claims": denied.get(name, [])})
    return pl.DataFrame(rows, schema=BROUGHT_BY)


def layers_held(entries: list[Row], table: Tables) -> dict[Spot, str]:
    """The layer of each person in each network: that at entry, else that of a role; else not recorded."""
    held: dict[Spot, str] = {}
    for row in table("memberships").iter_rows(named=True):
        if row["person"] and row["network"]:
            held[row["person"], row["network"]] = NOT_RECORDED
    for row in (*reversed(table("roles").to_dicts()), *reversed(entries)):
        spot = (row["person"], row["network"])
        if None not in spot and (is_known(row["layer"]) or spot not in held):
            held[spot] = row["layer"]
    return held


def _role(person: str | None, network: str | None, layers: dict[Spot, str]) -> str:
    if person is None or network is None:
        return NOT_RECORDED
    return layers.get((person, network), OUTSIDER)


def _denied(claims: pl.DataFrame) -> dict[str, list[str]]:
    """Entries of which it was said that nobody brought the person in, with those claims."""
    said = claims.filter(
        (pl.col("unit_type") == "entry_agent")
        & (pl.col("variable") == "entry")
        & (pl.col("polarity") == "absent")
        & (pl.col("state") != "withdrawn")
    )
    named = claims.filter((pl.col("unit_type") == "entry_agent") & (pl.col("variable") == "person"))
    nobody = said.join(named.select("unit"), on="unit", how="anti")
    return {entry: rows["claim"].to_list() for (entry,), rows in nobody.group_by("value")}


def depths(table: Tables, _frame: Frame) -> pl.DataFrame:
    """How far each entry lies from the founders: 0 a founder, 1 brought in by one; null where no chain leads there.

    The shortest chain counts. Persons who brought in each other in a circle without a founder lie nowhere.
    """
    entries = table("entries_derived").to_dicts()
    agents = grouped(uncontested(table("entry_agents").iter_rows(named=True)), "entry")
    brought: dict[Spot, list[Row]] = {}
    for entry in entries:
        for agent in agents.get(entry["entry"], []):
            if agent["person"] and entry["network"]:
                brought.setdefault((agent["person"], entry["network"]), []).append(entry)
    depth = {entry["entry"]: 0 for entry in entries if entry["founder"] == "yes"}
    queue = deque(entry for entry in entries if entry["founder"] == "yes")
    while queue:
        entry = queue.popleft()
        for newcomer in brought.pop((entry["person"], entry["network"]), []):
            if newcomer["entry"] not in depth:
                depth[newcomer["entry"]] = depth[entry["entry"]] + 1
                queue.append(newcomer)
    rows = [{"entry": entry["entry"], "depth": depth.get(entry["entry"])} for entry in entries]
    return pl.DataFrame(rows, schema=DEPTHS)
