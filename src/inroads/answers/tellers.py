"""Who tells what: the sources a claim rests on, and of which kind they are."""

from collections.abc import Iterable

import polars as pl

from inroads.involvement.medium import is_known
from inroads.involvement.seen_from import SOURCE_KINDS
from inroads.involvement.vantage import rests_on
from inroads.involvement.view import View

OTHER_KIND = "other"
"""Sources of which nobody says of which kind they are."""


class Tellers:
    """The sources behind the claims on some kinds of unit."""

    def __init__(self, view: View, unit_types: Iterable[str]) -> None:
        claims = view.table("claims").filter(pl.col("unit_type").is_in(list(unit_types)))
        sources = view.table("passages").select("passage", "source")
        told = rests_on(claims).join(sources, on="passage").drop_nulls("source").group_by("claim").agg("source")
        self._sources = {claim: frozenset(held) for claim, held in told.iter_rows()}
        self._kinds = dict(view.table("sources").select("source", "kind").iter_rows())

    def sources(self, claims: Iterable[str] | None) -> frozenset[str]:
        """The sources that any of these claims rests on."""
        return frozenset().union(*(self._sources.get(claim, frozenset()) for claim in claims or ()))

    def kinds(self, sources: Iterable[str]) -> list[str]:
        """The kinds of these sources, in their own order."""
        return in_order({self.kind(source) for source in sources})

    def kind(self, source: str) -> str:
        """The kind of a source."""
        said = self._kinds.get(source)
        return str(said) if is_known(said) else OTHER_KIND


def in_order(kinds: Iterable[str]) -> list[str]:
    """Kinds of source as the frame lists them, others after."""
    order = {kind: place for place, kind in enumerate((*SOURCE_KINDS, OTHER_KIND))}
    return sorted(kinds, key=lambda kind: (order.get(kind, len(order)), kind))
