"""Write the case workbook of an invented field: for each investigated network, what its files let a coder write."""

from dataclasses import dataclass, field

import numpy as np

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.around import write_approach, write_memberships, write_presence
from inroads.world.trace.doings import write_activities, write_events, write_flows
from inroads.world.trace.files import write_file, write_frame_of_study
from inroads.world.trace.misrecording import as_recorded
from inroads.world.trace.pen import Pen, Rows
from inroads.world.trace.people import write_people, write_places
from inroads.world.trace.sight import EVERYTHING, sights_of
from inroads.world.trace.ties import ties_told, write_tie
from inroads.world.trace.ways import write_way


def write_rows(settings: Settings, log: Log, cases: list[Case], names: Names, rng: np.random.Generator) -> Rows:
    """All rows of the workbook, by table."""
    dice = Dice(rng)
    sights = sights_of(settings, cases, dice)
    pen = Pen(settings, names, dice, log.places)
    write_frame_of_study(pen)
    held = _Held({case.life.number for case in cases})
    for case in cases:
        for sight in sights[case.life.number]:
            pen.open(sight)
            write_file(pen, case)
            _write_case(pen, case, held)
    pen.open(EVERYTHING)
    write_people(pen, log, _layers(cases), held.online)
    write_places(pen, log)
    return pen.rows


@dataclass
class _Held:
    """What all files together hold: their networks, the ties written (by file), and who was met in an online place."""

    networks: set[int]
    ties: set[tuple[int, bool]] = field(default_factory=set)
    online: dict[int, int] = field(default_factory=dict)


def _write_case(pen: Pen, case: Case, held: _Held) -> None:
    life, network, sight = case.life, pen.names.network(case.life.number), pen.sight
    told = [way for way in case.ways if way.joining.at <= sight.ends and pen.tells_of(way.joining.person)]
    pen.ties = ties_told(pen, case, told)
    _write_ways(pen, case, told, held)
    entered = {way.joining.person: way.joining.at for way in reversed(told)}
    for tie in life.ties:
        if tie.number in pen.ties and (tie.number, sight.is_second) not in held.ties:
            held.ties.add((tie.number, sight.is_second))
            write_tie(
                pen, tie, life.founded, max((entered[end] for end in (tie.a, tie.b) if end in entered), default=None)
            )
    for use in life.uses:
        if use.began <= sight.ends:
            write_presence(pen, use, network, len(pen.rows.get("presences", ())) + 1, case.place_medium(use.place))
    write_memberships(pen, life, told, network)
    write_activities(pen, life, network)
    write_flows(pen, life)
    write_events(pen, life, network, held.networks)


def _write_ways(pen: Pen, case: Case, told: list[Way], held: _Held) -> None:
    """Ways in and approaches; the coder overlooks some of the ways in."""
    life, network, missed = case.life, pen.names.network(case.life.number), pen.settings.missed
    known: dict[int | None, str] = {}
    entry_of: dict[int | None, Way] = {}
    for way in told:
        if missed and pen.dice.chance(missed):
            continue
        recorded = as_recorded(pen, way)
        entry_of[way.joining.approach] = recorded
        known[way.joining.approach] = write_way(pen, recorded, network)
        if recorded.medium == "online" and pen.place(recorded.joining.place):
            held.online.setdefault(recorded.joining.person, recorded.joining.place or 0)
    beyond = {way.joining.approach for way in case.ways if way.joining.at > pen.sight.ends}
    ties = {tie.number: tie for tie in life.ties}
    for made in life.approaches:
        if pen.tells_of(made.person) and made.at <= pen.sight.ends and made.number not in beyond:
            write_approach(pen, made, network, entry_of.get(made.number), known.get(made.number, ""), ties)


def _layers(cases: list[Case]) -> dict[int, str]:
    return {person: role for case in cases for person, role in case.role_of.items()}
