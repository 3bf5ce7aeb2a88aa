"""Tied pairs of members by the worlds of their ties: of tied pairs, each way, and of all pairs."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from inroads.answers.finding import Record
from inroads.answers.sheet import Sheet, number
from inroads.answers.tied_pairs import Members, Pair, TiedPair
from inroads.model.when import Answer
from inroads.stats.bounds import mean_share_bounds, share_bounds
from inroads.stats.clustered import mean_of_shares, pooled_ratio
from inroads.stats.intervals import Array

BOTH = "both"
CELLS = ("offline", "online", BOTH, "neither")
ESTIMANDS = ("per_network", "per_pair")
Answers = tuple[Answer, Answer]
Is = Callable[[Answers], bool]


@dataclass(frozen=True)
class Measure:
    """A share of tied pairs: which belong to its base, and which of these are inside, all being known."""

    name: str
    belongs: Is
    inside: Is


def _both(worlds: Answers) -> bool:
    return worlds == (Answer.YES, Answer.YES)


OVERLAPS = (
    Measure("jaccard", lambda worlds: Answer.YES in worlds, _both),
    Measure("offline_also_online", lambda worlds: worlds[0] is Answer.YES, _both),
    Measure("online_also_offline", lambda worlds: worlds[1] is Answer.YES, _both),
)


def _cell(name: str) -> Measure:
    held = dict(zip(CELLS, ((1, 0), (0, 1), (1, 1), (0, 0)), strict=True))[name]
    wanted = tuple(Answer.YES if one else Answer.NO for one in held)
    return Measure(name, lambda _worlds: True, lambda worlds: worlds == wanted)


def overlap_sheet(networks: list[Members], denied: set[Pair]) -> Sheet:
    """The three tables: worlds of tied pairs, how far they cover each other, and both against all pairs."""
    sheet = Sheet()
    for estimand in ESTIMANDS:
        for name in CELLS:
            _add(sheet, networks, ("pairs", estimand, name), _cell(name), {"tied": name})
        _add_unknown(sheet, networks, estimand)
    for estimand in ESTIMANDS:
        for measure in OVERLAPS:
            _add(sheet, networks, ("covers", estimand, measure.name), measure, {"measure": measure.name})
    for estimand in ESTIMANDS:
        _add_all_pairs(sheet, networks, estimand, denied)
    return sheet


def possible(worlds: Answers) -> list[Answers]:
    """Every full answer that what is known leaves open."""
    ends = [(Answer.YES, Answer.NO) if one is Answer.MAYBE else (one,) for one in worlds]
    return [(offline, online) for offline in ends[0] for online in ends[1]]


def _add(sheet: Sheet, networks: list[Members], key: tuple[str, str, str], measure: Measure, said: Record) -> None:
    estimand = key[1]
    whole = [[pair for pair in one.tied if pair.is_whole] for one in networks]
    inside = [[pair for pair in mine if measure.inside(pair.answers)] for mine in whole]
    k = _counts(inside)
    m = np.array([sum(measure.belongs(pair.answers) for pair in mine) for mine in whole], dtype=float)
    share, low, high = mean_of_shares(k, m) if estimand == "per_network" else pooled_ratio(k, m)
    parts = _bound_parts(networks, measure)
    if estimand == "per_network":
        bounds = mean_share_bounds(*parts)
    else:
        least, most = share_bounds(*(part.sum() for part in parts))
        bounds = float(least), float(most)
    record = {
        "kind": key[0], "estimand": estimand, **said, "n": int(k.sum()), "of": int(m.sum()),
        "networks": int((m > 0).sum()), "share": number(share), "low": number(low), "high": number(high),
        "bound_low": number(bounds[0]), "bound_high": number(bounds[1]),
    }  # fmt: skip
    _put(sheet, key, record, [pair for mine in inside for pair in mine])


def _bound_parts(networks: list[Members], measure: Measure) -> list[Array]:
    """Per network: surely inside, perhaps inside, surely of the base; drawn in and inside, drawn in and outside."""
    rows = []
    for one in networks:
        row = [0, 0, 0, 0, 0]
        for worlds, count in Counter(pair.answers for pair in one.tied).items():
            left = possible(worlds)
            belongs, inside = [measure.belongs(w) for w in left], [measure.inside(w) for w in left]
            if all(belongs):
                row[2] += count
                row[0 if all(inside) else 1] += count * any(inside)
            else:
                row[3] += count * any(inside)
                row[4] += count * any(is_of and not is_in for is_of, is_in in zip(belongs, inside, strict=True))
        rows.append(row)
    return list(np.array(rows, dtype=float).reshape(-1, 5).T)


def _counts(held: list[list[TiedPair]]) -> Array:
    return np.array([len(mine) for mine in held], dtype=float)


def _put(sheet: Sheet, key: tuple[str, ...], record: Record, pairs: list[TiedPair]) -> None:
    units = [unit for pair in pairs for unit in pair.units]
    sheet.add(key, record, units, [claim for pair in pairs for claim in pair.claims])


def _add_unknown(sheet: Sheet, networks: list[Members], estimand: str) -> None:
    """Pairs of which some medium is not known: their share over all tied pairs, no interval."""
    open_pairs = [pair for one in networks for pair in one.tied if not pair.is_whole]
    of = [one for one in networks if one.tied]
    shares = [sum(not pair.is_whole for pair in one.tied) / len(one.tied) for one in of]
    total = sum(len(one.tied) for one in of)
    pooled = len(open_pairs) / total if total else None
    per_network = float(np.mean(shares)) if shares else None
    record = {
        "kind": "pairs", "estimand": estimand, "tied": "unknown", "n": len(open_pairs), "of": total,
        "networks": len(of), "share": per_network if estimand == "per_network" else pooled,
        **dict.fromkeys(("low", "high", "bound_low", "bound_high")),
    }  # fmt: skip
    if open_pairs:
        _put(sheet, ("pairs", estimand, "unknown"), record, open_pairs)


def _add_all_pairs(sheet: Sheet, networks: list[Members], estimand: str, denied: set[Pair]) -> None:
    """Pairs on record as tied offline, online and both, of all pairs of members; both by chance, and at most."""
    m = np.array([one.pairs for one in networks], dtype=float)
    held = {
        name: [[pair for pair in one.tied if is_here(pair.answers)] for one in networks]
        for name, is_here in (
            ("offline", lambda worlds: worlds[0] is Answer.YES),
            ("online", lambda worlds: worlds[1] is Answer.YES),
            (BOTH, _both),
        )
    }
    silent = m - np.array([sum(pair in denied for pair in _all_pairs(one)) if denied else 0 for one in networks])
    for name, pairs in held.items():
        k = _counts(pairs)
        share, low, high = mean_of_shares(k, m) if estimand == "per_network" else pooled_ratio(k, m)
        most = np.maximum(silent, k)
        bounds = _mean(k, m, estimand), _mean(most, m, estimand)
        record = _of_all(estimand, name, m) | {"n": int(k.sum()), "share": number(share)}
        record |= {"low": number(low), "high": number(high), "bound_low": bounds[0], "bound_high": bounds[1]}
        _put(sheet, ("all_pairs", estimand, name), record, [pair for mine in pairs for pair in mine])
    offline, online = _counts(held["offline"]), _counts(held["online"])
    either = [pair for name in ("offline", "online") for mine in held[name] for pair in mine]
    with np.errstate(invalid="ignore", divide="ignore"):
        chance = np.where(m > 0, offline * online / np.maximum(m, 1), 0.0)
    for name, expected in (("both_by_chance", chance), ("both_at_most", np.minimum(offline, online))):
        record = _of_all(estimand, name, m) | {"n": round(float(expected.sum()), 2)}
        record |= {"share": _mean(expected, m, estimand), **dict.fromkeys(("low", "high", "bound_low", "bound_high"))}
        _put(sheet, ("all_pairs", estimand, name), record, either)


def _of_all(estimand: str, name: str, m: Array) -> Record:
    return {
        "kind": "all_pairs", "estimand": estimand, "tied": name, "n": 0, "of": int(m.sum()),
        "networks": int((m > 0).sum()),
    }  # fmt: skip


def _all_pairs(one: Members) -> list[Pair]:
    people = sorted(one.layers)
    return [(a, b) for place, a in enumerate(people) for b in people[place + 1 :]]


def _mean(k: Array, m: Array, estimand: str) -> float | None:
    held = m > 0
    if not held.any():
        return None
    return float((k[held] / m[held]).mean()) if estimand == "per_network" else float(k.sum() / m.sum())
