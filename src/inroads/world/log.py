"""The log of an invented field: what happened, in plain facts. Life writes it; annotator, truth and trace read it.

No way in is named here, and nothing that nobody could have seen (trust, propensity). Dates are day numbers.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Person:
    """Somebody who lives: where (``town`` is None for those of the online world) and by what trade."""

    number: int
    country: str
    town: int | None
    trade: str


@dataclass(slots=True)
class Place:
    """An offline, online or hybrid place where people meet; ``town`` is None where it belongs to none.

    A place that did not last has a day and a ``fate`` (seized, relocated, closed); ``before`` is the one that it
    follows.
    """

    number: int
    kind: str
    medium: str
    access: str
    governance: tuple[str, ...]
    purpose: str
    opened: int
    town: int | None
    closed: int | None = None
    fate: str = ""
    before: int | None = None


@dataclass(slots=True)
class Tie:
    """A lasting relation of two persons: how it was formed and how it is kept (since ``switched``, if it changed)."""

    number: int
    a: int
    b: int
    content: str
    formed: str
    place: int | None
    began: int
    kept: str
    switched: int | None
    introducer: int | None = None
    strong: bool = False

    def other(self, person: int) -> int:
        """Who stands at the other end."""
        return self.b if person == self.a else self.a


@dataclass(slots=True)
class Step:
    """One step of a way in."""

    medium: str
    act: str
    at: int
    place: int | None = None
    tie: int | None = None


@dataclass(slots=True)
class Approach:
    """An attempt to bring somebody in, whatever came of it; ``by`` is None for an open call."""

    number: int
    person: int
    by: int | None
    medium: str
    at: int
    outcome: str
    place: int | None = None
    tie: int | None = None


@dataclass(slots=True)
class Joining:
    """Somebody comes in: through which tie or person, where, on whose move, under what circumstances.

    ``succeeds`` is the joining of which this is the continuation, in a network that split off, went on or took over:
    the way in is the old one, the day is that of the change.
    """

    number: int
    person: int
    at: int
    role: str
    function: str
    steps: list[Step]
    founder: bool = False
    tie: int | None = None
    tie_content: str = ""
    place: int | None = None
    place_medium: str = ""
    agent: int | None = None
    part: str = ""
    approach: int | None = None
    circumstances: frozenset[str] = frozenset()
    succeeds: int | None = None


@dataclass(slots=True)
class Use:
    """A person of the network is in a place for something, for a while."""

    person: int
    place: int
    function: str
    began: int
    ended: int


@dataclass(slots=True)
class Leaving:
    """Somebody leaves, or is there to the end."""

    person: int
    at: int
    reason: str


@dataclass(slots=True)
class Activity:
    """Something done in a phase of the script, by whom, where, and what it cannot run without."""

    number: int
    phase: str
    function: str
    medium: str
    place: int | None
    actors: tuple[int, ...]
    depends_on: tuple[int, ...]
    at: int


@dataclass(slots=True)
class Flow:
    """Something goes from one person to another."""

    number: int
    sender: int
    receiver: int
    what: str
    amount: int
    medium: str
    place: int | None
    at: int


@dataclass(slots=True)
class NetworkEvent:
    """What befalls a network: founded, split, merged, succeeded or ended; from which network, into which."""

    number: int
    event: str
    before: int | None
    after: int | None
    at: int


@dataclass(slots=True)
class NetworkLife:
    """Everything that happened to one network."""

    number: int
    country: str
    founded: int
    ended: int
    traits: dict[str, str]
    offences: list[str]
    joinings: list[Joining] = field(default_factory=list)
    approaches: list[Approach] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    events: list[NetworkEvent] = field(default_factory=list)
    hidden: bool = False
    forum_only: bool = False
    investigated: bool = False
    unit: str = ""
    investigation_began: int = 0
    sweep: int = 0


@dataclass(slots=True)
class Log:
    """What happened in one invented field."""

    networks: list[NetworkLife] = field(default_factory=list)
    persons: dict[int, Person] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
