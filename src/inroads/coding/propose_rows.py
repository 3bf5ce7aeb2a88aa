"""What accepting a proposal claims: a row of the table that its kind belongs to, resting on its passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from inroads.coding.proposal_kinds import kind_word
from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.draft import DraftCell, DraftRow
from inroads.model.tables import KEY_JOINT, TABLES

APPROACHES = ("invited", "referred", "invitation", "channel_shift", "recruiting")
STEPS = (*APPROACHES, "joined_by_link")
PREFIX = "pr-"
VOUCHED = "vouched"


@dataclass(frozen=True)
class Reading:
    """How a person reads proposals: of which network and persons they tell, or of which entry they are a step."""

    because: str
    network: str = ""
    person: str = ""
    by: str = ""
    entry: str = ""
    certainty: str = ""
    further: Mapping[str, str] = field(default_factory=dict)
    """Further columns of the row."""


def rows_of(proposal: Mapping[str, Any], reading: Reading, ranks: Sequence[str]) -> list[DraftRow]:
    """The rows that a proposal becomes; raises InputError that says what the reading lacks.

    ``ranks`` are the words that the frame has for the rank of a persona.
    """
    kind = str(proposal["kind"])
    needs: tuple[str, ...]
    if kind == "promoted":
        table, said, needs = "personas", _rank(proposal, reading, ranks), ("rank",)
    elif kind == "vouch":
        table, said, needs = "entry_agents", {"entry": reading.entry, "person": reading.by, "part": VOUCHED}, (
            "entry", "person",
        )  # fmt: skip
    elif kind in STEPS and reading.entry:
        table, said, needs = "steps", {"entry": reading.entry, **_where(proposal), **_when(proposal, "at")}, ("entry",)
    elif kind in APPROACHES:
        said = {"person": reading.person, "network": reading.network, "by": reading.by}
        table, said, needs = "approaches", {**said, **_where(proposal), **_when(proposal, "at")}, ("person", "network")
    else:
        end = "ended" if kind == "banned" else "began"
        said = {"person": reading.person, "place": str(proposal["place"]), "network": reading.network}
        table, said, needs = "presences", {**said, **_when(proposal, end)}, ("person",)
    said = {**said, **reading.further}
    lacking = [name for name in needs if not said.get(name)]
    if lacking:
        raise InputError.of([_lacks(proposal, table, name) for name in lacking])
    row = {TABLES[table].id_column: f"{PREFIX}{proposal['proposal']}", **said}
    return [_row(proposal, table, row, reading), *_personas(proposal, reading, table)]


def _lacks(proposal: Mapping[str, Any], table: str, name: str) -> Fault:
    options = {"person": "--by" if table == "entry_agents" else "--person", "network": "--network", "entry": "--entry"}
    do = options.get(name, f"--set {name}=...")
    return Fault(
        _(
            "Accepting «{kind}» as a row of {table} needs «{name}».",
            kind=kind_word(str(proposal["kind"])),
            table=table,
            name=name,
        ),
        str(proposal["proposal"]),
        _("Say it with {option}; or decline the proposal.", option=do),
    )


def _rank(proposal: Mapping[str, Any], reading: Reading, ranks: Sequence[str]) -> dict[str, str]:
    """The rank that the event names, where the frame has that word."""
    words = str(proposal["words"] or "").casefold().split()
    rank = next((word for word in reversed(words) if word in ranks), "")
    return {"persona": persona_of(proposal, "who"), "place": str(proposal["place"]), "rank": rank,
            "source": str(proposal["source"]), "name": str(proposal["who"])} | dict(reading.further)  # fmt: skip


def _where(proposal: Mapping[str, Any]) -> dict[str, str]:
    return {"place": str(proposal["place"]), "medium": str(proposal["medium"])}


def _when(proposal: Mapping[str, Any], column: str) -> dict[str, str]:
    return {column: proposal["at"].date().isoformat()} if proposal["at"] else {}


def persona_of(proposal: Mapping[str, Any], column: str) -> str:
    """The id of the persona in that column, as in ``personas``; '' where there is none."""
    return f"{proposal['place']}{KEY_JOINT}{proposal[column]}" if proposal[column] else ""


def _personas(proposal: Mapping[str, Any], reading: Reading, table: str) -> list[DraftRow]:
    """The accounts themselves, so that somebody can judge whose they are."""
    if table == "personas":
        return []
    told = []
    for column in ("who", "by"):
        persona = persona_of(proposal, column)
        if persona:
            said = {"persona": persona, "name": str(proposal[column]), "place": str(proposal["place"])}
            told.append(_row(proposal, "personas", said, reading))
    return told


def _row(proposal: Mapping[str, Any], table: str, said: Mapping[str, str], reading: Reading) -> DraftRow:
    further = {
        "passage": str(proposal["passage"]),
        "because": reading.because,
        "certainty": reading.certainty,
        "source": "" if "#" in str(proposal["passage"]) or "source" in said else str(proposal["source"]),
    }
    where = _("proposal {id}", id=proposal["proposal"])
    cells = [DraftCell(name, value, "") for name, value in {**said, **further}.items() if value]
    return DraftRow(table, tuple(cells), where)
