"""The posts of a study: parts in Parquet, kept as evidence beside the files they were read from, and read lazily.

Each file's parts hold all its posts, so that undoing one import never takes away what another file says too; a post
that several files hold is given once, in its latest state (:mod:`inroads.store.post_latest`).
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
from inroads.store.evidence import hash_file
from inroads.store.keys import Keys
from inroads.store.parquet import evidence_parquet, read_parquet, write_parquet
from inroads.store.post_columns import AGAIN, PART_COLUMNS, POST_COLUMNS, SAID
from inroads.store.post_keys import KnownKeys
from inroads.store.post_latest import GONE, PAST, SAME, TELLINGS, VERSION, find_tellings
from inroads.store.sealer import PLAIN
from inroads.store.spill import room_to_spill
from inroads.store.study_folder import StudyFolder

POSTS = "posts"
"""The reader of an evidence file that holds a part of the posts of another one."""

ROW = "row of part"
HASH_BYTES = 32


@dataclass(frozen=True)
class Part:
    """A part of the posts of a file: its hash, the file's hash, its source, the act that brought it in.

    ``cut_off`` where that file ended before its end.
    """

    sha256: str
    of: str
    source: str
    act: str
    cut_off: bool = False


def posts_parts(acts: Sequence[Act], *, replaced: bool = False) -> list[Part]:
    """The parts that stand, those of earlier imports first; the same in every copy of a study that was merged.

    Those of files that were ``replaced`` are among them where that is asked.
    """
    past = set() if replaced else replaced_acts(list(acts))
    parts = [
        Part(file["sha256"], file["of"], file["source"], act.id, file["of"] in _cut_off(act))
        for act in sorted(acts, key=lambda act: (act.at, act.id))
        if act.id not in past
        for file in files_of(act)
        if file["reader"] == POSTS
    ]
    return list({part.sha256: part for part in reversed(parts)}.values())[::-1]


def _cut_off(act: Act) -> set[str]:
    return {file["sha256"] for file in files_of(act) if "cut_off" in file}


def scan_posts(study: StudyFolder) -> pl.LazyFrame:
    """All posts of the study, each once and in its latest state, in the order in which they came in."""
    parts = posts_parts(standing_acts(study.ledger))
    held = latest(study, parts)
    out = held.left_out()
    scans = [_without(scan_part(study, part), out.get(number)) for number, part in enumerate(parts)]
    if held.gone:
        scans.append(_read(held.gone, study).select(*POST_COLUMNS))
    return pl.concat(scans) if scans else pl.LazyFrame(schema=POST_COLUMNS)


def with_names(posts: pl.LazyFrame, study: StudyFolder) -> pl.LazyFrame:
    """Posts with ``named``: their id in references, with a mark where the words in force are not those told first.

    ``posts`` are of :func:`scan_posts`, their key among the columns.
    """
    return named_by(posts, version_marks(study))


def version_marks(study: StudyFolder) -> pl.DataFrame:
    """``key, mark`` of the posts whose words in force are not those told first."""
    return latest(study, posts_parts(standing_acts(study.ledger))).marks()


def named_by(posts: pl.LazyFrame, marks: pl.DataFrame) -> pl.LazyFrame:
    """Posts with ``named``, by the marks of :func:`version_marks`."""
    if marks.is_empty():
        return posts.with_columns(named="post")
    marked = pl.concat_str("post", "mark", separator=VERSION)
    told = posts.join(marks.lazy(), on="key", how="left", maintain_order="left")
    return told.with_columns(named=pl.coalesce(marked, "post")).drop("mark")


def count_posts(study: StudyFolder, parts: Sequence[str]) -> int:
    """How many posts the parts of these hashes hold."""
    scans = [_open(study, part).select(pl.len()) for part in parts]
    return int(pl.concat(scans).collect().sum().item()) if scans else 0


def known_keys(study: StudyFolder, acts: Sequence[Act], spill: Path | None = None) -> KnownKeys:
    """The keys of all posts that these acts brought in, with what each says in its latest state.

    They may go to the folder ``spill``, which must be there as long as they are asked for.
    """
    known = KnownKeys(spill)
    parts = posts_parts(acts)
    out = latest(study, parts).left_out(and_gone=False)
    for number, part in enumerate(parts):
        keys = Keys.of(_open(study, part.sha256).select("key", SAID).collect())
        past = out.get(number)
        known.add(keys if past is None else keys.taken(np.delete(np.arange(len(keys)), past.to_numpy())))
    return known


def _open(study: StudyFolder, sha256: str) -> pl.LazyFrame:
    return _read(part_path(study, sha256), study)


def part_path(study: StudyFolder, sha256: str) -> Path:
    """Where a part lies; raises StudyError where it is gone or no whole table."""
    path = study.evidence.path(sha256)
    return evidence_parquet(path) if study.sealer is PLAIN else path


def _read(path: Path, study: StudyFolder) -> pl.LazyFrame:
    if study.sealer is PLAIN:
        return pl.scan_parquet(path, glob=False)
    return read_parquet(path, study.sealer).lazy()


def scan_part(study: StudyFolder, part: Part) -> pl.LazyFrame:
    """The posts of one part, those that others hold too among them."""
    return scan_said(study, part).select(*POST_COLUMNS)


def scan_said(study: StudyFolder, part: Part) -> pl.LazyFrame:
    """The posts of one part with the hash of what each says."""
    found = _open(study, part.sha256)
    if "source" not in found.collect_schema():
        found = found.with_columns(source=pl.lit(part.source))
    found = found.with_columns(pl.col("source").fill_null(part.source))
    held = found.collect_schema()
    lacking = [pl.lit(None, dtype=kind).alias(name) for name, kind in PART_COLUMNS.items() if name not in held]
    return found.with_columns(lacking).select(*PART_COLUMNS)


def _without(posts: pl.LazyFrame, rows: pl.Series | None) -> pl.LazyFrame:
    if rows is None:
        return posts
    return posts.with_row_index(ROW).filter(~pl.col(ROW).is_in(rows.implode())).select(*POST_COLUMNS)


@dataclass(frozen=True)
class Latest:
    """Which rows of which parts are left out, and the file that holds the posts that are gone with their words."""

    tellings: pl.DataFrame
    gone: Path | None = None

    def left_out(self, *, and_gone: bool = True) -> dict[int, pl.Series]:
        """By the number of the part the rows that are not in force, or are told in the file of posts that are gone."""
        why = [SAME, PAST, GONE] if and_gone else [SAME, PAST]
        rows = self.tellings.filter(pl.col("why").is_in(why)).sort("part", "row")
        return {int(number[0]): found["row"] for number, found in rows.group_by("part")}

    def contested(self) -> pl.Series:
        """The keys of the posts that have several versions."""
        return self.tellings["key"].drop_nulls().unique()

    def marks(self) -> pl.DataFrame:
        """``key, mark`` of the posts whose version in force is not the one told first."""
        return self.tellings.filter(pl.col("mark").is_not_null()).select("key", "mark")


def latest(study: StudyFolder, parts: Sequence[Part]) -> Latest:
    """Which telling of each post is in force; kept in the cache where there is more than one file."""
    if len({part.of for part in parts}) < 2 and not any(  # noqa: PLR2004
        AGAIN in _open(study, part.sha256).collect_schema() for part in parts
    ):
        return Latest(pl.DataFrame(schema=TELLINGS))
    name = hashlib.sha256(" ".join(part.sha256 for part in parts).encode()).hexdigest()[:16]
    kept, gone = study.cache / f"posts-{name}.told", study.cache / f"posts-{name}.gone"
    found = _read_told(study, kept, gone)
    if found is None:
        cut_off = {number for number, part in enumerate(parts) if part.cut_off}
        with room_to_spill(study) as spill:
            tellings = find_tellings([_open(study, part.sha256) for part in parts], cut_off, spill)
        found = Latest(tellings, gone if _write_gone(study, parts, tellings, gone) else None)
        held = io.BytesIO()
        tellings.write_parquet(held)
        write_durably(kept, _mark(held.getvalue(), found.gone) + held.getvalue(), study.sealer)
    return found


def told_again(study: StudyFolder, parts: Sequence[Part]) -> dict[int, pl.Series]:
    """By the number of the part the rows that are not in force; :func:`latest` says where those are that are gone."""
    return latest(study, parts).left_out()


def _write_gone(study: StudyFolder, parts: Sequence[Part], tellings: pl.DataFrame, path: Path) -> bool:
    """Write the posts that are gone with the words they had; whether there are any."""
    rows = dict(tellings.filter(why=GONE).group_by("part").agg("row").iter_rows())
    if not rows:
        return False
    found = [
        scan_part(study, parts[number]).with_row_index(ROW).filter(pl.col(ROW).is_in(wanted)).drop(ROW)
        for number, wanted in sorted(rows.items())
    ]
    write_parquet(path, pl.concat(found).with_columns(gone=pl.lit(value=True)).collect(), study.sealer)
    return True


def _mark(held: bytes, gone: Path | None) -> bytes:
    return hashlib.sha256(held + (hash_file(gone).encode() if gone else b"")).digest()


def _read_told(study: StudyFolder, kept: Path, gone: Path) -> Latest | None:
    """What was found before; None where it was not, or is no longer what was written."""
    if not kept.is_file():
        return None
    content = study.sealer.unseal(kept.read_bytes())
    mark, held = content[:HASH_BYTES], content[HASH_BYTES:]
    there = gone if gone.is_file() else None
    return Latest(pl.read_parquet(io.BytesIO(held)), there) if _mark(held, there) == mark else None
