"""What one network adds to each question: parts (above the line) and wholes (below it)."""

from collections import Counter
from collections.abc import Iterable

from inroads.world.annotator import Way
from inroads.world.case import LAYERS, Case, coarse
from inroads.world.course import cannot_run_without
from inroads.world.truth.tally import Cell, Parts, Wholes

Added = tuple[Parts, Wholes]
ALL: Cell = ()
WORLDS = ("offline", "remote_voice", "online")


def two_by_two(case: Case) -> Added:
    """By layer: the network's own shares, its entries, and whether a cell occurs in it at all."""
    parts: Parts = {}
    wholes: Wholes = {}
    for layer in (*LAYERS, "all"):
        ways = [way for way in case.counted if layer in ("all", way.joining.role)]
        if not ways:
            continue
        wholes |= {("per_network", layer): 1.0, ("per_entry", layer): float(len(ways)), ("any_use", layer): 1.0}
        for cell, count in Counter((way.channel, way.medium) for way in ways).items():
            parts[("per_network", layer), cell] = count / len(ways)
            parts[("per_entry", layer), cell] = float(count)
            parts[("any_use", layer), cell] = 1.0
    return parts, wholes


def by_role(case: Case) -> Added:
    """Entries of each role by channel and medium."""
    return _pooled(((way.joining.role,), (way.channel, way.medium)) for way in case.counted)


def by_phase(case: Case) -> Added:
    """Entries of each phase by channel and medium."""
    return _pooled(((way.phase,), (way.channel, way.medium)) for way in case.counted)


def pathways(case: Case) -> Added:
    """Entries by the sequence of media of their steps."""
    return _pooled((ALL, (" > ".join(way.path),)) for way in case.counted)


def approaches(case: Case) -> Added:
    """Approaches of each medium by what came of them, but those of buyers and of the unwitting."""
    apart = {way.joining.person for way in case.ways if not way.counts}
    made = [one for one in case.life.approaches if one.person not in apart]
    return _pooled(((coarse(one.medium),), (one.outcome,)) for one in made)


def growth_types(case: Case) -> Added:
    """The growth type of the network."""
    return _pooled([(ALL, (case.growth_type,))])


def brought_by(case: Case) -> Added:
    """Entries of each layer by the role of the one who brought in; ``none`` where nobody did."""
    return _pooled(((way.joining.role,), (_role_of_agent(case, way),)) for way in case.counted)


def _role_of_agent(case: Case, way: Way) -> str:
    agent = way.joining.agent
    return case.role_of.get(agent, "outsider") if agent is not None else "none"


def depth(case: Case) -> Added:
    """Entries by the number of hands between founders and newcomer."""
    joinings = {way.joining.person: way.joining for way in case.counted}
    depths: list[str] = []
    for newcomer in joinings.values():
        joining, hands = newcomer, 0
        while not joining.founder and joining.agent in joinings and hands < len(joinings):
            joining, hands = joinings[joining.agent], hands + 1
        depths.append(str(hands) if joining.founder else "unknown")
    return _pooled((ALL, (found,)) for found in depths)


def place_use(case: Case) -> Added:
    """Whether the network uses a place of a medium at all."""
    places = {use.place for use in case.life.uses}
    places |= {way.joining.place for way in case.ways if way.joining.place is not None}
    places |= {step.place for way in case.ways for step in way.joining.steps if step.place is not None}
    return {(ALL, (medium,)): 1.0 for medium in {case.place_medium(place) for place in places}}, {ALL: 1.0}


def place_functions(case: Case) -> Added:
    """Whether the network uses a place of a medium for a function, among networks that use one of that medium."""
    cells = {(case.place_medium(use.place), use.function) for use in case.life.uses}
    return {((medium,), (function,)): 1.0 for medium, function in cells}, {(medium,): 1.0 for medium, _ in cells}


def formed_maintained(case: Case) -> Added:
    """Ties by the medium in which they were formed and the one in which they are kept."""
    return _pooled((ALL, (coarse(tie.formed), coarse(tie.kept))) for tie in case.life.ties)


def phases(case: Case) -> Added:
    """The network's own share of what is done in each phase by medium."""
    counted = Counter((one.phase, coarse(one.medium)) for one in case.life.activities)
    whole = Counter(one.phase for one in case.life.activities)
    parts: Parts = {((phase,), (medium,)): count / whole[phase] for (phase, medium), count in counted.items()}
    return parts, {(phase,): 1.0 for phase in whole}


def script_map(case: Case) -> Added:
    """Whether something is done in a phase, for a function, by a medium at all."""
    done = {(one.phase, one.function, coarse(one.medium)) for one in case.life.activities}
    return {(ALL, cell): 1.0 for cell in done}, {ALL: 1.0} if done else {}


def needs(case: Case) -> Added:
    """Activities of each medium by whether they cannot run without one of another."""
    leaning = {world: cannot_run_without(case.life.activities, world) for world in WORLDS}
    return _pooled(
        ((coarse(one.medium), world), ("yes" if one.number in leaning[world] else "no",))
        for one in case.life.activities
        for world in WORLDS
        if coarse(one.medium) != world
    )


def roles(case: Case) -> Added:
    """The network's own share of members in each layer."""
    counted = Counter(way.joining.role for way in case.counted)
    members = sum(counted.values())
    return {(ALL, (layer,)): count / members for layer, count in counted.items()}, {ALL: 1.0}


def span(case: Case) -> Added:
    """How far each part of the network reaches; shares are over networks in which the part exists."""
    return _pooled(((part,), (reach,)) for part, reach in case.spans().items() if reach != "not_applicable")


def _pooled(cells: Iterable[tuple[Cell, Cell]]) -> Added:
    parts: Parts = {}
    wholes: Wholes = {}
    for key in cells:
        parts[key] = parts.get(key, 0.0) + 1.0
        wholes[key[0]] = wholes.get(key[0], 0.0) + 1.0
    return parts, wholes
