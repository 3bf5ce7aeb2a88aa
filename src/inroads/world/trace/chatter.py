"""Everything else that is written in an online place: bystanders and their talk, one post after the other, in order."""

import heapq
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from inroads.world.dice import Dice
from inroads.world.names import handle_of
from inroads.world.phrases import Phrases
from inroads.world.trace.boards import Board
from inroads.world.trace.post import Post, number_of, second_of

POSTS_STREAM = 3
OPEN_THREADS = 60
NEW_THREAD = 0.16
POSTS_PER_HANDLE = 9
HANDLES_BEYOND = 50_000
CROWDED = 3.0


class _Thread(NamedTuple):
    """A thread that may still be answered: its name, and its latest post."""

    name: str
    latest: str


def stream_posts(
    boards: list[Board], told: dict[int, list[Post]], count: int, seed: int, bots: float = 0.0
) -> Iterator[Post]:
    """``count`` posts in all, place after place, each in the order of time; no fewer than those that were told.

    ``bots`` is the share of them that bots write.
    """
    left = max(0, count - sum(map(len, told.values())))
    weights = [board.weight for board in boards]
    taken, by_bots = 0, min(1.0, bots * count / max(1, left))
    for number, board in enumerate(boards, 1):
        until = round(left * sum(weights[:number]) / sum(weights))
        mine = told[board.place.number]
        rng = np.random.default_rng([seed, POSTS_STREAM, board.place.number])
        yield from heapq.merge(mine, _chatter(board, mine, until - taken, Dice(rng), by_bots), key=_moment)
        taken = until


def _moment(post: Post) -> int:
    return post.second


def _chatter(board: Board, told: list[Post], count: int, dice: Dice, bots: float) -> Iterator[Post]:
    """Posts of bystanders and bots, evenly over the life of the place; some answer what networks wrote."""
    phrases = Phrases(board.language, dice)
    taken = {post.author for post in told}
    began, ended = second_of(board.began, 0), second_of(board.ended, 0)
    each = (ended - began) / max(1, count)
    handles = 5 + count // POSTS_PER_HANDLE
    threads: list[_Thread] = []
    waiting = (post for post in told if post.access == board.stated)
    coming = next(waiting, None)
    for running in range(count):
        second = int(began + (running + dice.random()) * each)
        while coming is not None and coming.second <= second:
            _keep(threads, _Thread(coming.thread, coming.number), dice)
            coming = next(waiting, None)
        number = number_of(len(told) + running + 1)
        is_new = not threads or dice.chance(NEW_THREAD)
        thread = _Thread(f"t{number}", "") if is_new else dice.pick(threads)
        if board.bots and dice.chance(bots):
            author, text = dice.pick(board.bots), phrases.say("post", "bot")
        else:
            author = _bystander(board, dice.bent(CROWDED) * handles, taken)
            text = phrases.say("post", "open" if is_new else "reply") + phrases.say("post", "more")
        yield Post(board.name, number, thread.name, author, second, text, thread.latest, board.stated, board.source)
        if is_new:
            _keep(threads, _Thread(thread.name, number), dice)


def _keep(threads: list[_Thread], thread: _Thread, dice: Dice) -> None:
    """Only so many threads are open at a time."""
    if len(threads) < OPEN_THREADS:
        threads.append(thread)
    else:
        threads[dice.below(OPEN_THREADS)] = thread


def _bystander(board: Board, running: float, taken: set[str]) -> str:
    """A handle of nobody who matters here; some write much, most little."""
    handle = handle_of(HANDLES_BEYOND + board.place.number * 613 + int(running) * 7)
    return f"{handle}x" if handle in taken else handle
