"""What is done where: phase of the script, function and world, in how many networks and how much of it."""

from collections import Counter

import numpy as np

from inroads.answers.activities import activities, activity_caveats, in_order
from inroads.answers.caveats import few_networks, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import script_map_picture
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names
from inroads.answers.ways import WORLDS, is_open, unknown_share
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import NOT_APPLICABLE
from inroads.stats.bounds import mean_share_bounds
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import wilson

Cell = tuple[str, str, str]


def map(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:  # noqa: A001 its id is functioning.map
    """Activities by phase and world, then by phase, function and world; what is not known has rows of its own."""
    rows = activities(view, rollup)
    phases = in_order(view, "script_phase", {row["script_phase"] for row in rows})
    networks = {row["network"] for row in rows if row["network"] is not None}
    sheet = Sheet()
    for phase in phases:
        _add_phase(sheet, phase, [row for row in rows if row["script_phase"] == phase])
    for cell in _cells(view, rows, phases):
        _add_cell(sheet, cell, rows, len(networks))
    return sheet.finding(
        view,
        id="functioning.map",
        question=_("What is done where: in which phase of the script, for which function, offline or online?"),
        unit="activity",
        n=len(rows),
        answer=_answer(view, sheet.table, rows, len(networks)),
        variants=_variants(rows),
        picture=_picture(view, sheet.table),
        caveats=[
            *activity_caveats(view),
            _(
                "Shares are means over the networks with activities of known medium in the phase. Where a network is"
                " counted as doing something, it is on record at least once, however often it was done; it may do so"
                " where an activity that is not known in full may be that one, and the interval reaches on to these."
            ),
            *few_networks(view, len(networks)),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _cell_of(row: Row) -> Cell:
    return row["script_phase"], row["function"], row["medium"]


def _is_known_in_full(cell: Cell) -> bool:
    return all(is_known(part) for part in cell)


def _cells(view: View, rows: list[Row], phases: list[str]) -> list[Cell]:
    functions = in_order(view, "function", {row["function"] for row in rows})
    worlds = [*WORLDS, *sorted({row["medium"] for row in rows} - {*WORLDS})]
    return sorted(
        {_cell_of(row) for row in rows},
        key=lambda cell: (phases.index(cell[0]), functions.index(cell[1]), worlds.index(cell[2])),
    )


def _add_phase(sheet: Sheet, phase: str, rows: list[Row]) -> None:
    """The mean over networks of how much of a phase is done in each world."""
    names = sorted({row["network"] for row in rows if row["network"] is not None})
    told = Counter((row["network"], row["medium"]) for row in rows)
    known = np.array([sum(told[name, world] for world in WORLDS) for name in names])
    open_ = np.array([sum(told[name, word] for word in _open_words(rows)) for name in names])
    for world in (*WORLDS, *sorted({row["medium"] for row in rows} - {*WORLDS})):
        inside = [row for row in rows if row["medium"] == world]
        head: Record = {"kind": "phases", "script_phase": phase, "medium": world}
        if world in WORLDS and is_known(phase):
            k = np.array([told[name, world] for name in names])
            share, low, high = mean_of_shares(k, known)
            bounds = mean_share_bounds(k, open_, known + open_) if names else (float("nan"), float("nan"))
            record = {
                "n": len(inside), "of": sum(row["medium"] in WORLDS for row in rows),
                "networks": int((known > 0).sum()),
                "share": number(share), "low": number(low), "high": number(high),
                "bound_low": number(bounds[0]), "bound_high": number(bounds[1]),
            }  # fmt: skip
        else:
            record = {**unknown_share(len(inside), len(rows)), "bound_low": None, "bound_high": None}
        if inside or is_known(phase):
            sheet.add_rows(("phases", phase, world), head | record, "activity", inside)


def _open_words(rows: list[Row]) -> set[str]:
    return {row["medium"] for row in rows if is_open(row["medium"])} - {NOT_APPLICABLE}


def _add_cell(sheet: Sheet, cell: Cell, rows: list[Row], of: int) -> None:
    """In how many networks something is done at all: a band from Wilson's lower end to the upper end of what may be."""
    inside = [row for row in rows if _cell_of(row) == cell]
    users = {row["network"] for row in inside} - {None}
    record: Record = dict(zip(("script_phase", "function", "medium"), cell, strict=True))
    record |= {"n": len(users), "of": of, "possible": None, "low": None, "high": None, "activities": len(inside)}
    if _is_known_in_full(cell):
        possible = users | ({row["network"] for row in rows if _may_be(row, cell)} - {None})
        low, high = float(wilson(len(users), of)[0]), float(wilson(len(possible), of)[1])
        record |= {"possible": len(possible), "low": number(low), "high": number(high)}
    sheet.add_rows(("map", *cell), {"kind": "map", **record}, "activity", inside)


def _may_be(row: Row, cell: Cell) -> bool:
    """Whether an activity of which not all is known may be this one."""
    return all(theirs == mine or is_open(theirs) for mine, theirs in zip(cell, _cell_of(row), strict=True))


def _variants(rows: list[Row]) -> list[Variant]:
    """The same network by network."""
    counts = Counter((row["network"] or "", *_cell_of(row)) for row in rows)
    table = [
        {
            "row": "/".join((network, *cell)), "network": network,
            **dict(zip(("script_phase", "function", "medium"), cell, strict=True)), "activities": count,
        }
        for (network, *cell), count in sorted(counts.items())
    ]  # fmt: skip
    return [Variant("networks", table)] if table else []


def _answer(view: View, table: list[Record], rows: list[Row], networks: int) -> str:
    if not rows:
        return _("No activity is on record.")
    names = Names(view)
    told = [
        _(
            "{phase}: offline {offline}, remote voice {remote_voice}, online {online}.",
            phase=names.value("activity", "script_phase", phase).capitalize(),
            **{world: numeral(record["n"]) for world, record in by.items()},
        )
        for phase, by in _by_phase(table).items()
    ]
    unknown = sum(not _is_known_in_full(_cell_of(row)) for row in rows)
    head = _(
        "Activities on record: {n}, of networks: {networks}; of {unknown} the phase, the function or the medium is not"
        " known.",
        n=numeral(len(rows)),
        networks=numeral(networks),
        unknown=numeral(unknown),
    )
    return " ".join([head, *told])


def _by_phase(table: list[Record]) -> dict[str, dict[str, Record]]:
    found: dict[str, dict[str, Record]] = {}
    for record in table:
        if record["kind"] == "phases" and record["medium"] in WORLDS and is_known(record["script_phase"]):
            found.setdefault(record["script_phase"], {})[record["medium"]] = record
    return found


def _picture(view: View, table: list[Record]) -> Record | None:
    """The script from left to right, what is done from top to bottom, one mark to a world, larger for more networks."""
    names = Names(view)
    values = [
        {
            "phase": names.value("activity", "script_phase", record["script_phase"]),
            "function": names.value("activity", "function", record["function"]),
            "world": record["medium"] if is_known(record["medium"]) else "unknown",
            "networks": record["n"],
        }
        for record in sorted(table, key=lambda record: not is_known(record.get("function")))
        if record["kind"] == "map" and record["n"]
    ]
    return script_map_picture(view, values)
