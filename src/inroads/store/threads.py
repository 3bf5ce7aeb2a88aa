"""A post amid its thread, its chat or its private conversation, in the order of replies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from inroads.errors import InputError
from inroads.language import _
from inroads.store.online import online_table
from inroads.store.online_columns import VENUES
from inroads.store.post_latest import VERSION
from inroads.store.posts import scan_posts
from inroads.store.room_names import room_names
from inroads.store.study_folder import StudyFolder

PRIVATE = "private"
_SPAN = re.compile(r":\d+-\d+$")
LONGEST_SHOWN = 50_000
"""So many characters of a text are shown."""
COLUMNS = (
    *("place", "post", "thread", "venue", "author", "at", "text", "reply_to", "access", "source", "kind"),
    *("to", "quotes", "mentions", "edited_at", "gone"),
)


@dataclass(frozen=True)
class ThreadPost:
    """A post as it is shown; ``depth`` is how many replies lead to it from the first post shown of its branch."""

    post: str
    author: str
    at: datetime | None
    text: str
    reply_to: str
    quotes: tuple[str, ...]
    to: tuple[str, ...]
    access: str
    source: str
    edited_at: datetime | None
    gone: bool
    depth: int


@dataclass(frozen=True)
class Thread:
    """Posts that stand together: ``before`` and ``after`` more of them, in time, are not shown."""

    place: str
    venue: str
    thread: str
    asked: str
    is_private: bool
    posts: tuple[ThreadPost, ...]
    before: int
    after: int
    authors: Mapping[str, str] = field(default_factory=dict)
    """Who wrote each post that is shown, answered or quoted, as far as the study holds it."""
    room: str = ""
    """What the venue is called."""
    topic: str = ""
    """What the thread is called, where it is a room of its venue; else its id."""


def read_thread(study: StudyFolder, place: str, post: str, around: int) -> Thread:
    """The post with at most ``around`` posts before and after it in time; raises InputError where there is none.

    A private message stands amid all that its people wrote each other and nobody else; a post without a thread amid
    what was written in its venue.
    """
    posts = scan_posts(study).filter(pl.col("place") == place)
    asked = posts.filter(pl.col("post") == post).select(COLUMNS).collect()
    if asked.is_empty():
        raise InputError(
            _("«{place}» has no post «{post}».", place=place, post=post),
            do=_("A post is named as in its file; `inroads find` lists posts by their words."),
        )
    row = asked.row(0, named=True)
    beside = posts.filter(_beside(row))
    ids = beside.select("post", "at").collect().with_row_index("row").sort("at", "row", nulls_last=True)["post"]
    here = int((ids == post).arg_max() or 0)
    first, last = max(0, here - around), here + around + 1
    order = {id_: number for number, id_ in enumerate(ids[first:last].to_list())}
    shown = beside.filter(pl.col("post").is_in(list(order))).select(COLUMNS).unique("post", keep="first").collect()
    rows = sorted(shown.to_dicts(), key=lambda one: order[one["post"]])
    depths = _depths({one["post"]: one["reply_to"] for one in rows})
    told = {one["post"]: _told(one, depths[one["post"]]) for one in rows}
    rooms = online_table(study, VENUES)
    names = room_names(rooms)
    thread = row["thread"] or ""
    topic = rooms.filter(place=place, venue=thread, parent=row["venue"] or "")
    return Thread(
        place, row["venue"] or "", thread, post, row["kind"] == PRIVATE,
        tuple(told[id_] for id_ in depths), first, max(0, len(ids) - last), _authors(posts, rows),
        names.get((place, row["venue"]), row["venue"] or ""),
        names.get((place, thread), thread) if topic.height else thread,
    )  # fmt: skip


def post_of(study: StudyFolder, place: str, reference: str) -> str:
    """The post that a reference means: it may bear the mark of a version, and the span of some words."""
    post = _SPAN.sub("", reference)
    tries = list(dict.fromkeys([reference, post, post.rpartition(VERSION)[0]]))
    known = scan_posts(study).filter((pl.col("place") == place) & pl.col("post").is_in(tries)).select("post")
    held = set(known.collect()["post"])
    return next((one for one in tries if one in held), reference)


def _beside(row: Mapping[str, object]) -> pl.Expr:
    """Which posts stand together with this one."""
    private = (pl.col("kind") == PRIVATE).fill_null(value=False)
    if row["kind"] == PRIVATE:
        to = row["to"] if isinstance(row["to"], list) else []
        people = sorted({str(row["author"]), *map(str, to)})
        return private & (_people() == pl.lit(people, dtype=pl.List(pl.String)))
    venue = pl.col("venue").eq_missing(pl.lit(row["venue"], dtype=pl.String))
    thread = pl.col("thread").eq_missing(pl.lit(row["thread"], dtype=pl.String))
    return ~private & venue & thread


def _people() -> pl.Expr:
    to = pl.col("to").fill_null(pl.lit([], dtype=pl.List(pl.String)))
    return pl.concat_list(pl.col("author").reshape((-1, 1)).arr.to_list(), to).list.unique().list.sort()


def _depths(parents: Mapping[str, str | None]) -> dict[str, int]:
    """Each post with its depth, a reply behind what it answers; never by recursion, and a circle is cut open."""
    children: dict[str, list[str]] = {}
    roots: list[str] = []
    for post, parent in parents.items():
        if parent in parents and parent != post:
            children.setdefault(str(parent), []).append(post)
        else:
            roots.append(post)
    depths: dict[str, int] = {}
    for root in [*roots, *parents]:
        waiting = [(root, 0)]
        while waiting:
            post, depth = waiting.pop()
            if post not in depths:
                depths[post] = depth
                waiting += [(child, depth + 1) for child in reversed(children.get(post, []))]
    return depths


def _told(row: Mapping[str, object], depth: int) -> ThreadPost:
    lists = {name: tuple(map(str, row[name] or ())) for name in ("quotes", "to")}  # type: ignore[call-overload]
    at, edited, text = row["at"], row["edited_at"], str(row["text"] or "")
    return ThreadPost(
        post=str(row["post"]),
        author=str(row["author"]),
        at=at if isinstance(at, datetime) else None,
        text=text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…",
        reply_to=str(row["reply_to"] or ""),
        quotes=lists["quotes"],
        to=lists["to"],
        access=str(row["access"] or ""),
        source=str(row["source"] or ""),
        edited_at=edited if isinstance(edited, datetime) else None,
        gone=bool(row["gone"]),
        depth=depth,
    )


def _authors(posts: pl.LazyFrame, rows: list[dict[str, object]]) -> dict[str, str]:
    known = {str(row["post"]): str(row["author"]) for row in rows}
    named = {str(row["reply_to"]) for row in rows if row["reply_to"]}
    named |= {str(post) for row in rows if isinstance(row["quotes"], list) for post in row["quotes"]}
    lacking = sorted(named - set(known))
    found = posts.filter(pl.col("post").is_in(lacking)).select("post", "author").collect() if lacking else None
    return known | (dict(found.iter_rows()) if found is not None else {})
