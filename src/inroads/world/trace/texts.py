"""Posts, interviews and dossiers of a field, with what coders write of them, and the rows of their sources."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.board_events import BoardEvents
from inroads.world.trace.boards import DUMP, Board, boards_of
from inroads.world.trace.chatter import stream_posts
from inroads.world.trace.dossiers import write_dossiers
from inroads.world.trace.handles import Handle
from inroads.world.trace.interviews import GUIDES, write_interviews
from inroads.world.trace.mentions import Mentions
from inroads.world.trace.pen import Row, Rows
from inroads.world.trace.post import Post
from inroads.world.trace.recoding import Recodings, recode

BOARD_STREAM, INTERVIEW_STREAM, DOSSIER_STREAM, RECODING_STREAM = 4, 5, 6, 7
ALWAYS = ("passage.*", "source.*", "person.*", "network.*", "place.*")
FIRST_GUIDE = (
    *("entry.person", "entry.network", "entry.at", "entry.mechanism", "entry.channel", "entry.medium_first_contact"),
    *("entry.place", "entry.role", "entry.founder", "entry.initiative", "entry.relation", "entry_agent.*"),
    *("step.entry", "step.step", "step.medium", "step.act", "step.place", "tie.*", "approach.*", "account.*"),
    *ALWAYS,
)
"""What the first guide asks: how it began, and nothing of what went on online after."""
FROM_A_DUMP = (
    *("entry.person", "entry.network", "entry.at", "entry.mechanism", "entry.channel", "entry.medium_first_contact"),
    *("entry.place", "entry.relation", "entry_agent.*", "step.*", "approach.*", "persona.*", "identity.*"),
    *ALWAYS,
)
"""What a dump can tell: what was written in the open, and neither layers nor what was agreed elsewhere."""

OF_INFILTRATORS = ("membership.person", "membership.network", "membership.spell", "membership.standing")
"""What a dump tells besides where it is known which handle the police ran."""


@dataclass(frozen=True)
class Texts:
    """What a field leaves beside its case files."""

    interviews: dict[str, str]
    documents: dict[str, str]
    codings: list[Row]
    sources: Rows
    boards: list[Board]
    told: dict[int, list[Post]]
    handles: list[Handle]
    mentions: Mentions
    recodings: Recodings
    bots: float
    seed: int

    def posts(self, count: int) -> Iterator[Post]:
        """The posts of all places, ``count`` of them, one after the other."""
        return stream_posts(self.boards, self.told, count, self.seed, self.bots)

    def access_of_posts(self) -> dict[str, str]:
        """The access of every post that belongs to what happened: what it states, else what its source does."""
        return {
            post.reference: post.access or board.access
            for board in self.boards
            for post in self.told[board.place.number]
        }


def write_texts(settings: Settings, log: Log, cases: list[Case], names: Names) -> Texts:
    """All texts; ``cases`` are all networks of the field, in the case files or not. Of hidden ones none tells."""

    def dice(stream: int) -> Dice:
        return Dice(np.random.default_rng([settings.seed, stream]))

    cases = [case for case in cases if not case.life.hidden]
    one = dice(BOARD_STREAM)
    boards = boards_of(settings, log, cases, names, one)
    events = BoardEvents(settings, boards, cases, names, one)
    talks = write_interviews(settings, cases, names, dice(INTERVIEW_STREAM))
    dossiers = write_dossiers(settings, cases, names, dice(DOSSIER_STREAM))
    recodings = recode(settings, names, dice(RECODING_STREAM), dossiers.told)
    mentions = Mentions()
    for texts in (dossiers.mentions, talks.mentions, events.reader.mentions):
        mentions.add(texts)
    sources = [*talks.sources, *dossiers.sources, *(board.source_row() for board in boards.values())]
    return Texts(
        talks.texts,
        dossiers.texts,
        [*dossiers.codings, *talks.codings, *events.reader.rows],
        {"sources": sources, "instruments": _instruments(settings)},
        list(boards.values()),
        events.pen.posts,
        events.handles,
        mentions,
        recodings,
        settings.bots,
        settings.seed,
    )


def _instruments(settings: Settings) -> list[Row]:
    """Both guides, of which the second asks for everything, and the dump."""
    dump = FROM_A_DUMP + OF_INFILTRATORS if settings.police_run else FROM_A_DUMP
    covers = {GUIDES[0]: FIRST_GUIDE, GUIDES[1]: ("*",), DUMP: dump}
    return [
        {"instrument": name, "version": name.partition("-")[2], "covers": " | ".join(asked)}
        for name, asked in covers.items()
    ]
