"""When each network was investigated, in which samples it stands, and what the sources that tell of it did not ask."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.snapshot import Row, Tables, grouped
from inroads.involvement.standing import uncontested
from inroads.model.missing import NOT_RECORDED
from inroads.store.coverage import not_asked

ASKED: dict[str, tuple[str, ...]] = {
    "entry": (
        *("mechanism", "channel", "medium", "medium_first_contact", "medium_commitment", "place", "tie", "initiative"),
        *("relation", "role", "function", "founder"),
    ),
    "step": ("medium", "place"),
    "presence": ("place", "function"),
}
"""Variables of which it is told whether every source asked."""

SCHEMA = pl.Schema(
    {
        "network": pl.String(),
        "it_type": pl.String(),
        "sweep": pl.Float64(),
        "samples": pl.List(pl.String),
        "began_earliest": pl.Date(),
        "began_latest": pl.Date(),
        "closed": pl.Date(),
        "instruments": pl.List(pl.String),
        "not_asked": pl.List(pl.String),
        "claims": pl.List(pl.String),
    }
)


def inquiries(table: Tables, _frame: Frame) -> pl.DataFrame:
    """One row per network: its first investigation, its samples, and what its sources did not ask for."""
    links = grouped(uncontested(table("case_links").iter_rows(named=True)), "network")
    held = {row["investigation"]: row for row in table("investigations").iter_rows(named=True)}
    unasked = _unasked_of_networks(table)
    rows = []
    for network in table("networks").iter_rows(named=True):
        mine = links.get(network["network"], [])
        told = [held[link["investigation"]] for link in mine if link["investigation"] in held]
        instruments, left_out = unasked.get(network["network"], (set(), set()))
        rows.append(
            {
                **_kind(network),
                "samples": list(dict.fromkeys([network["sample"], *(link["sample"] for link in mine)])),
                **_dates(told),
                "instruments": sorted(instruments),
                "not_asked": sorted(left_out),
                "claims": sorted({claim for row in (network, *mine, *told) for claim in row["claims"] or ()}),
            }
        )
        rows[-1]["samples"] = [sample for sample in rows[-1]["samples"] if sample]
    return pl.DataFrame(rows, schema=SCHEMA)


def _kind(network: Row) -> Row:
    kept = {"network": network["network"], "sweep": network.get("sweep")}
    return kept | {"it_type": network.get("it_type") or NOT_RECORDED}


def _dates(told: list[Row]) -> Row:
    """The beginning of the first investigation, and the end of the last; where no beginning is known, the end."""
    spans = [_span(row["started_earliest"], row["started_latest"]) for row in told]
    ends = [_span(row["closed_earliest"], row["closed_latest"]) for row in told]
    began = min((span for span in spans if span), default=None) or min((span for span in ends if span), default=None)
    closed = [span[1] for span in ends if span]
    return {
        "began_earliest": began[0] if began else None,
        "began_latest": began[1] if began else None,
        "closed": max(closed, default=None),
    }


def _span(earliest: date | None, latest: date | None) -> tuple[date, date] | None:
    """A date with both ends; one that is open on one side tells no year."""
    return (earliest, latest) if earliest and latest else None


def _unasked_of_networks(table: Tables) -> dict[str, tuple[set[str], set[str]]]:
    """Of each network the instruments that tell what they cover, and what half of its entries were not asked."""
    instruments, left_out = _left_out(table)
    if not any(left_out.values()):
        return {}
    entries: Counter[str] = Counter()
    silent: dict[str, Counter[str]] = {}
    used: dict[str, set[str]] = {}
    for network, sources in _told_by(table):
        entries[network] += 1
        used.setdefault(network, set()).update(instruments[source] for source in sources if source in instruments)
        unasked = set.intersection(*(left_out.get(source, set()) for source in sources))
        silent.setdefault(network, Counter()).update(unasked)
    return {
        network: (used[network], {name for name, times in silent[network].items() if 2 * times >= count})
        for network, count in entries.items()
    }


def _left_out(table: Tables) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Of each source its instrument, where that tells what it covers; and the variables that this left out."""
    covers = dict(table("instruments").select("instrument", "covers").drop_nulls().iter_rows())
    variables = {unit: list(names) for unit, names in ASKED.items()}
    silent = {
        name: {f"{unit}.{one}" for unit in variables for one in not_asked(unit, set(covered), variables)}
        for name, covered in covers.items()
    }
    instruments = dict(table("sources").select("source", "instrument").drop_nulls().iter_rows())
    known = {source: name for source, name in instruments.items() if name in silent}
    return known, {source: silent[name] for source, name in known.items()}


def _told_by(table: Tables) -> Iterator[tuple[str, list[str]]]:
    """For each entry its network and the sources that its claims cite; entries that cite none could be of any."""
    said = table("claims").filter((pl.col("unit_type") == "entry") & (pl.col("state") != "withdrawn"))
    cited = said.select("unit", passage="passages").explode("passage").unique()
    told = cited.join(table("passages").select("passage", "source"), on="passage").drop_nulls("source")
    sources = told.group_by("unit").agg(pl.col("source").unique())
    entries = table("entries").select("network", unit="entry").drop_nulls()
    return entries.join(sources, on="unit").select("network", "source").iter_rows()
