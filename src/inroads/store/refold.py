"""The tables of a snapshot folded anew from a part of its claims: what a study would hold had it only these.

What is said of the material itself (its sources, passages, instruments, samples and investigations) always stays: it
is the bookkeeping of the study and nothing that one sees or does not see. What posts say of personas and places stays
as well, of all of them or, where sources are told, of those known from posts of these.
"""

import hashlib
from functools import cached_property

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.tables import TABLES, Table
from inroads.store.claims import KEY_DIGITS
from inroads.store.coverage import MATERIAL
from inroads.store.decisions import CELL, is_decision
from inroads.store.fold import Settled, lay_out, settle
from inroads.store.snapshot_like import SnapshotLike
from inroads.store.unclaimed_rows import with_unclaimed

__all__ = ["MATERIAL", "Refolded", "refold"]


class Refolded:
    """A snapshot in memory: each table is laid out when it is first asked for."""

    def __init__(self, snapshot: SnapshotLike, kept: pl.Series, sources: pl.Series | None = None) -> None:
        self._whole = snapshot
        self._sources = sources
        self._tables: dict[str, pl.DataFrame] = {}
        claims = snapshot.table("claims")
        self._ids = claims.filter(pl.col("claim").is_in(kept.implode()) | pl.col("unit_type").is_in(MATERIAL))["claim"]

    @cached_property
    def id(self) -> str:
        """The id of the whole snapshot if nothing is left out, else one that follows from what is kept."""
        if len(self._ids) == self._whole.table("claims").height and self._sources is None:
            return self._whole.id
        said = f"{self._whole.id} {' '.join(self._ids.sort())}"
        if self._sources is not None:
            said += f" of {' | '.join(self._sources.sort())}"
        return hashlib.sha256(said.encode()).hexdigest()[:KEY_DIGITS]

    @property
    def frame(self) -> Frame:
        """The coding frame of the whole snapshot."""
        return self._whole.frame

    @property
    def title(self) -> str:
        """The title of the study."""
        return self._whole.title

    def table(self, name: str) -> pl.DataFrame:
        """One table, with the columns and the order of the whole snapshot's."""
        if name not in self._tables:
            self._tables[name] = self._claims if name == "claims" else self._made(TABLES[name])
        return self._tables[name]

    @cached_property
    def _kept(self) -> pl.DataFrame:
        claims = self._whole.table("claims")
        return claims.filter(pl.col("claim").is_in(self._ids.implode()))

    @cached_property
    def _is_decision(self) -> pl.Series:
        """Which of the claims kept are decisions."""
        return self._kept.select(is_decision()).to_series()

    @cached_property
    def _told(self) -> Settled:
        decided = self._is_decision
        standing = self._kept.filter(~decided & (self._kept["state"] != "withdrawn"))
        return settle(_with_sources(standing, self._whole.table("passages")), self._kept.filter(decided), self.frame)

    @cached_property
    def _claims(self) -> pl.DataFrame:
        """The claims kept, each with the state that its cell is in now."""
        stays = self._is_decision | (self._kept["state"] == "withdrawn")
        now = self._told.settled.select(*CELL, now="state")
        told = self._kept.join(now, on=CELL, how="left", maintain_order="left")
        return told.with_columns(state=pl.when(stays).then("state").otherwise("now")).drop("now")

    def _made(self, table: Table) -> pl.DataFrame:
        whole = self._whole.table(table.name)
        if table.unit not in MATERIAL:
            return with_unclaimed(table, lay_out(table, self.frame, self._told), self._whole, self._sources)
        left = whole.with_columns(pl.col("claims").list.set_intersection(self._ids.implode()).list.sort())
        unread = (left["claims"].list.len() == 0) & (whole["claims"].list.len() > 0)
        return left.filter(~unread) if table.unit == "passage" else left


def refold(snapshot: SnapshotLike, kept: pl.Series, sources: pl.Series | None = None) -> Refolded:
    """The snapshot as it would be with only the claims of these ids; a decision is a claim like another.

    Of personas and places known from posts those stay whose posts are of the ``sources``; where none are told, all.
    """
    return Refolded(snapshot, kept, sources)


def _with_sources(standing: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    """The claims as the fold takes them: under ``key``, each passage with the source it stands in."""
    source = passages.select(id="passage", source=pl.col("source").fill_null(""))
    cited = standing.select("claim", id="passages").explode("id").drop_nulls("id").join(source, on="id", how="left")
    cited = cited.with_columns(pl.col("source").fill_null(""))
    by_claim = cited.group_by("claim").agg(cited=pl.struct("id", "source"))
    nothing = pl.lit([], dtype=pl.List(pl.Struct({"id": pl.String, "source": pl.String})))
    told = standing.join(by_claim, on="claim", how="left").with_columns(passages=pl.col("cited").fill_null(nothing))
    return told.drop("cited").rename({"claim": "key"})
