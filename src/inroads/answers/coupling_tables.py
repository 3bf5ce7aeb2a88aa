"""How far the two worlds go together: the mean over networks, the pooled model, and each network."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inroads.answers.coupled_networks import CoupledNetwork
from inroads.answers.coupling_model import ASKED, Coupling, coupling_model
from inroads.answers.finding import Record
from inroads.answers.sheet import Sheet, number
from inroads.answers.tied_pairs import TiedPair
from inroads.stats.intervals import Array
from inroads.stats.pooled_qap import LEAST, PooledQap, pooled_qap

PER_NETWORK = "coupling/per_network"
NETWORKS = 10
"""Networks below which their mean has no interval: each of them would decide it."""


@dataclass(frozen=True)
class Coupled:
    """What was asked of some networks, and what came of it."""

    networks: tuple[CoupledNetwork, ...]
    qap: PooledQap
    model: Coupling

    @property
    def enough(self) -> bool:
        """Whether there are networks enough for an interval and a test over networks."""
        return self.qap.networks >= NETWORKS


def coupled(networks: Sequence[CoupledNetwork], seed: int, permutations: int, *, intervals: bool = True) -> Coupled:
    """Both questions asked of the networks in which a pair may be tied in both worlds or in one."""
    held = tuple(one for one in networks if len(one.persons) >= LEAST)
    draws = permutations if intervals else 0
    qap = pooled_qap([(one.offline, one.online) for one in held], seed, draws=draws)
    return Coupled(held, qap, coupling_model(held, seed, intervals=intervals))


def coupling_sheet(asked: Coupled) -> Sheet:
    """The mean over networks, and the model."""
    sheet = Sheet()
    compared = [one for one, r in zip(asked.networks, asked.qap.correlations, strict=True) if np.isfinite(r)]
    _put(sheet, PER_NETWORK, _whole(asked, compared), [pair for one in compared for pair in one.tied])
    used = [one for one in asked.networks if one.varies] if not asked.model.refused else []
    tied = [pair for one in used for pair in one.tied]
    for place, name in enumerate(ASKED):
        _put(sheet, f"model/{name}", _of_model(asked.model, place, name), tied)
    return sheet


def by_network(asked: Coupled) -> list[Record]:
    """Each network with a tie on record."""
    return [
        {"row": f"network/{one.network}", "kind": "network", "network": one.network, **_counts([one])}
        | {"correlation": number(r)}
        for one, r in zip(asked.networks, asked.qap.correlations, strict=True)
        if one.tied
    ]


def _whole(asked: Coupled, compared: Sequence[CoupledNetwork]) -> Record:
    ends = (asked.qap.low, asked.qap.high) if asked.enough else (float("nan"),) * 2
    return {
        "kind": "coupling", **_counts(compared), "networks": asked.qap.networks,
        "correlation": number(asked.qap.correlation), "interval_low": number(ends[0]), "interval_high": number(ends[1]),
    }  # fmt: skip


def _of_model(model: Coupling, place: int, name: str) -> Record:
    odds = [number(float(np.exp(ends[place]))) for ends in (model.estimates, model.low, model.high)]
    return {
        "kind": "model", "statistic": name, "networks": model.networks, "odds_ratio": odds[0],
        "interval_low": odds[1], "interval_high": odds[2],
    }  # fmt: skip


def _counts(networks: Sequence[CoupledNetwork]) -> Record:
    return {
        "n": sum(_tied(one.offline * one.online) for one in networks),
        "of": sum(one.pairs - one.unknown for one in networks),
        "tied_offline": sum(_tied(one.offline) for one in networks),
        "tied_online": sum(_tied(one.online) for one in networks),
        "medium_unknown": sum(one.unknown for one in networks),
    }


def _tied(cells: Array) -> int:
    return int(np.nansum(np.tril(cells, -1)))


def _put(sheet: Sheet, row: str, record: Record, pairs: Sequence[TiedPair]) -> None:
    units = [unit for pair in pairs for unit in pair.units]
    sheet.add([row], record, units, [claim for pair in pairs for claim in pair.claims])


def coupling_test(asked: Coupled, seed: int, refused: str) -> Record | None:
    """Whether the two worlds go together at all, persons dealt out anew within each network."""
    if not asked.qap.networks:
        return None
    return {
        "name": "QAP correlation, mean over networks, persons permuted within each",
        "statistic": asked.qap.correlation,
        "p": None if refused else asked.qap.p,
        "networks": asked.qap.networks,
        "permutations": asked.qap.permutations,
        "seed": seed,
        "refused": refused or None,
    }
