"""A study as it can be asked: the tables of a snapshot and those that follow from them by the rules of its frame."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import polars as pl

from inroads.frame.frame import Frame
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of
from inroads.involvement.agents import brought_by, depths
from inroads.involvement.crossing import Entries
from inroads.involvement.entries import derived_entries
from inroads.involvement.growth import growth_sets
from inroads.involvement.inquiries import inquiries
from inroads.involvement.landmark import landmarks, later_members
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.members import network_members
from inroads.involvement.paths import entry_paths
from inroads.involvement.snapshot import SnapshotLike, Tables
from inroads.involvement.stand_ins import stand_ins
from inroads.language import _, numeral
from inroads.store.held_posts import HeldPosts

Thing = TypeVar("Thing")

RULES_VERSION = "7"
"""Counted up whenever a derivation changes what it gives."""

DERIVED: Mapping[str, Callable[[Tables, Frame], pl.DataFrame]] = {
    "entries_derived": derived_entries,
    "entry_paths": entry_paths,
    "brought_by": brought_by,
    "depths": depths,
    "growth_sets": growth_sets,
    "members": network_members,
    "landmarks": landmarks,
    "later_members": later_members,
    "stand_ins": stand_ins,
    "inquiries": inquiries,
}
"""Tables that follow from a snapshot: pure functions of tables and frame, so that they may be kept in cache/."""


def rule_hash(frame: Frame) -> str:
    """The name of the rules by which derived tables came about: the frame and the version of the derivations."""
    return hashlib.sha256(f"{frame.digest} {RULES_VERSION}".encode()).hexdigest()[:16]


class View:
    """The tables of a snapshot, derived ones among them, each made when first asked for.

    ``kept`` gives derived tables that were made before, ``keep`` takes each newly made one; both may be left out.
    ``posts`` are the posts of the study; a look at part of it has none.
    """

    def __init__(
        self,
        snapshot: SnapshotLike,
        kept: Callable[[str], pl.DataFrame | None] = lambda _name: None,
        keep: Callable[[str, pl.DataFrame], None] = lambda _name, _table: None,
        posts: HeldPosts | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.posts = posts
        self._kept, self._keep = kept, keep
        self._tables: dict[str, pl.DataFrame] = {}
        self._held: dict[str, Any] = {}

    @property
    def id(self) -> str:
        """The id of the snapshot."""
        return self.snapshot.id

    @property
    def frame(self) -> Frame:
        """The coding frame in force."""
        return self.snapshot.frame

    @property
    def title(self) -> str:
        """The title of the study."""
        return self.snapshot.title

    @property
    def rule_hash(self) -> str:
        """The name of the rules behind the derived tables."""
        return rule_hash(self.frame)

    def table(self, name: str) -> pl.DataFrame:
        """A table of the snapshot or, by the names of :data:`DERIVED`, one that follows from it."""
        if name not in self._tables:
            self._tables[name] = self._derive(name) if name in DERIVED else self.snapshot.table(name)
        return self._tables[name]

    def _derive(self, name: str) -> pl.DataFrame:
        held = self._kept(name)
        if held is None:
            held = DERIVED[name](self.table, self.frame)
            self._keep(name, held)
        return held

    def held(self, name: str, make: Callable[[], Thing]) -> Thing:
        """What follows from the view, under a name: made when first asked for."""
        if name not in self._held:
            self._held[name] = make()
        found: Thing = self._held[name]
        return found

    @cached_property
    def entries(self) -> Entries:
        """The entries that are counted, to look at or to cross."""
        return Entries(self.table("entries_derived").filter(pl.col("counted") == "yes"), self.frame, DEFAULT_ROLLUP)

    def graph(self, rollup: str = "", *, everyone: bool = False, contacts: pl.DataFrame | None = None) -> Graph:
        """The graph of the view; see :func:`inroads.graph.graph_of.graph_of`. Made once, unless contacts are given."""

        def made() -> Graph:
            name = _("snapshot {id}…", id=self.id[:8])
            return graph_of(self.table, self.frame, name=name, rollup=rollup, everyone=everyone, contacts=contacts)

        return made() if contacts is not None else self.held(f"graph {rollup} {everyone}", made)

    def __repr__(self) -> str:
        first, last = self._years()
        return _(
            "Snapshot {id}…: networks {networks}, persons {persons}, entries {entries}, ties {ties},"
            " places {places}, {years}",
            id=self.id[:8],
            years=f"{first}-{last}" if first else _("no dates"),
            **{name: numeral(self.table(name).height) for name in ("networks", "persons", "entries", "ties", "places")},
        )

    def _years(self) -> tuple[int | None, int | None]:
        """The first and last year that entries or networks name."""
        ends = [
            *self.table("entries").select("at_earliest", "at_latest").to_dict(as_series=False).values(),
            *self.table("networks").select("active_earliest", "active_latest").to_dict(as_series=False).values(),
        ]
        years = [day.year for column in ends for day in column if day is not None]
        return min(years, default=None), max(years, default=None)
