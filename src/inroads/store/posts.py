"""The posts of a study: parts in Parquet, kept as evidence beside the files they were read from, and read lazily.

Each file's parts hold all its posts, so that undoing one import never takes away what another file says too; a post
that several files hold is given once, by the import that came first.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from inroads.store.acts import Act, files_of, standing_acts
from inroads.store.claims import replaced_acts
from inroads.store.durable import write_durably
from inroads.store.parquet import read_parquet
from inroads.store.post_columns import POST_COLUMNS
from inroads.store.post_keys import Keys, KnownKeys
from inroads.store.sealer import PLAIN
from inroads.store.study_folder import StudyFolder

POSTS = "posts"
"""The reader of an evidence file that holds a part of the posts of another one."""

ROW = "row of part"
HASH_BYTES = 32


@dataclass(frozen=True)
class Part:
    """A part of the posts of a file: its hash, the file's hash, its source, the act that brought it in."""

    sha256: str
    of: str
    source: str
    act: str


def posts_parts(acts: Sequence[Act]) -> list[Part]:
    """The parts that stand, those of earlier imports first; the same in every copy of a study that was merged."""
    past = replaced_acts(list(acts))
    parts = [
        Part(file["sha256"], file["of"], file["source"], act.id)
        for act in sorted(acts, key=lambda act: (act.at, act.id))
        if act.id not in past
        for file in files_of(act)
        if file["reader"] == POSTS
    ]
    return list({part.sha256: part for part in reversed(parts)}.values())[::-1]


def scan_posts(study: StudyFolder) -> pl.LazyFrame:
    """All posts of the study, each once, in the order in which they came in."""
    parts = posts_parts(standing_acts(study.ledger))
    again = told_again(study, parts)
    scans = [_without(scan_part(study, part), again.get(number)) for number, part in enumerate(parts)]
    return pl.concat(scans) if scans else pl.LazyFrame(schema=POST_COLUMNS)


def count_posts(study: StudyFolder, parts: Sequence[str]) -> int:
    """How many posts the parts of these hashes hold."""
    scans = [_open(study, part).select(pl.len()) for part in parts]
    return int(pl.concat(scans).collect().sum().item()) if scans else 0


def known_keys(study: StudyFolder, acts: Sequence[Act]) -> KnownKeys:
    """The keys of all posts that these acts brought in."""
    known = KnownKeys()
    for part in posts_parts(acts):
        keys = Keys.of(_open(study, part.sha256).select("key", "said").collect())
        known.add(keys.taken(np.flatnonzero(~known.find(keys)[0])))
    return known


def _open(study: StudyFolder, sha256: str) -> pl.LazyFrame:
    path = study.evidence.path(sha256)
    if study.sealer is PLAIN:
        return pl.scan_parquet(path, glob=False)
    return read_parquet(path, study.sealer).lazy()


def scan_part(study: StudyFolder, part: Part) -> pl.LazyFrame:
    """The posts of one part, those that an earlier one holds among them."""
    found = _open(study, part.sha256)
    if "source" not in found.collect_schema():
        found = found.with_columns(source=pl.lit(part.source))
    found = found.with_columns(pl.col("source").fill_null(part.source))
    held = found.collect_schema()
    lacking = [pl.lit(None, dtype=kind).alias(name) for name, kind in POST_COLUMNS.items() if name not in held]
    return found.with_columns(lacking).select(*POST_COLUMNS)


def _without(posts: pl.LazyFrame, rows: pl.Series | None) -> pl.LazyFrame:
    if rows is None:
        return posts
    return posts.with_row_index(ROW).filter(~pl.col(ROW).is_in(rows.implode())).select(*POST_COLUMNS)


def told_again(study: StudyFolder, parts: list[Part]) -> dict[int, pl.Series]:
    """By the number of the part the rows whose posts an earlier part holds; none where there is one import only."""
    if len({part.act for part in parts}) < 2:  # noqa: PLR2004
        return {}
    name = hashlib.sha256(" ".join(part.sha256 for part in parts).encode()).hexdigest()[:16]
    kept = study.cache / f"posts-{name}.again"
    found = _read_again(study, kept)
    if found is None:
        found = _find_again(study, parts)
        held = io.BytesIO()
        found.write_parquet(held)
        write_durably(kept, hashlib.sha256(held.getvalue()).digest() + held.getvalue(), study.sealer)
    return {int(number[0]): rows["row"] for number, rows in found.group_by("part")}


def _read_again(study: StudyFolder, kept: Path) -> pl.DataFrame | None:
    """What was found before; None where it was not, or is no longer what was written."""
    if not kept.is_file():
        return None
    content = study.sealer.unseal(kept.read_bytes())
    mark, held = content[:HASH_BYTES], content[HASH_BYTES:]
    return pl.read_parquet(io.BytesIO(held)) if hashlib.sha256(held).digest() == mark else None


def _find_again(study: StudyFolder, parts: list[Part]) -> pl.DataFrame:
    known = KnownKeys()
    found = [pl.DataFrame(schema={"part": pl.UInt32, "row": pl.UInt32})]
    for number, part in enumerate(parts):
        keys = Keys.of(_open(study, part.sha256).select("key").collect())
        again, _differ = known.find(keys)
        known.add(keys.taken(np.flatnonzero(~again)))
        rows = pl.Series("row", np.flatnonzero(again), dtype=pl.UInt32)
        found.append(pl.DataFrame({"part": pl.repeat(number, len(rows), dtype=pl.UInt32, eager=True), "row": rows}))
    return pl.concat(found)
