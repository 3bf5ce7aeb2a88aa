"""What an import says of the source of a document: that there is one, its kind, its access and whatever was set.

Each of these claims rests on the document itself.
"""

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from inroads.coding.cells import read_cell
from inroads.coding.row_columns import UNNAMED
from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame
from inroads.frame.similar import near
from inroads.language import _
from inroads.model.claim import EXISTS, CitedPassage, Claim
from inroads.model.tables import UNITS
from inroads.store.fold import columns_of

INTERVIEW = "interview"
CASE_FILE = "case_file"


def read_settings(said: Iterable[tuple[str, str]], frame: Frame) -> dict[str, str]:
    """The variables of a source with their values, read under the frame; raises one InputError with all faults."""
    columns = {column.name: column for column in columns_of(UNITS["source"], frame) if column.kind != "id"}
    read: dict[str, str] = {}
    faults: list[Fault] = []
    for name, text in said:
        where = f"{name}={text}"
        if name not in columns:
            faults.append(Fault(_("A source has no variable «{name}».", name=name), where, _meant(name, columns)))
            continue
        try:
            value = read_cell(text, columns[name], frame.variable("source", name), frame)
        except InputError as error:
            faults += [Fault(fault.what, where, fault.do) for fault in error.faults]
            continue
        if read.setdefault(name, value) != value:
            faults.append(Fault(_("«{name}» is set twice, to two values.", name=name), where, _("Set it once.")))
    if faults:
        raise InputError.of(faults)
    return read


def _meant(name: str, names: Collection[str]) -> str:
    alike = near(name, names)
    if alike:
        return _("Did you mean {near}?", near=" / ".join(alike))
    return _("Known are: {known}.", known=", ".join(names))


def kind_of(source: str, settings: Mapping[str, str], claims: pl.DataFrame) -> str:
    """The kind of a source: the one that the call sets, else the one that the study holds, else a case file."""
    return settings.get("kind") or _said(source, "kind", claims) or CASE_FILE


def describe_source(
    source: str, document: str, file: str, settings: Mapping[str, str], claims: pl.DataFrame
) -> list[Claim]:
    """The claims about the source of a document; ``claims`` are those of the study that stand.

    What the study says of the source already is not said again by default.
    """
    facts = {EXISTS: "yes", **settings}
    kind = kind_of(source, settings, claims)
    if not _said(source, "kind", claims):
        facts["kind"] = kind
    if kind == INTERVIEW and not _said(source, "access", claims):
        facts.setdefault("access", INTERVIEW)
    passage = (CitedPassage(document, source, file, ""),)
    return [Claim("source", source, variable, value, passage, UNNAMED, cell=file) for variable, value in facts.items()]


def _said(source: str, variable: str, claims: pl.DataFrame) -> str:
    said = claims.filter(unit_type="source", unit=source, variable=variable, polarity="present")["value"]
    return str(said[0]) if len(said) else ""
