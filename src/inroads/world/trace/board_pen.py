"""Writes posts on the boards of a field, each under the handle of whoever writes it."""

from collections.abc import Mapping

from inroads.world.dice import Dice
from inroads.world.names import Names
from inroads.world.phrases import Phrases
from inroads.world.settings import Settings
from inroads.world.trace.boards import Board
from inroads.world.trace.post import DAY, Post, number_of, second_of

PRIVATE = "private_online_seized"
UNDER_ANOTHER = 0.5
"""How often somebody who shares a handle writes under it, and not under the own."""


class BoardPen:
    """All posts that are no chatter, place by place, and who wrote them."""

    def __init__(self, settings: Settings, boards: Mapping[int, Board], names: Names, dice: Dice) -> None:
        self.settings = settings
        self.boards = boards
        self.names = names
        self.dice = dice
        self.posts: dict[int, list[Post]] = {number: [] for number in boards}
        self.shares: dict[tuple[int, int], int] = {}
        self._writers: dict[str, int] = {}
        self._phrases = {number: Phrases(board.language, dice) for number, board in boards.items()}

    def phrases(self, board: Board) -> Phrases:
        """What can be said there, in the language of the place."""
        return self._phrases[board.place.number]

    def say(self, board: Board, name: str, *, indirect: bool = False, **slots: str) -> str:
        """What is said in a post of this kind; where there is an indirect way to say it, that one if asked for."""
        phrases = self._phrases[board.place.number]
        section = "post_indirect" if indirect and name in phrases.names("post_indirect") else "post"
        return phrases.sentence(section, name, **slots)

    def write(
        self, board: Board, person: int, day: int, text: str, answers: Post | None = None, access: str = ""
    ) -> list[Post]:
        """One post of somebody, unless the dump ended before, or he was never there."""
        if person not in board.handles:
            return []
        owner = self.shares.get((board.place.number, person))
        is_other = owner is not None and self.dice.chance(UNDER_ANOTHER)
        author = board.handle(owner if is_other and owner is not None else person)
        posts = self.post(board, author, day, text, answers, access)
        self._writers |= {post.reference: person for post in posts}
        return posts

    def post(
        self, board: Board, author: str, day: int, text: str, answers: Post | None = None, access: str = ""
    ) -> list[Post]:
        """One post under a handle, unless it lies outside the dump."""
        second = second_of(day, self.dice.below(DAY // 2) + (DAY // 2 if answers else 0))
        if day >= board.ended or day <= board.began:
            return []
        listed = self.posts[board.place.number]
        number = number_of(len(listed) + 1)
        thread = answers.thread if answers else f"{'m' if access else 't'}{number}"
        post = Post(
            board.name, number, thread, author, second, text, answers.number if answers else "",
            access or board.stated, board.source,
        )  # fmt: skip
        listed.append(post)
        return [post]

    def exchange(
        self, board: Board, one: int, two: int, day: int, said: tuple[str, str], *, indirect: bool, access: str = ""
    ) -> list[Post]:
        """A post that opens a thread, and on the day itself what is answered; an advert has stood a while by then."""
        ago = 1 + self.dice.below(10) if said[0] == "advert" else 0
        posts = self.write(board, one, day - ago, self.say(board, said[0], indirect=indirect), access=access)
        if posts and said[1]:
            posts += self.write(board, two, day, self.say(board, said[1], indirect=indirect), posts[0], access)
        return posts

    def posts_of(self, person: int, posts: list[Post]) -> list[Post]:
        """Those that somebody wrote, under whatever handle."""
        return [post for post in posts if self._writers.get(post.reference) == person]

    def sort(self) -> None:
        """Put all in the order of time."""
        for listed in self.posts.values():
            listed.sort(key=_moment)


def _moment(post: Post) -> tuple[int, str]:
    return post.second, post.number
