"""Online meeting places of which there is a dump: who was there, from when to when, under which handle."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Log, Place
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Row, day_of

DUMP = "DUMP-1"
FOR_MEMBERS = ("vouch", "invitation")
BUSY = {"forum_open": 5.0, "forum_closed": 4.0, "forum_invite": 3.0, "market": 5.0}
QUIET = 2.0
AFTER = 400
"""Days that a dump goes on after the last thing that happened in the place."""


@dataclass
class Board:
    """A place, its dump, and those who come there."""

    place: Place
    name: str
    language: str
    began: int
    ended: int
    is_cut: bool = False
    visits: dict[int, tuple[int, int]] = field(default_factory=dict)
    handles: dict[int, str] = field(default_factory=dict)
    bots: list[str] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The name of the dump."""
        return f"FD-{self.place.number:03d}"

    @property
    def access(self) -> str:
        """By what access its posts are to be had."""
        return "members_online" if self.place.access in FOR_MEMBERS else "public_online"

    @property
    def stated(self) -> str:
        """The access as the posts state it themselves: those of an open place leave it to their source."""
        return self.access if self.access == "members_online" else ""

    @property
    def weight(self) -> float:
        """How busy the place is, against others."""
        return BUSY.get(self.place.kind, QUIET)

    def handle(self, person: int) -> str:
        """The handle under which somebody writes here."""
        return self.handles[person]

    def source_row(self) -> Row:
        """The dump as a source."""
        return {
            "source": self.source, "kind": "meeting_place", "doc_type": "forum_thread", "instrument": DUMP,
            "collection": "scrape_partial" if self.is_cut else "seized_complete", "access": self.access,
            "period": f"{day_of(self.began)[:7]}/{day_of(self.ended)[:7]}", "language": self.language,
            "legal_basis": "wpg", "may_link": "yes",
        }  # fmt: skip


def boards_of(settings: Settings, log: Log, cases: list[Case], names: Names, dice: Dice) -> dict[int, Board]:
    """The places of which there is a dump, by number, with whoever came near a network there.

    Of the places where networks were of which posts alone tell, there always is one.
    """
    boards = {}
    visits = _visits(cases, names)
    needed = {place for place, *_rest in _seen([case for case in cases if case.life.forum_only])}
    for place in log.places.values():
        is_online = place.town is None and place.medium == "online" and place.number in visits
        if is_online and (dice.chance(settings.dumped) or place.number in needed):
            boards[place.number] = _board(settings, place, visits[place.number], names, dice)
    return boards


def _board(settings: Settings, place: Place, visits: dict[int, tuple[int, int]], names: Names, dice: Dice) -> Board:
    ended = max(last for _first, last in visits.values()) + AFTER
    language = "nl" if place.kind in ("chat_channel", "social_media") else "en"
    is_cut = dice.chance(settings.truncated)
    cut = ended - int((0.15 + 0.3 * dice.random()) * (ended - place.opened)) if is_cut else ended
    board = Board(place, names.place(place.number), language, place.opened, cut, is_cut)
    for person, (first, last) in sorted(visits.items()):
        if first <= cut:
            board.visits[person] = (first, min(last, cut))
            other = dice.chance(settings.handle_changed)
            handle = names.other_persona(person, place.number) if other else names.persona(person)
            board.handles[person] = f"{handle}x" if handle in board.handles.values() else handle
    return board


def _visits(cases: list[Case], names: Names) -> dict[int, dict[int, tuple[int, int]]]:
    """For each place who was there on account of a network, and between which days."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for place, person, began, ended in _seen(cases):
        if names.knows(person):
            first, last = found.setdefault(place, {}).get(person, (began, ended))
            found[place][person] = (min(first, began), max(last, ended))
    return found


def _seen(cases: list[Case]) -> Iterator[tuple[int, int, int, int]]:
    for case in cases:
        caller = first_of(case)
        for use in case.life.uses:
            yield use.place, use.person, use.began, use.ended
        for joining in (way.joining for way in case.ways):
            for step in joining.steps:
                if step.place is not None:
                    for person in (joining.person, joining.agent if joining.agent is not None else caller):
                        yield step.place, person, step.at - 20, joining.at
        for made in case.life.approaches:
            if made.place is not None:
                for person in (made.person, made.by if made.by is not None else caller):
                    yield made.place, person, made.at - 20, made.at + 5


def first_of(case: Case) -> int:
    """The one who began a network: its open calls are written by him."""
    return case.ways[0].joining.person
