"""Which networks are on record at which meeting places: by presence, by entry, by step of an entry."""

from dataclasses import dataclass

import polars as pl

from inroads.answers.ways import ways_in
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View

MEDIA = ("offline", "online", "hybrid")


@dataclass(frozen=True)
class Use:
    """One use of a place by a network; ``function`` is None where the record is an entry or a step."""

    network: str
    medium: str
    function: str | None
    unit: tuple[str, str]
    claims: tuple[str, ...]
    place: str = ""


def uses(view: View) -> list[Use]:
    """Every use on record, of those who are counted."""
    medium = dict(view.table("places").select("place", "medium").iter_rows())
    entries = ways_in(view)
    never = never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
    return [*_by_presence(view, medium, never), *_by_entry(entries, medium), *_by_step(view, entries, medium)]


def _by_presence(view: View, medium: dict[str, str], never: set[tuple[str, str]]) -> list[Use]:
    return [
        Use(
            row["network"],
            medium[row["place"]],
            row["function"],
            ("presence", row["presence"]),
            tuple(row["claims"]),
            row["place"],
        )
        for row in uncontested(view.table("presences").iter_rows(named=True))
        if row["network"] and row["place"] in medium and (row["person"], row["network"]) not in never
    ]


def _by_entry(entries: list[Row], medium: dict[str, str]) -> list[Use]:
    """An entry at a place that is named, or by way of a place; where the place tells no world, the entry does."""
    found = []
    for row in entries:
        named = medium.get(row["place"] or "")
        told = row["medium"] if row["channel"] == "place" and row["medium"] in MEDIA else None
        world = named if named and is_known(named) else told or named
        if row["network"] and world:
            found.append(
                Use(row["network"], world, None, ("entry", row["entry"]), tuple(row["claims"]), row["place"] or "")
            )
    return found


def _by_step(view: View, entries: list[Row], medium: dict[str, str]) -> list[Use]:
    steps = grouped(uncontested(view.table("steps").iter_rows(named=True)), "entry")
    return [
        Use(row["network"], medium[step["place"]], None, ("step", step["id"]), tuple(step["claims"]), step["place"])
        for row in entries
        for step in steps.get(row["entry"], [])
        if row["network"] and step["place"] in medium
    ]


def said_to_use_none(view: View) -> set[str]:
    """Networks said to have been present at no place at all: a denied presence that names no person and no place."""
    claims = view.table("claims").filter((pl.col("unit_type") == "presence") & (pl.col("state") != "withdrawn"))
    cells: dict[str, Row] = {}
    for row in claims.filter(pl.col("polarity") == "absent").iter_rows(named=True):
        cells.setdefault(row["unit"], {})[row["variable"]] = row["value"]
    whole = [said for said in cells.values() if "exists" in said and not {"person", "place"} & said.keys()]
    return {said["network"] for said in whole if "network" in said}


def is_settled(use: Use) -> bool:
    """Whether the world of the place and its function are both known."""
    return is_known(use.medium) and use.function is not None and is_known(use.function)
