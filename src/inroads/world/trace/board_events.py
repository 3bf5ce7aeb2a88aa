"""Posts that belong to what happened to networks: adverts, offers, vouches, answers, trade; and what a coder reads."""

import math
from collections.abc import Sequence

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Approach
from inroads.world.names import Names, handle_of
from inroads.world.settings import Settings
from inroads.world.trace.board_pen import PRIVATE, BoardPen
from inroads.world.trace.boards import Board, first_of
from inroads.world.trace.handles import Handles
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.post import Post
from inroads.world.trace.reading import Reader

CODER = "C4"
OPEN = ("public_online", "group_chat")
PRIVATELY = "private_chat"
ANSWERS = {
    "joined": "offer_joined", "refused": "offer_refused", "dropped_out": "offer_dropped", "rejected": "offer_rejected",
}  # fmt: skip
TRADE = ("buy_tool", "buy_data", "sell_data", "learn", "launder")
IDLE_BEYOND = 90_000


class BoardEvents:
    """The posts of all boards that belong to what happened, and the rows of their coder."""

    def __init__(
        self, settings: Settings, boards: dict[int, Board], cases: list[Case], names: Names, dice: Dice
    ) -> None:
        self.settings = settings
        self.boards = boards
        self.names = names
        self.dice = dice
        self.pen = BoardPen(settings, boards, names, dice)
        self.reader = Reader(settings, names, dice, CODER, names_networks=False)
        self.handles = Handles(self.pen, self.reader, cases).given
        self._known: set[str] = set()
        for number, case in enumerate(cases):
            self.reader.late = number / max(1, len(cases) - 1)
            self._misread = _shifted(settings.misread, settings.forum_only_shift if case.life.forum_only else 0.0)
            self._of_case(case)
        self.pen.sort()

    def _of_case(self, case: Case) -> None:
        joined = {way.joining.approach for way in case.ways if way.joining.approach is not None}
        for way in case.ways:
            first = way.joining.steps[0]
            if first.place in self.boards and first.medium in OPEN:
                self._way(case, way, self.boards[first.place])
            elif first.medium == PRIVATELY:
                self._in_private(case, way)
        for made in case.life.approaches:
            if made.place in self.boards and made.medium in OPEN and made.number not in joined:
                self._approach(case, made)
        for use in case.life.uses:
            if use.place in self.boards and use.function in TRADE:
                board = self._board(use.place)
                self.pen.write(board, use.person, use.began, self.pen.say(board, use.function))

    def _in_private(self, case: Case, way: Way) -> None:
        """A way in by private messages, where both were in a place of which there is a dump that holds them."""
        joining = way.joining
        by = joining.agent if joining.agent is not None else self._partner(case, way)
        board = self._shared_board(joining.person, by, joining.steps[0].at)
        if board is not None and not self.dice.chance(self.settings.private_missing):
            self._way(case, way, board, PRIVATE)

    def _shared_board(self, one: int, two: int, day: int) -> Board | None:
        for board in self.boards.values():
            spells = [board.visits.get(person) for person in (one, two)]
            if all(spell is not None and spell[0] <= day <= spell[1] for spell in spells):
                return board
        return None

    def _way(self, case: Case, way: Way, board: Board, access: str = "") -> None:
        joining = way.joining
        first = joining.steps[0]
        indirect = self.dice.chance(self.settings.indirect)
        by = joining.agent if joining.agent is not None else self._partner(case, way)
        if way.mechanism == "M8":
            pair, said = (first_of(case), joining.person), ("advert", "advert_reply")
        elif way.mechanism == "M9":
            other = joining.agent if joining.agent is not None else first_of(case)
            pair, said = (joining.person, other), ("self_offer", "self_reply")
        else:
            pair, said = (by, joining.person), ("offer", "offer_joined")
        posts = self.pen.exchange(board, *pair, first.at, said, indirect=indirect, access=access)
        vouches = self._vouch(board, way, posts, access)
        self._idle(board, posts)
        if len(posts) > 1 and self.dice.chance(self.settings.post_found):
            self._code_way(case, way, board, posts, vouches)
            if indirect:
                entry = self.names.entry(joining.number)
                self.reader.mentions.tell_indirectly([post.reference for post in posts], "entry", entry)
            self._later(way, board, by)

    def _vouch(self, board: Board, way: Way, posts: Sequence[Post], access: str) -> list[Post]:
        joining = way.joining
        if joining.part != "vouched" or joining.agent is None or len(posts) <= 1:
            return []
        said = self.pen.say(board, "vouch", other=board.handles.get(joining.person, ""))
        return self.pen.write(board, joining.agent, joining.steps[0].at + 1, said, posts[0], access)

    def _later(self, way: Way, board: Board, by: int) -> None:
        """What went on by private messages, as far as the dump holds them."""
        for number, step in enumerate(way.joining.steps[1:], 2):
            if step.medium != PRIVATELY or self._shared_board(way.joining.person, by, step.at) is not board:
                continue
            if not self.dice.chance(self.settings.private_missing):
                for post in self.pen.write(board, by, step.at, self.pen.say(board, "step"), access=PRIVATE):
                    self.reader.put("steps", [post.reference], self.reader.step(way, number, step, day_of(step.at)))

    def _partner(self, case: Case, way: Way) -> int:
        """A founder was met by another founder."""
        others = [other.joining.person for other in case.ways if other.joining.founder]
        return next((person for person in [*others, first_of(case)] if person != way.joining.person), first_of(case))

    def _approach(self, case: Case, made: Approach) -> None:
        board = self._board(made.place)
        if made.by == made.person:
            pair, said = (made.person, first_of(case)), ("self_offer", "offer_rejected")
        elif made.by is None:
            answered = "advert_silent" if made.outcome == "no_answer" else "offer_dropped"
            pair, said = (first_of(case), made.person), ("advert", answered)
        else:
            pair, said = (made.by, made.person), ("offer", ANSWERS.get(made.outcome, ""))
        posts = self.pen.exchange(board, *pair, made.at, said, indirect=False)
        self._idle(board, posts)
        if posts and self.dice.chance(self.settings.post_found):
            self._code_approach(case, made, posts)

    def _idle(self, board: Board, posts: Sequence[Post]) -> None:
        """Beside what tells of a network somebody may mention a way in that nobody is known to have taken."""
        if not posts or not self.dice.chance(self.settings.decoys):
            return
        phrases = self.pen.phrases(board)
        mechanism = self.dice.pick(phrases.names("decoy_post"))
        said, day = phrases.sentence("decoy_post", mechanism), posts[0].day + self.dice.below(30)
        author = handle_of(IDLE_BEYOND + board.place.number * 31 + self.dice.below(31))
        for post in self.pen.post(board, author, day, said):
            self.reader.mentions.mislead(post.reference, mechanism)

    def _board(self, place: int | None) -> Board:
        return self.boards[place or 0]

    def _code_way(self, case: Case, way: Way, board: Board, posts: Sequence[Post], vouches: Sequence[Post]) -> None:
        joining, first = way.joining, way.joining.steps[0]
        passages = [post.reference for post in (*posts, *vouches)]
        self._describe(passages[0], board)
        self.reader.describe(case, way, passages[:1])
        cells = self.reader.misread(self.reader.entry(case, way, ("place",)), way, self._misread)
        self.reader.put("entries", passages, cells)
        self.reader.put("steps", [passages[1]], self.reader.step(way, 1, first, day_of(first.at)))
        if vouches:
            self.reader.put("entry_agents", [passages[-1]], self.reader.agent(way))
        for made in case.life.approaches:
            if made.number == joining.approach and made.medium in (*OPEN, PRIVATELY):
                at = day_of(made.at)[:7]
                self.reader.put("approaches", passages[:2], self.reader.approach(case, made, at, made.outcome))
        self._identify(joining.person, posts, board)

    def _code_approach(self, case: Case, made: Approach, posts: Sequence[Post]) -> None:
        whole = posts[0].part(0, len(posts[0].text))
        board = self._board(made.place)
        self._describe(posts[0].reference, board)
        told = made.outcome if len(posts) > 1 else ""
        cells = self.reader.approach(case, made, day_of(made.at), told)
        self.reader.put("approaches", [whole, *(post.reference for post in posts[1:])], cells)
        self._identify(made.person, posts, board)

    def _describe(self, passage: str, board: Board) -> None:
        """The place has a row of its own, once."""
        if board.name not in self._known:
            self._known.add(board.name)
            self.reader.put("places", [passage], {"place": board.name, "medium": "online", "kind": board.place.kind})

    def _identify(self, person: int, posts: Sequence[Post], board: Board) -> None:
        """Who stands behind the handle, as far as the coder can tell; once for each handle and person."""
        mine = self.pen.posts_of(person, list(posts))
        persona = f"{board.name} · {mine[0].author}" if mine else persona_of(board, person)
        named = self.names.person(person)
        if f"{persona} {named}" not in self._known:
            self._known.add(f"{persona} {named}")
            verdict = self.dice.weighted({"same_as": 2.0, "probably": 5.0, "possibly": 2.0})
            cells: Row = {"persona": persona, "person": named, "verdict": verdict}
            self.reader.put("identities", [post.reference for post in mine] or [posts[0].reference], cells)


def persona_of(board: Board, person: int) -> str:
    """The name by which a study knows a handle: ``L-021 · fl4sh_12``."""
    return f"{board.name} · {board.handle(person)}"


def _shifted(share: float, odds: float) -> float:
    """A share moved by log odds; none stays none, all stays all."""
    if not 0 < share < 1:
        return share
    return 1 / (1 + math.exp(-(math.log(share / (1 - share)) + odds)))
