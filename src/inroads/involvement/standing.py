"""Who is counted: the boundaries that the standing of a person and the relation of an entry draw."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row

Counted = Literal["yes", "customer", "other_relation", "never", "contested"]
Spot = tuple[str, str]
"""A person in a network."""

EXISTENCE_CONTESTED = "exists=contested"


def is_contested(row: Row) -> bool:
    """Whether sources disagree about there being such a row at all; it is told and not counted."""
    return EXISTENCE_CONTESTED in (row["missing"] or ())


def uncontested(rows: Iterable[Row]) -> list[Row]:
    """The rows of which nobody says that they are not so."""
    return [row for row in rows if not is_contested(row)]


def standings(memberships: Iterable[Row]) -> dict[Spot, set[str]]:
    """The known standings of each person in each network, over all spells."""
    held: dict[Spot, set[str]] = {}
    for row in memberships:
        if row["person"] and row["network"] and is_known(row["standing"]) and not is_contested(row):
            held.setdefault((row["person"], row["network"]), set()).add(row["standing"])
    return held


def never_counted(memberships: Iterable[Row], rule: Mapping[str, Any]) -> set[Spot]:
    """Infiltrators, informants, researchers and bystanders in their networks, with an entry on record or without."""
    return {spot for spot, held in standings(memberships).items() if _is_never(held, rule)}


def _is_never(held: set[str], rule: Mapping[str, Any]) -> bool:
    return bool(held & {*rule["standing_never"], "bystander"}) and not held & set(rule["standing"])


def counted_of(entry: Row, held: set[str], rule: Mapping[str, Any]) -> Counted:
    """Whether an entry enters the tables.

    Infiltrators, informants, researchers and bystanders never do; customers, other relations and entries whose
    very existence is contested are counted apart.
    A relation that is not known counts: the default is members and contractors, and most files do not say.
    """
    if _is_never(held, rule):
        return "never"
    if is_contested(entry):
        return "contested"
    relation = entry["relation"]
    if relation in rule["relation_apart"]:
        return "customer"
    return "yes" if relation in rule["relation"] or not is_known(relation) else "other_relation"
