"""Every table of a study, declared once: importer, template, Parquet and data dictionary read it here.

The columns here carry the structure. Further variables of a unit, and the values of every choice, are data in the
frame.
A ``date`` column ``at`` stands as ``at_earliest`` and ``at_latest`` in a snapshot.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["id", "ref", "refs", "text", "choice", "choices", "number", "date", "flag"]

KEY_JOINT = " · "

UNNAMED = {
    "case_link", "network_event", "identity", "tie_spell", "contact", "entry_agent",
    "step", "membership", "role", "offence", "flow", "alter",
}  # fmt: skip
"""Units that researchers hardly ever number themselves: their id column is called ``id`` and may be left out."""


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind and, for a reference, the unit it names."""

    name: str
    kind: Kind
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its name, the unit a row is, its columns and the natural key of a row that bears no id.

    ``numbered`` keys end in a running number, by the date column ``ordered_by`` where there is one.
    """

    name: str
    unit: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    numbered: bool = False
    ordered_by: str = ""

    @property
    def id_column(self) -> str:
        """The column that names the row."""
        return self.columns[0].name

    def column(self, name: str) -> Column | None:
        """The declared column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)


def _columns(id_column: str, declared: str) -> tuple[Column, ...]:
    """``name:kind`` words; ``name>unit`` is a reference, ``name>>unit`` several; a bare name is text."""
    columns = [Column(id_column, "id")]
    for word in declared.split():
        if ">>" in word:
            name, target = word.split(">>")
            columns.append(Column(name, "refs", target))
        elif ">" in word:
            name, target = word.split(">")
            columns.append(Column(name, "ref", target))
        else:
            name, _, kind = word.partition(":")
            columns.append(Column(name, kind or "text"))  # type: ignore[arg-type]
    return tuple(columns)


def _table(name: str, unit: str, declared: str, key: str = "", numbered: bool = False, ordered_by: str = "") -> Table:
    id_column = "id" if unit in UNNAMED else unit
    return Table(name, unit, _columns(id_column, declared), tuple(key.split()), numbered, ordered_by)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "sources",
            "source",
            "kind:choice doc_type:choice instrument>instrument collection:choice period:date access:choice"
            " sha256 legal_basis:choice investigation>investigation may_link:flag",
        ),
        _table(
            "passages",
            "passage",
            "source>source document locator speaker at:date access:choice access_basis use_restriction:choice quote",
        ),
        _table("instruments", "instrument", "version covers:choices"),
        _table("samples", "sample", "reference selection"),
        _table(
            "investigations",
            "investigation",
            "country unit:choice started:date closed:date means:choices depth:choice sampling_route:choice",
        ),
        _table(
            "case_links",
            "case_link",
            "investigation>investigation network>network sample>sample boundary_rule:choice",
            key="investigation network sample",
        ),
        _table(
            "networks",
            "network",
            "name country it_type:choice attack_tech:choice victim_interaction:choice active:date"
            " growth_type_coded:choice coverage:choices sample>sample",
        ),
        _table(
            "network_events",
            "network_event",
            "network>network event:choice before>network after>network at:date",
            key="network event",
            numbered=True,
            ordered_by="at",
        ),
        _table("persons", "person", "kind:choice count_min:number count_max:number"),
        _table("personas", "persona", "name source>source place>place rank:choice joined:date"),
        _table(
            "identities",
            "identity",
            "persona>persona person>person began:date ended:date verdict:choice",
            key="persona person",
            numbered=True,
            ordered_by="began",
        ),
        _table(
            "places",
            "place",
            "name medium:choice kind:choice access:choice governance:choices criminal_purpose:choice"
            " local_base twin_place>place latitude:number longitude:number open:date",
        ),
        _table(
            "ties",
            "tie",
            "a>person b>person content:choice formed_medium:choice maintained_medium:choice formed_place>place"
            " introduced_by>person strength:choice began:date ended:date predates_network:choice predates_entry:choice",
            key="a b content",
        ),
        _table(
            "tie_spells",
            "tie_spell",
            "tie>tie medium:choice began:date ended:date frequency:choice stakes:choice",
            key="tie medium",
            numbered=True,
            ordered_by="began",
        ),
        _table(
            "presences",
            "presence",
            "person>person place>place network>network function:choice began:date ended:date",
            key="person place function",
            numbered=True,
            ordered_by="began",
        ),
        _table(
            "contacts",
            "contact",
            "medium:choice sender>person receiver>person place>place kind:choice weight:number"
            " first_at:date last_at:date rule",
            key="medium sender receiver place kind",
        ),
        _table(
            "approaches",
            "approach",
            "person>person network>network by>person place>place medium:choice tie_before:choice at:date"
            " outcome:choice entry>entry",
            key="person network",
            numbered=True,
            ordered_by="at",
        ),
        _table(
            "entries",
            "entry",
            "person>person network>network at:date mechanism:choice contributing:choices channel:choice medium:choice"
            " medium_first_contact:choice medium_commitment:choice place>place tie>tie initiative:choice"
            " relation:choice role:choice function:choice founder:choice",
            key="person network",
            numbered=True,
            ordered_by="at",
        ),
        _table("entry_agents", "entry_agent", "entry>entry person>person part:choice", key="entry person part"),
        _table(
            "steps",
            "step",
            "entry>entry step:number medium:choice place>place tie>tie act:choice at:date",
            key="entry step",
            numbered=True,
        ),
        _table(
            "memberships",
            "membership",
            "person>person network>network spell:number standing:choice began:date ended:date exit_reason:choice",
            key="person network spell",
        ),
        _table(
            "roles",
            "role",
            "person>person network>network layer:choice function:choice began:date ended:date replaceable:choice",
            key="person network layer function",
            numbered=True,
            ordered_by="began",
        ),
        _table("offences", "offence", "network>network offence:choice main:flag", key="network offence"),
        _table(
            "activities",
            "activity",
            "network>network script_phase:choice step function:choice medium:choice place>place actors>>person"
            " depends_on>>activity at:date bottleneck:flag",
            key="network script_phase step",
            numbered=True,
        ),
        _table(
            "flows",
            "flow",
            "sender>person receiver>person what:choice amount:number medium:choice place>place at:date",
            key="sender receiver what",
            numbered=True,
            ordered_by="at",
        ),
        _table(
            "accounts",
            "account",
            "speaker>person about stance:choice theme:choice told_at:date",
            key="speaker about theme",
            numbered=True,
        ),
        _table(
            "alters",
            "alter",
            "respondent>person alter generator:choice tie_content:choice formed_medium:choice",
            key="respondent alter generator",
        ),
    )
}

UNITS: dict[str, Table] = {table.unit: table for table in TABLES.values()}

ROW_COLUMNS = ("source", "access", "passage", "coder", "certainty", "polarity", "grade", "because")
"""Columns that any sheet may carry; they hold for all claims of the row, unless the table has a column of that name."""

CLAIM_COLUMNS = (
    *("claim", "unit_type", "unit", "variable", "value", "polarity", "coder", "at", "certainty", "grade"),
    *("passages", "state"),
)


def date_columns(name: str) -> tuple[str, str]:
    """The two columns a date stands in."""
    return f"{name}_earliest", f"{name}_latest"
