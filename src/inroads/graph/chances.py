"""Graphs as they may be: rows that hold by chance, by the certainty of the claims they rest on, and dates drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.graph.arcs import Array, Ints
from inroads.graph.graph_tables import DATES, GraphTables

UNCERTAIN = ("ties", "spells", "presences", "contacts")
"""Tables whose rows may not be so."""

DATED = ("spells", "presences", "contacts", "memberships", "roles")
ENDS = (("began_earliest", "began_latest"), ("ended_earliest", "ended_latest"))
SETTLED = ""
"""The certainty of what no claim tells: contacts that a rule found, and spells of ties given as plain rows."""

Preset = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class _Rests:
    """Which voices each row rests on: ``row`` (k,) and ``voice`` (k,), each voice sure to a degree of its own."""

    row: Ints
    voice: Ints
    sure: Array
    one: Ints
    """The voice by which the dates of each row are drawn."""

    def holding(self, chance: Array) -> np.ndarray:
        """The rows of which at least one voice holds."""
        held = chance[self.voice] < self.sure
        return np.bincount(self.row[held], minlength=len(self.one)) > 0


def drawn_tables(tables: GraphTables, preset: Preset, draws: int, seed: int, *, dated: bool) -> Iterator[GraphTables]:
    """The tables as they may be, ``draws`` times.

    Claims of one cluster stand or fall together: one number between 0 and 1 is drawn for it, and a claim holds where
    that is below the probability of its certainty. A row holds by any of the claims that it is so. A date known to lie
    between two days lies anywhere between them; claims of one cluster lie equally far. What has no date gets none.
    """
    rests, voices = _resting(tables, preset)
    days = {name: _spans(getattr(tables, name)) for name in DATED} if dated else {}
    sure = _probability(tables.claims["certainty"], preset)
    for one in range(draws):
        rng = np.random.default_rng([seed, one])
        chance, share = rng.random(voices), rng.random(voices)
        changed = {}
        for name, rest in rests.items():
            rows = getattr(tables, name)
            if name in days and len(rows):
                rows = rows.with_columns(_dates(days[name], share[rest.one]))
            if name in UNCERTAIN:
                rows = rows.filter(pl.Series(rest.holding(chance), dtype=pl.Boolean))
            changed[name] = rows
        claims = tables.claims.filter(pl.Series(chance[tables.claims["cluster"].to_numpy()] < sure, dtype=pl.Boolean))
        spells = changed["spells"].join(changed["ties"], on="tie", how="semi")
        yield tables.having(**changed | {"claims": claims, "spells": spells})


def _probability(certainty: pl.Series, preset: Preset) -> Array:
    return np.array([preset.get(word, 1.0) for word in certainty.fill_null("certain")], dtype=float)


def _resting(tables: GraphTables, preset: Preset) -> tuple[dict[str, _Rests], int]:
    """For each table what its rows rest on; a row without claims is a voice of its own."""
    voices = int(tables.claims["cluster"].max() or 0) + 1 if tables.claims.height else 0  # type: ignore[arg-type]
    found = {}
    for name in dict.fromkeys((*UNCERTAIN, *DATED)):
        rows = getattr(tables, name)
        found[name] = _rests_of(rows, tables.claims, preset, voices)
        voices += rows.height
    return found, voices


def _rests_of(rows: pl.DataFrame, claims: pl.DataFrame, preset: Preset, voices: int) -> _Rests:
    numbered = rows.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    said = numbered.select("row", claim="claims").explode("claim").join(claims, on="claim")
    of_being = said.filter(pl.col("exists"))
    told = pl.concat([of_being, said.join(of_being.select("row").unique(), on="row", how="anti")])
    mute = numbered.join(told.select("row").unique(), on="row", how="anti")
    certainty = pl.col("certainty") if "certainty" in rows.columns else pl.lit(SETTLED)
    alone = mute.select("row", cluster=pl.col("row") + voices, certainty=certainty)
    both = pl.concat([told.select("row", "cluster", "certainty"), alone]).sort("row", "cluster")
    first = both.group_by("row", maintain_order=True).agg(pl.col("cluster").first()).sort("row")
    return _Rests(
        both["row"].to_numpy(), both["cluster"].to_numpy(), _probability(both["certainty"], preset),
        first["cluster"].to_numpy(),
    )  # fmt: skip


def _spans(rows: pl.DataFrame) -> dict[str, Array]:
    """The days of each bound as numbers, nan where there is none."""
    return {date: rows[date].to_physical().cast(pl.Float64).fill_null(float("nan")).to_numpy() for date in DATES}


def _dates(spans: Mapping[str, Array], share: Array) -> list[pl.Series]:
    """Both bounds of a date on the day drawn; what lacks a bound stays as it is, and nothing ends before it began."""
    made = {}
    for low, high in ENDS:
        day = np.floor(spans[low] + share * (spans[high] - spans[low] + 1))
        made[low] = np.where(np.isnan(day), spans[low], day)
        made[high] = np.where(np.isnan(day), spans[high], day)
    for end, began in zip(ENDS[1], ENDS[0], strict=True):
        made[end] = np.fmax(made[end], np.where(np.isnan(made[end]), np.nan, made[began]))
    return [pl.Series(date, days).fill_nan(None).cast(pl.Int32).cast(pl.Date) for date, days in made.items()]
