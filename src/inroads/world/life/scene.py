"""The scene of an invented field while it lives: its people with what nobody can see in them, places and ties."""

import math
from dataclasses import dataclass, field
from datetime import date

from inroads.world.dice import Dice
from inroads.world.log import Log, NetworkLife, Person, Place, Tie
from inroads.world.settings import Settings

ONLINE = {"private_chat", "group_chat", "public_online", "game", "email"}
COUNTRIES = {"NL": 18.0, "GB": 9.0, "US": 10.0, "DE": 3.0}
HOMES = {"here": 0.80, "elsewhere": 0.08, "abroad": 0.12}
"""Where people live whose home has nothing to do with their way in: invented."""
WEB_COUNTRIES = {"RU": 5.0, "UA": 3.0, "RO": 2.0, "NL": 2.0, "GB": 1.0, "US": 1.0, "DE": 1.0}


@dataclass(slots=True)
class Agent:
    """Somebody with a life; trust, propensity, skill, debt and how much life is lived online are latent."""

    number: int
    trust: float
    propensity: float
    digital: float
    skill: float
    debt: bool
    trade: str
    town: int | None
    country: str
    circles: dict[str, int] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Engaged:
    """Somebody is in a network for a while."""

    agent: Agent
    role: str
    began: int
    ended: int


@dataclass(slots=True)
class Scene:
    """Everything that lives, and the log it leaves.

    ``online`` is the strength of everything online for the network that is being lived; ``there`` holds who is in an
    online place since when, ``taken`` who came into any network, ``housed`` whose home has been settled apart.
    """

    settings: Settings
    dice: Dice
    log: Log = field(default_factory=Log)
    agents: list[Agent] = field(default_factory=list)
    web: list[Agent] = field(default_factory=list)
    forums: list[Place] = field(default_factory=list)
    channels: list[Place] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    online: float = 1.0
    there: dict[int, list[tuple[int, Agent]]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    housed: set[int] = field(default_factory=set)
    engaged: dict[str, list[Engaged]] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """The next running number of a kind of thing."""
        number = self.counts.get(kind, 0) + 1
        self.counts[kind] = number
        return number

    def born(self, town: int | None, country: str, trade: str, digital: float) -> Agent:
        """A new person."""
        dice = self.dice
        skill = dice.bent(3.0) if town is not None else dice.bent(0.6)
        agent = Agent(
            len(self.agents), dice.random(), dice.bent(1.5), digital, skill, dice.chance(0.25), trade, town, country
        )
        self.agents.append(agent)
        self.log.persons[agent.number] = Person(agent.number, country, town, trade)
        return agent

    def house(self, agent: Agent, life: NetworkLife, ambition: int) -> None:
        """Let somebody who comes in live where he lives whatever his way in, in so many cases as the settings say."""
        settings, dice = self.settings, self.dice
        if not settings.dwelling or agent.number in self.housed or not dice.chance(settings.dwelling):
            return
        self.housed.add(agent.number)
        abroad = {"abroad": HOMES["abroad"] * math.exp(settings.common_cause * ambition)}
        home, person = dice.weighted(HOMES | abroad), self.log.persons[agent.number]
        person.town = life.number if home == "here" else None
        person.country = dice.weighted(WEB_COUNTRIES | {life.country: 0.0}) if home == "abroad" else life.country

    @staticmethod
    def open_at(places: list[Place], day: int) -> list[Place]:
        """Which of the places are open that day."""
        return [place for place in places if place.opened < day and (place.closed is None or day < place.closed)]

    def opened(self, kind: str, medium: str, access: str, year: int, town: int | None = None) -> Place:
        """A new place."""
        governance = ("administrators", "reputation_score") if kind in ("forum_closed", "market") else ()
        purpose = "dedicated" if kind in ("forum_closed", "market") else "ordinary" if medium == "offline" else "mixed"
        opened = date(year, 1, 1).toordinal() + self.dice.below(365)
        place = Place(len(self.log.places) + 1, kind, medium, access, governance, purpose, opened, town)
        self.log.places[place.number] = place
        return place

    def tied(
        self,
        one: Agent,
        two: Agent,
        content: str,
        formed: str,
        place: int | None,
        at: int,
        introducer: int | None = None,
    ) -> Tie:
        """A new tie of two people."""
        kept, switched = self._kept(formed, at)
        tie = Tie(
            self.count("tie"), one.number, two.number, content, formed, place, at, kept, switched, introducer,
            self.dice.chance(0.35),
        )  # fmt: skip
        one.ties.append(tie)
        two.ties.append(tie)
        return tie

    def _kept(self, formed: str, at: int) -> tuple[str, int | None]:
        settings, dice = self.settings, self.dice
        online = formed in ONLINE
        if dice.chance(settings.kept_offline if online else settings.kept_online * min(1.0, self.online)):
            kept = "face_to_face" if online else self.remote()
            return kept, at + 30 + dice.below(700)
        return ("private_chat" if formed == "public_online" else formed), None

    def remote(self) -> str:
        """A medium for talking at a distance; with no internet, face to face all the same."""
        if self.settings.phone and self.dice.chance(self.settings.phone):
            return "phone" if self.dice.chance(0.8) else "sms"
        if self.online <= 0:
            return "face_to_face"
        return "private_chat" if self.dice.chance(0.75) else "group_chat"
