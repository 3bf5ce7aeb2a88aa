"""A coder who reads texts: writes rows on the passages that told him, and now and then reads something else in them."""

from collections.abc import Sequence

from inroads.model.access import ACCESSES
from inroads.world.annotator import COARSE, Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Approach, Step, Tie
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.mentions import Mentions
from inroads.world.trace.pen import UNKNOWN, Row

MECHANISMS = ("M1", "M2", "M3", "M5", "M6", "M7", "M8", "M9")
UNSTATED = "unknown"
TOLD_APART = ("customer_of_service", "unwitting")


class Reader:
    """Writes the rows of one coder; what he writes is true but where he misreads.

    A text that does not say which network somebody came into leaves it to the case files: ``names_networks`` is False.
    ``late`` is how far he has come with his texts, from 0 to 1.
    """

    def __init__(self, settings: Settings, names: Names, dice: Dice, coder: str, names_networks: bool = True) -> None:
        self.settings = settings
        self.names = names
        self.dice = dice
        self.coder = coder
        self.names_networks = names_networks
        self.rows: list[Row] = []
        self.mentions = Mentions()
        self.late = 0.0
        self._described: set[str] = set()

    def put(self, table: str, passages: Sequence[str], cells: Row, access: str = "") -> Row:
        """Write a row on one passage or several; ``access`` is said where the passage bears one of its own."""
        certainty = "probable" if self.dice.chance(0.7 * self.settings.not_certain) else ""
        passage = passages[0] if len(passages) == 1 else list(passages)
        row = {"table": table, "passage": passage, "access": access, **cells}
        row |= {"coder": self.coder, "certainty": certainty}
        self.rows.append({name: said for name, said in row.items() if said not in ("", None)})
        return self.rows[-1]

    def label(self, passages: Sequence[str], access: str) -> str:
        """The access of these passages as the coder names it; now and then a wrong one."""
        if not self.dice.chance(self.settings.access_wrong):
            return access
        wrong = self.dice.pick([name for name in ACCESSES if name not in (access, UNSTATED)])
        self.mentions.access_wrong += [{"passage": one, "access": access, "coded": wrong} for one in passages]
        return wrong

    def describe(self, case: Case, way: Way, passages: Sequence[str]) -> None:
        """A network that no case file is about, and a place there, have rows of their own, once."""
        if case.life.investigated or self.network(case) == UNKNOWN:
            return
        network, place = self.network(case), case.log.places.get(way.joining.place or 0)
        self._once("networks", passages, {"network": network, "name": network})
        if place is not None:
            named = self.names.place(place.number)
            self._once("places", passages, {"place": named, "medium": place.medium, "kind": place.kind})

    def _once(self, table: str, passages: Sequence[str], cells: Row) -> None:
        name = next(iter(cells.values()))
        if name not in self._described:
            self._described.add(name)
            self.put(table, passages, cells)

    def network(self, case: Case) -> str:
        """The network, or that the text does not tell which."""
        known = self.names_networks or case.life.investigated or case.life.forum_only
        return self.names.network(case.life.number) if known else UNKNOWN

    def entry(self, case: Case, way: Way, more: Sequence[str] = ()) -> Row:
        """The cells of an entry that a text tells, with ``more`` of them where it tells more."""
        joining = way.joining
        cells: Row = {
            "entry": self.names.entry(joining.number),
            "person": self.names.person(joining.person),
            "network": self.network(case),
            "mechanism": way.mechanism,
            "medium_first_contact": joining.steps[0].medium,
            "relation": way.relation if way.relation in TOLD_APART else "",
        }
        known = {
            "channel": way.channel,
            "place": self.names.place(joining.place) if joining.place is not None else "",
            "role": joining.role,
            "founder": "yes" if joining.founder else "no",
            "initiative": way.initiative,
        }
        return cells | {name: known[name] for name in more}

    def misread(self, cells: Row, way: Way, share: float) -> Row:
        """The cells, or now and then others: another mechanism, or the other world."""
        if not self.dice.chance(share + self.settings.drift * self.late):
            return cells
        if self.dice.chance(0.5):
            return cells | {"mechanism": self.dice.pick([name for name in MECHANISMS if name != way.mechanism])}
        return cells | {"medium_first_contact": "face_to_face" if way.medium == "online" else "private_chat"}

    def step(self, way: Way, number: int, step: Step, at: str = "") -> Row:
        """The cells of a step; where it has no place or tie, none is told."""
        return {
            "entry": self.names.entry(way.joining.number),
            "step": number,
            "medium": step.medium,
            "act": step.act,
            "place": self.names.place(step.place) if step.place is not None else "",
            "at": at,
        }

    def approach(self, case: Case, made: Approach, at: str = "", outcome: str = "") -> Row:
        """The cells of an approach."""
        return {
            "approach": self.names.approach(made.number),
            "person": self.names.person(made.person),
            "network": self.network(case),
            "by": self.names.person(made.by) if made.by is not None else "",
            "medium": made.medium,
            "at": at,
            "outcome": outcome,
        }

    def tie(self, tie: Tie) -> Row:
        """The cells of a tie: who, of what kind, and how it was formed."""
        return {
            "tie": self.names.tie(tie.number),
            "a": self.names.person(tie.a),
            "b": self.names.person(tie.b),
            "content": tie.content,
            "formed_medium": tie.formed,
        }

    def agent(self, way: Way) -> Row:
        """The cells of whoever brought in; denied where nobody did."""
        joining = way.joining
        entry = self.names.entry(joining.number)
        if joining.agent is None:
            return {"entry": entry, "polarity": "absent"}
        return {"entry": entry, "person": self.names.person(joining.agent), "part": joining.part}


def is_online(medium: str) -> bool:
    """Whether the fine medium is of the online world."""
    return COARSE[medium] == "online"
