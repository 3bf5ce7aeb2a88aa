"""The channel and medium of one entry, by the rule of the frame: what was coded wins, then what the entry names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row
from inroads.model.missing import CONTESTED, NOT_APPLICABLE, NOT_ASKED, NOT_RECORDED, UNKNOWN_TO_SOURCE

SAID = (CONTESTED, NOT_APPLICABLE, UNKNOWN_TO_SOURCE)
"""Words that somebody wrote or that follow from what was written: no rule overrides them in a coded cell."""


@dataclass(frozen=True)
class Named:
    """What an entry names: its agents, its steps in order, its tie and its place."""

    agents: list[Row] = field(default_factory=list)
    steps: list[Row] = field(default_factory=list)
    tie: Row | None = None
    place: Row | None = None
    names_tie: bool = False
    """Whether the entry names a tie that nobody denies, on record or not."""


def channel_of(entry: Row, named: Named, rule: Mapping[str, Any]) -> str:
    """``contact`` or ``place``, else the word that says why not."""
    coded: str = entry[rule["coded"]]
    if is_known(coded) or coded in SAID:
        return coded
    mechanism = entry["mechanism"]
    if mechanism in rule["by_mechanism"]:
        return str(rule["by_mechanism"][mechanism])
    if mechanism == CONTESTED:
        return CONTESTED
    is_named = {"tie": named.names_tie, "agent": bool(named.agents), "place": entry["place"] is not None}
    for clue in rule["by_named"]:
        if any(is_named[name] for name in clue["named"]):
            return str(clue["channel"])
    return coded if coded == NOT_ASKED else str(rule["else"])


def medium_of(entry: Row, named: Named, rule: Mapping[str, Any]) -> str:
    """The fine medium of the way in, else the word that says why not.

    Sources are asked in the order of the rule; what is contested ends the search, what is silent or unknown to the
    source leaves the word to the next one.
    """
    found = {
        "coded": entry[rule["coded"]],
        "first_contact": entry[rule["first_contact"]],
        "mechanism": rule["by_mechanism"].get(entry["mechanism"]),
        "first_step": first_medium(named.steps),
        "tie_formed": named.tie["formed_medium"] if named.tie else None,
        "place": rule["by_place"].get(named.place["medium"]) if named.place else None,
    }
    word = str(rule["else"])
    for name in rule["order"]:
        value: str | None = found[name]
        if is_known(value) or value == CONTESTED or (name == "coded" and value in SAID):
            return str(value)
        if value == UNKNOWN_TO_SOURCE or (value == NOT_ASKED and word == NOT_RECORDED and name == "coded"):
            word = value
    return word


def first_medium(steps: list[Row]) -> str | None:
    """The medium of the first step; None where several steps may be the first and differ."""
    numbers = [step["step"] for step in steps if step["step"] is not None]
    first = {step["medium"] for step in steps if numbers and step["step"] == min(numbers)}
    unnumbered = any(step["step"] is None for step in steps)
    return first.pop() if len(first) == 1 and not unnumbered else None
