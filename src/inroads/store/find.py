"""Find words in everything a study holds: documents, posts, and the cells that coders filled."""

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from inroads.errors import InputError
from inroads.frame.similar import near
from inroads.language import _, numeral
from inroads.model.missing import FIVE_WORDS
from inroads.model.when import When
from inroads.store.account_names import account_names
from inroads.store.acts import files_of, standing_acts
from inroads.store.documents import Documents
from inroads.store.online import online_table
from inroads.store.online_columns import VENUES
from inroads.store.posts import Part, latest, posts_parts, scan_posts, with_names
from inroads.store.room_names import rooms_called
from inroads.store.snapshot import Snapshot
from inroads.store.study_folder import StudyFolder
from inroads.store.text_index import COUNTED, Line, TextIndex, Wanted, build_index, remove_others
from inroads.store.text_lines import MINUTES_A_DAY, cell_lines, document_lines, first_minute, post_lines
from inroads.store.text_query import read_query

FOLDER = "words"
UNKNOWN = "unknown"
_RANGE = re.compile(r"(\d+)-(\d+)")

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Asked:
    """What to find and where: within one document, place, source or file; said by one persona or speaker; in one
    venue; in sources of one kind; in a period.
    """

    words: str
    within: str = ""
    persona: str = ""
    venue: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    limit: int = 20
    by_relevance: bool = False


@dataclass(frozen=True)
class Hit:
    """One place where the words stand; ``reference`` is what ``inroads code --at`` takes."""

    reference: str
    at: str
    who: str
    source: str
    kind: str
    access: str
    about: str
    snippet: str
    name: str = ""
    """What the account calls itself, where that is not its id."""


@dataclass(frozen=True)
class Found:
    """The hits shown; ``count`` of all of them is one more than :data:`COUNTED` where there are more than that."""

    hits: list[Hit]
    count: int
    by_relevance: bool
    wanted_relevance: bool

    def __repr__(self) -> str:
        return _("Hits: {count}; shown: {shown}", count=numeral(self.count), shown=numeral(len(self.hits)))


def find(study: StudyFolder, snapshot: Snapshot, asked: Asked, progress: Progress) -> Found:
    """The newest hits, or the most relevant ones where there are not too many to weigh; builds the index first."""
    read_query(asked.words)
    wanted = _wanted(study, snapshot, asked)
    indexes = [_written_index(study, snapshot, progress), *_posts_index(study, progress)]
    lines: list[Line] = []
    with closing(_Together(indexes)) as together:
        count = sum(index.count(wanted) for index in together.indexes)
        by_relevance = asked.by_relevance and count <= COUNTED
        for index in together.indexes:
            lines += index.lines(wanted, asked.limit, by_relevance=by_relevance)
    if not count and asked.venue and not wanted.rooms:
        _must_be_a_room(study, asked.venue)
    lines.sort(key=lambda line: line.score if by_relevance else -line.minute)
    kinds = dict(snapshot.table("sources").select("source", "kind").iter_rows())
    access_of = _Access(snapshot)
    lines = lines[: asked.limit]
    names = {
        home: account_names(snapshot, home, {line.who for line in lines}) for home in {line.home for line in lines}
    }
    hits = [
        _hit(line, kinds.get(line.source, ""), access_of(line), names[line.home].get(line.who, "")) for line in lines
    ]
    return Found(hits, min(count, COUNTED + 1), by_relevance, asked.by_relevance)


@dataclass(frozen=True)
class _Together:
    indexes: list[TextIndex]

    def close(self) -> None:
        for index in self.indexes:
            index.close()


def _hit(line: Line, kind: str, access: str, name: str) -> Hit:
    reference = f"{line.home}#{line.spot}" if line.spot else line.home
    return Hit(reference, line.at, line.who, line.source, kind, access, line.about, line.snippet, name)


def _wanted(study: StudyFolder, snapshot: Snapshot, asked: Asked) -> Wanted:
    sources = snapshot.table("sources")
    if asked.within:
        _must_be_known(asked.within, [*_homes(study), *sources["source"], *snapshot.table("places")["place"]])
    of_kind = tuple(sources.filter(pl.col("kind") == asked.kind)["source"]) if asked.kind else None
    since = When.read(asked.since).earliest if asked.since else None
    until = When.read(asked.until).latest if asked.until else None
    return Wanted(
        asked.words,
        asked.within,
        of_kind,
        first_minute(since) if since else None,
        first_minute(until) + MINUTES_A_DAY - 1 if until else None,
        asked.persona,
        asked.venue,
        _rooms(study, asked.venue),
    )


def _rooms(study: StudyFolder, said: str) -> tuple[tuple[str, str], ...]:
    """The rooms (place, venue) that are so called; none where the word is an id."""
    return tuple(rooms_called(said, online_table(study, VENUES))) if said else ()


def _must_be_a_room(study: StudyFolder, said: str) -> None:
    """Raise InputError where neither an export nor a post tells of such a room."""
    rooms = online_table(study, VENUES)
    known = {*scan_posts(study).select(pl.col("venue").drop_nulls().unique()).collect().to_series(), *rooms["venue"]}
    if said not in known:
        alike = near(said, [*rooms["name"].drop_nulls().unique(), *known], 3)
        raise InputError(
            _("There is no sub-forum, channel or chat «{name}».", name=said),
            do=_("Did you mean {near}?", near=" / ".join(alike))
            if alike
            else _("`inroads table STUDY posts --columns place,venue` tells the ids of rooms."),
        )


def _homes(study: StudyFolder) -> Iterable[str]:
    return (file["name"] for act in standing_acts(study.ledger) for file in files_of(act))


def _must_be_known(name: str, known: list[str]) -> None:
    if name not in known:
        alike = near(name, known, 3)
        raise InputError(
            _("There is no document, place, source or file «{name}».", name=name),
            do=_("Did you mean {near}?", near=" / ".join(alike))
            if alike
            else _("`inroads table STUDY sources` lists the sources."),
        )


def _written_index(study: StudyFolder, snapshot: Snapshot, progress: Progress) -> TextIndex:
    """The index of documents and cells, made anew for every snapshot."""
    path = study.cache / FOLDER / f"written-{snapshot.id}.db"
    if not path.exists():
        progress(_("indexing documents and cells"), 0, 0)
        lines = [document_lines(Documents(study), snapshot.table("sources")), cell_lines(snapshot)]
        build_index(path, lines)
        if not study.moment:
            remove_others(path, "written-*.db")
    return TextIndex(path)


def _posts_index(study: StudyFolder, progress: Progress) -> list[TextIndex]:
    """The index of posts, grown from an earlier one where posts only came in; none where there are no posts."""
    parts = posts_parts(standing_acts(study.ledger))
    if not parts:
        return []
    named = hashlib.sha256(" ".join(part.sha256 for part in parts).encode()).hexdigest()[:16]
    path = study.cache / FOLDER / f"posts-{named}.db"
    if not path.exists():
        _build_posts(study, path, parts, progress)
        if not study.moment:
            remove_others(path, "posts-*.db")
    return [TextIndex(path)]


def _build_posts(study: StudyFolder, path: Path, parts: list[Part], progress: Progress) -> None:
    posts, told = scan_posts(study), latest(study, parts)
    total = int(posts.select(pl.len()).collect().item())
    contested = told.contested()
    earlier, keys = _earlier(path.parent, [part.sha256 for part in parts])
    if keys is not None:
        keys = keys.filter(~keys.is_in(contested.implode()))
    posts = with_names(posts, study).with_columns(post="named").drop("named")
    progress(_("indexing posts"), 0, total)
    build_index(
        path,
        post_lines(posts, keys),
        [part.sha256 for part in parts],
        earlier,
        lambda done: progress(_("indexing posts"), done, total),
        contested,
    )


def _earlier(folder: Path, parts: list[str]) -> tuple[Path | None, pl.Series | None]:
    """An index of the posts that came in first, and their keys; lines of posts with several versions are made anew."""
    for path in folder.glob("posts-*.db"):
        with closing(TextIndex(path)) as index:
            if index.made_of() == parts[: len(index.made_of())]:
                return path, index.keys()
    return None, None


class _Access:
    """By what access a line was to be had: its own, else that of the narrowest passage around it, else its source's."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._passages = snapshot.table("passages").select("passage", "access")
        known = ~pl.col("access").is_in([*FIVE_WORDS, UNKNOWN])
        self._stated = self._passages.filter(known)
        self._sources = dict(snapshot.table("sources").filter(known).select("source", "access").iter_rows())

    def __call__(self, line: Line) -> str:
        own = self._own(line) or line.access or self._sources.get(line.source, "")
        return UNKNOWN if not own or own in FIVE_WORDS else own

    def _own(self, line: Line) -> str:
        """What a passage says that is the line, or holds it."""
        if line.begin is None or line.end is None:
            same = self._stated.filter(pl.col("passage") == f"{line.home}#{line.spot}")
            return str(same["access"][0]) if same.height else ""
        around = [
            (int(span[2]) - int(span[1]), access)
            for passage, access in self._stated.filter(pl.col("passage").str.starts_with(f"{line.home}#")).iter_rows()
            for span in (_RANGE.fullmatch(passage.removeprefix(f"{line.home}#")),)
            if span and int(span[1]) <= line.begin and int(span[2]) >= line.end
        ]
        return min(around)[1] if around else ""
