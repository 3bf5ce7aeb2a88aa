"""What may be evidence of involvement in posts, accounts, marks and events: proposals, computed, that change nothing.

A proposal waits for a person's decision; until then no table and no finding knows of it.
"""

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import polars as pl

from inroads.frame.sign import Sign, any_sign
from inroads.store.durable import write_durably
from inroads.store.online import online_table
from inroads.store.online_columns import ACCOUNTS, EVENTS, MARKS, VENUES
from inroads.store.parts_once import online_state
from inroads.store.post_columns import AT
from inroads.store.post_tellings import TOLD, contested_keys, contested_tellings
from inroads.store.post_versions import EARLIER, IN_FORCE
from inroads.store.posts import scan_posts
from inroads.store.signs import signs_in_force
from inroads.store.study_folder import StudyFolder

EVENT_PROPOSALS = ("invited", "joined_by_link", "referred", "promoted", "banned")
REFERRED, VOUCH = "referred", "vouch"
TEXT_PROPOSALS = ("channel_shift", "invitation", "recruiting")
PROPOSAL_KINDS = (*EVENT_PROPOSALS, VOUCH, *TEXT_PROPOSALS)
PROPOSALS = pl.Schema(
    {
        "proposal": pl.String(),
        "kind": pl.String(),
        "place": pl.String(),
        "venue": pl.String(),
        "who": pl.String(),
        "by": pl.String(),
        "at": AT,
        "passage": pl.String(),
        "words": pl.String(),
        "sign": pl.String(),
        "medium": pl.String(),
        "source": pl.String(),
        "post": pl.String(),
        "version": pl.String(),
        "formerly": pl.String(),
    }
)
"""``who`` is the account that something happened to, ``by`` the one that did it; either may be null. ``passage`` is
``PLACE#POST``, with the span of the words where there are any, or names an event, mark or account of the place.
``version`` says whether the words stand in the version of the post that is in force, or in an earlier one alone;
``formerly`` is the id of the words told first, as it was before ids of words said the words."""
ID_BYTES = 6
BATCH = 100_000
LONGEST_WORDS = 200
FOLDER = "proposals"
PRIVATE_CHAT, GROUP_CHAT, PUBLIC_ONLINE = "private_chat", "group_chat", "public_online"
WANTED = ("place", "post", "author", "at", "text", "to", "venue", "source", *TOLD)
FOUND = pl.Schema({"in_force": pl.Boolean(), "number": pl.UInt64(), "whole id": pl.String()})
_LENGTH_OF_HASH = 32


def propose(study: StudyFolder) -> pl.DataFrame:
    """All proposals on the evidence that stands, the newest first; the same evidence gives the same ids."""
    signs = signs_in_force(study).signs
    told = json.dumps([[sign.sign, sign.kind, sign.pattern] for sign in signs] + [list(PROPOSALS)])
    name = hashlib.sha256(f"{online_state(study)} {told}".encode()).hexdigest()[:16]
    kept = study.cache / FOLDER / f"{name}.parquet"
    found = _read(study, kept)
    if found is None:
        found = pl.concat([_of_events(study), _of_accounts(study), _of_marks(study), _of_posts(study, signs)])
        found = _without_repeats(found).sort("at", "proposal", descending=[True, False], nulls_last=True)
        _keep(study, kept, found)
    return found


def part_of(found: pl.DataFrame, kind: str = "", place: str = "", since: date | None = None) -> pl.DataFrame:
    """The proposals of a kind, of a place, of this day or later; '' and None leave it open."""
    conditions = [pl.col(name) == value for name, value in (("kind", kind), ("place", place)) if value]
    if since:
        conditions.append(pl.col("at").dt.date() >= since)
    return found.filter(*conditions)


def _keep(study: StudyFolder, path: Path, found: pl.DataFrame) -> None:
    held = io.BytesIO()
    found.write_parquet(held)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, hashlib.sha256(held.getvalue()).digest() + held.getvalue(), study.sealer)


def _read(study: StudyFolder, path: Path) -> pl.DataFrame | None:
    if not path.is_file():
        return None
    content = study.sealer.unseal(path.read_bytes())
    mark, held = content[:_LENGTH_OF_HASH], content[_LENGTH_OF_HASH:]
    return pl.read_parquet(io.BytesIO(held)) if hashlib.sha256(held).digest() == mark else None


def _without_repeats(found: pl.DataFrame) -> pl.DataFrame:
    """Each once; who is told to have been invited by an event is not told again by the account's referrer."""
    told = found.filter(pl.col("kind").is_in(["invited", REFERRED]) & (pl.col("sign") != ACCOUNTS))
    of_account = (pl.col("kind") == REFERRED) & (pl.col("sign") == ACCOUNTS)
    again = found.filter(of_account).join(told, on=["place", "who", "by"], how="semi")["proposal"]
    return found.filter(~pl.col("proposal").is_in(again.implode())).unique("proposal", keep="first")


def _named(
    found: pl.DataFrame, says: tuple[str, ...] = ("kind", "passage", "who", "by"), name: str = "proposal"
) -> pl.DataFrame:
    """With an id that says what stands in these columns, and nothing else."""
    said = ["\x00".join(cell or "" for cell in row) for row in found.select(says).iter_rows()]
    ids = [hashlib.blake2b(one.encode(), digest_size=ID_BYTES).hexdigest() for one in said]
    return found.with_columns(pl.Series(name, ids, dtype=pl.String))


def _whole(found: pl.DataFrame) -> pl.DataFrame:
    lacking = {**dict.fromkeys(PROPOSALS), "version": IN_FORCE}
    absent = [pl.lit(lacking[name], kind).alias(name) for name, kind in PROPOSALS.items() if name not in found.columns]
    return found.with_columns(absent).select(pl.col(name).cast(kind) for name, kind in PROPOSALS.items())


def _of_events(study: StudyFolder) -> pl.DataFrame:
    events = online_table(study, EVENTS).filter(pl.col("kind").is_in(EVENT_PROPOSALS) & pl.col("who").is_not_null())
    own = pl.format("{} event {}", "place", "event")
    told = events.with_columns(
        passage=pl.coalesce(pl.format("{}#{}", "place", "post"), own),
        words="detail",
        sign=pl.lit(EVENTS),
        medium=pl.lit(PUBLIC_ONLINE),
    )
    return _whole(_named(told))


def _of_accounts(study: StudyFolder) -> pl.DataFrame:
    accounts = online_table(study, ACCOUNTS).filter(pl.col("referrer").is_not_null())
    told = accounts.with_columns(
        kind=pl.lit(REFERRED),
        who="author",
        by="referrer",
        at="joined",
        passage=pl.format("{} account {}", "place", "author"),
        words=pl.lit(None, pl.String),
        sign=pl.lit(ACCOUNTS),
        medium=pl.lit(PUBLIC_ONLINE),
    )
    return _whole(_named(told))


def _of_marks(study: StudyFolder) -> pl.DataFrame:
    marks = online_table(study, MARKS).filter((pl.col("kind") == VOUCH) & pl.col("to").is_not_null())
    told = marks.with_columns(
        who="to",
        passage=pl.coalesce(pl.format("{}#{}", "place", "post"), pl.format("{} mark {}", "place", "mark")),
        words=pl.col("text").str.slice(0, LONGEST_WORDS),
        sign=pl.lit(MARKS),
        medium=pl.lit(PUBLIC_ONLINE),
    )
    return _whole(_named(told))


def _of_posts(study: StudyFolder, signs: tuple[Sign, ...]) -> pl.DataFrame:
    """What the signs find in texts: one proposal for the first words of each kind, in each version of a post.

    The same words in several versions are one, cited in the version in force, else in the latest that has them.
    """
    chats = online_table(study, VENUES).filter(pl.col("kind") == "chat").select("place", "venue")
    sieve = any_sign(pl.col("text"), signs)
    alone, contested = scan_posts(study).filter(sieve), contested_keys(study).to_frame("key")
    if contested.height:
        alone = alone.join(contested.lazy(), on="key", how="anti")
    in_force = {"named": pl.col("post"), "in_force": pl.lit(value=True), "number": pl.lit(0, pl.UInt64)}
    found = [
        _in_batch(batch, kind, tuple(sign for sign in signs if sign.kind == kind))
        for posts in [alone.with_columns(**in_force), *contested_tellings(study, sieve)]
        for batch in posts.select(WANTED).collect_batches(chunk_size=BATCH, engine="streaming")
        for kind in TEXT_PROPOSALS
    ]
    told = _once(pl.concat(found)) if found else pl.DataFrame(schema=PROPOSALS)
    in_chat = told.join(chats, on=["place", "venue"], how="semi")["proposal"]
    group = (pl.col("medium") == PUBLIC_ONLINE) & pl.col("proposal").is_in(in_chat.implode())
    return told.with_columns(medium=pl.when(group).then(pl.lit(GROUP_CHAT)).otherwise("medium"))


def _once(found: pl.DataFrame) -> pl.DataFrame:
    """The same words of a post once, whatever versions have them; ``formerly`` of those that were told first."""
    of_post = ["kind", "place", "post"]
    first = found.sort("number").unique(of_post, keep="first").select(*of_post, "words", formerly="whole id")
    best = found.sort("in_force", "number", descending=True).unique([*of_post, "words"], keep="first")
    told = best.drop("formerly").join(first, on=[*of_post, "words"], how="left")
    return told.select(PROPOSALS.names())


def _in_batch(posts: pl.DataFrame, kind: str, signs: tuple[Sign, ...]) -> pl.DataFrame:
    parts = []
    for sign in signs:
        begin = pl.col("text").str.find(sign.pattern)
        hits = posts.filter(begin.is_not_null())
        if hits.height:
            words = pl.col("text").str.extract(sign.pattern, 0)
            parts.append(hits.with_columns(byte=begin, words=words, sign=pl.lit(sign.sign)))
    if not parts:
        return pl.DataFrame(schema={**PROPOSALS, **FOUND})
    told_by = ["place", "post", "number"]
    first = pl.concat(parts).sort("byte", "sign").unique(told_by, keep="first", maintain_order=True)
    spans = [_span(text, byte, words) for text, byte, words in first.select("text", "byte", "words").iter_rows()]
    private = pl.col("to").list.len().fill_null(0) > 0
    told = first.with_columns(
        kind=pl.lit(kind),
        whole=pl.format("{}#{}", "place", "post"),
        span=pl.Series(spans, dtype=pl.String),
        by="author",
        who=pl.when(pl.col("to").list.len() == 1).then(pl.col("to").list.first()),
        words=pl.col("words").str.slice(0, LONGEST_WORDS),
        medium=pl.when(private).then(pl.lit(PRIVATE_CHAT)).otherwise(pl.lit(PUBLIC_ONLINE)),
        version=pl.when("in_force").then(pl.lit(IN_FORCE)).otherwise(pl.lit(EARLIER)),
    )
    named = _named(_named(told, ("kind", "whole", "words")), ("kind", "whole", "who", "by"), "whole id")
    cited = named.with_columns(passage=pl.format("{}#{}:{}", "place", "named", "span"))
    return pl.concat([_whole(cited), cited.select(FOUND.names())], how="horizontal")


def _span(text: str, byte: int, words: str) -> str:
    """Where the words stand, in characters."""
    start = byte if text.isascii() else len(text.encode()[:byte].decode())
    return f"{start}-{start + len(words)}"
