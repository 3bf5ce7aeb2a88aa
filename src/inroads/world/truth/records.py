"""The records of each finding: the keys under which answers print them, with the true value."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from statistics import median
from typing import Any

from inroads.world.case import LAYERS, Case
from inroads.world.truth import questions, renewed, tied
from inroads.world.truth.tally import Cell, Tally

Record = dict[str, Any]

CHANNELS = ("contact", "place")
MEDIA = ("offline", "remote_voice", "online")
PHASES = ("founding", "early", "later")
TYPES = ("1", "2", "3", "4", "outside")
TWO_BY_TWO: tuple[Cell, ...] = tuple(product(CHANNELS, MEDIA))
ESTIMANDS = ("per_network", "per_entry", "any_use")
OUTCOMES = ("joined", "refused", "dropped_out", "rejected", "no_answer")


def _alone(*values: str) -> tuple[Cell, ...]:
    return tuple((value,) for value in values)


SCRIPT = ("preparation", "pre_activity", "activity", "post_activity", "exit")
PLACES = _alone("offline", "online", "hybrid")


@dataclass(frozen=True)
class Question:
    """One table of a finding: what a network adds, the names of group and cell, and those always shown.

    A row is named by group and cell, in this order unless ``cell_first``.
    """

    finding: str
    adds: Callable[[Case], questions.Added]
    group_keys: Cell
    cell_keys: Cell
    groups: tuple[Cell, ...] = ((),)
    cells: tuple[Cell, ...] = ()
    kind: str = ""
    cell_first: bool = False


QUESTIONS = (
    Question(
        "mechanisms.two_by_two", questions.two_by_two, ("estimand", "layer"), ("channel", "medium"),
        tuple(product(ESTIMANDS, (*LAYERS, "all"))), TWO_BY_TWO,
    ),
    Question(
        "functioning.map", questions.phases, ("script_phase",), ("medium",), _alone(*SCRIPT), _alone(*MEDIA),
        kind="phases",
    ),
    Question("functioning.map", questions.script_map, (), ("script_phase", "function", "medium"), kind="map"),
    Question(
        "functioning.dependence", questions.needs, ("medium", "needs"), ("need",),
        tuple((of, on) for of in MEDIA for on in MEDIA if of != on), _alone("yes", "no"), kind="activities",
    ),
    Question("mechanisms.by_role", questions.by_role, ("role",), ("channel", "medium"), _alone(*LAYERS), TWO_BY_TWO),
    Question("mechanisms.by_phase", questions.by_phase, ("phase",), ("channel", "medium"), _alone(*PHASES), TWO_BY_TWO),
    Question("mechanisms.pathways", questions.pathways, (), ("path",), cells=_alone(*MEDIA)),
    Question(
        "mechanisms.approaches", questions.approaches, ("medium",), ("outcome",), _alone(*MEDIA), _alone(*OUTCOMES)
    ),
    Question("mechanisms.growth_types", questions.growth_types, (), ("type",), cells=_alone(*TYPES)),
    Question(
        "mechanisms.chains", questions.brought_by, ("role",), ("agent_role",), _alone(*LAYERS), _alone(*LAYERS),
        kind="brought_by", cell_first=True,
    ),
    Question("mechanisms.chains", questions.depth, (), ("depth",), kind="depth"),
    Question("places.use", questions.place_use, (), ("medium",), cells=PLACES),
    Question("places.functions", questions.place_functions, ("medium",), ("function",), PLACES),
    Question(
        "places.renewal", renewed.renewal, (), ("renewal",), cells=_alone("followed", "not_followed"), kind="exits",
    ),
    Question(
        "intertwinement.formed_maintained", questions.formed_maintained, (), ("formed", "maintained"),
        cells=tuple(product(MEDIA, MEDIA)),
    ),
    Question(
        "intertwinement.overlap", tied.overlap, ("estimand",), ("tied",), _alone(*tied.ESTIMANDS),
        _alone("offline", "online", tied.BOTH, tied.NEITHER), kind="pairs",
    ),
    *(
        Question(
            "intertwinement.overlap", adds, ("estimand",), ("measure",), _alone(*tied.ESTIMANDS), _alone(name),
            kind="covers",
        )
        for name, adds in tied.COVERS.items()
    ),
    Question(
        "intertwinement.brokers", tied.brokers, (), ("broker",), cells=_alone("in_both", "between"), kind="brokers",
    ),
    Question("intertwinement.order", tied.order, (), ("came_first",), cells=_alone("offline", "online"), kind="order"),
    Question("composition.roles", questions.roles, (), ("layer",), cells=_alone(*LAYERS)),
    Question(
        "composition.span", questions.span, ("part",), ("span",), _alone("core", "enablers", "victims"),
        _alone("local", "national", "cross_border"),
    ),
)  # fmt: skip


class Counted:
    """All questions, tallied over networks."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self.tallies = [Tally() for _ in QUESTIONS]
        self.networks = 0
        for case in cases:
            self.networks += 1
            for question, tally in zip(QUESTIONS, self.tallies, strict=True):
                tally.add(*question.adds(case))

    def records(self, other: "Counted | None" = None, with_error: bool = False) -> dict[str, list[Record]]:
        """Records per finding; rows that only ``other`` saw are there too, with what they are here."""
        found: dict[str, list[Record]] = {}
        for number, question in enumerate(QUESTIONS):
            more = other.tallies[number] if other else Tally()
            rows = _records(question, self.tallies[number], more, with_error)
            found.setdefault(question.finding, []).extend(rows)
        return found


def _records(question: Question, tally: Tally, more: Tally, with_error: bool) -> list[Record]:
    records = []
    for group in question.groups:
        seen = {*tally.cells(group), *more.cells(group)} - set(question.cells)
        for cell in (*question.cells, *sorted(seen)):
            share = tally.share(group, cell)
            if share is not None:
                records.append(_record(question, group, cell, share, with_error))
    return records


def _record(question: Question, group: Cell, cell: Cell, share: tuple[float, float], with_error: bool) -> Record:
    named = dict(zip((*question.group_keys, *question.cell_keys), (*group, *cell), strict=True))
    kind = (question.kind,) if question.kind else ()
    parts = (*cell, *group) if question.cell_first else (*group, *cell)
    record: Record = {"row": "/".join((*kind, *parts))}
    if question.kind:
        record["kind"] = question.kind
    record |= named
    if "path" in named:
        record["mixed"] = " > " in named["path"]
    record["value"] = round(share[0], 6)
    if with_error:
        record["mc_error"] = round(share[1], 6)
    return record


def sizes(cases: list[Case]) -> list[Record]:
    """Persons per network that has any, by layer and in all; exact, so that low and high are one."""
    records = []
    for layer in (*LAYERS, "all"):
        counts = [sum(layer in ("all", role) for role in case.role_of.values()) for case in cases]
        counts = [count for count in counts if count] or [0]
        total, middle = sum(counts), float(median(counts))
        records.append(
            {
                "row": layer, "layer": layer, "networks": sum(map(bool, counts)), "n_low": total, "n_high": total,
                "median_low": middle, "median_high": middle, "smallest": min(counts), "largest": max(counts),
                "value": middle,
            }
        )  # fmt: skip
    return records
