"""A network while it runs: who is in it, in which layer, and who was asked before."""

from dataclasses import dataclass, field

from inroads.world.life.scene import Agent
from inroads.world.log import NetworkLife


@dataclass(slots=True)
class Running:
    """One network on its way from founding to end; ``apart`` are buyers and those who do not know what they are in."""

    life: NetworkLife
    town: list[Agent]
    forum_founded: bool
    rooted: bool
    size: int
    members: dict[str, list[Agent]] = field(default_factory=dict)
    recruiters: list[Agent] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    outsiders: dict[int, Agent] = field(default_factory=dict)

    def joined(self, agent: Agent, layer: str, function: str) -> None:
        """Somebody is in from now on."""
        self.members.setdefault(layer, []).append(agent)
        self.known.add(agent.number)
        if function == "mule_recruiter":
            self.recruiters.append(agent)

    @property
    def count(self) -> int:
        """How many there are in all layers."""
        return sum(map(len, self.members.values()))
