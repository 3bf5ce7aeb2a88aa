"""Rows as a reader hands them on, in one line."""

from inroads.coding.claims import to_claims
from inroads.coding.numbering import known_units
from inroads.coding.record import Incoming, record
from inroads.frame.default import default_frame
from inroads.model.draft import DraftCell, DraftRow
from inroads.store.acts import standing_acts
from inroads.store.claims import read_claims


def make_row(table, number=2, file="cases.xlsx", **cells):
    """A row of a sheet; its cells have their locators."""
    where = f"{file}#{table}!{number}"
    drafts = (DraftCell(name, written, f"{where}:{name}") for name, written in cells.items())
    return DraftRow(table, tuple(drafts), where)


def claims_of(*rows, file="cases.xlsx"):
    """The claims of the rows."""
    return to_claims(rows, default_frame(), file)


def said(*rows):
    """What the rows say: (unit, variable) -> value."""
    return {(claim.unit, claim.variable): claim.value for claim in claims_of(*rows)}


def add(study, path, *rows, replaces="", text=""):
    """Add rows as a file of that path; its bytes are the rows."""
    path.write_text(text or repr(rows))
    standing = known_units(read_claims(study.ledger, standing_acts(study.ledger)))
    claims = to_claims(rows, default_frame(), path.name, standing)
    return record(study, claims, [Incoming(path, path.name, "case_file")], "A", replaces)
