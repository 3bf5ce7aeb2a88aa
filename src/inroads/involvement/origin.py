"""Where the founding core met: every origin that what is known of the founders leaves open, exactly.

S is the share of founders met through contacts formed offline, F the share met at an online place (threshold 1/2):
``social`` if S >= 1/2 > F, ``online_place`` if F >= 1/2 > S, else ``neither``.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from inroads.involvement.medium import is_known
from inroads.model.missing import NOT_APPLICABLE

Origin = Literal["social", "online_place", "neither"]
ORIGINS: frozenset[Origin] = frozenset({"social", "online_place", "neither"})

SOCIAL, PLACE, OTHER = "S", "F", "O"
EITHER = frozenset({SOCIAL, PLACE, OTHER})


def ways_open(channel: str, medium: str) -> frozenset[str]:
    """Which of S, F and O a founder with this channel and this world can be.

    >>> sorted(ways_open("contact", "not_recorded"))
    ['O', 'S']
    """
    contact, place = channel != "place", channel != "contact"
    offline = medium == "offline" or not is_known(medium)
    online = medium == "online" or not is_known(medium)
    ways = {way for way, able in ((SOCIAL, contact and offline), (PLACE, place and online)) if able}
    settled = is_known(channel) and is_known(medium)
    return frozenset(ways if settled and ways else {*ways, OTHER})


@dataclass(frozen=True)
class Founders:
    """Founders of one network by what they can be: those that surely are founders, and those that may be."""

    sure: Counter[frozenset[str]]
    maybe: Counter[frozenset[str]]

    def able_at_least(self, way: str) -> tuple[int, int]:
        """How many sure and how many possible founders can be this way, or else at most ``O``."""
        keys = (frozenset({way}), frozenset({way, OTHER}))
        return sum(self.sure[key] for key in keys), sum(self.maybe[key] for key in keys)


def origins_open(founders: Founders, threshold: float = 0.5) -> frozenset[Origin]:
    """Every origin that some filling-in of the unknowns gives; all of them where no founder is known.

    Social and online origins are decided at the filling-in that favours them most, which is attainable. For ``neither``
    either both shares lie below the threshold (found by letting everybody open be neither) or both reach it.
    """
    if not founders.sure and not founders.maybe:
        return ORIGINS
    found: set[Origin] = set()
    if _can_lead(founders, SOCIAL, PLACE, threshold):
        found.add("social")
    if _can_lead(founders, PLACE, SOCIAL, threshold):
        found.add("online_place")
    if _both_below(founders, threshold) or _both_reach(founders, threshold):
        found.add("neither")
    return frozenset(found)


def _can_lead(founders: Founders, way: str, rival: str, threshold: float) -> bool:
    ahead = sum(count for ways, count in founders.sure.items() if way in ways)
    behind = sum(count for ways, count in founders.sure.items() if ways == {rival})
    total = sum(founders.sure.values())
    only = founders.maybe[frozenset({way})]
    able = sum(count for ways, count in founders.maybe.items() if way in ways)
    neutral = sum(count for ways, count in founders.maybe.items() if OTHER in ways)
    return any(
        ahead + joined >= threshold * (total + joined + others) > behind
        for joined in range(able + 1)
        for others in range(neutral - max(0, joined - only) + 1)
    )


def _both_below(founders: Founders, threshold: float) -> bool:
    fixed = {way: founders.sure[frozenset({way})] for way in (SOCIAL, PLACE)}
    spare = {way: founders.maybe[frozenset({way})] for way in (SOCIAL, PLACE)}
    total = sum(founders.sure.values()) + sum(count for ways, count in founders.maybe.items() if OTHER in ways)
    return any(
        fixed[SOCIAL] + i < threshold * (total + i + j) > fixed[PLACE] + j
        for i in range(spare[SOCIAL] + 1)
        for j in range(spare[PLACE] + 1)
    )


def _both_reach(founders: Founders, threshold: float) -> bool:
    """Whether both shares can reach the threshold at once: nobody open is neither, whoever can split may do so."""
    social, maybe_social = founders.able_at_least(SOCIAL)
    place, maybe_place = founders.able_at_least(PLACE)
    either, maybe_either = founders.sure[EITHER], founders.maybe[EITHER]
    fixed = founders.sure[frozenset({OTHER})]
    return any(
        min(social + split + i, place + either - split + j) >= threshold * (social + place + either + fixed + i + j) > 0
        for split in range(either + 1)
        for i in range(maybe_social + maybe_either + 1)
        for j in range(maybe_place + maybe_either + 1)
        if max(0, i - maybe_social) + max(0, j - maybe_place) <= maybe_either
    )


def founder_ways(channel: str, medium: str) -> frozenset[str] | None:
    """What a founder can be; None where the way in does not apply to this person."""
    return None if NOT_APPLICABLE in (channel, medium) else ways_open(channel, medium)
