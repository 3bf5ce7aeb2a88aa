"""Posts that belong to what happened to networks: adverts, offers, vouches, answers, trade; and what a coder reads."""

from collections.abc import Sequence
from typing import NamedTuple

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Approach, Use
from inroads.world.names import Names
from inroads.world.phrases import Phrases
from inroads.world.settings import Settings
from inroads.world.trace.boards import Board, first_of
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.post import DAY, Post, number_of, second_of
from inroads.world.trace.reading import Reader

CODER = "C4"
OPEN = ("public_online", "group_chat")
ANSWERS = {
    "joined": "offer_joined", "refused": "offer_refused", "dropped_out": "offer_dropped", "rejected": "offer_rejected",
}  # fmt: skip
LOOKS_ROUND = 18
TRADE = ("buy_tool", "buy_data", "sell_data", "learn", "launder")


class Sale(NamedTuple):
    """A handle that somebody else writes under from a day on."""

    place: int
    seller: int
    buyer: int
    day: int


class BoardEvents:
    """The posts of all boards that belong to what happened, and the rows of their coder."""

    def __init__(
        self, settings: Settings, boards: dict[int, Board], cases: list[Case], names: Names, dice: Dice
    ) -> None:
        self.settings = settings
        self.boards = boards
        self.names = names
        self.dice = dice
        self.posts: dict[int, list[Post]] = {number: [] for number in boards}
        self.sales: list[Sale] = []
        self.reader = Reader(settings, names, dice, CODER, names_networks=False)
        self._phrases = {number: Phrases(board.language, dice) for number, board in boards.items()}
        self._known: set[str] = set()
        for board in boards.values():
            self._arrivals(board)
        for case in cases:
            self._of_case(case)
        for number in boards:
            self.posts[number].sort(key=lambda post: (post.second, post.number))

    def _of_case(self, case: Case) -> None:
        joined = {way.joining.approach for way in case.ways if way.joining.approach is not None}
        for way in case.ways:
            first = way.joining.steps[0]
            if first.place in self.boards and first.medium in OPEN:
                self._way(case, way)
        for made in case.life.approaches:
            if made.place in self.boards and made.medium in OPEN and made.number not in joined:
                self._approach(case, made)
        for use in case.life.uses:
            if use.place in self.boards and use.function in TRADE:
                self._use(use)

    def _arrivals(self, board: Board) -> None:
        """Everybody who comes there writes something; a handle may be sold when its owner goes."""
        for person, (first, last) in board.visits.items():
            day = first + self.dice.below(LOOKS_ROUND)
            said = self._phrases[board.place.number].say("post", "other_use")
            self._write(board, person, day, said)
            if last + 1 < board.ended and self.dice.chance(self.settings.handle_sold):
                self._sell(board, person, last + 1)

    def _sell(self, board: Board, seller: int, day: int) -> None:
        later = [person for person, (_first, last) in board.visits.items() if person != seller and last > day]
        if later:
            sale = Sale(board.place.number, seller, self.dice.pick(later), day)
            self.sales.append(sale)
            said = self._phrases[board.place.number].say("post", "other_use")
            self._write(board, seller, day + self.dice.below(20), said)

    def _way(self, case: Case, way: Way) -> None:
        joining = way.joining
        first = joining.steps[0]
        board = self._board(first.place)
        if way.mechanism == "M8":
            posts = self._exchange(board, first_of(case), joining.person, first.at, ("advert", "advert_reply"))
        elif way.mechanism == "M9":
            other = joining.agent if joining.agent is not None else first_of(case)
            posts = self._exchange(board, joining.person, other, first.at, ("self_offer", "self_reply"))
        else:
            by = joining.agent if joining.agent is not None else self._partner(case, way)
            posts = self._exchange(board, by, joining.person, first.at, ("offer", "offer_joined"))
        if joining.part == "vouched" and joining.agent is not None and len(posts) > 1:
            handle = board.handles.get(joining.person, "")
            vouch = self._phrases[board.place.number].say("post", "vouch", other=handle)
            posts += self._write(board, joining.agent, first.at + 1, vouch, posts[0])
        if len(posts) > 1 and self.dice.chance(self.settings.post_found):
            self._code_way(case, way, posts)

    def _partner(self, case: Case, way: Way) -> int:
        """A founder was met by another founder."""
        others = [other.joining.person for other in case.ways if other.joining.founder]
        return next(person for person in [*others, first_of(case)] if person != way.joining.person)

    def _approach(self, case: Case, made: Approach) -> None:
        board = self._board(made.place)
        if made.by == made.person:
            posts = self._exchange(board, made.person, first_of(case), made.at, ("self_offer", "offer_rejected"))
        elif made.by is None:
            answered = "advert_silent" if made.outcome == "no_answer" else "offer_dropped"
            posts = self._exchange(board, first_of(case), made.person, made.at, ("advert", answered))
        else:
            posts = self._exchange(board, made.by, made.person, made.at, ("offer", ANSWERS.get(made.outcome, "")))
        if posts and self.dice.chance(self.settings.post_found):
            self._code_approach(case, made, posts)

    def _use(self, use: Use) -> None:
        board = self._board(use.place)
        said = self._phrases[board.place.number].say("post", use.function)
        self._write(board, use.person, use.began, said)

    def _exchange(self, board: Board, one: int, two: int, day: int, said: tuple[str, str]) -> list[Post]:
        """A post that opens a thread, and on the day itself what is answered; an advert has stood a while by then."""
        phrases = self._phrases[board.place.number]
        ago = 1 + self.dice.below(10) if said[0] == "advert" else 0
        posts = self._write(board, one, day - ago, phrases.say("post", said[0]))
        if posts and said[1]:
            posts += self._write(board, two, day, phrases.say("post", said[1]), posts[0])
        return posts

    def _write(self, board: Board, person: int, day: int, text: str, answers: Post | None = None) -> list[Post]:
        """One post, unless the dump ended before, or the writer was never there."""
        second = second_of(day, self.dice.below(DAY // 2) + (DAY // 2 if answers else 0))
        if day >= board.ended or day <= board.began or person not in board.handles:
            return []
        listed = self.posts[board.place.number]
        number = number_of(len(listed) + 1)
        thread = answers.thread if answers else f"t{number}"
        post = Post(
            board.name, number, thread, board.handle(person), second, text, answers.number if answers else "",
            board.stated, board.source,
        )  # fmt: skip
        listed.append(post)
        return [post]

    def _board(self, place: int | None) -> Board:
        return self.boards[place or 0]

    def _code_way(self, case: Case, way: Way, posts: Sequence[Post]) -> None:
        joining, first = way.joining, way.joining.steps[0]
        passages = [post.reference for post in posts]
        self._describe(passages[0], first.place)
        cells = self.reader.misread(self.reader.entry(case, way, ("place",)), way, self.settings.misread)
        self.reader.put("entries", passages, cells)
        self.reader.put("steps", [passages[1]], self.reader.step(way, 1, first, day_of(first.at)))
        if joining.part == "vouched" and len(posts) > len(("asked", "answered")):
            self.reader.put("entry_agents", [passages[-1]], self.reader.agent(way))
        for made in case.life.approaches:
            if made.number == joining.approach and made.medium in OPEN:
                at = day_of(made.at)[:7]
                self.reader.put("approaches", passages[:2], self.reader.approach(case, made, at, made.outcome))
        self._identify(joining.person, posts, first.place)

    def _code_approach(self, case: Case, made: Approach, posts: Sequence[Post]) -> None:
        whole = posts[0].part(0, len(posts[0].text))
        self._describe(posts[0].reference, made.place)
        told = made.outcome if len(posts) > 1 else ""
        cells = self.reader.approach(case, made, day_of(made.at), told)
        self.reader.put("approaches", [whole, *(post.reference for post in posts[1:])], cells)
        self._identify(made.person, posts, made.place)

    def _describe(self, passage: str, place: int | None) -> None:
        """The place has a row of its own, once."""
        board = self._board(place)
        if board.name not in self._known:
            self._known.add(board.name)
            self.reader.put("places", [passage], {"place": board.name, "medium": "online", "kind": board.place.kind})

    def _identify(self, person: int, posts: Sequence[Post], place: int | None) -> None:
        """Who stands behind the handle, as far as the coder can tell; once for each handle."""
        board = self._board(place)
        persona = persona_of(board, person)
        if persona not in self._known:
            self._known.add(persona)
            mine = [post.reference for post in posts if post.author == board.handle(person)]
            verdict = self.dice.weighted({"same_as": 2.0, "probably": 5.0, "possibly": 2.0})
            cells: Row = {"persona": persona, "person": self.names.person(person), "verdict": verdict}
            self.reader.put("identities", mine or [posts[0].reference], cells)


def persona_of(board: Board, person: int) -> str:
    """The name by which a study knows a handle: ``L-021 · fl4sh_12``."""
    return f"{board.name} · {board.handle(person)}"
