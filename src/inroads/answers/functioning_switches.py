"""Where the world changes along a script and along a tie, and what was at stake there."""

from collections.abc import Iterable
from dataclasses import dataclass

from inroads.answers.activities import activities, activity_caveats, in_order
from inroads.answers.caveats import contested_caveats, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet, Unit
from inroads.answers.spells_in_order import Move, moves_of_ties
from inroads.answers.spoken import Names
from inroads.answers.ways import WORLDS
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.needs import Dependence, needs_on_record
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral

UNORDERED = "order_unknown"
DIRECTIONS = (("offline", "online"), ("online", "offline"))


@dataclass(frozen=True)
class _Step:
    """From what an activity needs to the activity."""

    before: Row
    after: Row
    ordered: bool

    @property
    def worlds(self) -> tuple[str, str]:
        return (self.before["medium"], self.after["medium"]) if self.ordered else (UNORDERED, UNORDERED)


def switches(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Steps along scripts and moves along ties by the worlds before and after, then what was at stake at changes."""
    steps, moves = _steps(view, rollup), moves_of_ties(view, rollup)
    sheet = Sheet()
    _add_scripts(sheet, steps)
    _add_script_changes(sheet, steps, view)
    _add_ties(sheet, moves)
    _add_stakes(sheet, moves)
    return sheet.finding(
        view,
        id="functioning.switches",
        question=_("Where along a script and along a tie does the world change, and what is at stake there?"),
        unit="activity",
        n=len(steps),
        answer=_answer(view, sheet.table, steps, moves),
        caveats=[
            _(
                "A step of a script leads from an activity to one that on record depends on it (depends_on); what"
                " merely came later is no step. In a circle, and where sources differ on the need, the order is not"
                " known."
            ),
            _(
                "Along a tie, spells are put in order by their dates. A spell that began later counts as the later one"
                " also where the earlier went on beside it; spells without dates that settle it are told as such."
                " Where a tie was formed is not a spell."
            ),
            *activity_caveats(view),
            *contested_caveats(view, "tie_spells"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _steps(view: View, rollup: str) -> list[_Step]:
    rows = {row["activity"]: row for row in activities(view, rollup)}
    needs = needs_on_record(view.table)
    graph = Dependence(needs, {name: row["medium"] for name, row in rows.items()})
    sure = set(graph.sure)
    return [
        _Step(rows[needed], rows[name], ordered=(name, needed) in sure)
        for name, needed in graph.told
        if name in rows and needed in rows
    ]


def _add_scripts(sheet: Sheet, steps: list[_Step]) -> None:
    for before, after in _pairs(step.worlds for step in steps):
        mine = [step for step in steps if step.worlds == (before, after)]
        record = {"kind": "script", "world_before": before, "world_after": after, "n": len(mine), "of": len(steps)}
        record["in_networks"] = len({step.after["network"] for step in mine} - {None})
        _add(sheet, ("script", before, after), record, mine)


def _add_script_changes(sheet: Sheet, steps: list[_Step], view: View) -> None:
    """Each change by the phase and the function of the activity it leads to."""
    changes = [step for step in steps if _is_change(step.worlds)]
    phases = in_order(view, "script_phase", {step.after["script_phase"] for step in changes})
    functions = in_order(view, "function", {step.after["function"] for step in changes})
    keys = {(*step.worlds, step.after["script_phase"], step.after["function"]) for step in changes}
    for key in sorted(keys, key=lambda key: (key[:2], phases.index(key[2]), functions.index(key[3]))):
        mine = [step for step in changes if (*step.worlds, step.after["script_phase"], step.after["function"]) == key]
        head = dict(zip(("world_before", "world_after", "script_phase", "function"), key, strict=True))
        record = {"kind": "script_changes", **head, "n": len(mine), "of": len(changes)}
        record["in_networks"] = len({step.after["network"] for step in mine} - {None})
        _add(sheet, ("script_changes", *key), record, mine)


def _add(sheet: Sheet, key: tuple[str, ...], record: Record, steps: list[_Step]) -> None:
    units: list[Unit] = [("activity", row["activity"]) for step in steps for row in (step.before, step.after)]
    claims = (claim for step in steps for row in (step.before, step.after) for claim in row["claims"] or ())
    sheet.add(key, record, units, claims)


def _add_ties(sheet: Sheet, moves: list[Move]) -> None:
    for before, after in _pairs((move.before, move.after) for move in moves):
        mine = [move for move in moves if (move.before, move.after) == (before, after)]
        record = {"kind": "ties", "world_before": before, "world_after": after, "n": len(mine), "of": len(moves)}
        record["in_networks"] = len({move.network for move in mine} - {None})
        _add_moves(sheet, ("ties", before, after), record, mine)


def _add_stakes(sheet: Sheet, moves: list[Move]) -> None:
    """Each change along a tie by what was at stake before and after it."""
    changes = [move for move in moves if _is_change((move.before, move.after))]
    for key in sorted({(move.before, move.after, *move.stakes) for move in changes}):
        mine = [move for move in changes if (move.before, move.after, *move.stakes) == key]
        head = dict(zip(("world_before", "world_after", "stakes_before", "stakes"), key, strict=True))
        record = {"kind": "stakes", **head, "n": len(mine), "of": len(changes)}
        record["in_networks"] = len({move.network for move in mine} - {None})
        _add_moves(sheet, ("stakes", *key), record, mine)


def _add_moves(sheet: Sheet, key: tuple[str, ...], record: Record, moves: list[Move]) -> None:
    claims = (claim for move in moves for claim in move.claims)
    sheet.add(key, record, (("tie", move.tie) for move in moves), claims)


def _pairs(seen: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of worlds that occur, known ones first."""
    order = {world: place for place, world in enumerate(WORLDS)}
    return sorted(set(seen), key=lambda pair: [(order.get(world, len(order)), world) for world in pair])


def _is_change(worlds: tuple[str, str]) -> bool:
    return worlds[0] != worlds[1] and all(world in WORLDS for world in worlds)


def _answer(view: View, table: list[Record], steps: list[_Step], moves: list[Move]) -> str:
    if not steps and not moves:
        return _("No step of a script and no second spell of a tie is on record.")
    script = _("Along scripts: {told}.", told=_told(view, table, "script", [step.worlds for step in steps]))
    ties = _("Along ties: {told}.", told=_told(view, table, "ties", [(move.before, move.after) for move in moves]))
    return f"{script} {ties}"


def _told(view: View, table: list[Record], kind: str, worlds: list[tuple[str, str]]) -> str:
    names = Names(view)
    by = {(record["world_before"], record["world_after"]): record for record in table if record["kind"] == kind}
    known = [pair for pair in worlds if all(is_known(world) and world != UNORDERED for world in pair)]
    directions = [
        _(
            "from {before} to {after} {n} (networks: {networks})",
            before=names.world(before),
            after=names.world(after),
            n=numeral(by[before, after]["n"] if (before, after) in by else 0),
            networks=numeral(by[before, after]["in_networks"] if (before, after) in by else 0),
        )
        for before, after in DIRECTIONS
    ]
    return _(
        "the world changes at {changes} of {known} steps whose worlds and order are known: {directions}; worlds or"
        " order not known: {unknown}",
        changes=numeral(sum(_is_change(pair) for pair in known)),
        known=numeral(len(known)),
        directions=", ".join(directions),
        unknown=numeral(len(worlds) - len(known)),
    )
