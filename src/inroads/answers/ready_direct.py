"""Rows and cells that settle one thing each, seen without asking the study again."""

import polars as pl

from inroads.answers.ready_cells import Cell, Opened
from inroads.answers.ready_settled import UNKNOWN, cited_passages, known_agents
from inroads.answers.sheet import Unit
from inroads.answers.ways import ways_in
from inroads.involvement.view import View
from inroads.model.missing import NOT_RECORDED

AGENT = Cell("entry_agents", "person", ())
DATE = Cell("entries", "at", ())
ACCESS = Cell("sources", "access", ())
KIND = Cell("sources", "kind", ())


def agents_to_name(view: View) -> list[Opened]:
    """Entries that do not say who brought the person in."""
    settled = known_agents(view)
    return _opened(AGENT, {unit: {("entry", unit)} for _kind, unit in settled.of - settled.units}, "mechanisms.chains")


def dates_to_give(view: View) -> list[Opened]:
    """Entries without a date, and of a phase that is not known."""
    undated = set(view.table("entries").filter(pl.col("missing").list.contains(f"at={NOT_RECORDED}"))["entry"])
    units = {
        row["entry"]: {("entry", str(row["entry"]))}
        for row in ways_in(view)
        if row["entry"] in undated and row["phase"] == UNKNOWN
    }
    return _opened(DATE, units, "mechanisms.by_phase")


def accesses_to_state(view: View) -> list[Opened]:
    """Sources whose passages do not say by what access they were to be had: one cell is enough for all of them."""
    open_ = cited_passages(view).filter(pl.col("access") == UNKNOWN).drop_nulls("source")
    units: dict[str, set[Unit]] = {}
    for passage, source in open_.select("passage", "source").iter_rows():
        units.setdefault(source, set()).add(("passage", passage))
    return _opened(ACCESS, units, "bias.mask_and_recode")


def kinds_to_state(view: View) -> list[Opened]:
    """Sources of which it is not said whether they are case files, meeting places or interviews."""
    cited = set(cited_passages(view)["source"])
    silent = view.table("sources").filter(pl.col("kind") == NOT_RECORDED)["source"]
    units = {source: {("source", source)} for source in silent if source in cited}
    return _opened(KIND, units, "bias.source_contrast")


def _opened(cell: Cell, units: dict[str, set[Unit]], finding: str) -> list[Opened]:
    """The units that open most come first."""
    if not units:
        return []
    order = sorted(units, key=lambda unit: (-len(units[unit]), unit))
    return [Opened(cell, NOT_RECORDED, tuple(order), {finding: frozenset().union(*units.values())})]


DIRECT = (accesses_to_state, kinds_to_state, agents_to_name, dates_to_give)
