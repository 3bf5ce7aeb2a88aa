"""The people of a network and their ways in, as a card tells them."""

from dataclasses import dataclass, field

import polars as pl

from inroads.involvement.certainty import way_certainties
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import is_contested, uncontested
from inroads.involvement.view import View
from inroads.model.missing import FIVE_WORDS, NOT_RECORDED
from inroads.model.when import When

LATE = "9999"
NOBODY = "none"
JUDGED = ("same_as", "probably", "possibly", "contested")


@dataclass(frozen=True)
class Persona:
    """A name as written that somebody judged to stand for a person."""

    persona: str
    verdict: str
    since: str


@dataclass(frozen=True)
class Person:
    """Somebody on record in the network; ``count`` is a range where a group stands for several."""

    person: str
    layer: str
    functions: list[str]
    standing: list[str]
    count: tuple[float, float | None]
    personas: list[Persona] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """One step of a way in; equal numbers: the order is not known."""

    number: float | None
    medium: str
    place: str
    act: str


@dataclass(frozen=True)
class Entry:
    """One way in, with what follows by the rules of the frame."""

    entry: str
    person: str
    at: str
    earliest: str
    latest: str
    layer: str
    founder: bool
    counted: str
    channel: str
    medium: str
    world: str
    first_contact: str
    commitment: str
    mechanism: str
    place: str
    brought_by: list[tuple[str, str]]
    nobody: bool
    mixed: bool
    steps: list[Step]
    certainty: str
    """That of the surest claim on the way in; '' where nothing is said of it."""


@dataclass(frozen=True)
class Branch:
    """People in the order in which they were brought in, each with how deep below the first.

    ``root`` is ``founders``, ``outsider`` (the first line is one), ``nobody``, ``circle`` or ``not_said``.
    """

    root: str
    lines: list[tuple[int, str]]


def when_of(row: Row, name: str) -> str:
    """The date as EDTF, or the word that says why there is none."""
    earliest, latest = row[f"{name}_earliest"], row[f"{name}_latest"]
    if earliest or latest:
        return When(earliest, latest).edtf()
    missing = row.get("missing") or ()
    return next((said.partition("=")[2] for said in missing if said.startswith(f"{name}=")), NOT_RECORDED)


def entries_of(view: View, network: str) -> list[Entry]:
    """The entries into the network, founders first, then by date; what sources dispute is among them."""
    worlds = rollup_of(view.frame)
    agents = grouped(uncontested(view.table("entry_agents").iter_rows(named=True)), "entry")
    told = view.table("brought_by").filter(pl.col("agent_role") == NOBODY)
    steps = grouped(uncontested(view.table("steps").iter_rows(named=True)), "entry")
    mixed = dict(view.table("entry_paths").select("entry", "mixed").iter_rows())
    surest = way_certainties(view.table)
    raw = {row["entry"]: row for row in view.table("entries").iter_rows(named=True)}
    nobody = set(told["entry"])
    found = []
    for row in view.table("entries_derived").filter(pl.col("network") == network).iter_rows(named=True):
        name = row["entry"]
        first = row["medium_first_contact"]
        found.append(
            Entry(
                name,
                row["person"] or "",
                when_of(raw[name], "at"),
                str(row["at_earliest"] or row["at_latest"] or ""),
                str(row["at_latest"] or row["at_earliest"] or ""),
                row["layer"],
                row["founder"] == "yes",
                row["counted"],
                row["channel"],
                row["medium"],
                rolled_up(first, worlds),
                first,
                row["medium_commitment"],
                row["mechanism"],
                row["place"] or "",
                [(agent["person"], agent["part"]) for agent in agents.get(name, []) if agent["person"]],
                name in nobody,
                bool(mixed.get(name)),
                _steps(steps.get(name, [])),
                surest.get(name, ""),
            )
        )
    return sorted(found, key=lambda one: (not one.founder, one.earliest or LATE, one.latest or LATE, one.entry))


def _steps(rows: list[Row]) -> list[Step]:
    ordered = sorted(rows, key=lambda row: (row["step"] is None, row["step"] or 0.0))
    return [Step(row["step"], row["medium"], row["place"] or "", row["act"]) for row in ordered]


def persons_of(view: View, network: str) -> list[Person]:
    """Everybody on record in the network, members or not, with their standing, layer and functions."""
    persons = {row["person"]: row for row in view.table("persons").iter_rows(named=True)}
    personas = _personas(view)
    layers: dict[str, str] = {}
    functions: dict[str, set[str]] = {}
    standings: dict[str, set[str]] = {}
    for row in view.table("entries_derived").filter(pl.col("network") == network).iter_rows(named=True):
        _take(layers, row["person"], row["layer"])
    for row in view.table("entries").filter(pl.col("network") == network).iter_rows(named=True):
        functions.setdefault(row["person"], set()).add(row["function"])
    for row in uncontested(view.table("roles").filter(pl.col("network") == network).iter_rows(named=True)):
        _take(layers, row["person"], row["layer"])
        functions.setdefault(row["person"], set()).add(row["function"])
    for row in view.table("memberships").filter(pl.col("network") == network).iter_rows(named=True):
        standings.setdefault(row["person"], set()).add("contested" if is_contested(row) else row["standing"])
    names = sorted({*layers, *functions, *standings} - {None})
    return [
        Person(
            name,
            layers.get(name, NOT_RECORDED),
            sorted(functions.get(name, set()) - {None, *FIVE_WORDS}),
            sorted(standings.get(name, set()) - {None, *FIVE_WORDS} | (standings.get(name, set()) & {"contested"})),
            _count(persons.get(name)),
            personas.get(name, []),
        )
        for name in names
    ]


def _take(layers: dict[str, str], person: str | None, layer: str) -> None:
    """The layer first told of a person that says something."""
    if person and not is_known(layers.get(person)):
        layers[person] = layer


def _count(person: Row | None) -> tuple[float, float | None]:
    if person is None or (person["kind"] != "group_of_unknown_size" and person["count_min"] is None):
        return 1.0, 1.0
    return person["count_min"] or 1.0, person["count_max"]


def _personas(view: View) -> dict[str, list[Persona]]:
    """Names as written by the person somebody judged to stand behind them."""
    found: dict[str, list[Persona]] = {}
    for row in uncontested(view.table("identities").iter_rows(named=True)):
        if row["person"] and row["persona"] and row["verdict"] in JUDGED:
            since = "" if row["began_earliest"] is None and row["began_latest"] is None else when_of(row, "began")
            found.setdefault(row["person"], []).append(Persona(row["persona"], row["verdict"], since))
    return found


def branches(entries: list[Entry]) -> list[Branch]:
    """Who brought whom: below the founders, below outsiders, and those of whom nobody says it."""
    inside = {entry.person for entry in entries}
    brought: dict[str, list[str]] = {}
    for entry in entries:
        for agent, _part in () if entry.founder else entry.brought_by:
            brought.setdefault(agent, []).append(entry.person)
    seen: set[str] = set()
    founders = [line for entry in entries if entry.founder for line in _below(entry.person, 0, brought, seen)]
    found = [Branch("founders", founders)]
    for agent in sorted(set(brought) - inside):
        lines = [line for person in brought[agent] for line in _below(person, 1, brought, seen)]
        found.append(Branch("outsider", [(0, agent), *lines]))
    for root, is_one in (("nobody", _said_nobody), ("not_said", _silent), ("circle", lambda _entry: True)):
        mine = [entry.person for entry in entries if is_one(entry)]
        found.append(Branch(root, [line for person in mine for line in _below(person, 0, brought, seen)]))
    return [branch for branch in found if len(branch.lines) > (branch.root == "outsider")]


def _said_nobody(entry: Entry) -> bool:
    return entry.nobody and not entry.brought_by


def _silent(entry: Entry) -> bool:
    return not entry.nobody and not entry.brought_by


def _below(person: str, depth: int, brought: dict[str, list[str]], seen: set[str]) -> list[tuple[int, str]]:
    """The person and whoever was brought in through them; nobody stands in the tree twice."""
    if person in seen:
        return []
    seen.add(person)
    below = [line for one in brought.get(person, ()) for line in _below(one, depth + 1, brought, seen)]
    return [(depth, person), *below]
