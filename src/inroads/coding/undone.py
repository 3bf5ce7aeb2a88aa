"""What was undone, and which claims now rest on a text that went with it."""

from dataclasses import dataclass

import polars as pl

from inroads.coding.history import says_of, verb_of
from inroads.coding.references import names, piece_of
from inroads.coding.study_texts import StudyPosts
from inroads.language import _, numeral
from inroads.store.acts import Act, files_of
from inroads.store.claims import read_claims
from inroads.store.documents import Held, documents_in
from inroads.store.posts import POSTS
from inroads.store.study_folder import StudyFolder

SHOWN_ACTS = 5
ACT_DIGITS = 12
MINUTE = len("2026-01-01T12:00")
Reading = tuple[str, str]
"""The name of a document or place, and what may be the post."""


@dataclass(frozen=True)
class Undone:
    """The act that was undone, and what was coded in texts that it had brought in."""

    act: Act
    claims: int = 0
    """How many claims that stand rest on a text that is no longer there."""
    coded_by: tuple[str, ...] = ()
    """The acts that claim them."""

    @property
    def id(self) -> str:
        """The id of the act."""
        return self.act.id

    @property
    def verb(self) -> str:
        """The verb, as the history tells it."""
        return verb_of(self.act)

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def record(self) -> dict[str, object]:
        """What a program is told."""
        told = {"undone": self.id, "verb": self.verb, "says": says_of(self.act.content), "at": self.act.at}
        return {**told, "author": self.act.author, "claims": self.claims, "coded_by": list(self.coded_by)}

    def lines(self) -> list[str]:
        """What a person is told."""
        said = says_of(self.act.content)
        told = {"verb": self.verb, "act": self.id[:ACT_DIGITS], "author": self.act.author,
                "at": self.act.at[:MINUTE].replace("T", " ")}  # fmt: skip
        first = _("Undone: {verb} {act}, of {at} (UTC), by {author}.", **told)
        if said:
            first = _("Undone: {verb} {act}, of {at} (UTC), by {author}: {says}.", says=said, **told)
        return [first, self._unmoored()] if self.claims else [first]

    def _unmoored(self) -> str:
        acts = ", ".join(act[:ACT_DIGITS] for act in self.coded_by[:SHOWN_ACTS])
        return _(
            "Claims that rest on a text that is no longer there: {count} (acts {acts}). They still stand, and their"
            " words can no longer be shown. Add the file again, which brings back the same text; or undo these acts"
            " too.",
            count=numeral(self.claims),
            acts=acts + (" ..." if len(self.coded_by) > SHOWN_ACTS else ""),
        )


class Resting:
    """What stands beside an act and rests on documents or posts that it brought in; looked up before it is undone."""

    def __init__(self, study: StudyFolder, act: Act, standing: list[Act]) -> None:
        self._study = study
        self._act = act
        rest = [one for one in standing if one.id != act.id]
        self._documents = _only_in(documents_in(standing), documents_in(rest))
        has_posts = any(file["reader"] == POSTS for file in files_of(act))
        self._passages = _passages_of(study, rest) if has_posts or self._documents else pl.DataFrame()
        self._read = {passage: _readings(passage) for passage in self._passages.get_column("id", default=[])}
        self._posts = self._found(self._of_posts()) if has_posts else set()

    def unmoored(self) -> Undone:
        """The act, now that it is undone, with what rests on a text that is not there any longer."""
        gone = self._posts - self._found(self._posts)
        lost = [
            passage
            for passage, readings in self._read.items()
            if readings & gone or any(name in self._documents for name, _post in readings)
        ]
        if not lost:
            return Undone(self._act)
        left = self._passages.filter(pl.col("id").is_in(lost)).unique("key").sort("at", "act")
        return Undone(self._act, left.height, tuple(left["act"].unique(maintain_order=True)))

    def _of_posts(self) -> set[Reading]:
        places = set(StudyPosts(self._study).places())
        return {reading for readings in self._read.values() for reading in readings if reading[0] in places}

    def _found(self, posts: set[Reading]) -> set[Reading]:
        return set(StudyPosts(self._study).fetch(posts)) if posts else set()


def _only_in(held: dict[str, Held], kept: dict[str, Held]) -> set[str]:
    """The names of the documents whose text goes."""
    return {name for name, one in held.items() if name not in kept or kept[name].text_sha256 != one.text_sha256}


def _passages_of(study: StudyFolder, standing: list[Act]) -> pl.DataFrame:
    """A row for each passage of each claim: ``id``, and the ``key``, ``act`` and ``at`` of the claim."""
    claims = read_claims(study.ledger, standing).filter(~pl.col("withdrawn"))
    rows = claims.select("key", "act", "at", "passages").explode("passages").unnest("passages")
    return rows.select("key", "act", "at", "id").drop_nulls("id")


def _readings(passage: str) -> set[Reading]:
    """The text and the post that a passage may name."""
    return {(name, post) for name, rest in names(passage) for post in (rest, piece_of(rest)[0])}
