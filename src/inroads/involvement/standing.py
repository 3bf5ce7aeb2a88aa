"""Who is counted: the boundaries that the standing of a person and the relation of an entry draw."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row

Counted = Literal["yes", "customer", "other_relation", "never"]

NOT_MEMBERS = ("victim", "declined", "unwitting", "bystander")
"""Standings that keep a person out of the make-up of a network, though not out of what is told of it."""


def standings(memberships: Iterable[Row]) -> dict[tuple[str, str], set[str]]:
    """The known standings of each person in each network, over all spells."""
    held: dict[tuple[str, str], set[str]] = {}
    for row in memberships:
        if row["person"] and row["network"] and is_known(row["standing"]):
            held.setdefault((row["person"], row["network"]), set()).add(row["standing"])
    return held


def counted_of(entry: Row, held: set[str], rule: Mapping[str, Any]) -> Counted:
    """Whether an entry enters the tables.

    Infiltrators, informants, researchers and bystanders never do; customers and other relations are counted apart.
    A relation that is not known counts: the default is members and contractors, and most files do not say.
    """
    out = {*rule["standing_never"], "bystander"}
    if held & out and not held & set(rule["standing"]):
        return "never"
    relation = entry["relation"]
    if relation in rule["relation_apart"]:
        return "customer"
    return "yes" if relation in rule["relation"] or not is_known(relation) else "other_relation"
