"""The numbers behind what can be answered: how much of everything is on record."""

from collections import Counter
from dataclasses import dataclass

import polars as pl

from inroads.answers import ready_settled as settled
from inroads.answers.ready_settled import Settled
from inroads.answers.ways import ways_in
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.origin import founder_ways
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View
from inroads.language import _, language
from inroads.model.missing import CONTESTED, NOT_ASKED
from inroads.model.tables import TABLES


@dataclass(frozen=True)
class Count:
    """How many there are, and of how many where that can be said."""

    what: str
    n: int
    of: int | None = None


def numbers_behind(view: View) -> list[Count]:
    """What there is to answer with."""
    entries = ways_in(view)
    dated = sum(row["at_earliest"] is not None or row["at_latest"] is not None for row in entries)
    stepped = set(view.table("steps")["entry"])
    found = [
        Count(_("networks"), view.table("networks").height),
        Count(_("entries that are counted"), len(entries), view.table("entries").height),
        _of(_("entries whose channel and medium are known"), settled.known_ways(view)),
        _founders(view),
        Count(_("entries with steps"), sum(row["entry"] in stepped for row in entries), len(entries)),
        _of(_("entries that say who brought the person in, or that nobody did"), settled.known_agents(view)),
        Count(_("entries with a date"), dated, len(entries)),
        Count(_("approaches on record"), len(uncontested(view.table("approaches").iter_rows(named=True)))),
        Count(_("ties"), view.table("ties").height),
        *_sources(view),
        _of(_("passages that state by what access they were to be had"), settled.stated_accesses(view)),
    ]
    return [*found, *_words(view)]


def _of(what: str, known: Settled) -> Count:
    return Count(what, len(known.units), len(known.of))


def _founders(view: View) -> Count:
    """Founders of whom it is known how they met the others."""
    worlds = rollup_of(view.frame)
    ways = [
        founder_ways(row["channel"], rolled_up(row["medium"], worlds))
        for row in view.table("entries_derived").iter_rows(named=True)
        if row["founder"] == "yes" and row["counted"] == "yes"
    ]
    return Count(_("founders whose origin is known"), sum(way is not None and len(way) == 1 for way in ways), len(ways))


def _sources(view: View) -> list[Count]:
    """Sources by kind; cells that were typed without a source count under their file."""
    kinds = Counter(view.table("sources")["kind"])
    label = view.frame.label
    return [
        Count(_("sources: {kind}", kind=label("source", "kind", kind, language())), kinds[kind])
        for kind in sorted(kinds, key=lambda kind: (not is_known(kind), kind))
    ]


def _words(view: View) -> list[Count]:
    """Cells that were not asked for, and cells that are contested."""
    tables = [view.table(name) for name in TABLES]
    return [
        Count(_("cells that no instrument asked for"), sum(_cells(table, NOT_ASKED) for table in tables)),
        Count(_("contested cells"), sum(_cells(table, CONTESTED) for table in tables)),
    ]


def _cells(table: pl.DataFrame, word: str) -> int:
    """How many cells bear the word, be it in the cell or in ``missing``."""
    inside = table.select((pl.col(pl.String) == word).sum()).row(0) if table.height else ()
    beside = table["missing"].list.eval(pl.element().str.ends_with(f"={word}")).list.sum().sum() if table.height else 0
    return sum(int(count or 0) for count in inside) + int(beside or 0)
