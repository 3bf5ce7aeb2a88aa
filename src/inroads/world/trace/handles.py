"""Under which handles people write: their own, and such as were sold, shared, borrowed, or run by police or a bot."""

from typing import NamedTuple

from inroads.world.case import Case
from inroads.world.names import handle_of
from inroads.world.trace.board_pen import BoardPen
from inroads.world.trace.boards import Board
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.post import Post
from inroads.world.trace.reading import Reader

LOOKS_ROUND = 18
POLICE_BEYOND, BOTS_BEYOND = 70_000, 75_000
KNOWN = 0.6
"""How often a coder knows, from what came out later, that a handle was run by another than it seemed."""
BUYS = ("buy_tool", "buy_data", "other_use")
MISLED = {"probably": 1.0, "possibly": 2.0, "not": 2.0}
"""What a coder makes of a handle that looks like that of somebody known elsewhere, and is not his."""


class Handle(NamedTuple):
    """A handle and who wrote under it, beside or after its owner; ``of`` is whose name it bears."""

    place: int
    name: str
    kind: str
    person: str = ""
    began: int | None = None
    ended: int | None = None
    owner: int | None = None
    of: str = ""


class Handles:
    """Gives out the handles of all boards and writes what everybody writes who comes there."""

    def __init__(self, pen: BoardPen, reader: Reader, cases: list[Case]) -> None:
        self.pen = pen
        self.reader = reader
        self.dice = pen.dice
        self.settings = pen.settings
        self.given: list[Handle] = []
        self._cases = cases
        self._asked: set[int] = set()
        for board in pen.boards.values():
            self._share(board)
            self._arrivals(board)
            self._police(board)
            self._bots(board)
        for board in pen.boards.values():
            self._impersonate(board)

    def _usual(self, board: Board, author: str, day: int) -> list[Post]:
        return self.pen.post(board, author, day, self.pen.say(board, "other_use"))

    def _arrivals(self, board: Board) -> None:
        """Everybody who comes there writes something; a handle may be sold when its owner goes."""
        for person, (first, last) in board.visits.items():
            day = first + self.dice.below(LOOKS_ROUND)
            self.pen.write(board, person, day, self.pen.say(board, "other_use"))
            if last + 1 < board.ended and self.dice.chance(self.settings.handle_sold):
                self._sell(board, person, last + 1)

    def _sell(self, board: Board, seller: int, day: int) -> None:
        later = [person for person, (_first, last) in board.visits.items() if person != seller and last > day]
        if later:
            name, buyer = board.handle(seller), self.pen.names.person(self.dice.pick(later))
            self.given.append(Handle(board.place.number, name, "sold", buyer, day, owner=seller))
            self._run_by("several", board, name, self._usual(board, name, day + self.dice.below(20)))

    def _share(self, board: Board) -> None:
        """Two persons who are there at one time write under the handle of the one."""
        free = dict(board.visits) if self.settings.handle_shared else {}
        for owner, (first, last) in board.visits.items():
            if owner in free and self.dice.chance(self.settings.handle_shared):
                del free[owner]
                others = [other for other, (came, went) in free.items() if came <= last and went >= first]
                if others:
                    other = self.dice.pick(others)
                    came, went = free.pop(other)
                    self._write_as(board, owner, other, (max(first, came), min(last, went)))

    def _write_as(self, board: Board, owner: int, other: int, spell: tuple[int, int]) -> None:
        name, person = board.handle(owner), self.pen.names.person(other)
        self.pen.shares[board.place.number, other] = owner
        self.given.append(Handle(board.place.number, name, "shared", person, *spell, owner=owner))
        self._run_by("several", board, name, self._usual(board, name, spell[0] + 1))

    def _impersonate(self, board: Board) -> None:
        """Somebody writes elsewhere under the handle that a person has here; a coder may take him for the person."""
        for person, (_first, last) in board.visits.items() if self.settings.impersonated else ():
            if person in self._asked:
                continue
            self._asked.add(person)
            elsewhere = [other for other in self.pen.boards.values() if _is_free(other, board.handle(person))]
            if elsewhere and self.dice.chance(self.settings.impersonated):
                self._borrow(board, self.dice.pick(elsewhere), person, last)

    def _borrow(self, board: Board, other: Board, person: int, day: int) -> None:
        name, names = board.handle(person), self.pen.names
        day = min(max(day, other.began + 1), other.ended - 1)
        others = [visitor for visitor in other.visits if visitor != person]
        by = names.person(self.dice.pick(others)) if others else ""
        posts = self._usual(other, name, day) + self._usual(other, name, day - self.dice.below(5))
        if posts:
            of = names.person(person)
            self.given.append(Handle(other.place.number, name, "impersonated", by, day - 5, of=of))
            if self.dice.chance(self.settings.post_found):
                self._judge(other, name, of, self.dice.weighted(MISLED), posts)

    def _police(self, board: Board) -> None:
        """The police run a handle that buys and reads along."""
        if not self.dice.chance(self.settings.police_run):
            return
        name, person = handle_of(POLICE_BEYOND + board.place.number), f"U-{board.place.number:03d}"
        began = board.began + 1 + self.dice.below(max(1, (board.ended - board.began) // 2))
        days = [began + 20 * turn + self.dice.below(20) for turn in range(3)]
        posts = [
            post
            for day, said in zip(days, BUYS, strict=True)
            for post in self.pen.post(board, name, day, self.pen.say(board, said))
        ]
        if posts:
            self.given.append(Handle(board.place.number, name, "police", person, began))
            if self._run_by("police", board, name, posts):
                self._judge(board, name, person, "same_as", posts)
                self._stand(board, person, posts)

    def _stand(self, board: Board, person: str, posts: list[Post]) -> None:
        """Whoever is known to be of the police is an infiltrator to the networks that are known and were there."""
        for case in self._cases:
            if case.life.investigated and any(way.joining.person in board.visits for way in case.ways):
                network = self.pen.names.network(case.life.number)
                cells: Row = {"person": person, "network": network, "spell": 1, "standing": "infiltrator"}
                self.reader.put("memberships", [posts[0].reference], cells)
                return

    def _bots(self, board: Board) -> None:
        for running in range(1 + self.dice.below(2)) if self.settings.bots else ():
            name = handle_of(BOTS_BEYOND + 2 * board.place.number + running)
            posts = self.pen.post(board, name, board.began + 2 + running, self.pen.say(board, "bot"))
            board.bots.append(name)
            self.given.append(Handle(board.place.number, name, "bot", began=board.began))
            self._run_by("bot", board, name, posts)

    def _run_by(self, what: str, board: Board, name: str, posts: list[Post]) -> bool:
        """Whether a coder knows who is behind a handle; then he says so."""
        if not posts or not self.dice.chance(KNOWN):
            return False
        cells: Row = {"persona": f"{board.name} · {name}", "name": name, "place": board.name, "run_by": what}
        self.reader.put("personas", [posts[0].reference], cells)
        return True

    def _judge(self, board: Board, name: str, person: str, verdict: str, posts: list[Post]) -> None:
        cells: Row = {"persona": f"{board.name} · {name}", "person": person, "verdict": verdict}
        self.reader.put("identities", [post.reference for post in posts], cells)


def _is_free(board: Board, name: str) -> bool:
    return name not in board.handles.values()


def spell_of(handle: Handle) -> dict[str, str]:
    """From when to when, as far as it is bounded."""
    days = {"began": handle.began, "ended": handle.ended}
    return {name: day_of(day) for name, day in days.items() if day is not None}
