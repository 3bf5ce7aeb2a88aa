"""What was said not to be: absent claims and full coverage, the only things that turn silence into a no."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.medium import rolled_up, rollup_of
from inroads.involvement.snapshot import Row, Tables

JOINT = " | "
EVERYTHING = "all"
GROWTH_VARIABLES = ("growth_enablers", "growth_mules")

Told = dict[tuple[str, str, str], list[str]]
"""Claims by network, variable and value."""


@dataclass(frozen=True)
class Denied:
    """An entry that was said not to be: nobody of this layer came in this way; None stands for all."""

    network: str
    layer: str | None
    channel: str | None
    medium: str | None
    claims: tuple[str, ...]

    def covers(self, layer: str, channel: str, medium: str) -> bool:
        """Whether it denies every entry of this layer by this way."""
        said = ((self.layer, layer), (self.channel, channel), (self.medium, medium))
        return all(mine is None or mine == theirs for mine, theirs in said)


@dataclass(frozen=True)
class Said:
    """What was said of whole networks: ways in which enablers and mules were found, or were not; layers fully known."""

    present: Told
    absent: Told
    denied: list[Denied]
    coverage: dict[str, set[str]]

    def is_covered(self, network: str, *layers: str) -> bool:
        """Whether all entries of these layers are known."""
        held = self.coverage.get(network, set())
        return EVERYTHING in held or held.issuperset(layers)

    def none_came(self, network: str, layer: str, variable: str, value: str, way: tuple[str, str]) -> list[str] | None:
        """The claims by which nobody of the layer came in this way; None where that is not known."""
        if self.is_covered(network, layer):
            return []
        if (network, variable, value) in self.absent:
            return self.absent[network, variable, value]
        for one in self.denied:
            if one.network == network and one.covers(layer, *way):
                return list(one.claims)
        return None


def read_said(table: Tables, frame: Frame) -> Said:
    """All of it, from the claims and the folded networks. What is both said and denied counts as neither."""
    claims = table("claims").filter(pl.col("state") != "withdrawn")
    networks = table("networks").to_dicts()
    present = {
        (row["network"], variable, value): row["claims"]
        for row in networks
        for variable in GROWTH_VARIABLES
        for value in row.get(variable) or ()
    }
    absent = _absent(claims)
    return Said(
        {key: by for key, by in present.items() if key not in absent},
        {key: by for key, by in absent.items() if key not in present},
        _denied_entries(claims, frame),
        {row["network"]: set(row["coverage"] or ()) for row in networks},
    )


def _absent(claims: pl.DataFrame) -> Told:
    of_growth = (pl.col("unit_type") == "network") & pl.col("variable").is_in(GROWTH_VARIABLES)
    absent: Told = {}
    for row in claims.filter(of_growth & (pl.col("polarity") == "absent")).iter_rows(named=True):
        for value in (row["value"] or "").split(JOINT):
            absent.setdefault((row["unit"], row["variable"], value), []).append(row["claim"])
    return absent


def _denied_entries(claims: pl.DataFrame, frame: Frame) -> list[Denied]:
    """Denied rows of entries that name a network and no person: what is said of a person is said of nobody else."""
    entries = claims.filter(pl.col("unit_type") == "entry")
    gone = entries.filter((pl.col("variable") == "exists") & (pl.col("polarity") == "absent"))
    cells: dict[str, Row] = {}
    support: dict[str, list[str]] = {}
    for row in entries.join(gone.select("unit").unique(), on="unit", how="semi").iter_rows(named=True):
        cells.setdefault(row["unit"], {})[row["variable"]] = row["value"]
        support.setdefault(row["unit"], []).append(row["claim"])
    found = []
    for unit, said in cells.items():
        way = _way(said, frame.rules, rollup_of(frame))
        if way is not None and "network" in said and "person" not in said:
            found.append(Denied(said["network"], said.get("role"), *way, tuple(sorted(support[unit]))))
    return found


def _way(said: Row, rules: Mapping[str, Any], worlds: Mapping[str, str]) -> tuple[str | None, str | None] | None:
    """Channel and world denied; a denied mechanism denies a way only if it is that way by definition (M6, M7)."""
    mechanism = said.get("mechanism")
    by_definition = rules["medium"]["by_mechanism"]
    if mechanism is not None and mechanism not in by_definition:
        return None
    channel = said.get("channel") or rules["channel"]["by_mechanism"].get(mechanism)
    medium = said.get("medium") or said.get("medium_first_contact") or by_definition.get(mechanism)
    return channel, rolled_up(medium, worlds) if medium else None
