"""Write the case workbook of an invented field: for each investigated network, what its file lets a coder write."""

import numpy as np

from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.around import write_approach, write_memberships, write_presence, write_tie
from inroads.world.trace.files import source_of, write_file, write_frame_of_study
from inroads.world.trace.pen import Pen, Rows
from inroads.world.trace.people import write_people, write_places
from inroads.world.trace.ways import write_way


def write_rows(settings: Settings, log: Log, cases: list[Case], names: Names, rng: np.random.Generator) -> Rows:
    """All rows of the workbook, by table."""
    pen = Pen(settings, names, Dice(rng))
    write_frame_of_study(pen)
    written_ties: set[int] = set()
    for case in cases:
        pen.open(source_of(case))
        write_file(pen, case)
        _write_case(pen, case, written_ties)
    write_people(pen, log, _layers(cases), _online(cases, log))
    write_places(pen, log)
    return pen.rows


def _write_case(pen: Pen, case: Case, written_ties: set[int]) -> None:
    life, network = case.life, pen.names.network(case.life.number)
    known = {way.joining.approach: write_way(pen, way, network) for way in case.ways}
    entry_of = {way.joining.approach: way for way in case.ways if way.joining.approach is not None}
    ties = {tie.number: tie for tie in life.ties}
    for made in life.approaches:
        write_approach(pen, made, network, entry_of.get(made.number), known.get(made.number, ""), ties)
    for tie in life.ties:
        if tie.number not in written_ties:
            written_ties.add(tie.number)
            write_tie(pen, tie, life.founded)
    for use in life.uses:
        number = len(pen.rows.get("presences", [])) + 1
        write_presence(pen, use, network, number, case.place_medium(use.place))
    write_memberships(pen, life, case.ways, network)


def _layers(cases: list[Case]) -> dict[int, str]:
    return {person: role for case in cases for person, role in case.role_of.items()}


def _online(cases: list[Case], log: Log) -> dict[int, int]:
    """Who was met in which online place."""
    return {
        way.joining.person: way.joining.place
        for case in cases
        for way in case.ways
        if way.joining.place is not None and log.places[way.joining.place].medium == "online"
    }
