"""Reads mechanism, channel, medium and growth type off the log of what happened, as one who saw everything would.

Written apart from the rules of the frame, from the same definitions: where the two disagree, one of them is wrong.
"""

from dataclasses import dataclass

from inroads.world.log import Joining, NetworkLife

COARSE = {
    "face_to_face": "offline", "post": "offline", "phone": "remote_voice", "sms": "remote_voice",
    "private_chat": "online", "group_chat": "online", "public_online": "online", "game": "online", "email": "online",
}  # fmt: skip
ENABLERS = ("professional_enabler", "recruited_enabler")
LOCAL_RECRUITS = ("recruited_enabler", "money_mule")
EARLY = 3
HALF = 0.5
BY_CIRCUMSTANCE = (("open_call", "M8"), ("own_move", "M9"), ("pressed", "M10"), ("debt_decided", "M4"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way in, read off the log."""

    joining: Joining
    mechanism: str
    contributing: tuple[str, ...]
    channel: str
    medium: str
    path: tuple[str, ...]
    initiative: str
    relation: str
    phase: str

    @property
    def counts(self) -> bool:
        """Whether the way in belongs to somebody who is in the network, not to a buyer or one who did not know."""
        return self.relation in ("member", "contractor")


def ways_in(life: NetworkLife) -> list[Way]:
    """Every way into one network, in the order of the log."""
    ways = []
    late_core = 0
    for joining in life.joinings:
        phase = "founding" if joining.founder else "later"
        if joining.role == "core" and not joining.founder:
            late_core += 1
            phase = "early" if late_core <= EARLY else "later"
        ways.append(_way(joining, phase))
    return ways


def _way(joining: Joining, phase: str) -> Way:
    mechanism = _mechanism(joining)
    media = [COARSE[step.medium] for step in joining.steps]
    path = tuple(medium for number, medium in enumerate(media) if number == 0 or media[number - 1] != medium)
    return Way(
        joining, mechanism, _contributing(joining, mechanism), _channel(joining, mechanism), media[0], path,
        _initiative(joining), _relation(joining), phase,
    )  # fmt: skip


def _mechanism(joining: Joining) -> str:
    for circumstance, mechanism in BY_CIRCUMSTANCE:
        if circumstance in joining.circumstances:
            return mechanism
    if joining.tie is not None:
        return _of_tie(joining.tie_content, joining.steps[0].medium)
    if joining.place is not None:
        return "M7" if COARSE[joining.steps[0].medium] == "online" else "M6"
    return "M5"


def _of_tie(content: str, formed: str) -> str:
    if content in ("work", "service_trade"):
        return "M2"
    return "M3" if content == "association_sport" or formed == "game" else "M1"


def _contributing(joining: Joining, mechanism: str) -> tuple[str, ...]:
    held = joining.circumstances
    more = []
    if mechanism in ("M4", "M9", "M10") and joining.tie is not None:
        more.append(_of_tie(joining.tie_content, joining.steps[0].medium))
    if "deceived" in held:
        more.append("M10")
    if "debt_decided" in held and mechanism != "M4":
        more.append("M4")
    return tuple(more)


def _channel(joining: Joining, mechanism: str) -> str:
    if mechanism in ("M6", "M7", "M8"):
        return "place"
    if joining.tie is not None or joining.agent is not None:
        return "contact"
    return "place"


def _initiative(joining: Joining) -> str:
    if joining.founder:
        return ""
    if joining.circumstances & {"own_move", "customer"}:
        return "person"
    return "broker" if joining.part == "introduced" else "network"


def _relation(joining: Joining) -> str:
    if "customer" in joining.circumstances:
        return "customer_of_service"
    if "deceived" in joining.circumstances:
        return "unwitting"
    return "contractor" if joining.role == "professional_enabler" else "member"


def growth_type(ways: list[Way]) -> str:
    """The published growth type of a network of which everything is known; ``outside`` where none fits.

    A network that took on neither enabler nor mule stands outside: there is no growth to name.
    """
    counted = [way for way in ways if way.counts]
    if not any(way.joining.role in (*ENABLERS, *LOCAL_RECRUITS) for way in counted):
        return "outside"
    began = origin([way for way in counted if way.joining.founder])
    if began == "social":
        return "2" if any(_through_forum(way) for way in counted if way.joining.role in ENABLERS) else "1"
    if began == "online_place":
        local = (way for way in counted if way.joining.role in LOCAL_RECRUITS)
        return "3" if any((way.channel, way.medium) == ("contact", "offline") for way in local) else "4"
    return "outside"


def origin(ways: list[Way]) -> str:
    """Where people met, most of them: ``social`` (contacts formed offline), ``online_place``, or ``neither``.

    Of founders it is the origin of their network; of the ways up to a landmark (`landmark`), the origin up to there.
    """
    by_ties = sum((way.channel, way.medium) == ("contact", "offline") for way in ways) / len(ways)
    by_forum = sum(_through_forum(way) for way in ways) / len(ways)
    if by_ties >= HALF > by_forum:
        return "social"
    return "online_place" if by_forum >= HALF > by_ties else "neither"


def landmark(ways: list[Way], first: int = EARLY) -> tuple[list[Way], list[Way]]:
    """The founders and, where they are fewer than ``first``, the next of the core; and who came after the last of them.

    Who came in between, without being of the core, is in neither.
    """
    counted = [way for way in ways if way.counts]
    core = sorted((way for way in counted if way.joining.role == "core"), key=_order)
    founders = sum(way.joining.founder for way in core)
    reached = core[: max(founders, first)]
    last = max(way.joining.at for way in reached)
    return reached, [way for way in counted if way.joining.at > last]


def _order(way: Way) -> tuple[bool, int, int]:
    return not way.joining.founder, way.joining.at, way.joining.number


def _through_forum(way: Way) -> bool:
    return (way.channel, way.medium) == ("place", "online")
