"""One network as somebody would describe it who had seen everything: its ways in and what follows from them."""

from dataclasses import dataclass
from functools import cached_property

from inroads.world.annotator import COARSE, ENABLERS, Way, growth_type, ways_in
from inroads.world.log import Log, NetworkLife, Person

LAYERS = ("core", "professional_enabler", "recruited_enabler", "money_mule")


@dataclass(frozen=True)
class Case:
    """A network, its ways in, and the field it lies in."""

    life: NetworkLife
    ways: list[Way]
    log: Log

    @cached_property
    def counted(self) -> list[Way]:
        """The ways in of members and contractors."""
        return [way for way in self.ways if way.counts]

    @cached_property
    def growth_type(self) -> str:
        """The growth type, all being known."""
        return growth_type(self.ways)

    @cached_property
    def role_of(self) -> dict[int, str]:
        """The layer of everyone in the network."""
        return {way.joining.person: way.joining.role for way in self.counted}

    def place_medium(self, place: int) -> str:
        """Offline, online or hybrid."""
        return self.log.places[place].medium

    def spans(self) -> dict[str, str]:
        """How far core, enablers and victims reach."""
        core = [way.joining.person for way in self.counted if way.joining.role == "core"]
        enablers = [way.joining.person for way in self.counted if way.joining.role in ENABLERS]
        return {
            "core": _span([self.log.persons[number] for number in core]),
            "enablers": _span([self.log.persons[number] for number in enablers]),
            "victims": self.life.traits["geo_victims"],
        }


def _span(people: list[Person]) -> str:
    if not people:
        return "not_applicable"
    if len({person.country for person in people}) > 1:
        return "cross_border"
    towns = {person.town for person in people}
    return "local" if len(towns) == 1 and None not in towns else "national"


def cases_of(log: Log, investigated_only: bool = False) -> list[Case]:
    """The cases of a field; those investigated, or all."""
    lives = [life for life in log.networks if life.investigated or not investigated_only]
    return [Case(life, ways_in(life), log) for life in lives]


def coarse(medium: str) -> str:
    """Offline, remote voice or online."""
    return COARSE[medium]
