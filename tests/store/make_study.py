"""Small studies for tests: claims in one line, and what the study says of them."""

from inroads.coding.record import Added, Incoming, record
from inroads.frame.default import default_frame
from inroads.model.claim import CitedPassage, Claim
from inroads.store.frames import write_frame
from inroads.store.snapshot import content_hash, fold_study
from inroads.store.study_folder import Settings, StudyFolder


def make_study(path, title="Invented"):
    """An empty study with the default frame."""
    study = StudyFolder.create(path, Settings(title))
    with study.ledger.writing("A") as pen:
        pen.write("new", {"title": title, "format": 1})
        write_frame(study, pen, default_frame())
    return study


def make_claim(cell, value="yes", coder="A", source="S-1", polarity="present", access="", passage=""):
    """A claim on a cell, written as ``entry E-1 medium``, resting on one passage of the source."""
    unit_type, unit, variable = cell.split()
    cited = CitedPassage(passage or f"{source}: {cell} {value} {coder} {access}", source, "f.1", access)
    return Claim(unit_type, unit, variable, value, (cited,), coder, polarity)


def say(study, *claims, actor="A") -> Added:
    """Record claims that come from no file."""
    return record(study, list(claims), [], actor)


def say_file(study, path, *claims, replaces="") -> Added:
    """Record claims that come from a file."""
    return record(study, list(claims), [Incoming(path, path.name, "case_file")], "A", replaces)


def tables_of(study):
    """The tables as they follow from the ledger now."""
    return fold_study(study, default_frame())


def row_of(study, table, unit=""):
    """One row of a table as a dict; of the only unit where none is named."""
    found = tables_of(study)[table]
    return (found.filter(found[:, 0] == unit) if unit else found).row(0, named=True)


def meaning_of(study):
    """One hash over all tables but the time and the place at which a claim was first written."""
    tables = tables_of(study)
    tables["claims"] = tables["claims"].drop("at", "cell")
    tables["passages"] = tables["passages"].drop("locator")
    return content_hash(tables)
