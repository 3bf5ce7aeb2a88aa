"""A snapshot: all tables as they follow from evidence, frame and ledger; a shadow that can be deleted and rebuilt.

It is a folder of Parquet files named by what it was built from, so readers never meet a writer's lock.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from inroads import __version__
from inroads.frame.frame import Frame
from inroads.language import _
from inroads.model.tables import TABLES
from inroads.store.acts import standing_acts
from inroads.store.claims import read_claims
from inroads.store.document_rows import with_documents
from inroads.store.documents import Documents
from inroads.store.durable import TEMPORARY, disk_faults, sync_folder, write_durably
from inroads.store.entry import canonical
from inroads.store.fold import fold
from inroads.store.parquet import read_parquet, write_parquet
from inroads.store.post_rows import with_posts
from inroads.store.sealer import PLAIN, Sealer
from inroads.store.study_folder import StudyFolder
from inroads.store.unasked_rows import with_unasked

TABLE_NAMES = (*TABLES, "claims")
MANIFEST = "snapshot.json"
ID_DIGITS = 16


@dataclass(frozen=True)
class Snapshot:
    """The tables of a study at one moment; ``folder`` holds one Parquet file per table."""

    folder: Path
    frame: Frame
    sealer: Sealer = PLAIN

    @cached_property
    def manifest(self) -> dict[str, object]:
        """What it was built from: id, title, heads, length, frame, versions, content hash."""
        return dict(json.loads(self.sealer.unseal((self.folder / MANIFEST).read_bytes())))

    @property
    def id(self) -> str:
        """The hash of ledger heads, evidence, frame and code version."""
        return str(self.manifest["id"])

    @property
    def title(self) -> str:
        """The title of the study."""
        return str(self.manifest["title"])

    @property
    def heads(self) -> list[str]:
        """The heads of the ledger it was built from."""
        heads = self.manifest["heads"]
        return [str(head) for head in heads] if isinstance(heads, list) else []

    @property
    def length(self) -> int:
        """How many entries the ledger held."""
        return int(str(self.manifest["length"]))

    @property
    def as_of(self) -> str:
        """The earlier moment (a time, or the id of an act) as of which it was built; '' where it was built of all."""
        return str(self.manifest.get("as_of", ""))

    def names(self) -> list[str]:
        """The names of its tables."""
        return sorted(path.stem for path in self.folder.glob("*.parquet"))

    def table(self, name: str) -> pl.DataFrame:
        """One table, rows sorted by id."""
        tables: dict[str, pl.DataFrame] = self._tables
        if name not in tables:
            tables[name] = read_parquet(self.folder / f"{name}.parquet", self.sealer)
        return tables[name]

    @cached_property
    def _tables(self) -> dict[str, pl.DataFrame]:
        return {}


def content_hash(tables: dict[str, pl.DataFrame]) -> str:
    """One hash over the canonical rows of all tables."""
    seen = hashlib.sha256()
    for name in sorted(tables):
        seen.update(f"{name}\n".encode())
        seen.update(tables[name].write_ndjson().encode())
    return seen.hexdigest()


def snapshot_id(study: StudyFolder, frame: Frame) -> str:
    """The name a snapshot of the study as it stands, or stood at the moment it is read as of, must bear."""
    moment = [study.moment] if study.moment else []
    built_from = canonical([study.ledger.heads(), study.evidence_ids(), frame.digest, __version__, *moment])
    return hashlib.sha256(built_from.encode()).hexdigest()[:ID_DIGITS]


def fold_study(study: StudyFolder, frame: Frame) -> dict[str, pl.DataFrame]:
    """All tables of the study as it stands, computed from the ledger."""
    acts = standing_acts(study.ledger)
    documents = Documents(study)
    tables = fold(read_claims(study.ledger, acts), acts, frame, lambda rows: with_documents(rows, documents, frame))
    tables["sources"] = _with_hashes(tables["sources"], study)
    return with_unasked(with_posts(tables, study, frame), frame)


def _with_hashes(sources: pl.DataFrame, study: StudyFolder) -> pl.DataFrame:
    """The hashes of the files that came in under a source's name."""
    files = pl.DataFrame(study.files(), schema={"source": pl.String, "sha256": pl.String}, orient="row")
    held = files.unique().sort("source", "sha256").group_by("source").agg(found=pl.col("sha256").str.join(" | "))
    said = sources.join(held, on="source", how="left", maintain_order="left")
    missing = (
        pl.when(pl.col("found").is_null())
        .then("missing")
        .otherwise(pl.col("missing").list.eval(pl.element().filter(~pl.element().str.starts_with("sha256="))))
    )
    return said.with_columns(sha256=pl.coalesce("found", "sha256"), missing=missing).drop("found")


def build_snapshot(study: StudyFolder, frame: Frame, progress: Callable[[str], None] = lambda _what: None) -> Snapshot:
    """The snapshot of the study as it stands: read where it lies in cache/, else built there in one step."""
    with study.ledger.reading():
        folder = study.cache / snapshot_id(study, frame)
        if not (folder / MANIFEST).exists():
            progress(_("folding claims"))
            tables = fold_study(study, frame)
            progress(_("writing the snapshot"))
            _write(study, frame, folder, tables)
    return Snapshot(folder, frame, study.sealer)


def _write(study: StudyFolder, frame: Frame, folder: Path, tables: dict[str, pl.DataFrame]) -> None:
    part = study.cache / f".{folder.name}.{os.getpid()}{TEMPORARY}"
    manifest = {
        "id": folder.name, "title": study.settings.title, "question": study.settings.question,
        "heads": study.ledger.heads(), "length": len(study.ledger), "evidence": study.evidence_ids(),
        "frame": frame.name, "frame_digest": frame.digest, "inroads": __version__, "content": content_hash(tables),
        "as_of": study.moment,
    }  # fmt: skip
    with disk_faults(folder):
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        try:
            for name, table in tables.items():
                write_parquet(part / f"{name}.parquet", table, study.sealer)
            write_durably(part / MANIFEST, json.dumps(manifest, indent=1).encode(), study.sealer)
            _put_in_place(part, folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(study.cache)


def _put_in_place(part: Path, folder: Path) -> None:
    """Never takes away a whole snapshot that another process put there meanwhile: somebody may be reading it."""
    if not (folder / MANIFEST).exists():
        shutil.rmtree(folder, ignore_errors=True)
    try:
        part.rename(folder)
    except OSError:
        if not (folder / MANIFEST).exists():
            raise
        shutil.rmtree(part)
