"""A network while it runs: who is in it, in which layer, who was asked before, and what is still to come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from inroads.world.life.scene import Agent
from inroads.world.log import Joining, NetworkLife

Act = Callable[[], None]


@dataclass(slots=True)
class Running:
    """One network on its way from founding to end; ``apart`` are buyers and those who do not know what they are in.

    ``members`` are those who are in today, ``inside`` by which joining, ``fates`` what becomes of them at the end.
    """

    life: NetworkLife
    town: list[Agent]
    forum_founded: bool
    high_tech: bool
    online: float
    ambition: int = 0
    rooted: bool = True
    members: dict[str, list[Agent]] = field(default_factory=dict)
    recruiters: list[Agent] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    outsiders: dict[int, Agent] = field(default_factory=dict)
    inside: dict[int, Joining] = field(default_factory=dict)
    fates: dict[int, str] = field(default_factory=dict)
    came: int = 0
    agenda: list[tuple[int, int, Act]] = field(default_factory=list)
    planned: int = 0

    def plan(self, day: int, act: Act) -> None:
        """Something is to happen that day."""
        self.planned += 1
        heappush(self.agenda, (day, self.planned, act))

    def live_through(self) -> None:
        """Let everything planned, and all that it brings about, happen in the order of days until the end."""
        while self.agenda and self.agenda[0][0] <= self.life.ended:
            heappop(self.agenda)[2]()

    def enter(self, agent: Agent, joining: Joining) -> None:
        """Somebody is in from today."""
        self.inside[agent.number] = joining
        if agent.number not in self.apart:
            self.members.setdefault(joining.role, []).append(agent)
            if joining.function == "mule_recruiter":
                self.recruiters.append(agent)

    def exit(self, agent: Agent) -> None:
        """Somebody is out from today."""
        joining = self.inside.pop(agent.number)
        for held in (self.members.get(joining.role, []), self.recruiters):
            if agent in held:
                held.remove(agent)

    @property
    def core(self) -> list[Agent]:
        """Who is in the core today."""
        return self.members.get("core", [])
