"""Entries crossed by two of their variables, with intervals that know whose entries they are."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.stats.clustered import pooled_ratio

MEDIA = ("medium", "medium_first_contact", "medium_commitment")


@dataclass(frozen=True)
class Entries:
    """A set of entries; ``frame`` is the Polars frame behind it."""

    frame: pl.DataFrame
    coding_frame: Frame
    rollup: str

    def __len__(self) -> int:
        return self.frame.height

    def __repr__(self) -> str:
        return f"{self.frame.height} entries in {self.frame['network'].n_unique()} networks"

    def cross(self, rows: str, columns: str) -> pl.DataFrame:
        """Counts and pooled shares by two variables; media are rolled up, every word for a missing value is a row.

        Shares of known cells are over entries known on both; those of unknown cells over all entries, without interval.
        """
        worlds = rollup_of(self.coding_frame, self.rollup)
        values = {
            name: [rolled_up(value, worlds) for value in self.frame[name]]
            if name in MEDIA
            else self.frame[name].to_list()
            for name in (rows, columns)
        }
        pairs = list(zip(values[rows], values[columns], strict=True))
        known = np.array([all(map(is_known, pair)) for pair in pairs], dtype=bool)
        networks = np.unique([network or "" for network in self.frame["network"]], return_inverse=True)[1]
        m = np.bincount(networks, weights=known) if pairs else np.zeros(0)
        records = []
        for pair in sorted(set(pairs), key=lambda one: (not all(map(is_known, one)), one)):
            inside = np.array([other == pair for other in pairs])
            share, low, high = pooled_ratio(np.bincount(networks, weights=inside), m)
            count, settled = int(inside.sum()), all(map(is_known, pair))
            of = int(known.sum()) if settled else len(pairs)
            records.append(
                {rows: pair[0], columns: pair[1], "n": count, "of": of, "share": share if settled else count / of}
                | {"low": low if settled else None, "high": high if settled else None}
            )
        return pl.DataFrame(records)
